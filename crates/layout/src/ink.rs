//! The glyphs of a page that a reader sees, each once.

use gwaje_model::{Code, FontKind, Glyph, GlyphFlags, Note, Page, Pages, Place, Rect};

/// A glyph printed again within this many em of itself is the same glyph (shadow, fake bold). Leader dots advance
/// 0.25 em and must stay.
const OVERPRINT: f32 = 0.12;
/// No page has more of one character exactly above each other; a hostile one is not searched further.
const STACKED: usize = 1_000;
/// Nor has it so many near copies of each glyph, those in the very same place aside.
const COPIES: usize = 16;
/// A line may lean by so many degrees, as on a page that was scanned and recognised; what leans more is a watermark.
const SLANT: u16 = 5;
/// Ink of a glyph above and below the baseline, em.
const ASCENT: f32 = 0.82;
const DESCENT: f32 = 0.18;

/// A visible glyph with its box.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ink {
    pub(crate) glyph: Glyph,
    pub(crate) bbox: Rect,
    pub(crate) font: FontKind,
    pub(crate) symbol: bool,
}

impl Ink {
    fn new(glyph: Glyph, font: Option<&(FontKind, bool)>) -> Self {
        let top = glyph.y - ASCENT * glyph.size;
        let bbox = Rect::new(glyph.x, top, glyph.x + glyph.advance, glyph.y + DESCENT * glyph.size);
        let (font, symbol) = font.copied().unwrap_or((FontKind::Other, false));
        Self { glyph, bbox, font, symbol }
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

/// The kind of each font of a document, and whether it is a font of symbols.
pub(crate) fn fonts(pages: &Pages) -> Vec<(FontKind, bool)> {
    pages.fonts.iter().map(|font| (font.kind, is_symbol_font(&font.name))).collect()
}

/// The visible upright glyphs of a page; what is left out is noted.
pub(crate) fn visible(page: &Page, fonts: &[(FontKind, bool)], notes: &mut Vec<Note>) -> Vec<Ink> {
    let again = overprinted(&page.glyphs);
    let mut removed = Removals::default();
    let mut kept = Vec::with_capacity(page.glyphs.len());
    for (index, glyph) in page.glyphs.iter().enumerate() {
        let ink = Ink::new(*glyph, fonts.get(usize::from(glyph.font)));
        if !glyph.visible() {
            removed.add(Code::HiddenTextRemoved, ink);
        } else if leans(glyph) {
            removed.add(Code::WatermarkRemoved, ink);
        } else if again.binary_search(&index).is_ok() {
            removed.add(Code::OverprintRemoved, ink);
        } else {
            kept.push(ink);
        }
    }
    removed.finish(page.number, notes);
    kept
}

fn leans(glyph: &Glyph) -> bool {
    glyph.angle.unsigned_abs() > SLANT && !glyph.flags.any(GlyphFlags::VERTICAL)
}

/// Which glyphs are painted over themselves, ascending: all but the first of each heap.
fn overprinted(glyphs: &[Glyph]) -> Vec<usize> {
    let painted =
        |(_, glyph): &(usize, &Glyph)| glyph.visible() && !leans(glyph) && !glyph.ch.is_whitespace();
    let key = |(index, glyph): (usize, &Glyph)| (glyph.ch, in_order(glyph.x), in_order(glyph.y), index);
    let mut sorted: Vec<_> = glyphs.iter().enumerate().filter(painted).map(|at| (key(at), at.1)).collect();
    sorted.sort_unstable_by_key(|(key, _)| *key);
    // In one place the first stays or goes for all, and the others go.
    let mut again: Vec<usize> = Vec::new();
    sorted.dedup_by(|((ch, x, y, index), glyph), (first, before)| {
        let copy = (*ch, *x, *y) == (first.0, first.1, first.2) && glyph.size == before.size;
        if copy {
            again.push(*index);
        }
        copy
    });
    let most = COPIES * sorted.len();
    let mut near: Vec<(usize, usize)> = Vec::new();
    for (at, ((.., index), glyph)) in sorted.iter().enumerate() {
        let reach = OVERPRINT * glyph.size.clamp(0.1, 100.0);
        let after = sorted.iter().skip(at + 1).take(STACKED);
        for ((.., other), twin) in
            after.take_while(|(_, twin)| twin.ch == glyph.ch && twin.x - glyph.x < reach)
        {
            if (twin.y - glyph.y).abs() < reach && near.len() < most {
                near.push((*index.max(other), *index.min(other)));
            }
        }
    }
    near.sort_unstable();
    let mut beside: Vec<usize> = Vec::new();
    for (later, earlier) in near {
        // What lies near a copy alone, and not near the glyph that stays, stays as well.
        if beside.last() != Some(&later) && beside.binary_search(&earlier).is_err() {
            beside.push(later);
        }
    }
    again.extend(beside);
    again.sort_unstable();
    again
}

/// The place of a coordinate in the order of all, as a number that is quick to compare.
fn in_order(x: f32) -> u32 {
    let bits = x.to_bits();
    if x.is_sign_negative() { !bits } else { bits | 1 << 31 }
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
        notes.extend(said.map(|(code, bbox, text)| Note {
            code,
            place: Some(Place { page, bbox }.into()),
            text,
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::overprinted;
    use crate::testing::glyph;
    use gwaje_model::Glyph;

    #[test]
    fn of_a_heap_of_copies_one_stays() {
        let heap: Vec<Glyph> = (0..5_000).map(|_| glyph('가', 50.0, 100.0)).collect();
        assert_eq!(overprinted(&heap), (1..5_000).collect::<Vec<_>>());
        let shadow = [glyph('가', 50.0, 100.0), glyph('나', 60.0, 100.0), glyph('가', 50.5, 100.5)];
        assert_eq!(overprinted(&shadow), [2]);
    }
}
