//! What a store does, whatever engine it stands on.
//!
//! A document comes in one transaction, alone or with others: its old rows go, its rows come, its tasks are noted as waiting to be
//! followed, and the journal says so. At the end of a run the history of what waits is worked out anew. Several processes may load
//! into one store; they take turns.

use crate::Error;
use crate::bodies;
use crate::correcting;
use crate::corrections::{self, Corrected, corrected};
use crate::dialect::Dialect;
use crate::engine::{Engine, Notice, State, Visitor, texts};
use crate::inside::{self, Listed, Statistics};
use crate::journal::{Journaled, Outcome, Status};
use crate::loads::{self, Changes, Counts, Finished};
use crate::past::{Past, of_bodies, past};
use crate::provenance::{self, Kept, kept};
use crate::put::{by_itself, document, each_row, put, rows_of, take_out};
use crate::rows::{Cell, Rows, document_key};
use crate::schema::{self, Table};
use crate::upgrade::{OLDEST, is_whole, upgrade};
use crate::{absent, order, pending};
use gwaje_correct::{Correction, Made};
use gwaje_model::{Document, Origin};
use std::cmp::Ordering;

/// The fewest digits of a SHA-256 that name a file: fewer may be the beginning of its name.
const SHORTEST_HASH: usize = 8;

/// A store in a database.
#[derive(Debug)]
pub(crate) struct Database {
    engine: Box<dyn Engine>,
}

impl Database {
    /// Uses what an engine is connected to, making the tables where there are none and bringing those of an earlier program
    /// over.
    pub(crate) fn open(mut engine: Box<dyn Engine>) -> Result<Self, Error> {
        if age(&mut *engine)? != Age::Now {
            within(&mut *engine, |engine| match age(engine)? {
                // Another process did it while this one waited for its turn.
                Age::Now => Ok(()),
                Age::None => engine.create(schema::VERSION),
                Age::Earlier(found) => upgrade(engine, found),
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
        match age(&mut *engine)? {
            Age::Now => Ok(Self { engine }),
            Age::Earlier(found) => Err(Error::Older { found }),
            Age::None => Err(Error::Store("there is no store yet".to_owned())),
        }
    }

    /// What the journal says about a source; nothing where its document or items of it were deleted by hand, so that it is
    /// loaded again.
    pub(crate) fn journaled(&mut self, sha256: &str) -> Result<Option<Journaled>, Error> {
        let sql = "SELECT code, page, message, converter, status FROM journal WHERE sha256 = $1 AND \
                   (status <> 'done' OR EXISTS (SELECT 1 FROM documents d WHERE d.document = substr(journal.sha256, 1, 16) \
                   AND d.items = (SELECT count(*) FROM items i WHERE i.document = d.document)))";
        let mut found = None;
        self.engine.query(sql, &[sha256.into()], &mut |row| {
            found = Journaled::of(row);
            Ok(())
        })?;
        Ok(found)
    }

    /// Loads what came of some sources, in one transaction.
    pub(crate) fn load(&mut self, outcomes: &[Outcome<'_>]) -> Result<(), Error> {
        within(&mut *self.engine, |engine| {
            for outcome in outcomes {
                if let Ok(document) = outcome.result {
                    let corrected = corrected(engine, document)?.map(|applied| applied.document);
                    put(engine, corrected.as_ref().unwrap_or(document), Some(&outcome.seen))?;
                }
                journal(engine, outcome)?;
            }
            Ok(())
        })
    }

    /// Keeps corrections, and puts the documents in again that they are about.
    pub(crate) fn correct(&mut self, given: &[Correction]) -> Result<Corrected, Error> {
        let mut done = Corrected::default();
        within(&mut *self.engine, |engine| {
            done = correcting::take(engine, given)?;
            Ok(())
        })?;
        Ok(done)
    }

    /// All corrections, in their order.
    pub(crate) fn corrections(&mut self) -> Result<Vec<Correction>, Error> {
        corrections::corrections(&mut *self.engine, None)
    }

    /// How the corrections of a document stand.
    pub(crate) fn made(&mut self, document: &str) -> Result<Vec<Made>, Error> {
        corrections::made(&mut *self.engine, document)
    }

    /// What was told of a source.
    pub(crate) fn told(&mut self, sha256: &str) -> Result<Option<Kept>, Error> {
        provenance::of_source(&mut *self.engine, sha256)
    }

    /// Tells where a source comes from: its document, if it gave one, is put in again, because what is worked out over the
    /// documents may hang on it.
    pub(crate) fn tell(&mut self, sha256: &str, origin: &Origin) -> Result<(), Error> {
        within(&mut *self.engine, |engine| {
            provenance::note(engine, sha256, origin)?;
            if kept(engine, document_key(sha256))?.is_none() {
                return Ok(());
            }
            let mut stored = by_itself(engine, document_key(sha256))?;
            stored.source.origin = origin.clone();
            put(engine, &stored, None)
        })
    }

    /// Tidies up at the end of a run: follows what waits.
    pub(crate) fn finish(&mut self) -> Result<Changes, Error> {
        self.finish_until(&|| false).map(|finished| finished.changes)
    }

    /// Follows what waits, a family of tasks at a time, until `enough` says so. Then the rest waits for the next run.
    pub(crate) fn finish_until(&mut self, enough: &dyn Fn() -> bool) -> Result<Finished, Error> {
        let mut changes = Changes::default();
        if pending::waiting(&mut *self.engine)? == 0 {
            return Ok(Finished::default());
        }
        within(&mut *self.engine, order::settle)?;
        let mut left = true;
        while left && !enough() {
            within(&mut *self.engine, |engine| {
                let followed = pending::follow_next(engine)?;
                left = followed.is_some();
                changes += followed.unwrap_or_default();
                Ok(())
            })?;
        }
        let waiting = pending::waiting(&mut *self.engine)?;
        if waiting > 0 {
            return Ok(Finished { changes, waiting });
        }
        within(&mut *self.engine, |engine| {
            changes.changed += absent::mark(engine)?;
            Ok(())
        })?;
        self.engine.finish()?;
        Ok(Finished { changes, waiting })
    }

    /// Begins a row of the log of loads.
    pub(crate) fn begin_load(&mut self, target: &str) -> Result<String, Error> {
        let mut started = String::new();
        within(&mut *self.engine, |engine| {
            started = loads::begin(engine, target)?;
            Ok(())
        })?;
        Ok(started)
    }

    /// Ends a row of the log of loads.
    pub(crate) fn end_load(&mut self, started: &str, counts: &Counts, changes: Changes) -> Result<(), Error> {
        within(&mut *self.engine, |engine| loads::end(engine, started, counts, changes))
    }

    /// Takes a document out, also as it was read; its file is loaded again when it is met again, unless it is to be ignored.
    /// What people said of it stays.
    pub(crate) fn forget(&mut self, document: &str, ignore: bool) -> Result<(), Error> {
        within(&mut *self.engine, |engine| {
            take_out(engine, document)?;
            engine.execute("DELETE FROM as_read WHERE substr(sha256, 1, 16) = $1", &[document.into()])?;
            let sql = if ignore {
                "UPDATE journal SET status = 'ignored' WHERE substr(sha256, 1, 16) = $1"
            } else {
                "DELETE FROM journal WHERE substr(sha256, 1, 16) = $1"
            };
            engine.execute(sql, &[document.into()])
        })
    }

    /// The files without a document that this names: by SHA-256 or the beginning of it, by path or file name.
    pub(crate) fn failed_named(&mut self, name: &str) -> Result<Vec<String>, Error> {
        let sql = "SELECT sha256 FROM journal WHERE status <> 'done' AND (sha256 LIKE $1 OR name = $2 OR name LIKE $3) \
                   ORDER BY sha256";
        let is_hash = name.len() >= SHORTEST_HASH && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        let hash = if is_hash { format!("{}%", name.to_ascii_lowercase()) } else { String::new() };
        let below = format!("%/{}", name.replace(['%', '\\'], "_"));
        texts(&mut *self.engine, sql, &[hash.into(), name.into(), below.into()])
    }

    /// Counts a file that gave no document as dealt with, or no longer so.
    pub(crate) fn ignore(&mut self, sha256: &str, undo: bool) -> Result<(), Error> {
        let known = self.journaled(sha256)?;
        within(&mut *self.engine, |engine| match (undo, known.and_then(|known| known.failure)) {
            (false, _) => {
                engine.execute("UPDATE journal SET status = 'ignored' WHERE sha256 = $1", &[sha256.into()])
            }
            (true, Some(failure)) => {
                let status = Status::of(Some(&failure)).as_str();
                let sql = "UPDATE journal SET status = $1 WHERE sha256 = $2";
                engine.execute(sql, &[status.into(), sha256.into()])
            }
            (true, None) => engine.execute("DELETE FROM journal WHERE sha256 = $1", &[sha256.into()]),
        })
    }

    /// Everything a store has, document by document.
    pub(crate) fn list(&mut self) -> Result<Vec<Listed>, Error> {
        inside::list(&mut *self.engine)
    }

    /// How much of what a store has.
    pub(crate) fn statistics(&mut self) -> Result<Statistics, Error> {
        inside::statistics(&mut *self.engine)
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

    /// What is to be told of a store that was made just now.
    pub(crate) fn notices(&mut self) -> Vec<Notice> {
        self.engine.notices()
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

/// How old the tables are.
#[derive(Debug, PartialEq)]
enum Age {
    /// There are none yet.
    None,
    /// They are those of this program.
    Now,
    /// They are those of an earlier one, with their version.
    Earlier(i64),
}

fn age(engine: &mut dyn Engine) -> Result<Age, Error> {
    let found = match engine.state()? {
        State::Empty => return Ok(Age::None),
        State::Foreign(place) => return Err(Error::Foreign(place)),
        State::Store(found) => found,
    };
    match found.cmp(&schema::VERSION) {
        Ordering::Greater => Err(Error::Newer { found }),
        Ordering::Less if found < OLDEST => Err(Error::Older { found }),
        Ordering::Less => Ok(Age::Earlier(found)),
        // Between two releases a version grows: what has not all of it is brought over too.
        Ordering::Equal if !is_whole(&engine.layout()?) || engine.is_declared_otherwise()? => {
            Ok(Age::Earlier(found))
        }
        Ordering::Equal => Ok(Age::Now),
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

fn journal(engine: &mut dyn Engine, outcome: &Outcome<'_>) -> Result<(), Error> {
    let source = [outcome.sha256.into()];
    let known = texts(engine, "SELECT name FROM journal WHERE sha256 = $1", &source)?.pop();
    let first = texts(engine, "SELECT first_loaded FROM journal WHERE sha256 = $1", &source)?.pop();
    engine.execute("DELETE FROM journal WHERE sha256 = $1", &source)?;
    engine.insert(&schema::JOURNAL, &[outcome.journal_row(known.as_deref(), first)])
}

#[cfg(test)]
mod tests;
