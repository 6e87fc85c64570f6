//! Page numbers, running heads and feet: found by where they stand, that they return and that they say nothing; logged
//! and left out. Drawn as a table they are furniture too.

use crate::page_body::PageBody;
use crate::returning::{Returning, SAME_HEIGHT, shape, squeezed};
use crate::says::{Agendas, Says, table_lines};
use crate::sheet::{Fragment, Piece, Sheet};
use crate::zone::in_zone;
use gwaje_forms::page_number::page_number;
use gwaje_model::{Code, Line, Note, Rect};
use std::collections::BTreeSet;

/// Takes furniture out of the pieces. On pages of plain text, which have no room to set a head apart, a heading is none.
pub(crate) fn remove(sheets: &mut [Sheet], plain_text: bool, notes: &mut Vec<Note>) {
    let mut furniture = Furniture {
        lines: Returning::among(sheets, |sheet| {
            let lines = sheet.pieces.iter().flat_map(Piece::lines);
            let inside = lines.filter(|line| in_zone(line.bbox(), sheet.height));
            (sheet.height, inside.filter_map(of_line).collect())
        }),
        tables: Returning::among(sheets, |sheet| {
            let tables = sheet.pieces.iter().filter_map(Piece::table);
            let inside = tables.filter(|table| in_zone(table.bbox, sheet.height));
            (sheet.height, inside.map(of_table).collect())
        }),
        agendas: Agendas::of(sheets),
        said: BTreeSet::new(),
        plain_text,
    };
    for sheet in sheets {
        furniture.take_off(sheet, notes);
    }
}

/// What is known of the furniture of a document.
struct Furniture {
    lines: Returning,
    tables: Returning,
    agendas: Agendas,
    /// Headings at the edge of a page and names of columns that have been passed, to the letter.
    said: BTreeSet<String>,
    plain_text: bool,
}

impl Furniture {
    fn take_off(&mut self, sheet: &mut Sheet, notes: &mut Vec<Note>) {
        let height = sheet.height;
        let body = PageBody::of(sheet, |line| self.may_be(line, height));
        let judged: Vec<bool> = sheet.pieces.iter().map(|piece| self.is_table(piece, sheet)).collect();
        let mut table = judged.into_iter();
        for piece in &mut sheet.pieces {
            let is_table = table.next().unwrap_or_default();
            match piece {
                Piece::Text(lines) => lines.retain(|line| {
                    let code = self.judge(line, height, &body);
                    notes.extend(code.map(|code| note(code, line)));
                    code.is_none()
                }),
                Piece::Table(table) if is_table => {
                    notes.extend(table_lines(table).map(|line| {
                        let number = page_number(&line.text()).is_some();
                        note(if number { Code::PageNumberRemoved } else { Code::RunningHeadRemoved }, line)
                    }));
                    *piece = Piece::Text(Vec::new());
                }
                Piece::Table(_) => {}
            }
        }
        sheet.pieces.retain(|piece| !matches!(piece, Piece::Text(lines) if lines.is_empty()));
    }

    /// Whether a line stands and returns as furniture does, whatever it says.
    fn may_be(&self, line: &Line, height: f32) -> bool {
        in_zone(line.bbox(), height)
            && (page_number(&line.text()).is_some()
                || self.lines.has(&shape(&line.text()), line.bbox(), height))
    }

    fn judge(&mut self, line: &Line, height: f32, body: &PageBody) -> Option<Code> {
        let text = line.text();
        if self.agendas.says_names(&text) {
            let again = !self.said.insert(squeezed(&text)) && in_zone(line.bbox(), height);
            return again.then_some(Code::RepeatedHeaderRemoved);
        }
        if !self.may_be(line, height) {
            return None;
        }
        if page_number(&text).is_some() {
            return Some(Code::PageNumberRemoved);
        }
        let edge = !self.plain_text && body.set_apart(line);
        let furniture = match self.agendas.judge(&text) {
            Says::Nothing => true,
            Says::Title | Says::Names => false,
            Says::Item => edge,
            // What a head says that is the same on every page, it says on the first.
            Says::Heading => edge && !self.said.insert(squeezed(&text)),
        };
        furniture.then_some(Code::RunningHeadRemoved)
    }

    /// Whether a piece is a table that is furniture, and not the head of another one.
    fn is_table(&self, piece: &Piece, sheet: &Sheet) -> bool {
        let Some(table) = piece.table().filter(|table| in_zone(table.bbox, sheet.height)) else {
            return false;
        };
        let says = |line: &Line| match self.agendas.judge(&line.text()) {
            Says::Title | Says::Item | Says::Names => page_number(&line.text()).is_none(),
            Says::Heading => !gwaje_forms::body::may_be_list(&line.text()),
            Says::Nothing => false,
        };
        let nests = table.cells.iter().any(|cell| cell.content.iter().any(|piece| piece.table().is_some()));
        let (bbox, form) = of_table(table);
        let others = || sheet.pieces.iter().filter_map(Piece::table).filter(|other| other.bbox != table.bbox);
        let joined = others().any(|other| is_joined(table, other));
        self.tables.has(&form, bbox, sheet.height) && !nests && !joined && !table_lines(table).any(says)
    }
}

/// Whether a table has the columns of one right below or above it, and so is a part of it.
fn is_joined(table: &Fragment, other: &Fragment) -> bool {
    let gap = (other.bbox.y0 - table.bbox.y1).max(table.bbox.y0 - other.bbox.y1);
    let shared = |x: &&f32| other.xs.iter().any(|y| (**x - y).abs() < SAME_HEIGHT);
    gap < table.bbox.height() && table.xs.iter().filter(shared).count() == table.xs.len()
}

fn note(code: Code, line: &Line) -> Note {
    Note { code, place: Some(line.place), text: line.text() }
}

/// A line that is no page number, which are told by themselves.
fn of_line(line: &Line) -> Option<(Rect, String)> {
    page_number(&line.text()).is_none().then(|| (line.bbox(), shape(&line.text())))
}

fn of_table(table: &Fragment) -> (Rect, String) {
    (table.bbox, table_lines(table).map(|line| shape(&line.text())).collect::<Vec<_>>().join("|"))
}
