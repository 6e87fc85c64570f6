//! Which tasks of an edition go on which known tasks: one to one, the surest first.
//!
//! Numbers, titles, bodies in charge and shared items speak for it. Tasks of other bodies are never one under another
//! number, whatever they share; a body and its successors are no other bodies. Where two known tasks fit one as well, or the
//! number is all there is, the match is told and not chosen.

use crate::edition::{Edition, TaskSeen};
use crate::known::{Evidence, KnownTask, Match, evidence};
use crate::likeness::similarity;
use crate::worded::Worded;
use gwaje_forms::bodies::are_one_line;
use std::collections::{BTreeMap, BTreeSet};

/// The least part of the items of the smaller of two tasks of other numbers that both have, where they are one.
/// Measured by `scripts/measure-threads`.
const SHARED_ITEMS: f64 = 0.5;

/// With titles that are alike by half, this part is enough where it is three items and more.
const SHARED_WITH_TITLE: f64 = 0.25;

/// The least likeness of the titles of tasks that are one under another number without shared items.
const SAME_TITLE: f64 = 0.9;

/// Titles less alike than this say nothing.
const LIKE_TITLE: f64 = 0.6;

/// Titles with fewer letters (법령 정비) are no name of a task where nobody is named in charge.
const TELLING: usize = 8;

/// A rival with so little less weight makes a match doubtful.
const MARGIN: f64 = 0.05;

/// How the bodies in charge of two tasks are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Charge {
    /// One of them is in charge of both.
    Same,
    /// A body of one followed a body of the other.
    Successor,
    /// One of the tasks names none.
    Unknown,
    /// None of them is in charge of both.
    Other,
}

/// How the bodies of two tasks are to each other.
pub(crate) fn charge(old: &[String], new: &[String]) -> Charge {
    if old.is_empty() || new.is_empty() {
        return Charge::Unknown;
    }
    let any = |same: fn(&str, &str) -> bool| old.iter().any(|a| new.iter().any(|b| same(a, b)));
    if any(|a, b| a == b) {
        Charge::Same
    } else if any(are_one_line) {
        Charge::Successor
    } else {
        Charge::Other
    }
}

/// Which tasks go on which, and those of which it is doubtful. `worded` has the known tasks by the wordings of their items.
pub(crate) fn matches(known: &[KnownTask], worded: &Worded, edition: &Edition) -> Vec<Match> {
    let tasks = &edition.tasks;
    let is_open = |(at, own): &(usize, usize)| {
        let (Some(old), Some(new)) = (known.get(*at), tasks.get(*own)) else { return false };
        old.seen.id == new.id || edition.release.is_none() || old.release != edition.release
    };
    let likely = likely(known, worded, tasks).into_iter().filter(is_open);
    let mut all: Vec<(f64, Match)> =
        likely.filter_map(|(at, own)| weighed(known.get(at)?, tasks.get(own)?, at, own)).collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1.known, a.1.own).cmp(&(b.1.known, b.1.own))));
    chosen(&all)
}

/// Takes the heaviest first, one to one. One that has a rival of nearly its weight is doubtful, and so is the rival.
fn chosen(all: &[(f64, Match)]) -> Vec<Match> {
    let (mut gone, mut come) = (BTreeSet::new(), BTreeSet::new());
    let mut found: Vec<Match> = Vec::new();
    // Rivals that were told, which are not chosen in their turn.
    let mut told: BTreeSet<(usize, usize)> = BTreeSet::new();
    let free = |gone: &BTreeSet<usize>, come: &BTreeSet<usize>, pair: &Match| {
        !gone.contains(&pair.known) && !come.contains(&pair.own)
    };
    for (at, (weight, pair)) in all.iter().enumerate() {
        if !free(&gone, &come, pair) || told.contains(&(pair.known, pair.own)) {
            continue;
        }
        let rivals = || {
            all.iter()
                .skip(at + 1)
                .take_while(|(other, _)| *other > weight - MARGIN)
                .map(|(_, other)| other)
                .filter(|other| {
                    free(&gone, &come, other) && ((other.known == pair.known) != (other.own == pair.own))
                })
        };
        let doubtful = pair.sure && rivals().any(|rival| rival.sure);
        if !pair.sure {
            found.push(pair.clone());
            continue;
        }
        if doubtful {
            told.extend(rivals().map(|rival| (rival.known, rival.own)));
            found.extend(rivals().chain([pair]).map(|rival| Match { sure: false, ..rival.clone() }));
            continue;
        }
        gone.insert(pair.known);
        come.insert(pair.own);
        found.push(pair.clone());
    }
    found.retain(|pair| pair.sure || free(&gone, &come, pair));
    found.dedup_by(|a, b| (a.known, a.own) == (b.known, b.own));
    found
}

/// The pairs that share a number, a title or an item, and of what is left over those with titles that are alike.
fn likely(known: &[KnownTask], worded: &Worded, tasks: &[TaskSeen]) -> BTreeSet<(usize, usize)> {
    let mut ids: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut titles: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, task) in known.iter().enumerate() {
        ids.entry(&task.seen.id).or_default().push(at);
        titles.entry(closed(&task.seen.title)).or_default().push(at);
    }
    let mut pairs = BTreeSet::new();
    for (own, task) in tasks.iter().enumerate() {
        let by_id = ids.get(task.id.as_str()).into_iter().flatten().copied();
        let by_title = titles.get(&closed(&task.title)).into_iter().flatten().copied();
        let by_item = task.items.iter().flat_map(|item| worded.at(&item.words, &item.period));
        pairs.extend(by_id.chain(by_title).chain(by_item).map(|at| (at, own)));
    }
    let (olds, news): (BTreeSet<usize>, BTreeSet<usize>) = pairs.iter().copied().unzip();
    let left = (0..known.len()).filter(|at| !olds.contains(at));
    let alike =
        left.flat_map(|at| (0..tasks.len()).filter(|own| !news.contains(own)).map(move |own| (at, own)));
    pairs.extend(alike.collect::<Vec<_>>());
    pairs
}

fn closed(title: &str) -> String {
    title.chars().filter(|c| !c.is_whitespace()).collect()
}

/// How alike two titles are; nothing where one is empty.
fn title_likeness(old: &str, new: &str) -> f64 {
    if old.is_empty() || new.is_empty() {
        0.0
    } else if old == new {
        1.0
    } else {
        similarity(old, new)
    }
}

/// Whether a title is long enough to tell a task without its bodies.
fn is_telling(task: &TaskSeen) -> bool {
    closed(&task.title).chars().count() >= TELLING
}

/// The items that both have, their part of the smaller, and whether there is anything to compare.
fn shared(known: &KnownTask, task: &TaskSeen) -> (usize, f64, bool) {
    let count = task.items.iter().filter(|item| known.worded(item).is_some()).count();
    let old =
        known.items.iter().filter(|item| !item.left && task.periods.contains(&item.seen.period)).count();
    let smaller = old.min(task.items.len());
    (count, if smaller == 0 { 0.0 } else { (count as f64 / smaller as f64).min(1.0) }, smaller > 0)
}

fn weighed(old: &KnownTask, new: &TaskSeen, at: usize, own: usize) -> Option<(f64, Match)> {
    let same = old.seen.id == new.id;
    let charge = charge(&old.seen.bodies, &new.bodies);
    let titles = title_likeness(&old.seen.title, &new.title);
    let (count, part, comparable) = shared(old, new);
    let items = part >= SHARED_ITEMS && (count > 1 || titles >= LIKE_TITLE)
        || part >= SHARED_WITH_TITLE && count > 2 && titles >= 0.5;
    let sure = if same {
        titles >= LIKE_TITLE
            || part >= SHARED_WITH_TITLE
            || !comparable && titles == 0.0 && charge != Charge::Other
    } else {
        charge != Charge::Other
            && (items || titles >= SAME_TITLE && (charge != Charge::Unknown || is_telling(new)))
    };
    let told = same
        || titles >= SAME_TITLE
        || items
        || titles >= LIKE_TITLE && charge != Charge::Other && !comparable;
    if !told {
        return None;
    }
    let weight = part
        + 0.6 * titles
        + if same { 0.3 } else { 0.0 }
        + if matches!(charge, Charge::Same | Charge::Successor) { 0.1 } else { 0.0 };
    let confidence = confidence(same, titles, part, sure);
    let reasons = reasons(same, titles, part, charge);
    Some((weight, Match { known: at, own, confidence, evidence: reasons, sure }))
}

/// Number, title and items as independent reasons: what speaks against it is what none of them rules out.
fn confidence(same: bool, titles: f64, part: f64, sure: bool) -> f64 {
    let by_title = ((titles - 0.5) * 2.0).max(0.0);
    let against = (1.0 - 0.97 * part) * (1.0 - 0.9 * by_title) * if same { 0.1 } else { 1.0 };
    let confidence = 1.0 - against;
    if sure { confidence.max(0.6) } else { confidence.min(0.5) }
}

fn reasons(same: bool, titles: f64, part: f64, charge: Charge) -> Vec<Evidence> {
    let bodies = match charge {
        Charge::Same => Some(evidence("bodies", 1.0)),
        Charge::Successor => Some(evidence("successor", 1.0)),
        Charge::Other => Some(evidence("bodies", 0.0)),
        Charge::Unknown => None,
    };
    let mut reasons = vec![evidence("number", if same { 1.0 } else { 0.0 })];
    reasons.extend([evidence("title", titles), evidence("items", part)]);
    reasons.extend(bodies);
    reasons
}
