//! What a fuzzer found worth keeping, asked again on every run: each input of `fuzz/corpus`, and a few copies of it with other bytes,
//! through the property its folder names. `scripts/fuzz` looks for more.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use gwaje_snapshots::property::{PROPERTIES, Property};
use gwaje_snapshots::{altered, top};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Altered copies of each input.
const COPIES: u64 = 2;
/// None takes longer, in an unoptimized build on a busy machine; the slowest takes a tenth of a second.
const LONGEST: Duration = Duration::from_secs(10);
/// The corpus stays so small that it can be asked on every run, in bytes.
const LARGEST: usize = 1 << 20;

fn inputs(name: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = std::fs::read_dir(top().join("fuzz/corpus").join(name)).unwrap();
    let mut paths: Vec<PathBuf> = folder.map(|file| file.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), std::fs::read(path).unwrap())).collect()
}

/// Whether a property took an input, and which altered copies break it or take too long; 0 is the input itself.
fn asked(property: Property, bytes: &[u8]) -> (bool, Vec<u64>) {
    let mut taken = false;
    let breaks = |copy: &u64| {
        let bytes = if *copy == 0 { bytes.to_vec() } else { altered(bytes, *copy) };
        let start = Instant::now();
        let answer = catch_unwind(AssertUnwindSafe(|| property(&bytes)));
        taken |= *copy == 0 && matches!(answer, Ok(true));
        answer.is_err() || start.elapsed() > LONGEST
    };
    let broken = (0..=COPIES).filter(breaks).collect();
    (taken, broken)
}

#[test]
fn every_property_holds_of_every_input() {
    let mut size = 0;
    for (name, property) in PROPERTIES {
        let inputs = inputs(name);
        size += inputs.iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
        let answers: Vec<(PathBuf, (bool, Vec<u64>))> =
            inputs.into_par_iter().map(|(path, bytes)| (path, asked(property, &bytes))).collect();
        let broken: Vec<_> = answers.iter().filter(|(_, (_, broken))| !broken.is_empty()).collect();
        assert!(broken.is_empty(), "{name}: {broken:#?}");
        let taken = answers.iter().filter(|(_, (taken, _))| *taken).count();
        // Where all are refused, only the refusal is asked.
        assert!(taken > 0, "{name} takes none of {} inputs", answers.len());
    }
    assert!(size < LARGEST, "the corpus has {size} bytes");
}

/// A property without a folder would hold of nothing, and one without a target never be looked into.
#[test]
fn properties_folders_and_targets_have_the_same_names() {
    let names = |folder: &str| -> BTreeSet<String> {
        let files = std::fs::read_dir(top().join(folder)).unwrap().map(|file| file.unwrap().path());
        files.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect()
    };
    let properties: BTreeSet<String> = PROPERTIES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names("fuzz/corpus"), properties);
    assert_eq!(names("fuzz/targets"), properties);
}
