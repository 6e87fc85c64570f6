//! A program that reads in processes of its own: this test, which is started anew as its own worker.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test, though not under the usual harness"
)]

use gwaje::isolated::{Limits, Readers, worker};
use gwaje::{Options, convert};
use libtest_mimic::{Arguments, Trial};
use std::time::Duration;

const REPORT: &[u8] = include_bytes!("../../../fixtures/ocean.pdf");

fn main() {
    worker();

    let tests: [(&str, fn()); 3] = [
        (
            "a_worker_gives_what_the_caller_would_read_itself",
            a_worker_gives_what_the_caller_would_read_itself,
        ),
        ("what_is_wrong_with_a_document_is_told", what_is_wrong_with_a_document_is_told),
        ("a_document_that_costs_its_worker_is_told", a_document_that_costs_its_worker_is_told),
    ];
    let tests = tests.map(|(name, test)| {
        Trial::test(name, move || {
            test();
            Ok(())
        })
    });
    libtest_mimic::run(&Arguments::from_args(), tests.into()).exit();
}

fn a_worker_gives_what_the_caller_would_read_itself() {
    let readers = Readers::new(Limits::new(2).time(Duration::from_mins(1))).unwrap();
    // As published: a worker answers in JSON, where places have tenths of points.
    let published = |document| serde_json::to_string(&document).unwrap();
    let here = published(convert(REPORT, "ocean.pdf", &Options::new()).unwrap());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let there = readers.read("ocean.pdf", REPORT.to_vec()).unwrap();
                assert!(published(there) == here);
            });
        }
    });
}

fn what_is_wrong_with_a_document_is_told() {
    let readers = Readers::new(Limits::new(1)).unwrap();
    let failure = readers.read("half.pdf", REPORT[..2_000].to_vec()).unwrap_err();
    assert_eq!(failure.code.as_str(), "damaged");
}

/// 24 MiB hold the program and no document.
fn a_document_that_costs_its_worker_is_told() {
    let readers = Readers::new(Limits::new(1).memory(24 << 20)).unwrap();
    let code = readers.read("ocean.pdf", REPORT.to_vec()).unwrap_err().code;
    assert!(["limit_memory", "crashed"].contains(&code.as_str()), "{code}");
}
