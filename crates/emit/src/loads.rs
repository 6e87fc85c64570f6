//! The log of a store: which run brought something into it, when, by which version of the program, and what it changed.
//!
//! A row is begun with the first thing a run writes and ended when the run ends, so a run that was cut off shows as one
//! without an end, and a run that finds nothing new leaves no row and touches nothing.

use crate::Error;
use crate::clock::utc;
use crate::column::{Kind, Table, column, maybe};
use crate::engine::{Engine, texts};
use crate::rows::Cell;
use schemars::JsonSchema;
use serde::Serialize;
use std::ops::AddAssign;
use std::time::{Duration, SystemTime};

/// The log of loads.
pub const LOADS: Table = Table {
    name: "loads",
    about: "A run that brought something into the store, and what it changed.",
    key: &["started"],
    columns: &[
        column("started", Kind::Text, "When it began to write, UTC."),
        maybe("finished", Kind::Text, "When it ended, UTC; empty where it was cut off or goes on."),
        column("version", Kind::Text, "Version of the program."),
        column("target", Kind::Text, "Where it wrote, as it was asked to, without a password."),
        maybe("found", Kind::Integer, "Documents that it found."),
        maybe("done", Kind::Integer, "Of these, those it read and loaded."),
        maybe("skipped", Kind::Integer, "Those that an earlier run had done."),
        maybe("failed", Kind::Integer, "Those that cannot be read, now or in an earlier run."),
        maybe("known", Kind::Integer, "Of these, those that failed in an earlier run."),
        maybe("doubtful", Kind::Integer, "Of those it loaded, those whose records are wrong or incomplete."),
        maybe("items", Kind::Integer, "Items of the documents it loaded."),
        maybe("wordings_new", Kind::Integer, "Rows of `history` that came."),
        maybe(
            "wordings_changed",
            Kind::Integer,
            "Rows of `history` that changed: another state, another last document.",
        ),
        maybe("wordings_gone", Kind::Integer, "Rows of `history` that went."),
    ],
};

/// What a run counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Documents that were found.
    pub found: u64,
    /// Documents that were read and loaded.
    pub done: u64,
    /// Documents that an earlier run had done.
    pub skipped: u64,
    /// Documents that cannot be read.
    pub failed: u64,
    /// Of these, those that an earlier run had found out.
    pub known: u64,
    /// Documents whose records are wrong or incomplete.
    pub doubtful: u64,
    /// Items of the documents that were loaded.
    pub items: u64,
}

/// What a run changed among the wordings of items over time (table `history`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Changes {
    /// Wordings that came.
    pub new: u64,
    /// Wordings whose state, text or last document changed.
    pub changed: u64,
    /// Wordings that no document has any longer.
    pub gone: u64,
}

/// How the end of a run left a store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Finished {
    /// What was changed among the wordings.
    pub changes: Changes,
    /// Tasks whose threads the next run follows, because this one was told that it is enough.
    pub waiting: u64,
}

impl AddAssign for Changes {
    fn add_assign(&mut self, more: Self) {
        self.new += more.new;
        self.changed += more.changed;
        self.gone += more.gone;
    }
}

/// Begins a row and hands back its key. Where another run began in the same millionth of a second, this one began in the
/// next.
pub(crate) fn begin(engine: &mut dyn Engine, target: &str) -> Result<String, Error> {
    let mut now = SystemTime::now();
    loop {
        let started = utc(now);
        let taken = texts(engine, "SELECT started FROM loads WHERE started = $1", &[(&started).into()])?;
        if taken.is_empty() {
            let mut row = vec![Cell::Null; LOADS.columns.len()];
            for (name, value) in
                [("started", started.as_str()), ("version", env!("CARGO_PKG_VERSION")), ("target", target)]
            {
                if let Some(cell) = LOADS.position(name).and_then(|at| row.get_mut(at)) {
                    *cell = value.into();
                }
            }
            engine.insert(&LOADS, &[row])?;
            return Ok(started);
        }
        now += Duration::from_micros(1);
    }
}

/// Ends a row.
pub(crate) fn end(
    engine: &mut dyn Engine,
    started: &str,
    counts: &Counts,
    changes: Changes,
) -> Result<(), Error> {
    let numbers = [
        ("found", counts.found),
        ("done", counts.done),
        ("skipped", counts.skipped),
        ("failed", counts.failed),
        ("known", counts.known),
        ("doubtful", counts.doubtful),
        ("items", counts.items),
        ("wordings_new", changes.new),
        ("wordings_changed", changes.changed),
        ("wordings_gone", changes.gone),
    ];
    let mut values: Vec<Cell> = vec![utc(SystemTime::now()).into()];
    let mut set = vec!["finished = $1".to_owned()];
    for (name, number) in numbers {
        values.push(Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX)));
        set.push(format!("{name} = ${}", values.len()));
    }
    values.push(started.into());
    let sql = format!("UPDATE loads SET {} WHERE started = ${}", set.join(", "), values.len());
    engine.execute(&sql, &values)
}
