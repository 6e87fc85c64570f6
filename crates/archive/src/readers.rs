//! Worker processes for a program that has its documents in memory and must outlive whatever they do: a server, a notebook.

use crate::Limits;
use crate::found::Source;
use crate::frame::Answer;
use crate::pool::{Start, WorkerSlot};
use crate::told::Told;
use std::io;
use std::sync::{Condvar, Mutex, PoisonError};

/// Some worker processes, started when first needed. They are shared by all threads that call [`Readers::read`].
pub struct Readers {
    start: Box<Start<'static>>,
    idle: Mutex<Vec<WorkerSlot>>,
    returned: Condvar,
}

impl Readers {
    /// At most `jobs` workers at a time, each started by `start`; of the limits, memory is the worker's to keep (see
    /// [`crate::serve`]) and time is watched here.
    #[must_use]
    pub fn new(jobs: usize, limits: &Limits, start: Box<Start<'static>>) -> Self {
        let idle = (0..jobs.max(1)).map(|_| WorkerSlot::new(limits.time)).collect();
        Self { start, idle: Mutex::new(idle), returned: Condvar::new() }
    }

    /// Reads one document called `name`, waiting for a worker to be free.
    ///
    /// # Errors
    /// When no worker can be started. What is wrong with the document is in the answer.
    pub fn read(&self, name: &str, bytes: Vec<u8>) -> io::Result<Answer> {
        self.read_told(name, bytes, Told::default())
    }

    /// The same with what is told of this document alone, such as its password.
    ///
    /// # Errors
    /// When no worker can be started. What is wrong with the document is in the answer.
    pub fn read_told(&self, name: &str, bytes: Vec<u8>, told: Told) -> io::Result<Answer> {
        let mut slot = self.take();
        let answer = slot.read(&self.start, Source { path: name.to_owned(), bytes, told, written: None });
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(slot);
        self.returned.notify_one();
        answer
    }

    fn take(&self) -> WorkerSlot {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match idle.pop() {
                Some(slot) => return slot,
                None => idle = self.returned.wait(idle).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}
