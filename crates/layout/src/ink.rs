//! The glyphs of a page that a reader sees, each once.

use gwaje_model::{Code, FontKind, Glyph, GlyphFlags, Note, Page, Pages, Place, Rect};
use std::collections::BTreeMap;

/// A glyph printed again within this many em of itself is the same glyph (shadow, fake bold). Leader dots advance
/// 0.25 em and must stay.
const OVERPRINT: f32 = 0.12;
/// A line may lean by so many degrees, as on a page that was scanned and recognised; what leans more is a watermark.
const SLANT: u16 = 5;
/// Ink of a glyph above and below the baseline, em.
const ASCENT: f32 = 0.82;
const DESCENT: f32 = 0.18;

/// Side of the squares in which painted characters are looked up (points).
const SQUARE: f32 = 6.0;

/// Where each character was painted so far, by square.
type Painted = BTreeMap<(char, i32, i32), Vec<(f32, f32)>>;

/// A visible glyph with its box.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ink {
    pub(crate) glyph: Glyph,
    pub(crate) bbox: Rect,
    pub(crate) font: FontKind,
    pub(crate) symbol: bool,
}

impl Ink {
    pub(crate) fn new(glyph: Glyph, pages: &Pages) -> Self {
        let font = pages.fonts.get(usize::from(glyph.font));
        let top = glyph.y - ASCENT * glyph.size;
        let bbox = Rect::new(glyph.x, top, glyph.x + glyph.advance, glyph.y + DESCENT * glyph.size);
        Self {
            glyph,
            bbox,
            font: font.map_or(FontKind::Other, |font| font.kind),
            symbol: font.is_some_and(|font| is_symbol_font(&font.name)),
        }
    }

    pub(crate) fn is_space(&self) -> bool {
        self.glyph.ch.is_whitespace()
    }

    /// The point that decides which cell it stands in.
    pub(crate) fn centre(&self) -> (f32, f32) {
        (self.glyph.x + self.glyph.advance / 2.0, self.glyph.y - 0.3 * self.glyph.size)
    }
}

fn is_symbol_font(name: &str) -> bool {
    let lower = name.to_lowercase();
    ["wingdings", "webdings", "symbol", "dingbats"].iter().any(|word| lower.contains(word))
}

/// The visible upright glyphs of a page; what is left out is noted.
pub(crate) fn visible(page: &Page, pages: &Pages, notes: &mut Vec<Note>) -> Vec<Ink> {
    let mut seen = Painted::new();
    let mut removed = Removals::default();
    let mut kept = Vec::with_capacity(page.glyphs.len());
    for glyph in &page.glyphs {
        let ink = Ink::new(*glyph, pages);
        if !glyph.visible() {
            removed.add(Code::HiddenTextRemoved, ink);
        } else if glyph.angle.unsigned_abs() > SLANT && !glyph.flags.any(GlyphFlags::VERTICAL) {
            removed.add(Code::WatermarkRemoved, ink);
        } else if !ink.is_space() && is_overprint(glyph, &mut seen) {
            removed.add(Code::OverprintRemoved, ink);
        } else {
            kept.push(ink);
        }
    }
    removed.finish(page.number, notes);
    kept
}

fn is_overprint(glyph: &Glyph, seen: &mut Painted) -> bool {
    let reach = OVERPRINT * glyph.size.clamp(0.1, 100.0);
    let square = |value: f32| (value / SQUARE).floor() as i32;
    let near = |at: &(f32, f32)| (at.0 - glyph.x).abs() < reach && (at.1 - glyph.y).abs() < reach;
    let columns = square(glyph.x - reach)..=square(glyph.x + reach);
    let found = columns.into_iter().any(|column| {
        (square(glyph.y - reach)..=square(glyph.y + reach))
            .any(|row| seen.get(&(glyph.ch, column, row)).is_some_and(|places| places.iter().any(near)))
    });
    if !found {
        seen.entry((glyph.ch, square(glyph.x), square(glyph.y))).or_default().push((glyph.x, glyph.y));
    }
    found
}

/// Removed glyphs gathered into notes: neighbours in content order make one.
#[derive(Default)]
struct Removals {
    runs: Vec<(Code, Rect, String)>,
}

impl Removals {
    fn add(&mut self, code: Code, ink: Ink) {
        match self.runs.last_mut() {
            Some((last, bbox, text)) if *last == code => {
                *bbox = bbox.union(ink.bbox);
                text.push(ink.glyph.ch);
            }
            _ => self.runs.push((code, ink.bbox, ink.glyph.ch.to_string())),
        }
    }

    fn finish(self, page: u32, notes: &mut Vec<Note>) {
        let said = self.runs.into_iter().filter(|(.., text)| !text.trim().is_empty());
        notes.extend(said.map(|(code, bbox, text)| Note { code, place: Some(Place { page, bbox }), text }));
    }
}
