//! How much of the documents may be in memory at a time, waiting or in work, so that the length of an archive does not matter.

use std::sync::{Condvar, Mutex, PoisonError};

/// Bytes of documents that may wait or be in work at a time.
const MOST_IN_FLIGHT: u64 = 160 << 20;

/// The documents in memory, by their bytes.
#[derive(Default)]
pub(crate) struct InFlight {
    taken: Mutex<u64>,
    freed: Condvar,
}

impl InFlight {
    /// Waits until there is room, or nobody else has any: a document larger than all the room goes alone.
    pub(crate) fn take(&self, bytes: u64) {
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |taken: &mut u64| *taken > 0 && *taken + bytes > MOST_IN_FLIGHT;
        let mut taken = self.freed.wait_while(taken, full).unwrap_or_else(PoisonError::into_inner);
        *taken += bytes;
    }

    /// Gives room back.
    pub(crate) fn free(&self, bytes: u64) {
        *self.taken.lock().unwrap_or_else(PoisonError::into_inner) -= bytes;
        self.freed.notify_all();
    }
}
