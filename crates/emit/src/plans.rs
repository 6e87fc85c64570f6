//! Which plans the documents of a store tell of, and which report meets each: table `plans`.
//!
//! The work is done for one thread of a task at a time, over all documents that have it, so it does not depend on the order
//! they were loaded in. Of each item its newest wording counts; where that reports as done what an earlier one planned, the
//! earlier one is a plan that was met.

use crate::Error;
use crate::editions::Held;
use crate::engine::Engine;
use crate::history::places;
use crate::rows::Cell;
use crate::schema;
use crate::sync::sync;
use gwaje_compare::fulfil::{Meeting, Told, meetings, told, turned};
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
    let mut wordings: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for (version, task, item, thread) in places(versions, followed) {
        let of_task = of_task.get(version.version.as_str()).and_then(|tasks| tasks.get(task));
        let own = version.edition.tasks.get(task).and_then(|task| task.items.get(item));
        if let (Some(task_thread), Some(own)) = (of_task, own) {
            let place = Place { document: &version.document, item: &own.id, task_thread };
            wordings.entry(thread).or_default().push(place);
        }
    }
    let items = items(engine, family)?;
    let mut threads: BTreeMap<&str, Vec<Work>> = BTreeMap::new();
    for places in wordings.into_values() {
        let Some(newest) = places.last() else { continue };
        let of = |place: &Place| items.get(&(place.document.to_owned(), place.item.to_owned()));
        if let Some(own) = of(newest) {
            let earlier = places.iter().rev().filter(|place| place.item != newest.item);
            let is_done = own.item.kind == ItemKind::Done;
            let before =
                earlier.filter(|_| is_done).filter_map(of).find(|own| own.item.kind == ItemKind::Plan);
            threads.entry(newest.task_thread).or_default().push(Work { own, before });
        }
    }
    let mut rows = Vec::new();
    for (thread, mut works) in threads {
        works.sort_by(|a, b| a.own.item.id.cmp(&b.own.item.id));
        rows.extend(rows_of(thread, &works));
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

/// The newest wording of an item, and where it reports what an earlier wording planned, that one.
struct Work<'i> {
    own: &'i Planned,
    before: Option<&'i Planned>,
}

fn rows_of(task_thread: &str, works: &[Work<'_>]) -> Vec<Vec<Cell>> {
    let prepared = |own: &Planned| told(&own.item, own.period.as_deref());
    let open: Vec<&Planned> =
        works.iter().filter(|work| work.before.is_none()).map(|work| work.own).collect();
    let all: Vec<Told> = open.iter().map(|own| prepared(own)).collect();
    let met = meetings(&all);
    let plans = all.iter().zip(&open).filter(|(told, _)| told.kind == ItemKind::Plan).map(|(plan, own)| {
        let meeting = met.iter().find(|meeting| meeting.plan == plan.id);
        let report =
            meeting.and_then(|meeting| all.iter().zip(&open).find(|(told, _)| told.id == meeting.report));
        row(task_thread, (plan, own), meeting, report.map(|(report, own)| (report, *own)))
    });
    let edited = works.iter().filter_map(|work| Some((work.before?, work.own))).map(|(before, own)| {
        let (plan, report) = (prepared(before), prepared(own));
        row(task_thread, (&plan, before), Some(&turned(&plan, &report)), Some((&report, own)))
    });
    plans.chain(edited).collect()
}

/// The row of a plan and of the report that meets it.
fn row(
    task_thread: &str,
    (plan, own): (&Told, &Planned),
    meeting: Option<&Meeting>,
    report: Option<(&Told, &Planned)>,
) -> Vec<Cell> {
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
}

/// The plans and reports of a family, by document and item.
type Items = BTreeMap<(String, String), Planned>;

fn items(engine: &mut dyn Engine, family: &BTreeSet<String>) -> Result<Items, Error> {
    let dialect = engine.dialect();
    let (words, end) = (dialect.text("kind_words"), dialect.text("period_end"));
    let sql = format!(
        "SELECT document, item, text, kind, {words}, {end} FROM items \
         WHERE task = $1 AND (kind IN ('plan', 'done') OR kind = 'none' AND {words} LIKE '%\"called_off\"%')"
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
