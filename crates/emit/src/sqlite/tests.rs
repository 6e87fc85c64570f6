//! The store is exact: any order, any repetition, other people's files.

use super::Sqlite;
use crate::rows::Cell;
use crate::store::Outcome;
use crate::{ddl, sample};
use gwaje_model::{Document, Failure, FailureCode};
use proptest::prelude::*;
use std::time::Duration;

fn store() -> (tempfile::TempDir, Sqlite) {
    let folder = tempfile::tempdir().unwrap();
    let store = Sqlite::open(&folder.path().join("gwaje.db")).unwrap();
    (folder, store)
}

fn done(document: &Document) -> Outcome<'_> {
    let source = &document.source;
    Outcome { sha256: &source.sha256, name: &source.name, converter: "test 1", result: Ok(document) }
}

fn dump(store: &Sqlite) -> Vec<(&'static str, Vec<Cell>)> {
    let mut rows = Vec::new();
    for table in ddl::tables() {
        let take = |row| {
            rows.push((table.name, row));
            Ok(())
        };
        store.each_row(table, None, take).unwrap();
    }
    rows
}

/// Four releases; each edits, drops and adds.
fn releases() -> Vec<Document> {
    let text = |release: u8, item: u8| match (item, release) {
        (0, _) => "산업 디지털 전환 촉진법 시행".to_owned(),
        (1, _) => format!("수소충전소 {}개소 구축 완료", release * 10),
        (2, 1 | 2) => "표준계약서 배포".to_owned(),
        (3, 3 | 4) => "자율운항선박 실증센터 착공".to_owned(),
        _ => String::new(),
    };
    (1..=4_u8)
        .map(|release| {
            let texts = (0..4).map(|item| text(release, item)).filter(|text| !text.is_empty());
            let items = texts.map(|text| sample::item("2023Q4", Some("▪"), &text)).collect();
            sample::release(release, 2024, release, vec![sample::period(2023, 4, items)])
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_order_and_any_repetition_gives_the_same_rows(
        order in Just((0..4_usize).collect::<Vec<_>>()).prop_shuffle(),
        again in prop::collection::vec(0..4_usize, 0..6),
    ) {
        let releases = releases();
        let (_a, mut straight) = store();
        for document in &releases {
            straight.load(&done(document)).unwrap();
        }
        let (_b, mut mixed) = store();
        for at in again.iter().chain(&order) {
            mixed.load(&done(&releases[*at])).unwrap();
        }
        prop_assert_eq!(dump(&straight), dump(&mixed));
    }
}

#[test]
fn history_tells_edits_drops_and_first_releases() {
    let (_folder, mut store) = store();
    for document in releases().iter().rev() {
        store.load(&done(document)).unwrap();
    }
    let sql = "SELECT text, status, first_seen, last_seen FROM items_history ORDER BY first_seen, text";
    let mut statement = store.connection.prepare(sql).unwrap();
    let rows: Vec<[String; 4]> = statement
        .query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let rows: Vec<[&str; 4]> = rows.iter().map(|row| row.each_ref().map(String::as_str)).collect();
    let (q1, q2, q3, q4) = ("yoon120/2024Q1", "yoon120/2024Q2", "yoon120/2024Q3", "yoon120/2024Q4");
    assert_eq!(
        rows,
        [
            ["산업 디지털 전환 촉진법 시행", "current", q1, q4],
            ["수소충전소 10개소 구축 완료", "edited", q1, q1],
            ["표준계약서 배포", "dropped", q1, q2],
            ["수소충전소 20개소 구축 완료", "edited", q2, q2],
            ["수소충전소 30개소 구축 완료", "edited", q3, q3],
            ["자율운항선박 실증센터 착공", "current", q3, q4],
            ["수소충전소 40개소 구축 완료", "current", q4, q4],
        ]
    );
    let count = |sql: &str| store.connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("SELECT count(*) FROM items_current"), 3);
    assert_eq!(count("SELECT count(DISTINCT lineage) FROM items_history"), 4);
    assert_eq!(count("SELECT count(*) FROM items_search WHERE items_search MATCH '수소충전소'"), 4);
    assert_eq!(count("SELECT count(*) FROM items_search WHERE items_search MATCH '표준계'"), 1);
}

#[test]
fn rows_that_are_gone_leave_the_index_too() {
    let (_folder, mut store) = store();
    let mut document = sample::document();
    store.load(&done(&document)).unwrap();
    document.agendas.clear();
    store.load(&done(&document)).unwrap();
    store.finish().unwrap();
    let count = |sql: &str| store.connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("SELECT count(*) FROM items"), 0);
    assert_eq!(count("SELECT count(*) FROM history"), 0);
    assert_eq!(count("SELECT count(*) FROM items_search"), 0);
    assert_eq!(count("SELECT count(*) FROM documents"), 1);
}

#[test]
fn the_same_bytes_under_two_names_are_one_document() {
    let names = ["나.pdf", "가.pdf", "다.pdf"];
    let (_folder, mut store) = store();
    for name in names {
        let mut document = sample::document();
        document.source.name = name.to_owned();
        store.load(&Outcome { name, ..done(&document) }).unwrap();
    }
    let text = |sql: &str| store.connection.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap();
    assert_eq!(text("SELECT group_concat(name) FROM documents"), "가.pdf");
    assert_eq!(text("SELECT group_concat(name) FROM journal"), "가.pdf");
}

#[test]
fn the_journal_knows_what_became_of_a_source() {
    let (_folder, mut store) = store();
    let failures = [(FailureCode::Encrypted, "failed"), (FailureCode::LimitTime, "quarantined")];
    for (code, status) in failures {
        let failure = Failure { page: Some(2), ..Failure::new(code, "the reason") };
        let outcome = Outcome { sha256: "ff", name: "a.pdf", converter: "test 1", result: Err(&failure) };
        store.load(&outcome).unwrap();
        assert_eq!(store.journaled("ff").unwrap().unwrap().failure, Some(failure));
        let written = "SELECT status FROM journal";
        assert_eq!(store.connection.query_row(written, [], |row| row.get::<_, String>(0)).unwrap(), status);
    }
    store.connection.execute("UPDATE journal SET code = 'of_a_later_version'", []).unwrap();
    assert_eq!(store.journaled("ff").unwrap(), None);
    assert_eq!(store.journaled("00").unwrap(), None);
}

#[test]
fn other_and_newer_databases_are_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other.db");
    let connection = rusqlite::Connection::open(&other).unwrap();
    connection.execute_batch("CREATE TABLE mine (a)").unwrap();
    drop(connection);
    let before = std::fs::read(&other).unwrap();
    assert!(Sqlite::open(&other).unwrap_err().to_string().contains("other tables"));
    assert_eq!(std::fs::read(&other).unwrap(), before);

    let newer = folder.path().join("newer.db");
    drop(Sqlite::open(&newer).unwrap());
    let connection = rusqlite::Connection::open(&newer).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    assert!(Sqlite::open(&newer).unwrap_err().to_string().contains("version 99"));
}

impl Sqlite {
    /// A number the store knows.
    pub(crate) fn count(&self, sql: &str) -> i64 {
        self.connection.query_row(sql, [], |row| row.get(0)).unwrap()
    }
}

#[test]
fn a_new_file_that_another_is_writing_is_waited_for() {
    let (folder, first) = store();
    let path = folder.path().join("gwaje.db");
    // As it is between making the tables and turning the log on.
    first.connection.pragma_update(None, "journal_mode", "delete").unwrap();
    first.connection.execute_batch("BEGIN IMMEDIATE").unwrap();
    let second = std::thread::spawn(move || Sqlite::open(&path).map(drop));
    std::thread::sleep(Duration::from_millis(200));
    first.connection.execute_batch("COMMIT").unwrap();
    second.join().unwrap().unwrap();
}
