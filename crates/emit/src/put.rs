//! Documents in the rows of a store: put in, read back, taken out.
//!
//! All of it happens inside a transaction that is begun elsewhere; the tasks a change touches are noted as waiting to be
//! followed.

use crate::Error;
use crate::administration::{
    is_decided_otherwise, is_sure, keep_read, read, settled, unsettled, unsure_neighbours,
};
use crate::aliases::{self, Keys, Why};
use crate::dialect::Dialect;
use crate::engine::{Engine, Visitor, texts};
use crate::family::families;
use crate::order::{self, Seen};
use crate::pending;
use crate::rows::{Cell, Rows, document_id, rows};
use crate::schema::{self, Table};
use gwaje_model::Document;
use std::collections::BTreeSet;

/// Hands every row of a table to `visit`, in order; with `document`, only the rows of that document.
pub(crate) fn each_row(
    engine: &mut dyn Engine,
    table: &Table,
    document: Option<&str>,
    visit: Visitor<'_>,
) -> Result<(), Error> {
    let dialect = engine.dialect();
    let columns: Vec<String> = table.columns.iter().map(|column| dialect.read(column)).collect();
    let filter = if document.is_some() { " WHERE document = $1" } else { "" };
    let order = table.order(document.is_some());
    let sql = format!("SELECT {} FROM {}{filter} ORDER BY {order}", columns.join(", "), table.name);
    let values: Vec<Cell> = document.into_iter().map(Cell::from).collect();
    engine.query(&sql, &values, visit)
}

/// The rows that a document has in some tables.
pub(crate) fn rows_of(
    engine: &mut dyn Engine,
    tables: impl IntoIterator<Item = &'static Table>,
    document: &str,
) -> Result<Rows, Error> {
    let mut rows = Rows::default();
    for table in tables {
        each_row(engine, table, Some(document), &mut |row| {
            rows.add(table, std::mem::take(row));
            Ok(())
        })?;
    }
    Ok(rows)
}

/// A document as it is keyed in the store.
pub(crate) fn document(engine: &mut dyn Engine, id: &str) -> Result<Document, Error> {
    crate::document(&rows_of(engine, schema::of_documents(), id)?)
}

/// Puts a document in, under the administration the store decides where it tells none, and decides anew for those that
/// may follow it.
pub(crate) fn put(engine: &mut dyn Engine, document: &Document, seen: Option<&Seen>) -> Result<(), Error> {
    let id = document_id(document);
    let mut followers = unsure_neighbours(engine, &id)?;
    settle(engine, document, seen)?;
    followers.extend(unsure_neighbours(engine, &id)?);
    followers.iter().try_for_each(|follower| follow(engine, follower))
}

/// Decides the administration of a stored document anew. Hardly any new document decides otherwise.
fn follow(engine: &mut dyn Engine, id: &str) -> Result<(), Error> {
    if !is_decided_otherwise(engine, id)? {
        return Ok(());
    }
    let document = by_itself(engine, id)?;
    settle(engine, &document, None)
}

/// A stored document under the administration it tells itself.
pub(crate) fn by_itself(engine: &mut dyn Engine, id: &str) -> Result<Document, Error> {
    let stored = document(engine, id)?;
    if is_sure(&stored) { Ok(stored) } else { Ok(unsettled(&stored, read(engine, id)?)) }
}

/// Puts a document in under the administration the store decides where it tells none.
fn settle(engine: &mut dyn Engine, document: &Document, seen: Option<&Seen>) -> Result<(), Error> {
    let id = document_id(document);
    match settled(engine, document)? {
        Some(settled) => {
            let (own, new) = (Keys::of(&rows(document)), Keys::of(&rows(&settled)));
            replace(engine, &settled, seen)?;
            aliases::note(engine, &own, &new, Why::Administration)?;
            aliases::tidy(engine, &[&own, &new])?;
        }
        None => replace(engine, document, seen)?,
    }
    keep_read(engine, &id, document.administration.as_ref())
}

/// Puts the rows of a document in place of those it had.
fn replace(engine: &mut dyn Engine, document: &Document, seen: Option<&Seen>) -> Result<(), Error> {
    let id = document_id(document);
    let own = [Cell::from(&id)];
    let (mut known, mut administration) = (None, None);
    let sql = "SELECT name, administration FROM documents WHERE document = $1";
    engine.query(sql, &own, &mut |row| {
        let text = |at: usize| row.get(at).and_then(Cell::as_str).unwrap_or_default().to_owned();
        (known, administration) = (Some(text(0)), Some(text(1)));
        Ok(())
    })?;
    let order = order::Known::of(engine, &id)?;
    let old = Keys::stored(engine, &id)?;
    // What its old rows relate may fall apart without them.
    let families = families(engine, &old.tasks().map(str::to_owned).collect())?;
    // A server lets no row stand without its document.
    if known.is_some() || engine.dialect() != Dialect::Postgres {
        empty(engine, &id)?;
    }
    let rows = rows(document);
    releases(engine, rows.of(&schema::RELEASES))?;
    for table in schema::of_documents() {
        engine.insert(table, rows.of(table))?;
    }
    order::place(engine, document, order, seen)?;
    if let Some(name) = known.filter(|name| *name < document.source.name) {
        let sql = "UPDATE documents SET name = $1 WHERE document = $2";
        engine.execute(sql, &[name.into(), id.as_str().into()])?;
    }
    no_empty_releases(engine)?;
    let new = Keys::of(&rows);
    let rekeyed = administration.as_deref() != Some(document.administration.as_deref().unwrap_or_default());
    aliases::note(engine, &old, &new, if rekeyed { Why::Administration } else { Why::Reread })?;
    aliases::tidy(engine, &[&old, &new])?;
    let own: BTreeSet<&str> = new.tasks().collect();
    let others = families.into_iter().flatten().filter(|task| !own.contains(task.as_str())).collect();
    pending::note_all(engine, &id)?;
    pending::note(engine, &others, &id)
}

/// A release goes with the last of its documents.
fn no_empty_releases(engine: &mut dyn Engine) -> Result<(), Error> {
    let sql = "DELETE FROM releases WHERE NOT EXISTS (SELECT 1 FROM documents d WHERE d.release = releases.release)";
    engine.execute(sql, &[])
}

/// Takes the rows of a document out, children first.
fn empty(engine: &mut dyn Engine, id: &str) -> Result<(), Error> {
    let tables: Vec<&Table> = schema::of_documents().collect();
    tables.iter().rev().try_for_each(|table| {
        engine.execute(&format!("DELETE FROM {} WHERE document = $1", table.name), &[id.into()])
    })
}

/// Several documents may name one release: it comes with the first of them.
fn releases(engine: &mut dyn Engine, rows: &[Vec<Cell>]) -> Result<(), Error> {
    for row in rows {
        let name = row.get(..1).unwrap_or_default();
        if texts(engine, "SELECT release FROM releases WHERE release = $1", name)?.is_empty() {
            engine.insert(&schema::RELEASES, std::slice::from_ref(row))?;
        }
    }
    Ok(())
}

/// Takes a document out: its rows go, and what hung on it is decided anew.
pub(crate) fn take_out(engine: &mut dyn Engine, id: &str) -> Result<(), Error> {
    let followers = unsure_neighbours(engine, id)?;
    let old = Keys::stored(engine, id)?;
    let families = families(engine, &old.tasks().map(str::to_owned).collect())?;
    empty(engine, id)?;
    no_empty_releases(engine)?;
    aliases::tidy(engine, &[&old])?;
    pending::note(engine, &families.into_iter().flatten().collect(), id)?;
    followers.iter().filter(|follower| *follower != id).try_for_each(|follower| follow(engine, follower))
}
