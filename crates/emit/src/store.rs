//! What every store has in common: what it is given and what it remembers.

use crate::Error;
use crate::rows::Cell;
use gwaje_compare::lineage::Wording;
use gwaje_model::{Document, Failure, FailureCode, ItemId, Scope};
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
    pub result: Result<&'a Document, &'a Failure>,
}

/// What became of a source, as the journal spells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// `done`: its document is in the store.
    Done,
    /// `failed`: it cannot be read.
    Failed,
    /// `quarantined`: it cost the worker that read it.
    Quarantined,
}

impl Status {
    /// The status of a source that failed so, or did not fail.
    #[must_use]
    pub fn of(failure: Option<&Failure>) -> Self {
        match failure.map(|failure| failure.code.scope()) {
            None => Self::Done,
            Some(Scope::Worker) => Self::Quarantined,
            Some(Scope::Document | Scope::Run) => Self::Failed,
        }
    }

    /// As it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Quarantined => "quarantined",
        }
    }
}

impl Outcome<'_> {
    /// The row of table `journal`; `known` is the name the store has for the same bytes.
    pub(crate) fn journal_row(&self, known: Option<&str>) -> Vec<Cell> {
        let failure = self.result.err();
        vec![
            self.sha256.into(),
            known.map_or(self.name, |known| known.min(self.name)).into(),
            Status::of(failure).as_str().into(),
            failure.map(|failure| failure.code.as_str()).into(),
            failure.and_then(|failure| failure.page).into(),
            failure.map(|failure| failure.message.as_str()).into(),
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
    /// Why it gave no document; `None` when it did.
    pub failure: Option<Failure>,
    /// Versions of the program, its engine and its model that read it.
    pub converter: String,
}

impl Journaled {
    /// The entry with these columns. `None` where its code is one this version does not know: the source is then as
    /// good as never seen.
    pub(crate) fn of(
        code: Option<&str>,
        page: Option<u32>,
        message: Option<String>,
        converter: String,
    ) -> Option<Self> {
        let failure = match code {
            None => None,
            Some(code) => {
                let code = FailureCode::named(code)?;
                Some(Failure { page, ..Failure::new(code, message.unwrap_or_default()) })
            }
        };
        Some(Self { failure, converter })
    }
}
