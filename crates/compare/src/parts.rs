//! What changed of the parts of a report: agendas, tasks and periods that came or are no longer there, and the order of
//! items.

use crate::edition::TaskSeen;
use crate::threads::Followed;
use gwaje_model::{Agenda, Document, Item, Task};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A part of a report that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PartChange {
    /// What happened to it.
    pub kind: PartKind,
    /// Id of the agenda or task.
    pub id: String,
    /// Its title; of what goes on, the title after.
    pub title: String,
    /// The title before, where that is what changed.
    pub from: Option<String>,
    /// The period, where it is one of a task.
    pub period: Option<String>,
    /// How many items it has; of an order, how many stand in another place.
    pub items: usize,
}

/// What happened to a part of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PartKind {
    /// An agenda that was not there.
    AgendaAdded,
    /// An agenda of which the newer document says nothing.
    AgendaAbsent,
    /// An agenda under another title.
    AgendaTitle,
    /// A task that was not there.
    TaskAdded,
    /// A task of which the newer document says nothing.
    TaskAbsent,
    /// A period that the task was not reported for.
    PeriodAdded,
    /// A period of which the newer document says nothing.
    PeriodAbsent,
    /// The same items in another order.
    Order,
}

impl PartKind {
    /// As it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AgendaAdded => "agenda_added",
            Self::AgendaAbsent => "agenda_absent",
            Self::AgendaTitle => "agenda_title",
            Self::TaskAdded => "task_added",
            Self::TaskAbsent => "task_absent",
            Self::PeriodAdded => "period_added",
            Self::PeriodAbsent => "period_absent",
            Self::Order => "order",
        }
    }
}

/// What changed of the parts from one document to another, in the order of the newer; what it lacks comes last.
pub(crate) fn parts(old: &Document, new: &Document, found: &Followed) -> Vec<PartChange> {
    let mut changes = agendas(&old.agendas, &new.agendas);
    let (before, after) = (reports(old, found, 0), reports(new, found, 1));
    let by_thread: BTreeMap<&str, &Report<'_>> =
        before.iter().map(|report| (report.thread, report)).collect();
    for report in &after {
        match by_thread.get(report.thread) {
            None => changes.push(report.change(PartKind::TaskAdded, None, report.task.items().count())),
            Some(old) => {
                changes.extend(periods(old, report));
                changes.extend(order(old, report));
            }
        }
    }
    let kept: BTreeSet<&str> = after.iter().map(|report| report.thread).collect();
    let absent = before.iter().filter(|report| !kept.contains(report.thread));
    changes
        .extend(absent.map(|report| report.change(PartKind::TaskAbsent, None, report.task.items().count())));
    changes
}

fn agendas(old: &[Agenda], new: &[Agenda]) -> Vec<PartChange> {
    let change = |kind: PartKind, agenda: &Agenda, from: Option<&Agenda>| PartChange {
        kind,
        id: agenda.id.clone(),
        title: agenda.title.clone(),
        from: from.map(|agenda| agenda.title.clone()),
        period: None,
        items: agenda.tasks.iter().map(|task| task.items().count()).sum(),
    };
    let by_id = |agendas: &[Agenda], id: &str| agendas.iter().position(|agenda| agenda.id == id);
    let closed = |agenda: &Agenda| agenda.title.split_whitespace().collect::<String>();
    let come = new.iter().filter_map(|agenda| match by_id(old, &agenda.id).and_then(|at| old.get(at)) {
        None => Some(change(PartKind::AgendaAdded, agenda, None)),
        Some(before) if closed(before) != closed(agenda) => {
            Some(change(PartKind::AgendaTitle, agenda, Some(before)))
        }
        Some(_) => None,
    });
    let gone = old.iter().filter(|agenda| by_id(new, &agenda.id).is_none());
    come.chain(gone.map(|agenda| change(PartKind::AgendaAbsent, agenda, None))).collect()
}

/// A task as one of the documents has it.
struct Report<'a> {
    thread: &'a str,
    task: &'a Task,
    periods: BTreeSet<String>,
    /// The threads of its items, each before those below it.
    items: &'a [String],
}

impl Report<'_> {
    fn change(&self, kind: PartKind, period: Option<&str>, items: usize) -> PartChange {
        let (id, title) = (self.task.id.clone(), self.task.title.clone());
        PartChange { kind, id, title, from: None, period: period.map(str::to_owned), items }
    }

    fn count(&self, period: &str) -> usize {
        TaskSeen::of(self.task).items.iter().filter(|item| item.period == period).count()
    }

    /// The lists of items that stand below one another: of each period and below each item, by what they stand in.
    fn lists(&self) -> BTreeMap<(String, Option<&str>), Vec<&str>> {
        let mut threads = self.items.iter().map(String::as_str);
        let mut found = BTreeMap::new();
        for list in self.task.item_lists() {
            gather(list, None, &mut threads, &mut found);
        }
        found
    }
}

/// Puts the threads of a list and of all lists below it by what they stand in.
fn gather<'a>(
    items: &[Item],
    parent: Option<&'a str>,
    threads: &mut impl Iterator<Item = &'a str>,
    found: &mut BTreeMap<(String, Option<&'a str>), Vec<&'a str>>,
) {
    for item in items {
        let Some(thread) = threads.next() else { return };
        let period = crate::edition::ItemSeen::new(item.id.clone(), String::new()).period;
        found.entry((period, parent)).or_default().push(thread);
        // A generic call of itself would have no end of types.
        let threads: &mut dyn Iterator<Item = &'a str> = threads;
        below(&item.children, thread, threads, found);
    }
}

fn below<'a>(
    items: &[Item],
    parent: &'a str,
    mut threads: &mut dyn Iterator<Item = &'a str>,
    found: &mut BTreeMap<(String, Option<&'a str>), Vec<&'a str>>,
) {
    gather(items, Some(parent), &mut threads, found);
}

fn reports<'a>(document: &'a Document, found: &'a Followed, at: usize) -> Vec<Report<'a>> {
    let threads = found.tasks.get(at).into_iter().flatten();
    let items = found.items.get(at).into_iter().flatten();
    let all = document.tasks().zip(threads.zip(items));
    let report = |(task, (thread, items)): (&'a Task, (&'a String, &'a Vec<String>))| Report {
        thread,
        task,
        // Items under other columns have no period.
        periods: TaskSeen::of(task).periods.into_iter().filter(|period| period != "-").collect(),
        items,
    };
    all.map(report).collect()
}

fn periods(old: &Report<'_>, new: &Report<'_>) -> Vec<PartChange> {
    let come = new.periods.difference(&old.periods);
    let come = come.map(|period| new.change(PartKind::PeriodAdded, Some(period), new.count(period)));
    let gone = old.periods.difference(&new.periods);
    let gone = gone.map(|period| PartChange {
        items: old.count(period),
        ..new.change(PartKind::PeriodAbsent, Some(period), 0)
    });
    come.chain(gone).collect()
}

/// The lists whose items stand in another order, told once a period.
fn order(old: &Report<'_>, new: &Report<'_>) -> Vec<PartChange> {
    let (before, after) = (old.lists(), new.lists());
    let mut changed: BTreeMap<&str, usize> = BTreeMap::new();
    for ((period, parent), list) in &after {
        let Some(other) = before.get(&(period.clone(), *parent)) else { continue };
        let common = |list: &[&'_ str], other: &[&str]| -> Vec<String> {
            list.iter().filter(|thread| other.contains(thread)).map(|thread| (*thread).to_owned()).collect()
        };
        let (was, is) = (common(other, list), common(list, other));
        let count = was.iter().zip(&is).filter(|(was, is)| was != is).count();
        if count > 0 {
            *changed.entry(period).or_default() += count;
        }
    }
    changed.into_iter().map(|(period, items)| new.change(PartKind::Order, Some(period), items)).collect()
}

#[cfg(test)]
mod tests {
    use super::PartKind::{Order, PeriodAbsent, PeriodAdded, TaskAbsent, TaskAdded};
    use crate::diff::{ChangeKind, Relation, diff};
    use crate::testing::document;

    #[test]
    fn parts_that_come_go_and_change_places() {
        let (a, b, c) = ("협약 체결(1.13)", "수소충전소 10개소 구축", "위원회 개최");
        let old = document("old", &[(1, &[a, b, c]), (2, &["로드맵 발표"])]);
        let new = document("new", &[(2, &["로드맵 발표"]), (3, &["공모 시작", "교육 과정 개설"])]);
        let told = |old, new| -> Vec<_> {
            let parts = diff(old, new).parts;
            parts.into_iter().map(|part| (part.kind, part.period, part.items)).collect()
        };
        let period = |quarter: u8| Some(format!("2024Q{quarter}"));
        assert_eq!(told(&old, &new), [(PeriodAdded, period(3), 2), (PeriodAbsent, period(1), 3)]);
        let kinds: Vec<_> = diff(&old, &new).changes.iter().map(|change| change.kind).collect();
        assert_eq!(kinds.iter().filter(|kind| **kind == ChangeKind::Absent).count(), 3, "{kinds:?}");
        let swapped = document("new", &[(1, &[b, a, c]), (2, &["로드맵 발표"])]);
        assert_eq!(told(&old, &swapped), [(Order, period(1), 2)]);
        assert_eq!(diff(&old, &swapped).unchanged, 4);
        let mut without = old.clone();
        without.agendas[0].tasks.clear();
        assert_eq!(told(&old, &without), [(TaskAbsent, None, 4)]);
        assert_eq!(told(&without, &old), [(TaskAdded, None, 4)]);
    }

    #[test]
    fn documents_the_wrong_way_round_and_without_anything_in_common_are_told() {
        let old = document("old", &[(1, &["협약 체결(1.13)", "수소충전소 10개소 구축"])]);
        let mut other = document("other", &[(1, &["완전히 다른 이야기", "또 하나의 다른 글"])]);
        for task in &mut other.agendas[0].tasks {
            task.id = "a/9-9".to_owned();
            task.title = "그 밖의 일을 하는 과제".to_owned();
            task.number = Some("9-9".to_owned());
        }
        assert_eq!(diff(&old, &other).relation, Relation::Unrelated);
        assert_eq!(diff(&old, &old).relation, Relation::Forward);
        let mut later = old.clone();
        later.source.written = Some("2024-04-15T09:30:00+09:00".to_owned());
        let mut earlier = old.clone();
        earlier.source.written = Some("2024-04-14T09:30:00+09:00".to_owned());
        assert_eq!(diff(&later, &earlier).relation, Relation::Reversed);
        assert_eq!(diff(&earlier, &later).relation, Relation::Forward);
    }
}
