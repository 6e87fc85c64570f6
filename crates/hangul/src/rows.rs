//! The document as rows of cells of lines, in reading order.
//!
//! Paragraphs between tables are rows of text, a table is its rows. What stands inside a cell keeps its place there:
//! boxes as lines of it, tables as tables below the line before them. A table of one cell is a frame around its content
//! and no table, at the outside as in a cell. A footnote follows the outermost paragraph or table that refers to it,
//! endnotes follow the document; both open with the mark that stands at their reference.

use crate::document::{AutoNumber, Note};
use crate::document::{Cell, Document, NumberSort, Object, ObjectBody, Paragraph, Piece, PieceKind, Table};
use crate::line::{self, Letter};
use crate::number::{Automatic, Heads, PICTURE_BULLET};
use crate::order::{self, Label, Unit};
use crate::styles::{CharacterFormat, ParagraphShape, Styles};
use gwaje_model::{Anchor, Code, Flow, Line, Position, Row, Shift};

/// The rows of a document, and what there is to tell about its tables.
pub(crate) fn rows(document: &Document, notes: &mut Vec<gwaje_model::Note>) -> Vec<Row<Line>> {
    let mut walk = Walk::new(document, notes);
    let mut anchor = Anchor::default();
    for (nth, section) in document.sections.iter().enumerate() {
        anchor = Anchor { section: nth as u32, ..Anchor::default() };
        walk.outline = section.outline;
        walk.tables_of_section = 0;
        walk.outermost(&section.paragraphs, anchor);
    }
    let endnotes = std::mem::take(&mut walk.endnotes);
    walk.notes_at(endnotes, anchor);
    walk.close_text();
    walk.rows
}

/// The longest side of a picture that is a bullet, in 1/100 of the letters' size; the same as on a printed page.
const BULLET: f32 = 105.0;

/// Something that is read as a whole: a line, or a table.
enum Item {
    Line(Line),
    Table(Vec<Row<Line>>),
}

struct Walk<'d, 'n> {
    styles: &'d Styles,
    outline: u32,
    heads: Heads,
    numbers: Automatic,
    /// The number of the note whose paragraphs are read.
    note_number: Option<u32>,
    footnotes: Vec<(&'d Note, u32)>,
    endnotes: Vec<(&'d Note, u32)>,
    tables_of_section: u32,
    next_row_table: u32,
    text: Vec<Line>,
    rows: Vec<Row<Line>>,
    notes: &'n mut Vec<gwaje_model::Note>,
}

impl<'d, 'n> Walk<'d, 'n> {
    fn new(document: &'d Document, notes: &'n mut Vec<gwaje_model::Note>) -> Self {
        Self {
            styles: &document.styles,
            outline: 0,
            heads: Heads::default(),
            numbers: Automatic::new(document.styles.first_numbers),
            note_number: None,
            footnotes: Vec::new(),
            endnotes: Vec::new(),
            tables_of_section: 0,
            next_row_table: 0,
            text: Vec::new(),
            rows: Vec::new(),
            notes,
        }
    }

    /// The paragraphs of a section: their lines run on as text, their tables stand between.
    fn outermost(&mut self, paragraphs: &'d [Paragraph], anchor: Anchor) {
        for (nth, paragraph) in paragraphs.iter().enumerate() {
            let anchor = Anchor { paragraph: nth as u32, ..anchor };
            let mut items = Vec::new();
            self.paragraph(paragraph, anchor, &mut items);
            self.put(items);
            let footnotes = std::mem::take(&mut self.footnotes);
            self.notes_at(footnotes, anchor);
        }
    }

    fn put(&mut self, items: Vec<Item>) {
        for item in items {
            match item {
                Item::Line(line) => self.text.push(line),
                Item::Table(mut rows) => {
                    self.close_text();
                    self.rows.append(&mut rows);
                }
            }
        }
    }

    /// Ends a stretch of text outside tables.
    fn close_text(&mut self) {
        let content = std::mem::take(&mut self.text);
        let Some(first) = content.first() else { return };
        let places = vec![first.place];
        let cell = gwaje_model::Cell { column: 0, columns: 1, rows: 1, places, content };
        let table = self.next_table();
        self.rows.push(Row { table, flow: Flow::Text, after_gap: false, cells: vec![cell] });
    }

    fn next_table(&mut self) -> u32 {
        self.next_row_table += 1;
        self.next_row_table - 1
    }

    fn notes_at(&mut self, notes: Vec<(&'d Note, u32)>, anchor: Anchor) {
        for (note, number) in notes {
            let mut items = Vec::new();
            self.note_number = Some(number);
            self.list(&note.paragraphs, anchor, &mut items);
            self.note_number = None;
            self.put(items);
        }
    }

    /// Paragraphs that stand inside another at `anchor` and have no address of their own.
    fn list(&mut self, paragraphs: &'d [Paragraph], anchor: Anchor, items: &mut Vec<Item>) {
        for paragraph in paragraphs {
            self.paragraph(paragraph, anchor, items);
        }
    }

    fn paragraph(&mut self, paragraph: &'d Paragraph, anchor: Anchor, items: &mut Vec<Item>) {
        let shape = self.styles.shapes.get(&paragraph.shape).copied().unwrap_or_default();
        let mut head = self.heads.next(paragraph, self.outline, self.styles);
        for unit in order::units(paragraph) {
            match unit {
                Unit::Object(object) => self.object(object, anchor, items),
                Unit::Text(pieces) => {
                    let mut letters = Vec::new();
                    self.letters(&pieces, &mut letters);
                    let has_ink =
                        |letter: &Letter| matches!(letter, Letter::Char(ch, _) if !ch.is_whitespace());
                    if let Some(first) = letters.iter().find(|letter| has_ink(letter)).copied()
                        && let Some(head) = head.take()
                    {
                        put_before(&head, first, &mut letters);
                    }
                    items.extend(line::lines(&letters, shape, anchor).into_iter().map(Item::Line));
                }
            }
        }
    }

    fn object(&mut self, object: &'d Object, anchor: Anchor, items: &mut Vec<Item>) {
        let caption = object.caption.as_ref();
        if let Some(caption) = caption.filter(|caption| caption.before) {
            self.list(&caption.paragraphs, anchor, items);
        }
        match &object.body {
            ObjectBody::Table(table) => self.table(table, anchor, items),
            ObjectBody::Box(paragraphs) => self.list(paragraphs, anchor, items),
            ObjectBody::Group(parts) => {
                for part in order::parts(parts) {
                    self.object(part, anchor, items);
                }
            }
            ObjectBody::Words(words) => {
                let letters: Vec<Letter> = plain_letters(words).collect();
                items.extend(
                    line::lines(&letters, ParagraphShape::default(), anchor).into_iter().map(Item::Line),
                );
            }
            ObjectBody::Picture(..) | ObjectBody::Nothing => {}
        }
        if let Some(caption) = caption.filter(|caption| !caption.before) {
            self.list(&caption.paragraphs, anchor, items);
        }
    }

    /// A table as rows; rows in which no text begins are left out.
    fn table(&mut self, table: &'d Table, anchor: Anchor, items: &mut Vec<Item>) {
        let number = self.tables_of_section;
        self.tables_of_section += 1;
        let address = |cell: &Cell| Anchor {
            table: Some(number),
            row: Some(cell.row.into()),
            column: Some(cell.column.into()),
            paragraph: 0,
            ..anchor
        };
        if let [frame] = table.cells.as_slice() {
            self.cell(frame, address(frame), items);
            return;
        }
        let table_number = self.next_table();
        let filled: Vec<(&Cell, Vec<Line>)> = table
            .cells
            .iter()
            .map(|cell| {
                let mut inside = Vec::new();
                self.cell(cell, address(cell), &mut inside);
                (cell, lines_of(inside, address(cell)))
            })
            .collect();
        self.tell_overhang(table, address);
        let rows = table_rows(filled, table_number, table.columns, address);
        if !rows.is_empty() {
            items.push(Item::Table(rows));
        }
    }

    /// A cell that says to reach over the edge of its table is read as far as the table goes.
    fn tell_overhang(&mut self, table: &Table, address: impl Fn(&Cell) -> Anchor) {
        let over =
            |from: u16, span: u16, edge: u16| edge > 0 && u32::from(from) + u32::from(span) > u32::from(edge);
        let beyond = |cell: &&Cell| {
            over(cell.column, cell.columns, table.columns) || over(cell.row, cell.rows, table.rows)
        };
        if let Some(cell) = table.cells.iter().find(beyond) {
            let (rows, columns) = (cell.rows, cell.columns);
            let text = format!(
                "a cell over {rows} rows and {columns} columns reaches over the edge of its table of {} rows and {} columns",
                table.rows, table.columns
            );
            let place = Some(Position::from(address(cell)));
            self.notes.push(gwaje_model::Note { code: Code::DamagedContent, place, text });
        }
    }

    fn cell(&mut self, cell: &'d Cell, address: Anchor, items: &mut Vec<Item>) {
        for (nth, paragraph) in cell.paragraphs.iter().enumerate() {
            self.paragraph(paragraph, Anchor { paragraph: nth as u32, ..address }, items);
        }
    }

    /// The letters of a stretch of text; numbers are counted, notes marked and put aside.
    fn letters(&mut self, pieces: &[&'d Piece], letters: &mut Vec<Letter>) {
        let has_words = pieces
            .iter()
            .any(|piece| matches!(&piece.kind, PieceKind::Text(text) if !text.trim().is_empty()));
        for piece in pieces {
            let format = self.styles.formats.get(&piece.format).copied().unwrap_or_default();
            let mut put = |text: &str| letters.extend(text.chars().map(|ch| Letter::Char(ch, format)));
            match &piece.kind {
                PieceKind::Text(text) => put(text),
                PieceKind::Tab => put("\t"),
                PieceKind::LineBreak => letters.push(Letter::Break),
                PieceKind::Number(number) => put(&self.number(number)),
                PieceKind::NewNumber(sort, number) => self.numbers.set(*sort, *number),
                PieceKind::Note(note) => {
                    let raised = CharacterFormat { shift: Shift::Raised, ..format };
                    letters.extend(self.note(note).chars().map(|ch| Letter::Char(ch, raised)));
                }
                PieceKind::Object(object) => self.label(object, format, has_words, letters),
                // `live` has taken out all others.
                _ => {}
            }
        }
    }

    /// What an object says in the line. A picture no larger than a letter before words is a bullet, as it is in a print.
    fn label(
        &mut self,
        object: &'d Object,
        format: CharacterFormat,
        has_words: bool,
        letters: &mut Vec<Letter>,
    ) {
        match order::label(object) {
            Some(Label::Words(words)) => letters.extend(words.chars().map(|ch| Letter::Char(ch, format))),
            Some(Label::Picture(side)) if side as f32 > BULLET * format.size => {}
            Some(Label::Picture(_)) if has_words && letters.is_empty() => {
                letters.extend(PICTURE_BULLET.chars().chain([' ']).map(|ch| Letter::Char(ch, format)));
            }
            Some(Label::Paragraph(paragraph)) => {
                if !letters.is_empty() {
                    letters.push(Letter::Char(' ', format));
                }
                let pieces: Vec<&Piece> = paragraph.pieces.iter().collect();
                self.letters(&pieces, letters);
                letters.push(Letter::Char(' ', format));
            }
            Some(Label::Picture(_)) | None => {}
        }
    }

    fn number(&mut self, number: &AutoNumber) -> String {
        match (number.sort, self.note_number) {
            (NumberSort::Footnote | NumberSort::Endnote, Some(of_note)) => number.print(of_note),
            (sort, _) => number.print(self.numbers.take(sort, number.saved)),
        }
    }

    /// The mark at the reference of a note, which is kept to be read later. Hangul prints it raised.
    fn note(&mut self, note: &'d Note) -> String {
        let pieces = note.paragraphs.iter().flat_map(|paragraph| &paragraph.pieces);
        let mark = pieces.into_iter().find_map(|piece| match &piece.kind {
            PieceKind::Number(number) => Some(number),
            _ => None,
        });
        let sort = if note.endnote { NumberSort::Endnote } else { NumberSort::Footnote };
        let number = self.numbers.take(sort, mark.map_or(0, |mark| mark.saved));
        let list = if note.endnote { &mut self.endnotes } else { &mut self.footnotes };
        list.push((note, number));
        mark.map_or_else(|| format!("{number})"), |mark| mark.print(number))
    }
}

/// Lines, and tables below the line before them.
fn lines_of(items: Vec<Item>, address: Anchor) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for item in items {
        match item {
            Item::Line(line) => lines.push(line),
            Item::Table(rows) => {
                if lines.is_empty() {
                    lines.push(line::empty(address));
                }
                if let Some(last) = lines.last_mut() {
                    last.tables.push(rows);
                }
            }
        }
    }
    lines
}

/// Rows of the cells that hold something. A row of the table in which nothing begins is none of them, and spans count
/// only rows that are.
fn table_rows(
    filled: Vec<(&Cell, Vec<Line>)>,
    table: u32,
    columns: u16,
    address: impl Fn(&Cell) -> Anchor,
) -> Vec<Row<Line>> {
    let mut kept: Vec<u32> =
        filled.iter().filter(|(_, lines)| !lines.is_empty()).map(|(cell, _)| cell.row.into()).collect();
    kept.sort_unstable();
    kept.dedup();
    let mut rows: Vec<Row<Line>> =
        kept.iter().map(|_| Row { table, flow: Flow::Table, after_gap: false, cells: Vec::new() }).collect();
    for (cell, content) in filled {
        let first = u32::from(cell.row);
        let at = kept.partition_point(|row| *row < first);
        let covered = kept.partition_point(|row| *row < first + u32::from(cell.rows)) - at;
        let Some(row) = rows.get_mut(at).filter(|_| covered > 0) else { continue };
        // A file may say any column; the one behind the cell is a number still.
        let column = cell.column.min(u16::MAX - 1);
        row.cells.push(gwaje_model::Cell {
            column,
            columns: columns.saturating_sub(column).min(cell.columns).max(1),
            rows: covered as u16,
            places: vec![Position::from(address(cell))],
            content,
        });
    }
    for row in &mut rows {
        row.cells.sort_by_key(|cell| cell.column);
    }
    rows
}

fn plain_letters(text: &str) -> impl Iterator<Item = Letter> {
    text.chars().map(|ch| Letter::Char(ch, CharacterFormat::default()))
}

/// Puts what stands before a paragraph in front of its first ink, in the look of that.
fn put_before(head: &str, first: Letter, letters: &mut Vec<Letter>) {
    let Letter::Char(_, format) = first else { return };
    let format = CharacterFormat { size: format.size, bold: format.bold, ..CharacterFormat::default() };
    let head = head.chars().chain([' ']).map(|ch| Letter::Char(ch, format));
    letters.splice(0..0, head);
}
