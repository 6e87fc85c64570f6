//! What each document changed of the tasks and items of a family: table `edits`.
//!
//! An edit follows from two wordings alone, so those that are stored stand unless one of their documents was loaded anew.

use crate::Error;
use crate::dialect::Dialect;
use crate::editions::Held;
use crate::engine::Engine;
use crate::history::places;
use crate::rows::{Cell, Rows};
use crate::schema::{self, EDITS, Table};
use crate::stored::with_hanging;
use crate::sync::{stored, sync};
use gwaje_compare::edits::{Edit, of_items};
use gwaje_compare::renumber;
use gwaje_compare::threads::Followed;
use gwaje_model::Item;
use std::collections::{BTreeMap, BTreeSet};

/// Two wordings that follow each other in a thread.
#[derive(Clone, Debug)]
struct Step<'a> {
    thread: &'a str,
    task: &'a str,
    document: &'a str,
    id: &'a str,
    period: &'a str,
    before: (&'a str, &'a str, &'a str),
}

/// Works out the edits of a family anew, as far as they are of a document that was loaded.
pub(crate) fn write(
    engine: &mut dyn Engine,
    family: &BTreeSet<String>,
    versions: &[Held],
    followed: &Followed,
    loaded: &BTreeSet<String>,
) -> Result<(), Error> {
    let mut rows = of_tasks(versions, followed);
    let mut known: BTreeMap<(String, String, String), Vec<Vec<Cell>>> = BTreeMap::new();
    for row in stored(engine, &EDITS, family)?.into_values() {
        let text = |name: &str| {
            let cell = EDITS.position(name).and_then(|at| row.get(at)).and_then(Cell::as_str);
            cell.unwrap_or_default().to_owned()
        };
        let key = (text("document"), text("id"), text("previous_document"));
        known.entry(key).or_default().push(row);
    }
    let mut reader = Reader::of(engine.dialect());
    for step in steps(versions, followed) {
        let (document, id, earlier) = (step.document, step.id, step.before.0);
        let key = (document.to_owned(), id.to_owned(), earlier.to_owned());
        let kept = known.remove(&key).filter(|_| !loaded.contains(document) && !loaded.contains(earlier));
        let is_same = |row: &Vec<Cell>| {
            row.get(5).and_then(Cell::as_str) == Some(step.thread)
                && row.get(7).and_then(Cell::as_str) == Some(step.before.1)
        };
        match kept.filter(|kept| kept.iter().all(is_same)) {
            Some(kept) => rows.extend(kept),
            None => rows.extend(of_step(engine, &mut reader, &step)?),
        }
    }
    sync(engine, &EDITS, family, rows).map(drop)
}

/// The steps of items to other words or another period.
fn steps<'a>(versions: &'a [Held], followed: &'a Followed) -> Vec<Step<'a>> {
    let mut last: BTreeMap<&str, (&str, &str, &str, &str)> = BTreeMap::new();
    let mut found = Vec::new();
    for (version, task, item, thread) in places(versions, followed) {
        let Some(task) = version.edition.tasks.get(task) else { continue };
        let Some(own) = task.items.get(item) else { continue };
        let before = last.insert(thread, (&version.document, &own.id, &own.period, &own.words));
        let Some((document, id, period, words)) = before else { continue };
        if words != own.words || period != own.period {
            found.push(Step {
                thread,
                task: &task.id,
                document: &version.document,
                id: &own.id,
                period: &own.period,
                before: (document, id, period),
            });
        }
    }
    found
}

fn of_step<'a>(
    engine: &mut dyn Engine,
    reader: &mut Reader<'a>,
    step: &Step<'a>,
) -> Result<Vec<Vec<Cell>>, Error> {
    let (document, id, period) = step.before;
    let old = match reader.newest.remove(step.thread) {
        Some((own, item)) if own == (document, id) => item,
        _ => reader.read(engine, document, id)?,
    };
    let new = reader.read(engine, step.document, step.id)?;
    let (from, to) = (period.to_owned(), step.period.to_owned());
    let moved = (from != to).then_some(Edit::Period { from, to });
    let edits = moved.into_iter().chain(of_items(&old, &new));
    let head = Head {
        document: step.document,
        kind: "item",
        id: step.id,
        task: step.task,
        thread: step.thread,
        before: (document, id),
    };
    let rows = (0_u32..).zip(edits).map(|(ordinal, edit)| row(&head, ordinal, &edit)).collect();
    reader.newest.insert(step.thread, ((step.document, step.id), new));
    Ok(rows)
}

/// What reads items as far as edits of them are told.
struct Reader<'a> {
    /// The tables of what hangs on items, with the SQL that reads it.
    hanging: [(&'static Table, String); 2],
    /// The item of each thread that was read last, with its document and id: the next edit of the thread mostly begins there.
    newest: BTreeMap<&'a str, ((&'a str, &'a str), Item)>,
}

impl Reader<'_> {
    fn of(dialect: Dialect) -> Self {
        let hanging =
            [(&schema::DATES, ""), (&schema::MENTIONS, " AND kind = 'count'")].map(|(table, only)| {
                let columns: Vec<String> = table.columns.iter().map(|column| dialect.read(column)).collect();
                let (columns, name) = (columns.join(", "), table.name);
                let sql = format!(
                    "SELECT {columns} FROM {name} WHERE document = $1 AND item = $2{only} ORDER BY ordinal"
                );
                (table, sql)
            });
        Self { hanging, newest: BTreeMap::new() }
    }

    /// Marker, text, dates and figures of an item.
    fn read(&self, engine: &mut dyn Engine, document: &str, id: &str) -> Result<Item, Error> {
        let key = [document.into(), id.into()];
        let mut item = Item::default();
        let sql = "SELECT marker, text FROM items WHERE document = $1 AND item = $2";
        engine.query(sql, &key, &mut |row| {
            let [marker, text] = [0, 1].map(|at| row.get(at).and_then(Cell::as_str).map(str::to_owned));
            (item.marker, item.text) = (marker, text.unwrap_or_default());
            Ok(())
        })?;
        let mut rows = Rows::default();
        for (table, sql) in &self.hanging {
            engine.query(sql, &key, &mut |row| {
                rows.add(table, std::mem::take(row));
                Ok(())
            })?;
        }
        with_hanging(item, &rows)
    }
}

/// The edits of tasks.
fn of_tasks(versions: &[Held], followed: &Followed) -> Vec<Vec<Cell>> {
    let mut last: BTreeMap<&str, (&str, &gwaje_model::Task)> = BTreeMap::new();
    let mut rows = Vec::new();
    for (version, threads) in versions.iter().zip(&followed.tasks) {
        for (task, thread) in version.tasks.iter().zip(threads) {
            let before = last.insert(thread, (&version.document, task));
            let Some((document, old)) = before else { continue };
            let head = Head {
                document: &version.document,
                kind: "task",
                id: &task.id,
                task: &task.id,
                thread,
                before: (document, &old.id),
            };
            let edits = renumber::edits(old, task);
            rows.extend((0_u32..).zip(&edits).map(|(ordinal, edit)| row(&head, ordinal, edit)));
        }
    }
    rows
}

/// What the rows of one step have in common.
struct Head<'a> {
    document: &'a str,
    kind: &'a str,
    id: &'a str,
    task: &'a str,
    thread: &'a str,
    before: (&'a str, &'a str),
}

/// What an edit says: its name, what was and what is, days, how much more, unit.
fn cells(edit: &Edit) -> [Cell; 6] {
    let told = |name: &str, before: Cell, after: Cell| {
        [name.into(), before, after, Cell::Null, Cell::Null, Cell::Null]
    };
    match edit {
        Edit::Date { from, to, days } => {
            let [name, before, after, _, change, unit] =
                told("date", from.as_ref().into(), to.as_ref().into());
            [name, before, after, days.map(i64::from).into(), change, unit]
        }
        Edit::Figure { from, to, change, unit } => {
            let [name, before, after, days, ..] = told("figure", from.as_ref().into(), to.as_ref().into());
            [name, before, after, days, change.map_or(Cell::Null, Cell::Real), unit.as_ref().into()]
        }
        Edit::Title { from, to } => told("title", from.into(), to.into()),
        Edit::Lead { from, to } => told("lead", from.into(), to.into()),
        Edit::Period { from, to } => told("period", from.into(), to.into()),
        Edit::Number { from, to } => told("number", from.as_ref().into(), to.as_ref().into()),
        Edit::Marker { from, to } => told("marker", from.as_ref().into(), to.as_ref().into()),
        Edit::Order => told("order", Cell::Null, Cell::Null),
        Edit::Wording => told("wording", Cell::Null, Cell::Null),
    }
}

fn row(head: &Head<'_>, ordinal: u32, edit: &Edit) -> Vec<Cell> {
    let own = [
        head.document.into(),
        head.kind.into(),
        head.id.into(),
        ordinal.into(),
        head.task.into(),
        head.thread.into(),
        head.before.0.into(),
        head.before.1.into(),
    ];
    own.into_iter().chain(cells(edit)).collect()
}
