//! Documents read by other processes, under limits that the operating system enforces: for a server, or whatever else must
//! outlive its documents.
//!
//! A worker is the caller's own program, started anew: [`worker`], as the first thing `main` does, is where such a process
//! works and ends.
//!
//! ```no_run
//! fn main() -> Result<(), gwaje::Failure> {
//!     gwaje::isolated::worker();
//!
//!     let readers = gwaje::isolated::Readers::new(gwaje::isolated::Limits::new(2))?;
//!     let bytes = std::fs::read("report.pdf").unwrap();
//!     let document = readers.read("report.pdf", bytes)?; // from as many threads as you like
//!     println!("{} tasks", document.agendas.iter().map(|agenda| agenda.tasks.len()).sum::<usize>());
//!     Ok(())
//! }
//! ```

use crate::Options;
use gwaje_model::{Document, Failure, FailureCode};
use std::env;
use std::process::{Command, exit};
use std::time::Duration;

/// Says to a new process that it is a worker, and its limits: bytes of memory and seconds.
const WORKER: &str = "GWAJE_ISOLATED_WORKER";

/// What the workers may take.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// How many work at a time.
    pub jobs: usize,
    /// Address space of each in bytes; more than that ends a document with `limit_memory`. 512 MiB unless it is set.
    pub memory: u64,
    /// Time a document may take; more ends it with `limit_time`. 30 seconds unless it is set.
    pub time: Duration,
}

impl Limits {
    /// So many workers at a time, each with the memory and time of the command.
    #[must_use]
    pub fn new(jobs: usize) -> Self {
        let gwaje_archive::Limits { memory, time, .. } = gwaje_archive::Limits::default();
        Self { jobs, memory, time }
    }

    /// The same with other memory, in bytes.
    #[must_use]
    pub fn memory(self, memory: u64) -> Self {
        Self { memory, ..self }
    }

    /// The same with another time for a document.
    #[must_use]
    pub fn time(self, time: Duration) -> Self {
        Self { time, ..self }
    }
}

/// Worker processes, started when first needed and shared by all threads. They end with this value.
pub struct Readers(gwaje_archive::Readers);

impl Readers {
    /// Workers of this program.
    ///
    /// # Errors
    /// `system`, when the system does not say which program this is.
    pub fn new(limits: Limits) -> Result<Self, Failure> {
        let program = env::current_exe().map_err(|error| Failure::new(FailureCode::System, error))?;
        let said = format!("{} {}", limits.memory, limits.time.as_secs().max(1));
        let start = move || {
            let mut command = Command::new(&program);
            command.env(WORKER, &said);
            command
        };
        let own = gwaje_archive::Limits { memory: limits.memory, time: limits.time, ..Default::default() };
        Ok(Self(gwaje_archive::Readers::new(limits.jobs, &own, Box::new(start))))
    }

    /// Reads one document called `name`, waiting for a worker to be free. Its places come in tenths of points, as they are
    /// published.
    ///
    /// # Errors
    /// As [`crate::convert`]; `limit_time`, `limit_memory` and `crashed` where the document cost a worker, `system` when no
    /// worker can be started.
    pub fn read(&self, name: &str, bytes: Vec<u8>) -> Result<Document, Failure> {
        self.0.read(name, bytes).map_err(|error| Failure::new(FailureCode::System, error))?
    }
}

/// Does the work of a worker and ends the process, where this is one; elsewhere it does nothing. To be called before a
/// program does anything else.
pub fn worker() {
    let Ok(said) = env::var(WORKER) else { return };
    let mut limits = said.split(' ').map_while(|number| number.parse().ok());
    let (Some(memory), Some(seconds)) = (limits.next(), limits.next()) else { return };
    // There are as many processes as the caller wants.
    gwaje_model::parallel::set_workers(1);
    let served = gwaje_archive::serve(memory, seconds, |bytes, asked| {
        crate::convert(bytes, &asked.name, &Options::new())
    });
    exit(i32::from(served.is_err()))
}
