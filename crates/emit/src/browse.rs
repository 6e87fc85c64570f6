//! What a store holds, for those who look through it.

use crate::Error;
use crate::database::Database;
use crate::flat::{self, Language, Selection};
use crate::rows::Cell;
use crate::target::{Store, Target};
use gwaje_correct::Made;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A document of a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Browsed {
    /// Its id.
    pub document: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// File name.
    pub name: String,
    /// The path it was read from, if the journal knows.
    pub path: Option<String>,
    /// The release it belongs to, if known.
    pub release: Option<String>,
    /// The time it goes by among the documents of its release.
    pub dated: Option<String>,
    /// The document of the same release that it replaces: the last one before it that has a task of it.
    pub replaces: Option<String>,
    /// How many items it has.
    pub items: i64,
    /// How many things in it deserve a look.
    pub to_look_at: i64,
}

/// Where a document of a store comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// File name.
    pub name: String,
    /// The path it was read from, if the journal knows.
    pub path: Option<String>,
}

const DOCUMENTS: &str = "SELECT d.document, d.sha256, d.name, j.name, d.release, d.dated, \
     (SELECT count(*) FROM items i WHERE i.document = d.document) \
     FROM documents d LEFT JOIN journal j ON j.sha256 = d.sha256 ORDER BY d.version";

const REPLACED: &str = "SELECT later.document, earlier.document FROM documents later \
     JOIN documents earlier ON earlier.release = later.release AND earlier.version < later.version \
     WHERE EXISTS (SELECT 1 FROM tasks a JOIN tasks b ON b.task = a.task \
     WHERE a.document = earlier.document AND b.document = later.document) ORDER BY earlier.version";

const ORIGIN: &str = "SELECT d.sha256, d.name, j.name FROM documents d \
     LEFT JOIN journal j ON j.sha256 = d.sha256 WHERE d.document = $1";

/// A plan that a later item reports as done, both with a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanMet {
    /// The text of the plan.
    pub text: String,
    /// The last planned day, ISO 8601.
    pub planned: String,
    /// The id of the item that reports it.
    pub report: String,
    /// The first reported day, ISO 8601.
    pub reported: String,
}

const EDITS: &str = "SELECT d.release, count(*) FROM edits e JOIN documents d ON d.document = e.document \
     WHERE d.release IS NOT NULL GROUP BY d.release ORDER BY min(d.version)";

impl Store {
    /// The documents of a target in the order of their releases. Changes nothing.
    ///
    /// # Errors
    /// When the target is not there or cannot be read.
    pub fn browse(target: &Target) -> Result<Vec<Browsed>, Error> {
        let mut found = Vec::new();
        let mut store = target.reading()?;
        let mut to_look_at = to_look_at(&mut store)?;
        let mut replaced = replaced(&mut store)?;
        store.each(DOCUMENTS, &[], &mut |row| {
            let maybe = |at: usize| row.get(at).and_then(Cell::as_str).map(str::to_owned);
            let text = |at: usize| maybe(at).unwrap_or_default();
            found.push(Browsed {
                document: text(0),
                sha256: text(1),
                name: text(2),
                path: maybe(3),
                release: maybe(4),
                dated: maybe(5),
                replaces: replaced.remove(&text(0)),
                items: whole(row.get(6)).unwrap_or_default(),
                to_look_at: to_look_at.remove(&text(0)).unwrap_or_default(),
            });
            Ok(())
        })?;
        Ok(found)
    }

    /// Where the document of an id comes from. Changes nothing.
    ///
    /// # Errors
    /// When the target is not there or cannot be read.
    pub fn origin(target: &Target, document: &str) -> Result<Option<Origin>, Error> {
        let mut found = None;
        target.reading()?.each(ORIGIN, &[document.to_owned().into()], &mut |row| {
            let maybe = |at: usize| row.get(at).and_then(Cell::as_str).map(str::to_owned);
            let text = |at: usize| maybe(at).unwrap_or_default();
            found = Some(Origin { sha256: text(0), name: text(1), path: maybe(2) });
            Ok(())
        })?;
        Ok(found)
    }

    /// The corrections of a document that are not taken back, and how each stands, by its id. Changes nothing.
    ///
    /// # Errors
    /// When the target is not there or cannot be read.
    pub fn made(target: &Target, document: &str) -> Result<Vec<Made>, Error> {
        target.reading()?.made(document)
    }

    /// How many things the documents of each release changed, in order. Changes nothing.
    ///
    /// # Errors
    /// When the target is not there or cannot be read.
    pub fn edits_by_release(target: &Target) -> Result<Vec<(String, i64)>, Error> {
        let mut found = Vec::new();
        target.reading()?.each(EDITS, &[], &mut |row| {
            let release = row.first().and_then(Cell::as_str).unwrap_or_default().to_owned();
            found.push((release, whole(row.get(1)).unwrap_or_default()));
            Ok(())
        })?;
        Ok(found)
    }

    /// The plans that were met and whose days are known, in order. Changes nothing.
    ///
    /// # Errors
    /// When the target is not there or cannot be read.
    pub fn plans_met(target: &Target) -> Result<Vec<PlanMet>, Error> {
        let mut store = target.reading()?;
        let dialect = store.dialect();
        let sql = format!(
            "SELECT text, {}, report, {} FROM plans \
             WHERE report IS NOT NULL AND days IS NOT NULL ORDER BY plan",
            dialect.text("planned"),
            dialect.text("reported")
        );
        let mut found = Vec::new();
        store.each(&sql, &[], &mut |row| {
            let text = |at: usize| row.get(at).and_then(Cell::as_str).unwrap_or_default().to_owned();
            found.push(PlanMet { text: text(0), planned: text(1), report: text(2), reported: text(3) });
            Ok(())
        })?;
        Ok(found)
    }

    /// The current items that are asked for, in order, as rows of `items_flat` with what deserves a look as `doubts`. Changes
    /// nothing.
    ///
    /// # Errors
    /// When the target is not there or cannot be read, or what is asked for is not in it.
    pub fn items(target: &Target, asked: &Selection, language: Language) -> Result<Vec<Value>, Error> {
        rows(&mut target.reading()?, asked, language)
    }
}

/// How many warnings of each document deserve a look: as its own page counts them.
fn to_look_at(store: &mut Database) -> Result<BTreeMap<String, i64>, Error> {
    let mut found = BTreeMap::new();
    for (document, warning) in flat::warnings(store)? {
        *found.entry(document).or_default() += i64::from(warning.is_worth_a_look());
    }
    Ok(found)
}

/// The document that each one replaces, where it is an edition of what was there before.
fn replaced(store: &mut Database) -> Result<BTreeMap<String, String>, Error> {
    let mut found = BTreeMap::new();
    store.each(REPLACED, &[], &mut |row| {
        let text = |at: usize| row.get(at).and_then(Cell::as_str).unwrap_or_default().to_owned();
        // They come in their order, so that the last one stays.
        found.insert(text(0), text(1));
        Ok(())
    })?;
    Ok(found)
}

fn rows(store: &mut Database, asked: &Selection, language: Language) -> Result<Vec<Value>, Error> {
    let found = flat::read(store, asked, language)?;
    found
        .iter()
        .map(|row| {
            let mut value = serde_json::to_value(row)?;
            if let Some(object) = value.as_object_mut() {
                object.insert("doubts".to_owned(), json!(row.doubts));
            }
            Ok(value)
        })
        .collect()
}

fn whole(cell: Option<&Cell>) -> Option<i64> {
    if let Some(Cell::Integer(number)) = cell { Some(*number) } else { None }
}
