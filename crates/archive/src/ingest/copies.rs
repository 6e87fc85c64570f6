//! Copies of documents that are in work. They are set aside until the first is done, and the finder goes on: a document that takes
//! long has only its copies wait for it.

use super::Run;
use super::wanted::{Met, Wanted};
use crate::Error;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::PoisonError;
use std::sync::mpsc::SyncSender;

/// With so many bytes set aside the finder waits after all. Chosen: a fifth of what may be in memory besides (`in_flight.rs`); a folder
/// where each document lies twice has a few aside at a time.
const MOST_ASIDE: usize = 32 << 20;

/// What is set aside, by what it is a copy of.
#[derive(Default)]
pub(super) struct Copies {
    aside: BTreeMap<String, Vec<Met>>,
    bytes: usize,
}

impl Copies {
    fn add(&mut self, met: Met) {
        self.bytes += met.source.bytes.len();
        self.aside.entry(met.sha256.clone()).or_default().push(met);
    }

    fn remove(&mut self, sha256: &str) -> Vec<Met> {
        let all = self.aside.remove(sha256).unwrap_or_default();
        self.bytes -= all.iter().map(|met| met.source.bytes.len()).sum::<usize>();
        all
    }
}

impl Run<'_> {
    /// Hands a document over, or sets it aside, and takes up what was set aside before and need not wait any more.
    pub(super) fn meet(&self, met: Met, copies: &mut Copies, send: &SyncSender<Wanted>) -> ControlFlow<()> {
        self.meet_one(met, copies, send)?;
        if copies.bytes > MOST_ASIDE { self.settle(copies, send) } else { self.take_up(copies, send) }
    }

    /// Takes up all that was set aside, as soon as it can be.
    pub(super) fn settle(&self, copies: &mut Copies, send: &SyncSender<Wanted>) -> ControlFlow<()> {
        while let Some(first) = copies.aside.keys().next().filter(|_| !self.stopped()) {
            if let Err(fatal) = self.wait_for(first) {
                self.give_up(fatal);
                return ControlFlow::Break(());
            }
            self.take_up(copies, send)?;
        }
        ControlFlow::Continue(())
    }

    fn meet_one(&self, met: Met, copies: &mut Copies, send: &SyncSender<Wanted>) -> ControlFlow<()> {
        if !self.state().begun.contains(&met.sha256) {
            return self.hand_over(met, send);
        }
        copies.add(met);
        ControlFlow::Continue(())
    }

    /// Takes up the copies of what is done. Where they are to be read as well, one goes and the others wait for it.
    fn take_up(&self, copies: &mut Copies, send: &SyncSender<Wanted>) -> ControlFlow<()> {
        let done: Vec<String> = {
            let state = self.state();
            copies.aside.keys().filter(|sha256| !state.begun.contains(*sha256)).cloned().collect()
        };
        for met in done.iter().flat_map(|sha256| copies.remove(sha256)).collect::<Vec<_>>() {
            self.meet_one(met, copies, send)?;
        }
        ControlFlow::Continue(())
    }

    /// Waits until these bytes, where they were begun, are in the store. A stop tells nobody, but every document that was begun is let go
    /// of when it was read or thrown away.
    fn wait_for(&self, sha256: &str) -> Result<(), Error> {
        let mut state = self.state();
        while state.begun.contains(sha256) && !self.stopped() {
            if state.together.has(sha256) {
                drop(state);
                self.load()?;
                state = self.state();
            } else {
                state = self.settled.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
        }
        Ok(())
    }
}
