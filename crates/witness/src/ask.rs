//! The supervisor's side: start a worker, give it the PDF, hear it out, end it in time.

use crate::testimony::{Message, Testimony};
use gwaje_model::{Failure, FailureCode};
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// Caps on one worker.
#[derive(Clone, Debug)]
pub struct Caps {
    /// Address space in bytes.
    pub memory: u64,
    /// Wall-clock and processor time.
    pub time: Duration,
}

impl Default for Caps {
    /// 1 GiB and 60 seconds.
    fn default() -> Self {
        Self { memory: 1 << 30, time: Duration::from_mins(1) }
    }
}

/// Why the witness said nothing.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The worker could not be started.
    #[error("cannot start the worker process: {0}")]
    Start(#[source] std::io::Error),
    /// The engine refuses the document.
    #[error("the second engine cannot open the document: {0}")]
    Refused(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let code = match error {
            Error::Start(_) => FailureCode::System,
            Error::Refused(_) => FailureCode::EngineRefused,
        };
        Self::new(code, error)
    }
}

/// Starts `worker` (a command that ends up in [`crate::answer`]), gives it `bytes` and collects what it says.
///
/// A worker that dies or takes too long is a trouble on the page after the last it delivered.
///
/// # Errors
/// When the worker cannot be started or the engine refuses the document.
pub fn ask(worker: &mut Command, bytes: &[u8], caps: &Caps) -> Result<Testimony, Error> {
    let mut child = worker
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(Error::Start)?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let (said, heard) = mpsc::channel();

    thread::scope(|scope| {
        if let Some(mut stdin) = stdin {
            // A worker that dies early closes the pipe; that shows in what it said.
            scope.spawn(move || stdin.write_all(bytes));
        }
        if let Some(stdout) = stdout {
            scope.spawn(move || listen(stdout, &said));
        }
        let outcome = hear(&heard, caps.time);
        end(&mut child);
        outcome
    })
}

fn listen(stdout: ChildStdout, said: &mpsc::Sender<Message>) {
    for line in BufReader::new(stdout).lines().map_while(Result::ok) {
        let Ok(message) = serde_json::from_str(&line) else { return };
        if said.send(message).is_err() {
            return;
        }
    }
}

fn hear(heard: &mpsc::Receiver<Message>, time: Duration) -> Result<Testimony, Error> {
    let deadline = Instant::now() + time;
    let mut testimony = Testimony::new();
    let mut last = 0;
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        match heard.recv_timeout(left) {
            Ok(Message::Page(page)) => {
                last = page.number;
                testimony.add(page);
            }
            Ok(Message::Trouble(page, reason)) => {
                last = page;
                testimony.troubles.push((page, reason));
            }
            Ok(Message::Refused(reason)) => return Err(Error::Refused(reason)),
            Ok(Message::End) => return Ok(testimony),
            Err(error) => {
                let reason = match error {
                    mpsc::RecvTimeoutError::Timeout => "the engine took too long",
                    mpsc::RecvTimeoutError::Disconnected => "the engine died",
                };
                testimony.troubles.push((last + 1, reason.to_owned()));
                return Ok(testimony);
            }
        }
    }
}

fn end(child: &mut Child) {
    // It may have ended by itself already; either way it must not stay as a zombie.
    let _ = child.kill();
    let _ = child.wait();
}
