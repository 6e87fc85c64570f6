//! Printed lines to whole text: clean characters, paragraphs, and line wraps undone.
//!
//! [`blocks`] cleans every line, closes up letter-spaced words, finds where paragraphs begin, and asks
//! [`space::decide`] what stood at each line break. It knows nothing of what the text means.

mod block;
mod clean;
mod clean_line;
mod column;
mod column_style;
mod explain;
mod first_word;

pub mod model;
mod opening;
mod paragraph;
mod ragged;
mod room;
mod shifted;
pub mod space;
pub mod start;
mod symbols;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
pub mod unwrap;

pub use explain::LineReport;

use column::{CellText, Columns, FEW_LINES};
use gwaje_model::{Block, By, Cell, Line, Media, Noted, Row, With, parallel};
use paragraph::{Kind, Paragraph};
use space::line_break::{self, EndSpaces};
use space::{Decision, Evidence};
use start::Parted;

/// Undoes the line wraps of a document.
#[must_use]
pub fn blocks(rows: &[Row<Line>], media: Media) -> Noted<Vec<Row<Block>>> {
    let mut notes = Vec::new();
    let mut cells = CellText::all(rows, &mut notes);
    let columns = Columns::learn(&cells, media);
    let parts = parted(&cells, &columns);
    notes.extend(cells.iter().zip(&parts).flat_map(|(cell, parts)| start::unsure(&cell.lines, parts)));
    let answers = decided(&cells, &parts, &columns);
    let blocks = built(&mut cells, &parts, &answers);
    let value = Whole { cells: cells.iter().zip(&parts).zip(blocks) }.rows(rows);
    Noted { value, notes }
}

/// Why the lines of a document were parted and joined as [`blocks`] does.
#[must_use]
pub fn explain(rows: &[Row<Line>], media: Media) -> Vec<Row<LineReport>> {
    let cells = CellText::all(rows, &mut Vec::new());
    let columns = Columns::learn(&cells, media);
    let parts = parted(&cells, &columns);
    let answers = decided(&cells, &parts, &columns);
    explain::rows(rows, &mut cells.iter().zip(&parts), &mut answers.into_iter())
}

/// The lines of every cell in paragraphs.
fn parted(cells: &[CellText<'_>], columns: &Columns) -> Vec<Parted> {
    parallel::map(cells, few(cells), |cell| start::paragraphs(&cell.lines, columns.of(cell).1))
}

/// How many cells there must be to hand them out.
fn few(cells: &[CellText<'_>]) -> usize {
    parallel::few(cells.iter().map(|cell| cell.lines.len()).sum(), FEW_LINES)
}

/// The blocks of every cell, without the tables inside them. The cleaned text of a cell is given back as soon as its blocks are
/// there: the two together were the most that a long document needed at a time.
fn built(cells: &mut [CellText<'_>], parts: &[Parted], answers: &[(Evidence, Decision)]) -> Vec<Vec<Block>> {
    let few = few(cells);
    let mut rest = answers;
    let mut wholes = Vec::with_capacity(cells.len());
    for (cell, parts) in cells.iter_mut().zip(parts) {
        let wraps = parts.paragraphs.iter().map(Paragraph::wraps).sum::<usize>();
        let (here, behind) = rest.split_at(wraps.min(rest.len()));
        rest = behind;
        wholes.push((cell, parts, here));
    }
    parallel::map_mut(&mut wholes, few, |(cell, parts, answers)| {
        let blocks = of_cell(cell, parts, answers);
        cell.let_go();
        blocks
    })
}

/// The blocks of one cell.
fn of_cell(cell: &CellText<'_>, parts: &Parted, answers: &[(Evidence, Decision)]) -> Vec<Block> {
    let mut rest = answers;
    let mut paragraphs = Vec::with_capacity(parts.paragraphs.len());
    for part in &parts.paragraphs {
        let (here, behind) = rest.split_at(part.wraps().min(rest.len()));
        rest = behind;
        paragraphs.push((part, here));
    }
    let few = parallel::few(cell.lines.len(), FEW_LINES);
    parallel::map(&paragraphs, few, |(part, answers)| {
        let joins: Vec<Decision> = answers.iter().map(|(_, decision)| *decision).collect();
        block::build(part, &cell.lines, &joins)
    })
}

/// Puts the blocks of cells, in the order of [`CellText::all`], where their lines stood.
struct Whole<C> {
    cells: C,
}

impl<'c, C> Whole<C>
where
    C: Iterator<Item = ((&'c CellText<'c>, &'c Parted), Vec<Block>)>,
{
    fn rows(&mut self, rows: &[Row<Line>]) -> Vec<Row<Block>> {
        let mut whole = Vec::with_capacity(rows.len());
        for row in rows {
            let cells = row.cells.iter().map(|cell| self.cell(cell)).collect();
            whole.push(Row { table: row.table, flow: row.flow, after_gap: row.after_gap, cells });
        }
        whole
    }

    fn cell(&mut self, cell: &Cell<Line>) -> Cell<Block> {
        let mut content = Vec::new();
        if let Some(((text, parts), blocks)) = self.cells.next() {
            content = blocks;
            // Their cells come behind this one.
            for (part, block) in parts.paragraphs.iter().zip(&mut content) {
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

/// Evidence and decision for every line break inside a paragraph, in document order. A number and its title are two
/// words.
fn decided(cells: &[CellText<'_>], parts: &[Parted], columns: &Columns) -> Vec<(Evidence, Decision)> {
    let paragraphs = || cells.iter().zip(parts).flat_map(|(cell, parts)| parts.of(cell));
    let mut spaces = EndSpaces::default();
    for (cell, part) in paragraphs() {
        cell.lines.iter().skip(part.first).take(part.wraps()).for_each(|line| spaces.add(line));
    }
    let breaks: Vec<_> = paragraphs()
        .flat_map(|(cell, part)| {
            let (group, style) = columns.of(cell);
            line_break::of(part, &cell.lines, group, style, spaces)
        })
        .collect();
    let visible: Vec<&str> =
        cells.iter().flat_map(|cell| cell.lines.iter().map(|line| line.text.as_str())).collect();
    let evidence = space::evidence(&breaks, &visible);
    let mut answers: Vec<_> = evidence.into_iter().map(|evidence| (evidence, evidence.decision())).collect();
    let mut at = 0;
    for (_, part) in paragraphs() {
        if part.kind == Kind::Number
            && part.count > 1
            && let Some((_, answer)) = answers.get_mut(at)
        {
            *answer = Decision { with: With::Space, by: By::Punctuation, confidence: 0.999 };
        }
        at += part.wraps();
    }
    answers
}
