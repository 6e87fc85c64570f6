//! The documents beside the repository, where they are present: each against its gold.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use gwaje::Options;
use gwaje_need::shared;
use gwaje_snapshots::compare;
use std::path::{Path, PathBuf};

/// The share of facts that are right, in per cent, and what differs.
fn score(source: &Path, gold: &Path) -> (f64, Vec<String>) {
    let bytes = std::fs::read(source).unwrap();
    let document = gwaje::convert(&bytes, "visible", &Options::default()).unwrap();
    let gold = serde_json::from_slice(&std::fs::read(gold).unwrap()).unwrap();
    let document = serde_json::to_value(&document).unwrap();
    let schema = jsonschema::validator_for(&serde_json::to_value(gwaje_model::schema()).unwrap()).unwrap();
    assert!(schema.is_valid(&document), "{} breaks the schema", source.display());
    let (found, facts) = compare(&gold, &document);
    (100.0 * (1.0 - found.len() as f64 / (2 * facts) as f64), found)
}

#[test]
fn printed_reports_match_their_gold() {
    let Some(pdfs) = shared("pdfs") else { return };
    let mut pdfs: Vec<PathBuf> = std::fs::read_dir(pdfs)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "pdf"))
        .collect();
    pdfs.sort();
    for pdf in pdfs {
        let (score, found) = score(&pdf, &pdf.with_extension("gold.json"));
        // What may remain is a line wrap where both spellings are in use.
        assert!(score >= 97.0, "{}: {score:.2} %\n{}", pdf.display(), found.join("\n"));
    }
}

#[test]
fn the_flattened_text_of_a_release_matches_its_gold() {
    let Some(seed) = shared("seed") else { return };
    let (score, found) = score(&seed.join("seed.txt"), &seed.join("seed.gold.json"));
    assert!(score >= 99.0, "{score:.2} %\n{}", found.join("\n"));
}
