//! What reading a document may cost: the options of every command that reads one.

use clap::value_parser;
use gwaje_archive::Limits;
use std::time::Duration;

/// Caps on one document.
#[derive(clap::Args, Clone, Copy, Debug)]
#[group(id = "caps")]
pub(crate) struct Args {
    /// Memory a document may take, in MiB
    #[arg(long, value_name = "MIB", default_value_t = 512, value_parser = value_parser!(u64).range(1..1 << 32))]
    max_memory: u64,
    /// Seconds a document may take
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = value_parser!(u64).range(1..1 << 32))]
    timeout: u64,
}

impl Args {
    /// As limits of a run.
    pub(crate) fn limits(self) -> Limits {
        let time = Duration::from_secs(self.timeout);
        Limits { memory: self.max_memory << 20, time, ..Limits::default() }
    }
}
