//! Text margins of columns, and where each line stands against them.

use gwaje_model::Line;

/// Line ends within this many points of each other end at the same margin.
const SAME_END: f32 = 1.2;
/// A column is justified when this share of its lines ends at the right margin, and at least this many.
const JUSTIFIED_SHARE: f32 = 0.25;
const JUSTIFIED_LINES: usize = 3;
/// At most this share of the lines of a column hangs beyond its right margin.
const HANGING: f32 = 0.1;

/// Fills indentation, slack and justification of the lines of one column.
pub(crate) fn measure<'a>(lines: impl Iterator<Item = &'a mut Line>) {
    let mut lines: Vec<&mut Line> = lines.collect();
    let left = edge(lines.iter().map(|line| line.bbox().x0).collect());
    let ends: Vec<f32> = lines.iter().map(|line| line.bbox().x1).collect();
    let (right, justified) = right_margin(ends);
    for line in &mut lines {
        line.start.indent = line.bbox().x0 - left;
        line.end.slack = right - line.bbox().x1;
        line.end.justified = justified;
    }
}

/// Fills the same for text outside tables, where each of two columns of a page has margins of its own.
pub(crate) fn measure_text(lines: &mut [Line]) {
    let sides = sides(lines);
    for side in [Side::Whole, Side::Left, Side::Right] {
        measure(lines.iter_mut().zip(&sides).filter(|(_, own)| **own == side).map(|(line, _)| line));
    }
}

/// Which part of the width of its page a line has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Whole,
    Left,
    Right,
}

/// The columns of lines in reading order: where a line stands above the one before on the same page, the right column
/// begins. The left one goes back to the last line that reaches into it, the right one on to the next that begins
/// before it.
fn sides(lines: &[Line]) -> Vec<Side> {
    let mut sides = vec![Side::Whole; lines.len()];
    let page = |at: usize| lines.get(at).and_then(|line| line.place.page());
    let bbox = |at: usize| lines.get(at).map(Line::bbox).unwrap_or_default();
    let begins = |at: &usize| page(*at) == page(at - 1) && bbox(*at).y1 <= bbox(at - 1).y0;
    for start in (1..lines.len()).filter(begins) {
        let here = |at: &usize| page(*at) == page(start);
        let left = (0..start).rev().take_while(|at| here(at) && bbox(*at).x1 <= bbox(start).x0);
        let edge = left.clone().map(|at| bbox(at).x1).fold(f32::MIN, f32::max);
        let right = (start..lines.len()).take_while(|at| here(at) && bbox(*at).x0 >= edge);
        for (at, side) in left.map(|at| (at, Side::Left)).chain(right.map(|at| (at, Side::Right))) {
            if let Some(own) = sides.get_mut(at) {
                *own = side;
            }
        }
    }
    sides
}

/// The left margin: the leftmost start, a lone outlier among many lines left aside.
fn edge(mut starts: Vec<f32>) -> f32 {
    starts.sort_by(f32::total_cmp);
    let skip = starts.len() / 200;
    starts.get(skip).copied().unwrap_or_default()
}

/// The right margin and whether lines are stretched to it.
fn right_margin(mut ends: Vec<f32>) -> (f32, bool) {
    ends.sort_by(f32::total_cmp);
    let Some(last) = ends.last().copied() else { return (0.0, false) };
    let beyond = |end: f32| ends.len() - ends.partition_point(|other| *other <= end);
    let at = |margin: f32| beyond(margin - SAME_END) - beyond(margin + SAME_END);
    let enough =
        |count: usize| count >= JUSTIFIED_LINES && count as f32 >= JUSTIFIED_SHARE * ends.len() as f32;
    // The rightmost end that many lines share; hanging punctuation may stick out beyond it. Where many lines run
    // beyond, it is the end of headings of one length.
    let hangs = |margin: f32| beyond(margin + SAME_END) as f32 <= HANGING * ends.len() as f32;
    let shared = ends.iter().rev().copied().find(|end| enough(at(*end))).filter(|margin| hangs(*margin));
    match shared {
        Some(margin) => (margin, true),
        None => (last, false),
    }
}
