//! Why a document could not be converted.

use crate::refusal::Refusal;
use gwaje_model::{Failure, FailureCode};

/// Why there is no document. A document that cannot be read is an error, never an empty success.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file could not be read as pages of text.
    #[error(transparent)]
    Extract(#[from] gwaje_extract::Error),
    /// The file is a document of Hangul that could not be read.
    #[error(transparent)]
    Hangul(#[from] gwaje_hangul::Error),
    /// There is text, but too little in it says that it is a report on tasks.
    #[error("{0}")]
    NoStructure(Box<Refusal>),
}

impl Error {
    /// The stable code, part of the interface.
    #[must_use]
    pub fn code(&self) -> FailureCode {
        match self {
            Self::Extract(error) => error.code(),
            Self::Hangul(error) => error.code(),
            Self::NoStructure(refusal) => refusal.code(),
        }
    }

    /// The page the error is about, from 1, if it is about one.
    #[must_use]
    pub fn page(&self) -> Option<u32> {
        match self {
            Self::Extract(error) => error.page(),
            Self::Hangul(_) | Self::NoStructure(_) => None,
        }
    }

    /// What a user can do in this very case, where more can be said than of the code.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Extract(error) => error.hint().map(str::to_owned),
            Self::Hangul(error) => Some(error.hint().to_owned()),
            Self::NoStructure(refusal) => Some(refusal.hint()),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { page: error.page(), hint: error.hint(), ..Self::new(error.code(), error) }
    }
}
