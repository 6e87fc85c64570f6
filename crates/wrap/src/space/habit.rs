//! Whether a document writes its spaces as glyphs, so that a gap without one says little.

use gwaje_forms::marks::is_hangul;
use gwaje_model::{Char, FontKind, Line};

/// How often a document writes a space as a glyph, and how often as a gap: in fonts of drawn glyphs, of which Hangul's
/// own have no space, and in others.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct GlyphHabit {
    drawn: Counts,
    other: Counts,
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    written: u32,
    gaps: u32,
}

impl Counts {
    fn and(self, other: Self) -> Self {
        Self { written: self.written + other.written, gaps: self.gaps + other.gaps }
    }
}

/// A gap between two syllables so wide (em), with none beside it, is a space that has no glyph.
const CLEAR: (f32, f32) = (0.2, 0.8);
/// Letters no further apart than this (em) are not spread.
const BESIDE: f32 = 0.1;
/// Share of unwritten spaces below which a document is not believed: rewriters leave some out.
const LEAST: f32 = 0.004;

impl GlyphHabit {
    /// Counts the spaces of a line.
    pub(crate) fn add(&mut self, line: &Line) {
        for pair in line.chars.windows(2) {
            if let [before, space] = pair
                && !before.ch.is_whitespace()
                && space.ch.is_whitespace()
            {
                self.counts(before).written += 1;
            }
        }
        for four in line.chars.windows(4) {
            // The gap in the middle first: it is seldom one.
            if let [first, left, right, last] = four
                && (CLEAR.0..CLEAR.1).contains(&left.gap(right))
                && first.gap(left) < BESIDE
                && right.gap(last) < BESIDE
                && four.iter().all(|c| is_hangul(c.ch))
            {
                self.counts(left).gaps += 1;
            }
        }
    }

    /// What both have counted.
    pub(crate) fn and(self, other: Self) -> Self {
        Self { drawn: self.drawn.and(other.drawn), other: self.other.and(other.other) }
    }

    fn counts(&mut self, c: &Char) -> &mut Counts {
        if c.font == FontKind::Type3 { &mut self.drawn } else { &mut self.other }
    }

    /// The share of spaces for which no glyph is written.
    pub(crate) fn unwritten(&self, drawn: bool) -> f32 {
        let Counts { written, gaps } = if drawn { self.drawn } else { self.other };
        ((gaps as f32 + 0.5) / ((written + gaps) as f32 + 1.0)).max(LEAST)
    }
}
