//! Columns read from the white between them.
//!
//! Between each two texts of a header a strip must stay free of ink down the page. Where a table goes on, the strips of
//! the page before must.

use crate::across::{self, INSIDE};
use crate::baseline::{Baseline, HEADER_TEXTS, Text};

/// A column strip is at least this wide (points).
const STRIP: f32 = 3.0;
/// One line in this many may cross a strip: a note under the table, a page number.
const STRAY: usize = 40;
/// Headings of two columns may stand as near as this, in em: nearer, it is the space between two words.
const HEADINGS: f32 = 0.6;
/// Among so many lines one may always cross a strip.
const MANY: usize = 12;
/// A table has at least this many lines under its header.
pub(crate) const LINES: usize = 3;
/// Lines may begin and end this far outside the columns of the page before (points).
const OUTSIDE: f32 = 8.0;

/// Column edges under a header, the first of the lines, if the strips between its texts stay free.
///
/// Between the words of a line of running text a strip seems free where a blank happens to be. Without such lines the strips
/// are as wide as they are, and show which lines run over them.
pub(crate) fn edges(lines: &[&Baseline]) -> Option<Vec<f32>> {
    let without = across::without(lines);
    let shown = |xs: &Vec<f32>| {
        let kept = across::beside(lines, xs).map_or(usize::MAX, |kept| kept.len());
        without.as_ref().is_some_and(|without| kept <= without.len())
    };
    let told = || clear(without.as_deref()?);
    told().filter(shown).or_else(|| clear(lines)).or_else(told)
}

fn clear(lines: &[&Baseline]) -> Option<Vec<f32>> {
    let (header, body) = lines.split_first()?;
    if body.len() < LINES {
        return None;
    }
    let mut xs = Vec::new();
    for pair in header.texts.windows(2) {
        let [left, right] = pair else { continue };
        xs.push(free_strip(
            lines,
            (f32::midpoint(left.x0, left.x1), f32::midpoint(right.x0, right.x1)),
            true,
        )?);
    }
    let left = lines.iter().map(|line| line.bbox.x0).reduce(f32::min)?;
    let right = lines.iter().map(|line| line.bbox.x1).reduce(f32::max)?;
    xs.insert(0, left - 2.0);
    xs.push(right + 2.0);
    part_headings(lines, &mut xs);
    Some(xs)
}

/// Adds the edges between headings that stand near each other, as over a narrow column: below the gap between them a strip stays
/// free, with text on either side of it, and no line has only a space there.
fn part_headings(lines: &[&Baseline], xs: &mut Vec<f32>) {
    let Some((header, body)) = lines.split_first() else { return };
    for gap in header.words.windows(2) {
        let [(_, from), (to, _)] = gap else { continue };
        let at = xs.partition_point(|x| x <= from);
        let sides = at.checked_sub(1).and_then(|left| Some((*xs.get(left)?, *xs.get(at)?)));
        let Some((left, right)) = sides.filter(|(_, right)| right > to && to - from >= apart(header)) else {
            continue;
        };
        let Some(x) = free_strip(lines, (*from, *to), false) else { continue };
        let filled = |x0: f32, x1: f32| body.iter().filter(|line| line.within(x0, x1).is_some()).count();
        let spaced =
            || body.iter().all(|line| gap_at(line, left, x, right).is_none_or(|gap| gap >= apart(line)));
        if filled(left, x) > 0 && filled(x, right) >= LINES && spaced() {
            xs.insert(at, x);
        }
    }
}

/// From how far on, in points, words of a line may stand in two columns.
fn apart(line: &Baseline) -> f32 {
    HEADINGS * line.texts.iter().map(|text| text.size).fold(0.0, f32::max)
}

/// The gap of a line at an edge between two columns, if it has words in both.
fn gap_at(line: &Baseline, left: f32, x: f32, right: f32) -> Option<f32> {
    let before = line
        .words
        .iter()
        .map(|word| word.1)
        .filter(|end| *end > left && *end <= x + INSIDE)
        .reduce(f32::max)?;
    let after = line
        .words
        .iter()
        .map(|word| word.0)
        .filter(|start| *start >= x - INSIDE && *start < right)
        .reduce(f32::min)?;
    Some(after - before)
}

/// The middle of the widest strip between two positions that no line puts ink in, or next to none where some may `stray`.
fn free_strip(lines: &[&Baseline], (from, to): (f32, f32), stray: bool) -> Option<f32> {
    let steps = ((to - from).max(0.0) as usize).min(4_000);
    let x = |step: usize| from + step as f32 + 0.5;
    // One step more, for what ends behind the last.
    let mut changes = vec![0_isize; steps + 1];
    for line in lines {
        // Steps are counted once a line, though words may lie over one another.
        let mut passed = 0;
        for (start, end) in line.words.iter().filter(|word| word.1 >= from && word.0 <= to).copied() {
            let near = |edge: f32| ((edge - from - 1.5).max(0.0) as usize).min(steps);
            let first = (near(start)..steps).find(|step| start <= x(*step)).unwrap_or(steps).max(passed);
            let behind = (near(end)..steps).find(|step| x(*step) > end).unwrap_or(steps);
            if behind > first {
                changes.get_mut(first).into_iter().for_each(|change| *change += 1);
                changes.get_mut(behind).into_iter().for_each(|change| *change -= 1);
                passed = behind;
            }
        }
    }
    let count = |inked: &mut isize, change: &isize| {
        *inked += change;
        Some(inked.unsigned_abs())
    };
    let inked: Vec<usize> = changes.iter().take(steps).scan(0, count).collect();
    // A column with little in it looks like a part of the strip beside it, if lines in the strip are overlooked.
    let strip = |allowed: usize| widest(&inked, allowed).map(|middle| from + middle);
    strip(0).or_else(|| strip(lines.len() / STRAY + 1).filter(|_| stray))
}

/// The middle of the longest run of at most so much ink.
fn widest(inked: &[usize], allowed: usize) -> Option<f32> {
    let mut best: Option<(usize, usize)> = None;
    let mut start = 0;
    for run in inked.chunk_by(|a, b| (*a <= allowed) == (*b <= allowed)) {
        let longer = best.is_none_or(|(_, length)| run.len() > length);
        if longer && run.first().is_some_and(|ink| *ink <= allowed) {
            best = Some((start, run.len()));
        }
        start += run.len();
    }
    let (start, length) = best.filter(|(_, length)| *length as f32 >= STRIP)?;
    Some(start as f32 + length as f32 / 2.0)
}

/// The columns of the page before, if this page keeps to them. Where a line crosses them, or has but a space at an edge, they are moved to
/// where none crosses them and fewer edges lie at a space; unless a column would lose all of its text to its neighbour: then the line
/// runs over it, as the title of an agenda item does.
pub(crate) fn kept(lines: &[&Baseline], previous: &[f32]) -> Option<Vec<f32>> {
    let crossed = |xs: &[f32]| lines.iter().any(|line| crosses(line, xs));
    let moved = || within(lines, &moved(lines, previous)?);
    if let Some(kept) = within(lines, previous) {
        let spaces = at_spaces(lines, &kept);
        let fewer = |xs: &[f32]| matches!(at_spaces(lines, xs), own if own == 0 || own < spaces);
        let emptied = |xs: &[f32]| filled(lines, xs) < filled(lines, &kept);
        let whole = || moved().filter(|xs| !crossed(xs) && fewer(xs) && !emptied(xs));
        return Some(if spaces > 0 || crossed(&kept) { whole().unwrap_or(kept) } else { kept });
    }
    let beside = || within(&across::beside(lines, previous)?, previous);
    beside().or_else(moved)
}

/// How many columns have text.
fn filled(lines: &[&Baseline], xs: &[f32]) -> usize {
    let text = |x0: f32, x1: f32| lines.iter().any(|line| line.within(x0, x1).is_some());
    xs.windows(2).filter(|edges| matches!(edges, [x0, x1] if text(*x0, *x1))).count()
}

/// How many inner edges have words of a line on both sides that stand no further apart than two words.
fn at_spaces(lines: &[&Baseline], xs: &[f32]) -> usize {
    let at_space = |edges: &&[f32]| {
        let [left, x, right] = edges else { return false };
        lines.iter().any(|line| gap_at(line, *left, *x, *right).is_some_and(|gap| gap < apart(line)))
    };
    xs.windows(3).filter(at_space).count()
}

/// The columns of the page before where they part this page: a strip was as wide as the lines there were short, and its middle lies
/// under longer ones.
fn moved(lines: &[&Baseline], previous: &[f32]) -> Option<Vec<f32>> {
    let middles: Vec<f32> = previous.windows(2).map(|pair| pair.iter().sum::<f32>() / 2.0).collect();
    let strips = middles.windows(2).map(|pair| match pair {
        [from, to] => free_strip(lines, (*from, *to), false),
        _ => None,
    });
    let inner: Vec<f32> = strips.collect::<Option<_>>()?;
    Some(previous.first().copied().into_iter().chain(inner).chain(previous.last().copied()).collect())
}

fn within(lines: &[&Baseline], previous: &[f32]) -> Option<Vec<f32>> {
    let inner = previous.get(1..previous.len().checked_sub(1)?)?;
    let crossing = lines.iter().filter(|line| crosses(line, previous)).count();
    let (left, mut right) = (*previous.first()?, *previous.last()?);
    // In plain text a longer line is no sign of another table.
    if lines.iter().all(|line| line.is_plain_text) {
        right = lines.iter().map(|line| line.bbox.x1 + 2.0).fold(right, f32::max);
    }
    let kept =
        lines.iter().filter(|line| line.bbox.x0 > left - OUTSIDE && line.bbox.x1 < right + OUTSIDE).count();
    // A few lines are the end of a row only if the first column is empty beside them.
    let rest = || inner.first().is_some_and(|edge| lines.iter().all(|line| line.bbox.x0 > *edge));
    let stray = lines.len() / STRAY + usize::from(lines.len() >= MANY);
    let fits = inner.len() + 1 >= HEADER_TEXTS && crossing <= stray;
    // As are they below the header that is printed again.
    let below_header = || lines.first().is_some_and(|first| first.is_header() && names(first, previous));
    let enough = lines.len() >= LINES || !lines.is_empty() && crossing == 0 && (rest() || below_header());
    let edges = || previous.iter().rev().skip(1).rev().copied().chain([right]).collect();
    (fits && enough && kept * 10 >= lines.len() * 9).then(edges)
}

/// Whether each text of a header stands in a column of its own.
pub(crate) fn names(header: &Baseline, xs: &[f32]) -> bool {
    let column = |text: &Text| xs.partition_point(|x| *x <= f32::midpoint(text.x0, text.x1));
    let columns: Vec<usize> = header.texts.iter().map(column).collect();
    columns.windows(2).all(|pair| pair.first() < pair.last())
}

/// Whether a text of the line runs over an inner column edge.
pub(crate) fn crosses(line: &Baseline, xs: &[f32]) -> bool {
    across::inner(xs).iter().any(|x| line.words.iter().any(|word| word.0 < x - INSIDE && word.1 > x + INSIDE))
}
