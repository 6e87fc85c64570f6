//! What a store is given about a source and what it remembers of it.

use crate::order::Seen;
use crate::rows::Cell;
use gwaje_model::{Document, Failure, FailureCode, Origin, Scope};

/// What became of one source.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'a> {
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: &'a str,
    /// The path it was found under.
    pub name: &'a str,
    /// Versions of the program, its engine and its model that read it.
    pub converter: &'a str,
    /// When it was come by.
    pub seen: Seen,
    /// Where it comes from, if it gave no document that tells it.
    pub origin: Option<&'a Origin>,
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
    /// `ignored`: somebody said that it is dealt with.
    Ignored,
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
            Self::Ignored => "ignored",
        }
    }
}

impl Outcome<'_> {
    /// The row of table `journal`; `known` is the name the store has for the same bytes, `first` when they came first.
    pub(crate) fn journal_row(&self, known: Option<&str>, first: Option<String>) -> Vec<Cell> {
        let failure = self.result.err();
        let now = self.seen.at();
        let origin = self.result.map_or(self.origin, |document| Some(&document.source.origin));
        let origin = origin.cloned().unwrap_or_default();
        vec![
            self.sha256.into(),
            known.map_or(self.name, |known| known.min(self.name)).into(),
            Status::of(failure).as_str().into(),
            failure.map(|failure| failure.code.as_str()).into(),
            failure.and_then(|failure| failure.page).into(),
            failure.map(|failure| failure.message.as_str()).into(),
            self.converter.into(),
            first.unwrap_or_else(|| now.clone()).into(),
            now.into(),
            origin.url.into(),
            origin.publisher.into(),
            origin.published.into(),
            origin.retrieved.into(),
        ]
    }
}

/// What the journal says about a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journaled {
    /// Why it gave no document; `None` when it did.
    pub failure: Option<Failure>,
    /// Versions of the program, its engine and its model that read it.
    pub converter: String,
    /// Whether somebody said that it is dealt with, as by `gwaje ignore`.
    pub ignored: bool,
}

impl Journaled {
    /// The entry with the columns code, page, message, converter and status. `None` where its code is one this version does not
    /// know: the source is then as good as never seen.
    pub(crate) fn of(row: &[Cell]) -> Option<Self> {
        let [code, page, message, converter, status] = row else { return None };
        let ignored = status.as_str() == Some(Status::Ignored.as_str());
        let failure = match code.as_str() {
            None => None,
            Some(code) => {
                let page = if let Cell::Integer(page) = page { u32::try_from(*page).ok() } else { None };
                let message = message.as_str().unwrap_or_default();
                Some(Failure::new(FailureCode::named(code)?, message).on_page(page))
            }
        };
        Some(Self { failure, converter: converter.as_str()?.to_owned(), ignored })
    }
}
