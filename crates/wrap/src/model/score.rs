//! The trained model: how likely a space is between two texts, by the texts alone.
//!
//! The weights are part of the binary (`crates/wrap/model/`, see `MODEL.md` there); the build script puts them in their
//! places.

use super::features::{BITS, Side, buckets};
use super::placed::Placed;
use super::symbol::{Symbol, symbol};
use super::table::Table;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// The first digits of the SHA-256 of the packed weights: what tells one model from another.
pub const DIGEST: &str = "fe3d9340c076";

/// So many questions of a process are answered from the weights in their places. Whoever asks more, in a very long document
/// or many, waits some 8 ms for the table of all buckets and gives it 16 MiB: as much time as the table wins back on so many
/// (a question costs .26 µs without and .14 with it). A report of 440 pages asks 40,000 to 60,000.
const ASKED_BEFORE_TABLE: u32 = 120_000;

/// The weights in their places.
static PLACED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/spacing.placed"));

/// Log-odds that a space stands between the end of `left` and the start of `right`, at a place of running text about
/// which nothing else is known.
#[must_use]
pub fn score(left: &str, right: &str) -> f32 {
    score_of(left.chars().rev().map(symbol), right.chars().map(symbol))
}

/// The same of symbols; those on the left are read away from the place, the last one first.
pub(crate) fn score_of(left: impl Iterator<Item = Symbol>, right: impl Iterator<Item = Symbol>) -> f32 {
    log_odds(&Side::left(left), &Side::right(right))
}

/// The same of the two sides of a place.
pub(crate) fn log_odds(left: &Side, right: &Side) -> f32 {
    static ASKED: AtomicU32 = AtomicU32::new(0);
    static TABLE: OnceLock<Table> = OnceLock::new();
    let buckets = buckets(left, right);
    let placed = || Placed::new(PLACED, 1 << BITS);
    if let Some(table) = TABLE.get() {
        table.score(&buckets)
    } else if ASKED.fetch_add(1, Ordering::Relaxed) < ASKED_BEFORE_TABLE {
        placed().map_or(0.0, |placed| placed.score(&buckets))
    } else {
        TABLE.get_or_init(|| placed().map(|placed| placed.table()).unwrap_or_default()).score(&buckets)
    }
}

/// How far a run of single syllables with spaces between them (`지 능 형`) reads as one letter-spaced word: it is one
/// below −2, a run of only two below −6.
///
/// The sum of two means: of the scores of its spaces as written, and of the same places with all spaces taken away. In
/// ordinary text (`할 수 있는`, `이 법 및`) both are high.
#[must_use]
pub fn letter_spaced(run: &str) -> f32 {
    let closed: String = run.chars().filter(|c| *c != ' ').collect();
    let written = run.match_indices(' ').filter_map(|(at, _)| Some((run.get(..at)?, run.get(at + 1..)?)));
    let joined = closed.char_indices().skip(1).map(|(at, _)| closed.split_at(at));
    mean(written.map(|(left, right)| score(left, right)))
        + mean(joined.map(|(left, right)| score(left, right)))
}

fn mean(values: impl Iterator<Item = f32>) -> f32 {
    let (sum, count) = values.fold((0.0, 0_u16), |(sum, count), value| (sum + value, count + 1));
    sum / f32::from(count.max(1))
}

#[cfg(test)]
mod tests {
    use super::{ASKED_BEFORE_TABLE, letter_spaced, score};

    #[test]
    fn answers_stay_the_same_when_the_table_comes() {
        let ask = || score("항만 물류 자동화를", "위한 기본계획 수립");
        let first = ask();
        for _ in 0..ASKED_BEFORE_TABLE {
            assert_eq!(ask(), first);
        }
    }

    #[test]
    fn breaks_that_orthography_decides() {
        let spaces = [
            ("항만 물류 자동화를", "위한 기본계획 수립"),
            ("해양 쓰레기 수거를 확대하고", "재활용 체계를 마련"),
            ("어촌 주민이 참여할", "수 있는 사업을 발굴"),
        ];
        let nothing = [
            ("항만 물류 자동화", "를 위한 기본계획 수립"),
            ("해양 쓰레기 수거를 확", "대하고 재활용 체계를 마련"),
            ("어촌 주민이 참여", "할 수 있는 사업을 발굴"),
            ("어선 1,20", "0척의 노후 기관 교체"),
        ];
        for (left, right) in spaces {
            assert!(score(left, right) > 3.0, "{left} | {right}: {}", score(left, right));
        }
        for (left, right) in nothing {
            assert!(score(left, right) < -3.0, "{left} | {right}: {}", score(left, right));
        }
    }

    #[test]
    fn letter_spaced_words() {
        for run in ["지 능 형", "국 정 과 제", "추 진 실 적", "소 관 부 처"] {
            assert!(letter_spaced(run) < -2.0, "{run}: {}", letter_spaced(run));
        }
        for run in ["할 수 있", "이 법 및", "올 한 해", "그 외 두"] {
            assert!(letter_spaced(run) > -2.0, "{run}: {}", letter_spaced(run));
        }
    }
}
