//! Mutants of documents, for `scripts/mutate` and by themselves.
//!
//! `mutate FILE FIRST_SEED COUNT FOLDER` writes them into a folder.
//! `mutate --judge FIRST_SEED COUNT FILE…` reads so many of each file in this process, on all cores, and tells by kind what became of
//! them: refused, the same, told, sound and different (with what proves a kind sound), or silent. Those that panicked, took longer than
//! ten seconds, or differ in silence are named, and end it with status 1. Which of them take too much memory only the script sees, which reads each in a
//! process of its own; here a million cost hours instead of days.

use gwaje::{Document, Options};
use gwaje_snapshots::{Kind, Verdict, mutant, verdict};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// A mutant that takes longer hangs; the originals take milliseconds.
const LONGEST: Duration = Duration::from_secs(10);
/// So many mutants are held at once.
const BATCH: u64 = 2_000;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [judge, first, count, files @ ..] if judge == "--judge" => {
            judge_all(first.parse()?, count.parse()?, files)
        }
        [file, first, count, folder] => write(file, first.parse()?, count.parse()?, Path::new(folder)),
        _ => Err("usage: mutate FILE FIRST_SEED COUNT FOLDER | mutate --judge FIRST_SEED COUNT FILE…".into()),
    }
}

fn write(file: &str, first: u64, count: u64, folder: &Path) -> Result<ExitCode, Box<dyn Error>> {
    let original = std::fs::read(file)?;
    for seed in first..first + count {
        let (kind, bytes) = mutant(&original, seed);
        std::fs::write(folder.join(format!("{seed}_{kind:?}.pdf")), bytes)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What became of a mutant, told in a table.
type Became = (Kind, String, bool);

fn judge_all(first: u64, count: u64, files: &[String]) -> Result<ExitCode, Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    let mut table: BTreeMap<Kind, BTreeMap<String, u64>> = BTreeMap::new();
    let mut wrong = 0;
    for file in files {
        let bytes = std::fs::read(file)?;
        let Ok(original) = gwaje::convert(&bytes, "original", &Options::default()) else {
            writeln!(out, "passed over: {file} cannot be read")?;
            continue;
        };
        for start in (first..first + count).step_by(usize::try_from(BATCH)?) {
            let seeds = start..(start + BATCH).min(first + count);
            let all: Vec<(u64, Became)> =
                seeds.into_par_iter().map(|seed| (seed, judge(&original, &bytes, seed))).collect();
            for (seed, (kind, what, bad)) in all {
                if bad {
                    wrong += 1;
                    writeln!(out, "{file} {seed} {kind:?}: {what}")?;
                }
                *table.entry(kind).or_default().entry(what).or_default() += 1;
            }
            out.flush()?;
        }
    }
    let total: u64 = table.values().flat_map(BTreeMap::values).sum();
    for (kind, counts) in &table {
        let counts: Vec<String> = counts.iter().map(|(what, count)| format!("{what} {count}")).collect();
        let proof = kind.proof().map(|proof| format!("; sound: {proof}")).unwrap_or_default();
        writeln!(out, "  {kind:?}: {}{proof}", counts.join(", "))?;
    }
    writeln!(out, "{total} mutants, {wrong} wrong")?;
    Ok(if wrong > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn judge(original: &Document, bytes: &[u8], seed: u64) -> Became {
    let (kind, bytes) = mutant(bytes, seed);
    let start = Instant::now();
    let read = catch_unwind(AssertUnwindSafe(|| gwaje::convert(&bytes, "mutant", &Options::default())));
    let (what, bad) = match read {
        Err(_) => ("PANIC".to_owned(), true),
        Ok(_) if start.elapsed() > LONGEST => ("HANG".to_owned(), true),
        Ok(read) => match verdict(original, &read) {
            Verdict::Refused(_) => ("refused".to_owned(), false),
            Verdict::Same => ("same".to_owned(), false),
            Verdict::Warned | Verdict::Noted => ("told".to_owned(), false),
            Verdict::Silent(difference) if kind.forged() => {
                (format!("sound and different {difference:?}"), false)
            }
            Verdict::Silent(difference) => (format!("SILENT {difference:?}"), true),
        },
    };
    (kind, what, bad)
}
