//! Pages: runs of glyphs painted alike, rulings, clips.

use super::rect;
use gwaje_model::{Glyph, Page, Pages};
use std::fmt::Write as _;

/// A gap of more than this many em, or a step back, begins a new run.
const RUN_GAP: f32 = 0.12;

/// Shows pages as runs of glyphs in content order, then rulings and clips.
#[must_use]
pub(crate) fn extract(pages: &Pages) -> String {
    let mut out = String::new();
    for (index, font) in pages.fonts.iter().enumerate() {
        let _ = writeln!(out, "font f{index} {:?} {}", font.kind, font.name);
    }
    for page in &pages.pages {
        let _ = writeln!(out, "page {} {:.0}×{:.0}", page.number, page.width, page.height);
        show_page(page, &mut out);
    }
    for (index, table) in pages.tables.iter().enumerate() {
        let cells: usize = table.rows.iter().map(|row| row.cells.len()).sum();
        let _ = writeln!(out, "tagged table {index}: {} rows, {cells} cells", table.rows.len());
    }
    out
}

fn show_page(page: &Page, out: &mut String) {
    for run in page.glyphs.chunk_by(follows) {
        if let Some(first) = run.first() {
            let text: String = run.iter().map(|g| g.ch).collect();
            let clip = if first.clip == Glyph::NO_CLIP { String::new() } else { format!(" c{}", first.clip) };
            let flags =
                if first.flags.0 == 0 { String::new() } else { format!(" flags {:b}", first.flags.0) };
            let angle = if first.angle == 0 { String::new() } else { format!(" {}°", first.angle) };
            let _ = writeln!(
                out,
                "  run ({:.0},{:.0}) {:.1}pt f{}{clip}{angle}{flags} {text:?}",
                first.x, first.y, first.size, first.font
            );
        }
    }
    for show in &page.empty_shows {
        let _ = writeln!(out, "  empty show ({:.0},{:.0})", show.x, show.y);
    }
    for (index, clip) in page.clips.iter().enumerate() {
        let _ = writeln!(out, "  clip c{index} {}", rect(*clip));
    }
    for ruling in &page.rulings {
        let way = if ruling.horizontal { "—" } else { "|" };
        let _ = writeln!(out, "  ruling {way} {}", rect(ruling.ink));
    }
}

fn follows(a: &Glyph, b: &Glyph) -> bool {
    let gap = b.x - (a.x + a.advance);
    let alike = (a.font, a.clip, a.angle, a.flags.0) == (b.font, b.clip, b.angle, b.flags.0);
    alike && (a.y - b.y).abs() < 0.1 && (a.size - b.size).abs() < 0.1 && gap.abs() <= RUN_GAP * a.size
}
