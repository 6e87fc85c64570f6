//! How right threads are on made pairs of editions, whose truth is known: `scripts/measure-threads` prints it.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod made;

use gwaje_compare::threads::follow;
use made::{HANDOVER, Pair, QUIET, ROLLING, ROUGH, Rates, SINGLE, USUAL, pair};
use std::collections::BTreeMap;

/// Links that were found and are right, that are wrong, and that were not found; items told as doubtful.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
    doubtful: usize,
}

impl Score {
    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
        self.doubtful += other.doubtful;
    }

    fn precision(self) -> f64 {
        part(self.right, self.wrong)
    }

    fn recall(self) -> f64 {
        part(self.right, self.missed)
    }
}

/// The part that is right; of nothing, all.
fn part(right: usize, other: usize) -> f64 {
    if right + other == 0 { 1.0 } else { right as f64 / (right + other) as f64 }
}

/// Judges things of both editions, as thread and truth each.
fn judged(old: &[(&String, usize)], new: &[(&String, usize)]) -> Score {
    let threads: BTreeMap<&String, usize> = old.iter().copied().collect();
    let truths: BTreeMap<usize, &String> = old.iter().map(|(thread, truth)| (*truth, *thread)).collect();
    let mut score = Score::default();
    for (thread, truth) in new {
        let found = threads.get(thread);
        score.right += usize::from(found == Some(truth));
        score.wrong += usize::from(found.is_some_and(|found| found != truth));
        score.missed += usize::from(found != Some(truth) && truths.contains_key(truth));
    }
    score
}

/// The scores of tasks, of all items, and of those that are not as they were in a task of the same number.
fn scores(pair: &Pair) -> [Score; 3] {
    let found = follow(&pair.editions);
    let tasks = [0, 1].map(|at| {
        let truths = pair.tasks[at].iter().copied();
        found.tasks[at].iter().zip(truths).collect::<Vec<_>>()
    });
    let items = [0, 1].map(|at| {
        let threads = found.items[at].iter().flatten();
        threads.zip(pair.items[at].iter().flatten().copied()).collect::<Vec<_>>()
    });
    let ids = pair.editions.each_ref().map(|edition| edition.tasks.iter().flat_map(|task| &task.items));
    let [old, new] = ids.map(|items| items.map(|item| item.id.clone()).collect::<Vec<_>>());
    let before: BTreeMap<usize, &String> =
        items[0].iter().zip(&old).map(|((_, truth), id)| (*truth, id)).collect();
    let changed: Vec<_> = items[1]
        .iter()
        .zip(&new)
        .filter(|((_, truth), id)| before.get(truth) != Some(id))
        .map(|(item, _)| *item)
        .collect();
    let doubtful = found.links.iter().filter(|link| !link.sure).count();
    let items_score = Score { doubtful, ..judged(&items[0], &items[1]) };
    [judged(&tasks[0], &tasks[1]), items_score, judged(&items[0], &changed)]
}

fn measured(rates: &Rates, seeds: std::ops::Range<u64>, items: usize) -> [Score; 3] {
    let mut sums = [Score::default(); 3];
    for seed in seeds {
        for (sum, score) in sums.iter_mut().zip(scores(&pair(seed, items, rates))) {
            sum.add(score);
        }
    }
    sums
}

#[test]
fn threads_of_made_editions_are_right() {
    for rates in [QUIET, USUAL, HANDOVER, ROLLING] {
        let [tasks, items, _] = measured(&rates, 1..4, 400);
        for score in [tasks, items] {
            assert!(score.precision() >= 0.99, "{}: {score:?}", rates.name);
            assert!(score.recall() >= 0.97, "{}: {score:?}", rates.name);
        }
    }
}

#[test]
#[ignore = "scripts/measure-threads runs it"]
fn measure() {
    let seeds: u64 = std::env::var("GWAJE_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(10);
    println!("rates     of       right  wrong  missed  told  precision  recall");
    let mut low = Vec::new();
    for rates in [QUIET, USUAL, HANDOVER, ROLLING, SINGLE, ROUGH] {
        for (of, score) in ["tasks", "items", "changed"].iter().zip(measured(&rates, 100..100 + seeds, 2000))
        {
            let Score { right, wrong, missed, doubtful } = score;
            let (precision, recall) = (score.precision(), score.recall());
            println!(
                "{:8}  {of:7}  {right:5}  {wrong:5}  {missed:6}  {doubtful:4}  {precision:9.4}  {recall:6.4}",
                rates.name
            );
            if *of != "changed" && rates.name != "rough" && (precision < 0.995 || recall < 0.98) {
                low.push(format!("{} {of}", rates.name));
            }
        }
    }
    assert!(low.is_empty(), "below precision .995 or recall .98: {low:?}");
}
