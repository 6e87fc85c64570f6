//! The shape that the tables of a store have, and how it is brought to the present one.

use crate::column::Table;
use std::collections::{BTreeMap, BTreeSet};

/// The columns of the tables of a store, by table.
pub(crate) type Layout = BTreeMap<String, BTreeSet<String>>;

/// How a table is brought over.
#[derive(Debug)]
pub(crate) struct Move {
    /// The table as it is now.
    pub(crate) table: &'static Table,
    /// Whether the store has it.
    pub(crate) there: bool,
    /// Whether its rows stay.
    pub(crate) kept: bool,
    /// The columns it lacks, with what earlier rows have in them.
    pub(crate) came: Vec<(&'static str, String)>,
    /// Columns that others added.
    pub(crate) others: Vec<String>,
}

/// Whether an earlier column is no longer there under its name.
pub(crate) fn is_renamed(from: &str) -> bool {
    ["start_date", "end_date"].contains(&from)
}
