//! Which lines of a page are headers of tables whose columns are not drawn.

use crate::baseline::Baseline;
use crate::carried::Carried;
use crate::strips;
use gwaje_forms::number;

/// Columns are further apart than this many em; words of a title are nearer.
const COLUMN_GAP: f32 = 0.5;
/// Lines nearer than this share of their height belong to one row.
const CLOSE: f32 = 0.6;

/// The headers on a page. A stretched line that stands in one column of the running table is none of them.
pub(crate) fn starts(lines: &[&Baseline], carried: Carried<'_>) -> Vec<usize> {
    let mut running = carried.from_previous_page.or(carried.last_table).map(|columns| columns.xs.clone());
    let mut starts = Vec::new();
    let first = running.is_none();
    for index in (0..lines.len()).filter(|index| opens_table(lines, *index, first)) {
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
/// first line of a page a header says what one above it said, stands under the title of its table or under running text,
/// or names agendas and tasks. Above the `first` table of a document there are no rows, and its title may stand anywhere.
fn opens_table(lines: &[&Baseline], index: usize, first: bool) -> bool {
    let Some((line, above)) = lines.get(index).zip(lines.get(..index)) else { return false };
    let close = |other: &&&Baseline| line.bbox.y0 - other.bbox.y1 < CLOSE * line.bbox.height();
    let second = line.texts.get(1).map_or(f32::MAX, |second| second.x0);
    let runs = |other: &Baseline| is_title(other) && other.bbox.x0 < second && other.bbox.x1 > second;
    let rows = above.iter().rev().take(8).take_while(close).filter(|other| !runs(other));
    let near: usize = rows.map(|other| other.texts.len()).sum();
    let title = |title: &&Baseline| is_title(title) && title.bbox.x0 < second;
    let below_titles = first && above.iter().all(|line| is_title(line));
    let titled = near < 2 && (below_titles || above.last().is_none_or(title));
    line.is_header() && (titled || names_columns(line) || above.iter().any(|other| same_texts(other, line)))
}

/// Whether a line is one text without wide gaps; in narrow columns a row may look like that, but for them. In plain text
/// a single blank is as wide as a letter.
fn is_title(line: &Baseline) -> bool {
    let wide = |pair: &[(f32, f32)]| matches!(pair, [a, b] if b.0 - a.1 > COLUMN_GAP * line.bbox.height());
    line.texts.len() == 1 && (line.is_plain_text || !line.words.windows(2).any(wide))
}

/// Whether two or more texts of a line name agendas and tasks.
fn names_columns(line: &Baseline) -> bool {
    line.texts.iter().filter(|text| number::names(&text.letters).is_some()).count() > 1
}

fn same_texts(a: &Baseline, b: &Baseline) -> bool {
    a.texts.iter().map(|text| &text.letters).eq(b.texts.iter().map(|text| &text.letters))
}
