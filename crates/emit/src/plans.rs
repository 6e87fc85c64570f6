//! Which plans the documents of a store tell of, and which report meets each: table `plans`.
//!
//! The work is done for one thread of a task at a time, over all documents that have it, so it does not depend on the order
//! they were loaded in. Of each item its newest wording counts.

use crate::Error;
use crate::editions::Held;
use crate::engine::Engine;
use crate::history::places;
use crate::rows::Cell;
use crate::schema;
use crate::sync::sync;
use gwaje_compare::fulfil::{Meeting, Told, meetings, told};
use gwaje_compare::threads::Followed;
use gwaje_model::{Date, Item, ItemKind, Mention};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Works out the plans of a family of tasks anew.
pub(crate) fn write(
    engine: &mut dyn Engine,
    family: &BTreeSet<String>,
    versions: &[Held],
    followed: &Followed,
) -> Result<(), Error> {
    let of_task: BTreeMap<&str, &Vec<String>> =
        versions.iter().map(|version| version.version.as_str()).zip(&followed.tasks).collect();
    let mut newest: BTreeMap<&str, Place> = BTreeMap::new();
    for (version, task, item, thread) in places(versions, followed) {
        let of_task = of_task.get(version.version.as_str()).and_then(|tasks| tasks.get(task));
        let own = version.edition.tasks.get(task).and_then(|task| task.items.get(item));
        if let (Some(task_thread), Some(own)) = (of_task, own) {
            newest.insert(thread, Place { document: &version.document, item: &own.id, task_thread });
        }
    }
    let mut threads: BTreeMap<&str, BTreeSet<(&str, &str)>> = BTreeMap::new();
    for place in newest.into_values() {
        threads.entry(place.task_thread).or_default().insert((place.document, place.item));
    }
    let mut items = items(engine, family)?;
    let mut rows = Vec::new();
    for (thread, places) in threads {
        let own: Vec<Planned> = places
            .into_iter()
            .filter_map(|(document, item)| items.remove(&(document.to_owned(), item.to_owned())))
            .collect();
        rows.extend(rows_of(thread, &own));
    }
    sync(engine, &schema::PLANS, family, rows).map(drop)
}

/// Where the newest wording of an item stands.
struct Place<'a> {
    document: &'a str,
    item: &'a str,
    task_thread: &'a str,
}

/// A plan or report, the last day of its period, and its task.
struct Planned {
    item: Item,
    period: Option<String>,
    task: String,
}

fn rows_of(task_thread: &str, items: &[Planned]) -> Vec<Vec<Cell>> {
    let all: Vec<Told> = items.iter().map(|own| told(&own.item, own.period.as_deref())).collect();
    let met = meetings(&all);
    let row = |(plan, own): (&Told, &Planned)| {
        let meeting = met.iter().find(|meeting: &&Meeting| meeting.plan == plan.id);
        let report =
            meeting.and_then(|meeting| all.iter().zip(items).find(|(told, _)| told.id == meeting.report));
        let day = |day: &String| Some(day.clone()).filter(|day| !day.is_empty());
        vec![
            (&plan.id).into(),
            (&own.task).into(),
            task_thread.into(),
            (&own.item.text).into(),
            day(&plan.dated[1]).into(),
            report.map(|(report, _)| &report.id).into(),
            report.map(|(_, report)| &report.item.text).into(),
            report.and_then(|(report, _)| day(&report.dated[0])).into(),
            meeting.and_then(|meeting| meeting.days).map(i64::from).into(),
            meeting.map_or(Cell::Null, |meeting| Cell::Real(meeting.confidence)),
        ]
    };
    all.iter().zip(items).filter(|(told, _)| told.kind == ItemKind::Plan).map(row).collect()
}

/// The plans and reports of a family, by document and item.
type Items = BTreeMap<(String, String), Planned>;

fn items(engine: &mut dyn Engine, family: &BTreeSet<String>) -> Result<Items, Error> {
    let dialect = engine.dialect();
    let (words, end) = (dialect.text("kind_words"), dialect.text("end_date"));
    let sql = format!(
        "SELECT document, item, text, kind, {words}, {end} FROM items \
         WHERE task = $1 AND kind IN ('plan', 'done')"
    );
    let days = format!("{}, {}, x.precision", dialect.text("x.start_date"), dialect.text("x.end_date"));
    let mut items = Items::new();
    for task in family {
        engine.query(&sql, &[task.into()], &mut |row| {
            let [document, id, text, kind, words, end] = texts(&row);
            let item = Item {
                id: id.to_owned(),
                text: text.to_owned(),
                kind: serde_json::from_value(json!(kind))?,
                kind_words: serde_json::from_str(words)?,
                ..Item::default()
            };
            let planned = Planned { item, period: some(end), task: task.clone() };
            items.insert((document.to_owned(), id.to_owned()), planned);
            Ok(())
        })?;
        hang(engine, task, ["dates", &days, ""], &mut items)?;
        hang(engine, task, ["mentions", "x.value, x.unit, x.kind", " AND x.kind = 'ordinal'"], &mut items)?;
    }
    Ok(items)
}

/// Hangs dates or ordinals on their items: a table, three of its columns, and a condition.
fn hang(
    engine: &mut dyn Engine,
    task: &str,
    [table, columns, only]: [&str; 3],
    items: &mut Items,
) -> Result<(), Error> {
    let sql = format!(
        "SELECT x.document, x.item, {columns}, x.span_start, x.span_end FROM {table} x \
         JOIN items i ON i.document = x.document AND i.item = x.item \
         WHERE i.task = $1 AND i.kind IN ('plan', 'done'){only} ORDER BY x.document, x.item, x.ordinal"
    );
    engine.query(&sql, &[task.into()], &mut |row| {
        let [document, id, first, second, third] = texts(&row);
        let span = match (row.get(5), row.get(6)) {
            (Some(Cell::Integer(start)), Some(Cell::Integer(end))) => json!([start, end]),
            _ => json!([0, 0]),
        };
        let Some(own) = items.get_mut(&(document.to_owned(), id.to_owned())) else { return Ok(()) };
        if table == "dates" {
            let date: Date = serde_json::from_value(json!({"text": "", "span": span, "start": some(first),
                "end": some(second), "precision": third, "year_from": "text", "label": null, "alternatives": []}))?;
            own.item.dates.push(date);
        } else {
            let mention: Mention = serde_json::from_value(json!({"kind": third, "text": "", "span": span,
                "value": first, "unit": some(second), "qualifier": null}))?;
            own.item.mentions.push(mention);
        }
        Ok(())
    })
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// The first texts of a row, empty where there is none.
fn texts<const N: usize>(row: &[Cell]) -> [&str; N] {
    std::array::from_fn(|at| row.get(at).and_then(Cell::as_str).unwrap_or_default())
}
