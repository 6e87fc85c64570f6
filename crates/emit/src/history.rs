//! The wordings of items over the documents of a family: table `history`.
//!
//! Only editions of one another (a strand) speak for each other: a later one drops what it reports on without, and where it
//! has items of its own of earlier periods, periods that it lacks are absent. So releases that cover one quarter each do not
//! drop the items of the others, and neither do reports of several bodies side by side.

use crate::editions::Held;
use crate::rows::Cell;
use gwaje_compare::settle::{Print, ToldBy, settle};
use gwaje_compare::threads::Followed;
use gwaje_compare::{Gone, similarity};
use std::collections::BTreeMap;

/// A wording of an item.
#[derive(Clone, Debug)]
pub(crate) struct Wording {
    pub(crate) item: String,
    /// The text where it was last seen, with the spaces that all prints of it tell.
    pub(crate) text: String,
    text_from: ToldBy,
    task: String,
    task_thread: String,
    previous: Option<String>,
    similarity: Option<f64>,
    first_seen: String,
    last_seen: String,
    strand: i64,
}

/// All wordings of a family, by thread and item.
pub(crate) type Wordings = BTreeMap<(String, String), Wording>;

/// Where each thing stands in a document: `(version, task, item, thread)`.
pub(crate) fn places<'a>(
    versions: &'a [Held],
    followed: &'a Followed,
) -> impl Iterator<Item = (&'a Held, usize, usize, &'a str)> {
    versions.iter().zip(&followed.items).flat_map(|(version, tasks)| {
        tasks.iter().enumerate().flat_map(move |(task, threads)| {
            threads.iter().enumerate().map(move |(item, thread)| (version, task, item, thread.as_str()))
        })
    })
}

/// The wordings of the items of a family.
pub(crate) fn wordings(versions: &[Held], followed: &Followed) -> Wordings {
    let mut found: BTreeMap<(&str, &str), (Wording, Vec<Print<'_>>)> = BTreeMap::new();
    let mut latest: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    let threads = task_threads(versions, followed);
    for (version, task, item, thread) in places(versions, followed) {
        let Some(seen) = version.edition.tasks.get(task) else { continue };
        let Some(own) = seen.items.get(item) else { continue };
        let before = latest.insert(thread, (&own.id, &own.text)).filter(|(id, _)| *id != own.id);
        let task_thread = threads.get(&(version.version.as_str(), task)).copied().unwrap_or_default();
        let (wording, prints) = found.entry((thread, &own.id)).or_insert_with(|| {
            let wording = Wording {
                item: own.id.clone(),
                text: String::new(),
                text_from: ToldBy::Own,
                task: seen.id.clone(),
                task_thread: String::new(),
                previous: before.map(|(id, _)| id.to_owned()),
                similarity: before.map(|(_, text)| (similarity(text, &own.text) * 1e4).round() / 1e4),
                first_seen: version.version.clone(),
                last_seen: String::new(),
                strand: 0,
            };
            (wording, Vec::new())
        });
        let (task_thread, strand) = task_thread;
        task_thread.clone_into(&mut wording.task_thread);
        wording.strand = i64::try_from(strand).unwrap_or_default();
        wording.last_seen.clone_from(&version.version);
        let joins = version.joins.get(&own.id).map_or(&[][..], Vec::as_slice);
        prints.push(Print { text: &own.text, joins, source: version.source });
    }
    let settled = found.into_iter().map(|((thread, item), (mut wording, prints))| {
        (wording.text, wording.text_from) = settle(&prints);
        ((thread.to_owned(), item.to_owned()), wording)
    });
    settled.collect()
}

/// The thread and strand of each task, by version and position.
type TaskThreads<'a> = BTreeMap<(&'a str, usize), (&'a str, usize)>;

fn task_threads<'a>(versions: &'a [Held], followed: &'a Followed) -> TaskThreads<'a> {
    let all = versions.iter().zip(followed.tasks.iter().zip(&followed.strands));
    let each = all.flat_map(|(version, (threads, strands))| {
        let named = threads.iter().map(String::as_str).zip(strands.iter().copied());
        named.enumerate().map(|(at, named)| ((version.version.as_str(), at), named))
    });
    each.collect()
}

/// The rows of table `history`.
pub(crate) fn rows(versions: &[Held], followed: &Followed, wordings: &Wordings) -> Vec<Vec<Cell>> {
    let mut ends: BTreeMap<&str, &str> = BTreeMap::new();
    for ((thread, _), wording) in wordings {
        let end = ends.entry(thread).or_default();
        *end = (*end).max(wording.last_seen.as_str());
    }
    let status = |thread: &str, wording: &Wording| {
        if ends.get(thread).is_some_and(|end| *end > wording.last_seen.as_str()) {
            return ("edited", None);
        }
        let gone = followed.gone.get(thread);
        let since = gone.and_then(|(_, edition)| versions.get(*edition)).map(|version| &version.version);
        match gone {
            None => ("current", None),
            Some((Gone::Dropped, _)) => ("dropped", since),
            Some((Gone::Absent, _)) => ("absent", since),
        }
    };
    let row = |((thread, _), wording): (&(String, String), &Wording)| {
        let (status, gone) = status(thread, wording);
        vec![
            thread.into(),
            (&wording.item).into(),
            (&wording.task).into(),
            (&wording.task_thread).into(),
            (&wording.text).into(),
            wording.text_from.as_str().into(),
            wording.previous.as_ref().into(),
            wording.similarity.map_or(Cell::Null, Cell::Real),
            status.into(),
            gone.into(),
            Cell::Integer(wording.strand),
            (&wording.first_seen).into(),
            (&wording.last_seen).into(),
        ]
    };
    wordings.iter().map(row).collect()
}
