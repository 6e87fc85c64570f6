//! Documents whose headings no profile knows, and what is said of documents that are no reports.

use super::{fixture, gwaje, said};
use std::path::Path;
use std::process::Output;

fn run(arguments: &[&Path]) -> Output {
    gwaje().args(arguments).output().unwrap()
}

fn path(text: &str) -> &Path {
    Path::new(text)
}

#[test]
fn a_profile_is_drafted_corrected_and_used() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("own.toml");
    let report = fixture("profile/textile.pdf");
    assert!(run(&[path("profile"), path("--from"), &report, path("-o"), &own]).status.success());
    let drafted = std::fs::read_to_string(&own).unwrap();
    assert!(
        drafted.contains("task = [\"중점과제\"]") && drafted.contains("lead = [\"총괄부처\"]"),
        "{drafted}"
    );
    let told = run(&[path("check"), &report, path("--profile"), &own]);
    assert!(told.status.success());
    let text = String::from_utf8(told.stdout).unwrap();
    assert!(!text.contains("guessed_column"), "what the profile knows is not guessed: {text}");
    std::fs::write(&own, "name = 3").unwrap();
    let refused = run(&[path("convert"), &report, path("--profile"), &own]);
    assert!(said(&refused).contains("error[wrong_input]"), "{}", said(&refused));
}

#[test]
fn the_workers_of_ingest_use_the_profile_too() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("own.toml");
    let report = fixture("profile/textile.pdf");
    let target = format!("sqlite:{}", folder.path().join("gwaje.db").display());
    run(&[path("profile"), path("--from"), &report, path("-o"), &own]);
    let ingest = || run(&[path("ingest"), &report, path("--to"), path(&target), path("--profile"), &own]);
    assert!(ingest().status.success());
    assert!(said(&ingest()).contains("done before"), "the same profile is the same reading");
    let text = std::fs::read_to_string(&own).unwrap();
    std::fs::write(&own, format!("{text}\n# another\n")).unwrap();
    assert!(!said(&ingest()).contains("1 done before"), "another profile is another reading");
}

#[test]
fn what_was_seen_and_what_is_missing_is_told() {
    let letter = fixture("bad/no_structure-letter.pdf");
    let refused = said(&run(&[path("convert"), &letter]));
    assert!(
        refused.contains("error[no_structure]") && refused.contains("missing: headings of columns"),
        "{refused}"
    );
    let explained = run(&[path("check"), path("--explain"), &fixture("ocean.pdf")]);
    let text = String::from_utf8(explained.stdout).unwrap();
    assert!(text.contains("numbers of tasks such as 23-1: 37-1") && text.contains("a report: +"), "{text}");
}
