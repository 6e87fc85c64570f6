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
mod ragged;
pub mod space;
mod start;
mod symbols;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
pub mod unwrap;

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
    let answers = decisions(&cells, &parts, &columns).into_iter();
    let value = Whole { cells: cells.iter().zip(&parts), answers }.rows(rows);
    Noted { value, notes }
}

/// Puts paragraphs and join decisions, both in the order of [`CellText::all`], where their lines stood.
struct Whole<C, A> {
    cells: C,
    answers: A,
}

impl<'c, C, A> Whole<C, A>
where
    C: Iterator<Item = (&'c CellText<'c>, &'c Vec<Paragraph>)>,
    A: Iterator<Item = Decision>,
{
    fn rows(&mut self, rows: &[Row<Line>]) -> Vec<Row<Block>> {
        let mut whole = Vec::with_capacity(rows.len());
        for row in rows {
            let cells = row.cells.iter().map(|cell| self.cell(cell)).collect();
            whole.push(Row { table: row.table, flow: row.flow, cells });
        }
        whole
    }

    fn cell(&mut self, cell: &Cell<Line>) -> Cell<Block> {
        let mut content = Vec::new();
        if let Some((text, parts)) = self.cells.next() {
            for part in parts {
                let joins: Vec<Decision> = self.answers.by_ref().take(part.count.saturating_sub(1)).collect();
                content.push(block::build(part, &text.lines, &joins));
            }
            // Their cells come behind this one.
            for (part, block) in parts.iter().zip(&mut content) {
                let lines = text.lines.iter().skip(part.first).take(part.count);
                block.tables = lines.flat_map(|line| &line.line.tables).map(|rows| self.rows(rows)).collect();
            }
        }
        Cell {
            column: cell.column,
            columns: cell.columns,
            rows: cell.rows,
            places: cell.places.clone(),
            content,
        }
    }
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
