//! Why lines were parted and joined: the evidence of every decision beside its line.

use crate::column::CellText;
use crate::space::{Decision, Evidence};
use crate::start::Parted;
use crate::start::evidence::StartEvidence;
use gwaje_model::{Cell, Line, Position, Row};

/// A line and what was decided about it.
#[derive(Clone, Debug, PartialEq)]
pub struct LineReport {
    /// Where it stands.
    pub place: Position,
    /// Its cleaned text.
    pub text: String,
    /// Whether it begins a paragraph.
    pub begins: bool,
    /// Evidence that it begins one; `None` where nothing open stands before it.
    pub start: Option<StartEvidence>,
    /// What was put between the line before and this one, and why; `None` where a paragraph begins.
    pub join: Option<(Evidence, Decision)>,
    /// Where inside it a space was in question, as the index of the character behind that place, and what was said.
    pub spaces: Vec<(usize, Evidence)>,
    /// The tables below it, as in [`Line::tables`].
    pub tables: Vec<Vec<Row<LineReport>>>,
}

/// Reports on every line of rows; `cells` and `joins` yield the cells and the joins of the document in the order of
/// [`CellText::all`].
pub(crate) fn rows<'c>(
    rows: &[Row<Line>],
    cells: &mut dyn Iterator<Item = (&'c CellText<'c>, &'c Parted)>,
    joins: &mut dyn Iterator<Item = (Evidence, Decision)>,
) -> Vec<Row<LineReport>> {
    let mut out = Vec::with_capacity(rows.len());
    for row in rows {
        let mut reported = Vec::with_capacity(row.cells.len());
        for cell in &row.cells {
            let mut content = cells.next().map(|(text, parts)| lines(text, parts, joins)).unwrap_or_default();
            for (report, line) in &mut content {
                report.tables = line.tables.iter().map(|inside| self::rows(inside, cells, joins)).collect();
            }
            let content = content.into_iter().map(|(report, _)| report).collect();
            let Cell { column, columns, rows, places, .. } = cell;
            let (column, columns, rows, places) = (*column, *columns, *rows, places.clone());
            reported.push(Cell { column, columns, rows, places, content });
        }
        out.push(Row { table: row.table, flow: row.flow, after_gap: row.after_gap, cells: reported });
    }
    out
}

/// Reports on the lines of one cell, the tables below them left out.
fn lines<'c>(
    cell: &'c CellText<'c>,
    parts: &Parted,
    joins: &mut dyn Iterator<Item = (Evidence, Decision)>,
) -> Vec<(LineReport, &'c Line)> {
    let begins = parts.paragraphs.iter().flat_map(|part| (0..part.count).map(|nth| nth == 0));
    let mut out = Vec::with_capacity(cell.lines.len());
    for ((line, begins), start) in cell.lines.iter().zip(begins).zip(&parts.evidence) {
        let join = if begins { None } else { joins.next() };
        let (place, text, spaces) = (line.line.place, line.text.clone(), line.asked.clone());
        let report = LineReport { place, text, begins, start: *start, join, spaces, tables: Vec::new() };
        out.push((report, line.line));
    }
    out
}
