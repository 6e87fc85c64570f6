//! What is the same over time: a thread of each task, and in it a thread of each item, over all editions of a report.
//!
//! Editions are taken in their order. The tasks of each are matched one to one with those that are known, then the items
//! inside; at last items that are left go on those that left another task with the same words. A thread is named
//! after the id its task or item had first. `diff` follows two editions, a store all of its documents.

use crate::edition::{Edition, TaskSeen};
use crate::known::{Evidence, Gone, KnownItem, KnownTask, Match};
use crate::strand::{Covered, covered};
use crate::stray::{Place, strays};
use crate::task_match::{Charge, charge};
use crate::worded::Worded;
use crate::{item_match, task_match};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The threads of some editions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Followed {
    /// The thread of each task, by edition and position.
    pub tasks: Vec<Vec<String>>,
    /// The thread of each item, by edition, task and position.
    pub items: Vec<Vec<Vec<String>>>,
    /// Why something goes on what was called otherwise, and what is doubtful, by edition.
    pub links: Vec<Link>,
    /// Which reports on a task are editions of one another: of each task the number of its strand within its thread.
    pub strands: Vec<Vec<usize>>,
    /// The threads of items that no longer stand: why, and the first edition without them.
    pub gone: BTreeMap<String, (Gone, usize)>,
}

/// That a task or an item of an edition is what an earlier edition called otherwise, or may be.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Link {
    /// The edition, from 0.
    #[serde(skip)]
    pub edition: usize,
    /// What it links.
    pub kind: Linked,
    /// Its id in the edition.
    pub id: String,
    /// Its id before.
    pub previous: String,
    /// How sure it is, 0 to 1.
    pub confidence: f64,
    /// Why.
    pub evidence: Vec<Evidence>,
    /// Whether it is sure enough that both are one thread. If not, they are two, and this tells that they may be one.
    pub sure: bool,
}

/// What a link links.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Linked {
    /// Two tasks.
    Task,
    /// Two items.
    Item,
}

impl Linked {
    /// As it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Item => "item",
        }
    }
}

/// Follows tasks and items through editions, in their order.
#[must_use]
pub fn follow<'e>(editions: impl IntoIterator<Item = &'e Edition>) -> Followed {
    let mut state = State::default();
    for (at, edition) in editions.into_iter().enumerate() {
        state.read(at, edition);
    }
    state.end()
}

#[derive(Default)]
struct State {
    known: Vec<KnownTask>,
    /// Which of them have or had an item of these words: with their copy, as ids have them, and by the words alone.
    worded: Worded,
    hashed: Worded,
    /// Names of threads in use.
    names: BTreeSet<String>,
    /// The known task and the strand of each task, by edition.
    strands: Vec<Vec<(usize, usize)>>,
    followed: Followed,
}

impl State {
    fn read(&mut self, at: usize, edition: &Edition) {
        let matches = task_match::matches(&self.known, &self.worded, edition);
        let mut of_task: Vec<Option<usize>> = vec![None; edition.tasks.len()];
        for pair in &matches {
            self.tell_task(at, edition, pair);
            if let Some(of) = of_task.get_mut(pair.own).filter(|_| pair.sure) {
                *of = Some(pair.known);
            }
        }
        let mut of_items: Vec<Vec<Option<Place>>> = Vec::new();
        let mut of_strands: Vec<Covered> = Vec::new();
        for (own, task) in edition.tasks.iter().enumerate() {
            let mut places = vec![None; task.items.len()];
            let known = of_task.get(own).copied().flatten();
            let known_task = known.and_then(|known| self.known.get(known));
            let strands = known_task.map(|known| covered(known, task, edition.release.as_ref()));
            let strands = strands.unwrap_or_default();
            if let Some(known) = known {
                self.within(at, (known, &strands), task, &mut places);
            }
            of_items.push(places);
            of_strands.push(strands);
        }
        self.across(at, edition, &of_task, &mut of_items);
        self.keep(at, edition, of_task.into_iter().zip(of_items).zip(of_strands));
    }

    /// Notes all tasks and items as this edition has them.
    fn keep(
        &mut self,
        at: usize,
        edition: &Edition,
        found: impl Iterator<Item = ((Option<usize>, Vec<Option<Place>>), Covered)>,
    ) {
        let (mut tasks, mut items, mut strands) = (Vec::new(), Vec::new(), Vec::new());
        for (task, ((known, places), covered)) in edition.tasks.iter().zip(found) {
            let known = self.keep_task(at, known, task);
            self.note_words(known, task);
            if let Some(known) = self.known.get_mut(known) {
                known.release.clone_from(&edition.release);
            }
            tasks.extend(self.known.get(known).map(|task| task.thread.clone()));
            let (threads, kept) = self.keep_items(at, known, task, &places);
            items.push(threads);
            if let Some(own) = self.known.get_mut(known) {
                strands.push((known, own.go_on(&covered, task, edition.release.as_ref(), (at, kept))));
            }
        }
        self.followed.tasks.push(tasks);
        self.followed.items.push(items);
        self.strands.push(strands);
    }

    /// All that was found, with the strands as they ended and the items that are gone.
    fn end(mut self) -> Followed {
        let root =
            |(task, strand): &(usize, usize)| self.known.get(*task).map_or(0, |task| task.root(*strand));
        self.followed.strands = self.strands.iter().map(|tasks| tasks.iter().map(root).collect()).collect();
        let items = self.known.iter().flat_map(|task| &task.items).filter(|item| !item.left);
        self.followed.gone = items.filter_map(|item| Some((item.thread.clone(), item.gone?))).collect();
        self.followed
    }

    /// Tells of a task that goes on under another id or title, or may.
    fn tell_task(&mut self, edition: usize, own: &Edition, pair: &Match) {
        let (Some(known), Some(task)) = (self.known.get(pair.known), own.tasks.get(pair.own)) else { return };
        let same = known.seen.id == task.id && known.seen.title == task.title;
        if !(pair.sure && same && charge(&known.seen.bodies, &task.bodies) != Charge::Other) {
            let (id, previous) = (task.id.clone(), known.seen.id.clone());
            self.followed.links.push(link(edition, Linked::Task, (id, previous), pair));
        }
    }

    /// Finds the items of a task in its thread.
    fn within(
        &mut self,
        edition: usize,
        (at, strands): (usize, &Covered),
        task: &TaskSeen,
        places: &mut [Option<Place>],
    ) {
        let Some(known) = self.known.get(at) else { return };
        for pair in item_match::matches(known, task, &strands.strands) {
            let (Some(old), Some(new)) = (known.items.get(pair.known), task.items.get(pair.own)) else {
                continue;
            };
            if old.seen.words != new.words || old.seen.period != new.period || !pair.sure {
                let ids = (new.id.clone(), old.seen.id.clone());
                self.followed.links.push(link(edition, Linked::Item, ids, &pair));
            }
            if let Some(place) = places.get_mut(pair.own).filter(|_| pair.sure) {
                *place = Some((at, pair.known));
            }
        }
    }

    /// Finds items that are left in other tasks.
    fn across(
        &mut self,
        at: usize,
        edition: &Edition,
        of_task: &[Option<usize>],
        places: &mut [Vec<Option<Place>>],
    ) {
        for stray in strays((&self.known, &self.hashed), (at, edition), of_task, places) {
            let new = edition.tasks.get(stray.own.0).and_then(|task| task.items.get(stray.own.1));
            let old = self.known.get(stray.known.0).and_then(|task| task.items.get(stray.known.1));
            let place = places.get_mut(stray.own.0).and_then(|places| places.get_mut(stray.own.1));
            if let (Some(new), Some(old), Some(place)) = (new, old, place) {
                let ids = (new.id.clone(), old.seen.id.clone());
                self.followed.links.push(link(at, Linked::Item, ids, &stray.pair));
                *place = Some(stray.known);
            }
        }
    }

    /// Notes a task as this edition has it, and tells where it is known.
    fn keep_task(&mut self, edition: usize, known: Option<usize>, task: &TaskSeen) -> usize {
        let at = known.unwrap_or(self.known.len());
        if known.is_none() {
            let thread = self.name(&task.id);
            self.known.push(KnownTask { thread, ..KnownTask::default() });
        }
        if let Some(known) = self.known.get_mut(at) {
            let seen = TaskSeen { items: Vec::new(), ..task.clone() };
            let bodies = if seen.bodies.is_empty() { known.seen.bodies.clone() } else { seen.bodies.clone() };
            (known.seen, known.edition) = (TaskSeen { bodies, ..seen }, edition);
        }
        at
    }

    /// Notes which task has these words, where it did not have them before.
    fn note_words(&mut self, at: usize, task: &TaskSeen) {
        let Some(known) = self.known.get(at) else { return };
        for item in task.items.iter().filter(|item| known.worded_once(item).is_none()) {
            self.worded.add(&item.words, &item.period, at);
            self.hashed.add(item.hash(), &item.period, at);
        }
    }

    /// Notes the items of a task, and tells their threads and where they are now known, with their periods.
    fn keep_items(
        &mut self,
        edition: usize,
        at: usize,
        task: &TaskSeen,
        places: &[Option<Place>],
    ) -> (Vec<String>, BTreeMap<usize, String>) {
        let (mut threads, mut kept) = (Vec::new(), BTreeMap::new());
        for (place, (item, found)) in task.items.iter().zip(places).enumerate() {
            let known = found.and_then(|(from, to)| self.known.get(from)?.items.get(to));
            let thread = known.map(|item| item.thread.clone());
            let thread = thread.unwrap_or_else(|| self.name(&item.id));
            threads.push(thread.clone());
            match found {
                Some((from, to)) if *from == at => {
                    if let Some(known) = self.known.get_mut(at) {
                        known.keep(*to, item, edition, place);
                    }
                    kept.insert(*to, item.period.clone());
                    continue;
                }
                Some((from, to)) => {
                    let old = self.known.get_mut(*from).and_then(|task| task.items.get_mut(*to));
                    if let Some(old) = old {
                        old.left = true;
                    }
                }
                None => {}
            }
            if let Some(known) = self.known.get_mut(at) {
                kept.insert(known.items.len(), item.period.clone());
                let (seen, left, strand) = (item.clone(), false, 0);
                known.add(KnownItem { thread, seen, edition, place, left, strand, gone: None });
            }
        }
        (threads, kept)
    }

    /// A name for a thread that begins with this id. Only where tasks change their numbers can two begin with one.
    fn name(&mut self, id: &str) -> String {
        let mut name = id.to_owned();
        let mut next = 2..;
        while !self.names.insert(name.clone()) {
            name = format!("{id}+{}", next.next().unwrap_or_default());
        }
        name
    }
}

fn link(edition: usize, kind: Linked, (id, previous): (String, String), pair: &Match) -> Link {
    let confidence = (pair.confidence * 1e4).round() / 1e4;
    Link { edition, kind, id, previous, confidence, evidence: pair.evidence.clone(), sure: pair.sure }
}

#[cfg(test)]
mod tests;
