//! Watermarks: text that lies across a page and is not of it.
//!
//! Pale or leaning alone is not enough: a label in its cell is turned by a quarter, headings are pale. A watermark is
//! the same pale, large or slanting text at the same place on most pages, across what stands there; or, where one page
//! must do, pale and very large text across the cells, slanting text, and pale text printed many times over the page.

use crate::passage::{Passage, passages};
use gwaje_model::{Glyph, GlyphFlags, Page, Rect, Ruling, parallel};
use std::collections::BTreeMap;

/// Text this many times as large as most text of the document is large, and very large.
const LARGE: f32 = 2.0;
const VERY_LARGE: f32 = 3.0;
/// Two places are the same when their corners are no further apart than this, in points.
const SAME_PLACE: f32 = 4.0;
/// What stands at its place on this share of the pages, and on two at least, returns.
const SHARE: f32 = 0.5;
/// Pale text that returns so often on one page is a pattern over it.
const TILES: usize = 3;
/// A line may lean by so many degrees, as on a page that was scanned and recognised; what leans more is turned.
const SLANT: i16 = 5;
/// Texts of a page that are looked at; where there are more, none is a watermark.
const MOST: usize = 1_000;
/// Fewer pages than this are not handed out to workers.
const FEW_PAGES: usize = 16;

/// The glyphs of watermarks on each page, ascending, by their place in the content.
pub(crate) fn find(pages: &[Page]) -> Vec<Vec<usize>> {
    let body = body_size(pages);
    let marks: Vec<Vec<Mark>> = parallel::map(pages, FEW_PAGES, |page| marks(page, body));
    let returning = Returning::new(&marks);
    marks.iter().map(|marks| glyphs(marks, &returning)).collect()
}

/// Whether a text is turned, so that it cannot be read in a line with upright text.
pub(crate) fn is_turned(glyph: &Glyph) -> bool {
    glyph.angle.unsigned_abs() > SLANT.unsigned_abs() && !glyph.flags.any(GlyphFlags::VERTICAL)
}

/// Whether a text is neither upright nor turned by quarters.
fn slants(angle: i16) -> bool {
    let off = angle.rem_euclid(90);
    off.min(90 - off) > SLANT
}

/// A text that may be a watermark.
struct Mark {
    passage: Passage,
    text: String,
    pale: bool,
    /// How many times as large as most text it is.
    size: f32,
    /// Whether it lies across other text or the lines of a table.
    crosses: bool,
}

impl Mark {
    fn slants(&self) -> bool {
        slants(self.passage.angle)
    }

    /// Whether it is one where it returns.
    fn may_return(&self) -> bool {
        self.slants() || self.crosses && (self.pale || self.size >= LARGE)
    }

    /// Whether one page is enough.
    fn stands_alone(&self) -> bool {
        self.pale && self.size >= VERY_LARGE && self.crosses
            || self.slants() && (self.pale || self.crosses || self.size >= LARGE)
    }
}

fn glyphs(marks: &[Mark], returning: &Returning<'_>) -> Vec<usize> {
    let mut tiles: BTreeMap<&str, usize> = BTreeMap::new();
    for mark in marks.iter().filter(|mark| mark.pale && mark.crosses) {
        *tiles.entry(&mark.text).or_default() += 1;
    }
    let is_tile =
        |mark: &Mark| mark.pale && tiles.get(mark.text.as_str()).is_some_and(|count| *count >= TILES);
    let is_watermark =
        |mark: &&Mark| mark.stands_alone() || is_tile(mark) || mark.may_return() && returning.has(mark);
    let mut glyphs: Vec<usize> =
        marks.iter().filter(is_watermark).flat_map(|mark| mark.passage.glyphs.clone()).collect();
    glyphs.sort_unstable();
    glyphs
}

/// Where each text that may be a watermark stands on each page.
struct Returning<'m> {
    places: BTreeMap<&'m str, Vec<(usize, Rect)>>,
    /// On so many pages it must stand.
    least: usize,
}

impl<'m> Returning<'m> {
    fn new(pages: &'m [Vec<Mark>]) -> Self {
        let least = ((pages.len() as f32 * SHARE).ceil() as usize).max(2);
        let mut places: BTreeMap<&str, Vec<(usize, Rect)>> = BTreeMap::new();
        for (page, marks) in pages.iter().enumerate() {
            for mark in marks {
                places.entry(&mark.text).or_default().push((page, mark.passage.bbox));
            }
        }
        Self { places, least }
    }

    fn has(&self, mark: &Mark) -> bool {
        let here = mark.passage.bbox;
        let same = |(_, there): &&(usize, Rect)| {
            (here.x0 - there.x0).abs() <= SAME_PLACE && (here.y0 - there.y0).abs() <= SAME_PLACE
        };
        let places = self.places.get(mark.text.as_str()).map_or(&[][..], Vec::as_slice);
        let mut pages: Vec<usize> = places.iter().filter(same).map(|(page, _)| *page).collect();
        pages.dedup();
        pages.len() >= self.least
    }
}

/// The size that half of the letters of a document do not exceed.
fn body_size(pages: &[Page]) -> f32 {
    let mut sizes: Vec<(f32, usize)> = parallel::map(pages, FEW_PAGES, sizes).into_iter().flatten().collect();
    sizes.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let (middle, mut passed) = (sizes.iter().map(|(_, letters)| letters).sum::<usize>() / 2, 0);
    let middle = sizes.iter().find(|(_, letters)| {
        passed += letters;
        passed > middle
    });
    middle.map_or(0.0, |(size, _)| *size)
}

/// The sizes of the letters of a page, each with how many letters in a row have it.
fn sizes(page: &Page) -> Vec<(f32, usize)> {
    let letters: Vec<f32> =
        page.glyphs.iter().filter(|glyph| is_letter(glyph)).map(|glyph| glyph.size).collect();
    let runs = letters.chunk_by(|a, b| a.to_bits() == b.to_bits());
    runs.filter_map(|run| Some((*run.first()?, run.len()))).collect()
}

fn is_letter(glyph: &Glyph) -> bool {
    glyph.visible() && !glyph.ch.is_whitespace()
}

/// The texts of a page that are pale, large or slanting.
fn marks(page: &Page, body: f32) -> Vec<Mark> {
    let stands_out = |glyph: &Glyph| {
        let pale = glyph.flags.any(GlyphFlags::PALE);
        pale || glyph.size >= LARGE * body || is_turned(glyph) && slants(glyph.angle)
    };
    let found =
        passages(&page.glyphs, |glyph| glyph.visible() && (glyph.ch.is_whitespace() || stands_out(glyph)));
    if found.len() > MOST {
        return Vec::new();
    }
    let mark = |passage: Passage| {
        let glyphs = page.glyphs.get(passage.glyphs.clone()).unwrap_or_default();
        let pale =
            glyphs.iter().filter(|glyph| is_letter(glyph)).all(|glyph| glyph.flags.any(GlyphFlags::PALE));
        let text = passage.text(&page.glyphs);
        let crosses = lies_over_text(&passage, &text, &page.glyphs)
            || page.rulings.iter().any(|ruling| cuts(ruling, &passage));
        Mark { pale, size: passage.size / body.max(0.1), crosses, passage, text }
    };
    found.into_iter().map(mark).collect()
}

/// Whether the middle of another letter lies in the middle of a passage; a copy of its own letters is its shadow.
fn lies_over_text(passage: &Passage, text: &str, glyphs: &[Glyph]) -> bool {
    let by = 0.2 * passage.size;
    let Rect { x0, y0, x1, y1 } = passage.bbox;
    let inner = Rect { x0: x0 + by, y0: y0 + by, x1: x1 - by, y1: y1 - by };
    let over = |(at, glyph): (usize, &Glyph)| {
        is_letter(glyph)
            && !passage.glyphs.contains(&at)
            && !text.contains(glyph.ch)
            && inner.contains(glyph.x + 0.5 * glyph.advance, glyph.y - 0.3 * glyph.size)
    };
    glyphs.iter().enumerate().any(over)
}

/// Whether a ruling runs through a passage: across it, or along its middle beyond its ends.
fn cuts(ruling: &Ruling, passage: &Passage) -> bool {
    let (ink, text) = (ruling.ink, passage.bbox);
    let inside = |at: f32, from: f32, to: f32| at > from + 0.3 * (to - from) && at < to - 0.3 * (to - from);
    let over = |from: f32, to: f32, start: f32, end: f32| from < start - SAME_PLACE && to > end + SAME_PLACE;
    if ruling.horizontal {
        let at = f32::midpoint(ink.y0, ink.y1);
        inside(at, text.y0, text.y1) && over(ink.x0, ink.x1, text.x0, text.x1)
    } else {
        let at = f32::midpoint(ink.x0, ink.x1);
        let by = 0.3 * passage.size;
        at > text.x0 + by && at < text.x1 - by && ink.y0 < text.y1 - by && ink.y1 > text.y0 + by
    }
}

#[cfg(test)]
mod tests {
    use super::{body_size, find};
    use crate::testing::glyph;
    use gwaje_model::{Glyph, GlyphFlags, Page};

    /// A line of text from this place on, of this size, in this flag.
    fn text(letters: &str, (x, y): (f32, f32), size: f32, flags: GlyphFlags) -> Vec<Glyph> {
        let place = |(at, ch)| Glyph { size, advance: size, flags, ..glyph(ch, x + at as f32 * size, y) };
        letters.chars().enumerate().map(place).collect()
    }

    fn body() -> Vec<Glyph> {
        (0..8_u8)
            .flat_map(|line| {
                text("산불 예측 정보 공개", (50.0, 100.0 + 15.0 * f32::from(line)), 10.0, GlyphFlags(0))
            })
            .collect()
    }

    /// How many letters each page loses.
    fn lost(pages: Vec<Vec<Glyph>>) -> Vec<usize> {
        let page = |glyphs| Page { width: 595.0, height: 842.0, glyphs, ..Page::default() };
        let pages: Vec<Page> = pages.into_iter().map(page).collect();
        find(&pages).iter().map(Vec::len).collect()
    }

    #[test]
    fn half_of_the_letters_are_no_larger_than_the_body() {
        let of = |sizes: &[&[f32]]| {
            let glyphs = |sizes: &[f32]| {
                sizes.iter().map(|size| Glyph { size: *size, ..glyph('가', 0.0, 0.0) }).collect()
            };
            let page = |sizes: &&[f32]| Page { glyphs: glyphs(sizes), ..Page::default() };
            body_size(&sizes.iter().map(page).collect::<Vec<_>>())
        };
        assert_eq!(of(&[&[9.0, 10.0, 9.0], &[12.0, 10.0]]), 10.0);
        assert_eq!(of(&[&[9.0, 9.0, 14.0], &[]]), 9.0);
        assert_eq!(of(&[]), 0.0);
    }

    #[test]
    fn very_large_pale_text_across_the_text_is_one_on_a_single_page() {
        let mark = text("대외주의", (60.0, 160.0), 54.0, GlyphFlags::PALE);
        assert_eq!(lost(vec![[mark, body()].concat()]), [4]);
    }

    #[test]
    fn pale_or_large_alone_is_not_enough() {
        let beside = text("대외주의", (60.0, 500.0), 54.0, GlyphFlags::PALE);
        let black = text("대외주의", (60.0, 160.0), 54.0, GlyphFlags(0));
        let small = text("참고", (50.0, 400.0), 10.0, GlyphFlags::PALE);
        for text in [beside, black, small] {
            assert_eq!(lost(vec![[text, body()].concat()]), [0]);
        }
    }

    #[test]
    fn what_returns_at_its_place_is_one_also_in_black() {
        let mark = || [text("대외주의", (60.0, 160.0), 30.0, GlyphFlags(0)), body()].concat();
        assert_eq!(lost(vec![mark(), mark(), body()]), [4, 4, 0]);
        assert_eq!(lost(vec![mark(), body(), body()]), [0, 0, 0]);
    }

    #[test]
    fn a_quarter_turn_is_a_label_and_a_slant_is_a_watermark() {
        let turned = |angle| {
            let mut mark = text("안전한 산림", (60.0, 160.0), 20.0, GlyphFlags(0));
            for glyph in &mut mark {
                glyph.angle = angle;
            }
            lost(vec![[mark, body()].concat()]).iter().sum::<usize>()
        };
        assert_eq!((turned(90), turned(-90)), (0, 0));
        assert!(turned(35) > 0);
    }
}
