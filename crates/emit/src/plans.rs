//! Which plans the documents of a store tell of, and which report meets each: table `plans`.
//!
//! The work is done for one task at a time, over all documents that have it, so it does not depend on the order they
//! were loaded in.

use crate::Error;
use crate::engine::Engine;
use crate::rows::Cell;
use crate::schema;
use gwaje_compare::fulfil::{Meeting, Told, meetings, told};
use gwaje_model::{Date, Item, ItemKind, Mention};
use serde_json::json;
use std::collections::BTreeMap;

/// Works out the plans of one task anew.
pub(crate) fn replan(engine: &mut dyn Engine, task: &str) -> Result<(), Error> {
    let items = items(engine, task)?;
    let all: Vec<Told> = items.values().map(|(item, period)| told(item, period.as_deref())).collect();
    let met = meetings(&all);
    let row = |plan: &Told| {
        let meeting = met.iter().find(|meeting: &&Meeting| meeting.plan == plan.id);
        let report = meeting.and_then(|meeting| all.iter().find(|told| told.id == meeting.report));
        let text = |told: &Told| items.get(&told.id).map(|(item, _)| item.text.clone());
        let day = |day: &String| Some(day.clone()).filter(|day| !day.is_empty());
        vec![
            (&plan.id).into(),
            task.into(),
            text(plan).into(),
            day(&plan.dated[1]).into(),
            report.map(|report| &report.id).into(),
            report.and_then(text).into(),
            report.and_then(|report| day(&report.dated[0])).into(),
            meeting.and_then(|meeting| meeting.days).map(i64::from).into(),
            meeting.map_or(Cell::Null, |meeting| Cell::Real(meeting.confidence)),
        ]
    };
    let rows: Vec<Vec<Cell>> = all.iter().filter(|told| told.kind == ItemKind::Plan).map(row).collect();
    engine.execute("DELETE FROM plans WHERE task = $1", &[task.into()])?;
    engine.insert(&schema::PLANS, &rows)
}

/// The plans and reports of a task as the newest document has each, with the last day of their period.
type Items = BTreeMap<String, (Item, Option<String>)>;

fn items(engine: &mut dyn Engine, task: &str) -> Result<Items, Error> {
    let dialect = engine.dialect();
    let (words, end) = (dialect.text("i.kind_words"), dialect.text("i.end_date"));
    let sql = format!(
        "SELECT i.item, i.text, i.kind, {words}, {end} FROM items i JOIN documents d ON d.document = i.document \
         WHERE i.task = $1 AND i.kind IN ('plan', 'done') ORDER BY d.version"
    );
    let mut items = Items::new();
    engine.query(&sql, &[task.into()], &mut |row| {
        let [id, text, kind, words, end] = texts(&row);
        let item = Item {
            id: id.to_owned(),
            text: text.to_owned(),
            kind: serde_json::from_value(json!(kind))?,
            kind_words: serde_json::from_str(words)?,
            ..Item::default()
        };
        items.insert(id.to_owned(), (item, some(end)));
        Ok(())
    })?;
    let days = format!("{}, {}, x.precision", dialect.text("x.start_date"), dialect.text("x.end_date"));
    hang(engine, task, ["dates", &days, ""], &mut items)?;
    hang(engine, task, ["mentions", "x.value, x.unit, x.kind", " AND x.kind = 'ordinal'"], &mut items)?;
    Ok(items)
}

/// Hangs dates or ordinals on their items: a table, three of its columns, and a condition. An item has the same ones in
/// each document that words it so.
fn hang(
    engine: &mut dyn Engine,
    task: &str,
    [table, columns, only]: [&str; 3],
    items: &mut Items,
) -> Result<(), Error> {
    let sql = format!(
        "SELECT x.item, {columns}, x.span_start, x.span_end FROM {table} x \
         JOIN items i ON i.document = x.document AND i.item = x.item JOIN documents d ON d.document = x.document \
         WHERE i.task = $1 AND i.kind IN ('plan', 'done'){only} ORDER BY d.version DESC, x.item, x.ordinal"
    );
    engine.query(&sql, &[task.into()], &mut |row| {
        let [id, first, second, third] = texts(&row);
        let span = match (row.get(4), row.get(5)) {
            (Some(Cell::Integer(start)), Some(Cell::Integer(end))) => json!([start, end]),
            _ => json!([0, 0]),
        };
        let Some((item, _)) = items.get_mut(id) else { return Ok(()) };
        if table == "dates" {
            let date: Date = serde_json::from_value(json!({"text": "", "span": span, "start": some(first),
                "end": some(second), "precision": third, "year_from": "text", "label": null, "alternatives": []}))?;
            if item.dates.iter().all(|known| known.span != date.span) {
                item.dates.push(date);
            }
        } else {
            let mention: Mention = serde_json::from_value(json!({"kind": third, "text": "", "span": span,
                "value": first, "unit": some(second), "qualifier": null}))?;
            if item.mentions.iter().all(|known| known.span != mention.span) {
                item.mentions.push(mention);
            }
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
