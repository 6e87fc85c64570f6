//! A command that reads one document runs in a process of its own, under limits on memory and time that it sets itself:
//! whatever the document does costs that process, and what became of it is told here.
//!
//! The process is the same command once more, with the same standard input and output. It says on its standard error what
//! it has to say; that is handed on, but for the last words of a runtime that ends it.

use crate::caps;
use crate::failure::{Exit, about, tell};
use crate::inside::WORD;
use crate::itself::Itself;
use anyhow::Context as _;
use gwaje_archive::{MEMORY_IS_LIMITED, cause_of_death, is_last_word};
use std::ffi::OsString;
use std::io::{BufRead as _, BufReader, Read, Write as _};
use std::process::{Child, Stdio};
use std::sync::OnceLock;

/// Said once where the system does not hold processes to their limits.
const UNLIMITED: &str = if cfg!(unix) {
    "note: this system does not hold a process to its memory: documents are held to their time alone"
} else {
    "note: this system holds a process neither to memory nor to time: give it documents from sources that you trust"
};

/// A command that is to be confined.
pub(crate) struct Confined<'a> {
    /// The words of the command, without the program.
    pub(crate) words: &'a [OsString],
    /// What its document may cost.
    pub(crate) caps: caps::Args,
    /// What the document is called.
    pub(crate) name: String,
}

impl Confined<'_> {
    /// Runs the command; it finds its document itself.
    ///
    /// # Errors
    /// When the process cannot be started or dies.
    pub(crate) fn run(&self) -> anyhow::Result<Exit> {
        self.conclude(self.start(Stdio::inherit(), "")?)
    }

    /// Runs the command on `bytes` as its one document.
    ///
    /// # Errors
    /// When the process cannot be started or dies.
    pub(crate) fn run_on(&self, bytes: &[u8]) -> anyhow::Result<Exit> {
        let mut child = self.start(Stdio::piped(), &self.name)?;
        if let Some(mut stdin) = child.stdin.take() {
            // One that ends before it has read all says why.
            let _ = stdin.write_all(bytes);
        }
        self.conclude(child)
    }

    fn start(&self, input: Stdio, document: &str) -> anyhow::Result<Child> {
        if !MEMORY_IS_LIMITED {
            tell_once(UNLIMITED);
        }
        let limits = self.caps.limits();
        let mut command = Itself::find().context("cannot find the program itself")?.command();
        command.arg(WORD).arg(limits.memory.to_string()).arg(limits.time.as_secs().to_string());
        command.arg(document).args(self.words).stdin(input).stderr(Stdio::piped());
        command.spawn().context("cannot start the process that reads the document")
    }

    /// Hands on what it says and waits for its end.
    fn conclude(&self, mut child: Child) -> anyhow::Result<Exit> {
        let held = child.stderr.take().map(hand_on).unwrap_or_default();
        let status = child.wait()?;
        let known = [Exit::Done, Exit::Failed, Exit::Usage, Exit::Nothing];
        let exit = known.into_iter().find(|exit| status.code() == Some(exit.status().into()));
        let Some(exit) = exit else { return Err(about(&self.name, cause_of_death(Some(status), &held))) };
        held.lines().for_each(tell);
        Ok(exit)
    }
}

/// Says something once in this process.
fn tell_once(line: &str) {
    static SAID: OnceLock<()> = OnceLock::new();
    SAID.get_or_init(|| tell(line));
}

/// Hands on line by line what a process says until it is silent, and returns what may be its last words.
fn hand_on(from: impl Read) -> String {
    let (mut from, mut line, mut held) = (BufReader::new(from), Vec::new(), String::new());
    while let Ok(1..) = from.read_until(b'\n', &mut line) {
        let text = String::from_utf8_lossy(&line);
        // What follows last words is where they came from.
        if !held.is_empty() || is_last_word(&text) {
            held.push_str(&text);
        } else {
            tell(text.trim_end_matches('\n'));
        }
        line.clear();
    }
    held
}
