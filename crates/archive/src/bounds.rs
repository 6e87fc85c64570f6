//! The limits a process that reads documents sets itself, and which the operating system keeps.

use std::io;

/// Whether this system holds a process to its memory. Where it does not, a document is held to its time alone: there are
/// systems that refuse such a limit, or on which every sound process is above it from the start.
pub const MEMORY_IS_LIMITED: bool = cfg!(target_os = "linux");

/// Address space beside its data that a thread may take up, in bytes: the C library sets 128 MiB aside for what a thread
/// allocates and takes what it needs of it, and a stack has 2 MiB.
#[cfg(target_os = "linux")]
const THREAD: u64 = 130 << 20;

/// Holds this process to so many bytes of memory, whatever its `threads` set aside. Files of the dead are none: a document
/// that kills its reader may be confidential.
///
/// # Errors
/// When the system does not allow it.
#[cfg(target_os = "linux")]
pub fn limit_memory(bytes: u64, threads: u64) -> io::Result<()> {
    use rlimit::Resource;
    let set = |resource: Resource, bytes: u64| {
        let (_, hard) = resource.get()?;
        resource.set(bytes.min(hard), bytes.min(hard))
    };
    set(Resource::DATA, bytes)?;
    set(Resource::AS, bytes.saturating_add(threads.saturating_sub(1).saturating_mul(THREAD)))?;
    set(Resource::CORE, 0)
}

/// Holds this process to so many seconds of processor time from now. Whoever started it watches the clock; this is for the
/// case that it is gone or stopped.
///
/// # Errors
/// When the system does not allow it.
#[cfg(unix)]
pub fn limit_time(seconds: u64) -> io::Result<()> {
    let (_, hard) = rlimit::getrlimit(rlimit::Resource::CPU)?;
    rlimit::setrlimit(rlimit::Resource::CPU, hard.min(used() + seconds + 2), hard)
}

/// Processor seconds this process has used.
#[cfg(unix)]
fn used() -> u64 {
    use nix::sys::resource::{UsageWho, getrusage};
    let used = getrusage(UsageWho::RUSAGE_SELF)
        .map(|usage| usage.user_time().tv_sec() + usage.system_time().tv_sec());
    used.ok().and_then(|seconds| u64::try_from(seconds).ok()).unwrap_or_default()
}

/// Limits nothing: see [`MEMORY_IS_LIMITED`].
///
/// # Errors
/// Never.
#[cfg(not(target_os = "linux"))]
pub fn limit_memory(_: u64, _: u64) -> io::Result<()> {
    Ok(())
}

/// Limits nothing: whoever started the process watches the clock.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn limit_time(_: u64) -> io::Result<()> {
    Ok(())
}
