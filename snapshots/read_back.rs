//! What was printed is what is read: a few of the reports that `print-read` prints by thousands.

use gwaje_snapshots::{Press, ReadBack, printed, read_back};
use std::collections::BTreeMap;

/// How many are printed here.
const COUNT: u64 = 200;

#[test]
fn what_was_printed_is_read_or_refused_or_told() {
    let mut equal: BTreeMap<Press, u64> = BTreeMap::new();
    for seed in 0..COUNT {
        let report = printed(seed);
        match read_back(&report) {
            ReadBack::Equal => *equal.entry(report.press).or_default() += 1,
            ReadBack::Silent(differences) => {
                panic!("{}: {}\n{}", report.name, differences.join("\n"), report.look)
            }
            ReadBack::Refused(_) | ReadBack::Told(_) => {}
        }
    }
    let all: u64 = equal.values().sum();
    assert!(
        equal.len() == Press::ALL.len() && all >= COUNT * 9 / 10,
        "read as printed: {equal:?} of {COUNT}"
    );
}
