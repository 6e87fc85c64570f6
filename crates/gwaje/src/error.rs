//! Why a document could not be converted.

/// An error with a stable code. A document that cannot be read is an error, never an empty success.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file could not be read as pages of text.
    #[error(transparent)]
    Extract(#[from] gwaje_extract::Error),
    /// There is text, but no national agenda, task or reporting period in it.
    #[error("the document has text, but no tasks (과제) in a form that any profile knows")]
    NoStructure,
}

impl Error {
    /// The stable code, part of the interface (`not_a_pdf`, `no_structure`, …).
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Extract(error) => error.code(),
            Self::NoStructure => "no_structure",
        }
    }

    /// The page the error is about, from 1, if it is about one.
    #[must_use]
    pub fn page(&self) -> Option<u32> {
        match self {
            Self::Extract(error) => error.page(),
            Self::NoStructure => None,
        }
    }

    /// What a user can do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Extract(error) => error.hint(),
            Self::NoStructure => {
                "`gwaje dump --stage wrap FILE` shows the text that was read; a new layout needs a profile"
            }
        }
    }
}
