//! What changed between two releases, item by item.
//!
//! An item with the same id is the same item: ids do not change with white space. Of the others, one with the same
//! words in another period of its task was moved; of the rest in one task and period, the best one-to-one matches
//! are edits, and what is left was added or removed.

use crate::edits::{self, Edit};
use crate::likeness::pairs;
use crate::renumber::{self, TaskChange};
use crate::wording::{Piece, pieces};
use gwaje_model::{Document, Item, ItemId, Task};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The changes from one document to another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Diff {
    /// Always `gwaje.diff/1`.
    pub schema: &'static str,
    /// Name of the older document.
    pub old: String,
    /// Name of the newer document.
    pub new: String,
    /// Items that are the same in both.
    pub unchanged: usize,
    /// Tasks that go on under another number or title, or with other bodies.
    pub tasks: Vec<TaskChange>,
    /// The changes, by task and period, in document order.
    pub changes: Vec<Change>,
}

/// A changed item.
#[derive(Clone, Debug, PartialEq, Serialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Its text is another.
    Edited,
    /// It stands in another period.
    Moved,
}

/// An item in one of the documents.
#[derive(Clone, Debug, PartialEq, Serialize)]
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
    let tasks = renumber::tasks(old, new);
    let (before, after) = (entries(old, &tasks), entries(new, &[]));
    let ids = |list: &[Entry<'_>]| list.iter().map(|entry| entry.id.to_string()).collect::<BTreeSet<_>>();
    let (old_ids, new_ids) = (ids(&before), ids(&after));
    let unchanged = old_ids.intersection(&new_ids).count();
    let mut removed: Vec<&Entry<'_>> =
        before.iter().filter(|entry| !new_ids.contains(&entry.id.to_string())).collect();
    let mut added: Vec<&Entry<'_>> =
        after.iter().filter(|entry| !old_ids.contains(&entry.id.to_string())).collect();
    let mut changes = moved(&mut removed, &mut added);
    changes.extend(edited(&mut removed, &mut added));
    changes.extend(removed.iter().map(|entry| alone(ChangeKind::Removed, entry)));
    changes.extend(added.iter().map(|entry| alone(ChangeKind::Added, entry)));
    order(&mut changes, &before, &after);
    let (old, new) = (old.source.name.clone(), new.source.name.clone());
    Diff { schema: "gwaje.diff/1", old, new, unchanged, tasks, changes }
}

/// An item and where it stands. Task and id are those it has, or would have, in the newer document.
struct Entry<'a> {
    task: String,
    title: &'a str,
    item: &'a Item,
    id: ItemId,
}

impl Entry<'_> {
    fn side(&self) -> Side {
        Side {
            id: self.item.id.clone(),
            period: self.id.period.clone(),
            marker: self.item.marker.clone(),
            text: self.item.text.clone(),
            page: self.item.page(),
        }
    }
}

fn entry<'a>(task: &'a Task, item: &'a Item) -> Entry<'a> {
    // A document of another hand may have ids of its own; then the whole id is what identifies the words.
    let own = |_| ItemId { task: task.id.clone(), period: "-".to_owned(), hash: item.id.clone(), copy: 1 };
    let id = item.id.parse().unwrap_or_else(own);
    Entry { task: task.id.clone(), title: &task.title, item, id }
}

fn entries<'a>(document: &'a Document, renumbered: &[TaskChange]) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> =
        document.tasks().flat_map(|task| task.items().map(move |item| entry(task, item))).collect();
    for entry in &mut entries {
        if let Some(change) = renumbered.iter().find(|change| change.from == entry.task) {
            entry.task.clone_from(&change.to);
            entry.id.task.clone_from(&change.to);
        }
    }
    entries
}

fn alone(kind: ChangeKind, entry: &Entry<'_>) -> Change {
    let (old, new) =
        if kind == ChangeKind::Removed { (Some(entry.side()), None) } else { (None, Some(entry.side())) };
    Change {
        kind,
        task: entry.task.clone(),
        title: entry.title.to_owned(),
        old,
        new,
        similarity: None,
        edits: vec![],
        pieces: vec![],
    }
}

fn both(kind: ChangeKind, old: &Entry<'_>, new: &Entry<'_>, similarity: f64) -> Change {
    let (from, to) = (old.id.period.clone(), new.id.period.clone());
    let period = (from != to).then_some(Edit::Period { from, to });
    let edits = period.into_iter().chain(edits::of_items(old.item, new.item)).collect();
    Change {
        kind,
        task: new.task.clone(),
        title: new.title.to_owned(),
        old: Some(old.side()),
        new: Some(new.side()),
        similarity: Some((similarity * 1e4).round() / 1e4),
        edits,
        pieces: pieces(&old.item.text, &new.item.text),
    }
}

/// Takes out the items whose words stand in another period of their task.
fn moved(removed: &mut Vec<&Entry<'_>>, added: &mut Vec<&Entry<'_>>) -> Vec<Change> {
    let mut changes = Vec::new();
    removed.retain(|old| {
        let same = |new: &&Entry<'_>| {
            new.task == old.task && new.id.hash == old.id.hash && new.id.period != old.id.period
        };
        let Some(at) = added.iter().position(same) else { return true };
        changes.push(both(ChangeKind::Moved, old, added.remove(at), 1.0));
        false
    });
    changes
}

/// Takes out the items that are two wordings of one.
fn edited(removed: &mut Vec<&Entry<'_>>, added: &mut Vec<&Entry<'_>>) -> Vec<Change> {
    let mut groups: BTreeMap<(String, String), (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    let key = |entry: &Entry<'_>| (entry.task.clone(), entry.id.period.clone());
    for (at, entry) in removed.iter().enumerate() {
        groups.entry(key(entry)).or_default().0.push(at);
    }
    for (at, entry) in added.iter().enumerate() {
        groups.entry(key(entry)).or_default().1.push(at);
    }
    let mut changes = Vec::new();
    let (mut gone, mut come) = (BTreeSet::new(), BTreeSet::new());
    for (old, new) in groups.into_values() {
        let olds: Vec<(usize, &Entry<'_>)> =
            old.iter().filter_map(|at| Some((*at, *removed.get(*at)?))).collect();
        let news: Vec<(usize, &Entry<'_>)> =
            new.iter().filter_map(|at| Some((*at, *added.get(*at)?))).collect();
        let texts =
            |list: &[(usize, &Entry<'_>)]| list.iter().map(|(_, entry)| entry.item.text.clone()).collect();
        let (a, b): (Vec<String>, Vec<String>) = (texts(&olds), texts(&news));
        let (a, b): (Vec<&str>, Vec<&str>) =
            (a.iter().map(String::as_str).collect(), b.iter().map(String::as_str).collect());
        for pair in pairs(&a, &b) {
            let (Some((at, old)), Some((to, new))) = (olds.get(pair.old), news.get(pair.new)) else {
                continue;
            };
            gone.insert(*at);
            come.insert(*to);
            changes.push(both(ChangeKind::Edited, old, new, pair.similarity));
        }
    }
    let mut at = 0..;
    removed.retain(|_| at.next().is_none_or(|at| !gone.contains(&at)));
    let mut at = 0..;
    added.retain(|_| at.next().is_none_or(|at| !come.contains(&at)));
    changes
}

/// Puts the changes in the order of the newer document; what it no longer has, in that of the older.
fn order(changes: &mut [Change], before: &[Entry<'_>], after: &[Entry<'_>]) {
    let places = |entries: &[Entry<'_>]| -> BTreeMap<String, usize> {
        entries.iter().enumerate().map(|(at, entry)| (entry.item.id.clone(), at)).collect()
    };
    let tasks = |entries: &[Entry<'_>], from: usize| -> Vec<(String, usize)> {
        entries.iter().enumerate().map(|(at, entry)| (entry.task.clone(), at + from)).collect()
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
    use super::{ChangeKind, Edit, diff};
    use gwaje_model::{Agenda, Document, Item, Period, SCHEMA, Source, Task, item_hash};

    fn document(name: &str, periods: &[(u8, &[&str])]) -> Document {
        let item = |quarter: u8, text: &str| Item {
            id: format!("a/1-1/2024Q{quarter}/{}", item_hash(Some("▪"), text)),
            marker: Some("▪".to_owned()),
            text: text.to_owned(),
            raw: text.to_owned(),
            confidence: 1.0,
            ..Item::default()
        };
        let period = |(quarter, texts): &(u8, &[&str])| Period {
            section: None,
            year: Some(2024),
            quarter: Some(*quarter),
            half: None,
            start: None,
            end: None,
            remark: None,
            items: texts.iter().map(|text| item(*quarter, text)).collect(),
        };
        let task = Task {
            id: "a/1-1".to_owned(),
            number: Some("1-1".to_owned()),
            title: "과제".to_owned(),
            leads: vec![],
            periods: periods.iter().map(period).collect(),
            ..Task::default()
        };
        let agenda =
            Agenda { id: "a/1".into(), number: None, title: "국정과제".into(), tasks: vec![task] };
        Document {
            schema: SCHEMA.to_owned(),
            source: Source { name: name.to_owned(), ..Source::default() },
            administration: None,
            administration_from: None,
            release: None,
            agendas: vec![agenda],
            warnings: vec![],
        }
    }

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
        let lead = |id: &str| gwaje_model::Lead { text: id.to_owned(), id: None, name: None, role: None };
        let mut others = old.clone();
        others.agendas[0].tasks[0].leads = vec![lead("교육부")];
        new.agendas[0].tasks[0].leads = vec![lead("환경부")];
        let found = diff(&others, &new);
        assert_eq!((found.changes.len(), found.tasks.len()), (6, 0), "tasks of two bodies are never one");
    }
}
