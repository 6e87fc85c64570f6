//! The index of every wording in a SQLite store: the table `items_search`, and the view `wordings`, which says whose each is.
//!
//! It keeps the pairs of letters of [`search`](crate::search) and no text of its own, so it is small. It goes by the numbers of the rows
//! of `history`; to take a text out, FTS5 must be given what was indexed, which that row has until it is changed.

use crate::Error;
use crate::search::pairs;
use rusqlite::{Connection, OptionalExtension};

const CREATE: &str = "\
CREATE VIEW wordings AS\nSELECT wording AS row_number, item, text FROM history;
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

/// Takes every index away. Earlier programs kept the texts of the index in a table.
pub(super) fn drop_all(connection: &Connection) -> Result<(), Error> {
    let kind = "SELECT type FROM sqlite_schema WHERE name = 'wordings'";
    let kind: Option<String> = connection.query_row(kind, [], |row| row.get(0)).optional()?;
    if let Some(kind) = kind {
        connection.execute_batch(&format!("DROP {kind} wordings"))?;
    }
    Ok(connection.execute_batch("DROP TABLE IF EXISTS items_search")?)
}

/// Makes an index of all that a store has.
pub(super) fn make_anew(connection: &Connection) -> Result<(), Error> {
    drop_all(connection)?;
    create(connection)?;
    let mut statement = connection.prepare("SELECT wording, text FROM history ORDER BY wording")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        add(connection, row.get(0)?, &row.get::<_, String>(1)?)?;
    }
    settle(connection, usize::MAX)
}

/// Indexes a row of `history`.
pub(super) fn put(connection: &Connection, thread: &str, item: &str) -> Result<(), Error> {
    match row(connection, thread, item)? {
        Some((number, text)) => add(connection, number, &text),
        None => Ok(()),
    }
}

fn add(connection: &Connection, number: i64, text: &str) -> Result<(), Error> {
    let sql = "INSERT INTO items_search (rowid, letters) VALUES (?1, ?2)";
    connection.prepare_cached(sql)?.execute((number, pairs(text)))?;
    Ok(())
}

/// Takes a row of `history` out, with the text it has.
pub(super) fn take_out(connection: &Connection, thread: &str, item: &str) -> Result<(), Error> {
    if let Some((number, text)) = row(connection, thread, item)? {
        let sql = "INSERT INTO items_search (items_search, rowid, letters) VALUES ('delete', ?1, ?2)";
        connection.prepare_cached(sql)?.execute((number, pairs(&text)))?;
    }
    Ok(())
}

/// Where this part of an index changed, it is made one whole anew: then that costs no more than the load.
const MOST_OF_IT: i64 = 10;

/// Pages that are merged at the end of a smaller load: some hundredths of a second.
const PAGES: i64 = 500;

/// Puts together what single loads wrote, `count` texts of them: all of the index, or where little came a part of it.
pub(super) fn settle(connection: &Connection, count: usize) -> Result<(), Error> {
    let sql = "SELECT coalesce(max(wording), 0) FROM history";
    let all: i64 = connection.query_row(sql, [], |row| row.get(0))?;
    if i64::try_from(count).unwrap_or(i64::MAX) >= all / MOST_OF_IT {
        connection.execute("INSERT INTO items_search (items_search) VALUES ('optimize')", [])?;
    } else {
        connection.execute("INSERT INTO items_search (items_search, rank) VALUES ('merge', ?1)", [PAGES])?;
    }
    Ok(())
}

/// The number and text of a row of `history`.
fn row(connection: &Connection, thread: &str, item: &str) -> Result<Option<(i64, String)>, Error> {
    let sql = "SELECT wording, text FROM history WHERE thread = ?1 AND item = ?2";
    Ok(connection
        .prepare_cached(sql)?
        .query_row((thread, item), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}
