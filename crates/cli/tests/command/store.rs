//! What a store keeps of the fixtures: one meaning a row, and every document as it was read.

use crate::{fixture, gwaje, number, said};
use gwaje_emit::{CsvOptions, Outcome, Store, ddl};
use gwaje_model::Document;
use std::path::{Path, PathBuf};

/// The documents among the fixtures that are reports, printed, written and extracted.
fn documents() -> Vec<PathBuf> {
    let folders = ["", "quarters", "hangul"].map(|folder| std::fs::read_dir(fixture(folder)).unwrap());
    let is_document = |path: &PathBuf| {
        path.extension().is_some_and(|ending| ["pdf", "hwpx", "hwp", "txt"].iter().any(|own| ending == *own))
    };
    let mut found: Vec<PathBuf> =
        folders.into_iter().flatten().map(|file| file.unwrap().path()).filter(is_document).collect();
    found.sort();
    found
}

/// Views without columns of their own, and what makes their rows unique.
const PLAIN: [(&str, &[&str]); 3] =
    [("items_current", &["item"]), ("items_history", &["thread", "item"]), ("wordings", &["row_number"])];

/// Views of SQLite alone: what the index of words finds.
const OF_SQLITE: usize = 1;

#[test]
fn every_table_and_view_has_one_row_for_what_its_key_names() {
    let home = tempfile::tempdir().unwrap();
    let store = home.path().join("a.db");
    let to = format!("sqlite:{}", store.display());
    let output = gwaje().arg("ingest").args(documents()).args(["--to", &to, "--lenient"]).output().unwrap();
    assert!(said(&output).contains(" done, 0 done before"), "{}", said(&output));
    let views = ddl::VIEWS.iter().filter_map(|view| view.table);
    let stated = ddl::tables().chain(views).map(|table| (table.name, table.key));
    let mut filled = 0;
    for (name, key) in stated.chain(PLAIN) {
        let key = key.join(", ");
        let twice =
            format!("SELECT count(*) FROM (SELECT {key} FROM {name} GROUP BY {key} HAVING count(*) > 1)");
        assert_eq!(number(&store, &twice), 0, "{name} has several rows for one {key}");
        filled += i64::from(number(&store, &format!("SELECT count(*) FROM {name}")) > 0);
    }
    assert!(filled > 20, "only {filled} tables and views have rows");
    let listed: i64 = number(&store, "SELECT count(*) FROM sqlite_master WHERE type = 'view'");
    assert_eq!(
        listed,
        i64::try_from(ddl::VIEWS.len() + OF_SQLITE).unwrap(),
        "a view whose key nobody stated"
    );
}

/// A document through a store of its own.
fn through_a_store(document: &Document, home: &Path) -> Document {
    let target = format!("sqlite:{}", home.join("one.db").display()).parse().unwrap();
    let mut store = Store::open(&target, CsvOptions::default()).unwrap();
    let (sha256, name) = (&document.source.sha256, &document.source.name);
    store
        .load(&Outcome {
            sha256,
            name,
            converter: "test",
            seen: gwaje_emit::Seen::default(),
            origin: None,
            result: Ok(document),
        })
        .unwrap();
    let release = gwaje_emit::rows::release_id(document).unwrap();
    Store::release(&target, &release).unwrap().remove(0)
}

#[test]
fn a_document_comes_out_of_a_store_as_it_went_in() {
    let mut kinds = std::collections::BTreeSet::new();
    for path in documents() {
        let origin = gwaje_model::Origin {
            url: Some("https://example.kr".to_owned()),
            ..gwaje_model::Origin::default()
        };
        let options = gwaje::Options::new().origin(origin);
        let name = path.display().to_string();
        let Ok(document) = gwaje::convert(&std::fs::read(&path).unwrap(), &name, &options) else { continue };
        if document.release.is_none() {
            continue;
        }
        kinds.insert(document.source.media_type.clone());
        let home = tempfile::tempdir().unwrap();
        let stored = through_a_store(&document, home.path());
        let [one, other] =
            [&document, &stored].map(|document| serde_json::to_string_pretty(document).unwrap());
        let differing = one.lines().zip(other.lines()).find(|(one, other)| one != other);
        assert!(one == other, "{name}: {differing:?}");
    }
    assert_eq!(kinds.len(), 4, "{kinds:?}");
}

/// The folder of cases beside the repository, where it is.
fn cases() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/turn2/cases/identity");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("{} is not there: its cases are not judged", folder.display());
    None
}

#[test]
fn cases_of_identity_are_right_in_a_store() {
    let Some(folder) = cases() else { return };
    let home = tempfile::tempdir().unwrap();
    let ingest = |name: &str, files: &[&str]| {
        let store = home.path().join(name);
        let files = files.iter().map(|file| folder.join(file));
        let to = format!("sqlite:{}", store.display());
        let output = gwaje().arg("ingest").args(files).args(["--to", &to, "--lenient"]).output().unwrap();
        assert!(output.status.success(), "{name}: {}", said(&output));
        store
    };
    let both = ingest("numberless.db", &["numberless_a.pdf", "numberless_b.pdf"]);
    assert_eq!(number(&both, "SELECT count(*) FROM items_current"), 4);
    assert_eq!(number(&both, "SELECT count(DISTINCT task_thread) FROM history"), 2);
    assert_eq!(number(&both, "SELECT count(*) FROM links WHERE state = 'one'"), 0);
    let both = ingest("handover.db", &["handover_2025Q1.txt", "handover_cumulative.txt"]);
    let per_quarter = |quarter: u8| {
        number(
            &both,
            &format!("SELECT count(*) FROM items_current WHERE year = 2025 AND quarter = {quarter}"),
        )
    };
    assert_eq!((per_quarter(1), per_quarter(2)), (1, 1));
    assert_eq!(number(&both, "SELECT count(DISTINCT administration) FROM documents"), 1);
    let plan = ingest("plan.db", &["plan_and_report.txt"]);
    assert_eq!(number(&plan, "SELECT count(*) FROM plans WHERE report IS NOT NULL AND days = 5"), 1);
    assert_eq!(number(&plan, "SELECT days FROM slips"), 5);
}
