//! `ActualText`: what glyphs stand for, told apart from what they show.

use gwaje_model::{Glyph, GlyphFlags};

/// Puts the replacement in the place of the glyphs from an index on, if they stand on one line.
///
/// Text over several lines keeps its own characters, unless there is one replacement for each of them: where the
/// characters of the replacement would stand is not known. Glyphs are never dropped for an empty replacement.
pub(super) fn replace(glyphs: &mut Vec<Glyph>, from: usize, text: &str) {
    // Typesetting controls (InDesign's U+0007, tabs, breaks) say nothing that the glyphs do not.
    let chars: Vec<char> = text.chars().filter(|ch| !ch.is_control() && *ch != '\u{feff}').collect();
    let Some(shown) = glyphs.get_mut(from..) else { return };
    let (Some(first), Some(last)) = (shown.first().copied(), shown.last().copied()) else { return };
    if chars.is_empty() {
        return;
    }
    if chars.len() == shown.len() {
        for (glyph, ch) in shown.iter_mut().zip(chars) {
            glyph.ch = ch;
            mark(glyph);
        }
        return;
    }
    let level = (last.y - first.y).abs() < 0.1 * first.size && first.angle == 0 && last.angle == 0;
    if !level || last.x < first.x {
        return;
    }
    let advance = (last.x + last.advance - first.x) / chars.len() as f32;
    let placed = chars.iter().enumerate().map(|(index, ch)| {
        let mut glyph = Glyph { ch: *ch, x: first.x + advance * index as f32, advance, ..first };
        mark(&mut glyph);
        if index > 0 {
            glyph.flags.set(GlyphFlags::CONTINUES);
        }
        glyph
    });
    let placed: Vec<Glyph> = placed.collect();
    glyphs.truncate(from);
    glyphs.extend(placed);
}

fn mark(glyph: &mut Glyph) {
    glyph.flags = GlyphFlags(glyph.flags.0 & !GlyphFlags::UNMAPPED.0);
}
