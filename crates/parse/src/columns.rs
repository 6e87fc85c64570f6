//! Header rows: which column is which.
//!
//! A header row is a row most of whose cells are column names of the profile, wherever in the table it stands. A
//! column may carry a period in its name (`(19년) 추진현황`, `3분기`); a second header row under it refines the first.

use crate::lexicon::{Lexicon, key};
use crate::profile::Role;
use gwaje_forms::marks;
use gwaje_forms::period::{self, Period};
use gwaje_model::{Block, Cell, Row};

/// A column of a table of tasks.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Column {
    first: u16,
    count: u16,
    /// What it holds, if the profile knows its name.
    pub(crate) role: Option<Role>,
    /// Its name as written.
    pub(crate) name: String,
    /// The period its name carries.
    pub(crate) period: Option<Period>,
    /// Whether its role was told by what stands under its name, which the profile does not know.
    pub(crate) guessed: bool,
}

impl Column {
    /// Its name without the period it carries.
    pub(crate) fn section(&self) -> String {
        let bare = period::heading(&self.name)
            .filter(|_| self.period.is_some())
            .map_or(self.name.as_str(), |h| h.tail);
        key(bare)
    }

    /// Whether it holds what was done or will be done.
    pub(crate) fn is_content(&self) -> bool {
        matches!(self.role, Some(Role::Status | Role::Section))
    }
}

/// The columns of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Header {
    pub(crate) columns: Vec<Column>,
}

impl Header {
    /// Reads a row as a header row.
    pub(crate) fn read(row: &Row<Block>, lexicon: &Lexicon) -> Option<Self> {
        let cells = || row.cells.iter().filter(|cell| !cell.content.is_empty());
        let is_name = |cell: &Cell<Block>| {
            let bytes: usize = cell.content.iter().map(|block| block.text.len()).sum();
            bytes <= 4 * LONGEST_NAME && text(cell).chars().count() <= LONGEST_NAME
        };
        if !cells().all(is_name) {
            return None;
        }
        let columns = named(row, lexicon);
        let known: Vec<Role> = columns.iter().filter_map(|c| c.role).collect();
        let titles = known.iter().any(|role| {
            matches!(role, Role::Agenda | Role::Task | Role::Either | Role::Period | Role::Number)
        });
        let content = columns.iter().any(Column::is_content);
        let header = known.len() >= 2 && titles && content && known.len() * 2 >= columns.len();
        header.then(|| Self { columns }.settled())
    }

    /// `과제` beside `실천과제` is an agenda, else a task; beside an agenda it is a task.
    pub(crate) fn settled(mut self) -> Self {
        let task = self.has(Role::Task);
        for column in self.columns.iter_mut().filter(|c| c.role == Some(Role::Either)) {
            column.role = Some(if task { Role::Agenda } else { Role::Task });
        }
        self
    }

    /// Adds a second header row: names under a column that spans several.
    pub(crate) fn refined(&self, row: &Row<Block>, lexicon: &Lexicon) -> Option<Self> {
        let below = named(row, lexicon);
        let wide = |under: &Column| {
            self.at(under.first).filter(|over| over.count > under.count && over.is_content())
        };
        let fits = !below.is_empty()
            && below
                .iter()
                .all(|under| wide(under).is_some() && (under.period.is_some() || under.role.is_some()));
        fits.then(|| {
            let mut columns: Vec<Column> =
                self.columns.iter().filter(|c| !below.iter().any(|u| c.covers(u.first))).cloned().collect();
            for mut under in below {
                let over = wide(&under);
                under.role =
                    under.role.filter(|role| *role != Role::Status).or(over.and_then(|over| over.role));
                // The year over several quarters.
                if let Some(above) = over.and_then(|over| over.period) {
                    under.period = Some(under.period.map_or(above, |period| above.then(period)));
                }
                columns.push(under);
            }
            columns.sort_by_key(|c| c.first);
            Self { columns }
        })
    }

    /// Adds a column whose role its contents told.
    pub(crate) fn push(&mut self, first: u16, role: Role) {
        self.columns.push(Column {
            first,
            count: 1,
            role: Some(role),
            name: String::new(),
            period: None,
            guessed: false,
        });
    }

    /// The column a cell that begins here belongs to.
    pub(crate) fn at(&self, column: u16) -> Option<&Column> {
        self.columns.iter().find(|c| c.covers(column))
    }

    /// Whether some column has this role.
    pub(crate) fn has(&self, role: Role) -> bool {
        self.columns.iter().any(|c| c.role == Some(role))
    }

    /// How many columns hold content.
    pub(crate) fn contents(&self) -> usize {
        self.columns.iter().filter(|c| c.is_content()).count()
    }

    /// How well a profile that expects these roles fits.
    pub(crate) fn score(&self, expects: &[Role]) -> i32 {
        let found = expects.iter().filter(|role| self.has(**role)).count();
        let known = self.columns.iter().filter(|c| c.role.is_some()).count();
        (3 * found + known) as i32 - 2 * (expects.len() - found) as i32
    }

    /// The first column after the last.
    pub(crate) fn width(&self) -> u16 {
        self.columns.iter().map(|c| c.first + c.count).max().unwrap_or_default()
    }

    /// Whether a row is this header again.
    pub(crate) fn repeated(&self, row: &Row<Block>) -> bool {
        let filled = || row.cells.iter().filter(|cell| !cell.content.is_empty());
        let is_name = |cell: &Cell<Block>| {
            let name = key(&text(cell));
            !name.is_empty() && self.columns.iter().any(|column| key(&column.name) == name)
        };
        filled().count() >= 2 && filled().all(is_name)
    }
}

impl Column {
    /// Whether a cell that begins here stands in it.
    pub(crate) fn covers(&self, column: u16) -> bool {
        (self.first..self.first + self.count.max(1)).contains(&column)
    }
}

/// Longer texts are no column names.
const LONGEST_NAME: usize = 30;

/// The columns that a row names, known or not.
pub(crate) fn named(row: &Row<Block>, lexicon: &Lexicon) -> Vec<Column> {
    row.cells.iter().filter(|cell| !cell.content.is_empty()).map(|cell| column(cell, lexicon)).collect()
}

fn column(cell: &Cell<Block>, lexicon: &Lexicon) -> Column {
    let name = text(cell);
    let found = period::heading(&name).filter(|h| !h.bare || h.tail.is_empty());
    let dated = found.as_ref().filter(|h| h.tail.is_empty() || lexicon.role(h.tail).is_some());
    let role = dated.map_or_else(
        || lexicon.role(&name),
        |h| if h.tail.is_empty() { Some(Role::Status) } else { lexicon.role(h.tail) },
    );
    let period = dated.map(|h| h.period).or_else(|| inside(&name));
    Column { first: cell.column, count: cell.columns.max(1), role, name, period, guessed: false }
}

/// The period in parentheses after a name: `추진실적(’24.3분기)`.
fn inside(name: &str) -> Option<Period> {
    let open = name.find(marks::opens_round)?;
    let found = period::heading(name.get(open..)?)?;
    (found.tail.is_empty() && open > 0 && !found.several).then_some(found.period)
}

/// The text of a cell on one line.
pub(crate) fn text(cell: &Cell<Block>) -> String {
    let shown = |b: &Block| match b.marker.as_deref() {
        Some(marker) => format!("{marker} {}", b.text),
        None => b.text.clone(),
    };
    cell.content.iter().map(shown).collect::<Vec<_>>().join(" ")
}
