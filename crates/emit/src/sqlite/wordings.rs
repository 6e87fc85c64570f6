//! The index of every wording in a SQLite store: the tables `wordings` and `items_search`.
//!
//! It keeps the pairs of letters of [`search`](crate::search) and no text of its own, so it is small; to take a text out, FTS5
//! must be given what was indexed, which `wordings` has.

use crate::Error;
use crate::search::pairs;
use rusqlite::{Connection, OptionalExtension};

const CREATE: &str = "\
CREATE TABLE wordings (\n  row_number INTEGER PRIMARY KEY,\n  item TEXT NOT NULL,\n  text TEXT NOT NULL\n);
CREATE VIRTUAL TABLE items_search USING fts5(letters, content = '', tokenize = 'unicode61 remove_diacritics 0');
";

/// Makes an empty index.
pub(super) fn create(connection: &Connection) -> Result<(), Error> {
    Ok(connection.execute_batch(CREATE)?)
}

/// Whether a store has such an index.
pub(super) fn is_there(connection: &Connection) -> Result<bool, Error> {
    has(connection, "AND sql LIKE '%fts5(letters,%'")
}

/// Whether a store has an index of an earlier program, which knew words of three letters and more.
pub(super) fn is_old(connection: &Connection) -> Result<bool, Error> {
    Ok(has(connection, "")? && !is_there(connection)?)
}

fn has(connection: &Connection, condition: &str) -> Result<bool, Error> {
    let sql = format!("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'items_search' {condition})");
    Ok(connection.query_row(&sql, [], |row| row.get(0))?)
}

/// Takes every index away.
pub(super) fn drop_all(connection: &Connection) -> Result<(), Error> {
    Ok(connection.execute_batch("DROP TABLE IF EXISTS items_search; DROP TABLE IF EXISTS wordings")?)
}

/// Makes an index of all that a store has: of each item the wording that was seen last.
pub(super) fn make_anew(connection: &Connection) -> Result<(), Error> {
    drop_all(connection)?;
    create(connection)?;
    let mut statement = connection.prepare("SELECT item, text FROM history ORDER BY last_seen, thread")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        put(connection, &row.get::<_, String>(0)?, &row.get::<_, String>(1)?)?;
    }
    settle(connection)
}

/// Indexes an item under a text; whether that is new.
pub(super) fn put(connection: &Connection, item: &str, text: &str) -> Result<bool, Error> {
    let row = number(item);
    if indexed(connection, row)?.is_some_and(|indexed| indexed == text) {
        return Ok(false);
    }
    take_out(connection, item)?;
    let sql = "INSERT INTO wordings (row_number, item, text) VALUES (?1, ?2, ?3)";
    connection.prepare_cached(sql)?.execute((row, item, text))?;
    let sql = "INSERT INTO items_search (rowid, letters) VALUES (?1, ?2)";
    connection.prepare_cached(sql)?.execute((row, pairs(text)))?;
    Ok(true)
}

/// Takes out what is indexed of an item.
pub(super) fn take_out(connection: &Connection, item: &str) -> Result<(), Error> {
    let row = number(item);
    if let Some(text) = indexed(connection, row)? {
        let sql = "INSERT INTO items_search (items_search, rowid, letters) VALUES ('delete', ?1, ?2)";
        connection.prepare_cached(sql)?.execute((row, pairs(&text)))?;
        connection.prepare_cached("DELETE FROM wordings WHERE row_number = ?1")?.execute([row])?;
    }
    Ok(())
}

/// Leaves one whole index in place of those of the single loads.
pub(super) fn settle(connection: &Connection) -> Result<(), Error> {
    connection.execute("INSERT INTO items_search (items_search) VALUES ('optimize')", [])?;
    Ok(())
}

fn indexed(connection: &Connection, row: i64) -> Result<Option<String>, Error> {
    let sql = "SELECT text FROM wordings WHERE row_number = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([row], |row| row.get(0)).optional()?)
}

/// Row number of an item: made from its id, so that it does not depend on the order of loading and a row is found without a
/// search. 60 bits of its SHA-256: two of ten million items meet once in 20,000 stores.
fn number(item: &str) -> i64 {
    let hash = gwaje_model::sha256(item);
    i64::from_str_radix(hash.get(..15).unwrap_or_default(), 16).unwrap_or_default()
}
