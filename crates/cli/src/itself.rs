//! How this program is started again, for the processes that read documents.

use std::ffi::OsString;
use std::io;
use std::process::Command;
use std::sync::OnceLock;

static ITSELF: OnceLock<Vec<OsString>> = OnceLock::new();

/// Says which words start this program, the program first. Where the command runs inside another process (the Python
/// package), the running program is not it. The first call counts.
pub fn started_by(words: Vec<OsString>) {
    // A second caller would say the same.
    let _ = ITSELF.set(words);
}

/// The words that start this program: those of [`started_by`], by default the running program.
pub(crate) struct Itself {
    program: OsString,
    words: Vec<OsString>,
}

impl Itself {
    /// Finds them.
    ///
    /// # Errors
    /// When the system does not say which program runs.
    pub(crate) fn find() -> io::Result<Self> {
        Ok(match ITSELF.get().and_then(|words| words.split_first()) {
            Some((program, words)) => Self { program: program.clone(), words: words.to_vec() },
            None => Self { program: std::env::current_exe()?.into(), words: Vec::new() },
        })
    }

    /// The command that starts it once more, without arguments.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.words);
        command
    }
}
