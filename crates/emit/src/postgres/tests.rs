//! The same rows as SQLite, on a real server.

use super::{Postgres, field};
use crate::rows::Cell;
use crate::store::Outcome;
use crate::{Sqlite, ddl, sample};
use gwaje_model::{Document, Failure, FailureCode};

type Dump = Vec<(&'static str, Vec<Cell>)>;

/// JSON in one spelling: PostgreSQL keeps its meaning, not its blanks.
fn spelled(row: Vec<Cell>) -> Vec<Cell> {
    let json =
        |text: &str| text.starts_with('[').then(|| serde_json::from_str::<serde_json::Value>(text).ok());
    let cell = |cell: Cell| match cell.as_str().and_then(json).flatten() {
        Some(value) => Cell::Text(value.to_string()),
        None => cell,
    };
    row.into_iter().map(cell).collect()
}

fn outcome<'a>(document: &'a Document, name: &'a str) -> Outcome<'a> {
    Outcome { sha256: &document.source.sha256, name, converter: "test", result: Ok(document) }
}

/// Needs a server that may be written to; `scripts/with-postgres cargo test -p gwaje-emit` starts one.
#[test]
fn postgres_holds_what_sqlite_holds_in_any_order() {
    let Some(url) = std::env::var("GWAJE_TEST_POSTGRES").ok() else {
        println!("skipped: no server (scripts/with-postgres starts one)");
        return;
    };
    let texts = ["산업 디지털 전환 촉진법 시행", "탭\t과 \\N 과\n줄바꿈", "수소충전소 10개소 구축 완료"];
    let item = |text: &str| sample::item("2023Q4", Some("▪"), text);
    let first = vec![sample::period(2023, 4, texts.map(item).into())];
    let second = vec![sample::period(2023, 4, vec![item("수소충전소 12개소 구축 완료"), item(texts[0])])];
    let documents =
        [sample::release(1, 2024, 1, first), sample::release(2, 2024, 2, second), sample::document()];
    let failure = Failure { page: Some(2), ..Failure::new(FailureCode::Encrypted, "a password") };
    let failed = Outcome { sha256: "ff", name: "c.pdf", converter: "test", result: Err(&failure) };

    let folder = tempfile::tempdir().unwrap();
    let mut sqlite = Sqlite::open(&folder.path().join("a.db")).unwrap();
    for document in &documents {
        sqlite.load(&outcome(document, "a.pdf")).unwrap();
    }
    sqlite.load(&failed).unwrap();
    let mut expected = Dump::new();
    for table in ddl::tables() {
        let take = |row| {
            expected.push((table.name, spelled(row)));
            Ok(())
        };
        sqlite.each_row(table, None, take).unwrap();
    }
    for order in [[2, 1, 0_usize], [0, 1, 2], [1, 2, 0]] {
        let mut store = Postgres::open(&url).unwrap();
        store.client.batch_execute("DROP SCHEMA gwaje CASCADE").unwrap();
        let mut store = Postgres::open(&url).unwrap();
        for name in ["b.pdf", "a.pdf"] {
            for at in order {
                store.load(&outcome(&documents[at], name)).unwrap();
            }
        }
        store.load(&failed).unwrap();
        assert_eq!(store.journaled("ff").unwrap().unwrap().failure.unwrap().page, Some(2));
        let mut dump = Dump::new();
        for table in ddl::tables() {
            let take = |row| {
                dump.push((table.name, spelled(row)));
                Ok(())
            };
            store.each_row(table, None, take).unwrap();
        }
        assert_eq!(dump, expected);
        let count: i64 = store.client.query_one("SELECT count(*) FROM items_current", &[]).unwrap().get(0);
        assert_eq!(count, sqlite.count("SELECT count(*) FROM items_current"));
    }
}

#[test]
fn other_newer_and_older_schemas_are_refused_untouched() {
    let Some(url) = std::env::var("GWAJE_TEST_POSTGRES").ok() else {
        println!("skipped: no server (scripts/with-postgres starts one)");
        return;
    };
    // A database of its own: another test uses the schema of the first.
    let mut server = Postgres::connect(&url).unwrap().client;
    server.batch_execute("DROP DATABASE IF EXISTS gwaje_refused").unwrap();
    server.batch_execute("CREATE DATABASE gwaje_refused").unwrap();
    let url = format!("{}/gwaje_refused", url.rsplit_once('/').unwrap().0);
    let mut client = Postgres::connect(&url).unwrap().client;
    let refused = |code: &str| {
        assert_eq!(Postgres::open(&url).unwrap_err().code().as_str(), code);
        assert_eq!(Postgres::existing(&url).unwrap_err().code().as_str(), code);
    };
    client.batch_execute("CREATE SCHEMA gwaje; CREATE TABLE gwaje.mine (a int)").unwrap();
    refused("target_foreign");
    let names = "SELECT string_agg(tablename, ' ') FROM pg_tables WHERE schemaname = 'gwaje'";
    assert_eq!(client.query_one(names, &[]).unwrap().get::<_, String>(0), "mine");
    client.batch_execute("DROP TABLE gwaje.mine").unwrap();
    drop(Postgres::open(&url).unwrap());
    drop(Postgres::existing(&url).unwrap());
    for (version, code) in [(99_i64, "target_newer"), (0, "target_older")] {
        client.execute("UPDATE gwaje.schema_version SET version = $1", &[&version]).unwrap();
        refused(code);
    }
    drop(client);
    server.batch_execute("DROP DATABASE gwaje_refused WITH (FORCE)").unwrap();
}

#[test]
fn fields_cannot_break_out_of_their_row() {
    assert_eq!(field(&Cell::Null), "\\N");
    assert_eq!(field(&"a\tb\nc\\.\r".into()), "a\\tb\\nc\\\\.\\r");
    assert_eq!(field(&"\\N".into()), "\\\\N");
    assert_eq!(field(&"a\0b".into()), "a\u{fffd}b");
}
