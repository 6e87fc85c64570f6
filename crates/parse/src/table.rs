//! Tables of tasks, row by row.
//!
//! ```text
//! | 국정과제    | 실천과제      | 주관   | 추진현황              |
//! | 23. 제조업… | 23-1. 디지털… | 산업부 | 2022년 < 3분기 > ▪ …  |
//! |             | 23-2. 그린…   |        | 2022년 < 3분기 > ▪ …  |
//! ```
//!
//! An agenda or task holds until the next one; a row without a task goes on with the one above. What a heading above
//! the table, a full-width row or a column of years says holds for the rows below.

use crate::acceptance::{Found, Heading};
use crate::columns::{self, Column, Header};
use crate::content;
use crate::labelled;
use crate::lead;
use crate::lexicon::Lexicon;
use crate::outline::Outline;
use crate::parts::{self, Part};
use crate::profile::Role;
use crate::split;
use crate::title::{self, Title};
use gwaje_forms::period;
use gwaje_model::{Block, Cell, Code, LeadNode, Phrase, Position, Row};
use std::collections::BTreeSet;

/// How well a profile fits a document: by its best header row, and by the section headings it knows.
pub(crate) fn score(rows: &[Row<Block>], lexicon: &Lexicon) -> i32 {
    let headers = rows.iter().filter_map(|row| Header::read(row, lexicon));
    let columns = headers.map(|header| header.score(&lexicon.expects)).max().unwrap_or_default();
    let blocks = rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.content);
    let names = blocks.filter(|block| block.text.len() <= LONGEST_SECTION).map(|block| block.text.as_str());
    let sections: BTreeSet<&str> = names.filter(|name| lexicon.role(name) == Some(Role::Section)).collect();
    columns + if sections.len() > 1 { sections.len() as i32 } else { 0 }
}

/// Longer paragraphs are no section headings, in bytes.
const LONGEST_SECTION: usize = 60;

/// Reads a document with tables of tasks; `None` if it has none, or nothing is found in them.
pub(crate) fn read(rows: &[Row<Block>], lexicon: &Lexicon) -> Option<Found> {
    let parts = parts::reports(rows, lexicon);
    if !parts.iter().any(|part| matches!(part, Part::Tasks { .. } | Part::Labelled(_))) {
        return None;
    }
    let mut reader = Reader {
        lexicon,
        outline: Outline::default(),
        headings: BTreeSet::new(),
        header: Header::default(),
        leads: Vec::new(),
        rows_left: 0,
        warned: BTreeSet::new(),
    };
    for (at, part) in parts.iter().enumerate() {
        match part {
            Part::Text(blocks) => reader.text(blocks, parts.get(at + 1)),
            Part::Labelled(rows) => {
                reader.headings.extend(labelled::headings(rows, lexicon));
                labelled::read(rows, lexicon, &mut reader.outline);
            }
            Part::Other(rows) => reader.outside(rows),
            Part::Gap => reader.outline.interrupt(),
            Part::Tasks { rows, header, at } => reader.table(rows, header, *at),
        }
    }
    let tree = reader.outline.finish(&lexicon.name);
    (!tree.value.agendas.is_empty()).then_some(Found {
        tree,
        headings: reader.headings,
        from_tables: (0, 0),
        reopened: 0,
    })
}

/// Reads the parts of a document into an outline.
pub(crate) struct Reader<'p> {
    pub(crate) lexicon: &'p Lexicon,
    pub(crate) outline: Outline,
    /// The headings of columns and cards.
    headings: BTreeSet<Heading>,
    header: Header,
    /// The bodies of the last lead cell and how many rows it still covers.
    leads: Vec<LeadNode>,
    rows_left: u16,
    /// Unknown columns that were warned about.
    warned: BTreeSet<String>,
}

impl Reader<'_> {
    /// Opens the agenda or task of a title on a line of its own.
    pub(crate) fn open(&mut self, mut title: Title) {
        let last = title.blocks.pop().unwrap_or_default();
        let ends = lead::at_end(&last, self.lexicon).map(|at| split::cut(&last, at));
        let (last, leads) = ends.map_or((last, None), |(title, leads)| (title, Some(leads)));
        title.blocks.push(last);
        if title.is_task() {
            self.outline.task(title.number.clone(), title.phrase(), &[]);
        } else {
            self.outline.agenda(title.number.clone(), title.phrase());
        }
        self.title_leads(leads.as_ref());
    }

    fn outside(&mut self, rows: &[Row<Block>]) {
        for block in rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.content) {
            self.outline.outside(block.clone());
        }
    }

    fn table(&mut self, rows: &[Row<Block>], header: &Header, at: Option<(usize, usize)>) {
        self.header = header.clone();
        (self.leads, self.rows_left) = (Vec::new(), 0);
        let place = rows.first().and_then(|row| row.cells.first()?.places.first().copied());
        for column in &header.columns {
            self.heading(column, place);
        }
        let (first, count) = at.unwrap_or((0, 0));
        for (nth, row) in rows.iter().enumerate() {
            let is_header = (first..first + count).contains(&nth) || count > 0 && header.repeated(row);
            if !is_header {
                self.row(row, nth < first);
            } else if nth >= first + count {
                self.repeated_header(row);
            }
        }
    }

    /// Remembers the heading of a column, and tells of one that the profile does not know.
    fn heading(&mut self, column: &Column, place: Option<Position>) {
        match column.role {
            None => self.warn(&column.name, place),
            Some(role) if column.guessed => self.told(&column.name, role, place),
            Some(role) if !column.name.is_empty() => {
                self.headings.insert(Heading { role, name: column.name.clone() });
            }
            Some(_) => {}
        }
    }

    fn repeated_header(&mut self, row: &Row<Block>) {
        let text = row.cells.iter().map(columns::text).collect::<Vec<_>>().join(" ");
        let place = row.cells.first().and_then(|c| c.places.first()).copied();
        self.outline.note(Code::RepeatedHeaderRemoved, place, text);
    }

    fn row(&mut self, row: &Row<Block>, above: bool) {
        let filled: Vec<&Cell<Block>> = row.cells.iter().filter(|cell| !cell.content.is_empty()).collect();
        match filled.as_slice() {
            [] => self.end_row(),
            [cell] if above || self.is_full(cell) => self.full(cell, above),
            _ if above => {
                filled.iter().flat_map(|c| &c.content).for_each(|block| self.outline.outside(block.clone()));
            }
            _ => self.cells(row, &filled),
        }
    }

    fn end_row(&mut self) {
        self.rows_left = self.rows_left.saturating_sub(1);
    }

    /// Whether the only filled cell of a row speaks for all columns.
    fn is_full(&self, cell: &Cell<Block>) -> bool {
        let content = |column: u16| self.header.at(column).is_some_and(Column::is_content);
        let wide = cell.column == 0 && cell.columns > 1 && content(cell.column + cell.columns - 1);
        let dated =
            || cell.content.iter().all(|b| period::heading(&b.text).is_some_and(|h| h.tail.is_empty()));
        let agenda = || {
            !self.header.has(Role::Agenda)
                && cell
                    .content
                    .first()
                    .and_then(|b| title::numbered(b, self.lexicon))
                    .is_some_and(|t| !t.has_sub_number && t.ended)
        };
        wide || cell.column == 0 && !content(0) && (dated() || agenda())
    }

    /// A row with one cell over all columns: an agenda, a task, a period, or text.
    fn full(&mut self, cell: &Cell<Block>, above: bool) {
        for block in &cell.content {
            let title = title::numbered(block, self.lexicon)
                .filter(|t| t.label.is_some() || t.ended || t.has_sub_number);
            let dated = period::heading(&block.text)
                .filter(|h| h.tail.is_empty() || self.lexicon.role(h.tail).is_some());
            match (title, dated) {
                (Some(title), _) => self.open(title),
                (None, Some(found)) => self.outline.outer(self.outline.outer_period().then(found.period)),
                (None, None) if !above && self.outline.in_task() && block.marker.is_some() => {
                    content::read(std::slice::from_ref(block), self.lexicon, &mut self.outline);
                }
                (None, None) => self.outline.outside(block.clone()),
            }
        }
        self.end_row();
    }

    fn cells(&mut self, row: &Row<Block>, filled: &[&Cell<Block>]) {
        let role = |cell: &Cell<Block>| self.header.at(cell.column).and_then(|column| column.role);
        let with =
            |wanted: Role| filled.iter().filter(|c| role(c) == Some(wanted)).copied().collect::<Vec<_>>();
        let (numbers, agendas, tasks, leads, periods) =
            (with(Role::Number), with(Role::Agenda), with(Role::Task), with(Role::Lead), with(Role::Period));
        let number = numbers.first().map(|cell| number_cell(cell));
        let ((agenda, agenda_leads), (task, task_leads)) = (self.titled(&agendas), self.titled(&tasks));
        self.period_cells(&periods);
        if !agendas.is_empty() {
            self.agenda_cell(&agenda, number.clone().filter(|_| tasks.is_empty()));
            self.title_leads(agenda_leads.as_ref());
        }
        let bodies = self.bodies(&leads);
        let opened = if tasks.is_empty() {
            self.untitled(row, &bodies)
        } else {
            self.task_cell(&task, number, &bodies)
        };
        self.title_leads(task_leads.as_ref());
        self.lead_cells(row, &leads, bodies, opened);
        for cell in filled {
            self.content_cell(cell);
        }
        self.end_row();
    }

    fn period_cells(&mut self, cells: &[&Cell<Block>]) {
        let mut period = self.outline.outer_period();
        for cell in cells {
            let text = columns::text(cell);
            match period::cell(&text) {
                Some(found) => period = period.then(found),
                None => self.outline.note(
                    Code::UnparsedText,
                    cell.places.first().copied(),
                    format!("`{text}` is no period"),
                ),
            }
        }
        self.outline.outer(period);
    }

    fn agenda_cell(&mut self, title: &Title, number: Option<String>) {
        if title.is_task() && !self.header.has(Role::Task) {
            self.outline.task(title.number.clone(), title.phrase(), &[]);
        } else {
            self.outline.agenda(title.number.clone().or(number), title.phrase());
        }
    }

    /// Opens or goes on with a task; tells whether a new title stood there.
    fn task_cell(&mut self, title: &Title, number: Option<String>, bodies: &[LeadNode]) -> bool {
        let number = title.number.clone().or(number);
        let goes_on = number.is_none() && self.outline.in_task() && self.outline.numbered_tasks();
        if !goes_on {
            self.outline.task(number, title.phrase(), bodies);
        } else if self.outline.is_open(&title.phrase()) {
            self.outline.repeated(&title.phrase());
        } else {
            self.outline.more_title(title.phrase());
        }
        !goes_on
    }

    /// Opens a task that has neither number nor title: a row with an empty cell of its own for it, where another body reports. Tells
    /// whether it did.
    fn untitled(&mut self, row: &Row<Block>, bodies: &[LeadNode]) -> bool {
        let column = |cell: &Cell<Block>| self.header.at(cell.column);
        let own = row.cells.iter().any(|cell| column(cell).is_some_and(|c| c.role == Some(Role::Task)));
        let content = row
            .cells
            .iter()
            .any(|cell| !cell.content.is_empty() && column(cell).is_some_and(Column::is_content));
        let opens = own && content && !bodies.is_empty() && self.outline.is_of_others(bodies);
        if opens {
            self.outline.task(None, Phrase::default(), bodies);
        }
        opens
    }

    /// The title in some cells. Where no column has bodies, those at its end are split off.
    fn titled(&self, cells: &[&Cell<Block>]) -> (Title, Option<Block>) {
        let blocks: Vec<Block> = cells.iter().flat_map(|c| c.content.clone()).collect();
        let mut title = title::cell(&blocks, self.lexicon);
        let open = !self.header.has(Role::Lead);
        let last = title.blocks.last_mut().filter(|_| open);
        let leads = last.and_then(|last| {
            let (rest, leads) = split::cut(last, lead::at_end(last, self.lexicon)?);
            *last = rest;
            Some(leads)
        });
        title.blocks.retain(|block| !block.text.is_empty());
        (title, leads)
    }

    fn title_leads(&mut self, block: Option<&Block>) {
        if let Some(leads) = block.and_then(|block| lead::only(block, self.lexicon)) {
            self.outline.leads(&leads);
        }
    }

    /// The bodies in some cells.
    fn bodies(&self, cells: &[&Cell<Block>]) -> Vec<LeadNode> {
        // Two columns of bodies say by their names which part each has.
        let named = self.header.columns.iter().filter(|c| c.role == Some(Role::Lead)).count() > 1;
        let part = |cell: &Cell<Block>| {
            self.header.at(cell.column).filter(|_| named).and_then(|c| self.lexicon.lead_role(&c.name))
        };
        cells.iter().flat_map(|cell| lead::leads(&cell.content, part(cell), self.lexicon)).collect()
    }

    /// The bodies of a row: its own, or those of a cell above that is merged over it.
    fn lead_cells(&mut self, row: &Row<Block>, cells: &[&Cell<Block>], bodies: Vec<LeadNode>, opened: bool) {
        let there = || {
            row.cells
                .iter()
                .any(|c| self.header.at(c.column).is_some_and(|column| column.role == Some(Role::Lead)))
        };
        if let Some(last) = cells.last() {
            self.leads = bodies;
            self.rows_left = last.rows;
            self.outline.leads(&self.leads);
        } else if opened && (self.rows_left > 0 || !there()) {
            self.outline.leads(&self.leads);
        }
    }

    fn content_cell(&mut self, cell: &Cell<Block>) {
        let Some(column) = self.header.at(cell.column).cloned() else {
            return cell.content.iter().for_each(|block| self.unknown("", block));
        };
        match column.role {
            Some(Role::Status | Role::Section) => self.content(cell, &column),
            Some(Role::Remark | Role::Due | Role::Rate | Role::State) => {
                let own = |block: &Block| self.outline.column(&column.name, column.role, block.clone());
                cell.content.iter().for_each(own);
            }
            None => cell.content.iter().for_each(|block| self.unknown(&column.name, block)),
            // A running number beside a title that has its own.
            Some(Role::Number) if !self.outline.has_number(&number_cell(cell)) => {
                for block in &cell.content {
                    self.outline.column(&column.name, None, block.clone());
                }
            }
            Some(_) => {}
        }
    }

    fn content(&mut self, cell: &Cell<Block>, column: &Column) {
        let several = self.header.contents() > 1
            && !self
                .header
                .columns
                .iter()
                .filter(|c| c.is_content())
                .all(|c| c.period.is_some() && c.section().is_empty());
        let named = column.role == Some(Role::Section) || several;
        self.outline.column_section(Some(column.section()).filter(|name| named && !name.is_empty()));
        if let Some(period) = column.period {
            self.outline.column_period(period);
        }
        content::read(&cell.content, self.lexicon, &mut self.outline);
    }

    fn unknown(&mut self, name: &str, block: &Block) {
        self.warn(name, block.pieces.first().map(|piece| piece.place));
        self.outline.column(name, None, block.clone());
    }

    /// Says once what a column was taken for by what stands in it.
    fn told(&mut self, name: &str, role: Role, place: Option<Position>) {
        if self.warned.insert(name.to_owned()) {
            let text = format!(
                "no profile knows the column `{name}`; by what stands in it, it holds {}",
                role.holds()
            );
            self.outline.note(Code::GuessedColumn, place, text);
        }
    }

    /// Says once that a column is not known.
    fn warn(&mut self, name: &str, place: Option<Position>) {
        if self.warned.insert(name.to_owned()) {
            self.outline.note(Code::UnknownColumn, place, format!("no profile knows the column `{name}`"));
        }
    }
}

/// The number in a column of numbers.
fn number_cell(cell: &Cell<Block>) -> String {
    columns::text(cell).trim_end_matches(['.', ')']).trim().to_owned()
}
