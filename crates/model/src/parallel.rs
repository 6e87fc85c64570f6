//! The same work on many parts of a document, on all cores, with the results in the order of the parts.
//!
//! How many workers there are (`RAYON_NUM_THREADS`, or the pool of the caller) changes no result: work on one part sees
//! no other. A document of few parts is not handed out at all, since waking the workers costs more than it saves.

use rayon::iter::{IntoParallelRefIterator, IntoParallelRefMutIterator, ParallelIterator};
use std::sync::atomic::{AtomicBool, Ordering};

/// What `work` makes of each part, in order. Fewer parts than `few` are worked on here and now.
pub fn map<'p, T: Sync, R: Send>(parts: &'p [T], few: usize, work: impl Fn(&'p T) -> R + Sync) -> Vec<R> {
    if parts.len() < few || workers() == 1 {
        return parts.iter().map(work).collect();
    }
    AWAKE.store(true, Ordering::Relaxed);
    parts.par_iter().map(&work).collect()
}

/// The same for work that changes its part.
pub fn map_mut<T: Send, R: Send>(parts: &mut [T], few: usize, work: impl Fn(&mut T) -> R + Sync) -> Vec<R> {
    if parts.len() < few || workers() == 1 {
        return parts.iter_mut().map(work).collect();
    }
    parts.par_iter_mut().map(&work).collect()
}

/// What two pieces of work make, which see nothing of each other. They are handed out where `amount`, of whatever they work
/// on, is `least` or more.
pub fn both<A: Send, B: Send>(
    amount: usize,
    least: usize,
    first: impl FnOnce() -> A + Send,
    second: impl FnOnce() -> B + Send,
) -> (A, B) {
    if amount < least || workers() == 1 { (first(), second()) } else { rayon::join(first, second) }
}

/// Gives back what is not needed any more, beside other work where workers are awake: much in small pieces takes long to
/// free.
pub fn let_go(held: impl Send + 'static) {
    if AWAKE.load(Ordering::Relaxed) {
        rayon::spawn(move || drop(held));
    }
}

/// The fewest parts to hand out where all of them together hold `amount` of something: two from `least` on, of less none.
/// Parts may be few and long: a table of one row may hold a whole report.
#[must_use]
pub fn few(amount: usize, least: usize) -> usize {
    if amount < least { usize::MAX } else { 2 }
}

/// Whether work was ever handed out in this process.
static AWAKE: AtomicBool = AtomicBool::new(false);

/// Whether this process works alone, without workers.
static ALONE: AtomicBool = AtomicBool::new(false);

/// Sets how many workers this process has, before any begins to work; with one it makes no threads.
pub fn set_workers(count: usize) {
    ALONE.store(count == 1, Ordering::Relaxed);
    if count > 1 {
        // Workers that are there already stay as they are: their number changes no result.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(count).build_global();
    }
}

/// How many workers there are.
#[must_use]
pub fn workers() -> usize {
    if ALONE.load(Ordering::Relaxed) { 1 } else { rayon::current_num_threads() }
}

#[cfg(test)]
mod tests {
    use super::{few, map, map_mut};

    #[test]
    fn results_come_in_the_order_of_the_parts() {
        let parts: Vec<u32> = (0..1_000).collect();
        let doubled: Vec<u32> = parts.iter().map(|part| 2 * part).collect();
        for threads in [1, 2, 5] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            assert_eq!(pool.install(|| map(&parts, 10, |part| 2 * part)), doubled, "{threads}");
            assert_eq!(pool.install(|| map(&parts, 10_000, |part| 2 * part)), doubled, "{threads}");
            let mut own = parts.clone();
            let before =
                pool.install(|| map_mut(&mut own, few(parts.len(), 10), |part| 2 * std::mem::take(part)));
            assert_eq!((before, own.iter().sum::<u32>()), (doubled.clone(), 0), "{threads}");
        }
    }
}
