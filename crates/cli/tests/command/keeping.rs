//! What those who keep a store do: look inside, take a document out, deal with failures, see what each run did.

use crate::{fixture, folder, gwaje, number, said};
use serde_json::Value;
use std::path::Path;

fn run(words: &[&str], at: &Path) -> std::process::Output {
    gwaje().current_dir(at).args(words).output().unwrap()
}

fn lines(output: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(output).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A folder with two releases and a scan.
fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let inside = home.path().join("in");
    std::fs::create_dir(&inside).unwrap();
    let from =
        folder(&[("a.txt", &["협의체 발족(1.13)"]), ("b.txt", &["협의체 발족(1.13)", "실태조사 실시"])]);
    for name in ["a.txt", "b.txt"] {
        std::fs::copy(from.path().join(name), inside.join(name)).unwrap();
    }
    std::fs::copy(fixture("bad/no_text-scan.pdf"), inside.join("scan.pdf")).unwrap();
    home
}

#[test]
fn a_dry_run_tells_what_would_be_read_and_writes_nothing() {
    let home = home();
    let dry = run(&["ingest", "in", "--to", "sqlite:g.db", "--dry-run"], home.path());
    assert!(said(&dry).contains("3 would be read") && dry.status.success(), "{}", said(&dry));
    assert!(!home.path().join("g.db").exists());
    run(&["ingest", "in/a.txt", "--to", "sqlite:g.db"], home.path());
    let dry = run(&["ingest", "in", "--to", "sqlite:g.db", "--dry-run", "--report", "r.json"], home.path());
    assert!(said(&dry).contains("2 would be read"), "{}", said(&dry));
    let report: Value = serde_json::from_slice(&std::fs::read(home.path().join("r.json")).unwrap()).unwrap();
    assert_eq!((&report["skipped"], &report["would_read"]), (&1.into(), &2.into()));
    assert_eq!(report["documents"][0]["path"], "in/b.txt");
    assert_eq!(number(&home.path().join("g.db"), "SELECT count(*) FROM documents"), 1);
}

#[test]
fn each_run_that_brings_something_is_a_row_of_the_log_and_the_others_touch_nothing() {
    let home = home();
    let database = home.path().join("g.db");
    let ingest =
        |more: &[&str]| run(&[&["ingest", "in", "--to", "sqlite:g.db"][..], more].concat(), home.path());
    assert_eq!(ingest(&["--report", "r.json"]).status.code(), Some(1));
    let report: Value = serde_json::from_slice(&std::fs::read(home.path().join("r.json")).unwrap()).unwrap();
    assert_eq!((&report["schema"], &report["target"]), (&"gwaje.report/1".into(), &"sqlite:g.db".into()));
    assert!(report["started"].as_str() < report["finished"].as_str());
    let documents: Vec<&str> = report["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|loaded| loaded["path"].as_str().unwrap())
        .collect();
    assert_eq!(documents, ["in/a.txt", "in/b.txt"]);
    assert_eq!(report["changes"]["new"], 2);
    let before = std::fs::metadata(&database).unwrap().modified().unwrap();
    let again = ingest(&["--quiet"]);
    assert_eq!((again.status.code(), said(&again).as_str()), (Some(0), ""));
    assert_eq!(std::fs::metadata(&database).unwrap().modified().unwrap(), before);
    std::fs::write(home.path().join("in/c.txt"), crate::release(&["협의체 발족(1.13)", "공모 시작"]))
        .unwrap();
    assert_eq!(ingest(&["--quiet"]).status.code(), Some(0));
    for (sql, expected) in [
        ("SELECT count(*) FROM loads WHERE finished > started AND target = 'sqlite:g.db'", 2),
        ("SELECT count(*) FROM loads WHERE (found, done, failed, known, items) = (3, 2, 1, 0, 3)", 1),
        ("SELECT count(*) FROM loads WHERE (found, done, skipped, failed, known) = (4, 1, 2, 1, 1)", 1),
        ("SELECT sum(wordings_new) FROM loads", 3),
    ] {
        assert_eq!(number(&database, sql), expected, "{sql}");
    }
}

#[test]
fn machines_get_an_object_a_line() {
    let home = home();
    let output = run(&["ingest", "in", "--to", "sqlite:g.db", "--log", "json"], home.path());
    let told = lines(&output.stderr);
    let count = |event: &str| told.iter().filter(|line| line["event"] == event).count();
    assert_eq!((count("found"), count("done"), count("failed"), count("finished")), (3, 2, 1, 1));
    let last = told.last().unwrap();
    assert_eq!((&last["schema"], &last["done"]), (&"gwaje.report/1".into(), &2.into()));
    assert!(told.iter().all(|line| line["time"].as_str().is_some_and(|time| time.ends_with('Z'))));
}

#[test]
fn a_document_is_listed_counted_and_forgotten() {
    let home = home();
    let database = home.path().join("g.db");
    let ingest = || said(&run(&["ingest", "in", "--to", "sqlite:g.db"], home.path()));
    ingest();
    let listed = lines(&run(&["list", "g.db", "--format", "ndjson"], home.path()).stdout);
    let names: Vec<&str> = listed.iter().map(|line| line["name"].as_str().unwrap()).collect();
    assert_eq!((names.len(), listed[2]["status"].as_str()), (3, Some("failed")));
    let counts: Value =
        serde_json::from_slice(&run(&["stats", "g.db", "--format", "json"], home.path()).stdout).unwrap();
    assert_eq!((&counts["documents"], &counts["by_quarter"]["2024Q1"]), (&2.into(), &counts["items"]));
    assert_eq!(counts["by_body"][0]["items"], counts["items"]);
    let text = String::from_utf8(run(&["stats", "g.db"], home.path()).stdout).unwrap();
    assert!(text.contains("2024Q1") && text.contains('█'), "{text}");
    // Forgotten as a whole: no row of any table is left, and the next run loads it again.
    assert!(run(&["forget", "b.txt"], home.path()).status.code() == Some(2), "default store is gwaje.db");
    let forget = run(&["forget", "b.txt", "--in", "sqlite:g.db"], home.path());
    assert!(forget.status.success(), "{}", said(&forget));
    for sql in [
        "SELECT count(*) FROM items WHERE document NOT IN (SELECT document FROM documents)",
        "SELECT count(*) FROM history WHERE text = '실태조사 실시'",
        "SELECT count(*) FROM wordings WHERE text = '실태조사 실시'",
        "SELECT count(*) FROM documents WHERE name = 'b.txt'",
        "SELECT count(*) FROM pending",
    ] {
        assert_eq!(number(&database, sql), 0, "{sql}");
    }
    assert!(ingest().contains("1 done, 1 done before"));
    run(&["forget", "b.txt", "--in", "sqlite:g.db", "--for-good"], home.path());
    assert!(ingest().contains("0 done, 1 done before, 1 failed"));
    // A row deleted by hand is noticed.
    let other = rusqlite::Connection::open(&database).unwrap();
    other.execute("DELETE FROM items WHERE text LIKE '협의체%'", []).unwrap();
    assert!(ingest().contains("1 done, 0 done before"));
}

#[test]
fn a_failure_that_is_dealt_with_is_none() {
    let home = home();
    let ingest =
        |more: &[&str]| run(&[&["ingest", "in", "--to", "sqlite:g.db"][..], more].concat(), home.path());
    assert_eq!(ingest(&[]).status.code(), Some(1));
    let hash = lines(&run(&["list", "g.db", "--failed", "--format", "ndjson"], home.path()).stdout);
    let hash: String = hash[0]["sha256"].as_str().unwrap().chars().take(8).collect();
    assert!(run(&["ignore", &hash, "--in", "sqlite:g.db"], home.path()).status.success());
    let again = ingest(&["--retry-failed", "--force"]);
    assert!(again.status.success() && said(&again).contains("1 ignored"), "{}", said(&again));
    assert!(run(&["ignore", "scan.pdf", "--undo", "--in", "sqlite:g.db"], home.path()).status.success());
    assert_eq!(ingest(&["--retry-failed"]).status.code(), Some(1));
}

#[test]
fn check_takes_folders_and_archives() {
    let home = home();
    let path = home.path().join("a.zip");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    for name in ["a.txt", "b.txt"] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, &std::fs::read(home.path().join("in").join(name)).unwrap())
            .unwrap();
    }
    zip.finish().unwrap();
    for (what, code, names) in
        [("in", 1, &["in/a.txt", "in/b.txt"]), ("a.zip", 0, &["a.zip/a.txt", "a.zip/b.txt"])]
    {
        let output = run(&["check", what], home.path());
        let text = String::from_utf8(output.stdout.clone()).unwrap();
        assert_eq!(output.status.code(), Some(code), "{text}{}", said(&output));
        assert!(names.iter().all(|name| text.contains(&format!("{name}: 0 errors"))), "{text}");
    }
}
