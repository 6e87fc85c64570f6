//! Which items of a task go on which known items of it: one to one, the surest first.
//!
//! The same words in the same period are the same item. Then come the same words in another period, then other words in the
//! same period: those that are alike, and of those less alike the ones that stand between the same neighbours. Where two
//! fit as well, the match is told and not chosen.

use crate::edition::{ItemSeen, TaskSeen};
use crate::known::{KnownItem, KnownTask, Match, evidence};
use crate::likeness::{SAME_ITEM, likenesses};
use std::collections::{BTreeMap, BTreeSet};

/// Items more alike than this are one wherever in their period they stand; measured by `scripts/measure-threads`.
const ALIKE: f64 = 0.8;

/// The least likeness of the only items that are left between the same neighbours on both sides.
const IN_PLACE: f64 = 0.45;

/// Below this the two are not even told as doubtful.
const DOUBTFUL: f64 = 0.35;

/// A rival that is less alike by no more than this makes a match doubtful.
const MARGIN: f64 = 0.03;

/// What standing between the same neighbours counts as, in likeness.
const NEIGHBOURS: f64 = 0.1;

/// The least part of a period that stands in another one, so that the period was moved as a whole.
const MOVED_WHOLE: f64 = 0.5;

/// Which items go on which, and those of which it is doubtful. Other words or another period are looked for in reports that
/// this one goes on alone: those of `strands`.
pub(crate) fn matches(known: &KnownTask, task: &TaskSeen, strands: &BTreeSet<usize>) -> Vec<Match> {
    let mut links = Links::new(known, task, strands);
    links.verbatim();
    links.moved();
    links.edited();
    links.found
}

struct Links<'a> {
    known: &'a KnownTask,
    task: &'a TaskSeen,
    strands: &'a BTreeSet<usize>,
    /// The known item of each item, and the other way round.
    of: Vec<Option<usize>>,
    taken: BTreeMap<usize, usize>,
    found: Vec<Match>,
}

/// Items that are not linked, with their positions.
type Left<'a, T> = Vec<(usize, &'a T)>;

/// A pair of items of one period, with their likeness.
#[derive(Clone, Copy)]
struct Pair {
    known: usize,
    own: usize,
    likeness: f64,
}

impl<'a> Links<'a> {
    fn new(known: &'a KnownTask, task: &'a TaskSeen, strands: &'a BTreeSet<usize>) -> Self {
        Self {
            known,
            task,
            strands,
            of: vec![None; task.items.len()],
            taken: BTreeMap::new(),
            found: Vec::new(),
        }
    }

    fn link(&mut self, pair: Match) {
        if let Some(of) = self.of.get_mut(pair.own) {
            *of = Some(pair.known);
        }
        self.taken.insert(pair.known, pair.own);
        self.found.push(pair);
    }

    fn is_free(&self, known: usize, own: usize) -> bool {
        !self.taken.contains_key(&known) && self.of.get(own).is_some_and(Option::is_none)
    }

    /// Whether a known item is of a report that this one goes on.
    fn is_open(&self, item: &KnownItem) -> bool {
        self.strands.contains(&self.known.root(item.strand))
    }

    /// The items that are not linked, on both sides.
    fn left(&self) -> (Left<'a, KnownItem>, Left<'a, ItemSeen>) {
        let known = self.known.items.iter().enumerate();
        let own = self.task.items.iter().enumerate();
        (
            known
                .filter(|(at, item)| !item.left && !self.taken.contains_key(at) && self.is_open(item))
                .collect(),
            own.filter(|(at, _)| self.of.get(*at).is_some_and(Option::is_none)).collect(),
        )
    }

    /// The same words in the same period: as they were last, then as they once were.
    fn verbatim(&mut self) {
        for latest in [true, false] {
            for (own, item) in self.task.items.iter().enumerate() {
                let Some(at) = self.known.worded(item).filter(|at| self.is_free(*at, own)) else { continue };
                let is_latest = self.known.items.get(at).is_some_and(|known| known.seen.words == item.words);
                if is_latest || !latest {
                    let evidence = vec![evidence("words", 1.0)];
                    self.link(Match { known: at, own, confidence: 1.0, evidence, sure: true });
                }
            }
        }
    }

    /// The same words in another period, where they stand once on each side. The old period must be there without them, or
    /// have moved as a whole.
    fn moved(&mut self) {
        let (olds, news) = self.left();
        let mut by_words: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for (at, item) in &olds {
            by_words.entry(item.seen.hash()).or_default().0.push(*at);
        }
        for (own, item) in &news {
            by_words.entry(item.hash()).or_default().1.push(*own);
        }
        let single = by_words.iter().filter(|(hash, _)| **hash != "-").filter_map(|(_, (old, new))| {
            if let ([at], [own]) = (old.as_slice(), new.as_slice()) { Some((*at, *own)) } else { None }
        });
        let single: Vec<(usize, usize)> = single.collect();
        let mut ways: BTreeMap<(String, String), usize> = BTreeMap::new();
        for (at, own) in &single {
            *ways.entry(self.way(*at, *own)).or_default() += 1;
        }
        for (at, own) in single {
            let (from, to) = self.way(at, own);
            let whole = olds.iter().filter(|(_, item)| item.seen.period == from).count();
            let count = ways.get(&(from.clone(), to)).copied().unwrap_or_default();
            let together = count > 1 && count as f64 >= MOVED_WHOLE * whole as f64;
            let sure = self.task.periods.contains(&from) || together;
            let confidence = if sure { 0.95 } else { 0.5 };
            let evidence = vec![evidence("words", 1.0), evidence("period", 0.0)];
            let pair = Match { known: at, own, confidence, evidence, sure };
            if sure {
                self.link(pair);
            } else {
                self.found.push(pair);
            }
        }
    }

    /// The periods of a known item and of an item.
    fn way(&self, at: usize, own: usize) -> (String, String) {
        let from = self.known.items.get(at).map(|item| item.seen.period.clone());
        let to = self.task.items.get(own).map(|item| item.period.clone());
        (from.unwrap_or_default(), to.unwrap_or_default())
    }

    /// Other words in the same period.
    fn edited(&mut self) {
        let mut pairs = self.alike();
        // Each link tells more of the neighbours of what is left.
        loop {
            let sure = self.sure(&pairs);
            if sure.is_empty() {
                break;
            }
            for pair in sure {
                self.link(pair);
            }
            pairs.retain(|pair| self.is_free(pair.known, pair.own));
        }
        let told = pairs.iter().map(|pair| Match {
            known: pair.known,
            own: pair.own,
            confidence: pair.likeness / 2.0,
            evidence: vec![evidence("likeness", pair.likeness)],
            sure: false,
        });
        let told: Vec<Match> = told.filter(|pair| pair.confidence * 2.0 >= SAME_ITEM).collect();
        self.found.extend(told);
    }

    fn alike(&self) -> Vec<Pair> {
        let (olds, news) = self.left();
        let periods: BTreeSet<&str> = news.iter().map(|(_, item)| item.period.as_str()).collect();
        let mut pairs = Vec::new();
        for period in periods {
            let olds: Vec<_> = olds.iter().filter(|(_, item)| item.seen.period == period).collect();
            let news: Vec<_> = news.iter().filter(|(_, item)| item.period == period).collect();
            let old: Vec<&str> = olds.iter().map(|(_, item)| item.seen.text.as_str()).collect();
            let new: Vec<&str> = news.iter().map(|(_, item)| item.text.as_str()).collect();
            for pair in likenesses(&old, &new, DOUBTFUL) {
                if let (Some((known, _)), Some((own, _))) = (olds.get(pair.old), news.get(pair.new)) {
                    pairs.push(Pair { known: *known, own: *own, likeness: pair.similarity });
                }
            }
        }
        pairs
    }

    /// The pairs that are sure: each the best on both sides by more than the margin.
    fn sure(&self, pairs: &[Pair]) -> Vec<Match> {
        let gaps = Gaps::of(self);
        let scored: Vec<(Pair, bool, f64)> = pairs
            .iter()
            .map(|pair| {
                let in_place = gaps.same(pair);
                (*pair, in_place, pair.likeness + if in_place { NEIGHBOURS } else { 0.0 })
            })
            .collect();
        let (mut by_known, mut by_own) = (BTreeMap::new(), BTreeMap::new());
        for (pair, _, score) in &scored {
            best_two(by_known.entry(pair.known).or_default(), *score);
            best_two(by_own.entry(pair.own).or_default(), *score);
        }
        let is_best = |two: Option<&[f64; 2]>, score: f64| {
            two.is_some_and(|[first, second]| *first == score && first - second >= MARGIN)
        };
        let best = scored.iter().filter(|(pair, _, score)| {
            is_best(by_known.get(&pair.known), *score) && is_best(by_own.get(&pair.own), *score)
        });
        let sure = best.filter(|(pair, in_place, _)| {
            let enough = match (in_place, gaps.alone(pair)) {
                (true, true) => IN_PLACE,
                (true, false) => SAME_ITEM,
                (false, _) => ALIKE,
            };
            pair.likeness >= enough
        });
        sure.map(|(pair, in_place, _)| Match {
            known: pair.known,
            own: pair.own,
            confidence: sureness(pair.likeness, *in_place),
            evidence: [evidence("likeness", pair.likeness)]
                .into_iter()
                .chain(in_place.then(|| evidence("neighbours", 1.0)))
                .collect(),
            sure: true,
        })
        .collect()
    }
}

/// Takes a score up into the best two.
fn best_two(two: &mut [f64; 2], score: f64) {
    let [first, second] = two;
    if score > *first {
        (*first, *second) = (score, *first);
    } else if score > *second {
        *second = score;
    }
}

/// How sure an edit is, by the likeness of both wordings and their place.
fn sureness(likeness: f64, in_place: bool) -> f64 {
    let least = if in_place { 0.9 } else { 0.8 };
    ((least + (1.0 - least) * likeness) * 1e4).round() / 1e4
}

/// Between which linked neighbours of its period each item that is not linked stands: known items on both sides.
struct Gaps {
    old: BTreeMap<usize, Gap>,
    new: BTreeMap<usize, Gap>,
}

type Gap = (String, Option<usize>, Option<usize>);

impl Gaps {
    fn of(links: &Links<'_>) -> Self {
        let new = links.task.items.iter().enumerate();
        let new = new.map(|(own, item)| (own, item.period.as_str(), links.of.get(own).copied().flatten()));
        // Known items that an earlier edition dropped have no place among those of the last one.
        let open = || links.known.items.iter().enumerate().filter(|(_, item)| links.is_open(item));
        let last = open().map(|(_, item)| item.edition).max();
        let mut old: Vec<(usize, &KnownItem)> =
            open().filter(|(_, item)| Some(item.edition) == last).collect();
        old.sort_by_key(|(_, item)| item.place);
        let old = old
            .into_iter()
            .map(|(at, item)| (at, item.seen.period.as_str(), links.taken.contains_key(&at).then_some(at)));
        Self { old: gaps(old), new: gaps(new) }
    }

    fn same(&self, pair: &Pair) -> bool {
        self.old.get(&pair.known).is_some_and(|gap| self.new.get(&pair.own) == Some(gap))
    }

    /// Whether nothing else is left between the same neighbours.
    fn alone(&self, pair: &Pair) -> bool {
        let count =
            |gaps: &BTreeMap<usize, Gap>, gap: &Gap| gaps.values().filter(|other| *other == gap).count();
        self.old.get(&pair.known).is_some_and(|gap| count(&self.old, gap) == 1 && count(&self.new, gap) == 1)
    }
}

/// The gap of each item that is not linked: items in order, their period, and the known item they are linked to.
fn gaps<'a>(items: impl Iterator<Item = (usize, &'a str, Option<usize>)>) -> BTreeMap<usize, Gap> {
    let mut found: BTreeMap<usize, Gap> = BTreeMap::new();
    let mut last: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    let mut open: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, period, linked) in items {
        match linked {
            None => {
                let before = last.get(period).copied().flatten();
                found.insert(at, (period.to_owned(), before, None));
                open.entry(period).or_default().push(at);
            }
            Some(known) => {
                last.insert(period, Some(known));
                for waiting in open.remove(period).into_iter().flatten() {
                    if let Some(gap) = found.get_mut(&waiting) {
                        gap.2 = Some(known);
                    }
                }
            }
        }
    }
    found
}
