//! Switches and exit statuses of commands over many documents.

use crate::{fixture, folder, gwaje, number, said};
use std::path::Path;
use std::process::Output;

fn ingest(from: &[&Path], database: &Path, more: &[&str]) -> Output {
    let to = format!("sqlite:{}", database.display());
    gwaje().arg("ingest").args(from).args(["--to", &to]).args(more).output().unwrap()
}

#[test]
fn exit_statuses_tell_how_it_went() {
    let from = folder(&[("a.txt", &["협의체 발족(1.13)"])]);
    let home = tempfile::tempdir().unwrap();
    let status = |paths: &[&Path], name: &str, more: &[&str]| {
        ingest(paths, &home.path().join(name), more).status.code()
    };
    let (good, bad) = (from.path().join("a.txt"), fixture("bad/no_text-scan.pdf"));
    assert_eq!(status(&[&good], "0.db", &[]), Some(0));
    assert_eq!(status(&[&good, &bad], "1.db", &[]), Some(1));
    assert_eq!(status(&[Path::new("/no/such.pdf")], "2.db", &[]), Some(2));
    for wrong in [["--shard", "3/2"], ["--jobs", "0"], ["--timeout", "0"], ["--max-memory", "0"]] {
        assert_eq!(status(&[&good], "2.db", &wrong), Some(2));
    }
    assert_eq!(status(&[&bad], "3.db", &[]), Some(3));
    assert!(!home.path().join("2.db").exists());
}

#[test]
fn a_manifest_names_files_and_a_missing_one_costs_itself() {
    let from = folder(&[("a.txt", &["협의체 발족(1.13)"]), ("b.txt", &["실태조사 실시"])]);
    let home = tempfile::tempdir().unwrap();
    let list = home.path().join("list");
    let paths = ["a.txt", "gone.txt", "b.txt"].map(|name| from.path().join(name).display().to_string());
    std::fs::write(&list, paths.join("\r\n")).unwrap();
    let output = ingest(&[], &home.path().join("a.db"), &["--manifest", list.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("3 found: 2 done, 0 done before, 1 failed"), "{}", said(&output));
    assert!(said(&output).contains("error[unreadable] "), "{}", said(&output));
}

/// A folder with two documents and a manifest `list.csv` of them.
fn listed(lines: &str) -> tempfile::TempDir {
    let from = folder(&[("a.txt", &["협의체 발족(1.13)"]), ("b.txt", &["실태조사 실시"])]);
    std::fs::write(from.path().join("list.csv"), lines).unwrap();
    from
}

#[test]
fn a_manifest_says_where_documents_come_from_and_it_stays_known() {
    let from = listed(
        "path,url,published,administration\na.txt,https://example.kr/1,2024. 5. 2.,yoon120\nb.txt,,,moon100\n",
    );
    let home = tempfile::tempdir().unwrap();
    let (store, list) = (home.path().join("a.db"), from.path().join("list.csv"));
    let given = ["--manifest", list.to_str().unwrap()];
    let output = ingest(&[], &store, &given);
    assert!(output.status.success(), "{}", said(&output));
    let count = |filter: &str| number(&store, &format!("SELECT count(*) FROM documents WHERE {filter}"));
    let told = "url = 'https://example.kr/1' AND published = '2024-05-02' AND administration = 'yoon120'";
    assert_eq!(count(told), 1);
    assert_eq!(count("url IS NULL AND administration = 'moon100'"), 1);
    // Without the manifest nothing is forgotten, whether it is read again or not.
    for more in [&given[..], &[], &["--force"]] {
        let output = ingest(&[from.path()], &store, more);
        assert!(output.status.success(), "{}", said(&output));
        assert_eq!(said(&output).contains("2 done before"), more != ["--force"], "{}", said(&output));
        assert_eq!((count(told), count("administration = 'moon100'")), (1, 1));
    }
    // What is new of an old document is taken over; a dash takes back.
    std::fs::write(&list, "path,url,publisher,administration\na.txt,-,국무조정실,\nb.txt,,,-\n").unwrap();
    let output = ingest(&[], &store, &given);
    assert!(said(&output).contains("1 done, 1 done before"), "{}", said(&output));
    assert_eq!(count("url IS NULL AND publisher = '국무조정실' AND published = '2024-05-02'"), 1);
    assert_eq!(count("administration_from = 'told'"), 1);
}

#[test]
fn copies_of_a_document_are_told_of_in_the_order_of_the_manifest() {
    let from = folder(&[("a.txt", &["협의체 발족(1.13)"])]);
    let list = from.path().join("list.jsonl");
    let line = |copy: u32| {
        std::fs::copy(from.path().join("a.txt"), from.path().join(format!("{copy}.txt"))).unwrap();
        format!("{{\"path\": \"{copy}.txt\", \"url\": \"https://example.kr/{copy}\"}}\n")
    };
    // What is said of a later copy goes first; what it says nothing of stays.
    let last = "{\"path\": \"a.txt\", \"publisher\": \"국무조정실\"}\n".to_owned();
    let lines: String = (1..=6).map(line).chain([last]).collect();
    std::fs::write(&list, lines).unwrap();
    let home = tempfile::tempdir().unwrap();
    let store = home.path().join("a.db");
    let output = ingest(&[], &store, &["--jobs", "4", "--manifest", list.to_str().unwrap()]);
    assert!(output.status.success(), "{}", said(&output));
    let told = "url = 'https://example.kr/6' AND publisher = '국무조정실'";
    assert_eq!(number(&store, &format!("SELECT count(*) FROM documents WHERE {told}")), 1);
    assert_eq!(number(&store, &format!("SELECT count(*) FROM journal WHERE {told}")), 1);
}

#[test]
fn a_manifest_that_is_wrong_is_told_and_one_that_lists_too_much_too() {
    let from = listed("path,url\na.txt,example\n");
    let home = tempfile::tempdir().unwrap();
    let (store, list) = (home.path().join("a.db"), from.path().join("list.csv"));
    let run = |paths: &[&Path]| ingest(paths, &store, &["--manifest", list.to_str().unwrap()]);
    let wrong = run(&[]);
    assert_eq!(wrong.status.code(), Some(2), "{}", said(&wrong));
    assert!(said(&wrong).contains("manifest line 2: url example is no address"), "{}", said(&wrong));
    std::fs::remove_file(&list).unwrap();
    let gone = run(&[]);
    assert_eq!(gone.status.code(), Some(2), "{}", said(&gone));
    std::fs::write(&list, "path,colour\na.txt,blue\nc.txt,red\n").unwrap();
    let more = run(&[from.path()]);
    assert_eq!(more.status.code(), Some(1), "{}", said(&more));
    assert!(said(&more).contains("warning: the manifest says colour of documents"), "{}", said(&more));
    assert!(said(&more).contains("c.txt: the manifest lists it"), "{}", said(&more));
    assert!(said(&more).contains("3 found: 2 done"), "{}", said(&more));
}

#[test]
fn what_is_told_stands_in_every_form_of_a_converted_document() {
    let from = listed("path,publisher,published\na.txt,국무조정실,2024-05-02\n");
    let (file, list) = (from.path().join("a.txt"), from.path().join("list.csv"));
    let json = |output: &[u8]| serde_json::from_slice::<serde_json::Value>(output).unwrap();
    let one = gwaje().arg("convert").arg(&file).args(["--published", "2024-05-02"]).output().unwrap();
    assert_eq!(json(&one.stdout)["source"]["origin"]["published"], "2024-05-02");
    let wrong = gwaje().arg("convert").arg(&file).args(["--published", "2025-02-30"]).output().unwrap();
    assert_eq!(wrong.status.code(), Some(2));
    let home = tempfile::tempdir().unwrap();
    for format in ["json", "ndjson", "text"] {
        let output = gwaje()
            .args(["convert", "--manifest", list.to_str().unwrap(), "--format", format, "-o"])
            .arg(home.path())
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", said(&output));
    }
    let mut names: Vec<_> =
        std::fs::read_dir(home.path()).unwrap().map(|file| file.unwrap().path()).collect();
    names.sort();
    assert_eq!(names.len(), 3);
    for name in names {
        let text = std::fs::read_to_string(&name).unwrap();
        assert!(text.contains("국무조정실") && text.contains("2024-05-02"), "{}: {text}", name.display());
    }
}

#[test]
fn shards_take_every_document_once() {
    let names: Vec<String> = (0..9).map(|number| format!("{number}.txt")).collect();
    let items: Vec<[String; 1]> = (0..9).map(|number| [format!("시설 {number}개소 구축")]).collect();
    let items: Vec<[&str; 1]> = items.iter().map(|item| item.each_ref().map(String::as_str)).collect();
    let documents: Vec<(&str, &[&str])> =
        names.iter().zip(&items).map(|(name, items)| (name.as_str(), items.as_slice())).collect();
    let from = folder(&documents);
    for (name, day) in names.iter().zip(1_u64..) {
        let file = std::fs::File::options().write(true).open(from.path().join(name)).unwrap();
        file.set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_hours(24 * day)).unwrap();
    }
    let home = tempfile::tempdir().unwrap();
    let (whole, parts) = (home.path().join("whole.db"), home.path().join("parts.db"));
    assert!(ingest(&[from.path()], &whole, &[]).status.success());
    for shard in ["2/3", "1/3", "3/3"] {
        assert!(ingest(&[from.path()], &parts, &["--shard", shard, "--jobs", "1"]).status.success());
    }
    // Of nine documents some parts of a hundred are empty, which is no failure.
    assert!((1..=10).all(|part| {
        ingest(&[from.path()], &parts, &["--shard", &format!("{part}/100")]).status.success()
    }));
    let both = |sql| (number(&whole, sql), number(&parts, sql));
    assert_eq!(both("SELECT count(*) FROM items"), (9, 9));
    // All tell of one task of one release: the one whose file is the newest counts, in whatever order they came in.
    assert_eq!(both("SELECT count(*) FROM items_current"), (1, 1));
    let (in_whole, in_parts) = both("SELECT CAST(substr(text, 4, 1) AS INTEGER) FROM items_current");
    assert_eq!(in_whole, in_parts);
}

#[test]
fn another_version_does_it_again_and_failures_wait_to_be_asked_for() {
    let from = folder(&[("a.txt", &["협의체 발족(1.13)"])]);
    let home = tempfile::tempdir().unwrap();
    let database = home.path().join("a.db");
    let (good, bad) = (from.path().join("a.txt"), fixture("bad/encrypted-password.pdf"));
    let told =
        |more: &[&str]| said(&ingest(&[&good, &bad], &database, more)).lines().next().unwrap().to_owned();
    let known = "1 failed before and were not tried again";
    assert!(told(&[]).starts_with("2 found: 1 done, 0 done before, 1 failed"));
    let second = said(&ingest(&[&good, &bad], &database, &[]));
    assert!(
        second.starts_with("2 found: 0 done, 1 done before, 1 failed") && second.contains(known),
        "{second}"
    );
    let third = said(&ingest(&[&good, &bad], &database, &["--retry-failed"]));
    assert!(
        third.starts_with("2 found: 0 done, 1 done before, 1 failed") && !third.contains(known),
        "{third}"
    );
    assert!(told(&["--force"]).starts_with("2 found: 1 done, 0 done before, 1 failed"));
    let opened = told(&["--password", "reader"]);
    assert!(opened.starts_with("2 found: 1 done, 1 done before, 0 failed"), "{opened}");
    let other = rusqlite::Connection::open(&database).unwrap();
    other.execute("UPDATE journal SET converter = replace(converter, 'model ', 'model 0')", []).unwrap();
    drop(other);
    let waits = said(&ingest(&[&good, &bad], &database, &["--password", "reader"]));
    assert!(
        waits.starts_with("2 found: 0 done, 2 done before") && waits.contains("2 were read by an earlier")
    );
    assert!(
        told(&["--password", "reader", "--refresh"]).starts_with("2 found: 2 done, 0 done before, 0 failed")
    );
    // What is asked for otherwise is read anew without being asked to.
    assert!(told(&["--password", "reader", "--administration", "yoon120"]).starts_with("2 found: 2 done"));
}

#[cfg(unix)]
#[test]
fn ctrl_c_stops_and_the_same_command_goes_on() {
    let from = folder(&[]);
    for number in 0..500 {
        let text = crate::release(&[&format!("시설 {number}개소 구축")]);
        std::fs::write(from.path().join(format!("{number}.txt")), text).unwrap();
    }
    let home = tempfile::tempdir().unwrap();
    let database = home.path().join("a.db");
    let mut command = gwaje();
    command.arg("ingest").arg(from.path()).args(["--jobs", "1", "--to"]);
    command.arg(format!("sqlite:{}", database.display())).stderr(std::process::Stdio::piped());
    let mut running = command.spawn().unwrap();
    let done = || {
        let connection = rusqlite::Connection::open(&database).ok()?;
        connection.query_row("SELECT count(*) FROM journal", [], |row| row.get::<_, i64>(0)).ok()
    };
    while running.try_wait().unwrap().is_none() && done().is_none_or(|done| done < 5) {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    std::process::Command::new("kill").args(["-INT", &running.id().to_string()]).status().unwrap();
    let stopped = running.wait_with_output().unwrap();
    assert_eq!(stopped.status.code(), Some(1), "{}", said(&stopped));
    let first = done().unwrap();
    assert!((5..500).contains(&first), "{first}");
    let rest = said(&ingest(&[from.path()], &database, &[]));
    assert!(rest.starts_with(&format!("500 found: {} done, {first} done before", 500 - first)), "{rest}");
    assert_eq!(number(&database, "SELECT count(*) FROM documents"), 500);
}

#[test]
fn reports_are_json_and_text() {
    let from = folder(&[("a.txt", &["협의체 발족(1.13)"])]);
    let home = tempfile::tempdir().unwrap();
    let (json, text) = (home.path().join("r.json"), home.path().join("r.txt"));
    let reports = ["--report", json.to_str().unwrap(), "--report", text.to_str().unwrap()];
    ingest(&[from.path(), &fixture("bad")], &home.path().join("a.db"), &reports);
    let told: serde_json::Value = serde_json::from_slice(&std::fs::read(json).unwrap()).unwrap();
    assert_eq!((&told["found"], &told["done"], &told["items"]), (&7.into(), &1.into(), &1.into()));
    assert_eq!((&told["failed"], &told["other_files"]), (&6.into(), &1.into()));
    assert_eq!(told["failures_by_code"]["no_text"], 1);
    assert!(std::fs::read_to_string(text).unwrap().contains("error[encrypted] "));
}

#[test]
fn csv_is_safe_unless_told_otherwise() {
    let from = folder(&[("a.txt", &["=1+1은 수식이 아니라 항목", "실태조사 실시"])]);
    let home = tempfile::tempdir().unwrap();
    let items = |name: &str, more: &[&str]| {
        let to = home.path().join(name);
        let url = format!("csv:{}", to.display());
        let output = gwaje().arg("ingest").arg(from.path()).args(["--to", &url]).args(more).output().unwrap();
        assert!(output.status.success(), "{}", said(&output));
        std::fs::read_to_string(to.join("items.csv")).unwrap()
    };
    assert!(items("plain", &[]).contains(",'=1+1"));
    let excel = items("excel", &["--excel", "--no-formula-guard"]);
    assert!(excel.starts_with('\u{feff}') && excel.contains(",=1+1"));
}
