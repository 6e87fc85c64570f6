//! Why a document could not be converted.

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
    /// There is text, but no national agenda, task or reporting period in it.
    #[error("the document has text, but no tasks (과제) in a form that any profile knows")]
    NoStructure,
}

impl Error {
    /// The stable code, part of the interface.
    #[must_use]
    pub fn code(&self) -> FailureCode {
        match self {
            Self::Extract(error) => error.code(),
            Self::Hangul(error) => error.code(),
            Self::NoStructure => FailureCode::NoStructure,
        }
    }

    /// The page the error is about, from 1, if it is about one.
    #[must_use]
    pub fn page(&self) -> Option<u32> {
        match self {
            Self::Extract(error) => error.page(),
            Self::Hangul(_) | Self::NoStructure => None,
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let hint = match &error {
            Error::Hangul(error) => Some(error.hint().to_owned()),
            Error::Extract(_) | Error::NoStructure => None,
        };
        Self { page: error.page(), hint, ..Self::new(error.code(), error) }
    }
}
