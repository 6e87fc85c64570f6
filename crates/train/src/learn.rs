//! Logistic regression with Adagrad (Duchi et al. 2011), one example after the other.
//!
//! Features are computed on a second thread, but every update is made in the order of the examples, and the logistic
//! function is spelled out instead of taken from the system, so the weights are the same bit for bit on every machine.

use crate::corpus::Corpus;
use crate::examples::{self, Example};
use crate::random::Random;
use gwaje_wrap::model::features::BITS;
use std::sync::mpsc::sync_channel;

/// The weights under training.
#[derive(Debug)]
pub(crate) struct Learner {
    cells: Vec<Cell>,
}

/// A bucket.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cell {
    /// Its weight, in log-odds of a space.
    pub(crate) weight: f32,
    /// Sum of the squared gradients; infinite for a bucket that was given up.
    pub(crate) squares: f32,
}

/// A bucket nothing was learnt for.
const FRESH: Cell = Cell { weight: 0.0, squares: 0.01 };
/// Examples that go from one thread to the other at a time.
const BATCH: usize = 8192;
/// Errors smaller than this teach nothing.
const CERTAIN: f32 = 1e-4;

impl Learner {
    pub(crate) fn new() -> Self {
        Self { cells: vec![FRESH; 1 << BITS] }
    }

    /// One pass over the corpus; returns the mean loss.
    pub(crate) fn pass(&mut self, corpus: &Corpus, seed: u64, rate: f32) -> f64 {
        let (send, receive) = sync_channel::<Vec<Example>>(8);
        std::thread::scope(|scope| {
            scope.spawn(move || {
                let mut random = Random::new(seed);
                let mut batch = Vec::with_capacity(BATCH);
                for paragraph in corpus.paragraphs() {
                    batch.extend(examples::of(paragraph, &mut random));
                    if batch.len() >= BATCH
                        && send.send(std::mem::replace(&mut batch, Vec::with_capacity(2 * BATCH))).is_err()
                    {
                        return;
                    }
                }
                let _ = send.send(batch);
            });
            let (mut loss, mut count) = (0.0, 0_u64);
            for example in receive.iter().flatten() {
                loss += f64::from(self.learn(&example, rate));
                count += 1;
            }
            loss / count as f64
        })
    }

    /// Learns from one example; returns the squared error before.
    fn learn(&mut self, example: &Example, rate: f32) -> f32 {
        let error = logistic(self.score(&example.buckets)) - f32::from(u8::from(example.space));
        if error.abs() > CERTAIN {
            for bucket in example.buckets {
                if let Some(cell) = self.cells.get_mut(bucket as usize)
                    && cell.squares.is_finite()
                {
                    cell.squares += error * error;
                    cell.weight -= rate * error / cell.squares.sqrt();
                }
            }
        }
        error * error
    }

    /// Log-odds of a space.
    pub(crate) fn score(&self, buckets: &[u32]) -> f32 {
        buckets.iter().filter_map(|bucket| self.cells.get(*bucket as usize)).map(|cell| cell.weight).sum()
    }

    /// Keeps the most useful buckets and gives up the rest for good.
    ///
    /// A bucket is worth its squared weight times the 3/4th power of its squared gradients, which grow with the number
    /// of examples it had a part in.
    pub(crate) fn prune(&mut self, keep: usize) {
        let worth = |cell: &Cell| {
            let seen = (cell.squares - FRESH.squares).max(0.0).sqrt();
            cell.weight * cell.weight * seen * seen.sqrt()
        };
        let mut order: Vec<(f32, u32)> = self.cells.iter().zip(0..).map(|(c, at)| (worth(c), at)).collect();
        order.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        for (_, at) in order.iter().skip(keep) {
            if let Some(cell) = self.cells.get_mut(*at as usize) {
                *cell = Cell { weight: 0.0, squares: f32::INFINITY };
            }
        }
        // The survivors must take over what the others knew, so they may move faster again.
        self.cells.iter_mut().for_each(|cell| cell.squares *= 0.1);
    }

    /// The weights, by bucket.
    pub(crate) fn weights(&self) -> Vec<f32> {
        self.cells.iter().map(|cell| cell.weight).collect()
    }
}

/// 1 / (1 + e^-z), of additions, multiplications and a division only, which every machine rounds alike.
pub(crate) fn logistic(z: f32) -> f32 {
    1.0 / (1.0 + exponential(-z.clamp(-30.0, 30.0)))
}

/// e^x for |x| ≤ 30 with a relative error below 1e-5.
fn exponential(x: f32) -> f32 {
    let scaled = x * std::f32::consts::LOG2_E;
    let whole = scaled.floor();
    let rest = (scaled - whole) * std::f32::consts::LN_2;
    let series = 1.0
        + rest
            * (1.0
                + rest
                    * (0.5 + rest * (1.0 / 6.0 + rest * (1.0 / 24.0 + rest * (1.0 / 120.0 + rest / 720.0)))));
    f32::from_bits(((whole as i32 + 127) as u32) << 23) * series
}

#[cfg(test)]
mod tests {
    use super::logistic;

    #[test]
    fn logistic_is_close_to_the_exact_one() {
        for step in -3000..3000_i16 {
            let z = f32::from(step) / 100.0;
            let exact = 1.0 / (1.0 + (-f64::from(z)).exp());
            assert!((f64::from(logistic(z)) - exact).abs() < 2e-6, "{z}");
        }
    }
}
