//! A document as stretches of text and tables, each table with the columns it has.
//!
//! A table takes its columns from its own header row, from the part of it before a page break, or from the table
//! before where its cells stand in the same columns. A table without any header is read by what stands in its
//! columns.

use crate::columns::{self, Header};
use crate::guess;
use crate::labelled;
use crate::lexicon::Lexicon;
use crate::profile::Role;
use crate::title::{self, Title};
use gwaje_forms::number::Names;
use gwaje_forms::period;
use gwaje_model::{Block, Cell, Flow, Row};

/// A stretch of text or a table.
#[derive(Debug)]
pub(crate) enum Part<'r> {
    /// Flowing text.
    Text(Vec<&'r Block>),
    /// A table of tasks, and how many of its rows are header rows or stand above them.
    Tasks { rows: &'r [Row<Block>], header: Header, at: Option<(usize, usize)> },
    /// A table of labels and what they name, one task or agenda to a table.
    Labelled(&'r [Row<Block>]),
    /// Another table.
    Other(&'r [Row<Block>]),
    /// Pages that are missing or without text.
    Gap,
}

/// The parts of a document in order, every table with a header of a table of tasks as one.
fn parts<'r>(rows: &'r [Row<Block>], lexicon: &Lexicon) -> Vec<Part<'r>> {
    let mut parts: Vec<Part<'r>> = Vec::new();
    let mut last: Option<(u32, Header)> = None;
    let together = |a: &Row<Block>, b: &Row<Block>| {
        !b.after_gap && a.flow == b.flow && (a.flow == Flow::Text || a.table == b.table)
    };
    for group in rows.chunk_by(together) {
        let Some(first) = group.first() else { continue };
        parts.extend(first.after_gap.then_some(Part::Gap));
        if first.flow == Flow::Text {
            parts.push(Part::Text(group.iter().flat_map(|r| &r.cells).flat_map(|c| &c.content).collect()));
            continue;
        }
        let own = own_header(group, lexicon);
        if own.is_none() && labelled::is_labelled(group, lexicon) {
            parts.push(Part::Labelled(group));
            continue;
        }
        let inherited = || {
            last.as_ref()
                .filter(|(id, header)| *id == first.table || goes_on(group, header, lexicon))
                .map(|(_, h)| (h.clone(), None))
        };
        let told = || guess::header(group, lexicon).map(|(header, at)| (header, Some((at, 1))));
        // A row of short words over data is never data.
        let headless = || guess::heading_row(group, lexicon).is_none();
        let inferred = || infer(group, lexicon).filter(|_| headless()).map(|header| (header, None));
        let header = own.or_else(inherited).or_else(told).or_else(inferred);
        parts.push(match header {
            Some((header, at)) => {
                last = Some((first.table, header.clone()));
                Part::Tasks { rows: group, header, at }
            }
            None => Part::Other(group),
        });
    }
    parts
}

/// The header of a table and the rows it takes: the first and how many.
fn own_header(rows: &[Row<Block>], lexicon: &Lexicon) -> Option<(Header, Option<(usize, usize)>)> {
    let (at, header) =
        rows.iter().enumerate().find_map(|(at, row)| Some((at, Header::read(row, lexicon)?)))?;
    let second = rows.get(at + 1).and_then(|row| header.refined(row, lexicon));
    let count = 1 + usize::from(second.is_some());
    let below = rows.get(at + count..).unwrap_or_default();
    Some((guess::completed(second.unwrap_or(header), below, lexicon), Some((at, count))))
}

/// Whether a table without a header goes on with the columns of the one before: its cells stand in them, and what
/// stands in them is what they hold.
fn goes_on(rows: &[Row<Block>], header: &Header, lexicon: &Lexicon) -> bool {
    let cells = || rows.iter().flat_map(|row| &row.cells).filter(|cell| !cell.content.is_empty());
    let inside = cells().all(|cell| header.at(cell.column).is_some());
    let width =
        rows.iter().flat_map(|r| &r.cells).map(|c| c.column + c.columns).max() == Some(header.width());
    let fits = |cell: &Cell<Block>| match header.at(cell.column).and_then(|c| c.role) {
        Some(Role::Task | Role::Agenda) => {
            cell.content.first().is_some_and(|b| title::numbered(b, lexicon).is_some())
        }
        Some(Role::Status | Role::Section) => cell.content.iter().any(|b| guess::is_period(b, lexicon)),
        _ => false,
    };
    inside && width && cells().any(fits)
}

/// Columns told by what stands in them: numbered tasks, bodies, period headings with items.
fn infer(rows: &[Row<Block>], lexicon: &Lexicon) -> Option<Header> {
    let width = rows.iter().flat_map(|r| &r.cells).map(|c| c.column + c.columns).max()?;
    let mut header = Header::default();
    for column in 0..width.min(MOST_COLUMNS) {
        let cells: Vec<&Cell<Block>> = rows
            .iter()
            .flat_map(|r| &r.cells)
            .filter(|c| c.column == column && !c.content.is_empty())
            .collect();
        if let Some(role) = guess::role(&cells, lexicon) {
            header.push(column, role);
        }
    }
    let tasks = header.has(Role::Task) || header.has(Role::Agenda) && rows.len() > 1;
    (tasks && header.has(Role::Status)).then_some(header)
}

/// More columns than any table of tasks has.
const MOST_COLUMNS: u16 = 12;

/// The parts of a document in order; tables that have columns as a table of tasks but report on nothing are others.
pub(crate) fn reports<'r>(rows: &'r [Row<Block>], lexicon: &Lexicon) -> Vec<Part<'r>> {
    let (all, document) = (parts(rows, lexicon), Document::of(rows));
    let mut accepted: Vec<Header> = Vec::new();
    let mut reports: Vec<Part<'r>> = Vec::new();
    for part in all {
        let report = is_report(&part, &reports, &document, lexicon);
        reports.push(match part {
            Part::Tasks { rows, header, at } if report || accepted.contains(&header) => {
                accepted.push(header.clone());
                Part::Tasks { rows, header, at }
            }
            Part::Labelled(rows) if report => Part::Labelled(rows),
            Part::Tasks { rows, .. } | Part::Labelled(rows) => Part::Other(rows),
            other => other,
        });
    }
    reports
}

/// Whether a table of tasks is a report: it names agendas, or its tasks have numbers, or its content periods.
fn is_report(part: &Part<'_>, before: &[Part<'_>], document: &Document, lexicon: &Lexicon) -> bool {
    let above = || match before.last() {
        Some(Part::Text(blocks)) => blocks.iter().filter_map(|b| title::numbered(b, lexicon)).collect(),
        _ => Vec::new(),
    };
    let (rows, header) = match part {
        Part::Tasks { rows, header, .. } => (rows, header),
        Part::Labelled(rows) => {
            let named = above().iter().any(|title| title.label == Some(Names::Agenda));
            return named || labelled::names_agenda(rows, lexicon);
        }
        _ => return false,
    };
    let cells = || rows.iter().flat_map(|r| &r.cells);
    let with = |role: Role| {
        cells().filter(move |c| header.at(c.column).is_some_and(|column| column.role == Some(role)))
    };
    let title = |cell: &Cell<Block>| cell.content.first().and_then(|b| title::numbered(b, lexicon));
    // A heading over items, not a row of quarters in a time table.
    let reports = |cell: &Cell<Block>| {
        cell.content.len() > 1 && cell.content.iter().any(|b| guess::is_period(b, lexicon))
    };
    let dated =
        || cells().any(reports) || with(Role::Period).any(|c| period::cell(&columns::text(c)).is_some());
    let task = |title: &Title| title.has_sub_number || title.label == Some(Names::Task);
    let headed = || above().iter().any(|title| title.label == Some(Names::Agenda) || task(title) && dated());
    header.has(Role::Agenda)
        || with(Role::Task).filter_map(title).any(|t| t.has_sub_number)
        || document.national && header.has(Role::Task) && dated()
        || headed()
}

/// What is true of a whole document.
#[derive(Debug)]
struct Document {
    /// Whether it speaks of national agendas (국정과제) anywhere.
    national: bool,
}

impl Document {
    /// Looks at all rows.
    fn of(rows: &[Row<Block>]) -> Self {
        let mut blocks = rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.content);
        Self { national: blocks.any(|b| b.text.contains("국정과제")) }
    }
}
