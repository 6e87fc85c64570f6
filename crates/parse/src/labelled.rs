//! Tables that hold one task or agenda each: labels in the first column, what they name beside them.
//!
//! ```text
//! | 국정과제 | 23. 제조업 …  | 주관부처 | 산업부 |
//! | 추진실적 | 2022년 < 3분기 > ▪ …               |
//! | 향후계획 | ▪ …                                |
//! ```
//!
//! ```text
//! labelled = { row } ;  row = { label, value, { value } } | value, { value } ;   (* the second goes on with the label above *)
//! ```

use crate::acceptance::Heading;
use crate::columns;
use crate::content;
use crate::lead;
use crate::lexicon::Lexicon;
use crate::outline::Outline;
use crate::profile::Role;
use crate::title;
use gwaje_forms::period;
use gwaje_model::{Block, Cell, Row};
use std::collections::BTreeSet;

/// Whether a table is labelled: at least two labels, of a title and of content, or of several contents.
pub(crate) fn is_labelled(rows: &[Row<Block>], lexicon: &Lexicon) -> bool {
    let mut titles = 0;
    let mut contents = 0;
    for row in rows {
        let cells: Vec<&Cell<Block>> = filled(row).collect();
        let labels: Vec<Option<Role>> = cells.iter().map(|cell| label(cell, lexicon)).collect();
        for pair in labels.windows(2) {
            match pair {
                [Some(Role::Agenda | Role::Task), None] => titles += 1,
                [Some(Role::Status | Role::Section), None] => contents += 1,
                _ => {}
            }
        }
    }
    titles > 0 && contents > 0 || contents > 1
}

/// Whether a labelled table has a label for its agenda.
pub(crate) fn names_agenda(rows: &[Row<Block>], lexicon: &Lexicon) -> bool {
    rows.iter().flat_map(filled).any(|cell| label(cell, lexicon) == Some(Role::Agenda))
}

/// The labels of a labelled table that the profile knows.
pub(crate) fn headings(rows: &[Row<Block>], lexicon: &Lexicon) -> BTreeSet<Heading> {
    let heading =
        |cell: &Cell<Block>| Some(Heading { role: label(cell, lexicon)?, name: columns::text(cell) });
    rows.iter().flat_map(filled).filter_map(heading).collect()
}

/// Reads a labelled table into the outline.
pub(crate) fn read(rows: &[Row<Block>], lexicon: &Lexicon, outline: &mut Outline) {
    let mut open: Option<(Option<Role>, String)> = None;
    for row in rows {
        let width = filled(row).count();
        for (at, cell) in filled(row).enumerate() {
            let role = label(cell, lexicon);
            // A first cell that is no known label, with something beside it, names a column of its own.
            let own = at == 0 && cell.column == 0 && width > 1 && is_name(cell);
            if role.is_some() || own {
                let name = content::name(&columns::text(cell));
                enter(role, &name, outline);
                open = Some((role, name));
            } else {
                let (role, name) = open.as_ref().map_or((None, ""), |(role, name)| (*role, name.as_str()));
                value(role, name, cell, lexicon, outline);
            }
        }
    }
}

fn filled(row: &Row<Block>) -> impl Iterator<Item = &Cell<Block>> {
    row.cells.iter().filter(|cell| !cell.content.is_empty())
}

fn label(cell: &Cell<Block>, lexicon: &Lexicon) -> Option<Role> {
    lexicon.role(&columns::text(cell))
}

/// Whether a cell is short enough to name something, and no period.
fn is_name(cell: &Cell<Block>) -> bool {
    let text = columns::text(cell);
    text.chars().count() <= LONGEST_NAME && period::heading(&text).is_none()
}

/// Longer texts name nothing.
const LONGEST_NAME: usize = 16;

fn enter(role: Option<Role>, name: &str, outline: &mut Outline) {
    if let Some(Role::Status | Role::Section) = role {
        outline.column_section(Some(name.to_owned()));
    }
}

fn value(role: Option<Role>, name: &str, cell: &Cell<Block>, lexicon: &Lexicon, outline: &mut Outline) {
    let blocks = &cell.content;
    match role {
        Some(Role::Agenda | Role::Task | Role::Either) => {
            let title = title::cell(blocks, lexicon);
            let under = role == Some(Role::Either) && outline.in_agenda();
            if title.is_task() || role == Some(Role::Task) || under {
                outline.task(title.number.clone(), title.phrase(), &[]);
            } else {
                outline.agenda(title.number.clone(), title.phrase());
            }
        }
        Some(Role::Lead) => outline.leads(&lead::leads(blocks, lexicon.lead_role(name), lexicon)),
        Some(Role::Status | Role::Section) => content::read(blocks, lexicon, outline),
        Some(Role::Period) if period::cell(&columns::text(cell)).is_some() => {
            outline.outer(period::cell(&columns::text(cell)).unwrap_or_default());
        }
        Some(Role::Period | Role::Remark | Role::Number | Role::Due | Role::Rate | Role::State) | None => {
            for block in blocks {
                outline.column(name, role, block.clone());
            }
        }
    }
}
