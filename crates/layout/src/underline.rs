//! Lines drawn under or through text: they begin and end with its letters and part no rows, and what they run through is
//! struck out.
//!
//! In a narrow column an underlined line reaches from border to border and would cut its cell. A border stands clear of
//! the text above it and reaches beyond its ends to the borders beside it.

use crate::ink::Ink;
use gwaje_model::{GlyphFlags, Ruling};

/// An underline is no further below the baseline than this many em, and a line through text no further above it.
const BELOW: f32 = 0.25;
const ABOVE: f32 = 0.5;
/// A line at least this far above the baseline, in em, runs through the letters and strikes them out; one below is an
/// underline. Hangul strikes at 0.3 em and LibreOffice at 0.26; no underline of either stands above the baseline.
const THROUGH: f32 = 0.12;
/// A line thicker than this, in em, is a bar over the text or a ground under it and strikes nothing out.
const THICKEST: f32 = 0.12;
/// It begins and ends within this many em of the letters.
const ENDS: f32 = 0.15;
/// Letters cover this share of it at least; the rest is spaces.
const FILLED: f32 = 0.6;

/// Letters whose baselines differ by less than this many em are struck out by one line.
const SAME: f32 = 0.2;

/// A line of a page has fewer letters than this; where more crowd, nothing is told.
const CROWD: usize = 2_000;

/// The rulings of a page without those drawn under or through its text.
pub(crate) fn borders(rulings: &[Ruling], inks: &[Ink]) -> Vec<Ruling> {
    let letters = Letters::new(inks);
    rulings.iter().filter(|ruling| !(ruling.horizontal && letters.are_marked_by(ruling))).copied().collect()
}

/// Marks the letters that a line runs through as struck out. Blanks between them are marked with them.
pub(crate) fn mark_struck(rulings: &[Ruling], inks: &mut [Ink]) {
    let lines = rulings.iter().filter(|ruling| ruling.horizontal);
    let letters = Letters::new(inks);
    let struck: Vec<(&Ruling, f32)> =
        lines.filter_map(|ruling| letters.struck_by(ruling).map(|baseline| (ruling, baseline))).collect();
    for ink in inks.iter_mut() {
        let under = |(ruling, baseline): &(&Ruling, f32)| {
            let x = ink.centre().0;
            x > ruling.ink.x0 && x < ruling.ink.x1 && (ink.glyph.y - baseline).abs() < SAME * ink.glyph.size
        };
        if struck.iter().any(under) {
            ink.glyph.flags.set(GlyphFlags::STRUCK);
        }
    }
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
        self.marked_by(ruling).is_some()
    }

    /// The baseline of the letters that a ruling runs through.
    fn struck_by(&self, ruling: &Ruling) -> Option<f32> {
        let (lowest, size) = self.marked_by(ruling)?;
        let y = f32::midpoint(ruling.ink.y0, ruling.ink.y1);
        (lowest - y >= THROUGH * size && ruling.ink.height() <= THICKEST * size).then_some(lowest)
    }

    /// The lowest baseline and the size of a stretch of letters that a horizontal ruling is drawn under or through.
    fn marked_by(&self, ruling: &Ruling) -> Option<(f32, f32)> {
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
        let mut lowest = f32::MIN;
        for ink in around.iter().filter(near) {
            left = left.min(ink.glyph.x);
            right = right.max(ink.glyph.x + ink.glyph.advance);
            filled += ink.glyph.advance;
            size = size.max(ink.glyph.size);
            lowest = lowest.max(ink.glyph.y);
        }
        let ends = (left - from).abs() <= ENDS * size && (right - to).abs() <= ENDS * size;
        (ends && filled >= FILLED * (to - from)).then_some((lowest, size))
    }
}

#[cfg(test)]
mod tests {
    use super::{borders, mark_struck};
    use crate::testing::ink;
    use gwaje_model::{GlyphFlags, Rect, Ruling};

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

    #[test]
    fn a_line_through_the_middle_strikes_out() {
        let struck = |x0, x1, y: f32, thickness: f32| -> String {
            let mut inks: Vec<_> = "가나 다라"
                .chars()
                .zip(0_u8..)
                .map(|(ch, nth)| ink(ch, 100.0 + 10.0 * f32::from(nth), 200.0))
                .collect();
            let drawn = Rect { x0, y0: y - thickness / 2.0, x1, y1: y + thickness / 2.0 };
            mark_struck(&[Ruling { ink: drawn, horizontal: true, stroked: true }], &mut inks);
            inks.iter()
                .filter(|ink| ink.glyph.flags.any(GlyphFlags::STRUCK))
                .map(|ink| ink.glyph.ch)
                .collect()
        };
        assert_eq!(struck(100.0, 150.0, 197.0, 0.5), "가나 다라", "all of it");
        assert_eq!(struck(130.0, 150.0, 197.0, 0.5), "다라", "the second word");
        assert_eq!(struck(100.0, 150.0, 201.5, 0.5), "", "underline");
        assert_eq!(struck(100.0, 150.0, 199.5, 0.5), "", "underline on the baseline");
        assert_eq!(struck(90.0, 160.0, 197.0, 0.5), "", "a border that text runs over");
        assert_eq!(struck(100.0, 150.0, 196.0, 6.0), "", "a bar of colour");
    }
}
