//! The store in a SQLite file.
//!
//! One transaction per document: its old rows go, its rows come, the history of the tasks and periods it touches is
//! worked out anew, and the journal says so. Several processes may load into one file; they take turns.

use crate::Error;
use crate::ddl::{self, Dialect};
use crate::rows::{Cell, Rows, document_id, rows};
use crate::schema::{self, TABLES, Table};
use crate::store::{self, Journaled, Outcome, SCHEMA_VERSION};
use gwaje_compare::lineage::{Seen, Wording, trace};
use gwaje_model::Document;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{
    Connection, ErrorCode, OpenFlags, OptionalExtension, ToSql, Transaction, TransactionBehavior,
    params_from_iter,
};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::{Duration, Instant};

/// Marks a file as ours in its header: "gwaj".
const APPLICATION: i64 = 0x6777_616a;

/// How long a process waits for its turn to write.
const TURN: Duration = Duration::from_mins(2);

/// Between two attempts at what SQLite does not wait for itself.
const PAUSE: Duration = Duration::from_millis(5);

/// An open SQLite store.
#[derive(Debug)]
pub struct Sqlite {
    connection: Connection,
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(Value::Null),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Integer(number) => ToSqlOutput::Owned(Value::Integer(*number)),
            Self::Real(number) => ToSqlOutput::Owned(Value::Real(*number)),
        })
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
}

impl Sqlite {
    /// Opens a store, making it where there is none.
    ///
    /// # Errors
    /// [`Error::Foreign`], [`Error::Newer`] and [`Error::Older`] when the file holds something else or was made by
    /// another version; [`Error::File`] and [`Error::Sqlite`] when it cannot be read or written.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let refused = |kind, why| Err(Error::File(path.to_owned(), io::Error::new(kind, why)));
        // SQLite says of each of these only that it cannot open the file, or opens it for reading.
        if path.is_dir() {
            return refused(ErrorKind::IsADirectory, "it is a folder");
        }
        if !path.parent().is_none_or(|folder| folder.as_os_str().is_empty() || folder.is_dir()) {
            return refused(ErrorKind::NotFound, "its folder is not there");
        }
        let connection = Connection::open(path)?;
        if connection.is_readonly("main")? {
            return refused(ErrorKind::PermissionDenied, "it may be read only");
        }
        connection.busy_timeout(TURN)?;
        let mut store = Self { connection };
        store.migrate(path)?;
        store.keep_a_log()?;
        store.connection.pragma_update(None, "synchronous", "normal")?;
        store.connection.set_prepared_statement_cache_capacity(128);
        Ok(store)
    }

    /// Opens a store that is there, for reading only.
    ///
    /// # Errors
    /// Those of [`Sqlite::open`], and [`Error::File`] when there is no such file.
    pub fn existing(path: &Path) -> Result<Self, Error> {
        if !path.is_file() {
            let error = io::Error::new(ErrorKind::NotFound, "there is no such database");
            return Err(Error::File(path.to_owned(), error));
        }
        let store = Self { connection: Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)? };
        if store.is_ours()? { Ok(store) } else { Err(Error::Foreign(path.display().to_string())) }
    }

    /// Whether the file is a store of this version.
    fn is_ours(&self) -> Result<bool, Error> {
        let pragma = |name: &str| self.connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        let (mine, found) = (pragma("application_id")? == APPLICATION, pragma("user_version")?);
        if mine {
            store::usable(found)?;
        }
        Ok(mine)
    }

    /// Turns write-ahead logging on. While others open the same new file, `SQLite` refuses the lock this takes at
    /// once, whatever the busy timeout says, since waiting for it while reading could wait for ever; so wait here.
    fn keep_a_log(&self) -> Result<(), Error> {
        let end = Instant::now() + TURN;
        loop {
            match self.connection.pragma_update(None, "journal_mode", "wal") {
                Err(error) if is_busy(&error) && Instant::now() < end => std::thread::sleep(PAUSE),
                done => return Ok(done?),
            }
        }
    }

    fn migrate(&mut self, path: &Path) -> Result<(), Error> {
        if self.is_ours()? {
            return Ok(());
        }
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another process may have made the tables while this one waited for its turn.
        let made: i64 = transaction.pragma_query_value(None, "application_id", |row| row.get(0))?;
        if made == APPLICATION {
            return Ok(());
        }
        let objects: i64 =
            transaction.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        if objects > 0 {
            return Err(Error::Foreign(path.display().to_string()));
        }
        transaction.execute_batch(&ddl::create(Dialect::Sqlite))?;
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
        Ok(transaction.commit()?)
    }

    /// What the journal says about a source.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when the store cannot be read.
    pub fn journaled(&self, sha256: &str) -> Result<Option<Journaled>, Error> {
        let sql = "SELECT code, page, message, converter FROM journal WHERE sha256 = ?1";
        let row = self.connection.prepare_cached(sql)?.query_row([sha256], |row| {
            let code: Option<String> = row.get(0)?;
            Ok(Journaled::of(code.as_deref(), row.get(1)?, row.get(2)?, row.get(3)?))
        });
        Ok(row.optional()?.flatten())
    }

    /// Loads what came of one source, in one transaction.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when the store cannot be written; it is as it was before.
    pub fn load(&mut self, outcome: &Outcome<'_>) -> Result<(), Error> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Ok(document) = outcome.result {
            replace(&transaction, document)?;
        }
        journal(&transaction, outcome)?;
        Ok(transaction.commit()?)
    }

    /// Puts the full-text index into the one shape that depends on the rows alone, and lets the planner count.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when the store cannot be written.
    pub fn finish(&mut self) -> Result<(), Error> {
        let wordings: i64 =
            self.connection.query_row("SELECT count(*) FROM history", [], |row| row.get(0))?;
        // Beyond this it takes minutes and gains nothing: the index answers the same either way.
        let command = if wordings <= 200_000 { "rebuild" } else { "optimize" };
        self.connection.execute("INSERT INTO items_search(items_search) VALUES (?1)", [command])?;
        self.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?;
        Ok(())
    }

    /// Lets the file grow to so many pages and no further.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when the limit is not taken.
    pub fn limit_pages(&self, pages: i64) -> Result<(), Error> {
        Ok(self.connection.pragma_update(None, "max_page_count", pages)?)
    }

    /// Hands every row of a table to `take`, ordered by key; with `document`, only the rows of that document.
    ///
    /// # Errors
    /// Those of `take`, and [`Error::Sqlite`] when the store cannot be read.
    pub fn each_row(
        &self,
        table: &Table,
        document: Option<&str>,
        mut take: impl FnMut(Vec<Cell>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let filter = if document.is_some() { " WHERE document = ?1" } else { "" };
        let order = table.order(document.is_some());
        let sql = format!("SELECT {} FROM {}{filter} ORDER BY {order}", table.column_names(), table.name);
        let mut statement = self.connection.prepare(&sql)?;
        let mut found = statement.query(params_from_iter(document))?;
        while let Some(row) = found.next()? {
            let cells = (0..table.columns.len()).map(|at| Ok(cell(row.get_ref(at)?)));
            take(cells.collect::<Result<Vec<Cell>, rusqlite::Error>>()?)?;
        }
        Ok(())
    }

    /// A document as it was loaded.
    ///
    /// # Errors
    /// [`Error::Store`] when there is no such document; [`Error::Sqlite`] when the store cannot be read.
    pub fn document(&self, id: &str) -> Result<Document, Error> {
        let mut rows = Rows::default();
        for table in schema::of_documents() {
            self.each_row(table, Some(id), |row| {
                rows.add(table, row);
                Ok(())
            })?;
        }
        crate::document(&rows)
    }

    /// The ids of the documents of a release, in the order of their versions.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when the store cannot be read.
    pub fn documents_of(&self, release: &str) -> Result<Vec<String>, Error> {
        let sql = "SELECT document FROM documents WHERE release = ?1 ORDER BY version";
        let mut statement = self.connection.prepare(sql)?;
        let ids = statement.query_map([release], |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// The ids of all documents, ordered by release.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when the store cannot be read.
    pub fn documents(&self) -> Result<Vec<String>, Error> {
        let mut statement = self.connection.prepare("SELECT document FROM documents ORDER BY version")?;
        let ids = statement.query_map([], |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }
}

fn cell(value: ValueRef<'_>) -> Cell {
    match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(number) => Cell::Integer(number),
        ValueRef::Real(number) => Cell::Real(number),
        ValueRef::Text(text) | ValueRef::Blob(text) => Cell::Text(String::from_utf8_lossy(text).into_owned()),
    }
}

/// Puts the rows of a document in place of those it had.
fn replace(transaction: &Transaction<'_>, document: &Document) -> Result<(), Error> {
    let id = document_id(document);
    let mut touched = items_of(transaction, &id)?;
    let known: Option<String> = transaction
        .query_row("SELECT name FROM documents WHERE document = ?1", [&id], |row| row.get(0))
        .optional()?;
    for table in schema::of_documents() {
        transaction
            .prepare_cached(&format!("DELETE FROM {} WHERE document = ?1", table.name))?
            .execute([&id])?;
    }
    let rows = rows(document);
    for table in TABLES {
        insert(transaction, table, rows.of(table))?;
    }
    if let Some(name) = known.filter(|name| *name < document.source.name) {
        transaction.execute("UPDATE documents SET name = ?1 WHERE document = ?2", [&name, &id])?;
    }
    transaction.execute(
        "DELETE FROM releases WHERE NOT EXISTS (SELECT 1 FROM documents d WHERE d.release = releases.release)",
        [],
    )?;
    touched.extend(items_of(transaction, &id)?);
    for (from, to) in store::scopes(&touched) {
        retrace(transaction, &from, &to)?;
    }
    Ok(())
}

fn insert(transaction: &Transaction<'_>, table: &Table, rows: &[Vec<Cell>]) -> Result<(), Error> {
    let places = vec!["?"; table.columns.len()].join(", ");
    // Several documents name one release; all other rows are this document's own.
    let or_ignore = if table.position("document").is_none() { "OR IGNORE " } else { "" };
    let sql = format!("INSERT {or_ignore}INTO {} ({}) VALUES ({places})", table.name, table.column_names());
    let mut statement = transaction.prepare_cached(&sql)?;
    for row in rows {
        statement.execute(params_from_iter(row))?;
    }
    Ok(())
}

fn items_of(transaction: &Transaction<'_>, document: &str) -> Result<BTreeSet<String>, Error> {
    let mut statement = transaction.prepare_cached("SELECT item FROM items WHERE document = ?1")?;
    let ids = statement.query_map([document], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Works out the history of one task and period and writes what changed.
fn retrace(transaction: &Transaction<'_>, from: &str, to: &str) -> Result<(), Error> {
    let mut statement = transaction.prepare_cached(
        "SELECT d.version, i.item, i.text FROM items i JOIN documents d ON d.document = i.document \
         WHERE i.item >= ?1 AND i.item < ?2 ORDER BY d.version, i.ordinal",
    )?;
    let seen = statement.query_map([from, to], |row| {
        Ok(Seen { version: row.get(0)?, item: row.get(1)?, text: row.get(2)? })
    })?;
    let wordings = trace(&seen.collect::<Result<Vec<_>, _>>()?);
    let mut old = stored(transaction, from, to)?;
    for wording in &wordings {
        let row = store::history_row(wording);
        let (kept, text) = old.remove(&wording.item).unwrap_or_default();
        if kept != row {
            unwrite(transaction, &wording.item)?;
            insert(transaction, &schema::HISTORY, std::slice::from_ref(&row))?;
        }
        if text.as_deref() != Some(wording.text.as_str()) {
            unindex(transaction, &wording.item)?;
            index(transaction, wording)?;
        }
    }
    for gone in old.keys() {
        unwrite(transaction, gone)?;
        unindex(transaction, gone)?;
    }
    Ok(())
}

type Stored = BTreeMap<String, (Vec<Cell>, Option<String>)>;

/// The history rows of one task and period, each with the text in the full-text index.
fn stored(transaction: &Transaction<'_>, from: &str, to: &str) -> Result<Stored, Error> {
    let names = schema::HISTORY.column_names();
    let sql = format!("SELECT {names} FROM history WHERE item >= ?1 AND item < ?2");
    let mut statement = transaction.prepare_cached(&sql)?;
    let mut text = transaction.prepare_cached("SELECT text FROM items_search WHERE rowid = ?1")?;
    let mut found = statement.query([from, to])?;
    let mut rows = BTreeMap::new();
    while let Some(row) = found.next()? {
        let item: String = row.get(0)?;
        let cells = (0..schema::HISTORY.columns.len()).map(|at| Ok(cell(row.get_ref(at)?)));
        let cells = cells.collect::<Result<Vec<Cell>, rusqlite::Error>>()?;
        let indexed = text.query_row([search_row(&item)], |row| row.get(0)).optional()?;
        rows.insert(item, (cells, indexed));
    }
    Ok(rows)
}

fn unwrite(transaction: &Transaction<'_>, item: &str) -> Result<(), Error> {
    transaction.prepare_cached("DELETE FROM history WHERE item = ?1")?.execute([item])?;
    Ok(())
}

fn index(transaction: &Transaction<'_>, wording: &Wording) -> Result<(), Error> {
    let sql = "INSERT INTO items_search (rowid, item, text) VALUES (?1, ?2, ?3)";
    let row = search_row(&wording.item);
    transaction.prepare_cached(sql)?.execute((row, &wording.item, &wording.text))?;
    Ok(())
}

fn unindex(transaction: &Transaction<'_>, item: &str) -> Result<(), Error> {
    transaction.prepare_cached("DELETE FROM items_search WHERE rowid = ?1")?.execute([search_row(item)])?;
    Ok(())
}

/// Row number of an item in the full-text index: made from its id, so that it does not depend on the order of
/// loading and a row is found without a search. 60 bits of its SHA-256: two of ten million items meet once in
/// 20,000 stores.
fn search_row(item: &str) -> i64 {
    let hash = gwaje_model::item_hash(None, item);
    let more = gwaje_model::item_hash(Some("+"), item);
    i64::from_str_radix(&format!("{hash}{}", more.get(..3).unwrap_or_default()), 16).unwrap_or_default()
}

fn journal(transaction: &Transaction<'_>, outcome: &Outcome<'_>) -> Result<(), Error> {
    let known: Option<String> = transaction
        .query_row("SELECT name FROM journal WHERE sha256 = ?1", [outcome.sha256], |row| row.get(0))
        .optional()?;
    transaction.execute("DELETE FROM journal WHERE sha256 = ?1", [outcome.sha256])?;
    insert(transaction, &schema::JOURNAL, &[outcome.journal_row(known.as_deref())])
}

#[cfg(test)]
mod tests;
