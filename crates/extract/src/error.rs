//! Why a document could not be read; the codes and what to do about them stand in `gwaje_model::FailureCode`.

use gwaje_model::FailureCode;

/// A refusal: nothing can be converted. The codes are an interface and never change.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// `not_a_pdf`: neither a PDF nor a plain text.
    #[error("{0}")]
    NotAPdf(String),
    /// `damaged`: a PDF whose pages cannot be found.
    #[error("the file is a PDF, but its pages cannot be read: {0}")]
    Damaged(String),
    /// `encrypted`: it opens only with a password that was not given.
    #[error("{0}")]
    Encrypted(String),
    /// `no_text`: pages without any text, most likely scans.
    #[error("no page has text: {0}")]
    NoText(String),
    /// `unmapped_text`: most glyphs have no character.
    #[error("the fonts do not say which characters their glyphs are: {0}")]
    UnmappedText(String),
    /// `suspect_text`: the text layer does not hold what the page shows.
    #[error("the text layer does not hold what the pages show: {0}")]
    SuspectText(String),
    /// `limit_size`: a stream or the document is larger than any report.
    #[error("{what} exceeds the limit of {limit} {unit}")]
    LimitSize {
        /// What is too large.
        what: String,
        /// The cap.
        limit: usize,
        /// What is counted.
        unit: &'static str,
        /// The page, if it is one page's fault.
        page: Option<u32>,
    },
}

impl Error {
    /// The stable code, as printed and as stored in a batch report.
    #[must_use]
    pub fn code(&self) -> FailureCode {
        match self {
            Self::NotAPdf(_) => FailureCode::NotAPdf,
            Self::Damaged(_) => FailureCode::Damaged,
            Self::Encrypted(_) => FailureCode::Encrypted,
            Self::NoText(_) => FailureCode::NoText,
            Self::UnmappedText(_) => FailureCode::UnmappedText,
            Self::SuspectText(_) => FailureCode::SuspectText,
            Self::LimitSize { .. } => FailureCode::LimitSize,
        }
    }

    /// The page it happened on, if it is one page's fault.
    #[must_use]
    pub fn page(&self) -> Option<u32> {
        match self {
            Self::LimitSize { page, .. } => *page,
            _ => None,
        }
    }
}
