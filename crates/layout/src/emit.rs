//! Whole tables and texts as rows of cells of lines, with the margins of their columns measured.

use crate::margin;
use crate::stitch::{Part, Story, Table, TableCell};
use gwaje_model::{Cell, Flow, Line, LineEnd, LineStart, Place, Position, Row};
use std::collections::BTreeMap;

/// Gives every table and every stretch of text of a document its number.
#[derive(Debug, Default)]
pub(crate) struct Numbers(u32);

impl Numbers {
    fn next(&mut self) -> u32 {
        self.0 += 1;
        self.0 - 1
    }
}

/// The rows of a story: those of its tables, and one for each stretch of text.
pub(crate) fn rows(story: Story, numbers: &mut Numbers) -> Vec<Row<Line>> {
    let mut rows = Vec::new();
    let mut after_gap = false;
    let mut last = None;
    for part in story.parts {
        let first = rows.len();
        match part {
            Part::Table(table) => {
                let number = last.filter(|_| table.goes_on).unwrap_or_else(|| numbers.next());
                rows.extend(table_rows(table, number, numbers));
                last = Some(number);
            }
            Part::Text(lines) => rows.push(text_row(lines, numbers.next())),
            Part::Gap => after_gap = true,
        }
        if let Some(row) = rows.get_mut(first) {
            row.after_gap = std::mem::take(&mut after_gap);
        }
    }
    rows
}

fn text_row(mut lines: Vec<Line>, table: u32) -> Row<Line> {
    margin::measure_text(&mut lines);
    let mut places: Vec<Place> = Vec::new();
    for here in lines.iter().filter_map(|line| line.place.printed()) {
        match places.last_mut() {
            Some(place) if place.page == here.page => place.bbox = place.bbox.union(here.bbox),
            _ => places.push(here),
        }
    }
    let places = places.into_iter().map(Position::from).collect();
    let cell = Cell { column: 0, columns: 1, rows: 1, places, content: lines };
    Row { table, flow: Flow::Text, after_gap: false, cells: vec![cell] }
}

/// The rows of a table with this number; rows in which no text begins are left out.
fn table_rows(mut table: Table, number: u32, numbers: &mut Numbers) -> Vec<Row<Line>> {
    measure_columns(&mut table);
    let filled = table.cells.iter().filter(|cell| !cell.content.parts.is_empty());
    let mut kept: Vec<usize> = filled.map(|cell| cell.row).collect();
    kept.sort_unstable();
    kept.dedup();
    let empty = |_: &usize| Row { table: number, flow: Flow::Table, after_gap: false, cells: Vec::new() };
    let mut rows: Vec<Row<Line>> = kept.iter().map(empty).collect();
    let spans: Vec<(usize, usize)> =
        table.cells.iter().map(|cell| (table.column(cell.x0), table.column(cell.x1))).collect();
    for (cell, (from, to)) in table.cells.into_iter().zip(spans) {
        let position = kept.partition_point(|row| *row < cell.row);
        let covered = kept.partition_point(|row| *row < cell.row + cell.rows) - position;
        let Some(row) = rows.get_mut(position).filter(|_| covered > 0) else { continue };
        row.cells.push(Cell {
            column: from as u16,
            columns: (to - from).max(1) as u16,
            rows: covered as u16,
            places: cell.places.into_iter().map(Position::from).collect(),
            content: lines(cell.content, numbers),
        });
    }
    for row in &mut rows {
        row.cells.sort_by_key(|cell| cell.column);
    }
    rows
}

/// The lines of a cell, with the tables inside it below them.
fn lines(content: Story, numbers: &mut Numbers) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for part in content.parts {
        match part {
            Part::Text(text) => lines.extend(text),
            Part::Gap => {}
            Part::Table(table) => {
                if lines.is_empty() {
                    lines.extend(blank(&table));
                }
                let number = numbers.next();
                let rows = table_rows(table, number, numbers);
                if let Some(above) = lines.last_mut() {
                    above.tables.push(rows);
                }
            }
        }
    }
    lines
}

/// A line without characters, for a table that no line stands above.
fn blank(table: &Table) -> Option<Line> {
    let mut outlines = table.cells.iter().filter_map(|cell| cell.places.first().copied());
    let first = outlines.next()?;
    let here = outlines.filter(|place| place.page == first.page);
    let bbox = here.fold(first.bbox, |bbox, place| bbox.union(place.bbox));
    let mut text = table.cells.iter().flat_map(|cell| cell.content.lines());
    Some(Line {
        chars: Vec::new(),
        place: Place { bbox, ..first }.into(),
        size: text.next()?.size,
        start: LineStart::default(),
        end: LineEnd::default(),
        leading: None,
        tables: Vec::new(),
    })
}

fn measure_columns(table: &mut Table) {
    let key = |cell: &TableCell| (table.column(cell.x0), table.column(cell.x1));
    let keys: Vec<(usize, usize)> = table.cells.iter().map(key).collect();
    let mut columns: BTreeMap<(usize, usize), Vec<&mut Line>> = BTreeMap::new();
    for (cell, key) in table.cells.iter_mut().zip(keys) {
        columns.entry(key).or_default().extend(cell.content.lines_mut());
    }
    for lines in columns.into_values() {
        margin::measure(lines.into_iter());
    }
}
