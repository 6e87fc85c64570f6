//! What earlier editions are known to hold: a thread of each task, and in it a thread of each item.

use crate::edition::{ItemSeen, TaskSeen};
use crate::worded::Worded;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A task over the editions read so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct KnownTask {
    /// The name of its thread.
    pub(crate) thread: String,
    /// The task as the last edition that has it has it, without its items; bodies as the last that names any.
    pub(crate) seen: TaskSeen,
    /// The last edition that has it.
    pub(crate) edition: usize,
    /// The release of that edition, if it counts.
    pub(crate) release: Option<String>,
    /// Its items.
    pub(crate) items: Vec<KnownItem>,
    /// Which item was worded so. A later one takes the wording over.
    pub(crate) wordings: Worded,
    /// Its reports that are editions of one another.
    pub(crate) strands: Vec<Strand>,
}

/// Reports on a task that are editions of one another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Strand {
    /// The release of the last of them, if it counts.
    pub(crate) release: Option<String>,
    /// Its bodies in charge.
    pub(crate) bodies: Vec<String>,
    /// The periods it has, with those before it that it says nothing of.
    pub(crate) periods: BTreeSet<String>,
    /// The items that stand: positions among the known items of the task, with their periods.
    pub(crate) members: BTreeMap<usize, String>,
    /// The strand that it went into.
    pub(crate) into: Option<usize>,
}

/// Why an item no longer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// A later edition reports on its task and period without it.
    Dropped,
    /// A later edition, which has other periods of its task, has nothing of its period.
    Absent,
}

/// An item over the editions read so far.
#[derive(Clone, Debug)]
pub(crate) struct KnownItem {
    /// The name of its thread.
    pub(crate) thread: String,
    /// The item as the last edition that has it has it.
    pub(crate) seen: ItemSeen,
    /// The last edition that has it.
    pub(crate) edition: usize,
    /// Its position among the items of its task there.
    pub(crate) place: usize,
    /// Whether it went on in another task.
    pub(crate) left: bool,
    /// The strand of the last edition that has it.
    pub(crate) strand: usize,
    /// Whether a later edition of that strand lacks it, and which was the first.
    pub(crate) gone: Option<(Gone, usize)>,
}

impl KnownTask {
    /// The strand that one went into, over all steps.
    pub(crate) fn root(&self, strand: usize) -> usize {
        let mut at = strand;
        while let Some(into) = self.strands.get(at).and_then(|strand| strand.into) {
            at = into;
        }
        at
    }

    /// Notes that an item is now as this edition has it.
    pub(crate) fn keep(&mut self, at: usize, seen: &ItemSeen, edition: usize, place: usize) {
        if let Some(item) = self.items.get_mut(at) {
            item.seen.clone_from(seen);
            (item.edition, item.place) = (edition, place);
        }
        self.word(at, seen);
    }

    /// Adds an item.
    pub(crate) fn add(&mut self, item: KnownItem) {
        let (at, seen) = (self.items.len(), item.seen.clone());
        self.items.push(item);
        self.word(at, &seen);
    }

    fn word(&mut self, at: usize, seen: &ItemSeen) {
        self.wordings.set(&seen.words, &seen.period, at);
    }

    /// The item that is or was worded so.
    pub(crate) fn worded_once(&self, seen: &ItemSeen) -> Option<usize> {
        self.wordings.at(&seen.words, &seen.period).next()
    }

    /// The item that is or was worded so, if it is still in this task.
    pub(crate) fn worded(&self, seen: &ItemSeen) -> Option<usize> {
        let at = self.worded_once(seen)?;
        self.items.get(at).is_some_and(|item| !item.left).then_some(at)
    }
}

/// A reason to take two for one.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Evidence {
    /// What it is: `number`, `title`, `items`, `bodies`, `successor`, `words`, `likeness`, `neighbours`, `period`, `task`.
    pub of: &'static str,
    /// How much of it there is, 0 to 1: a part that is shared, a likeness.
    pub value: f64,
}

/// A piece of evidence, rounded to four digits.
pub(crate) fn evidence(of: &'static str, value: f64) -> Evidence {
    Evidence { of, value: (value * 1e4).round() / 1e4 }
}

/// That something of an edition is something known.
#[derive(Clone, Debug)]
pub(crate) struct Match {
    /// Index among what is known.
    pub(crate) known: usize,
    /// Index in the edition.
    pub(crate) own: usize,
    /// How sure it is, 0 to 1.
    pub(crate) confidence: f64,
    /// Why.
    pub(crate) evidence: Vec<Evidence>,
    /// Whether it is sure enough to be chosen; what is not is told.
    pub(crate) sure: bool,
}
