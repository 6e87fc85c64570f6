//! One worker process seen from outside: started when needed, watched, killed when late, replaced when dead or old.

use crate::death::cause_of_death;
use crate::found::Source;
use crate::frame::{self, Answer, GREETING, Request};
use crate::held::held;
use crate::packed::{pack, unpack};
use gwaje_model::{Failure, FailureCode};
use std::io::{self, BufWriter, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// A worker that holds so many bytes more than it did after some document is replaced, so that what it may leak does not add up; one
/// that holds less is kept, warm. After its first document it holds 24 MB. Over 2,000 documents of the fixtures it comes to 42 MB within
/// the first hundred and stays there, with 440 pages in every 500th to 76; over reports of 440 pages alone to 83, over a folder of
/// releases as published to 57. The default limit of memory is four times as much, and a document that finds too little left is
/// read once more by a fresh worker.
const MOST_GROWTH: u64 = 128 << 20;
/// Documents a worker reads before it is replaced, where the system does not tell what it holds.
const MOST_UNSEEN: u32 = 200;
/// The largest answer that is taken, in bytes: 35 times that of 440 pages of the fixtures. A worker that was taken over could say in
/// it 24 times as much in memory, of nothing but empty texts; in JSON it was 8.
const LARGEST_ANSWER: u64 = 256 << 20;
/// So often a worker is started that ends before it is ready, as one does that somebody kills at once.
const STARTS: u32 = 3;
/// How much of a worker's last words is kept, in bytes.
const LAST_WORDS: usize = 4096;

/// How a worker process is started.
pub type Start<'a> = dyn Fn() -> Command + Send + Sync + 'a;

/// A place where documents are read one after another.
pub(crate) struct WorkerSlot {
    time: Duration,
    worker: Option<Worker>,
}

impl WorkerSlot {
    /// A place without a worker yet; `time` is what one document may take.
    pub(crate) fn new(time: Duration) -> Self {
        Self { time, worker: None }
    }

    /// Reads one document. When a worker dies, a signal from outside or what it read before may be the cause: the
    /// document is read once more by a fresh one. A late document is not: it would only be late again.
    pub(crate) fn read(&mut self, start: &Start<'_>, source: Source) -> io::Result<Answer> {
        let source = Arc::new(source);
        let fresh = self.worker.is_none();
        let answer = self.asked(start, &source)?;
        let again = answer.as_ref().is_err_and(|failure| {
            failure.code == FailureCode::Crashed || (failure.code == FailureCode::LimitMemory && !fresh)
        });
        if again { self.asked(start, &source) } else { Ok(answer) }
    }

    /// Asks a worker that is ready. One that was not has read nothing: it is not the document that stands in its way.
    fn asked(&mut self, start: &Start<'_>, source: &Arc<Source>) -> io::Result<Answer> {
        let mut again = 1..STARTS;
        loop {
            match self.once(start, source) {
                Err(_) if again.next().is_some() => {}
                answer => return answer,
            }
        }
    }

    fn once(&mut self, start: &Start<'_>, source: &Arc<Source>) -> io::Result<Answer> {
        let mut worker = match self.worker.take() {
            Some(worker) => worker,
            None => Worker::start(start())?,
        };
        match worker.ask(source, self.time) {
            Reply::Answer(answer) => {
                if !worker.is_spent() {
                    self.worker = Some(worker);
                }
                Ok(*answer)
            }
            Reply::Late => {
                let message = format!("took longer than {} s", self.time.as_secs_f32());
                Ok(Err(Failure::new(FailureCode::LimitTime, message)))
            }
            Reply::Died => Ok(Err(worker.cause_of_death()?)),
            Reply::Unready => {
                let why = worker.cause_of_death()?.message;
                Err(io::Error::other(format!(
                    "a process that is to read documents ended before it was ready: {why}"
                )))
            }
        }
    }
}

enum Reply {
    Answer(Box<Answer>),
    /// It ended before it was ready, or is another program.
    Unready,
    Late,
    Died,
}

/// A running worker. Its pipes are served by threads of their own, so that not even a stopped process holds us up.
struct Worker {
    child: Child,
    questions: Option<Sender<Arc<Source>>>,
    answers: Receiver<io::Result<Option<Vec<u8>>>>,
    last_words: Arc<Mutex<Vec<u8>>>,
    /// The thread that takes the last words down.
    listener: Option<JoinHandle<()>>,
    documents: u32,
    /// The least it held after a document.
    least: u64,
}

impl Worker {
    fn start(mut command: Command) -> io::Result<Self> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // A trace would push the reason out of its last words.
        command.env("RUST_BACKTRACE", "0");
        // Ctrl-C is for the supervisor; it lets its workers finish.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn()?;
        let (questions, asked) = channel();
        let (answer, answers) = channel();
        let last_words = Arc::new(Mutex::new(Vec::new()));
        if let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) {
            std::thread::spawn(move || converse(stdin, stdout, &asked, &answer));
        }
        let listener = child.stderr.take().map(|stderr| {
            let words = Arc::clone(&last_words);
            std::thread::spawn(move || listen(stderr, &words))
        });
        Ok(Self {
            child,
            questions: Some(questions),
            answers,
            last_words,
            listener,
            documents: 0,
            least: u64::MAX,
        })
    }

    fn ask(&mut self, source: &Arc<Source>, time: Duration) -> Reply {
        self.documents += 1;
        let sent =
            self.questions.as_ref().is_some_and(|questions| questions.send(Arc::clone(source)).is_ok());
        if !sent {
            return Reply::Died;
        }
        match self.answers.recv_timeout(time) {
            Ok(Ok(Some(bytes))) => match unpack(&bytes) {
                Ok(answer) => Reply::Answer(Box::new(answer)),
                Err(_) => Reply::Died,
            },
            Ok(Err(error)) if error.kind() == io::ErrorKind::Unsupported => Reply::Unready,
            Ok(_) | Err(RecvTimeoutError::Disconnected) => Reply::Died,
            Err(RecvTimeoutError::Timeout) => Reply::Late,
        }
    }

    /// Whether it has grown, or, where nobody sees that, answered often.
    fn is_spent(&mut self) -> bool {
        let Some(held) = held(self.child.id()) else { return self.documents >= MOST_UNSEEN };
        self.least = self.least.min(held);
        held - self.least > MOST_GROWTH
    }

    /// What killed it, by its exit status and last words.
    fn cause_of_death(&mut self) -> io::Result<Failure> {
        // It is dead or about to be; one that only closed its output is made to be.
        let mut status = self.child.try_wait()?;
        // Its last words may still be on their way when it is gone.
        let heard = |listener: &Option<JoinHandle<()>>| listener.as_ref().is_none_or(JoinHandle::is_finished);
        for _ in 0..50 {
            if status.is_some() && heard(&self.listener) {
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
            status = self.child.try_wait()?;
        }
        if status.is_none() {
            self.child.kill()?;
            status = Some(self.child.wait()?);
        }
        let words = self.last_words.lock().unwrap_or_else(PoisonError::into_inner);
        let words = String::from_utf8_lossy(&words).trim().to_owned();
        Ok(cause_of_death(status, &words))
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.questions = None;
        // Both fail only when it is gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Puts questions and hands answers on until one side is gone.
fn converse(
    stdin: ChildStdin,
    mut stdout: ChildStdout,
    asked: &Receiver<Arc<Source>>,
    answer: &Sender<io::Result<Option<Vec<u8>>>>,
) {
    let mut stdin = BufWriter::new(stdin);
    let mut ready = false;
    while let Ok(source) = asked.recv() {
        let put = put(&mut stdin, &source);
        // Drop the document before waiting: it may be large.
        drop(source);
        ready = ready || greets(&mut stdout);
        if !ready {
            // Nobody waits any more where this cannot be said.
            let _ = answer.send(Err(io::ErrorKind::Unsupported.into()));
            return;
        }
        let reply = put.and_then(|()| frame::read(&mut stdout, LARGEST_ANSWER));
        let more = matches!(reply, Ok(Some(_)));
        if answer.send(reply).is_err() || !more {
            return;
        }
    }
}

/// Whether a worker is ready, and one of ours.
fn greets(stdout: &mut ChildStdout) -> bool {
    let said = frame::read(stdout, GREETING.len() as u64);
    said.is_ok_and(|said| said.is_some_and(|said| said == GREETING))
}

fn put(stdin: &mut impl Write, source: &Source) -> io::Result<()> {
    let request = Request { name: source.name().to_owned(), told: source.told.clone() };
    frame::write(stdin, &pack(&request)?)?;
    frame::write(stdin, &source.bytes)?;
    stdin.flush()
}

/// Keeps the end of what a worker says on its standard error.
fn listen(mut stderr: impl Read, words: &Mutex<Vec<u8>>) {
    let mut buffer = [0; 1024];
    while let Ok(read @ 1..) = stderr.read(&mut buffer) {
        let mut words = words.lock().unwrap_or_else(PoisonError::into_inner);
        words.extend_from_slice(buffer.get(..read).unwrap_or_default());
        let surplus = words.len().saturating_sub(LAST_WORDS);
        words.drain(..surplus);
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::WorkerSlot;
    use crate::Told;
    use crate::found::Source;
    use crate::frame::{self, Answer};
    use crate::packed::pack;
    use gwaje_model::{Failure, FailureCode};
    use std::process::Command;
    use std::time::Duration;

    /// Documents that are answered by so many bytes, and then by how the worker ends.
    fn said(bytes: &[u8], end: &str) -> std::io::Result<Answer> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("answer");
        std::fs::write(&file, bytes).unwrap();
        let start = || {
            let mut command = Command::new("sh");
            command.args(["-c", &format!("cat \"$0\"; {end}")]).arg(&file);
            command
        };
        let source = Source { path: "a.pdf".to_owned(), bytes: vec![], told: Told::default(), written: None };
        WorkerSlot::new(Duration::from_mins(1)).read(&start, source)
    }

    /// The same of a worker that was ready.
    fn answered(bytes: &[u8], end: &str) -> Answer {
        let mut whole = Vec::new();
        frame::write(&mut whole, frame::GREETING).unwrap();
        whole.extend(bytes);
        said(&whole, end).unwrap()
    }

    #[test]
    fn a_worker_that_was_not_ready_is_no_fault_of_a_document() {
        let mut greeting = Vec::new();
        frame::write(&mut greeting, frame::GREETING).unwrap();
        for bytes in
            [&b""[..], &greeting[..4], &greeting[..greeting.len() - 1], b"Usage: gwaje [OPTIONS] <COMMAND>"]
        {
            let error = said(bytes, "echo broken >&2; exit 2").unwrap_err().to_string();
            assert!(error.contains("ended before it was ready") && error.contains("broken"), "{error}");
        }
    }

    #[test]
    fn a_worker_killed_at_any_byte_of_its_answer_has_not_answered() {
        let answer: Answer = Err(Failure::new(FailureCode::Encrypted, "needs a password"));
        let mut whole = Vec::new();
        frame::write(&mut whole, &pack(&answer).unwrap()).unwrap();
        for cut in 0..whole.len() {
            let code = answered(&whole[..cut], "kill -9 $$").unwrap_err().code;
            assert_eq!(code, FailureCode::Crashed, "{cut} of {} bytes", whole.len());
        }
        // It waits for the next question.
        assert_eq!(answered(&whole, "cat >/dev/null").unwrap_err().code, FailureCode::Encrypted);
    }
}
