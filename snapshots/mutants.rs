//! Damaged and forged copies of the fixtures: each is refused, or says what the original says, or tells that it may not.
//!
//! `scripts/mutate` runs thousands of them through the command, with an eye on time and memory.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use gwaje::Options;
use gwaje_snapshots::{Kind, Verdict, mutant, rewritten, top, verdict};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// Mutants of each fixture: five of each kind.
const MUTANTS: u64 = 60;
/// No mutant takes longer, in an unoptimized build on a busy machine; originals take a twentieth.
const LONGEST: Duration = Duration::from_secs(10);
/// The share of mutants forged to be sound files of which a change may stay untold: a letter written over another, or put
/// elsewhere, is what the file says.
const UNTOLD: f64 = 0.1;

fn fixtures() -> Vec<(String, Vec<u8>)> {
    let files = std::fs::read_dir(top().join("fixtures")).unwrap().map(|entry| entry.unwrap().path());
    let mut pdfs: Vec<_> = files.filter(|path| path.extension().is_some_and(|kind| kind == "pdf")).collect();
    pdfs.sort();
    let read = |path: std::path::PathBuf| {
        (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap())
    };
    pdfs.into_iter().map(read).collect()
}

#[test]
fn no_fault_changes_a_document_in_silence() {
    let options = Options::default();
    let mut counts: BTreeMap<(bool, &str), u32> = BTreeMap::new();
    for (name, bytes) in fixtures() {
        let original = gwaje::convert(&bytes, "original", &options).unwrap();
        for seed in 0..MUTANTS {
            let (kind, bytes) = mutant(&bytes, seed);
            let start = Instant::now();
            let became = verdict(&original, &gwaje::convert(&bytes, "mutant", &options));
            assert!(start.elapsed() < LONGEST, "{name}, seed {seed}, {kind:?}: {:?}", start.elapsed());
            if let Verdict::Silent(difference) = became {
                assert!(kind.forged(), "{name}, seed {seed}, {kind:?}: {difference:?} differ in silence");
            }
            let what = match became {
                Verdict::Refused(_) => "refused",
                Verdict::Same => "same",
                Verdict::Warned | Verdict::Noted => "told",
                Verdict::Silent(_) => "silent",
            };
            *counts.entry((kind.forged(), what)).or_default() += 1;
        }
    }
    let count = |what| f64::from(counts.get(&(true, what)).copied().unwrap_or(0));
    let forged: f64 = ["refused", "same", "told", "silent"].map(count).iter().sum();
    assert!(count("silent") <= UNTOLD * forged, "{counts:?}");
    // A generator of mutants that hurts nothing, or leaves nothing alive, proves nothing.
    for what in ["refused", "same", "told"] {
        assert!(counts.get(&(false, what)).is_some_and(|count| *count > 9), "{counts:?}");
    }
}

/// What a mutant is compared with must not differ by the way mutants are written.
#[test]
fn a_mutant_without_a_fault_is_its_original() {
    for (name, bytes) in fixtures() {
        let original = gwaje::convert(&bytes, "same", &Options::default()).unwrap();
        let copy = gwaje::convert(&rewritten(&bytes).unwrap(), "same", &Options::default());
        assert_eq!(verdict(&original, &copy), Verdict::Same, "{name}");
        assert_eq!(copy.unwrap().warnings, original.warnings, "{name}");
    }
}

#[test]
fn a_seed_means_the_same_mutant_everywhere() {
    let (_, bytes) = fixtures().into_iter().next().unwrap();
    for (seed, kind) in (0..).zip(Kind::ALL) {
        assert_eq!(mutant(&bytes, seed).0, kind);
        assert_eq!(mutant(&bytes, seed), mutant(&bytes, seed));
    }
}
