//! Lines drawn under or through text: they begin and end with its letters and part no rows.
//!
//! In a narrow column an underlined line reaches from border to border and would cut its cell. A border stands clear of
//! the text above it and reaches beyond its ends to the borders beside it.

use crate::ink::Ink;
use gwaje_model::Ruling;

/// An underline is no further below the baseline than this many em, and a line through text no further above it.
const BELOW: f32 = 0.25;
const ABOVE: f32 = 0.5;
/// It begins and ends within this many em of the letters.
const ENDS: f32 = 0.15;
/// Letters cover this share of it at least; the rest is spaces.
const FILLED: f32 = 0.6;

/// A line of a page has fewer letters than this; where more crowd, nothing is told.
const CROWD: usize = 2_000;

/// The rulings of a page without those drawn under or through its text.
pub(crate) fn borders(rulings: &[Ruling], inks: &[Ink]) -> Vec<Ruling> {
    let letters = Letters::new(inks);
    rulings.iter().filter(|ruling| !(ruling.horizontal && letters.are_marked_by(ruling))).copied().collect()
}

/// The letters of a page from top to bottom.
struct Letters<'p> {
    inks: Vec<&'p Ink>,
    /// The largest of them (points).
    size: f32,
}

impl<'p> Letters<'p> {
    fn new(inks: &'p [Ink]) -> Self {
        let mut inks: Vec<&Ink> = inks.iter().filter(|ink| !ink.is_space()).collect();
        inks.sort_by(|a, b| a.glyph.y.total_cmp(&b.glyph.y));
        Self { size: inks.iter().map(|ink| ink.glyph.size).fold(0.0, f32::max), inks }
    }

    /// Whether a horizontal ruling is drawn under or through a stretch of them.
    fn are_marked_by(&self, ruling: &Ruling) -> bool {
        let (from, to) = (ruling.ink.x0, ruling.ink.x1);
        let y = f32::midpoint(ruling.ink.y0, ruling.ink.y1);
        let near = |ink: &&&Ink| {
            let off = y - ink.glyph.y;
            let (x, _) = ink.centre();
            off <= BELOW * ink.glyph.size && off >= -ABOVE * ink.glyph.size && x > from && x < to
        };
        let first = self.inks.partition_point(|ink| ink.glyph.y < y - BELOW * self.size);
        let last = self.inks.partition_point(|ink| ink.glyph.y <= y + ABOVE * self.size);
        let around = self.inks.get(first..last).filter(|around| around.len() < CROWD).unwrap_or_default();
        let (mut left, mut right, mut filled, mut size) = (f32::MAX, f32::MIN, 0.0, 0.0_f32);
        for ink in around.iter().filter(near) {
            left = left.min(ink.glyph.x);
            right = right.max(ink.glyph.x + ink.glyph.advance);
            filled += ink.glyph.advance;
            size = size.max(ink.glyph.size);
        }
        filled >= FILLED * (to - from)
            && (left - from).abs() <= ENDS * size
            && (right - to).abs() <= ENDS * size
    }
}

#[cfg(test)]
mod tests {
    use super::borders;
    use crate::testing::ink;
    use gwaje_model::{Rect, Ruling};

    #[test]
    fn underlines_are_told_from_borders() {
        let inks: Vec<_> = (0..5).map(|nth| ink('가', 100.0 + 10.0 * nth as f32, 200.0)).collect();
        let marked = |x0, x1, y: f32| {
            let drawn = Rect { x0, y0: y - 0.2, x1, y1: y + 0.2 };
            borders(&[Ruling { ink: drawn, horizontal: true, stroked: true }], &inks).is_empty()
        };
        assert!(marked(100.0, 150.0, 201.5), "underline");
        assert!(marked(100.0, 150.0, 196.5), "line through the text");
        assert!(marked(119.5, 140.0, 201.5), "two underlined letters");
        assert!(!marked(96.0, 154.0, 201.5), "border close under the text");
        assert!(!marked(100.0, 150.0, 203.5), "border clear of the text");
        assert!(!marked(100.0, 300.0, 201.5), "blank to fill in");
    }
}
