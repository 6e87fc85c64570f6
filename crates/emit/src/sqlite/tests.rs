//! What only SQLite has: a full-text index, files that are full or that another process is making.

use super::Sqlite;
use crate::database::Database;
use crate::engine::{Access, Engine};
use crate::journal::Outcome;
use crate::sample;
use crate::search::search;
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
    store.load(&[Outcome {
        sha256: &source.sha256,
        name: &source.name,
        converter: "test",
        seen: crate::Seen::default(),
        origin: None,
        result: Ok(document),
    }])
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
        assert_eq!(store.count(&found("배포")), 1);
        assert_eq!(store.count(&found("\"수소 소충 충전\"")), 2);
        assert_eq!(store.count(&found("\"소\" *")), 2);
        store.finish().unwrap();
    }
    for release in [1, 2] {
        load(&mut store, &sample::release(release, 2024, release, vec![])).unwrap();
    }
    store.finish().unwrap();
    assert_eq!(store.count("wordings"), 0);
    assert_eq!(store.count(&found("배포")), 0);
}

/// Words of one to four syllables out of the texts, figures, marks and what stands nowhere, alone and two together.
fn asked(texts: &[String]) -> Vec<Vec<String>> {
    let mut words: Vec<String> =
        ["3.21", "·", "%", "없는말", "a", "「", "산불 예", "Ⅱ"].map(str::to_owned).into();
    for (text, at) in texts.iter().zip(0..) {
        let letters: Vec<char> = text.chars().collect();
        for length in 1..=4 {
            words.push(letters.iter().skip(at % 7).take(length).collect());
        }
    }
    words.retain(|word| !word.trim().is_empty());
    let pairs = words.iter().zip(words.iter().rev()).map(|(a, b)| vec![a.clone(), b.clone()]);
    words.iter().map(|word| vec![word.clone()]).chain(pairs).collect()
}

#[test]
fn words_are_found_as_like_finds_them_by_the_program_and_by_the_query_of_the_documentation() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    let texts = [
        "산불 예방 대책 수립(3.21)",
        "산불예방 진화대 1,204명 편성",
        "수소차·전기차 보급 확대",
        "철강업계 탄소중립 지원 3.21조원",
        "「산림재난방지법」 개정안 공포",
        "AI 기반 산 불씨 감시 100%",
        "a철강 협약",
        "강철 산업",
        "예산_집행률",
        "Ⅱ단계 착수",
    ]
    .map(str::to_owned);
    let items: Vec<_> = texts.iter().map(|text| sample::item("2023Q4", Some("▪"), text)).collect();
    load(&mut store, &sample::release(1, 2024, 1, vec![sample::period(2023, 4, items)])).unwrap();
    store.finish().unwrap();
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/search.md")).unwrap();
    let query = page.split("```sql\n").nth(1).unwrap().split("```").next().unwrap();
    let plain = connect(&folder.path().join("gwaje.db"));
    for words in asked(&texts) {
        let like =
            |text: &String| words.iter().all(|word| text.to_lowercase().contains(&word.to_lowercase()));
        let mut right: Vec<&String> = texts.iter().filter(|text| like(text)).collect();
        right.sort();
        let rows = search(&mut store, &words, &[]).unwrap();
        let mut found: Vec<&str> = rows.iter().filter_map(|row| row.text("text")).collect();
        found.sort_unstable();
        assert_eq!(found, right, "{words:?}");
        // Blanks part words there, and % and _ stand for any letters.
        if words.iter().any(|word| {
            !word.chars().any(|c| c.is_ascii_alphanumeric() || ('가'..='힣').contains(&c))
                || word.contains([' ', '_', '%'])
        }) {
            continue;
        }
        let mut statement = plain.connection.prepare(query).unwrap();
        let at = statement.column_index("text").unwrap();
        let mut told: Vec<String> =
            statement.query_map([words.join(" ")], |row| row.get(at)).unwrap().map(Result::unwrap).collect();
        told.sort();
        assert_eq!(told.iter().collect::<Vec<_>>(), right, "{words:?}");
    }
}

#[test]
fn a_store_with_the_index_of_an_earlier_program_is_searched_before_and_after_it_is_given_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gwaje.db");
    let items = vec![sample::item("2023Q4", None, "산불 예방"), sample::item("2023Q4", None, "철강 협약")];
    let mut first = store(&folder);
    load(&mut first, &sample::release(1, 2024, 1, vec![sample::period(2023, 4, items)])).unwrap();
    first.finish().unwrap();
    drop(first);
    let plain = connect(&path);
    plain
        .connection
        .execute_batch(
            "DROP TABLE items_search; DROP VIEW wordings; CREATE TABLE wordings (item TEXT); \
         CREATE VIRTUAL TABLE items_search USING fts5(item UNINDEXED, text, tokenize = 'trigram'); \
         INSERT INTO items_search (item, text) SELECT item, text FROM history",
        )
        .unwrap();
    drop(plain);
    let found = |store: &mut Database| search(store, &["산불".to_owned()], &[]).unwrap().len();
    let reading = Box::new(Sqlite::connect(&path, Access::Read).unwrap());
    assert_eq!(found(&mut Database::existing(reading).unwrap()), 1);
    let mut new = store(&folder);
    assert_eq!(new.count("items_search WHERE items_search MATCH '산불'"), 1);
    assert_eq!(found(&mut new), 1);
    drop(new);
    // What lies beside files is not searched.
    let mut hidden = Database::open(super::hidden(&path, Access::Write).unwrap()).unwrap();
    assert_eq!(hidden.count("sqlite_schema WHERE name IN ('items_search', 'wordings')"), 0);
}

#[test]
fn an_index_of_an_earlier_program_goes() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = store(&folder);
    load(&mut first, &sample::document()).unwrap();
    first.finish().unwrap();
    let gone = "sqlite_schema WHERE name = 'items_by_thread'";
    assert_eq!(first.count(gone), 0);
    drop(first);
    let path = folder.path().join("gwaje.db");
    let plain = rusqlite::Connection::open(&path).unwrap();
    plain.execute_batch("CREATE INDEX items_by_thread ON items (thread)").unwrap();
    drop(plain);
    let mut reading = Database::existing(Box::new(Sqlite::connect(&path, Access::Read).unwrap())).unwrap();
    assert_eq!(reading.count(gone), 1, "reading changes nothing");
    drop(reading);
    assert_eq!(store(&folder).count(gone), 0);
}

#[test]
fn a_full_disk_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut document = sample::document();
    let mut first = store(&folder);
    load(&mut first, &document).unwrap();
    first.finish().unwrap();
    drop(first);
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
    // A run that writes nothing touches nothing, and leaves what readers need.
    let before = beside("").metadata().unwrap().modified().unwrap();
    store(&folder).finish().unwrap();
    drop(Database::existing(Box::new(Sqlite::connect(&beside(""), Access::Read).unwrap())).unwrap());
    assert_eq!(beside("").metadata().unwrap().modified().unwrap(), before);
    for ending in ["-wal", "-shm"] {
        assert!(beside(ending).exists(), "{ending}");
    }
}
