//! Who paints the pages that `gwaje serve` shows: a process for each question, confined as those that read documents are, so that
//! whatever a print does costs one picture. `paint.rs` is what runs inside.

use crate::caps;
use crate::confined::Confined;
use crate::paint::{COMMAND, Question};
use gwaje_archive::cause_of_death;
use gwaje_model::{Failure, FailureCode};
use gwaje_serve::{Pdf, Wanted};
use std::io::{self, BufRead as _, BufReader, Read, Write as _};
use std::process::{Child, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// The largest answer: a page of a report has a hundredth of it.
const LARGEST: u64 = 32 << 20;
/// How much is kept of what a process says on its standard error.
const WORDS: u64 = 64 << 10;
/// How long a process that answers no more may take to be gone.
const GRACE: Duration = Duration::from_secs(1);
/// A browser asks for six pictures at a time, and each process may fill its memory.
const MOST: usize = 4;

/// What paints, a few processes at a time.
pub(crate) struct Painters {
    caps: caps::Args,
    turns: Turns,
}

impl Painters {
    /// Processes that may cost so much each.
    pub(crate) fn new(caps: caps::Args) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self { caps, turns: Turns::new(cores.min(MOST)) }
    }

    /// Width and height of every page of a print, in points.
    ///
    /// # Errors
    /// When it cannot be opened, or costs its process.
    pub(crate) fn sizes(&self, pdf: &Pdf) -> Result<Vec<(f32, f32)>, Failure> {
        let answer = self.ask(pdf, None)?;
        serde_json::from_slice(&answer).map_err(|error| Failure::new(FailureCode::Crashed, error))
    }

    /// A picture of a page of a print, as PNG.
    ///
    /// # Errors
    /// When there is no such page, or it costs its process.
    pub(crate) fn picture(&self, pdf: &Pdf, wanted: Wanted) -> Result<Vec<u8>, Failure> {
        self.ask(pdf, Some(wanted))
    }

    fn ask(&self, pdf: &Pdf, wanted: Option<Wanted>) -> Result<Vec<u8>, Failure> {
        let system = |error: &dyn std::fmt::Display| Failure::new(FailureCode::System, error);
        let question = Question { password: pdf.password.clone(), wanted };
        let mut line = serde_json::to_vec(&question).map_err(|error| system(&error))?;
        line.push(b'\n');
        let _turn = self.turns.take(Arc::as_ptr(&pdf.bytes).addr());
        // There are about as many processes as cores.
        let words = ["--threads", "1", COMMAND].map(Into::into);
        let confined = Confined { words: &words, caps: self.caps, name: String::new() };
        let started = confined.start(Stdio::piped(), Stdio::piped(), "");
        let child = started.map_err(|error| system(&format!("{error:#}")))?;
        answer(child, line, pdf.bytes.clone(), self.caps.limits().time)
    }
}

/// Puts a question to a process that is there for it alone, waits for the answer, and ends it.
///
/// The thread that started it waits: on Linux such a process ends with that thread. Its pipes are served by threads of their own,
/// for which nobody waits, so that not even a stopped process, or one that left them to others, holds us up.
fn answer(mut child: Child, line: Vec<u8>, bytes: Arc<Vec<u8>>, time: Duration) -> Result<Vec<u8>, Failure> {
    let (tell, told) = channel();
    let (say, said) = channel();
    if let (Some(mut to), Some(from), Some(words)) =
        (child.stdin.take(), child.stdout.take(), child.stderr.take())
    {
        // One that ends before it has read all says why.
        std::thread::spawn(move || to.write_all(&line).and_then(|()| to.write_all(&bytes)));
        std::thread::spawn(move || tell.send(hear(from)));
        std::thread::spawn(move || say.send(listen(words)));
    }
    let heard = told.recv_timeout(time);
    // What answered nothing is dying, and says why.
    let words =
        if let Ok(None) = heard { said.recv_timeout(GRACE).unwrap_or_default() } else { String::new() };
    // Both fail only when it is gone already.
    let _ = child.kill();
    let status = child.wait().ok();
    match heard {
        Ok(Some(answer)) => answer,
        Ok(None) | Err(RecvTimeoutError::Disconnected) => Err(cause_of_death(status, words.trim())),
        Err(RecvTimeoutError::Timeout) => {
            let message = format!("took longer than {} s", time.as_secs_f32());
            Err(Failure::new(FailureCode::LimitTime, message))
        }
    }
}

/// What a process answers; nothing where it is not whole.
fn hear(from: impl Read) -> Option<Result<Vec<u8>, Failure>> {
    let mut from = BufReader::new(from).take(LARGEST);
    let mut line = Vec::new();
    from.read_until(b'\n', &mut line).ok()?;
    let length: u64 = match serde_json::from_slice(&line).ok()? {
        Ok(length) => length,
        Err(failure) => return Some(Err(failure)),
    };
    let mut bytes = Vec::new();
    from.take(length).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 == length).then_some(Ok(bytes))
}

/// What a process says on its standard error until it is gone, of a long speech the beginning.
fn listen(mut from: impl Read) -> String {
    let mut words = Vec::new();
    // What is lost is the reason, not the failure.
    let _ = from.by_ref().take(WORDS).read_to_end(&mut words);
    let _ = io::copy(&mut from, &mut io::sink());
    String::from_utf8_lossy(&words).into_owned()
}

/// Turns to paint. There is one more than a print may take, so that one whose pages take all their time holds up no other.
struct Turns {
    /// How many a print may take.
    most: usize,
    /// The prints that have one, by where they lie in memory.
    taken: Mutex<Vec<usize>>,
    returned: Condvar,
}

/// One of them, until it is dropped.
struct Turn<'a> {
    turns: &'a Turns,
    print: usize,
}

impl Turns {
    fn new(most: usize) -> Self {
        Self { most, taken: Mutex::new(Vec::new()), returned: Condvar::new() }
    }

    /// Waits for a turn.
    fn take(&self, print: usize) -> Turn<'_> {
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.returned.wait_while(taken, |taken| self.is_held_up(taken, print));
        waited.unwrap_or_else(PoisonError::into_inner).push(print);
        Turn { turns: self, print }
    }

    fn is_held_up(&self, taken: &[usize], print: usize) -> bool {
        let own = taken.iter().filter(|own| **own == print).count();
        own >= self.most || taken.len() > self.most
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut taken = self.turns.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = taken.iter().position(|own| *own == self.print) {
            taken.swap_remove(at);
        }
        // Those that wait may wait for different turns.
        self.turns.returned.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::Turns;

    #[test]
    fn one_print_leaves_a_turn_to_others() {
        let turns = Turns::new(2);
        let first = [turns.take(1), turns.take(1)];
        let held_up = |print: usize| turns.is_held_up(&turns.taken.lock().unwrap(), print);
        assert_eq!([1, 2].map(held_up), [true, false]);
        let _second = turns.take(2);
        assert_eq!([1, 2, 3].map(held_up), [true, true, true]);
        drop(first);
        assert_eq!([1, 2, 3].map(held_up), [false, false, false]);
    }

    #[cfg(unix)]
    mod of_processes {
        use super::super::answer;
        use gwaje_model::{Failure, FailureCode};
        use std::process::{Command, Stdio};
        use std::sync::Arc;
        use std::time::Duration;

        /// What comes of a process that does this.
        fn asked(script: &str, time: Duration) -> Result<Vec<u8>, Failure> {
            let mut command = Command::new("sh");
            command.args(["-c", script]);
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
            // More than a pipe holds.
            answer(command.spawn().unwrap(), b"?\n".to_vec(), Arc::new(vec![b'x'; 1 << 20]), time)
        }

        #[test]
        fn an_answer_is_whole_or_there_is_none() {
            let failed = r#"cat >&2; echo '{"Err":{"code":"encrypted","page":null,"message":"x"}}'"#;
            for (script, expected) in [
                ("cat > /dev/null; printf '{\"Ok\":3}\\nabc'", Ok(&b"abc"[..])),
                ("printf '{\"Ok\":3}\\nabcdef'; exec sleep 600", Ok(b"abc")),
                (failed, Err(FailureCode::Encrypted)),
                ("printf '{\"Ok\":3}\\nab'", Err(FailureCode::Crashed)),
                ("printf '{\"Ok\":99999999}\\n'; cat /dev/zero", Err(FailureCode::Crashed)),
                ("echo defect", Err(FailureCode::Crashed)),
                ("kill -9 $$", Err(FailureCode::Crashed)),
                ("kill -ALRM $$", Err(FailureCode::LimitTime)),
                (
                    "echo 'memory allocation of 9 bytes failed' >&2; kill -ABRT $$",
                    Err(FailureCode::LimitMemory),
                ),
                ("exec >&-; exec sleep 600", Err(FailureCode::Crashed)),
            ] {
                let answer = asked(script, Duration::from_mins(10));
                assert_eq!(answer.as_deref().map_err(|failure| failure.code), expected, "{script}");
            }
        }

        #[test]
        fn one_that_does_not_answer_is_ended() {
            for script in ["exec sleep 600", "trap '' ALRM TERM; while :; do :; done", "kill -STOP $$"] {
                let failure = asked(script, Duration::from_millis(100)).unwrap_err();
                assert_eq!(failure.code, FailureCode::LimitTime, "{script}");
            }
        }
    }
}
