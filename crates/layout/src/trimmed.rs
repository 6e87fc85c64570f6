//! Pages of plain text whose left margin was taken off.
//!
//! `pdftotext -layout` begins each page at its leftmost letter, so that a page on which only the last column has text
//! begins with that column. Where texts begin on the pages before tells how far the page has to be moved back.

use gwaje_model::{Glyph, Page};
use std::collections::BTreeMap;

/// Texts that begin further right than this (points) are not counted: no page is so wide.
const WIDEST: f32 = 5_000.0;

/// How often texts begin at each place from the left, on pages with a table.
#[derive(Debug, Default)]
pub(crate) struct Starts(BTreeMap<u32, u32>);

impl Starts {
    /// Counts the places on a page.
    pub(crate) fn learn(&mut self, page: &Page) {
        starts(page).for_each(|x| *self.0.entry(x).or_default() += 1);
    }

    /// How far to the right a page must be moved for its texts to begin where others did, in points.
    pub(crate) fn missing_margin(&self, page: &Page) -> f32 {
        let mut own: BTreeMap<u32, u32> = BTreeMap::new();
        starts(page).for_each(|x| *own.entry(x).or_default() += 1);
        let Some(left) = own.keys().next().copied() else { return 0.0 };
        let agree = |shift: u32| -> u32 {
            own.iter().map(|(x, count)| self.0.get(&(x + shift)).map_or(0, |known| *known.min(count))).sum()
        };
        let shifts = self.0.keys().filter_map(|known| known.checked_sub(left));
        let best = shifts.max_by_key(|shift| (agree(*shift), std::cmp::Reverse(*shift)));
        best.filter(|shift| agree(*shift) > agree(0)).unwrap_or(0) as f32
    }
}

/// Moves the text of a page to the right.
pub(crate) fn put_back(page: &mut Page, margin: f32) {
    page.width += margin;
    page.glyphs.iter_mut().for_each(|glyph| glyph.x += margin);
}

/// Where texts begin: at the first letter of a line, and after more than one blank.
fn starts(page: &Page) -> impl Iterator<Item = u32> {
    let lines = page.glyphs.chunk_by(|a, b| (a.y - b.y).abs() < 1.0);
    lines.flat_map(|line| {
        let blank = |glyph: Option<&Glyph>| glyph.is_none_or(|glyph| glyph.ch == ' ');
        let before = |at: usize, back: usize| at.checked_sub(back).and_then(|at| line.get(at));
        let begins =
            move |at: &usize| !blank(line.get(*at)) && blank(before(*at, 1)) && blank(before(*at, 2));
        (0..line.len())
            .filter(begins)
            .filter_map(|at| line.get(at))
            .map(|glyph| glyph.x)
            .filter(|x| *x <= WIDEST)
            .map(|x| x.round() as u32)
    })
}

#[cfg(test)]
mod tests {
    use super::{Starts, put_back};
    use crate::testing::glyph;
    use gwaje_model::Page;

    /// Lines of one letter each, at these places.
    fn page(places: &[f32]) -> Page {
        let lines = places.iter().zip(1..).map(|(x, line)| glyph('가', *x, 12.0 * line as f32));
        Page { glyphs: lines.collect(), ..Page::default() }
    }

    #[test]
    fn a_page_goes_back_to_where_most_of_its_texts_began() {
        let mut starts = Starts::default();
        starts.learn(&page(&[0.0, 80.0, 230.0, 240.0, 230.0, 240.0, 230.0]));
        let mut trimmed = page(&[0.0, 10.0, 0.0]);
        let margin = starts.missing_margin(&trimmed);
        put_back(&mut trimmed, margin);
        assert_eq!(trimmed.glyphs.iter().map(|glyph| glyph.x).collect::<Vec<_>>(), [230.0, 240.0, 230.0]);
        assert!(starts.missing_margin(&page(&[0.0, 80.0, 230.0])).abs() < f32::EPSILON, "a whole page stays");
    }
}
