//! A program that reads in processes of its own: this test, which is started anew as its own worker.

use gwaje::isolated::{Limits, Readers, worker};
use gwaje::{Options, convert};
use std::time::Duration;

const REPORT: &[u8] = include_bytes!("../../../fixtures/ocean.pdf");

fn main() {
    worker();

    let readers = Readers::new(Limits::new(2).time(Duration::from_secs(60))).unwrap();
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
    let failure = readers.read("scan.pdf", REPORT[..2_000].to_vec()).unwrap_err();
    assert_eq!(failure.code.as_str(), "damaged");

    // 24 MiB hold the program and no document; the next worker may take what it needs.
    let poor = Readers::new(Limits::new(1).memory(24 << 20)).unwrap();
    let code = poor.read("ocean.pdf", REPORT.to_vec()).unwrap_err().code;
    assert!(["limit_memory", "crashed"].contains(&code.as_str()), "{code}");
    println!("test documents_are_read_by_other_processes ... ok");
}
