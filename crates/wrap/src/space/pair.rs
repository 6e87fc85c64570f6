//! Two neighbours on a printed line, and how likely a gap as wide as theirs is with a space between them and without.
//!
//! All widths are in em. Two things of the line are taken as known here: `letters`, what it adds between any two
//! letters, and `word`, what a space adds to that. [`super::setting`] finds them.

use super::habit::GlyphHabit;
use gwaje_forms::marks;
use gwaje_model::{Char, FontKind};

/// Two neighbouring inked characters of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    /// Index of the second among the cleaned characters of its line.
    pub(super) at: usize,
    /// Distance of the two, in em, over the space glyphs between them.
    pub(super) gap: f32,
    /// Whether a space glyph stands between them.
    pub(super) written: bool,
    /// Share of the spaces in fonts like theirs for which the document writes no glyph.
    pub(super) unwritten: f32,
    /// What may widen a gap that is no space.
    pub(super) kind: Kind,
}

/// What may widen the gap of two neighbours that no space parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing but the setting of the line.
    Letters,
    /// Two figures, Latin letters or marks, which nobody spreads over a line: far apart they stand in columns.
    Figures,
    /// Two of the same mark, as in the dots that lead to a page number, which tell nothing of the letters.
    Leader,
    /// Hangul beside figures or Latin letters: word processors add an eighth or a quarter of an em.
    Scripts,
    /// The inside of a bracket: full-width ones have white there, and nobody writes a space.
    Inside,
    /// The outside of a bracket: word processors take it for a Western mark, and some have white there too.
    Outside,
    /// A middot or the apostrophe of a year: full-width ones have white beside them.
    White,
}

impl Pair {
    /// Two neighbours, each as its cleaned character and as it was printed. `year` tells that the first is the
    /// apostrophe of a year.
    pub(super) fn new(
        (left, before): (char, &Char),
        (right, after): (char, &Char),
        year: bool,
        habit: &GlyphHabit,
    ) -> Self {
        let drawn = before.font == FontKind::Type3 || after.font == FontKind::Type3;
        let kind = match kind(left, right) {
            // Fonts of drawn glyphs are those of writers that add nothing between scripts.
            Kind::Scripts if drawn => Kind::Letters,
            _ if year => Kind::White,
            kind => kind,
        };
        Self { at: 0, gap: before.gap(after), written: false, unwritten: habit.unwritten(drawn), kind }
    }

    /// Density of such a gap where no space stands.
    pub(super) fn without(&self, letters: f32) -> f32 {
        let off = self.off(letters);
        let plain = (1.0 - STRAY - FAR) * laplace(off, TIGHT) + STRAY * laplace(off, LOOSE) + FAR * far(off);
        if self.written {
            return SLIP * plain;
        }
        match self.kind {
            Kind::Letters => plain,
            Kind::Leader => LEADER,
            Kind::Figures => 0.5 * plain + 0.5 * laplace(self.gap, TIGHT),
            Kind::Scripts => {
                let added: f32 = SCRIPTS.iter().map(|(by, share)| share * laplace(off - by, LOOSE)).sum();
                SCRIPTS_PLAIN * plain + added
            }
            Kind::Outside => 0.84 * plain + 0.15 * laplace(off - QUARTER, LOOSE) + 0.01 * within(off, HALF),
            Kind::Inside => 0.8 * plain + 0.2 * within(off, INSIDE),
            Kind::White => 0.85 * plain + 0.15 * within(off, BEARING),
        }
    }

    /// The gap without what the line adds between letters. Columns of numbers are no spread word.
    fn off(&self, letters: f32) -> f32 {
        let spread = self.kind == Kind::Figures && letters > FIGURES_APART;
        self.gap - if spread { 0.0 } else { letters }
    }

    /// What is known of such a gap where a space stands, whatever it adds.
    pub(super) fn with(&self, letters: f32) -> WithSpace {
        let off = self.off(letters);
        let white = ((self.gap - WHITE.0) / WHITE.1).min(0.0).exp();
        let (shown, jump) = if self.written { (1.0, 0.0) } else { (self.unwritten, JUMP) };
        let other = shown * white * UNUSUAL * spread(off, UNUSUAL_WIDTH);
        WithSpace {
            off,
            share: shown * white * (1.0 - UNUSUAL),
            other: other + jump * spread(self.gap, JUMP_WIDTH),
        }
    }
}

/// How likely the gap of a pair is with a space, the letter spacing of its line given.
#[derive(Clone, Copy, Debug)]
pub(super) struct WithSpace {
    /// The gap without the letter spacing, in em.
    off: f32,
    /// Share of spaces that are as wide as the others of their line.
    share: f32,
    /// Density of the gap as a space of another width.
    other: f32,
}

impl WithSpace {
    /// Density of the gap where the spaces of the line add `word`.
    pub(super) fn density(self, word: f32) -> f32 {
        self.share * laplace(self.off - word, UNEVEN * word + TIGHT) + self.other
    }
}

// Counted on 6,418 lines of 19 documents that write their spaces as glyphs, nine of them published ones, so that it is
// known where a space stands. What a line adds between letters is the median of its gaps between syllables; the widths
// below are distances from that. Shares and widths were fitted by expectation maximization, and made wider where other
// writers do what these do not; `scripts/measure-gaps` tells whether they hold.

/// Of 115,006 gaps between syllables without a space 98.5 in 100 stand this near to the others of their line (em, mean
/// distance; 0.004 as fitted, more for fonts whose widths are rounded).
const TIGHT: f32 = 0.01;
/// The others are further off: 1.5 in 100.
const STRAY: f32 = 0.015;
/// Their mean distance (em).
const LOOSE: f32 = 0.06;
/// Share of gaps that are no space however wide. 70 of 115,006 were wider than an em: jumps to another column, which are
/// none of these.
const FAR: f32 = 0.00002;
/// A space leaves some white (em), however a line is squeezed: below so much, the less likely by e for each step. Of
/// 53,597 written spaces 45 were narrower.
const WHITE: (f32, f32) = (0.05, 0.02);
/// Density of the gaps of leading dots, the same for all.
const LEADER: f32 = 100.0;
/// Share of space glyphs that stand for no space.
const SLIP: f32 = 0.0002;
/// Share of spaces that are not as wide as the others of their line: 1,048 of 46,578 are off by 0.05 em or
/// more.
const UNUSUAL: f32 = 0.05;
/// Middle (em) and spread (of the logarithm) of their widths.
const UNUSUAL_WIDTH: (f32, f32) = (0.35, 0.7);
/// How far the others are off, as a share of their width.
const UNEVEN: f32 = 0.08;
/// Share of spaces that are a jump to another column or a tab stop, for which nobody writes a glyph.
const JUMP: f32 = 0.01;
/// Middle (em) and spread (of the logarithm) of the widths of jumps.
const JUMP_WIDTH: (f32, f32) = (1.8, 1.0);
/// Letter spacing (em) from which on figures take no part in it.
const FIGURES_APART: f32 = 0.3;
/// What word processors add between scripts, in em, and how often. Hancom's did in 1 of 100 of 5,608 such places, by an
/// eighth; other writers do by a quarter where they are asked to.
const SCRIPTS: [(f32, f32); 2] = [(0.125, 0.05), (QUARTER, 0.15)];
/// How often they add nothing.
const SCRIPTS_PLAIN: f32 = 0.8;
/// A quarter of an em.
const QUARTER: f32 = 0.25;
/// White inside a bracket is no wider than this (em); 1 in 100 of 6,811 brackets had some.
const INSIDE: f32 = 1.0;
/// White outside a bracket is no wider than this (em).
const HALF: f32 = 0.6;
/// White beside a middot or the apostrophe of a year is no wider than this (em); 8 in 100 of 2,598 had some.
const BEARING: f32 = 0.4;

fn kind(left: char, right: char) -> Kind {
    // Single quotes are often typed the wrong way round.
    let inside = marks::opens(left) || left == '“' || marks::closes(right) || right == '”';
    if left == right && (marks::is_middot(left) || matches!(left, '.' | '…')) {
        Kind::Leader
    } else if inside {
        Kind::Inside
    } else if marks::closes(left) || marks::opens(right) {
        Kind::Outside
    } else if marks::is_middot(left) || marks::is_middot(right) {
        Kind::White
    } else if !marks::is_hangul(left) && !marks::is_hangul(right) {
        Kind::Figures
    } else if is_western(left) || is_western(right) {
        Kind::Scripts
    } else {
        Kind::Letters
    }
}

/// Whether word processors take a character for a Western one: Latin letters, figures, also those in rings.
fn is_western(ch: char) -> bool {
    ch.is_ascii_alphanumeric() || matches!(ch, '①'..='⓿' | '❶'..='➓')
}

fn laplace(off: f32, scale: f32) -> f32 {
    (-off.abs() / scale).exp() / (2.0 * scale)
}

/// A log-normal density about `middle`; nothing below 0.
fn spread(width: f32, (middle, sigma): (f32, f32)) -> f32 {
    if width <= 0.01 {
        return 0.0;
    }
    let off = (width / middle).ln() / sigma;
    (-0.5 * off * off).exp() / (2.507 * sigma * width)
}

/// The even density of widths from 0 to `most`.
fn within(off: f32, most: f32) -> f32 {
    if (0.0..most).contains(&off) { 1.0 / most } else { 0.0 }
}

/// A density with a tail so long that no gap is impossible.
fn far(off: f32) -> f32 {
    std::f32::consts::FRAC_1_PI / (1.0 + off * off)
}
