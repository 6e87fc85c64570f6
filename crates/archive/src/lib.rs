//! Many documents: folders, archives, worker processes, journal and report.
//!
//! [`walk`] finds documents in folders, zip and tar files without ever writing what it finds to the disk. [`ingest`]
//! gives each to a worker process under limits, so that whatever a document does costs that document alone, and puts
//! what came of it where it belongs. [`Readers`] are such workers for a program that has its documents in memory. [`serve`] is the other end: the loop of a worker.

mod bounds;
mod container;
mod death;
mod entry_name;
mod found;
mod frame;
mod held;
mod in_flight;
mod ingest;
mod inputs;
mod limits;
mod manifest;
mod mirror;
mod moment;
mod packed;
mod path_key;
mod pool;
mod readers;
mod report;
mod said;
mod seal;
mod table_lines;
mod tarball;
mod together;
mod told;
mod watch;
mod worker;
mod zstd;

pub use bounds::{MEMORY_IS_LIMITED, limit_memory, limit_time};
pub use death::{cause_of_death, is_last_word};
pub use found::{Found, Source, Unreadable};
pub use frame::{Answer, Request};
pub use ingest::{Event, Options, Sink, ingest};
pub use inputs::{Inputs, is_archive, walk};
pub use limits::{Limits, Shard};
pub use manifest::Manifest;
pub use mirror::{Format, Mirror};
pub use moment::Moment;
pub use packed::{pack, unpack};
pub use pool::Start;
pub use readers::Readers;
pub use report::{Doubtful, Failed, Loaded, Report, Slow, schema as report_schema};
pub use seal::seal;
pub use told::{Told, password_in};
pub use watch::watch;
pub use worker::serve;

use gwaje_model::FailureCode;

/// Why a run stopped before its end.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The target cannot be written or read.
    #[error(transparent)]
    Target(#[from] gwaje_emit::Error),
    /// No worker can be started, or a folder cannot be watched.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// An input is not there, or a pattern or shard is not one.
    #[error("{0}")]
    Usage(String),
    /// A folder cannot be watched.
    #[error("{0}")]
    Watch(#[from] notify::Error),
}

impl Error {
    /// The stable code: that of the target, or of what the caller or the machine does not grant.
    #[must_use]
    pub fn code(&self) -> FailureCode {
        match self {
            Self::Target(error) => error.code(),
            Self::Usage(_) => FailureCode::Usage,
            Self::Io(_) | Self::Watch(_) => FailureCode::System,
        }
    }
}
