//! What can go wrong at this end.

use gwaje_model::FailureCode;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

/// Why a document could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The target cannot be written or read.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// A file or folder cannot be written.
    #[error("{}: {}", .0.display(), .1)]
    File(PathBuf, io::Error),
    /// The document cannot be put into JSON, or stored JSON cannot be read.
    #[error("{0}")]
    Json(serde_json::Error),
    /// This is not where documents can go, or what is asked for is not there.
    #[error("{0}")]
    Store(String),
    /// What is asked for is not there.
    #[error("{0}")]
    Asked(String),
    /// The database was made by a newer version.
    #[error(
        "the database has schema version {found}, this program knows {}: use a newer program",
        crate::schema::VERSION
    )]
    Newer {
        /// Schema version of the database.
        found: i64,
    },
    /// The database was made by an older version, and was opened only to be read, or is older than all that is known.
    #[error("{}", older(*found, crate::schema::VERSION))]
    Older {
        /// Schema version of the database.
        found: i64,
    },
    /// The database belongs to something else.
    #[error("{0} holds other tables: give a database of its own")]
    Foreign(String),
    /// A database engine says no.
    #[error("{engine}: {message}")]
    Engine {
        /// The engine.
        engine: &'static str,
        /// Its own words.
        message: String,
        /// What they come down to.
        code: FailureCode,
    },
    /// A server elsewhere cannot be spoken to under TLS.
    #[error("TLS: {0}")]
    Tls(String),
    /// This is where documents can go, but not with what the program was built of.
    #[error("this program was built without {0}; `cargo build --release --features full` builds the whole")]
    NotBuiltIn(&'static str),
    /// A Parquet file cannot be written.
    #[cfg(feature = "parquet")]
    #[error("Parquet: {0}")]
    Parquet(#[from] parquet::errors::ParquetError),
    /// Rows do not fit the Arrow schema.
    #[cfg(feature = "parquet")]
    #[error("Arrow: {0}")]
    Arrow(#[from] arrow_schema::ArrowError),
}

/// Two programs between releases may have tables of one version, the later of them more of it.
fn older(found: i64, own: i64) -> String {
    if found == own {
        return format!(
            "the database lacks tables or columns of version {own} that an earlier program did not have"
        );
    }
    format!("the database has the tables of an earlier program (version {found}; this one has {own})")
}

impl Error {
    /// The stable code, one of those that begin with `target`; [`FailureCode::TargetFailed`] is whatever else keeps a
    /// target from taking documents.
    #[must_use]
    pub fn code(&self) -> FailureCode {
        let code = match self {
            Self::Io(error) | Self::File(_, error) => io_code(error),
            Self::Newer { .. } => Some(FailureCode::TargetNewer),
            Self::Older { .. } => Some(FailureCode::TargetOlder),
            Self::Foreign(_) => Some(FailureCode::TargetForeign),
            Self::Engine { code, .. } => Some(*code),
            Self::Tls(_) => Some(FailureCode::TargetRefused),
            Self::Asked(_) => Some(FailureCode::Usage),
            Self::NotBuiltIn(_) => Some(FailureCode::NotBuiltIn),
            #[cfg(feature = "parquet")]
            Self::Parquet(error) => std::error::Error::source(error).and_then(io_cause).and_then(io_code),
            #[cfg(feature = "parquet")]
            Self::Arrow(_) => None,
            Self::Json(_) | Self::Store(_) => None,
        };
        code.unwrap_or(FailureCode::TargetFailed)
    }
}

/// The system's error that this one comes from.
#[cfg(any(feature = "parquet", feature = "postgres"))]
pub(crate) fn io_cause<'a>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a io::Error> {
    error.downcast_ref().or_else(|| error.source().and_then(io_cause))
}

fn io_code(error: &io::Error) -> Option<FailureCode> {
    Some(match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            FailureCode::TargetFull
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => FailureCode::TargetReadOnly,
        // A file where a folder should be is, for whoever makes folders, one that exists already.
        ErrorKind::NotFound
        | ErrorKind::NotADirectory
        | ErrorKind::IsADirectory
        | ErrorKind::AlreadyExists => FailureCode::TargetMissing,
        ErrorKind::ResourceBusy => FailureCode::TargetBusy,
        _ => return None,
    })
}

impl From<csv::Error> for Error {
    fn from(error: csv::Error) -> Self {
        match error.into_kind() {
            csv::ErrorKind::Io(error) => Self::Io(error),
            // What else can go wrong only readers meet.
            other => Self::Io(io::Error::other(format!("{other:?}"))),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        if error.is_io() { Self::Io(error.into()) } else { Self::Json(error) }
    }
}

#[cfg(test)]
mod tests {
    use super::Error;
    use std::io::{self, ErrorKind};

    #[test]
    fn the_system_s_reason_is_found_behind_every_writer() {
        let full = || io::Error::from(ErrorKind::StorageFull);
        for error in [
            Error::Io(full()),
            Error::File("a.csv".into(), full()),
            Error::from(csv::Error::from(full())),
            Error::from(serde_json::Error::io(full())),
            #[cfg(feature = "parquet")]
            Error::from(parquet::errors::ParquetError::from(full())),
        ] {
            assert_eq!(error.code().as_str(), "target_full", "{error:?}");
        }
        assert_eq!(Error::Io(ErrorKind::PermissionDenied.into()).code().as_str(), "target_read_only");
        assert_eq!(Error::Io(ErrorKind::Other.into()).code().as_str(), "target_failed");
    }
}
