//! Pairs of editions made by a script: a report, and the same report a quarter later, with the truth of what became of each
//! task and item.

pub(crate) mod words;

use gwaje_compare::edition::{Edition, ItemSeen, TaskSeen};
use gwaje_model::item_hash;
use std::collections::BTreeMap;
use words::{Dice, edited, sentence, sibling, title};

/// How much changes from one edition to the next: rates of items or tasks, 0 to 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rates {
    /// Its name.
    pub(crate) name: &'static str,
    /// Items worded anew, dropped, added; added ones that are like one that is there.
    pub(crate) edited: f64,
    pub(crate) dropped: f64,
    pub(crate) added: f64,
    pub(crate) sibling: f64,
    /// Items that change places with their neighbour, move to another period, move to another task of the body.
    pub(crate) turned: f64,
    pub(crate) moved: f64,
    pub(crate) strayed: f64,
    /// Items parted in two or run together with the next.
    pub(crate) parted: f64,
    /// Tasks with another number, another title, other bodies, parted in two, dropped, added.
    pub(crate) renumbered: f64,
    pub(crate) retitled: f64,
    pub(crate) handed: f64,
    pub(crate) split: f64,
    pub(crate) gone: f64,
    pub(crate) new: f64,
    /// Whether everything is numbered anew under another administration.
    pub(crate) handover: bool,
    /// How many of the first periods the later edition no longer has; another one comes then.
    pub(crate) past: usize,
}

/// Few changes, as from one quarter to the next.
pub(crate) const QUIET: Rates = Rates {
    name: "quiet",
    edited: 0.03,
    dropped: 0.01,
    added: 0.05,
    sibling: 0.2,
    turned: 0.01,
    moved: 0.005,
    strayed: 0.002,
    parted: 0.005,
    renumbered: 0.02,
    retitled: 0.02,
    handed: 0.01,
    split: 0.01,
    gone: 0.01,
    new: 0.01,
    handover: false,
    past: 0,
};

/// Many changes, as in a revision of the whole plan.
pub(crate) const USUAL: Rates = Rates {
    name: "usual",
    edited: 0.1,
    dropped: 0.04,
    added: 0.1,
    sibling: 0.3,
    turned: 0.03,
    moved: 0.02,
    strayed: 0.005,
    parted: 0.01,
    renumbered: 0.15,
    retitled: 0.1,
    handed: 0.03,
    split: 0.04,
    gone: 0.04,
    new: 0.05,
    handover: false,
    past: 0,
};

/// Half of it is another.
pub(crate) const ROUGH: Rates = Rates {
    name: "rough",
    edited: 0.25,
    dropped: 0.1,
    added: 0.2,
    sibling: 0.4,
    turned: 0.08,
    moved: 0.04,
    strayed: 0.01,
    parted: 0.03,
    renumbered: 0.5,
    retitled: 0.3,
    handed: 0.08,
    split: 0.1,
    gone: 0.1,
    new: 0.1,
    handover: false,
    past: 0,
};

/// All numbers are others, as under another administration.
pub(crate) const HANDOVER: Rates = Rates { name: "handover", handover: true, ..USUAL };

/// An edition that has the last quarter of the earlier one, and the next.
pub(crate) const ROLLING: Rates = Rates { name: "rolling", past: 3, ..USUAL };

/// Editions of one quarter each: only tasks can be the same.
pub(crate) const SINGLE: Rates = Rates { name: "single", past: 4, renumbered: 0.05, retitled: 0.03, ..QUIET };

/// A task while it is made.
#[derive(Clone, Debug)]
struct Made {
    truth: usize,
    body: &'static str,
    title: String,
    items: Vec<(usize, &'static str, String)>,
}

/// A pair of editions; the truth of each is what tells which task and item it is, by position.
pub(crate) struct Pair {
    pub(crate) editions: [Edition; 2],
    /// By edition and task.
    pub(crate) tasks: [Vec<usize>; 2],
    /// By edition, task and position.
    pub(crate) items: [Vec<Vec<usize>>; 2],
}

/// Bodies in charge, and those that followed them.
const BODIES: &[(&str, &str)] = &[
    ("motie", "motir"),
    ("moe", "moe"),
    ("me", "mcee"),
    ("msit", "msit"),
    ("mafra", "mafra"),
    ("kostat", "mods"),
];
const PERIODS: &[&str] = &["2024Q1", "2024Q2", "2024Q3", "2024Q4"];

struct Maker {
    dice: Dice,
    next: usize,
}

impl Maker {
    fn truth(&mut self) -> usize {
        self.next += 1;
        self.next
    }

    /// A report of two bodies and more with so many items, some of the sentences in tasks of several bodies.
    fn report(&mut self, items: usize) -> Vec<Made> {
        let shared: Vec<String> = (0..=items / 40).map(|_| sentence(&mut self.dice)).collect();
        let mut tasks: Vec<Made> = Vec::new();
        let mut count = 0;
        while count < items {
            let (truth, body) = (self.truth(), BODIES[self.dice.below(BODIES.len())].0);
            let mut task = Made { truth, body, title: title(&mut self.dice), items: Vec::new() };
            for period in PERIODS {
                for _ in 0..2 + self.dice.below(14) {
                    let text = self.fresh(&task, &shared);
                    task.items.push((self.truth(), period, text));
                    count += 1;
                }
            }
            tasks.push(task);
        }
        tasks
    }

    /// A sentence: a new one, one of several bodies, or one like another of the task.
    fn fresh(&mut self, task: &Made, shared: &[String]) -> String {
        let dice = &mut self.dice;
        match dice.below(20) {
            0 => shared[dice.below(shared.len())].clone(),
            1 | 2 if !task.items.is_empty() => {
                let like = task.items[dice.below(task.items.len())].2.clone();
                sibling(&like, dice)
            }
            _ => sentence(dice),
        }
    }

    /// The report a quarter later.
    fn later(&mut self, old: &[Made], rates: &Rates) -> Vec<Made> {
        let mut new: Vec<Made> = Vec::new();
        for task in old {
            if self.dice.happens(rates.gone) {
                continue;
            }
            let mut task = task.clone();
            self.items(&mut task, rates);
            if self.dice.happens(rates.retitled) {
                task.title = edited(&task.title, &mut self.dice);
            }
            if rates.handover || self.dice.happens(rates.handed) {
                task.body =
                    BODIES.iter().find(|(body, _)| *body == task.body).map_or(task.body, |(_, next)| next);
            }
            if self.dice.happens(rates.split) && task.items.len() > 8 {
                // Whole subjects go: from a position on, in each period.
                let (kept, given) = task.items.iter().cloned().partition(|(truth, ..)| truth % 3 != 0);
                let other =
                    Made { truth: self.truth(), title: title(&mut self.dice), items: given, ..task.clone() };
                task.items = kept;
                new.push(other);
            }
            new.push(task);
        }
        for _ in 0..(old.len() as f64 * rates.new) as usize {
            let mut task = self.report(1).remove(0);
            task.body = BODIES[self.dice.below(BODIES.len())].0;
            new.push(task);
        }
        self.stray(&mut new, rates);
        if rates.past > 0 {
            for task in &mut new {
                task.items.retain(|(_, period, _)| !PERIODS[..rates.past].contains(period));
                for _ in 0..2 + self.dice.below(10) {
                    // What is reported every quarter is another report each time.
                    let text = match task.items.first().filter(|_| self.dice.happens(0.2)) {
                        Some((_, _, text)) => text.clone(),
                        None => sentence(&mut self.dice),
                    };
                    task.items.push((self.truth(), "2025Q1", text));
                }
            }
        }
        new
    }

    fn items(&mut self, task: &mut Made, rates: &Rates) {
        let mut items: Vec<(usize, &'static str, String)> = Vec::new();
        for (truth, mut period, mut text) in std::mem::take(&mut task.items) {
            if self.dice.happens(rates.dropped) {
                continue;
            }
            if self.dice.happens(rates.edited) {
                text = edited(&text, &mut self.dice);
            }
            if self.dice.happens(rates.moved) {
                period = PERIODS[self.dice.below(PERIODS.len())];
            }
            if self.dice.happens(rates.added) {
                let like = self.dice.happens(rates.sibling);
                let other = if like { sibling(&text, &mut self.dice) } else { sentence(&mut self.dice) };
                items.push((self.truth(), period, other));
            }
            if self.dice.happens(rates.parted) {
                // The longer part goes on; the other is new.
                let other = sentence(&mut self.dice);
                items.push((self.truth(), period, other.clone()));
                text = format!("{text} 및 {}", other.split(' ').next().unwrap_or_default());
            }
            items.push((truth, period, text));
        }
        for at in 1..items.len() {
            if self.dice.happens(rates.turned) {
                items.swap(at - 1, at);
            }
        }
        task.items = items;
    }

    /// Items that go to another task of the same body.
    fn stray(&mut self, tasks: &mut [Made], rates: &Rates) {
        for from in 0..tasks.len() {
            let mut at = 0;
            while at < tasks[from].items.len() {
                if self.dice.happens(rates.strayed) {
                    let to = self.dice.below(tasks.len());
                    if to != from && tasks[to].body == tasks[from].body {
                        let item = tasks[from].items.remove(at);
                        tasks[to].items.push(item);
                    }
                }
                at += 1;
            }
        }
    }
}

/// The numbers of tasks: what has none yet takes the next free one; some change places.
fn numbers(old: &[Made], new: &[Made], rates: &Rates, dice: &mut Dice) -> [Vec<String>; 2] {
    let number = |at: usize| format!("{}-{}", at / 4 + 1, at % 4 + 1);
    let of: BTreeMap<usize, usize> = old.iter().enumerate().map(|(at, task)| (task.truth, at)).collect();
    let mut free = old.len()..;
    let mut places: Vec<usize> =
        new.iter().map(|task| of.get(&task.truth).copied().unwrap_or_else(|| free.next().unwrap())).collect();
    for at in 0..places.len() {
        if rates.handover || dice.happens(rates.renumbered) {
            let to = dice.below(places.len());
            places.swap(at, to);
        }
    }
    [(0..old.len()).map(number).collect(), places.into_iter().map(number).collect()]
}

fn edition(tasks: &[Made], numbers: &[String], administration: &str) -> Edition {
    let task = |(task, number): (&Made, &String)| {
        let id = format!("{administration}/{number}");
        let mut copies: BTreeMap<String, u32> = BTreeMap::new();
        let items = ordered(task).into_iter().map(|(_, period, text)| {
            let item = format!("{id}/{period}/{}", item_hash(Some("▪"), text));
            let copy = copies.entry(item.clone()).or_insert(0);
            *copy += 1;
            let item = if *copy == 1 { item } else { format!("{item}~{copy}") };
            ItemSeen::new(item, text.clone())
        });
        let items: Vec<ItemSeen> = items.collect();
        TaskSeen {
            number: Some(number.clone()),
            title: task.title.clone(),
            bodies: vec![task.body.to_owned()],
            periods: items.iter().map(|item| item.period.clone()).collect(),
            items,
            id,
        }
    };
    Edition { release: None, tasks: tasks.iter().zip(numbers).map(task).collect() }
}

/// The items of a task by period.
fn ordered(task: &Made) -> Vec<&(usize, &'static str, String)> {
    let mut items: Vec<_> = task.items.iter().collect();
    items.sort_by_key(|(_, period, _)| *period);
    items
}

/// A pair of editions with at least so many items.
pub(crate) fn pair(seed: u64, items: usize, rates: &Rates) -> Pair {
    let mut maker = Maker { dice: Dice::new(seed), next: 0 };
    let old = maker.report(items);
    let new = maker.later(&old, rates);
    let [first, second] = numbers(&old, &new, rates, &mut maker.dice);
    let administration = if rates.handover { "lee123" } else { "yoon120" };
    let tasks = |made: &[Made]| made.iter().map(|task| task.truth).collect();
    let items = |made: &[Made]| {
        made.iter().map(|task| ordered(task).iter().map(|(truth, ..)| *truth).collect()).collect()
    };
    Pair {
        tasks: [tasks(&old), tasks(&new)],
        items: [items(&old), items(&new)],
        editions: [edition(&old, &first, "yoon120"), edition(&new, &second, administration)],
    }
}
