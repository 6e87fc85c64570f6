//! Words that were spread by hand: `국 정 과 제`, with a space glyph between the syllables.
//!
//! Ordinary text has single syllables in a row too (`할 수 있는`, `이 법 및`), so of each run of them is asked whether
//! its spaces are none: their widths, the wording, and whether the line is a label, each in log-odds of spaces.

use super::Evidence;
use crate::clean_line::{CleanChar, CleanLine};
use crate::model;

/// A gap of at least this width, in em, is wider than any unstretched word space.
const WIDE: f32 = 0.7;
/// The gaps of one spread word differ by at most this factor, and other spaces of its line are narrower by it.
const EVEN: f32 = 1.6;
/// What such gaps say.
const SPREAD: f32 = -8.0;
/// How sure two single syllables inside a line are two words: no wording makes them one (`할 수`, `이 법`).
const SHORT: f32 = 20.0;
/// The same where they are the whole line. Of 33 pairs that were looked at the wording of labels such as `소 계` and
/// `완 료` was about −1 to −14, that of two words such as `이 중` and `할 수` 3 to 14.
const SHORT_LINE: f32 = 6.0;
/// The same where the line is a label cell, or a colon follows.
const SHORT_LABEL: f32 = 1.0;
/// The same of three and more single syllables in a row; in a label the wording alone decides.
const LONG: f32 = 2.0;
/// Log-odds of a space from which on two words part.
const SURELY_PARTED: f32 = 3.0;

/// Closes up the spread words of a line and tells whether there was one; `label` tells that it stands in a label cell.
pub(super) fn close(printed: &mut CleanLine<'_>, label: bool) -> bool {
    let judged = runs(&printed.chars).into_iter().map(|run| (run, evidence(printed, run, label)));
    let spread: Vec<(Run, Evidence)> = judged.filter(|(_, evidence)| evidence.total() < 0.0).collect();
    if spread.is_empty() {
        return false;
    }
    let inside = |at: usize| spread.iter().any(|(run, _)| (run.start..run.end).contains(&at));
    let all = printed.chars.iter().enumerate();
    let kept =
        all.filter(|(at, letter)| letter.ch != ' ' || !inside(*at)).map(|(_, letter)| *letter).collect();
    let blanks =
        |to: usize| (0..to).filter(|at| inside(*at) && printed.chars.get(*at).is_some_and(|c| c.ch == ' '));
    let moved = |at: usize| at - blanks(at).count();
    let mut asked: Vec<(usize, Evidence)> = printed
        .asked
        .iter()
        .filter(|(at, _)| !inside(*at))
        .map(|(at, evidence)| (moved(*at), *evidence))
        .collect();
    asked.extend(spread.iter().map(|(run, evidence)| (moved(run.start) + 1, *evidence)));
    asked.sort_by_key(|(at, _)| *at);
    *printed = printed.respaced(kept, asked);
    true
}

/// Single syllables with a space between each two: letters `start..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    start: usize,
    end: usize,
}

impl Run {
    fn syllables(self) -> usize {
        (self.end - self.start).div_ceil(2)
    }
}

fn runs(letters: &[CleanChar]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let mut at = 0;
    for token in letters.split(|letter| letter.ch == ' ') {
        let start = at;
        at += token.len() + 1;
        let single = matches!(token, [CleanChar { ch: '가'..='힣', .. }]);
        match out.last_mut() {
            Some(run) if single && run.end + 1 == start => run.end = start + 1,
            _ if single => out.push(Run { start, end: start + 1 }),
            _ => {}
        }
    }
    out.iter().flat_map(|run| words(letters, *run)).filter(|run| run.syllables() > 1).collect()
}

/// A run parted where its wording surely has a space (`할 수` in `할 수 있 는`).
fn words(letters: &[CleanChar], run: Run) -> Vec<Run> {
    let text = |from: usize, to: usize| -> String {
        letters.iter().skip(from).take(to - from).map(|letter| letter.ch).collect()
    };
    let mut out = vec![run];
    for space in (run.start + 1..run.end).step_by(2) {
        if model::score(&text(run.start, space), &text(space + 1, run.end)) > SURELY_PARTED {
            out.iter_mut().rev().take(1).for_each(|last| last.end = space);
            out.push(Run { start: space + 1, end: run.end });
        }
    }
    out
}

/// What speaks for the spaces of a run.
fn evidence(printed: &CleanLine<'_>, run: Run, label: bool) -> Evidence {
    let after = printed.chars.iter().skip(run.end).find(|letter| letter.ch != ' ').map(|letter| letter.ch);
    let whole = run.start == 0 && run.end == printed.chars.len();
    let label = label && whole || after == Some(':');
    let text: String = printed.chars.iter().skip(run.start).take(run.end - run.start).map(|l| l.ch).collect();
    Evidence {
        print: if wide(printed, run) { SPREAD } else { 0.0 },
        model: model::letter_spaced(&text),
        mode: match (run.syllables(), label) {
            (2, false) if whole => SHORT_LINE,
            (2, false) => SHORT,
            (2, true) => SHORT_LABEL,
            (_, false) => LONG,
            (_, true) => 0.0,
        },
        ..Evidence::default()
    }
}

/// Whether the gaps of a run are even, and much wider than a word space and than the other spaces of the line.
fn wide(printed: &CleanLine<'_>, run: Run) -> bool {
    let gap = |at: usize| {
        printed.chars.get(at).filter(|letter| letter.ch == ' ')?;
        let before = printed.chars.get(at.checked_sub(1)?)?;
        let inside = run.start < at && at < run.end;
        let width = printed.left(at + 1)? - printed.line.chars.get(before.source())?.x1;
        Some((inside, width))
    };
    let gaps: Vec<(bool, f32)> = (0..printed.chars.len()).filter_map(gap).collect();
    let widest = |inside| gaps.iter().filter(|gap| gap.0 == inside).map(|gap| gap.1).fold(0.0, f32::max);
    let least = gaps.iter().filter(|gap| gap.0).map(|gap| gap.1).fold(f32::INFINITY, f32::min);
    least >= WIDE * printed.line.size && widest(true) <= EVEN * least && least >= EVEN * widest(false)
}
