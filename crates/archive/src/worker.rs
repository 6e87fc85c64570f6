//! A worker: reads documents from its standard input, writes answers to its standard output, and sets itself limits
//! that the operating system enforces. When the supervisor is gone its input ends and so does it.

use crate::frame::{self, Answer, Request};
use gwaje_model::{Failure, FailureCode};
use std::io::{self, BufReader, BufWriter, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Answers until the input ends. `memory` is the address space in bytes, `seconds` the processor time of one document.
///
/// # Errors
/// When standard input or output break, or the limits cannot be set.
pub fn serve(
    memory: u64,
    seconds: u64,
    mut convert: impl FnMut(&[u8], &Request) -> Answer,
) -> io::Result<()> {
    limit_memory(memory)?;
    let mut from = BufReader::new(io::stdin().lock());
    let mut out = BufWriter::new(io::stdout().lock());
    while let Some(request) = frame::read(&mut from)? {
        let request: Request = serde_json::from_slice(&request)?;
        let Some(bytes) = frame::read(&mut from)? else { break };
        limit_time(seconds)?;
        let answer = catch_unwind(AssertUnwindSafe(|| convert(&bytes, &request)));
        let answer = answer.unwrap_or_else(|panic| Err(panicked(panic.as_ref())));
        frame::write(&mut out, &serde_json::to_vec(&answer)?)?;
        out.flush()?;
    }
    Ok(())
}

fn panicked(panic: &(dyn std::any::Any + Send)) -> Failure {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    Failure::new(FailureCode::Internal, text.unwrap_or_else(|| "the reader gave up".to_owned()))
}

#[cfg(unix)]
fn limit_memory(bytes: u64) -> io::Result<()> {
    let (_, hard) = rlimit::getrlimit(rlimit::Resource::AS)?;
    let bytes = bytes.min(hard);
    rlimit::setrlimit(rlimit::Resource::AS, bytes, bytes)?;
    // No core files: a document that kills a worker may be confidential.
    rlimit::setrlimit(rlimit::Resource::CORE, 0, 0)
}

/// The supervisor watches the clock. This is for the case that it is gone and the worker hangs.
#[cfg(unix)]
fn limit_time(seconds: u64) -> io::Result<()> {
    let (_, hard) = rlimit::getrlimit(rlimit::Resource::CPU)?;
    rlimit::setrlimit(rlimit::Resource::CPU, hard.min(used() + seconds + 2), hard)
}

/// Processor seconds this process has used: fields 14 and 15 of its `stat`, in hundredths.
#[cfg(unix)]
fn used() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
    let ticks = after_name.split(' ').skip(11).take(2).filter_map(|field| field.parse::<u64>().ok());
    ticks.sum::<u64>() / 100
}

#[cfg(not(unix))]
fn limit_memory(_: u64) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn limit_time(_: u64) -> io::Result<()> {
    Ok(())
}
