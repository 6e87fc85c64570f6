//! Why a Hangul document could not be read; the codes stand in `gwaje_model::FailureCode`.

use gwaje_model::{Failure, FailureCode};

/// A refusal: nothing can be converted. The codes are an interface and never change.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// `not_hangul`: not a document of Hangul at all.
    #[error("the file is no document of Hangul: {0}")]
    NotHangul(String),
    /// `unsupported_hangul`: a document of Hangul in a format that is not read.
    #[error("the file is {0}, a format of Hangul that is not read")]
    Unsupported(&'static str),
    /// `damaged`: a document of which a part is cut off, broken or missing.
    #[error("the document cannot be read whole: {0}")]
    Damaged(String),
    /// `encrypted`: it opens only with a password or a certificate.
    #[error("{0}")]
    Encrypted(String),
    /// `no_text`: a document without any text.
    #[error("the document has no text: {0}")]
    NoText(String),
    /// `limit_size`: a part or the document is larger than any report.
    #[error("{what} exceeds the limit of {limit} {unit}")]
    LimitSize {
        /// What is too large.
        what: String,
        /// The cap.
        limit: usize,
        /// What is counted.
        unit: &'static str,
    },
}

impl Error {
    /// The stable code, as printed and as stored in a batch report.
    #[must_use]
    pub fn code(&self) -> FailureCode {
        match self {
            Self::NotHangul(_) => FailureCode::NotHangul,
            Self::Unsupported(_) => FailureCode::UnsupportedHangul,
            Self::Damaged(_) => FailureCode::Damaged,
            Self::Encrypted(_) => FailureCode::Encrypted,
            Self::NoText(_) => FailureCode::NoText,
            Self::LimitSize { .. } => FailureCode::LimitSize,
        }
    }

    /// What the user can do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NotHangul(_) => FailureCode::NotHangul.hint(),
            Self::Unsupported(_) => FailureCode::UnsupportedHangul.hint(),
            Self::Damaged(_) => "get the file again; it may have been cut short, or save it anew in Hangul",
            Self::Encrypted(_) => "open it in Hangul, take its protection off and save it as HWPX",
            Self::NoText(_) => "if it holds a scan, run OCR over it, or get the original document",
            Self::LimitSize { .. } => FailureCode::LimitSize.hint(),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::new(error.code(), &error).with_hint(Some(error.hint()))
    }
}
