//! The administration of documents that do not tell it for sure: that of the documents in the store which have the same
//! tasks.
//!
//! A document tells its administration for sure when it was said, is printed, or when one set of agenda items alone was
//! in force. Of the others, each goes by the documents that tell it and share most tasks (number and title) with it. So
//! what is decided depends on the documents of the store alone; when one comes that decides otherwise, the ids of those
//! that follow it change, and [`aliases`](crate::aliases) says so.

use crate::Error;
use crate::engine::{Engine, texts};
use crate::rows::Cell;
use gwaje_model::{AdministrationFrom, Document, Item, UNKNOWN_ADMINISTRATION};
use std::collections::{BTreeMap, BTreeSet};

/// Whether a document tells its administration for sure.
pub(crate) fn is_sure(document: &Document) -> bool {
    use AdministrationFrom::{Date, Printed, Told};
    document.administration.is_some() && matches!(document.administration_from, Some(Told | Printed | Date))
}

/// The rows of table `documents` that do so.
const SURE: &str = "administration_from IN ('told', 'printed', 'date')";

/// The document under the administration that the store decides, where it does not tell its own.
pub(crate) fn settled(engine: &mut dyn Engine, document: &Document) -> Result<Option<Document>, Error> {
    if is_sure(document) {
        return Ok(None);
    }
    let tasks: Vec<_> = document.tasks().map(|task| (task.number.clone(), task.title.clone())).collect();
    let decided = by_neighbours(engine, &tasks)?;
    Ok(decided
        .map(|administration| keyed(document, Some(administration), Some(AdministrationFrom::Neighbours))))
}

/// Whether the store decides another administration for a stored document that is not sure than the one it has.
pub(crate) fn is_decided_otherwise(engine: &mut dyn Engine, id: &str) -> Result<bool, Error> {
    let text = |cell: Option<&Cell>| cell.and_then(Cell::as_str).map(str::to_owned);
    let mut has = (None, None, None);
    let sql =
        "SELECT administration, administration_from, administration_read FROM documents WHERE document = $1";
    engine.query(sql, &[id.into()], &mut |row| {
        has = (text(row.first()), text(row.get(1)), text(row.get(2)));
        Ok(())
    })?;
    let mut tasks = Vec::new();
    let sql = "SELECT number, title FROM tasks WHERE document = $1";
    engine.query(sql, &[id.into()], &mut |row| {
        tasks.push((text(row.first()), text(row.get(1)).unwrap_or_default()));
        Ok(())
    })?;
    let (administration, from, read) = has;
    Ok(match by_neighbours(engine, &tasks)? {
        Some(decided) => Some(decided) != administration || from.as_deref() != Some("neighbours"),
        None => read != administration || from.as_deref() != read.as_ref().map(|_| "assumed"),
    })
}

/// The administration of the sure documents that share most tasks (number and title) with these, if one has more than every other.
fn by_neighbours(
    engine: &mut dyn Engine,
    tasks: &[(Option<String>, String)],
) -> Result<Option<String>, Error> {
    let sql = format!(
        "SELECT DISTINCT d.administration FROM tasks t JOIN documents d ON d.document = t.document \
         WHERE t.number = $1 AND replace(t.title, ' ', '') = $2 AND d.{SURE}"
    );
    let mut votes: BTreeMap<String, usize> = BTreeMap::new();
    for (number, title) in tasks {
        let Some(number) = number else { continue };
        let title = title.replace(' ', "");
        for administration in texts(engine, &sql, &[number.into(), title.into()])? {
            *votes.entry(administration).or_default() += 1;
        }
    }
    let most = votes.values().max().copied();
    let mut best = votes.into_iter().filter(|(_, count)| Some(*count) == most).map(|(id, _)| id);
    Ok(best.next().filter(|_| best.next().is_none()))
}

/// The documents that are not sure and share a task with this one, where it tells its administration for sure: others decide
/// nothing.
pub(crate) fn unsure_neighbours(engine: &mut dyn Engine, document: &str) -> Result<BTreeSet<String>, Error> {
    let sql = format!(
        "SELECT DISTINCT u.document FROM documents d JOIN tasks own ON own.document = d.document \
         JOIN tasks t ON t.number = own.number AND replace(t.title, ' ', '') = replace(own.title, ' ', '') \
         JOIN documents u ON u.document = t.document \
         WHERE d.document = $1 AND d.{SURE} AND u.document <> d.document \
         AND (u.administration_from IS NULL OR NOT u.{SURE})"
    );
    Ok(texts(engine, &sql, &[document.into()])?.into_iter().collect())
}

/// A stored document as it is by itself. `read` is the administration it tells, sure or not.
pub(crate) fn unsettled(document: &Document, read: Option<String>) -> Document {
    let from = read.as_ref().map(|_| AdministrationFrom::Assumed);
    keyed(document, read, from)
}

/// The document with all its ids under an administration.
fn keyed(document: &Document, administration: Option<String>, from: Option<AdministrationFrom>) -> Document {
    let name = |administration: &Option<String>| {
        format!("{}/", administration.as_deref().unwrap_or(UNKNOWN_ADMINISTRATION))
    };
    let (old, new) = (name(&document.administration), name(&administration));
    let change = |id: &mut String| {
        if let Some(rest) = id.strip_prefix(&old) {
            *id = format!("{new}{rest}");
        }
    };
    let mut document = document.clone();
    for agenda in &mut document.agendas {
        change(&mut agenda.id);
        for task in &mut agenda.tasks {
            change(&mut task.id);
            task.periods.iter_mut().for_each(|period| each(&mut period.items, &change));
            task.columns.iter_mut().for_each(|column| each(&mut column.items, &change));
        }
    }
    document.warnings.iter_mut().filter_map(|warning| warning.item.as_mut()).for_each(change);
    Document { administration, administration_from: from, ..document }
}

fn each(items: &mut [Item], change: &impl Fn(&mut String)) {
    for item in items {
        change(&mut item.id);
        each(&mut item.children, change);
    }
}

/// What a document told by itself, as the store has it.
pub(crate) fn read(engine: &mut dyn Engine, document: &str) -> Result<Option<String>, Error> {
    let sql = "SELECT administration_read FROM documents WHERE document = $1";
    Ok(texts(engine, sql, &[document.into()])?.pop().filter(|id| !id.is_empty()))
}

/// Keeps what a document told by itself beside what was decided.
pub(crate) fn keep_read(engine: &mut dyn Engine, document: &str, told: Option<&String>) -> Result<(), Error> {
    let sql = "UPDATE documents SET administration_read = $1 WHERE document = $2";
    engine.execute(sql, &[Cell::from(told), document.into()])
}
