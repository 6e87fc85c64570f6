//! Which task of a later document is which of an earlier one, also under another number or title.
//!
//! Tasks are matched one to one, the surest first, by the items they share, their titles and their numbers. Two tasks of
//! other bodies are never one, whatever they share.

use crate::edits::Edit;
use crate::likeness::similarity;
use gwaje_model::{Document, ItemId, Task};
use serde::Serialize;
use std::collections::BTreeSet;

/// Tasks of other numbers are one where they share at least this part of the items of the smaller, or have one title.
/// Chosen, not measured.
const SHARED: f64 = 0.5;

/// The least likeness of the titles of tasks that go on under another number.
const SAME_TITLE: f64 = 0.9;

/// A task that goes on under another number or title, or with other bodies.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TaskChange {
    /// Its id before.
    pub from: String,
    /// Its id after.
    pub to: String,
    /// Its title after.
    pub title: String,
    /// What changed: number, title, bodies.
    pub edits: Vec<Edit>,
    /// The part of the items of the smaller of both that the other has too, 0 to 1: the evidence.
    pub shared: f64,
}

/// A task of each document that are one.
struct Pair<'a> {
    old: &'a Task,
    new: &'a Task,
    shared: f64,
    weight: f64,
}

/// The tasks that are not as they were, in the order of the newer document.
#[must_use]
pub fn tasks(old: &Document, new: &Document) -> Vec<TaskChange> {
    let before: Vec<(&Task, BTreeSet<String>)> = old.tasks().map(|task| (task, keys(task))).collect();
    let after: Vec<(&Task, BTreeSet<String>)> = new.tasks().map(|task| (task, keys(task))).collect();
    let mut all: Vec<Pair<'_>> = Vec::new();
    for (old, own) in &before {
        all.extend(after.iter().filter_map(|(new, other)| pair(old, own, new, other)));
    }
    all.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.old.id.cmp(&b.old.id)));
    let (mut gone, mut come) = (BTreeSet::new(), BTreeSet::new());
    all.retain(|pair| {
        let free = !gone.contains(&pair.old.id) && !come.contains(&pair.new.id);
        if free {
            gone.insert(&pair.old.id);
            come.insert(&pair.new.id);
        }
        free
    });
    let mut found: Vec<(usize, TaskChange)> = all.iter().filter_map(|pair| change(pair, &after)).collect();
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, change)| change).collect()
}

/// What its items are under whatever number: period, words and copy.
fn keys(task: &Task) -> BTreeSet<String> {
    let key = |id: &str| {
        let id: ItemId = id.parse().ok()?;
        Some(format!("{}/{}~{}", id.period, id.hash, id.copy))
    };
    task.items().filter_map(|item| key(&item.id)).collect()
}

fn pair<'a>(
    old: &'a Task,
    own: &BTreeSet<String>,
    new: &'a Task,
    other: &BTreeSet<String>,
) -> Option<Pair<'a>> {
    let same = old.id == new.id;
    let smaller = own.len().min(other.len());
    let shared = if smaller == 0 { 0.0 } else { own.intersection(other).count() as f64 / smaller as f64 };
    let titles =
        if old.title.is_empty() || new.title.is_empty() { 0.0 } else { similarity(&old.title, &new.title) };
    let likely = shared >= SHARED || titles >= SAME_TITLE;
    if !same && (!likely || are_others(old, new)) {
        return None;
    }
    // The number alone decides last.
    Some(Pair { old, new, shared, weight: shared + titles / 2.0 + if same { 0.25 } else { 0.0 } })
}

/// Whether both say who is in charge, and it is nobody that both name.
fn are_others(old: &Task, new: &Task) -> bool {
    let bodies = |task: &'_ Task| -> BTreeSet<String> {
        task.leads.iter().map(|lead| lead.id.clone().unwrap_or_else(|| lead.text.clone())).collect()
    };
    let (old, new) = (bodies(old), bodies(new));
    !old.is_empty() && !new.is_empty() && old.is_disjoint(&new)
}

fn change(pair: &Pair<'_>, after: &[(&Task, BTreeSet<String>)]) -> Option<(usize, TaskChange)> {
    let Pair { old, new, shared, .. } = pair;
    let mut edits = Vec::new();
    if old.id != new.id && old.number != new.number {
        edits.push(Edit::Number { from: old.number.clone(), to: new.number.clone() });
    }
    if old.title != new.title {
        edits.push(Edit::Title { from: old.title.clone(), to: new.title.clone() });
    }
    let bodies =
        |task: &Task| task.leads.iter().map(|lead| lead.text.as_str()).collect::<Vec<_>>().join(", ");
    if bodies(old) != bodies(new) {
        edits.push(Edit::Lead { from: bodies(old), to: bodies(new) });
    }
    if edits.is_empty() && old.id == new.id {
        return None;
    }
    let at = after.iter().position(|(task, _)| task.id == new.id)?;
    let shared = (shared * 1e4).round() / 1e4;
    let (from, to) = (old.id.clone(), new.id.clone());
    Some((at, TaskChange { from, to, title: new.title.clone(), edits, shared }))
}
