//! What changed between two releases, item by item.
//!
//! An item with the same id is the same item: ids do not change with white space. Of the others, one with the same
//! words in another period of its task was moved; of the rest in one task and period, the best one-to-one matches
//! are edits, and what is left was added or removed. An edit is shown by words (어절) and, inside a word that stayed
//! alike, by Hangul syllables and whole numbers.

use gwaje_model::{Document, Item, SAME_ITEM, pairs};
use serde::Serialize;
use similar::{Algorithm, DiffTag, capture_diff_slices};
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

/// A stretch of an edited text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Where it stands.
    pub kind: PieceKind,
    /// The words.
    pub text: String,
}

/// Where a stretch stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PieceKind {
    /// In both texts.
    Same,
    /// Only in the old text.
    Removed,
    /// Only in the new text.
    Added,
}

/// Compares two documents.
#[must_use]
pub fn diff(old: &Document, new: &Document) -> Diff {
    let (before, after) = (entries(old), entries(new));
    let ids = |list: &[Entry<'_>]| list.iter().map(|entry| entry.item.id.clone()).collect::<BTreeSet<_>>();
    let (old_ids, new_ids) = (ids(&before), ids(&after));
    let unchanged = old_ids.intersection(&new_ids).count();
    let mut removed: Vec<&Entry<'_>> =
        before.iter().filter(|entry| !new_ids.contains(&entry.item.id)).collect();
    let mut added: Vec<&Entry<'_>> = after.iter().filter(|entry| !old_ids.contains(&entry.item.id)).collect();
    let mut changes = moved(&mut removed, &mut added);
    changes.extend(edited(&mut removed, &mut added));
    changes.extend(removed.iter().map(|entry| alone(ChangeKind::Removed, entry)));
    changes.extend(added.iter().map(|entry| alone(ChangeKind::Added, entry)));
    order(&mut changes, &before, &after);
    let (old, new) = (old.source.name.clone(), new.source.name.clone());
    Diff { schema: "gwaje.diff/1", old, new, unchanged, changes }
}

/// An item and where it stands.
struct Entry<'a> {
    task: &'a str,
    title: &'a str,
    item: &'a Item,
}

impl Entry<'_> {
    /// Its period as in its id.
    fn period(&self) -> &str {
        self.item.id.rsplit('/').nth(1).unwrap_or_default()
    }

    /// What identifies its words, copies taken together.
    fn words(&self) -> &str {
        let last = self.item.id.rsplit('/').next().unwrap_or_default();
        last.split('~').next().unwrap_or_default()
    }

    fn side(&self) -> Side {
        Side {
            id: self.item.id.clone(),
            period: self.period().to_owned(),
            marker: self.item.marker.clone(),
            text: self.item.text.clone(),
            page: self.item.places.first().map(|place| place.page),
        }
    }
}

fn entries(document: &Document) -> Vec<Entry<'_>> {
    fn under<'a>(task: &'a gwaje_model::Task, items: &'a [Item], found: &mut Vec<Entry<'a>>) {
        for item in items {
            found.push(Entry { task: &task.id, title: &task.title, item });
            under(task, &item.children, found);
        }
    }
    let mut found = Vec::new();
    for task in document.agendas.iter().flat_map(|agenda| &agenda.tasks) {
        for period in &task.periods {
            under(task, &period.items, &mut found);
        }
        for column in &task.columns {
            under(task, &column.items, &mut found);
        }
    }
    found
}

fn alone(kind: ChangeKind, entry: &Entry<'_>) -> Change {
    let (old, new) =
        if kind == ChangeKind::Removed { (Some(entry.side()), None) } else { (None, Some(entry.side())) };
    Change {
        kind,
        task: entry.task.to_owned(),
        title: entry.title.to_owned(),
        old,
        new,
        similarity: None,
        pieces: vec![],
    }
}

fn both(kind: ChangeKind, old: &Entry<'_>, new: &Entry<'_>, similarity: f64) -> Change {
    Change {
        kind,
        task: new.task.to_owned(),
        title: new.title.to_owned(),
        old: Some(old.side()),
        new: Some(new.side()),
        similarity: Some((similarity * 1e4).round() / 1e4),
        pieces: pieces(&old.item.text, &new.item.text),
    }
}

/// Takes out the items whose words stand in another period of their task.
fn moved(removed: &mut Vec<&Entry<'_>>, added: &mut Vec<&Entry<'_>>) -> Vec<Change> {
    let mut changes = Vec::new();
    removed.retain(|old| {
        let same = |new: &&Entry<'_>| {
            new.task == old.task && new.words() == old.words() && new.period() != old.period()
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
    let key = |entry: &Entry<'_>| (entry.task.to_owned(), entry.period().to_owned());
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
        entries.iter().enumerate().map(|(at, entry)| (entry.task.to_owned(), at + from)).collect()
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

/// Both texts in one.
#[must_use]
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let (a, b): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive(' ').collect(), new.split_inclusive(' ').collect());
    let mut found = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
        let gone: String = a.get(op.old_range()).unwrap_or_default().concat();
        let come: String = b.get(op.new_range()).unwrap_or_default().concat();
        match op.tag() {
            DiffTag::Equal => push(&mut found, PieceKind::Same, &gone),
            DiffTag::Replace => inside(&gone, &come, &mut found),
            DiffTag::Delete | DiffTag::Insert => {
                push(&mut found, PieceKind::Removed, &gone);
                push(&mut found, PieceKind::Added, &come);
            }
        }
    }
    found
}

/// The change inside words that stayed alike; words that did not are replaced whole.
fn inside(old: &str, new: &str, found: &mut Vec<Piece>) {
    if gwaje_model::similarity(old, new) < SAME_ITEM / 2.0 {
        // The space after both belongs to neither.
        let (gone, come, space) = match (old.strip_suffix(' '), new.strip_suffix(' ')) {
            (Some(gone), Some(come)) => (gone, come, " "),
            _ => (old, new, ""),
        };
        push(found, PieceKind::Removed, gone);
        push(found, PieceKind::Added, come);
        push(found, PieceKind::Same, space);
        return;
    }
    let (a, b) = (units(old), units(new));
    for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
        let gone = a.get(op.old_range()).unwrap_or_default().concat();
        let come = b.get(op.new_range()).unwrap_or_default().concat();
        if op.tag() == DiffTag::Equal {
            push(found, PieceKind::Same, &gone);
        } else {
            push(found, PieceKind::Removed, &gone);
            push(found, PieceKind::Added, &come);
        }
    }
}

/// Numbers with their points and commas (`10.27`, `4,200`) and Latin words whole, everything else character by
/// character.
fn units(text: &str) -> Vec<&str> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let digit = |at: usize| chars.get(at).is_some_and(|(_, c)| c.is_ascii_digit());
    let class = |at: usize, c: char| match c {
        '0'..='9' => 1,
        '.' | ',' if at > 0 && digit(at - 1) && digit(at + 1) => 1,
        c if c.is_ascii_alphabetic() => 2,
        _ => 0,
    };
    let mut units = Vec::new();
    let (mut start, mut last) = (0, 0);
    for (at, (byte, c)) in chars.iter().enumerate() {
        let this = class(at, *c);
        if at > 0 && (this == 0 || this != last) {
            units.extend(text.get(start..*byte));
            start = *byte;
        }
        last = this;
    }
    units.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    units
}

fn push(found: &mut Vec<Piece>, kind: PieceKind, text: &str) {
    if text.is_empty() {
        return;
    }
    match found.last_mut() {
        Some(last) if last.kind == kind => last.text.push_str(text),
        _ => found.push(Piece { kind, text: text.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::{ChangeKind, PieceKind, diff, pieces};
    use gwaje_model::{Agenda, Document, Item, Period, SCHEMA, Source, Task, item_hash};
    use proptest::prelude::*;

    fn document(name: &str, periods: &[(u8, &[&str])]) -> Document {
        let item = |quarter: u8, text: &str| Item {
            id: format!("a/1-1/2024Q{quarter}/{}", item_hash(Some("▪"), text)),
            marker: Some("▪".to_owned()),
            text: text.to_owned(),
            raw: text.to_owned(),
            dates: vec![],
            mentions: vec![],
            joins: vec![],
            places: vec![],
            confidence: 1.0,
            children: vec![],
        };
        let period = |(quarter, texts): &(u8, &[&str])| Period {
            section: None,
            year: Some(2024),
            quarter: Some(*quarter),
            half: None,
            start: None,
            end: None,
            items: texts.iter().map(|text| item(*quarter, text)).collect(),
        };
        let task = Task {
            id: "a/1-1".to_owned(),
            number: Some("1-1".to_owned()),
            title: "과제".to_owned(),
            leads: vec![],
            periods: periods.iter().map(period).collect(),
            columns: vec![],
        };
        let agenda =
            Agenda { id: "a/1".into(), number: None, title: "국정과제".into(), tasks: vec![task] };
        Document {
            schema: SCHEMA.to_owned(),
            source: Source { name: name.to_owned(), ..Source::default() },
            administration: None,
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

    fn shown(old: &str, new: &str) -> String {
        let piece = |piece: super::Piece| match piece.kind {
            PieceKind::Same => piece.text,
            PieceKind::Removed => format!("[-{}]", piece.text),
            PieceKind::Added => format!("[+{}]", piece.text),
        };
        pieces(old, new).into_iter().map(piece).collect()
    }

    #[test]
    fn edits_are_shown_by_word_and_inside_words() {
        for (old, new, expected) in [
            ("수소충전소 10개소 구축", "수소충전소 120개소 구축", "수소충전소 [-10][+120]개소 구축"),
            ("협약을 체결", "협약 체결", "협약[-을] 체결"),
            ("협약 체결", "협약 체결 완료", "협약 체결[+ 완료]"),
            ("계획 수립 완료", "계획 발표 완료", "계획 [-수립][+발표] 완료"),
            ("점검(10.4~10.27)", "점검(10.4~11.3)", "점검(10.4~[-10.27][+11.3])"),
            ("1,200톤 수거", "1,250톤 수거.", "[-1,200][+1,250]톤 수거[+.]"),
            ("같은 글", "같은 글", "같은 글"),
        ] {
            assert_eq!(shown(old, new), expected);
        }
    }

    proptest! {
        #[test]
        fn the_pieces_make_both_texts(old in "[가나다1-3a-b ]{0,30}", new in "[가나다1-3a-b ]{0,30}") {
            let text = |without: PieceKind| -> String {
                pieces(&old, &new).iter().filter(|p| p.kind != without).map(|p| p.text.as_str()).collect()
            };
            prop_assert_eq!(text(PieceKind::Added), old.clone());
            prop_assert_eq!(text(PieceKind::Removed), new.clone());
        }
    }
}
