//! Pages of glyphs, rulings and clips to printed lines, in cells, in rows, whole over page breaks.
//!
//! Knows geometry, not meaning. What is left out (page numbers, running heads, repeated headers, overprint, hidden
//! text) is noted, so that glyphs in are characters out plus notes.

mod bare;
mod baseline;
mod columns;
mod furniture;
mod grid;
mod header;
mod ink;
mod label;
mod line;
mod logical;
mod margin;
mod overlap;
mod overprint;
mod page_number;
mod pane;
mod passage;
mod removal;
mod run;
mod seen;
mod segment;
mod sheet;
mod stitch;
mod tagged;
#[cfg(test)]
mod testing;
mod trimmed;
mod turn;
mod underline;
mod watermark;

use furniture::Sheet;
use grid::Known;
use gwaje_model::{Cell, Flow, Line, Note, Noted, Page, Pages, Place, Position, Row};
use line::PageFacts;
use logical::Lies;
use sheet::{Fragment, Piece};
use std::borrow::Cow;
use std::collections::BTreeMap;
use stitch::Table;
use tagged::Tagged;
use trimmed::Starts;
use turn::Turn;

/// Finds the rows of a document: those of its tables, and the text between them, in reading order.
#[must_use]
pub fn rows(pages: &Pages) -> Noted<Vec<Row<Line>>> {
    let mut notes = Vec::new();
    let (mut sheets, lies) = sheets(pages, &mut notes);
    furniture::remove(&mut sheets, &mut notes);
    let mut rows = Vec::new();
    for (number, part) in parts(sheets, &mut notes).into_iter().enumerate() {
        match part {
            Part::Table(table) => emit_table(table, number as u32, &mut rows),
            Part::Text(lines) => rows.push(text_row(lines, number as u32)),
        }
    }
    lies.restore(&mut rows, &mut notes);
    Noted { value: rows, notes }
}

/// A table or a stretch of text, over however many pages.
enum Part {
    Table(Table),
    Text(Vec<Line>),
}

fn sheets(pages: &Pages, notes: &mut Vec<Note>) -> (Vec<Sheet>, Lies) {
    let plain_text = pages.media.flattened;
    let (mut sheets, mut lies) = (Vec::new(), Lies::default());
    let (tagged, fonts) = (Tagged::new(pages), ink::fonts(pages));
    // The table that the page before ended with, and the column edges of the last table seen.
    let mut ended: Option<Columns> = None;
    let mut seen: Option<Vec<f32>> = None;
    let mut starts = Starts::default();
    let turns: Vec<Option<Turn>> = pages.pages.iter().map(Turn::needed).collect();
    let upright = |(page, turn): (_, &Option<Turn>)| match turn {
        Some(turn) => Cow::Owned(turn.upright(page)),
        None => Cow::Borrowed(page),
    };
    let upright: Vec<Cow<'_, Page>> = pages.pages.iter().zip(&turns).map(upright).collect();
    let watermarks = watermark::find(&upright);
    for (((printed, turn), mut page), watermarks) in
        pages.pages.iter().zip(turns).zip(upright).zip(&watermarks)
    {
        if plain_text && seen.is_some() {
            let margin = starts.missing_margin(&page);
            trimmed::put_back(page.to_mut(), margin);
        }
        if page.number != lies.next() {
            page.to_mut().number = lies.next();
        }
        let inks = seen::visible(&page, &fonts, watermarks, notes);
        let panes = pane::panes(&page, &inks);
        // Tags are measured on whole pages that stand upright.
        let whole = turn.is_none() && panes.len() == 1;
        let sketches = if whole { tagged.on(printed.number, &inks) } else { Vec::new() };
        for pane in panes {
            let part = pane::cut(&page, pane, lies.next());
            let inside = pane::cut_inks(&page, pane, &inks);
            let facts = PageFacts { number: part.number, empty_shows: &part.empty_shows, plain_text };
            let known = Known {
                ended: ended.as_ref().map(|table| table.xs.as_slice()),
                seen: seen.as_deref(),
                unruled: ended.as_ref().and_then(|table| table.unruled.as_deref()),
                tagged: &sketches,
            };
            let pieces = sheet::pieces(&part, &inside, facts, known);
            ended = last_table(&pieces, page.height).map(Columns::of);
            seen = pieces.iter().rev().find_map(table_of).map(|table| table.xs.clone()).or(seen);
            lies.add(printed.number, pane.x0, turn);
            sheets.push(Sheet { height: page.height, pieces });
        }
        if plain_text && seen.is_some() {
            starts.learn(&page);
        }
    }
    (sheets, lies)
}

/// What a page tells the next one of the table it ends with.
struct Columns {
    xs: Vec<f32>,
    /// The texts of the header, if the rows are not drawn.
    unruled: Option<Vec<String>>,
}

impl Columns {
    fn of(table: &Fragment) -> Self {
        Self { xs: table.xs.clone(), unruled: table.unruled.clone() }
    }
}

/// The table a page ends with, page numbers and running feet aside.
fn last_table(pieces: &[Piece], height: f32) -> Option<&Fragment> {
    let foot = |piece: &&Piece| match piece {
        Piece::Text(lines) => lines.iter().all(|line| page_number::in_zone(line.bbox(), height)),
        Piece::Table(_) => false,
    };
    pieces.iter().rev().find(|piece| !foot(piece)).and_then(table_of)
}

fn table_of(piece: &Piece) -> Option<&Fragment> {
    match piece {
        Piece::Table(table) => Some(table),
        Piece::Text(_) => None,
    }
}

/// Joins what runs over page breaks.
fn parts(sheets: Vec<Sheet>, notes: &mut Vec<Note>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (index, sheet) in sheets.into_iter().enumerate() {
        for (order, piece) in sheet.pieces.into_iter().enumerate() {
            match (parts.last_mut(), piece) {
                (Some(Part::Table(table)), Piece::Table(fragment))
                    if order == 0 && table.takes(&fragment, index) =>
                {
                    table.extend(fragment, index, notes);
                }
                (Some(Part::Text(text)), Piece::Text(lines)) => run_on(text, lines),
                (_, Piece::Table(fragment)) => parts.push(Part::Table(Table::new(fragment, index))),
                (_, Piece::Text(lines)) => parts.push(Part::Text(lines)),
            }
        }
    }
    parts
}

fn run_on(text: &mut Vec<Line>, lines: Vec<Line>) {
    if let Some(last) = text.last_mut() {
        last.end.page_end = true;
    }
    text.extend(lines);
}

fn text_row(mut lines: Vec<Line>, table: u32) -> Row<Line> {
    margin::measure(lines.iter_mut());
    let mut places: Vec<Place> = Vec::new();
    for here in lines.iter().filter_map(|line| line.place.printed()) {
        match places.last_mut() {
            Some(place) if place.page == here.page => place.bbox = place.bbox.union(here.bbox),
            _ => places.push(here),
        }
    }
    Row {
        table,
        flow: Flow::Text,
        cells: vec![Cell {
            column: 0,
            columns: 1,
            rows: 1,
            places: places.into_iter().map(Position::from).collect(),
            content: lines,
        }],
    }
}

/// The rows of a table; rows in which no text begins are left out.
fn emit_table(mut table: Table, number: u32, rows: &mut Vec<Row<Line>>) {
    measure_columns(&mut table);
    let mut kept: Vec<usize> =
        table.cells.iter().filter(|cell| !cell.lines.is_empty()).map(|cell| cell.row).collect();
    kept.sort_unstable();
    kept.dedup();
    let first = rows.len();
    rows.extend(kept.iter().map(|_| Row { table: number, flow: Flow::Table, cells: Vec::new() }));
    let spans: Vec<(usize, usize)> =
        table.cells.iter().map(|cell| (table.column(cell.x0), table.column(cell.x1))).collect();
    for (cell, (from, to)) in table.cells.into_iter().zip(spans) {
        let position = kept.partition_point(|row| *row < cell.row);
        let covered = kept.partition_point(|row| *row < cell.row + cell.rows) - position;
        if covered == 0 {
            continue;
        }
        if let Some(row) = rows.get_mut(first + position) {
            row.cells.push(Cell {
                column: from as u16,
                columns: (to - from).max(1) as u16,
                rows: covered as u16,
                places: cell.places.into_iter().map(Position::from).collect(),
                content: cell.lines,
            });
        }
    }
    for row in rows.iter_mut().skip(first) {
        row.cells.sort_by_key(|cell| cell.column);
    }
}

fn measure_columns(table: &mut Table) {
    let key = |cell: &stitch::TableCell| (table.column(cell.x0), table.column(cell.x1));
    let keys: Vec<(usize, usize)> = table.cells.iter().map(key).collect();
    let mut columns: BTreeMap<(usize, usize), Vec<&mut Line>> = BTreeMap::new();
    for (cell, key) in table.cells.iter_mut().zip(keys) {
        columns.entry(key).or_default().extend(&mut cell.lines);
    }
    for lines in columns.into_values() {
        margin::measure(lines.into_iter());
    }
}
