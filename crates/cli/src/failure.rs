//! How trouble is told: `error[CODE] FILE: message`, a `hint:` line, an exit status.

use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

/// Exit statuses. They are an interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Everything was done.
    Done,
    /// Some documents failed.
    Failed,
    /// The command line asks for something that is not there.
    Usage,
    /// No document could be used.
    Nothing,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Done => Self::SUCCESS,
            Exit::Failed => Self::from(1),
            Exit::Usage => Self::from(2),
            Exit::Nothing => Self::from(3),
        }
    }
}

impl Exit {
    /// Tells what is wrong with the command line.
    pub(crate) fn usage(what: &dyn std::fmt::Display) -> Self {
        tell(&format!("error: {what}"));
        Self::Usage
    }
}

/// Prints a line to stderr. A closed stderr is no reason to fail.
pub(crate) fn tell(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Tells why a command cannot go on, with the code of what it comes from where there is one.
pub(crate) fn fatal(error: &anyhow::Error) {
    let code = error.chain().find_map(|cause| {
        let archive = cause.downcast_ref::<gwaje_archive::Error>().map(gwaje_archive::Error::code);
        archive.or_else(|| cause.downcast_ref::<gwaje_emit::Error>().map(gwaje_emit::Error::code))
    });
    let code = code.map(|code| format!("[{code}]")).unwrap_or_default();
    let mut text = String::new();
    for cause in error.chain().map(ToString::to_string) {
        // Some errors repeat the one they come from.
        if !text.contains(&cause) {
            text = if text.is_empty() { cause } else { format!("{text}: {cause}") };
        }
    }
    tell(&format!("error{code}: {text}"));
}

/// Tells why a document failed.
pub(crate) fn report(file: &str, error: &gwaje::Error) {
    let page = error.page().map(|page| format!(" page {page}:")).unwrap_or_default();
    tell(&format!("error[{}] {file}:{page} {error}", error.code()));
    tell(&format!("hint: {}", error.hint()));
}

/// Runs `work` so that a defect in it costs this document and not the process.
///
/// `None` means it panicked; that has been told.
pub(crate) fn guarded<T>(file: &str, work: impl FnOnce() -> T) -> Option<T> {
    let outcome = catch_unwind(AssertUnwindSafe(work)).ok();
    if outcome.is_none() {
        tell(&format!("error[internal] {file}: gwaje has a defect that this document brings out"));
        tell("hint: please report it with the document; the other documents are not affected");
    }
    outcome
}

/// Keeps the default panic message off the terminal: [`guarded`] tells it in the product's words.
pub(crate) fn hide_panics() {
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        std::panic::set_hook(Box::new(|_| {}));
    }
}
