//! What can go wrong at this end.

/// Why a document could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The target cannot be written or read.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The document cannot be put into JSON, or stored JSON cannot be read.
    #[error("{0}")]
    Json(serde_json::Error),
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        if error.is_io() { Self::Io(error.into()) } else { Self::Json(error) }
    }
}
