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
    /// The database was made by a newer version.
    #[error(
        "the database has schema version {found}, this program knows {}: use a newer program",
        crate::store::SCHEMA_VERSION
    )]
    Newer {
        /// Schema version of the database.
        found: i64,
    },
    /// The database was made by an older version that this one cannot upgrade.
    #[error(
        "the database has schema version {found}, this program knows {}: read the documents into a new one",
        crate::store::SCHEMA_VERSION
    )]
    Older {
        /// Schema version of the database.
        found: i64,
    },
    /// The database belongs to something else.
    #[error("{0} holds other tables: give a database of its own")]
    Foreign(String),
    /// SQLite says no.
    #[error("SQLite: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// PostgreSQL says no.
    #[error("PostgreSQL: {}", postgres_message(.0))]
    Postgres(postgres::Error),
    /// A server elsewhere cannot be spoken to under TLS.
    #[error("TLS: {0}")]
    Tls(String),
    /// A Parquet file cannot be written.
    #[error("Parquet: {0}")]
    Parquet(#[from] parquet::errors::ParquetError),
    /// Rows do not fit the Arrow schema.
    #[error("Arrow: {0}")]
    Arrow(#[from] arrow_schema::ArrowError),
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
            Self::Sqlite(error) => sqlite_code(error),
            Self::Postgres(error) => postgres_code(error),
            Self::Tls(_) => Some(FailureCode::TargetRefused),
            Self::Parquet(error) => std::error::Error::source(error).and_then(io_cause).and_then(io_code),
            Self::Json(_) | Self::Store(_) | Self::Arrow(_) => None,
        };
        code.unwrap_or(FailureCode::TargetFailed)
    }
}

/// The system's error that this one comes from.
fn io_cause<'a>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a io::Error> {
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

fn sqlite_code(error: &rusqlite::Error) -> Option<FailureCode> {
    use rusqlite::ErrorCode as Code;
    // The index of the write-ahead log could not be made as long as it must be: nothing but room was asked for.
    if error.sqlite_error().is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE) {
        return Some(FailureCode::TargetFull);
    }
    Some(match error.sqlite_error_code()? {
        Code::DiskFull => FailureCode::TargetFull,
        Code::ReadOnly | Code::PermissionDenied | Code::CannotOpen => FailureCode::TargetReadOnly,
        Code::DatabaseBusy | Code::DatabaseLocked => FailureCode::TargetBusy,
        Code::DatabaseCorrupt | Code::NotADatabase => FailureCode::TargetDamaged,
        _ => return None,
    })
}

fn postgres_code(error: &postgres::Error) -> Option<FailureCode> {
    let Some(state) = error.code() else {
        let unreachable = std::error::Error::source(error).and_then(io_cause).is_some() || error.is_closed();
        return unreachable.then_some(FailureCode::TargetUnreachable);
    };
    // The first two characters are the class of a condition: PostgreSQL documentation, appendix A.
    Some(match (state.code(), state.code().get(..2)) {
        ("53100", _) => FailureCode::TargetFull,
        ("42501" | "25006", _) => FailureCode::TargetReadOnly,
        ("3D000", _) => FailureCode::TargetMissing,
        ("55P03" | "53300", _) => FailureCode::TargetBusy,
        (_, Some("28")) => FailureCode::TargetRefused,
        (_, Some("08" | "57")) => FailureCode::TargetUnreachable,
        _ => return None,
    })
}

/// The server's own words with the detail, where there are any: the error alone says "db error".
fn postgres_message(error: &postgres::Error) -> String {
    match (error.as_db_error(), std::error::Error::source(error)) {
        (Some(db), _) => match db.detail() {
            Some(detail) => format!("{} ({detail})", db.message()),
            None => db.message().to_owned(),
        },
        (None, Some(cause)) => format!("{error}: {cause}"),
        (None, None) => error.to_string(),
    }
}

impl From<postgres::Error> for Error {
    fn from(error: postgres::Error) -> Self {
        // No source of this one: its own words say what the server's say already.
        Self::Postgres(error)
    }
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
            Error::from(parquet::errors::ParquetError::from(full())),
        ] {
            assert_eq!(error.code().as_str(), "target_full", "{error:?}");
        }
        assert_eq!(Error::Io(ErrorKind::PermissionDenied.into()).code().as_str(), "target_read_only");
        assert_eq!(Error::Io(ErrorKind::Other.into()).code().as_str(), "target_failed");
    }
}
