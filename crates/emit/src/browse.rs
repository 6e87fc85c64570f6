//! What a store holds, for those who look through it.

use crate::Error;
use crate::database::Database;
use crate::flat::{self, Language, Selection};
use crate::rows::Cell;
use crate::target::{Store, Target};
use serde_json::{Value, json};

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
    /// How many items it has.
    pub items: i64,
    /// How many warnings and errors it has.
    pub to_look_at: i64,
}

const DOCUMENTS: &str = "SELECT d.document, d.sha256, d.name, j.name, d.release, d.dated, \
     (SELECT count(*) FROM items i WHERE i.document = d.document), \
     (SELECT count(*) FROM warnings w WHERE w.document = d.document AND w.severity <> 'note') \
     FROM documents d LEFT JOIN journal j ON j.sha256 = d.sha256 ORDER BY d.version";

const QUARTERS: &str = "SELECT year, quarter, count(*) FROM items_current WHERE year IS NOT NULL \
     GROUP BY year, quarter ORDER BY year, quarter";

impl Store {
    /// The documents of a target in the order of their releases. Changes nothing.
    ///
    /// # Errors
    /// When the target is not there or cannot be read.
    pub fn browse(target: &Target) -> Result<Vec<Browsed>, Error> {
        let mut found = Vec::new();
        target.reading()?.each(DOCUMENTS, &[], &mut |row| {
            let maybe = |at: usize| row.get(at).and_then(Cell::as_str).map(str::to_owned);
            let text = |at: usize| maybe(at).unwrap_or_default();
            found.push(Browsed {
                document: text(0),
                sha256: text(1),
                name: text(2),
                path: maybe(3),
                release: maybe(4),
                dated: maybe(5),
                items: whole(row.get(6)).unwrap_or_default(),
                to_look_at: whole(row.get(7)).unwrap_or_default(),
            });
            Ok(())
        })?;
        Ok(found)
    }

    /// How many current items each quarter has: year, quarter (none for whole years), items. Changes nothing.
    ///
    /// # Errors
    /// When the target is not there or cannot be read.
    pub fn items_by_quarter(target: &Target) -> Result<Vec<(i64, Option<i64>, i64)>, Error> {
        let mut found = Vec::new();
        target.reading()?.each(QUARTERS, &[], &mut |row| {
            let number = |at: usize| whole(row.get(at));
            found.push((number(0).unwrap_or_default(), number(1), number(2).unwrap_or_default()));
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
