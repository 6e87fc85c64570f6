//! What is left of two documents and of what is the same in both when only some tasks are asked for.
//!
//! The whole is followed first, so that what is asked for is told as it is told among all the rest.

use crate::threads::{Followed, Link, Linked};
use gwaje_model::{Agenda, Document, Task};
use std::collections::BTreeSet;

/// Leaves the tasks that are wanted in either document, under the agendas that have one in either.
pub(crate) fn within(
    [old, new]: [&Document; 2],
    found: Followed,
    wanted: &dyn Fn(&Task) -> bool,
) -> ([Document; 2], Followed) {
    let of = |at: usize| found.tasks.get(at).into_iter().flatten();
    let asked = |document: &Document, at: usize| -> Vec<String> {
        let own = document.tasks().zip(of(at)).filter(|(task, _)| wanted(task));
        own.map(|(_, thread)| thread.clone()).collect()
    };
    let threads: BTreeSet<String> = asked(old, 0).into_iter().chain(asked(new, 1)).collect();
    let keeps: [Vec<bool>; 2] =
        std::array::from_fn(|at| of(at).map(|thread| threads.contains(thread)).collect());
    let [kept_old, kept_new] = &keeps;
    let mut left = [only(old, kept_old), only(new, kept_new)];
    let all = left.iter().flat_map(|document| &document.agendas);
    let agendas: BTreeSet<String> =
        all.filter(|agenda| !agenda.tasks.is_empty()).map(|agenda| agenda.id.clone()).collect();
    for document in &mut left {
        document.agendas.retain(|agenda| agendas.contains(&agenda.id));
    }
    let followed = only_followed(found, &keeps, &left);
    (left, followed)
}

/// A document with only some of its tasks, in their order.
fn only(document: &Document, keep: &[bool]) -> Document {
    let mut keep = keep.iter();
    let agendas = document.agendas.iter().map(|agenda| Agenda {
        tasks: agenda.tasks.iter().filter(|_| keep.next() == Some(&true)).cloned().collect(),
        ..agenda.clone()
    });
    let agendas = agendas.collect();
    Document { agendas, ..document.clone() }
}

fn only_followed(found: Followed, keeps: &[Vec<bool>], left: &[Document]) -> Followed {
    let tasks: BTreeSet<&str> = left.iter().flat_map(Document::tasks).map(|task| task.id.as_str()).collect();
    let items: BTreeSet<&str> = left.iter().flat_map(Document::items).map(|item| item.id.as_str()).collect();
    let is_kept = |link: &Link| {
        let ids = if link.kind == Linked::Task { &tasks } else { &items };
        ids.contains(link.id.as_str()) || ids.contains(link.previous.as_str())
    };
    Followed {
        tasks: kept(found.tasks, keeps),
        items: kept(found.items, keeps),
        strands: kept(found.strands, keeps),
        links: found.links.into_iter().filter(is_kept).collect(),
        gone: found.gone,
    }
}

/// Of what belongs to the tasks of each document, that of the tasks that are kept.
fn kept<T>(all: Vec<Vec<T>>, keeps: &[Vec<bool>]) -> Vec<Vec<T>> {
    let of_document = |(own, keep): (Vec<T>, &Vec<bool>)| {
        own.into_iter().zip(keep).filter(|(_, keep)| **keep).map(|(own, _)| own).collect()
    };
    all.into_iter().zip(keeps).map(of_document).collect()
}
