//! Which reports on a task are editions of one another: a strand of them, in which a later one speaks for the earlier.
//!
//! Bodies that report on one task in files of their own make strands of their own, and what one of them says takes nothing
//! from the others. What decides is what the reports hold: the same items for the most part, or items that are alike, under
//! the same body. Only where that says nothing does the order of releases: the one report of a task goes on.

use crate::edition::TaskSeen;
use crate::known::{Gone, KnownTask, Strand};
use crate::likeness::{SAME_ITEM, pairs};
use crate::task_match::{Charge, charge};
use std::collections::{BTreeMap, BTreeSet};

/// The least part of the items of the smaller of two reports, in the periods that both have, that is in both where they are
/// editions: most of them.
const MOST: f64 = 0.5;

/// A body that reports so few items once more under the same task and release has worded them anew; with more that are all
/// others, it is a report beside the first.
const FEW: usize = 2;

/// The strands that an edition goes on, and those of them that it shares items with.
#[derive(Clone, Debug, Default)]
pub(crate) struct Covered {
    pub(crate) strands: BTreeSet<usize>,
    by_items: BTreeSet<usize>,
}

/// The strands of a task that an edition of it goes on.
pub(crate) fn covered(known: &KnownTask, task: &TaskSeen, release: Option<&String>) -> Covered {
    let own: BTreeSet<usize> = task.items.iter().filter_map(|item| known.worded(item)).collect();
    let mut found = Covered::default();
    let open: Vec<(usize, &Strand)> =
        known.strands.iter().enumerate().filter(|(_, strand)| strand.into.is_none()).collect();
    for (at, strand) in &open {
        let of_one_release = release.is_some() && strand.release.as_ref() == release;
        let charge = charge(&strand.bodies, &task.bodies);
        let share = share(known, strand, task, &own, charge);
        if share.is_some_and(|share| share >= MOST) {
            found.by_items.insert(*at);
        } else if charge != Charge::Other && (share.is_none() || !of_one_release) && open.len() == 1
            || charge == Charge::Same && (share.is_none() || of_one_release && is_few(strand, task))
        {
            found.strands.insert(*at);
        }
    }
    found.strands.extend(&found.by_items);
    found
}

fn is_few(strand: &Strand, task: &TaskSeen) -> bool {
    let old = strand.members.values().filter(|period| task.periods.contains(*period)).count();
    let new = task.items.iter().filter(|item| strand.periods.contains(&item.period)).count();
    old.min(new) <= FEW
}

/// The part of the items of the smaller that both have, in the periods of both; `None` where there is nothing to compare.
fn share(
    known: &KnownTask,
    strand: &Strand,
    task: &TaskSeen,
    own: &BTreeSet<usize>,
    charge: Charge,
) -> Option<f64> {
    let old: Vec<usize> = strand
        .members
        .iter()
        .filter(|(_, period)| task.periods.contains(*period))
        .map(|(at, _)| *at)
        .collect();
    let new = task.items.iter().filter(|item| strand.periods.contains(&item.period));
    let new: Vec<_> = new.collect();
    let smaller = old.len().min(new.len());
    if smaller == 0 {
        return None;
    }
    let same = old.iter().filter(|at| own.contains(at)).count();
    let part = |count: usize| count as f64 / smaller as f64;
    if part(same) >= MOST || charge == Charge::Other {
        return Some(part(same));
    }
    let text = |at: &usize| known.items.get(*at).map(|item| item.seen.text.as_str());
    let olds: Vec<&str> = old.iter().filter(|at| !own.contains(at)).filter_map(text).collect();
    let is_new = |item: &&&crate::edition::ItemSeen| known.worded(item).is_none();
    let news: Vec<&str> = new.iter().filter(is_new).map(|item| item.text.as_str()).collect();
    let alike = pairs(&olds, &news).iter().filter(|pair| pair.similarity >= SAME_ITEM).count();
    Some(part(same + alike))
}

impl KnownTask {
    /// Takes an edition up into the strands it goes on, and notes what it no longer has. `items` are the positions of its
    /// items among the known ones. Hands back its strand.
    pub(crate) fn go_on(
        &mut self,
        covered: &Covered,
        task: &TaskSeen,
        release: Option<&String>,
        (edition, items): (usize, BTreeMap<usize, String>),
    ) -> usize {
        let at = covered.strands.first().copied().unwrap_or(self.strands.len());
        if at == self.strands.len() {
            self.strands.push(Strand::default());
        }
        for member in items.keys() {
            if let Some(item) = self.items.get_mut(*member) {
                (item.gone, item.strand) = (None, at);
            }
        }
        let (bodies, periods) = (task.bodies.clone(), task.periods.clone());
        let mut next = Strand { release: release.cloned(), bodies, periods, members: items, into: None };
        for old in &covered.strands {
            let Some(strand) = self.strands.get_mut(*old).map(std::mem::take) else { continue };
            let by_items = covered.by_items.contains(old);
            if !by_items {
                next.periods.extend(strand.periods.iter().cloned());
            }
            if next.bodies.is_empty() {
                next.bodies.clone_from(&strand.bodies);
            }
            self.leave(strand, task, (edition, by_items), &mut next);
            if let Some(gone) = self.strands.get_mut(*old).filter(|_| *old != at) {
                gone.into = Some(at);
            }
        }
        if let Some(strand) = self.strands.get_mut(at) {
            *strand = next;
        }
        at
    }

    /// What becomes of the items that an edition of a strand does not have: gone, or standing in the next one where the
    /// edition says nothing of them.
    fn leave(&mut self, old: Strand, task: &TaskSeen, (edition, by_items): (usize, bool), next: &mut Strand) {
        for (member, period) in old.members {
            let Some(item) = self.items.get_mut(member).filter(|_| !next.members.contains_key(&member))
            else {
                continue;
            };
            if task.periods.contains(&period) {
                item.gone = Some((Gone::Dropped, edition));
            } else if by_items {
                item.gone = Some((Gone::Absent, edition));
            } else {
                next.members.insert(member, period);
            }
        }
    }
}
