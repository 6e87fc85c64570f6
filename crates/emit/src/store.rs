//! What every store has in common: what it is given and what it remembers.

use crate::Error;
use crate::rows::Cell;
use gwaje_compare::lineage::Wording;
use gwaje_model::{Document, ItemId};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Version of the tables. A store of an older version is upgraded step by step, one of a newer is refused.
pub(crate) const SCHEMA_VERSION: i64 = 1;

/// Whether a store of that version can be used as it is. (There is no older version to upgrade from yet.)
pub(crate) fn usable(found: i64) -> Result<(), Error> {
    match found.cmp(&SCHEMA_VERSION) {
        Ordering::Greater => Err(Error::Newer { found }),
        Ordering::Less => Err(Error::Older { found }),
        Ordering::Equal => Ok(()),
    }
}

/// What became of one source.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'a> {
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: &'a str,
    /// The path it was found under.
    pub name: &'a str,
    /// Versions of the program, its engine and its model that read it.
    pub converter: &'a str,
    /// The document, or why there is none.
    pub result: Result<&'a Document, Failure<'a>>,
}

/// Why a source gave no document.
#[derive(Clone, Copy, Debug)]
pub struct Failure<'a> {
    /// Stable code.
    pub code: &'a str,
    /// Page, if it has one.
    pub page: Option<u32>,
    /// A sentence for people.
    pub message: &'a str,
    /// Whether it killed its worker.
    pub killed: bool,
}

impl Outcome<'_> {
    /// The row of table `journal`; `known` is the name the store has for the same bytes.
    pub(crate) fn journal_row(&self, known: Option<&str>) -> Vec<Cell> {
        let failure = self.result.err();
        let status = match failure {
            None => "done",
            Some(failure) if failure.killed => "quarantined",
            Some(_) => "failed",
        };
        vec![
            self.sha256.into(),
            known.map_or(self.name, |known| known.min(self.name)).into(),
            status.into(),
            failure.map(|failure| failure.code).into(),
            failure.and_then(|failure| failure.page).into(),
            failure.map(|failure| failure.message).into(),
            self.converter.into(),
        ]
    }
}

/// The tasks and periods of some items, each as the range of ids it holds.
pub(crate) fn scopes(items: &BTreeSet<String>) -> BTreeSet<(String, String)> {
    items.iter().filter_map(|item| item.parse::<ItemId>().ok()).map(|id| id.scope()).collect()
}

/// The row of table `history`.
pub(crate) fn history_row(wording: &Wording) -> Vec<Cell> {
    vec![
        (&wording.item).into(),
        (&wording.lineage).into(),
        wording.previous.as_ref().into(),
        wording.similarity.map_or(Cell::Null, Cell::Real),
        wording.status.into(),
        (&wording.first_seen).into(),
        (&wording.last_seen).into(),
    ]
}

/// What the journal says about a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journaled {
    /// `done`, `failed` or `quarantined`.
    pub status: String,
    /// Error code of a failure.
    pub code: Option<String>,
    /// Page of a failure, if it has one.
    pub page: Option<u32>,
    /// A sentence about the failure.
    pub message: Option<String>,
    /// Versions of the program, its engine and its model that read it.
    pub converter: String,
}
