//! Why a document could not be read; the codes and what to do about them stand in `gwaje_model::FailureCode`.

use gwaje_model::{Failure, FailureCode, Stopped};

/// How text recognition gives a text that works. Tesseract finds little on a page of tables with its usual segmentation,
/// and the layer it puts behind the images has its words cut; its sidecar has them whole.
const RECOGNIZE: &str = "the layer behind the images has words cut in pieces and is not read; recognize the pages anew \
    into a text: `ocrmypdf -l kor --force-ocr --tesseract-pagesegmode 6 --sidecar text.txt FILE ocr.pdf`, then \
    `gwaje convert text.txt`";

/// A refusal: nothing can be converted. The codes are an interface and never change.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// `not_a_pdf`: neither a PDF nor a plain text.
    #[error("{0}")]
    NotAPdf(String),
    /// `not_a_pdf`: a file of another kind, by its first bytes.
    #[error("the file is {kind}, not a PDF")]
    Foreign {
        /// What it is.
        kind: &'static str,
        /// What makes it readable.
        hint: &'static str,
    },
    /// `portfolio`: pages without text, to which files are attached.
    #[error("its pages have no text, and files such as `{0}` are attached to it")]
    Portfolio(String),
    /// `damaged`: a PDF whose pages cannot be found.
    #[error("the file is a PDF, but its pages cannot be read: {0}")]
    Damaged(String),
    /// `encrypted`: it opens only with a password that was not given.
    #[error("{0}")]
    Encrypted(String),
    /// `no_text`: pages without any text, most likely scans.
    #[error("no page has text: {0}")]
    NoText(String),
    /// `no_text`: scans with an invisible text layer, which text recognition made and which is not read: it cuts words
    /// where the recognition saw gaps.
    #[error("no page has text: {0}; there is only an invisible text layer behind the images")]
    OcrLayer(String),
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
    /// `limit_time`, `cancelled`: it had to stop before its end.
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

impl Error {
    /// The stable code, as printed and as stored in a batch report.
    #[must_use]
    pub fn code(&self) -> FailureCode {
        match self {
            Self::NotAPdf(_) | Self::Foreign { .. } => FailureCode::NotAPdf,
            Self::Portfolio(_) => FailureCode::Portfolio,
            Self::Damaged(_) => FailureCode::Damaged,
            Self::Encrypted(_) => FailureCode::Encrypted,
            Self::NoText(_) | Self::OcrLayer(_) => FailureCode::NoText,
            Self::UnmappedText(_) => FailureCode::UnmappedText,
            Self::SuspectText(_) => FailureCode::SuspectText,
            Self::LimitSize { .. } => FailureCode::LimitSize,
            Self::Stopped(stopped) => stopped.code(),
        }
    }

    /// What to do in this very case, where more can be said than of the code.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::OcrLayer(_) => Some(RECOGNIZE),
            Self::Foreign { hint, .. } => Some(hint),
            _ => None,
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

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::new(error.code(), &error).on_page(error.page()).with_hint(error.hint())
    }
}
