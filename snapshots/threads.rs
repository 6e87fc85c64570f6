//! Documents read by one thread and by several: the same bytes come out, whoever was first.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use gwaje_snapshots::{repeated, top};

/// Pages enough to be handed out: a page takes its turn with each of several workers.
const PAGES: usize = 48;

fn converted(bytes: &[u8], threads: usize) -> String {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let read = || gwaje::convert(bytes, "long.pdf", &gwaje::Options::default());
    match pool.install(read) {
        Ok(document) => serde_json::to_string(&document).unwrap(),
        Err(error) => format!("{}: {error}", error.code),
    }
}

fn fixtures() -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<_> = ["fixtures", "fixtures/hangul", "fixtures/profile"]
        .iter()
        .filter_map(|folder| std::fs::read_dir(top().join(folder)).ok())
        .flatten()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| ["pdf", "hwp", "hwpx"].iter().any(|k| kind == *k)))
        .collect();
    found.sort();
    found.iter().map(|path| (path.display().to_string(), std::fs::read(path).unwrap())).collect()
}

#[test]
fn any_number_of_threads_gives_the_same_document() {
    let mut long = 0;
    for (name, bytes) in fixtures() {
        let many = repeated(&bytes, PAGES);
        long += usize::from(many.is_some());
        let bytes = many.unwrap_or(bytes);
        let alone = converted(&bytes, 1);
        for threads in [2, 5] {
            assert!(converted(&bytes, threads) == alone, "{name} differs with {threads} threads");
        }
    }
    assert!(long >= 5, "only {long} documents were made long");
}

/// What is said of a damaged document depends on what was read before, so it is read in order.
#[test]
fn a_damaged_document_too() {
    let bytes = std::fs::read(top().join("fixtures/water.pdf")).unwrap();
    let many = repeated(&bytes, PAGES).unwrap();
    let streams: Vec<usize> =
        many.windows(7).enumerate().filter(|(_, word)| word == b"stream\n").map(|(at, _)| at).collect();
    let mut told = 0;
    for at in streams.iter().step_by(6) {
        let mut damaged = many.clone();
        damaged.iter_mut().skip(at + 40).take(3).for_each(|byte| *byte ^= 0x55);
        let alone = converted(&damaged, 1);
        told += usize::from(alone.contains("damaged_content") || alone.starts_with("damaged"));
        for threads in [2, 5] {
            assert!(converted(&damaged, threads) == alone, "a byte at {at} with {threads} threads");
        }
    }
    assert!(told > 2, "damage was told of {told} times");
}
