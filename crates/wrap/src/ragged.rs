//! How long the lines of a text without places are when they are full.
//!
//! Lengths are measured as a page would show them: 1 em for a Korean letter, half of that for Latin letters,
//! digits, common marks and spaces.

use crate::clean_line::CleanLine;
use crate::{first_word, model};
use gwaje_model::{Char, FontKind, Line, LineEnd, LineStart, Place, Rect, Shift};

/// How long the lines of a text are when they are full.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Measure {
    /// Length of a full line, in em.
    full: f32,
    /// How much a full line may fall short of it, in em.
    slack: f32,
    /// Whether lines are filled to the last syllable.
    pub(crate) to_the_syllable: bool,
    /// Whether the letters have equal widths, so that full lines end within one letter of each other.
    pub(crate) even: bool,
}

/// With fewer lines than this in a row, their lengths say nothing.
const FEW: usize = 4;
/// Share of the lines beyond which a length is an exception, such as a table row.
const EXCEPTIONS: usize = 50;
/// Log-odds of a space below which a break is inside a word.
const INSIDE: f32 = -3.0;
/// One full line in so many breaks a word, at least, where lines are filled to the last syllable.
const BROKEN: usize = 5;
/// Shortfall of a full line that proportional letters explain, as a share of its length.
const PROPORTIONAL: f32 = 0.06;
/// In flattened text, columns of several widths follow one another: a line as long as this share of the lines is
/// taken as full, and needs this much to spare, in em.
const FULL_IN_FLATTENED: f32 = 0.8;
const SPARE_IN_FLATTENED: f32 = 0.5;

impl Measure {
    /// Measures the lines of a document of one column, given in runs that no blank line parts.
    pub(crate) fn of_prose(runs: &[Vec<CleanLine<'_>>]) -> Self {
        let mut lengths: Vec<f32> = runs.iter().flatten().map(length).collect();
        lengths.sort_by(f32::total_cmp);
        let full = lengths.iter().rev().nth(lengths.len() / EXCEPTIONS).copied().unwrap_or_default();
        let near = |below: f32| lengths.iter().filter(|l| **l <= full && **l >= full - below).count();
        let even = near(0.0) * 4 >= near(1.0) && near(1.0) >= FEW;
        let slack = if even { 0.0 } else { PROPORTIONAL * full };
        let measure = Self { full, slack, even, to_the_syllable: false };
        let (mut full, mut filled, mut inside) = (0, 0, 0);
        for pair in runs.iter().flat_map(|run| run.windows(2)) {
            let [before, after] = pair else { continue };
            if after.opening.is_none() && measure.spare(before, after) < 0.0 {
                full += 1;
                filled += usize::from(measure.spare_behind(before, after, first_word::unit(after)) < 0.0);
                inside += usize::from(model::score(&before.text, &after.text) < INSIDE);
            }
        }
        // Long words leave room as well; only words that are broken tell that no room was left.
        let to_the_syllable = full >= FEW && filled * 10 >= full * 9 && inside * BROKEN >= full;
        Self { to_the_syllable, ..measure }
    }

    /// Measures the lines of a text whose columns follow one another.
    pub(crate) fn of_flattened<'a>(lines: impl Iterator<Item = &'a CleanLine<'a>>) -> Self {
        let mut lengths: Vec<f32> = lines.map(length).collect();
        lengths.sort_by(f32::total_cmp);
        let at = (lengths.len().saturating_sub(1) as f32 * FULL_IN_FLATTENED).round() as usize;
        let full = lengths.get(at).copied().unwrap_or_default();
        Self { full, slack: SPARE_IN_FLATTENED, ..Self::default() }
    }

    /// Room that would have been left behind a space and the first word of a line on the line before, in em; the first
    /// syllable where lines are filled to it. Negative where it would not have fitted.
    pub(crate) fn spare(&self, before: &CleanLine<'_>, line: &CleanLine<'_>) -> f32 {
        let more = if self.to_the_syllable { first_word::unit(line) } else { first_word::word(line) };
        self.spare_behind(before, line, more)
    }

    fn spare_behind(&self, before: &CleanLine<'_>, line: &CleanLine<'_>, letters: usize) -> f32 {
        let more = first_word::extent(line, letters).unwrap_or_default() / line.line.size.max(1.0);
        // A space at the break would have needed room too.
        self.full - self.slack - length(before) - 0.5 - more
    }

    /// Whether so many lines in a row are too few to tell by their lengths.
    pub(crate) fn few(count: usize) -> bool {
        count < FEW
    }
}

/// Length of a line without the spaces at its end, in em.
fn length(line: &CleanLine<'_>) -> f32 {
    line.line.bbox().x1 / line.line.size.max(1.0)
}

/// Size of the letters of a line made from text, in points.
const SIZE: f32 = 10.0;

/// A line of text as a page would show it, its indentation included.
pub(crate) fn line(text: &str) -> Line {
    let text = text.trim_end();
    let mut x = 0.0;
    let place = |ch: char| {
        let x0 = x;
        x += if wide(ch) { SIZE } else { SIZE / 2.0 };
        Char {
            ch,
            x0,
            x1: x,
            size: SIZE,
            font: FontKind::Text,
            symbol: false,
            bold: false,
            struck: false,
            shift: Shift::Level,
        }
    };
    let chars: Vec<Char> = text.chars().map(place).collect();
    let indent = chars.iter().find(|c| !c.ch.is_whitespace()).map_or(0.0, |c| c.x0);
    Line {
        chars,
        place: Place { page: 1, bbox: Rect::new(indent, 0.0, x, SIZE) }.into(),
        size: SIZE,
        start: LineStart { indent, space: false },
        end: LineEnd::default(),
        leading: None,
        tables: Vec::new(),
    }
}

/// Korean fonts give marks beyond the Latin ones the width of a syllable.
fn wide(ch: char) -> bool {
    ch > '\u{24f}' && !ch.is_whitespace()
}
