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
