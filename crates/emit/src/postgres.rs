//! The store in a PostgreSQL database, in a schema of its own named `gwaje`.
//!
//! The same rows and the same rules as in SQLite. Rows come in by COPY; loads take turns by an advisory lock, so that
//! overlapping shards can neither deadlock nor work out a history from half a release.

mod connect;

use crate::Error;
use crate::ddl::{self, Dialect};
use crate::rows::{Cell, Rows, document_id, rows};
use crate::schema::{self, Kind, Table};
use crate::store::{self, Journaled, Outcome, SCHEMA_VERSION};
use gwaje_compare::lineage::{Seen, trace};
use gwaje_model::Document;
use postgres::fallible_iterator::FallibleIterator;
use postgres::{Client, Transaction};
use std::collections::BTreeSet;
use std::io::Write;

/// Key of the advisory lock: "gwaj".
const LOCK: i64 = 0x6777_616a;

/// An open PostgreSQL store.
pub struct Postgres {
    client: Client,
}

impl std::fmt::Debug for Postgres {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Postgres").finish_non_exhaustive()
    }
}

impl Postgres {
    /// Connects (`postgres://user@host/database`) and makes the tables where there are none.
    ///
    /// # Errors
    /// [`Error::Postgres`] and [`Error::Tls`] when the server cannot be reached; [`Error::Foreign`],
    /// [`Error::Newer`] and [`Error::Older`] when schema `gwaje` holds something else or was made by another version.
    pub fn open(url: &str) -> Result<Self, Error> {
        let mut store = Self::connect(url)?;
        store.migrate()?;
        Ok(store)
    }

    /// Connects to a store that is there, and changes nothing.
    ///
    /// # Errors
    /// Those of [`Postgres::open`], and [`Error::Store`] when there is no store.
    pub fn existing(url: &str) -> Result<Self, Error> {
        let mut store = Self::connect(url)?;
        let found = version(&mut store.client.transaction()?)?;
        match found {
            Some(_) => Ok(store),
            None => Err(Error::Store("the database has no schema gwaje".to_owned())),
        }
    }

    fn connect(url: &str) -> Result<Self, Error> {
        let mut client = connect::connect(url)?;
        client.batch_execute(
            "SET client_min_messages TO warning; SET datestyle TO iso; SET search_path TO gwaje",
        )?;
        Ok(Self { client })
    }

    fn migrate(&mut self) -> Result<(), Error> {
        let mut transaction = self.client.transaction()?;
        transaction.execute("SELECT pg_advisory_xact_lock($1)", &[&LOCK])?;
        if version(&mut transaction)?.is_some() {
            return Ok(());
        }
        // Whoever may use a schema that was made for him may not always make one.
        if transaction.query_opt("SELECT 1 FROM pg_namespace WHERE nspname = 'gwaje'", &[])?.is_none() {
            transaction.batch_execute("CREATE SCHEMA gwaje")?;
        }
        transaction.batch_execute(&ddl::create(Dialect::Postgres))?;
        transaction.batch_execute("CREATE TABLE schema_version (version bigint NOT NULL)")?;
        transaction.execute("INSERT INTO schema_version VALUES ($1)", &[&SCHEMA_VERSION])?;
        Ok(transaction.commit()?)
    }

    /// What the journal says about a source.
    ///
    /// # Errors
    /// [`Error::Postgres`] when the store cannot be read.
    pub fn journaled(&mut self, sha256: &str) -> Result<Option<Journaled>, Error> {
        let sql = "SELECT code, page, message, converter FROM journal WHERE sha256 = $1";
        let row = self.client.query_opt(sql, &[&sha256])?;
        Ok(row.and_then(|row| {
            let page = row.get::<_, Option<i64>>(1).and_then(|page| u32::try_from(page).ok());
            Journaled::of(row.get(0), page, row.get(2), row.get(3))
        }))
    }

    /// Loads what came of one source, in one transaction.
    ///
    /// # Errors
    /// [`Error::Postgres`] when the store cannot be written; it is as it was before.
    pub fn load(&mut self, outcome: &Outcome<'_>) -> Result<(), Error> {
        let mut transaction = self.client.transaction()?;
        transaction.execute("SELECT pg_advisory_xact_lock($1)", &[&LOCK])?;
        if let Ok(document) = outcome.result {
            replace(&mut transaction, document)?;
        }
        journal(&mut transaction, outcome)?;
        Ok(transaction.commit()?)
    }

    /// Takes everything out of the store.
    ///
    /// # Errors
    /// [`Error::Postgres`] when the store cannot be written.
    pub fn clear(&mut self) -> Result<(), Error> {
        let names: Vec<&str> = ddl::tables().map(|table| table.name).collect();
        Ok(self.client.batch_execute(&format!("TRUNCATE {}", names.join(", ")))?)
    }

    /// Hands every row of a table to `take`, ordered by key; with `document`, only the rows of that document.
    ///
    /// # Errors
    /// Those of `take`, and [`Error::Postgres`] when the store cannot be read.
    pub fn each_row(
        &mut self,
        table: &Table,
        document: Option<&str>,
        mut take: impl FnMut(Vec<Cell>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let columns: Vec<String> =
            table.columns.iter().map(|column| format!("{}::text", column.name)).collect();
        let filter = if document.is_some() { " WHERE document = $1" } else { "" };
        let order = table.order(document.is_some());
        let sql = format!("SELECT {} FROM {}{filter} ORDER BY {order}", columns.join(", "), table.name);
        let mut found = self.client.query_raw(&sql, document)?;
        while let Some(row) = found.next()? {
            let cells = table.columns.iter().enumerate();
            take(cells.map(|(at, column)| cell(column.kind, row.get(at))).collect())?;
        }
        Ok(())
    }

    /// A document as it was loaded.
    ///
    /// # Errors
    /// [`Error::Store`] when there is no such document; [`Error::Postgres`] when the store cannot be read.
    pub fn document(&mut self, id: &str) -> Result<Document, Error> {
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
    /// [`Error::Postgres`] when the store cannot be read.
    pub fn documents_of(&mut self, release: &str) -> Result<Vec<String>, Error> {
        let sql = "SELECT document FROM documents WHERE release = $1 ORDER BY version";
        Ok(self.client.query(sql, &[&release])?.iter().map(|row| row.get(0)).collect())
    }
}

/// The version of the tables; `None` where there are none yet.
fn version(transaction: &mut Transaction<'_>) -> Result<Option<i64>, Error> {
    let named = "SELECT count(*), count(*) FILTER (WHERE tablename = 'schema_version') \
                 FROM pg_tables WHERE schemaname = 'gwaje'";
    let row = transaction.query_one(named, &[])?;
    match (row.get::<_, i64>(0), row.get::<_, i64>(1)) {
        (0, _) => Ok(None),
        (_, 0) => Err(Error::Foreign("schema gwaje".to_owned())),
        _ => {
            let found = transaction.query_one("SELECT version FROM gwaje.schema_version", &[])?.get(0);
            store::usable(found)?;
            Ok(Some(found))
        }
    }
}

fn cell(kind: Kind, text: Option<String>) -> Cell {
    match (kind, text) {
        (_, None) => Cell::Null,
        (Kind::Integer, Some(text)) => text.parse().map_or(Cell::Null, Cell::Integer),
        (Kind::Real, Some(text)) => text.parse().map_or(Cell::Null, Cell::Real),
        (_, Some(text)) => Cell::Text(text),
    }
}

/// Puts the rows of a document in place of those it had.
fn replace(transaction: &mut Transaction<'_>, document: &Document) -> Result<(), Error> {
    let id = document_id(document);
    let mut touched = items_of(transaction, &id)?;
    let known = transaction.query_opt("SELECT name FROM documents WHERE document = $1", &[&id])?;
    for table in schema::of_documents() {
        transaction.execute(&format!("DELETE FROM {} WHERE document = $1", table.name), &[&id])?;
    }
    let rows = rows(document);
    for table in schema::of_documents() {
        copy(transaction, table, rows.of(table))?;
    }
    releases(transaction, rows.of(&schema::RELEASES))?;
    if let Some(known) = known {
        let name: String = known.get(0);
        let sql = "UPDATE documents SET name = $1 WHERE document = $2 AND name > $1";
        transaction.execute(sql, &[&name, &id])?;
    }
    touched.extend(items_of(transaction, &id)?);
    for (from, to) in store::scopes(&touched) {
        retrace(transaction, &from, &to)?;
    }
    Ok(())
}

/// Several documents name one release, so a release is put in where it is missing and taken out with its last
/// document.
fn releases(transaction: &mut Transaction<'_>, rows: &[Vec<Cell>]) -> Result<(), Error> {
    for row in rows {
        let Some(release) = row.first().and_then(Cell::as_str) else { continue };
        if transaction.query_opt("SELECT 1 FROM releases WHERE release = $1", &[&release])?.is_none() {
            copy(transaction, &schema::RELEASES, std::slice::from_ref(row))?;
        }
    }
    transaction.execute(
        "DELETE FROM releases r WHERE NOT EXISTS (SELECT 1 FROM documents d WHERE d.release = r.release)",
        &[],
    )?;
    Ok(())
}

fn items_of(transaction: &mut Transaction<'_>, document: &str) -> Result<BTreeSet<String>, Error> {
    let rows = transaction.query("SELECT item FROM items WHERE document = $1", &[&document])?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

/// Works out the history of one task and period.
fn retrace(transaction: &mut Transaction<'_>, from: &str, to: &str) -> Result<(), Error> {
    let rows = transaction.query(
        "SELECT d.version, i.item, i.text FROM items i JOIN documents d ON d.document = i.document \
         WHERE i.item >= $1 AND i.item < $2 ORDER BY d.version, i.ordinal",
        &[&from, &to],
    )?;
    let seen: Vec<Seen> =
        rows.iter().map(|row| Seen { version: row.get(0), item: row.get(1), text: row.get(2) }).collect();
    let rows: Vec<Vec<Cell>> = trace(&seen).iter().map(store::history_row).collect();
    transaction.execute("DELETE FROM history WHERE item >= $1 AND item < $2", &[&from, &to])?;
    copy(transaction, &schema::HISTORY, &rows)
}

fn journal(transaction: &mut Transaction<'_>, outcome: &Outcome<'_>) -> Result<(), Error> {
    let known = transaction.query_opt("SELECT name FROM journal WHERE sha256 = $1", &[&outcome.sha256])?;
    let known: Option<String> = known.map(|row| row.get(0));
    transaction.execute("DELETE FROM journal WHERE sha256 = $1", &[&outcome.sha256])?;
    copy(transaction, &schema::JOURNAL, &[outcome.journal_row(known.as_deref())])
}

/// Brings rows in by COPY in its text format.
fn copy(transaction: &mut Transaction<'_>, table: &Table, rows: &[Vec<Cell>]) -> Result<(), Error> {
    if rows.is_empty() {
        return Ok(());
    }
    let sql = format!("COPY {} ({}) FROM STDIN", table.name, table.column_names());
    let mut writer = transaction.copy_in(&sql)?;
    for row in rows {
        let fields: Vec<String> = row.iter().map(field).collect();
        writer.write_all(fields.join("\t").as_bytes())?;
        writer.write_all(b"\n")?;
    }
    writer.finish()?;
    Ok(())
}

/// A field of COPY's text format. PostgreSQL has no U+0000 in text; it becomes U+FFFD.
fn field(cell: &Cell) -> String {
    match cell {
        Cell::Null => "\\N".to_owned(),
        Cell::Integer(number) => number.to_string(),
        Cell::Real(number) => number.to_string(),
        Cell::Text(text) => text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
            match c {
                '\\' => out.push_str("\\\\"),
                '\t' => out.push_str("\\t"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\0' => out.push(char::REPLACEMENT_CHARACTER),
                c => out.push(c),
            }
            out
        }),
    }
}

#[cfg(test)]
mod tests;
