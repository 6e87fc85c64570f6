//! What a store does, whatever engine it stands on.
//!
//! One transaction per document: its old rows go, its rows come, its tasks are noted as waiting to be followed, and the
//! journal says so. At the end of a run the history of what waits is worked out anew. Several processes may load
//! into one store; they take turns.

use crate::Error;
use crate::administration::{is_sure, keep_read, read, settled, unsettled, unsure_neighbours};
use crate::aliases::{self, Keys, Why};
use crate::bodies;
use crate::dialect::Dialect;
use crate::engine::{Engine, State, Visitor, texts};
use crate::family::families;
use crate::journal::{Journaled, Outcome};
use crate::order::{self, Seen};
use crate::past::{Past, of_bodies, past};
use crate::provenance::{Kept, kept};
use crate::rows::{Cell, Rows, document_id, document_key, rows};
use crate::schema::{self, Table};
use crate::{absent, pending};
use gwaje_model::{Document, Origin};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// A store in a database.
#[derive(Debug)]
pub(crate) struct Database {
    engine: Box<dyn Engine>,
}

impl Database {
    /// Uses what an engine is connected to, making the tables where there are none.
    pub(crate) fn open(mut engine: Box<dyn Engine>) -> Result<Self, Error> {
        if version(&mut *engine)?.is_none() {
            within(&mut *engine, |engine| match version(engine)? {
                // Another process made the tables while this one waited for its turn.
                Some(_) => Ok(()),
                None => engine.create(schema::VERSION),
            })?;
        }
        engine.renew()?;
        if !bodies::are_known(&mut *engine)? {
            within(&mut *engine, bodies::write)?;
        }
        Ok(Self { engine })
    }

    /// Uses the store that is there, and changes nothing.
    pub(crate) fn existing(mut engine: Box<dyn Engine>) -> Result<Self, Error> {
        match version(&mut *engine)? {
            Some(_) => Ok(Self { engine }),
            None => Err(Error::Store("there is no store yet".to_owned())),
        }
    }

    /// What the journal says about a source; nothing where its document was deleted by hand, so that it is loaded again.
    pub(crate) fn journaled(&mut self, sha256: &str) -> Result<Option<Journaled>, Error> {
        let sql = "SELECT code, page, message, converter FROM journal WHERE sha256 = $1 AND (status <> 'done' OR \
                   EXISTS (SELECT 1 FROM documents d WHERE d.document = substr(journal.sha256, 1, 16)))";
        let mut found = None;
        self.engine.query(sql, &[sha256.into()], &mut |row| {
            found = Journaled::of(&row);
            Ok(())
        })?;
        Ok(found)
    }

    /// Loads what came of one source, in one transaction.
    pub(crate) fn load(&mut self, outcome: &Outcome<'_>) -> Result<(), Error> {
        within(&mut *self.engine, |engine| {
            if let Ok(document) = outcome.result {
                put(engine, document, Some(&outcome.seen))?;
            }
            journal(engine, outcome)
        })
    }

    /// What was told of the document of a source.
    pub(crate) fn told(&mut self, sha256: &str) -> Result<Option<Kept>, Error> {
        kept(&mut *self.engine, document_key(sha256))
    }

    /// Tells where the document of a source comes from: it is put in again, because what is worked out over the documents
    /// may hang on it.
    pub(crate) fn tell(&mut self, sha256: &str, origin: &Origin) -> Result<(), Error> {
        within(&mut *self.engine, |engine| {
            let mut stored = by_itself(engine, document_key(sha256))?;
            stored.source.origin = origin.clone();
            put(engine, &stored, None)
        })
    }

    /// Tidies up at the end of a run: follows what waits, a family of tasks at a time.
    pub(crate) fn finish(&mut self) -> Result<(), Error> {
        if texts(&mut *self.engine, "SELECT task FROM pending WHERE task <> '' LIMIT 1", &[])?.is_empty() {
            return Ok(());
        }
        within(&mut *self.engine, order::settle)?;
        let mut left = true;
        while left {
            within(&mut *self.engine, |engine| {
                left = pending::follow_next(engine)?;
                Ok(())
            })?;
        }
        within(&mut *self.engine, absent::mark)?;
        self.engine.finish()
    }

    /// Notes that the files made from the store are to be written.
    pub(crate) fn owe(&mut self) -> Result<(), Error> {
        within(&mut *self.engine, pending::owe)
    }

    /// Whether the files made from the store are to be written.
    pub(crate) fn owes(&mut self) -> Result<bool, Error> {
        pending::owes(&mut *self.engine)
    }

    /// Notes that the files are written.
    pub(crate) fn paid(&mut self) -> Result<(), Error> {
        within(&mut *self.engine, pending::paid)
    }

    /// The dialect of its SQL.
    pub(crate) fn dialect(&self) -> Dialect {
        self.engine.dialect()
    }

    /// Hands every row of an answer to `visit`.
    pub(crate) fn each(&mut self, sql: &str, values: &[Cell], visit: Visitor<'_>) -> Result<(), Error> {
        self.engine.query(sql, values, visit)
    }

    /// Hands every row of a table to `visit`, ordered by key; with `document`, only the rows of that document.
    pub(crate) fn each_row(
        &mut self,
        table: &Table,
        document: Option<&str>,
        visit: Visitor<'_>,
    ) -> Result<(), Error> {
        each_row(&mut *self.engine, table, document, visit)
    }

    /// A document as it is keyed in the store.
    pub(crate) fn document(&mut self, id: &str) -> Result<Document, Error> {
        document(&mut *self.engine, id)
    }

    /// The rows that a document has in some tables.
    pub(crate) fn rows_of(
        &mut self,
        tables: impl IntoIterator<Item = &'static Table>,
        document: &str,
    ) -> Result<Rows, Error> {
        rows_of(&mut *self.engine, tables, document)
    }

    /// What is known of an id over time.
    pub(crate) fn past(&mut self, id: &str) -> Result<Vec<Past>, Error> {
        past(&mut *self.engine, id)
    }

    /// What is known over time of the tasks of bodies.
    pub(crate) fn past_of(&mut self, names: &[String]) -> Result<Vec<Past>, Error> {
        of_bodies(&mut *self.engine, names)
    }

    /// The ids of the documents of a release, in the order of their versions.
    pub(crate) fn documents_of(&mut self, release: &str) -> Result<Vec<String>, Error> {
        let sql = "SELECT document FROM documents WHERE release = $1 ORDER BY version";
        texts(&mut *self.engine, sql, &[release.into()])
    }

    /// The ids of the documents with this id or file name.
    pub(crate) fn documents_named(&mut self, name: &str) -> Result<Vec<String>, Error> {
        let sql = "SELECT document FROM documents WHERE document = $1 OR name = $2 ORDER BY version";
        texts(&mut *self.engine, sql, &[name.into(), name.into()])
    }

    /// The documents of a release in their order: id, file name, the time each goes by and what told it.
    pub(crate) fn editions_of(&mut self, release: &str) -> Result<Vec<[String; 4]>, Error> {
        let sql = "SELECT document, name, dated, dated_by FROM documents WHERE release = $1 ORDER BY version";
        let mut found = Vec::new();
        self.engine.query(sql, &[release.into()], &mut |row| {
            let text = |at: usize| row.get(at).and_then(Cell::as_str).unwrap_or_default().to_owned();
            found.push(std::array::from_fn(text));
            Ok(())
        })?;
        Ok(found)
    }

    /// The ids of all documents, ordered by release.
    pub(crate) fn documents(&mut self) -> Result<Vec<String>, Error> {
        texts(&mut *self.engine, "SELECT document FROM documents ORDER BY version", &[])
    }

    /// The names of all releases.
    pub(crate) fn releases(&mut self) -> Result<Vec<String>, Error> {
        texts(&mut *self.engine, "SELECT release FROM releases ORDER BY release", &[])
    }
}

/// The version of the tables, which must be this one; `None` where there are none yet. (There is no older version to
/// upgrade from yet.)
fn version(engine: &mut dyn Engine) -> Result<Option<i64>, Error> {
    match engine.state()? {
        State::Empty => Ok(None),
        State::Store(found) => match found.cmp(&schema::VERSION) {
            Ordering::Greater => Err(Error::Newer { found }),
            Ordering::Less => Err(Error::Older { found }),
            Ordering::Equal => Ok(Some(found)),
        },
        State::Foreign(place) => Err(Error::Foreign(place)),
    }
}

/// Does some work in one transaction: all of it or nothing.
fn within(
    engine: &mut dyn Engine,
    work: impl FnOnce(&mut dyn Engine) -> Result<(), Error>,
) -> Result<(), Error> {
    engine.begin()?;
    let done = work(engine).and_then(|()| engine.commit());
    if done.is_err() {
        // What went wrong first says more than what may go wrong now; a lost connection rolls back by itself.
        let _ = engine.rollback();
    }
    done
}

fn each_row(
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

fn rows_of(
    engine: &mut dyn Engine,
    tables: impl IntoIterator<Item = &'static Table>,
    document: &str,
) -> Result<Rows, Error> {
    let mut rows = Rows::default();
    for table in tables {
        each_row(engine, table, Some(document), &mut |row| {
            rows.add(table, row);
            Ok(())
        })?;
    }
    Ok(rows)
}

fn document(engine: &mut dyn Engine, id: &str) -> Result<Document, Error> {
    crate::document(&rows_of(engine, schema::of_documents(), id)?)
}

/// Puts a document in, under the administration the store decides where it tells none, and decides anew for those that
/// may follow it.
fn put(engine: &mut dyn Engine, document: &Document, seen: Option<&Seen>) -> Result<(), Error> {
    let id = document_id(document);
    let mut followers = unsure_neighbours(engine, &id)?;
    settle(engine, document, seen)?;
    followers.extend(unsure_neighbours(engine, &id)?);
    for follower in followers {
        let follower = by_itself(engine, &follower)?;
        settle(engine, &follower, None)?;
    }
    Ok(())
}

/// A stored document under the administration it tells itself.
fn by_itself(engine: &mut dyn Engine, id: &str) -> Result<Document, Error> {
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
    let known = texts(engine, "SELECT name FROM documents WHERE document = $1", &own)?.pop();
    let administration =
        texts(engine, "SELECT administration FROM documents WHERE document = $1", &own)?.pop();
    let order = order::Known::of(engine, &id)?;
    let old = Keys::stored(engine, &id)?;
    // What its old rows relate may fall apart without them.
    let families = families(engine, &old.tasks().map(str::to_owned).collect())?;
    for table in schema::of_documents() {
        engine.execute(&format!("DELETE FROM {} WHERE document = $1", table.name), &own)?;
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
    engine.execute(
        "DELETE FROM releases WHERE NOT EXISTS (SELECT 1 FROM documents d WHERE d.release = releases.release)",
        &[],
    )?;
    let new = Keys::of(&rows);
    let rekeyed = administration.as_deref() != Some(document.administration.as_deref().unwrap_or_default());
    aliases::note(engine, &old, &new, if rekeyed { Why::Administration } else { Why::Reread })?;
    aliases::tidy(engine, &[&old, &new])?;
    let mut touched: BTreeSet<String> = families.into_iter().flatten().collect();
    touched.extend(new.tasks().map(str::to_owned));
    pending::note(engine, &touched, &id)
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

fn journal(engine: &mut dyn Engine, outcome: &Outcome<'_>) -> Result<(), Error> {
    let source = [outcome.sha256.into()];
    let known = texts(engine, "SELECT name FROM journal WHERE sha256 = $1", &source)?.pop();
    let first = texts(engine, "SELECT first_loaded FROM journal WHERE sha256 = $1", &source)?.pop();
    engine.execute("DELETE FROM journal WHERE sha256 = $1", &source)?;
    engine.insert(&schema::JOURNAL, &[outcome.journal_row(known.as_deref(), first)])
}

#[cfg(test)]
mod tests;
