//! Printed lines to whole text: clean characters, paragraphs, and line wraps undone.
//!
//! [`blocks`] cleans every line, closes up letter-spaced words, finds where paragraphs begin, and asks
//! [`space::decide`] what stood at each line break. It knows nothing of what the text means.

mod block;
mod clean;
mod clean_line;
mod column;
mod evidence;
mod habit;
mod margin;
pub mod model;
mod opening;
mod paragraph;
mod pattern;
mod plain;
mod ragged;
pub mod space;
mod start;
mod symbols;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
pub mod unwrap;

pub use plain::plain_rows;

use column::{CellText, Columns};
use gwaje_model::{Block, By, Cell, Line, Media, Noted, Row, With};
use paragraph::{Kind, Paragraph};
use space::Decision;
use space::line_break::{self, EndSpaces};

/// Undoes the line wraps of a document.
#[must_use]
pub fn blocks(rows: &[Row<Line>], media: Media) -> Noted<Vec<Row<Block>>> {
    let mut notes = Vec::new();
    let cells = CellText::all(rows, &mut notes);
    let columns = Columns::learn(&cells, media);
    let parts: Vec<Vec<Paragraph>> =
        cells.iter().map(|cell| paragraph::paragraphs(&cell.lines, columns.of(cell).1)).collect();
    let mut answers = decisions(&cells, &parts, &columns).into_iter();
    let mut content = cells.iter().zip(&parts).map(|(cell, parts)| {
        let build = |part: &Paragraph| {
            let joins: Vec<Decision> = answers.by_ref().take(part.count.saturating_sub(1)).collect();
            block::build(part, &cell.lines, &joins)
        };
        parts.iter().map(build).collect()
    });
    let mut with_content = |cell: &Cell<Line>| Cell {
        column: cell.column,
        columns: cell.columns,
        rows: cell.rows,
        places: cell.places.clone(),
        content: content.next().unwrap_or_default(),
    };
    let value = rows
        .iter()
        .map(|row| Row {
            table: row.table,
            flow: row.flow,
            cells: row.cells.iter().map(&mut with_content).collect(),
        })
        .collect();
    Noted { value, notes }
}

/// One decision for every line break inside a paragraph, in document order. A number and its title are two words.
fn decisions(cells: &[CellText<'_>], parts: &[Vec<Paragraph>], columns: &Columns) -> Vec<Decision> {
    let paragraphs =
        || cells.iter().zip(parts).flat_map(|(cell, parts)| parts.iter().map(move |part| (cell, part)));
    let mut spaces = EndSpaces::default();
    for (cell, part) in paragraphs() {
        let wrapped = cell.lines.iter().skip(part.first).take(part.count.saturating_sub(1));
        wrapped.for_each(|line| spaces.add(line));
    }
    let breaks: Vec<_> = paragraphs()
        .flat_map(|(cell, part)| {
            let (group, habit) = columns.of(cell);
            line_break::of(part, &cell.lines, group, habit, spaces)
        })
        .collect();
    let visible: Vec<String> =
        cells.iter().flat_map(|cell| cell.lines.iter().map(|line| line.text.clone())).collect();
    let mut answers = space::decide(&breaks, &visible);
    let mut at = 0;
    for (_, part) in paragraphs() {
        if part.kind == Kind::Number
            && part.count > 1
            && let Some(answer) = answers.get_mut(at)
        {
            *answer = Decision { with: With::Space, by: By::Punctuation, confidence: 0.999 };
        }
        at += part.count.saturating_sub(1);
    }
    answers
}
