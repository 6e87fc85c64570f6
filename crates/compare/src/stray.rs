//! Items that went to another task: the same words and period, once on each side, with no other body in charge.
//!
//! Where several went from one task to another, as when a task is parted, those with few or other words followed them: of these
//! two tasks alone, each goes to the one that is clearly the most alike.

use crate::edition::{Edition, ItemSeen, TaskSeen};
use crate::known::{KnownItem, KnownTask, Match, evidence};
use crate::likeness::{clear, likenesses};
use crate::task_match::{Charge, charge};
use crate::worded::Worded;
use std::collections::{BTreeMap, BTreeSet};

/// How sure it is that an item went to another task with its words.
const MOVED_TASK: f64 = 0.9;

/// Items with no more letters than this are no evidence outside their task: many tasks have them.
const SHORT: usize = 15;

/// So many items that went from one task to another show that others did. Measured by `scripts/measure-threads`.
const FOLLOWED: usize = 2;

/// The least likeness of an item and the one that followed others to their task; as inside a task.
const ALIKE: f64 = 0.8;

/// A rival that is less alike by no more than this makes it doubtful; as inside a task.
const MARGIN: f64 = 0.03;

/// Where an item is known: index of its task and its own.
pub(crate) type Place = (usize, usize);

/// An item of an edition, by index of its task and its own, and where it is known.
#[derive(Clone, Debug)]
pub(crate) struct Stray {
    /// Where it is in the edition.
    pub(crate) own: (usize, usize),
    /// Where it is known.
    pub(crate) known: Place,
    /// Why.
    pub(crate) pair: Match,
}

/// The items that are left and went on from another task. Known are tasks, also by the words of their items; `of_task` is the known
/// task of each task, `places` the known item of each item.
pub(crate) fn strays(
    (known, hashed): (&[KnownTask], &Worded),
    edition: (usize, &Edition),
    of_task: &[Option<usize>],
    places: &[Vec<Option<Place>>],
) -> Vec<Stray> {
    let (number, edition) = edition;
    let left = left(edition, places);
    let lost = lost((known, hashed), &left, &places.iter().flatten().filter_map(|place| *place).collect());
    let present: BTreeSet<usize> = of_task.iter().filter_map(|known| *known).collect();
    let mut found = Vec::new();
    for (key, news) in left {
        let (&[own], Some(&[place])) = (news.as_slice(), lost.get(&key).map(Vec::as_slice)) else { continue };
        let (Some((new, item)), Some((old, _))) = (item_of(edition, own), known_of(known, place)) else {
            continue;
        };
        let long = item.text.chars().filter(|c| !c.is_whitespace()).count() > SHORT;
        // A task that is long gone says nothing of where its items are.
        let recent = present.contains(&place.0) || old.edition + 1 == number;
        if long && recent && charge(&old.seen.bodies, &new.bodies) != Charge::Other {
            let evidence = vec![evidence("words", 1.0), evidence("task", 0.0)];
            let pair = Match { known: place.1, own: own.1, confidence: MOVED_TASK, evidence, sure: true };
            found.push(Stray { own, known: place, pair });
        }
    }
    let mut ways: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for stray in &found {
        *ways.entry((stray.known.0, stray.own.0)).or_default() += 1;
    }
    let ways: Vec<_> = ways.into_iter().filter(|(_, count)| *count >= FOLLOWED).map(|(way, _)| way).collect();
    for way in ways {
        let more = followers(known, edition, way, places, &found);
        found.extend(more);
    }
    found
}

/// The items that followed others from a known task to one of the edition.
fn followers(
    known: &[KnownTask],
    edition: &Edition,
    (from, to): (usize, usize),
    places: &[Vec<Option<Place>>],
    found: &[Stray],
) -> Vec<Stray> {
    let taken: BTreeSet<Place> =
        places.iter().flatten().flatten().copied().chain(found.iter().map(|stray| stray.known)).collect();
    let placed: BTreeSet<Place> = found.iter().map(|stray| stray.own).collect();
    let old = known.get(from).into_iter().flat_map(|task| task.items.iter().enumerate());
    let lost = old.filter(|(at, item)| !item.left && !taken.contains(&(from, *at)));
    let lost = by_period(lost.map(|(at, item)| (at, &item.seen)));
    let new = edition.tasks.get(to).into_iter().flat_map(|task| task.items.iter().enumerate());
    let is_free = |at: usize| places.get(to).and_then(|places| places.get(at)).is_some_and(Option::is_none);
    let left = by_period(new.filter(|(at, _)| is_free(*at) && !placed.contains(&(to, *at))));
    let mut more = Vec::new();
    for (period, (olds, old)) in lost {
        let Some((news, new)) = left.get(period) else { continue };
        // Rivals just below the least likeness make doubtful what is just above it.
        let sure = clear(&likenesses(&old, new, ALIKE - MARGIN), MARGIN);
        for pair in sure.iter().filter(|pair| pair.similarity >= ALIKE) {
            let (Some(known), Some(own)) = (olds.get(pair.old), news.get(pair.new)) else { continue };
            let evidence = vec![evidence("likeness", pair.similarity), evidence("task", 0.0)];
            let confidence = MOVED_TASK * pair.similarity;
            let pair = Match { known: *known, own: *own, confidence, evidence, sure: true };
            more.push(Stray { own: (to, *own), known: (from, *known), pair });
        }
    }
    more
}

/// Items by period: their positions, and their texts.
fn by_period<'a>(
    items: impl Iterator<Item = (usize, &'a ItemSeen)>,
) -> BTreeMap<&'a str, (Vec<usize>, Vec<&'a str>)> {
    let mut found: BTreeMap<&str, (Vec<usize>, Vec<&str>)> = BTreeMap::new();
    for (at, item) in items {
        let (places, texts) = found.entry(&item.period).or_default();
        places.push(at);
        texts.push(&item.text);
    }
    found
}

/// The items of an edition that are not known, by period and words.
fn left<'a>(edition: &'a Edition, places: &[Vec<Option<Place>>]) -> Left<'a> {
    let mut left = Left::new();
    for (at, (task, places)) in edition.tasks.iter().zip(places).enumerate() {
        for (to, (item, _)) in task.items.iter().zip(places).enumerate().filter(|(_, (_, p))| p.is_none()) {
            left.entry((&item.period, item.hash())).or_default().push((at, to));
        }
    }
    left
}

/// Items by period and words.
type Left<'a> = BTreeMap<(&'a str, &'a str), Vec<Place>>;

/// The known items with the words of those that are left, as far as the edition has them nowhere: only tasks that have or had such words
/// are looked through.
fn lost<'a>(
    (known, hashed): (&'a [KnownTask], &Worded),
    left: &Left<'_>,
    taken: &BTreeSet<Place>,
) -> Left<'a> {
    let mut lost = Left::new();
    let tasks: BTreeSet<usize> = left.keys().flat_map(|(period, hash)| hashed.at(hash, period)).collect();
    for (at, task) in tasks.iter().filter_map(|at| Some((*at, known.get(*at)?))) {
        for (to, item) in task.items.iter().enumerate().filter(|(_, item)| !item.left) {
            let key = (item.seen.period.as_str(), item.seen.hash());
            if left.contains_key(&key) && !taken.contains(&(at, to)) {
                lost.entry(key).or_default().push((at, to));
            }
        }
    }
    lost
}

fn item_of(edition: &Edition, (task, item): (usize, usize)) -> Option<(&TaskSeen, &ItemSeen)> {
    let task = edition.tasks.get(task)?;
    Some((task, task.items.get(item)?))
}

fn known_of(known: &[KnownTask], (task, item): Place) -> Option<(&KnownTask, &KnownItem)> {
    let task = known.get(task)?;
    Some((task, task.items.get(item)?))
}
