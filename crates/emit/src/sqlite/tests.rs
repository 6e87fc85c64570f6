//! What only SQLite has: a full-text index, files that are full or that another process is making.

use super::Sqlite;
use crate::database::Database;
use crate::engine::{Access, Engine};
use crate::journal::Outcome;
use crate::sample;
use gwaje_model::{Document, FailureCode};
use std::path::Path;
use std::time::Duration;

fn connect(path: &Path) -> Sqlite {
    Sqlite::connect(path, Access::Write).unwrap()
}

fn store(folder: &tempfile::TempDir) -> Database {
    Database::open(Box::new(connect(&folder.path().join("gwaje.db")))).unwrap()
}

fn load(store: &mut Database, document: &Document) -> Result<(), crate::Error> {
    let source = &document.source;
    store.load(&Outcome {
        sha256: &source.sha256,
        name: &source.name,
        converter: "test",
        seen: crate::Seen::default(),
        result: Ok(document),
    })
}

#[test]
fn every_wording_is_found_by_its_letters() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    for (release, count) in [(1, 10), (2, 20)] {
        let texts = [format!("수소충전소 {count}개소 구축 완료"), "표준계약서 배포".to_owned()];
        let items = texts.map(|text| sample::item("2023Q4", Some("▪"), &text));
        let document = sample::release(release, 2024, release, vec![sample::period(2023, 4, items.into())]);
        load(&mut store, &document).unwrap();
    }
    let found = |word: &str| format!("items_search WHERE items_search MATCH '{word}'");
    for _ in 0..2 {
        assert_eq!(store.count(&found("수소충전소")), 2);
        assert_eq!(store.count(&found("표준계")), 1);
        store.finish().unwrap();
    }
    for release in [1, 2] {
        load(&mut store, &sample::release(release, 2024, release, vec![])).unwrap();
    }
    assert_eq!(store.count("items_search"), 0);
}

#[test]
fn a_full_disk_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut document = sample::document();
    load(&mut store(&folder), &document).unwrap();
    let mut engine = connect(&folder.path().join("gwaje.db"));
    engine.execute("VACUUM", &[]).unwrap();
    let pages = engine.pragma("page_count").unwrap();
    engine.connection.pragma_update(None, "max_page_count", pages).unwrap();
    let mut full = Database::open(Box::new(engine)).unwrap();
    let before = full.dump();
    document.source.producer = Some("가".repeat(1 << 20));
    assert_eq!(load(&mut full, &document).unwrap_err().code(), FailureCode::TargetFull);
    assert!(full.dump() == before);
}

#[test]
fn a_new_file_that_another_is_writing_is_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gwaje.db");
    drop(store(&folder));
    let mut first = connect(&path);
    // As it is between making the tables and turning the log on.
    first.connection.pragma_update(None, "journal_mode", "delete").unwrap();
    first.begin().unwrap();
    let second = std::thread::spawn(move || Database::open(Box::new(connect(&path))).map(drop));
    std::thread::sleep(Duration::from_millis(200));
    first.commit().unwrap();
    second.join().unwrap().unwrap();
}

#[test]
fn a_reader_is_not_waited_for_and_a_finished_store_may_lie_where_nothing_can_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = store(&folder);
    load(&mut first, &sample::document()).unwrap();
    first.finish().unwrap();
    let reader = rusqlite::Connection::open(folder.path().join("gwaje.db")).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM items").unwrap();
    reader.query_row("SELECT count(*) FROM items", [], |row| row.get::<_, i64>(0)).unwrap();
    // This ends although the reader never does.
    load(&mut first, &sample::release(1, 2024, 1, vec![])).unwrap();
    first.finish().unwrap();
    drop(reader);
    drop(first);
    let beside = |ending: &str| folder.path().join(format!("gwaje.db{ending}"));
    for ending in ["-wal", "-shm"] {
        assert_eq!(beside(ending).metadata().unwrap().len(), 0, "{ending}");
    }
    // A run that writes nothing touches nothing.
    let before = beside("").metadata().unwrap().modified().unwrap();
    store(&folder).finish().unwrap();
    assert_eq!(beside("").metadata().unwrap().modified().unwrap(), before);
}
