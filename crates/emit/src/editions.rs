//! The documents of a family of tasks as they are compared.

use crate::Error;
use crate::engine::{Engine, Visitor};
use crate::rows::Cell;
use gwaje_compare::edition::{Edition, ItemSeen, TaskSeen};
use gwaje_compare::settle::Wrap;
use gwaje_model::{Lead, Task};
use std::collections::{BTreeMap, BTreeSet};

/// What a document has of a family.
#[derive(Clone, Debug, Default)]
pub(crate) struct Held {
    /// What sorts documents by release.
    pub(crate) version: String,
    /// The document.
    pub(crate) document: String,
    /// Its tasks and items.
    pub(crate) edition: Edition,
    /// The tasks as far as edits of them are told, in the order of those of the edition.
    pub(crate) tasks: Vec<Task>,
    /// The wraps that were undone in its items, by item.
    pub(crate) joins: BTreeMap<String, Vec<Wrap>>,
    /// Whether it is a source that pages are printed from.
    pub(crate) source: bool,
    /// The thread and strand of each task, and the threads of its items, as they are stored.
    pub(crate) stored: Vec<(String, i64, Vec<String>)>,
}

/// A task of a document, with the threads of its items as stored.
#[derive(Clone, Debug, Default)]
struct Row {
    document: String,
    release: Option<String>,
    ordinal: i64,
    thread: String,
    strand: i64,
    task: Task,
    seen: TaskSeen,
    threads: Vec<String>,
    joins: BTreeMap<String, Vec<Wrap>>,
    source: bool,
}

/// The documents that have a task of a family, in the order of their versions.
pub(crate) fn versions(engine: &mut dyn Engine, family: &BTreeSet<String>) -> Result<Vec<Held>, Error> {
    let mut rows: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for task in family {
        for (version, row) in rows_of(engine, task)? {
            rows.entry(version).or_default().push(row);
        }
    }
    let version = |(version, mut rows): (String, Vec<Row>)| {
        rows.sort_by_key(|row| row.ordinal);
        let mut found = Held { version, ..Held::default() };
        for row in rows {
            (found.document, found.edition.release) = (row.document, row.release);
            found.source = row.source;
            found.joins.extend(row.joins);
            found.edition.tasks.push(row.seen);
            found.tasks.push(row.task);
            found.stored.push((row.thread, row.strand, row.threads));
        }
        found
    };
    Ok(rows.into_iter().map(version).collect())
}

/// A task as every document has it, by document, with the version of each.
type Rows = BTreeMap<String, (String, Row)>;

/// A task as every document has it, with the version of each.
fn rows_of(engine: &mut dyn Engine, id: &str) -> Result<Vec<(String, Row)>, Error> {
    let mut found = tasks(engine, id)?;
    leads(engine, id, &mut found)?;
    let sql = "SELECT document, item, text, thread FROM items WHERE task = $1 ORDER BY document, ordinal";
    each(engine, sql, id, &mut |row| {
        let [document, item, text, thread] = texts(row);
        if let Some((_, row)) = found.get_mut(document) {
            let item = ItemSeen::new(item.to_owned(), text.to_owned());
            if !row.seen.periods.contains(&item.period) {
                row.seen.periods.insert(item.period.clone());
            }
            row.seen.items.push(item);
            row.threads.push(thread.to_owned());
        }
        Ok(())
    })?;
    joins(engine, id, &mut found)?;
    let sql = "SELECT document, year, quarter, half FROM periods WHERE task = $1";
    each(engine, sql, id, &mut |row| {
        let [document] = texts(row);
        if let (Some((_, own)), Some(period)) = (found.get_mut(document), period(row)) {
            own.seen.periods.insert(period);
        }
        Ok(())
    })?;
    Ok(found.into_values().collect())
}

/// A task by itself.
fn tasks(engine: &mut dyn Engine, id: &str) -> Result<Rows, Error> {
    let mut found = Rows::new();
    let sql = "SELECT d.document, d.version, d.release, t.thread, t.number, t.title, t.ordinal, t.strand, d.pages FROM tasks t \
               JOIN documents d ON d.document = t.document WHERE t.task = $1";
    each(engine, sql, id, &mut |row| {
        let [document, version, release, thread, number, title] = texts(row);
        let whole = |at: usize| if let Some(Cell::Integer(number)) = row.get(at) { *number } else { 0 };
        let (ordinal, strand) = (whole(6), whole(7));
        let (number, title) = (some(number), title.to_owned());
        let task =
            Task { id: id.to_owned(), number: number.clone(), title: title.clone(), ..Task::default() };
        let seen = TaskSeen { id: id.to_owned(), number, title, ..TaskSeen::default() };
        let (thread, release) = (thread.to_owned(), some(release));
        let own = Row {
            document: document.to_owned(),
            release,
            ordinal,
            thread,
            strand,
            task,
            seen,
            source: row.get(8) == Some(&Cell::Null),
            ..Row::default()
        };
        found.insert(document.to_owned(), (version.to_owned(), own));
        Ok(())
    })?;
    Ok(found)
}

/// The wraps that were undone in its items.
fn joins(engine: &mut dyn Engine, id: &str, found: &mut Rows) -> Result<(), Error> {
    let sql = "SELECT j.document, j.item, j.inserted, j.evidence, j.position, j.confidence FROM items i \
               JOIN joins j ON j.document = i.document AND j.item = i.item WHERE i.task = $1 ORDER BY j.position";
    each(engine, sql, id, &mut |row| {
        let [document, item, inserted, evidence] = texts(row);
        if let (Some((_, own)), Some(Cell::Integer(at)), Some(Cell::Real(confidence))) =
            (found.get_mut(document), row.get(4), row.get(5))
        {
            let (at, space) = (usize::try_from(*at).unwrap_or_default(), inserted == "space");
            let wrap = Wrap { at, space, confidence: *confidence, person: evidence == "person" };
            own.joins.entry(item.to_owned()).or_default().push(wrap);
        }
        Ok(())
    })
}

/// The bodies in charge of it.
fn leads(engine: &mut dyn Engine, id: &str, found: &mut Rows) -> Result<(), Error> {
    let sql = "SELECT document, ministry, text FROM leads WHERE task = $1 ORDER BY document, ordinal";
    each(engine, sql, id, &mut |row| {
        let [document, ministry, text] = texts(row);
        if let Some((_, row)) = found.get_mut(document) {
            let lead =
                Lead { text: text.to_owned(), id: some(ministry), name: None, role: None, read_from: None };
            row.seen.bodies.push(gwaje_compare::edition::body(&lead));
            row.task.leads.push(lead);
        }
        Ok(())
    })
}

/// A period as ids name it; `None` for one without a year.
fn period(row: &[Cell]) -> Option<String> {
    let number = |at: usize| if let Some(Cell::Integer(n)) = row.get(at) { Some(*n) } else { None };
    let part = number(2).map(|quarter| format!("Q{quarter}")).or(number(3).map(|half| format!("H{half}")));
    Some(format!("{}{}", number(1)?, part.unwrap_or_default()))
}

fn each(engine: &mut dyn Engine, sql: &str, task: &str, visit: Visitor<'_>) -> Result<(), Error> {
    engine.query(sql, &[task.into()], visit)
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// The first texts of a row, empty where there is none.
fn texts<const N: usize>(row: &[Cell]) -> [&str; N] {
    std::array::from_fn(|at| row.get(at).and_then(Cell::as_str).unwrap_or_default())
}
