//! What changed between two releases, item by item.
//!
//! What is the same in both is what [`threads`](crate::threads) says; of that, other words are an edit and another period or
//! task alone is a move. What is left was added or removed.

use crate::edition::{Edition, ItemSeen};
use crate::edits::{self, Edit};
use crate::likeness::similarity;
use crate::parts::{PartChange, parts};
use crate::renumber::{TaskChange, change};
use crate::threads::{Followed, Link, Linked, follow};
use crate::wanted::within;
use crate::wording::{Piece, pieces};
use gwaje_model::{Document, Item, Task};
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// The changes from one document to another.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Diff {
    /// Always `gwaje.diff/1`.
    pub schema: &'static str,
    /// Name of the older document.
    pub old: String,
    /// Name of the newer document.
    pub new: String,
    /// How the two are to each other.
    pub relation: Relation,
    /// Items that are the same in both.
    pub unchanged: usize,
    /// Agendas, tasks and periods that came or are no longer there, and items in another order.
    pub parts: Vec<PartChange>,
    /// Tasks that go on under another number or title, or with other bodies.
    pub tasks: Vec<TaskChange>,
    /// The changes, by task and period, in document order.
    pub changes: Vec<Change>,
    /// What may be one thing and is told as two: tasks or items that are not sure enough to be one.
    pub doubtful: Vec<Link>,
}

/// The JSON Schema (draft 2020-12) of [`Diff`].
#[must_use]
pub fn schema() -> schemars::Schema {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Diff>();
    schema.insert("title".to_owned(), "gwaje.diff/1".into());
    schema.insert("$id".to_owned(), "urn:gwaje:diff:1".into());
    gwaje_model::open_every_list(&mut schema);
    schema
}

/// How two documents are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Relation {
    /// The second goes on the first, as far as they tell.
    Forward,
    /// The second is the older one, by its release, its day of publication or its own word.
    Reversed,
    /// They have no task and no item in common.
    Unrelated,
}

/// A changed item.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Change {
    /// What happened to it.
    pub kind: ChangeKind,
    /// Id of its task.
    pub task: String,
    /// Title of its task.
    pub title: String,
    /// The item before, unless it was added.
    pub old: Option<Side>,
    /// The item after, unless it was removed.
    pub new: Option<Side>,
    /// How alike both texts are, 0 to 1.
    pub similarity: Option<f64>,
    /// What changed in it: dates, figures, marker, period, order, words.
    pub edits: Vec<Edit>,
    /// Both texts in one, piece by piece. `same` and `removed` make the old text, `same` and `added` the new.
    pub pieces: Vec<Piece>,
}

/// What happened to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone, from a period that is still reported on.
    Removed,
    /// The newer document has nothing of its period, or of its task.
    Absent,
    /// Its text is another.
    Edited,
    /// It stands in another period or task.
    Moved,
}

/// An item in one of the documents.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Side {
    /// Its id.
    pub id: String,
    /// Its period, as in ids: `2024Q4`.
    pub period: String,
    /// Its marker.
    pub marker: Option<String>,
    /// Its text.
    pub text: String,
    /// The page it begins on, from 1.
    pub page: Option<u32>,
}

/// Compares two documents.
#[must_use]
pub fn diff(old: &Document, new: &Document) -> Diff {
    let found = follow(&[Edition::of(old), Edition::of(new)]);
    told(old, new, relation(old, new, &found), found)
}

/// Compares two documents, and tells of the tasks that are wanted in either.
#[must_use]
pub fn diff_of(old: &Document, new: &Document, wanted: &dyn Fn(&Task) -> bool) -> Diff {
    let found = follow(&[Edition::of(old), Edition::of(new)]);
    let relation = relation(old, new, &found);
    let ([old, new], found) = within([old, new], found, wanted);
    told(&old, &new, relation, found)
}

fn told(old: &Document, new: &Document, relation: Relation, found: Followed) -> Diff {
    let tasks = tasks(old, new, &found);
    let (before, after) = (entries(old, &found, 0), entries(new, &found, 1));
    let by_thread: BTreeMap<&str, &Entry<'_>> = before.iter().map(|entry| (entry.thread, entry)).collect();
    let kept: BTreeSet<&str> = after.iter().map(|entry| entry.thread).collect();
    let (mut unchanged, mut changes) = (0, Vec::new());
    for entry in &after {
        match by_thread.get(entry.thread) {
            None => changes.push(alone(ChangeKind::Added, entry)),
            Some(old) if old.is_as(entry) => unchanged += 1,
            Some(old) => changes.push(both(old, entry)),
        }
    }
    let reported = reported(new, &found);
    let removed = before.iter().filter(|entry| !kept.contains(entry.thread));
    changes.extend(removed.map(|entry| {
        let stands = reported.contains(&(entry.task_thread, entry.seen.period.clone()));
        alone(if stands { ChangeKind::Removed } else { ChangeKind::Absent }, entry)
    }));
    order(&mut changes, &before, &after);
    let parts = parts(old, new, &found);
    let doubtful = found.links.into_iter().filter(|link| !link.sure).collect();
    let (old, new) = (old.source.name.clone(), new.source.name.clone());
    Diff { schema: "gwaje.diff/1", old, new, relation, unchanged, parts, tasks, changes, doubtful }
}

/// The periods that the newer document reports on, by the threads of tasks.
fn reported<'a>(new: &Document, found: &'a Followed) -> BTreeSet<(&'a str, String)> {
    let threads = found.tasks.get(1).into_iter().flatten();
    let tasks = Edition::of(new).tasks.into_iter().zip(threads);
    tasks
        .flat_map(|(task, thread)| task.periods.into_iter().map(|period| (thread.as_str(), period)))
        .collect()
}

fn relation(old: &Document, new: &Document, found: &Followed) -> Relation {
    let items = |at: usize| found.items.get(at).into_iter().flatten().flatten().collect::<BTreeSet<_>>();
    let tasks = |at: usize| found.tasks.get(at).into_iter().flatten().collect::<BTreeSet<_>>();
    if !items(0).is_empty()
        && !items(1).is_empty()
        && items(0).is_disjoint(&items(1))
        && tasks(0).is_disjoint(&tasks(1))
    {
        return Relation::Unrelated;
    }
    let release = |document: &Document| {
        // A whole year comes after its quarters.
        document.release.map(|release| (release.year, release.quarter.unwrap_or(u8::MAX)))
    };
    let published = |document: &Document| document.source.origin.published.clone();
    let written = |document: &Document| document.source.written.clone();
    // The first of these that both tell, and that differs, decides.
    let order = [
        release(old).zip(release(new)).map(|(old, new)| old.cmp(&new)),
        published(old).zip(published(new)).map(|(old, new)| old.cmp(&new)),
        written(old).zip(written(new)).map(|(old, new)| old.cmp(&new)),
    ];
    match order.into_iter().flatten().find(|order| *order != Ordering::Equal) {
        Some(Ordering::Greater) => Relation::Reversed,
        _ => Relation::Forward,
    }
}

/// The tasks that are not as they were, in the order of the newer document.
fn tasks(old: &Document, new: &Document, found: &Followed) -> Vec<TaskChange> {
    let threads = |at: usize| found.tasks.get(at).into_iter().flatten().map(String::as_str);
    let before: BTreeMap<&str, &Task> = threads(0).zip(old.tasks()).collect();
    let pairs = threads(1).zip(new.tasks()).filter_map(|(thread, task)| Some((*before.get(thread)?, task)));
    let changes = pairs.filter_map(|(old, new)| {
        let change = change(old, new)?;
        let link =
            found.links.iter().find(|link| link.sure && link.kind == Linked::Task && link.id == new.id);
        Some(match link {
            Some(link) => {
                TaskChange { confidence: link.confidence, evidence: link.evidence.clone(), ..change }
            }
            None => change,
        })
    });
    changes.collect()
}

/// An item and where it stands.
struct Entry<'a> {
    thread: &'a str,
    /// The thread of its task.
    task_thread: &'a str,
    task: &'a Task,
    item: &'a Item,
    seen: ItemSeen,
}

impl Entry<'_> {
    fn side(&self) -> Side {
        Side {
            id: self.item.id.clone(),
            period: self.seen.period.clone(),
            marker: self.item.marker.clone(),
            text: self.item.text.clone(),
            page: self.item.page(),
        }
    }

    /// Whether it has the words and the period of another, under whatever number of its task.
    fn is_as(&self, other: &Entry<'_>) -> bool {
        self.task_thread == other.task_thread
            && (self.seen.period == other.seen.period && self.seen.words == other.seen.words)
    }
}

fn entries<'a>(document: &'a Document, found: &'a Followed, at: usize) -> Vec<Entry<'a>> {
    let tasks = found.tasks.get(at).into_iter().flatten();
    let items = found.items.get(at).into_iter().flatten();
    let within = document.tasks().zip(tasks).zip(items).flat_map(|((task, task_thread), threads)| {
        task.items().zip(threads).map(move |(item, thread)| Entry {
            thread,
            task_thread,
            task,
            item,
            seen: ItemSeen::new(item.id.clone(), item.text.clone()),
        })
    });
    within.collect()
}

fn alone(kind: ChangeKind, entry: &Entry<'_>) -> Change {
    let side = Some(entry.side());
    let (old, new) = if kind == ChangeKind::Added { (None, side) } else { (side, None) };
    Change {
        kind,
        task: entry.task.id.clone(),
        title: entry.task.title.clone(),
        old,
        new,
        similarity: None,
        edits: vec![],
        pieces: vec![],
    }
}

fn both(old: &Entry<'_>, new: &Entry<'_>) -> Change {
    let (from, to) = (old.seen.period.clone(), new.seen.period.clone());
    let same_words = old.seen.words == new.seen.words;
    let kind = if same_words { ChangeKind::Moved } else { ChangeKind::Edited };
    let period = (from != to).then_some(Edit::Period { from, to });
    let edits = period.into_iter().chain(edits::of_items(old.item, new.item)).collect();
    let likeness = if same_words { 1.0 } else { similarity(&old.item.text, &new.item.text) };
    Change {
        kind,
        task: new.task.id.clone(),
        title: new.task.title.clone(),
        old: Some(old.side()),
        new: Some(new.side()),
        similarity: Some((likeness * 1e4).round() / 1e4),
        edits,
        pieces: pieces(&old.item.text, &new.item.text),
    }
}

/// Puts the changes in the order of the newer document; what it no longer has, in that of the older.
fn order(changes: &mut [Change], before: &[Entry<'_>], after: &[Entry<'_>]) {
    let places = |entries: &[Entry<'_>]| -> BTreeMap<String, usize> {
        entries.iter().enumerate().map(|(at, entry)| (entry.item.id.clone(), at)).collect()
    };
    let tasks = |entries: &[Entry<'_>], from: usize| -> Vec<(String, usize)> {
        entries.iter().enumerate().map(|(at, entry)| (entry.task.id.clone(), at + from)).collect()
    };
    let (old, new) = (places(before), places(after));
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (task, at) in tasks(after, 0).into_iter().chain(tasks(before, after.len())) {
        first.entry(task).or_insert(at);
    }
    changes.sort_by_key(|change| {
        let side = change.new.as_ref().or(change.old.as_ref());
        let place = match (&change.new, &change.old) {
            (Some(side), _) => new.get(&side.id),
            (None, Some(side)) => old.get(&side.id),
            (None, None) => None,
        };
        (first.get(&change.task).copied(), side.map(|side| side.period.clone()), place.copied(), change.kind)
    });
}

#[cfg(test)]
mod tests {
    use super::{ChangeKind, Edit, diff, diff_of};
    use crate::testing::document;

    #[test]
    fn every_kind_of_change_is_told() {
        let old = document(
            "old",
            &[
                (1, &["협약 체결(1.13)", "수소충전소 10개소 구축", "위원회 개최"]),
                (2, &["로드맵 발표", "공모 시작"]),
            ],
        );
        let new = document(
            "new",
            &[
                (1, &["협약 체결 (1.13)", "수소충전소 12개소 구축"]),
                (2, &["로드맵 발표", "위원회 개최", "완전히 다른 이야기"]),
            ],
        );
        let diff = diff(&old, &new);
        let told: Vec<(ChangeKind, Option<&str>, Option<&str>)> = diff
            .changes
            .iter()
            .map(|c| {
                (c.kind, c.old.as_ref().map(|s| s.text.as_str()), c.new.as_ref().map(|s| s.text.as_str()))
            })
            .collect();
        assert_eq!(diff.unchanged, 2);
        assert_eq!(
            told,
            [
                (ChangeKind::Edited, Some("수소충전소 10개소 구축"), Some("수소충전소 12개소 구축")),
                (ChangeKind::Moved, Some("위원회 개최"), Some("위원회 개최")),
                (ChangeKind::Added, None, Some("완전히 다른 이야기")),
                (ChangeKind::Removed, Some("공모 시작"), None),
            ]
            .into_iter()
            .collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_renumbered_task_is_the_same_task() {
        let old = document("old", &[(1, &["협약 체결(7.1)", "수소충전소 10개소 구축", "협의체 발족"])]);
        let mut new = document("new", &[(1, &["협약 체결(7.1)", "수소충전소 10개소 구축", "협의체 발족"])]);
        let task = &mut new.agendas[0].tasks[0];
        (task.id, task.number) = ("a/1-4".to_owned(), Some("1-4".to_owned()));
        for item in &mut task.periods[0].items {
            item.id = item.id.replace("a/1-1", "a/1-4");
        }
        let found = diff(&old, &new);
        assert_eq!((found.changes.len(), found.unchanged), (0, 3));
        assert_eq!(
            found.tasks[0].edits,
            [Edit::Number { from: Some("1-1".to_owned()), to: Some("1-4".to_owned()) }]
        );
        let lead = |id: &str| gwaje_model::Lead {
            text: id.to_owned(),
            id: None,
            name: None,
            role: None,
            read_from: None,
        };
        let mut others = old.clone();
        others.agendas[0].tasks[0].leads = vec![lead("교육부")];
        new.agendas[0].tasks[0].leads = vec![lead("환경부")];
        let found = diff(&others, &new);
        assert_eq!((found.changes.len(), found.tasks.len()), (6, 0), "tasks of two bodies are never one");
    }

    #[test]
    fn what_is_asked_for_is_told_as_among_all_the_rest() {
        let old = document("old", &[(1, &["협약 체결(7.1)", "수소충전소 10개소 구축"])]);
        let mut new = document("new", &[(1, &["협약 체결(7.1)", "수소충전소 12개소 구축"])]);
        let mut other = new.agendas[0].tasks[0].clone();
        (other.id, other.title) = ("a/1-2".to_owned(), "다른 과제".to_owned());
        for item in &mut other.periods[0].items {
            item.id = item.id.replace("a/1-1", "a/1-2");
        }
        new.agendas[0].tasks.push(other);
        let found = diff_of(&old, &new, &|task| task.id == "a/1-1");
        assert_eq!((found.unchanged, found.changes.len(), found.parts.len()), (1, 1, 0));
        let other = diff_of(&old, &new, &|task| task.id == "a/1-2");
        let kinds: Vec<&str> = other.parts.iter().map(|part| part.kind.as_str()).collect();
        assert_eq!((other.unchanged, other.changes.len(), kinds), (0, 2, vec!["task_added"]));
        assert_eq!(diff_of(&old, &new, &|_| true), diff(&old, &new));
    }
}
