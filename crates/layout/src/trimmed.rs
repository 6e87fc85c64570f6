//! Pages of plain text whose left margin was taken off.
//!
//! `pdftotext -layout` begins each page at its leftmost letter, so that a page on which only the last column has text
//! begins with that column. Where texts begin on the pages before tells how far the page has to be moved back.

use gwaje_model::{Glyph, Page};
use std::collections::BTreeMap;

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
        (0..line.len()).filter(begins).filter_map(|at| Some(line.get(at)?.x.round() as u32))
    })
}
