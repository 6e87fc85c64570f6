//! Two columns of running text: a body that is set in two columns is read one after the other, not across the strip of
//! white between them. Text above, below or between such stretches runs over the whole width.

use crate::baseline::{Baseline, baselines};
use crate::ink::Ink;
use gwaje_model::Rect;

/// The strip between two columns is at least this wide, in em of the text beside it.
const STRIP: f32 = 0.8;
/// The strip lies in this middle share of the width of the text.
const MIDDLE: (f32, f32) = (0.3, 0.7);
/// Each column has at least this many lines: fewer are two labels side by side.
const LINES: usize = 4;
/// And at least this many letters a line: fewer are a list of names or amounts.
const LETTERS: usize = 10;
/// At least this share of the lines of each column reach its right end to within `RAGGED` em: lists and labels do not.
const FULL: f32 = 0.6;
const RAGGED: f32 = 3.0;
/// The right column begins lower than the left one by no more than this many em: a text that begins further down
/// belongs to one column.
const LEVEL: f32 = 4.0;

/// Glyphs that are read before all others.
pub(crate) struct Stretch<'p> {
    pub(crate) inks: Vec<&'p Ink>,
    /// Whether it is a left column, which the right one goes on.
    pub(crate) is_left: bool,
}

/// Glyphs of a page outside its tables in the order in which they are read: stretches over the whole width, and columns
/// one after the other.
pub(crate) fn in_order(inks: Vec<&Ink>) -> Vec<Stretch<'_>> {
    let owned: Vec<Ink> = inks.iter().map(|ink| **ink).collect();
    let lines = baselines(&owned);
    let mut parted = vec![Stretch { inks, is_left: false }];
    for body in bodies(&lines) {
        let Some(last) = parted.pop() else { break };
        let (mut above, mut left, mut right, mut below) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for ink in last.inks {
            let (x, y) = ink.centre();
            if y < body.top {
                above.push(ink);
            } else if y > body.bottom {
                below.push(ink);
            } else if x < body.strip {
                left.push(ink);
            } else {
                right.push(ink);
            }
        }
        let stretch = |inks, is_left| Stretch { inks, is_left };
        parted.extend([
            stretch(above, false),
            stretch(left, true),
            stretch(right, false),
            stretch(below, false),
        ]);
    }
    parted.retain(|stretch| !stretch.inks.is_empty());
    parted
}

/// A stretch of a page that is set in two columns.
struct Body {
    top: f32,
    bottom: f32,
    /// The middle of the strip between them.
    strip: f32,
}

/// The bodies in two columns, from the top down.
fn bodies(lines: &[Baseline]) -> Vec<Body> {
    let Some(width) = lines.iter().map(|line| line.bbox).reduce(Rect::union) else { return Vec::new() };
    let (from, to) = (width.x0 + MIDDLE.0 * width.width(), width.x0 + MIDDLE.1 * width.width());
    let mut bodies = Vec::new();
    let mut start = 0;
    while let Some(rest) = lines.get(start..).filter(|rest| rest.len() >= LINES) {
        let found = strips(rest, from, to).into_iter().find_map(|strip| Some((strip, clear(rest, strip)?)));
        let Some((strip, length)) = found else {
            start += 1;
            continue;
        };
        let stretch = rest.get(..length).unwrap_or_default();
        if let Some(body) = body(stretch, strip) {
            bodies.push(body);
            start += length;
        } else {
            start += 1;
        }
    }
    bodies
}

/// The middles of the gaps of the first line that has text on both sides of one, in the middle of the page.
fn strips(lines: &[Baseline], from: f32, to: f32) -> Vec<f32> {
    let Some(first) = lines.first() else { return Vec::new() };
    let wide = |pair: &[(f32, f32)]| match pair {
        [a, b] if b.0 - a.1 >= STRIP * first.bbox.height() => Some(f32::midpoint(a.1, b.0)),
        _ => None,
    };
    first.words.windows(2).filter_map(wide).filter(|x| (from..=to).contains(x)).collect()
}

/// How many lines from the first on leave a strip free, if enough.
fn clear(lines: &[Baseline], strip: f32) -> Option<usize> {
    let crosses = |line: &Baseline| line.words.iter().any(|(x0, x1)| *x0 < strip && *x1 > strip);
    let length = lines.iter().position(crosses).unwrap_or(lines.len());
    (length >= LINES).then_some(length)
}

/// The body that lines with a free strip are, if both sides of it are running text.
fn body(lines: &[Baseline], strip: f32) -> Option<Body> {
    let left: Vec<Side> = lines.iter().filter_map(|line| side(line, f32::MIN, strip)).collect();
    let right: Vec<Side> = lines.iter().filter_map(|line| side(line, strip, f32::MAX)).collect();
    let gap = right.iter().map(|side| side.x0).fold(f32::MAX, f32::min)
        - left.iter().map(|side| side.x1).fold(f32::MIN, f32::max);
    let (first, other) = (left.first()?, right.first()?);
    let level = (first.top - other.top).abs() <= LEVEL * first.size;
    let columns = runs(&left) && runs(&right) && gap >= STRIP * first.size && level;
    let all = lines.iter().map(|line| line.bbox).reduce(Rect::union)?;
    columns.then_some(Body { top: all.y0, bottom: all.y1, strip })
}

/// What of a line stands on one side of a strip.
struct Side {
    x0: f32,
    x1: f32,
    top: f32,
    size: f32,
    letters: usize,
}

fn side(line: &Baseline, from: f32, to: f32) -> Option<Side> {
    let words = || line.words.iter().filter(|(x0, x1)| *x0 >= from && *x1 <= to);
    let x0 = words().map(|word| word.0).reduce(f32::min)?;
    let x1 = words().map(|word| word.1).reduce(f32::max)?;
    let text = line.within(from, to)?;
    Some(Side { x0, x1, top: line.bbox.y0, size: text.size, letters: text.letters.chars().count() })
}

/// Whether lines are running text: as many letters as fit, line after line.
fn runs(lines: &[Side]) -> bool {
    let end = lines.iter().map(|side| side.x1).fold(f32::MIN, f32::max);
    let full = lines.iter().filter(|side| side.x1 >= end - RAGGED * side.size).count();
    let letters: usize = lines.iter().map(|side| side.letters).sum();
    lines.len() >= LINES && full as f32 >= FULL * lines.len() as f32 && letters >= LETTERS * lines.len()
}

#[cfg(test)]
mod tests {
    use super::{Stretch, in_order};
    use crate::ink::Ink;
    use crate::testing::ink;

    fn line(x: f32, y: f32, letters: u8) -> Vec<Ink> {
        (0..letters).map(|at| ink('가', x + 10.0 * f32::from(at), y)).collect()
    }

    /// The left ends and heights of what is read one after the other.
    fn order(lines: &[(f32, f32, u8)]) -> Vec<(i32, i32, usize)> {
        let inks: Vec<Ink> = lines.iter().flat_map(|(x, y, letters)| line(*x, *y, *letters)).collect();
        let first = |stretch: &Stretch<'_>| {
            let inks = &stretch.inks;
            (inks[0].glyph.x as i32, inks[0].glyph.y as i32, inks.len())
        };
        in_order(inks.iter().collect()).iter().map(first).collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let column = |x: f32, letters: [u8; 5]| {
            letters.into_iter().zip(0_u8..).map(move |(n, at)| (x, 100.0 + 16.0 * f32::from(at), n))
        };
        let both = |left, right| column(50.0, left).chain(column(300.0, right)).collect::<Vec<_>>();
        let head = vec![(50.0, 60.0, 45)];
        let foot = vec![(50.0, 200.0, 45)];
        let full = both([22, 22, 20, 22, 22], [22, 22, 22, 21, 8]);
        assert_eq!(order(&full), [(50, 100, 108), (300, 100, 95)]);
        assert_eq!(
            order(&[head.clone(), full, foot].concat()),
            [(50, 60, 45), (50, 100, 108), (300, 100, 95), (50, 200, 45)]
        );
        // Labels, amounts, and a text that a line crosses.
        for lines in [
            both([22, 12, 10, 14, 8], [22, 22, 22, 21, 8]),
            both([22, 22, 22, 22, 22], [4, 4, 4, 4, 4]),
            [both([22, 22, 22, 22, 22], [22, 22, 22, 22, 22]), vec![(50.0, 124.0, 45)]].concat(),
        ] {
            assert_eq!(order(&lines).len(), 1, "{lines:?}");
        }
    }
}
