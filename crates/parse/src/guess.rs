//! Columns whose headings no profile knows, told by what stands in them.
//!
//! ```text
//! | 국정과제     | 중점과제        | 총괄부처 | 추진결과             |
//! | 27. 상생협력 | 27-1. 법령 정비 | 중기부   | 2024년 < 1분기 > ▪ … |
//! ```
//!
//! A row of a few words in each cell over such contents is a heading and never data. What is guessed is told, and a
//! profile of the user's own can say it better.

use crate::columns::{self, Column, Header};
use crate::content::{self, Content};
use crate::lead;
use crate::lexicon::Lexicon;
use crate::profile::Role;
use crate::title;
use gwaje_forms::period;
use gwaje_model::{Block, Cell, Flow, Row};

/// Longer cells are no headings, in characters; the longest heading of the built-in profiles has 11.
const LONGEST_HEADING: usize = 14;

/// Fewer columns make no table of tasks.
const LEAST_COLUMNS: usize = 3;

/// More cells are no headings: what is named is looked for in every row below. The widest table of tasks that was seen has
/// 12 columns.
const MOST_COLUMNS: usize = 64;

/// Headings stand within the first so many rows of a table: a title and a date may stand above them.
const ROWS_ABOVE: usize = 3;

/// The header of a table by a row of headings of which the profile knows too few, and the number of that row.
pub(crate) fn header(rows: &[Row<Block>], lexicon: &Lexicon) -> Option<(Header, usize)> {
    let (at, row) = heading_row(rows, lexicon)?;
    let below = rows.get(at + 1..).unwrap_or_default();
    let header = completed(Header { columns: columns::named(row, lexicon) }, below, lexicon).settled();
    let titled = header.has(Role::Task) || header.has(Role::Agenda);
    let known = header.columns.iter().filter(|column| column.role.is_some()).count();
    (titled && header.contents() > 0 && known * 2 >= header.columns.len()).then_some((header, at))
}

/// A header with the columns that its names leave open told by what stands below them. A role that a name gives already
/// is given to no other column.
pub(crate) fn completed(mut header: Header, below: &[Row<Block>], lexicon: &Lexicon) -> Header {
    raise(&mut header, below, lexicon);
    let named: Vec<Role> = header.columns.iter().filter_map(|column| column.role).collect();
    let taken = |role: &Role| match role {
        Role::Status => named.iter().any(|known| matches!(known, Role::Status | Role::Section)),
        Role::Task | Role::Agenda => named.contains(role) || named.contains(&Role::Either),
        role => named.contains(role),
    };
    for column in header.columns.iter_mut().filter(|column| column.role.is_none()) {
        column.role = under(below, column, lexicon).filter(|role| !taken(role));
        column.guessed = column.role.is_some();
    }
    header
}

/// Makes the column that is named as that of the tasks one of agendas, where the numbers of tasks stand in a column whose
/// name is not known: `과제명` over `27.` beside `27-1.`.
fn raise(header: &mut Header, below: &[Row<Block>], lexicon: &Lexicon) {
    let holds = |column: &Column, role: Role| under(below, column, lexicon) == Some(role);
    let apart = header.columns.iter().any(|column| column.role.is_none() && holds(column, Role::Task));
    if !apart || header.has(Role::Agenda) {
        return;
    }
    for column in header.columns.iter_mut().filter(|column| column.role == Some(Role::Task)) {
        if holds(column, Role::Agenda) {
            (column.role, column.guessed) = (Some(Role::Agenda), true);
        }
    }
}

/// The role of a column by what stands in it below its heading.
pub(crate) fn under(below: &[Row<Block>], column: &Column, lexicon: &Lexicon) -> Option<Role> {
    let cells = below.iter().flat_map(|row| &row.cells);
    let cells: Vec<&Cell<Block>> =
        cells.filter(|cell| column.covers(cell.column) && !cell.content.is_empty()).collect();
    role(&cells, lexicon).or_else(|| is_list(&cells).then_some(Role::Status))
}

/// Whether at least half of the paragraphs in some cells have a marker.
fn is_list(cells: &[&Cell<Block>]) -> bool {
    let blocks = || cells.iter().flat_map(|cell| &cell.content);
    let marked = blocks().filter(|block| block.marker.is_some()).count();
    marked > 0 && marked * 2 >= blocks().count()
}

/// The role of a column by what its cells hold: periods, headings of periods over items, numbers of tasks or agendas,
/// bodies.
pub(crate) fn role(cells: &[&Cell<Block>], lexicon: &Lexicon) -> Option<Role> {
    let number = |cell: &&Cell<Block>| {
        cell.content.first().and_then(|b| title::numbered(b, lexicon)).filter(|t| t.ended || t.has_sub_number)
    };
    let numbers: Vec<_> = cells.iter().filter_map(number).collect();
    let periods = cells.iter().flat_map(|c| &c.content).filter(|b| is_period(b, lexicon)).count();
    let whole = |cell: &&Cell<Block>| period::cell(&columns::text(cell)).is_some();
    let bodies = !cells.is_empty() && cells.iter().all(|cell| lead::is_list(&columns::text(cell), lexicon));
    if periods > 0 {
        Some(if cells.iter().all(whole) { Role::Period } else { Role::Status })
    } else if numbers.iter().any(|t| t.has_sub_number) {
        Some(Role::Task)
    } else if !numbers.is_empty() {
        Some(Role::Agenda)
    } else {
        bodies.then_some(Role::Lead)
    }
}

/// Whether a paragraph is the heading of a period.
pub(crate) fn is_period(block: &Block, lexicon: &Lexicon) -> bool {
    matches!(content::content(block, lexicon), Content::Period { .. })
}

/// The headings of tables that the profile does not know, each once, in the order of the document.
pub(crate) fn unknown(rows: &[Row<Block>], lexicon: &Lexicon) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for table in tables(rows) {
        let Some((_, row)) = heading_row(table, lexicon) else { continue };
        for column in columns::named(row, lexicon).into_iter().filter(|column| column.role.is_none()) {
            if !found.contains(&column.name) {
                found.push(column.name);
            }
        }
    }
    found
}

/// The rows of each table.
pub(crate) fn tables(rows: &[Row<Block>]) -> impl Iterator<Item = &[Row<Block>]> {
    let tables = rows.chunk_by(|a, b| a.flow == b.flow && a.table == b.table);
    tables.filter(|table| table.first().is_some_and(|row| row.flow == Flow::Table))
}

/// The first row of a table that holds nothing but headings, with rows below it.
pub(crate) fn heading_row<'r>(rows: &'r [Row<Block>], lexicon: &Lexicon) -> Option<(usize, &'r Row<Block>)> {
    let above = rows.len().saturating_sub(1).min(ROWS_ABOVE);
    rows.iter().enumerate().take(above).find(|(_, row)| is_heading_row(row, lexicon))
}

fn is_heading_row(row: &Row<Block>, lexicon: &Lexicon) -> bool {
    let cells = || row.cells.iter().filter(|cell| !cell.content.is_empty());
    (LEAST_COLUMNS..=MOST_COLUMNS).contains(&cells().count()) && cells().all(|cell| is_heading(cell, lexicon))
}

/// Whether a cell holds a few words and nothing that data have: no marker, number, period, body or figure.
fn is_heading(cell: &Cell<Block>, lexicon: &Lexicon) -> bool {
    let text = columns::text(cell);
    let plain = |block: &Block| block.marker.is_none() && title::numbered(block, lexicon).is_none();
    text.chars().count() <= LONGEST_HEADING
        && text.chars().any(char::is_alphabetic)
        && !text.chars().any(|c| c.is_ascii_digit())
        && cell.content.iter().all(plain)
        && !lexicon.is_body(&text)
        && period::heading(&text).is_none()
}
