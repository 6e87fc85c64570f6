//! How this process is confined: the limits it sets itself where the command line says that it is there for one document.
//! `confined.rs` starts such processes.

use anyhow::Context as _;
use gwaje_archive::{limit_memory, limit_time};
use std::ffi::OsString;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Once, OnceLock};
use std::time::Duration;

/// Before the words of the command in a process that is confined: this one, bytes of memory, seconds, and the name of the
/// document that comes on standard input, or nothing where the words of the command say which it is.
pub(crate) const WORD: &str = "confined";

/// A command does at most so much with documents that may take its time each: two of them read, and their pages painted.
const WORKS: u64 = 3;

/// How this process is confined, where it is.
static INSIDE: OnceLock<Inside> = OnceLock::new();

/// The limits of a confined process.
struct Inside {
    memory: u64,
    time: Duration,
    document: Option<String>,
}

/// Takes what confines this process out of its words.
pub(crate) fn take(words: &mut Vec<OsString>) {
    let number = |at: usize| words.get(at)?.to_str()?.parse().ok();
    if words.get(1).is_none_or(|word| word != WORD) {
        return;
    }
    let (Some(memory), Some(seconds), Some(name)) = (number(2), number(3), words.get(4)) else { return };
    let document = Some(name.to_string_lossy().into_owned()).filter(|name| !name.is_empty());
    words.drain(1..5);
    // There is but one first call.
    let _ = INSIDE.set(Inside { memory, time: Duration::from_secs(seconds), document });
}

/// What a second engine may take, which reads in a process of its own and gives up before this one does.
#[cfg(feature = "witness")]
pub(crate) fn second_engine() -> Option<(u64, Duration)> {
    INSIDE.get().map(|inside| (inside.memory / 2, inside.time.mul_f32(0.9)))
}

/// Whether this process is confined already.
pub(crate) fn is_inside() -> bool {
    INSIDE.get().is_some()
}

/// The name of the one document this process is there for, which comes on its standard input.
pub(crate) fn document() -> Option<&'static str> {
    INSIDE.get()?.document.as_deref()
}

/// What is added to the exit status of a confined process when its output is whole.
pub(crate) const WHOLE: u8 = 64;

/// Whether the output of this process is whole.
static WROTE: AtomicBool = AtomicBool::new(false);

/// Takes note that the output of this process is whole.
pub(crate) fn wrote() {
    WROTE.store(true, Ordering::Relaxed);
}

/// Ends this process, if it is confined, with a status that says whether its output is whole.
pub(crate) fn end(status: u8) {
    if is_inside() {
        std::process::exit(i32::from(if WROTE.load(Ordering::Relaxed) { status + WHOLE } else { status }));
    }
}

/// Gives up what a confined process does not need once it has read its files: all but working and answering.
pub(crate) fn seal() {
    static ONCE: Once = Once::new();
    if is_inside() {
        // Where the system cannot, the limits are all there is.
        ONCE.call_once(|| {
            let _ = gwaje_archive::seal();
        });
    }
}

/// Sets the limits of this process, if it is confined. Two engines that read a document share its memory.
///
/// # Errors
/// When the system does not allow it.
pub(crate) fn enter(threads: usize, engines: u64) -> anyhow::Result<()> {
    let Some(inside) = INSIDE.get() else { return Ok(()) };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = if threads == 0 { cores } else { threads } as u64;
    limit_memory(inside.memory / engines, threads + 1).context("cannot limit the memory of this process")?;
    let seconds = inside.time.as_secs().saturating_mul(threads).saturating_mul(WORKS);
    limit_time(seconds).context("cannot limit the time of this process")?;
    follow();
    Ok(())
}

/// Ends this process when the one that watches it is gone.
#[cfg(target_os = "linux")]
fn follow() {
    // Where this is not to be had, the limit of processor time ends it later.
    let _ = nix::sys::prctl::set_pdeathsig(nix::sys::signal::Signal::SIGKILL);
}

#[cfg(not(target_os = "linux"))]
fn follow() {}

/// The clock that runs while a confined process works on a document.
pub(crate) struct Clock(());

/// Ends this process, if it is confined, when what follows takes longer than a document may, until what is returned is
/// dropped. The system does: a thread of our own would make every allocation dearer.
#[cfg(unix)]
pub(crate) fn watch() -> Option<Clock> {
    let seconds = INSIDE.get()?.time.as_secs();
    nix::unistd::alarm::set(u32::try_from(seconds).unwrap_or(u32::MAX).max(1));
    Some(Clock(()))
}

impl Drop for Clock {
    #[cfg(unix)]
    fn drop(&mut self) {
        nix::unistd::alarm::cancel();
    }

    #[cfg(not(unix))]
    fn drop(&mut self) {}
}

/// There is no such clock here, which `confined.rs` says.
#[cfg(not(unix))]
pub(crate) fn watch() -> Option<Clock> {
    None
}
