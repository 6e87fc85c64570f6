//! What can go wrong at this end.

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
    /// The stable code, part of the interface: `target_full`, `target_read_only`, `target_missing`, `target_busy`,
    /// `target_damaged`, `target_foreign`, `target_newer`, `target_older`, `target_unreachable`, `target_refused`, or `target_failed`
    /// for whatever else keeps a target from taking documents.
    #[must_use]
    pub fn code(&self) -> &'static str {
        let code = match self {
            Self::Io(error) | Self::File(_, error) => io_code(error),
            Self::Newer { .. } => Some("target_newer"),
            Self::Older { .. } => Some("target_older"),
            Self::Foreign(_) => Some("target_foreign"),
            Self::Sqlite(error) => sqlite_code(error),
            Self::Postgres(error) => postgres_code(error),
            Self::Tls(_) => Some("target_refused"),
            Self::Parquet(error) => std::error::Error::source(error).and_then(io_cause).and_then(io_code),
            Self::Json(_) | Self::Store(_) | Self::Arrow(_) => None,
        };
        code.unwrap_or("target_failed")
    }
}

/// The system's error that this one comes from.
fn io_cause<'a>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a io::Error> {
    error.downcast_ref().or_else(|| error.source().and_then(io_cause))
}

fn io_code(error: &io::Error) -> Option<&'static str> {
    Some(match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "target_full",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "target_read_only",
        // A file where a folder should be is, for whoever makes folders, one that exists already.
        ErrorKind::NotFound
        | ErrorKind::NotADirectory
        | ErrorKind::IsADirectory
        | ErrorKind::AlreadyExists => "target_missing",
        ErrorKind::ResourceBusy => "target_busy",
        _ => return None,
    })
}

fn sqlite_code(error: &rusqlite::Error) -> Option<&'static str> {
    use rusqlite::ErrorCode as Code;
    // The index of the write-ahead log could not be made as long as it must be: nothing but room was asked for.
    if error.sqlite_error().is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE) {
        return Some("target_full");
    }
    Some(match error.sqlite_error_code()? {
        Code::DiskFull => "target_full",
        Code::ReadOnly | Code::PermissionDenied | Code::CannotOpen => "target_read_only",
        Code::DatabaseBusy | Code::DatabaseLocked => "target_busy",
        Code::DatabaseCorrupt | Code::NotADatabase => "target_damaged",
        _ => return None,
    })
}

fn postgres_code(error: &postgres::Error) -> Option<&'static str> {
    let Some(state) = error.code() else {
        let unreachable = std::error::Error::source(error).and_then(io_cause).is_some() || error.is_closed();
        return unreachable.then_some("target_unreachable");
    };
    // The first two characters are the class of a condition: PostgreSQL documentation, appendix A.
    Some(match (state.code(), state.code().get(..2)) {
        ("53100", _) => "target_full",
        ("42501" | "25006", _) => "target_read_only",
        ("3D000", _) => "target_missing",
        ("55P03" | "53300", _) => "target_busy",
        (_, Some("28")) => "target_refused",
        (_, Some("08" | "57")) => "target_unreachable",
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
            assert_eq!(error.code(), "target_full", "{error:?}");
        }
        assert_eq!(Error::Io(ErrorKind::PermissionDenied.into()).code(), "target_read_only");
        assert_eq!(Error::Io(ErrorKind::Other.into()).code(), "target_failed");
    }
}
