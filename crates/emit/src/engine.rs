//! What a store asks of a database engine.
//!
//! All that a store does stands once, in [`database`](crate::database). An engine speaks its dialect, holds the
//! connection and brings rows in the quickest way it has. A new one is a file with a [`Scheme`] (listed in
//! [`target`](crate::target)) and the rows of its dialect in [`ddl`](crate::ddl).

use crate::Error;
use crate::ddl::Dialect;
use crate::rows::Cell;
use crate::schema::Table;
use crate::shape::{Layout, Move};
use std::fmt::Debug;

/// Looks at the rows of an answer, one at a time; its error ends the reading. A row is written over by the next unless it is taken out
/// of its place.
pub(crate) type Visitor<'a> = &'a mut dyn FnMut(&mut Vec<Cell>) -> Result<(), Error>;

/// What is found at the end of a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Nothing: there is room for a store.
    Empty,
    /// A store, with the version of its tables.
    Store(i64),
    /// Tables of somebody else; the text names the place.
    Foreign(String),
}

/// A connection to a database.
///
/// SQL has its values at `$1`, `$2` …, each standing for the first time in this order: engines that number
/// parameters and engines that count them then agree.
pub(crate) trait Engine: Debug + Send {
    /// The dialect of its SQL.
    fn dialect(&self) -> Dialect;

    /// What it is connected to.
    fn state(&mut self) -> Result<State, Error>;

    /// Makes the tables of a store, inside a transaction.
    fn create(&mut self, version: i64) -> Result<(), Error>;

    /// Gives a store what this program has beside its tables, as views: those of an earlier one may be others.
    fn renew(&mut self) -> Result<(), Error>;

    /// The tables that are there, and their columns.
    fn layout(&mut self) -> Result<Layout, Error>;

    /// Whether tables are declared as earlier programs declared them, whatever columns they have.
    fn is_declared_otherwise(&mut self) -> Result<bool, Error> {
        Ok(false)
    }

    /// Gives the tables of an earlier program their present shape, inside a transaction.
    fn reshape(&mut self, moves: &[Move], version: i64) -> Result<(), Error>;

    /// Declares what the rows of reshaped tables hang on, where that is not declared with the tables.
    fn link(&mut self, _moves: &[Move]) -> Result<(), Error> {
        Ok(())
    }

    /// Waits for the turn to write and begins a transaction.
    fn begin(&mut self) -> Result<(), Error>;

    /// Ends the transaction and keeps what it wrote.
    fn commit(&mut self) -> Result<(), Error>;

    /// Ends the transaction and leaves everything as it was before.
    fn rollback(&mut self) -> Result<(), Error>;

    /// Runs a statement that answers nothing.
    fn execute(&mut self, sql: &str, values: &[Cell]) -> Result<(), Error>;

    /// Hands the rows of an answer to `visit`.
    fn query(&mut self, sql: &str, values: &[Cell], visit: Visitor<'_>) -> Result<(), Error>;

    /// Adds rows to a table.
    fn insert(&mut self, table: &Table, rows: &[Vec<Cell>]) -> Result<(), Error>;

    /// Takes rows of `history` out of the full-text index, where there is one, before they change or go; each by its thread
    /// and item.
    fn unindex(&mut self, _wordings: &[[String; 2]]) -> Result<(), Error> {
        Ok(())
    }

    /// Puts rows of `history` that are there into the full-text index, where there is one.
    fn index(&mut self, _wordings: &[[String; 2]]) -> Result<(), Error> {
        Ok(())
    }

    /// What those who keep a store should know of one that was made just now, told once.
    fn notices(&mut self) -> Vec<Notice> {
        Vec::new()
    }

    /// Tidies up at the end of a run.
    fn finish(&mut self) -> Result<(), Error> {
        Ok(())
    }
}

/// The first column of an answer, as texts.
pub(crate) fn texts(engine: &mut dyn Engine, sql: &str, values: &[Cell]) -> Result<Vec<String>, Error> {
    let mut found = Vec::new();
    engine.query(sql, values, &mut |row| {
        found.extend(row.first().map(|cell| cell.as_str().unwrap_or_default().to_owned()));
        Ok(())
    })?;
    Ok(found)
}

/// What those who keep a store should know of one that was made just now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The statements that let another role read it; the role is called `analyst` in them.
    Readers(String),
    /// Searches have no index, because the extension `pg_trgm` cannot be had: in the words of the server.
    NoTrigrams(String),
}

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// Writing; what is not there is made.
    Write,
    /// Reading what is there.
    Read,
}

/// Connects to a place.
pub(crate) type Connect = fn(&str, Access) -> Result<Box<dyn Engine>, Error>;

/// How an address (`name:place`) leads to an engine.
#[derive(Debug)]
pub(crate) struct Scheme {
    /// What may stand before the colon; the first is how it is shown.
    pub(crate) names: &'static [&'static str],
    /// An address as help shows it.
    pub(crate) form: &'static str,
    /// Says what is wrong with a place.
    pub(crate) check: fn(&str) -> Result<(), Error>,
    /// The place without a password.
    pub(crate) shown: fn(&str) -> String,
    /// Connects to a place.
    pub(crate) connect: Connect,
}

impl Scheme {
    /// Its name in addresses that are shown.
    pub(crate) fn name(&self) -> &'static str {
        self.names.first().copied().unwrap_or_default()
    }
}
