//! A command that reads one document runs in a process of its own, under limits on memory and time that it sets itself:
//! whatever the document does costs that process, and what became of it is told here.
//!
//! The process is the same command once more, with the same standard input and output. It says on its standard error what
//! it has to say; that is handed on, but for the last words of a runtime that ends it.

use crate::caps;
use crate::failure::{Exit, about, print, tell};
use crate::inside::{WHOLE, WORD};
use crate::itself::Itself;
use anyhow::Context as _;
use gwaje_archive::{MEMORY_IS_LIMITED, cause_of_death, is_last_word};
use std::ffi::OsString;
use std::fmt;
use std::io::{self, BufRead as _, BufReader, Read, Write as _};
use std::path::Path;
use std::process::{Child, ExitStatus, Stdio};
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

/// How a confined process ended.
struct Ended {
    status: ExitStatus,
    /// What may be its last words.
    held: String,
}

impl Confined<'_> {
    /// Runs the command; it finds its document itself, and what it writes goes to `output`, else to standard output.
    ///
    /// # Errors
    /// When the process cannot be started or dies, or the output cannot be written.
    pub(crate) fn run(&self, output: Option<&Path>) -> anyhow::Result<Exit> {
        match output {
            Some(path) => self.write(path),
            None => self.conclude(end(self.start(Stdio::inherit(), Stdio::inherit(), "")?, print)?),
        }
    }

    fn write(&self, path: &Path) -> anyhow::Result<Exit> {
        let mut child = self.start(Stdio::inherit(), Stdio::piped(), "")?;
        let mut from = child.stdout.take().map(BufReader::new).context("a process without an output")?;
        let mut listening = Some(std::thread::spawn(move || {
            let mut said = Vec::new();
            let ended = end(child, |line| said.push(line.to_owned()));
            ended.map(|ended| (ended, said))
        }));
        let mut heard = None;
        let mut whole = || -> anyhow::Result<()> {
            let ended = listening
                .take()
                .and_then(|thread| thread.join().ok())
                .context("lost the process that reads")??;
            let code = heard.insert(ended).0.status.code();
            if code.is_some_and(|code| code & i32::from(WHOLE) != 0) { Ok(()) } else { Err(Nothing.into()) }
        };
        // What cannot be written to is not even looked at where there is nothing to write.
        let empty = from.fill_buf().is_ok_and(<[u8]>::is_empty);
        let written = if empty { whole() } else { Ok(()) }.and_then(|()| {
            gwaje_emit::write_whole(path, |out| {
                io::copy(&mut from, out).map_err(|error| gwaje_emit::Error::File(path.to_owned(), error))?;
                if empty { Ok(()) } else { whole() }
            })
        });
        if let Err(error) = written
            && !error.is::<Nothing>()
        {
            // It ends where nobody takes what it writes.
            return Err(error);
        }
        let (ended, said) = heard.context("lost the process that reads")?;
        for line in &said {
            print(line);
        }
        self.conclude(ended)
    }

    /// Runs the command on `bytes` as its one document.
    ///
    /// # Errors
    /// When the process cannot be started or dies.
    pub(crate) fn run_on(&self, bytes: &[u8]) -> anyhow::Result<Exit> {
        let mut child = self.start(Stdio::piped(), Stdio::inherit(), &self.name)?;
        if let Some(mut stdin) = child.stdin.take() {
            // One that ends before it has read all says why.
            let _ = stdin.write_all(bytes);
        }
        self.conclude(end(child, print)?)
    }

    /// Starts the process; `document` is what the one is called that comes on its standard input, or nothing.
    ///
    /// # Errors
    /// When it cannot be started.
    pub(crate) fn start(&self, input: Stdio, output: Stdio, document: &str) -> anyhow::Result<Child> {
        if !MEMORY_IS_LIMITED {
            tell_once(UNLIMITED);
        }
        let limits = self.caps.limits();
        let mut command = Itself::find().context("cannot find the program itself")?.command();
        command.arg(WORD).arg(limits.memory.to_string()).arg(limits.time.as_secs().to_string());
        command.arg(document).args(self.words).stdin(input).stdout(output).stderr(Stdio::piped());
        command.spawn().context("cannot start the process that reads the document")
    }

    /// How the command ends when its process did so.
    fn conclude(&self, ended: Ended) -> anyhow::Result<Exit> {
        let Ended { status, held } = ended;
        let code = status.code().map(|code| code & !i32::from(WHOLE));
        let known = [Exit::Done, Exit::Failed, Exit::Usage, Exit::Nothing];
        let exit = known.into_iter().find(|exit| code == Some(exit.status().into()));
        let Some(exit) = exit else { return Err(about(&self.name, cause_of_death(Some(status), &held))) };
        held.lines().for_each(print);
        Ok(exit)
    }
}

/// Why nothing is written where a command was to write: it says so itself.
#[derive(Debug)]
struct Nothing;

impl fmt::Display for Nothing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nothing was written")
    }
}

impl std::error::Error for Nothing {}

/// Waits for the end of a process while its words are told.
fn end(mut child: Child, mut tell: impl FnMut(&str)) -> anyhow::Result<Ended> {
    let held = child.stderr.take().map(|from| hand_on(from, &mut tell)).unwrap_or_default();
    Ok(Ended { status: child.wait()?, held })
}

/// Says something once in this process.
fn tell_once(line: &str) {
    static SAID: OnceLock<()> = OnceLock::new();
    SAID.get_or_init(|| tell(line));
}

/// Hands on line by line what a process says until it is silent, and returns what may be its last words.
fn hand_on(from: impl Read, tell: &mut dyn FnMut(&str)) -> String {
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
