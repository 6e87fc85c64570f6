//! How trouble is told: `error[CODE] FILE: message`, a `hint:` line, an exit status.

use crate::inside;
use crate::lang;
use crate::terminal::plain;
use gwaje_model::{Failure, FailureCode};
use gwaje_words::Lang;
use std::fmt;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

/// Exit statuses. They are an interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Everything was done; what failed in an earlier run and was not tried again is nothing new.
    Done,
    /// Some documents failed now or are doubtful, nothing was found, or the target failed.
    Failed,
    /// The command line asks for something that is not there.
    Usage,
    /// No document that was given could be used.
    Nothing,
}

impl Exit {
    /// The status as a number.
    #[must_use]
    pub fn status(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::Usage => 2,
            Self::Nothing => 3,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        exit.status().into()
    }
}

impl From<FailureCode> for Exit {
    fn from(code: FailureCode) -> Self {
        match code.exit_status() {
            2 => Self::Usage,
            3 => Self::Nothing,
            _ => Self::Failed,
        }
    }
}

/// What failed with one file.
#[derive(Debug)]
struct About {
    file: String,
    failure: Failure,
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let page = self.failure.page.map(|page| format!(" page {page}:")).unwrap_or_default();
        write!(f, "{}:{page} {}", self.file, self.failure)
    }
}

impl About {
    /// The same in a language.
    fn told(&self, lang: Lang) -> String {
        let Self { file, failure } = self;
        let message = lang.told(&failure.message);
        match (lang, failure.page) {
            (Lang::En, _) => self.to_string(),
            (Lang::Ko, Some(page)) => format!("{file} {page}쪽: {message}"),
            (Lang::Ko, None) => format!("{file}: {message}"),
        }
    }
}

impl std::error::Error for About {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.failure)
    }
}

/// Tells people a sentence on stderr, in their language. A closed stderr is no reason to fail.
pub(crate) fn tell(sentence: &str) {
    print(&lang::told(sentence));
}

/// Prints a line to stderr as it is.
pub(crate) fn print(line: &str) {
    let _ = writeln!(std::io::stderr(), "{}", plain(line));
}

/// A command line that asks for something that is not there.
pub(crate) fn usage(what: impl fmt::Display) -> anyhow::Error {
    Failure::new(FailureCode::Usage, what).into()
}

/// What failed with `file`.
pub(crate) fn about(file: &str, failure: Failure) -> anyhow::Error {
    About { file: file.to_owned(), failure }.into()
}

/// Does `work` on `file`, so that a defect in it costs this document and not the process. A confined process that takes longer
/// than it may is ended.
///
/// # Errors
/// When the work fails or panics: what to [`report`].
pub(crate) fn attempt<T, E: Into<Failure>>(
    file: &str,
    work: impl FnOnce() -> Result<T, E>,
) -> anyhow::Result<T> {
    inside::seal();
    attempt_with_others(file, work)
}

/// The same for work that starts another process, before this one gives up all it does not need.
///
/// # Errors
/// As [`attempt`].
pub(crate) fn attempt_with_others<T, E: Into<Failure>>(
    file: &str,
    work: impl FnOnce() -> Result<T, E>,
) -> anyhow::Result<T> {
    let clock = inside::watch();
    let outcome = catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        about(file, Failure::new(FailureCode::Internal, "gwaje has a defect that this document brings out"))
    })?;
    drop(clock);
    outcome.map_err(|error| about(file, error.into()))
}

/// Tells why something could not be done, with code and hint, and says with which status to end.
pub(crate) fn report(error: &anyhow::Error) -> Exit {
    let (failure, lang) = (of(error), lang::spoken());
    let (mut text, mut told) = (String::new(), Vec::new());
    for cause in error.chain() {
        let english = cause.to_string();
        // Some errors repeat the one they come from.
        if !text.contains(&english) {
            let about = cause.downcast_ref::<About>().map(|about| about.told(lang));
            told.push(about.unwrap_or_else(|| lang.told(&english).into_owned()));
            text.push_str(&english);
        }
    }
    let colon = if error.is::<About>() { "" } else { ":" };
    let (word, way) = match lang {
        Lang::Ko => ("오류", "할 일"),
        Lang::En => ("error", "hint"),
    };
    print(&format!("{word}[{}]{colon} {}", failure.code, told.join(": ")));
    print(&format!("{way}: {}", lang.told(failure.hint())));
    failure.code.into()
}

/// The failure an error comes from; what has no code of its own is trouble with the machine.
pub(crate) fn of(error: &anyhow::Error) -> Failure {
    let known = error.chain().find_map(|cause| {
        let failure = cause.downcast_ref::<Failure>().cloned();
        let coded = |code: FailureCode| Failure::new(code, cause);
        failure
            .or_else(|| cause.downcast_ref().map(gwaje_archive::Error::code).map(coded))
            .or_else(|| cause.downcast_ref().map(gwaje_emit::Error::code).map(coded))
    });
    known.unwrap_or_else(|| Failure::new(FailureCode::System, error))
}

/// Keeps the default panic message off the terminal: [`attempt`] tells it in the product's words.
pub(crate) fn hide_panics() {
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        std::panic::set_hook(Box::new(|_| {}));
    }
}
