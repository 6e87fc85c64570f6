//! Why a document could not be read, with the stable codes users see.

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
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAPdf(_) => "not_a_pdf",
            Self::Damaged(_) => "damaged",
            Self::Encrypted(_) => "encrypted",
            Self::NoText(_) => "no_text",
            Self::UnmappedText(_) => "unmapped_text",
            Self::SuspectText(_) => "suspect_text",
            Self::LimitSize { .. } => "limit_size",
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

    /// What the user can do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NotAPdf(_) => "give a PDF, or the text of one in UTF-8; print other formats to PDF first",
            Self::Damaged(_) => "download the file again; it may have been cut short",
            Self::Encrypted(_) => "give the password with --password",
            Self::NoText(_) => "this is a scan or a drawing; run OCR over it, or get the original file",
            Self::UnmappedText(_) | Self::SuspectText(_) => {
                "print the original document to PDF again with its fonts embedded"
            }
            Self::LimitSize { .. } => "no report is this large; look at where the file comes from",
        }
    }
}
