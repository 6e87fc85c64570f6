//! Which lines of a page are headers of tables whose columns are not drawn.

use crate::baseline::Baseline;
use crate::carried::Carried;
use crate::strips;

/// Columns are further apart than this many em; words of a title are nearer.
const COLUMN_GAP: f32 = 0.5;
/// Lines nearer than this share of their height belong to one row.
const CLOSE: f32 = 0.6;

/// The headers on a page. A stretched line that stands in one column of the running table is none of them.
pub(crate) fn starts(lines: &[Baseline], carried: Carried<'_>) -> Vec<usize> {
    let mut running = carried.from_previous_page.or(carried.last_table).map(|columns| columns.xs.clone());
    let mut starts = Vec::new();
    for index in (0..lines.len()).filter(|index| opens_table(lines, *index)) {
        let inside = |xs: &Vec<f32>| lines.get(index).is_some_and(|line| in_one_column(line, xs));
        if !running.as_ref().is_some_and(inside) {
            running = strips::edges(lines.get(index..).unwrap_or_default()).or(running);
            starts.push(index);
        }
    }
    starts
}

/// Whether all texts of a line stand in one column, between its edges.
fn in_one_column(line: &Baseline, xs: &[f32]) -> bool {
    xs.windows(2).any(|pair| matches!(pair, [x0, x1] if line.bbox.x0 >= x0 - 1.0 && line.bbox.x1 <= x1 + 1.0))
}

/// Whether a line is a header and no row of a running table: labels stand close above the lines of a row. Below the
/// first line of a page a header says what one above it said, or stands under the title of its table.
fn opens_table(lines: &[Baseline], index: usize) -> bool {
    let Some((line, above)) = lines.get(index).zip(lines.get(..index)) else { return false };
    let close = |other: &&Baseline| line.bbox.y0 - other.bbox.y1 < CLOSE * line.bbox.height();
    let near: usize = above.iter().rev().take(8).take_while(close).map(|other| other.texts.len()).sum();
    // A title is one text without wide gaps; in narrow columns a row may look like that, but for them.
    let title = |title: &Baseline| {
        let gaps = title
            .words
            .windows(2)
            .any(|pair| matches!(pair, [a, b] if b.0 - a.1 > COLUMN_GAP * title.bbox.height()));
        !gaps && line.texts.get(1).is_some_and(|second| title.bbox.x0 < second.x0)
    };
    let titled = near < 2 && above.last().is_none_or(title);
    line.is_header() && (titled || above.iter().any(|other| same_texts(other, line)))
}

fn same_texts(a: &Baseline, b: &Baseline) -> bool {
    a.texts.iter().map(|text| &text.letters).eq(b.texts.iter().map(|text| &text.letters))
}
