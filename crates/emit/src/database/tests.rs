//! A store is exact on every engine: any order, any repetition, other people's databases.

mod corrections;
mod order;
mod provenance;
mod server;
mod threads;
mod upgrade;
mod views;

use super::Database;
use crate::engine::{Access, Scheme};
use crate::journal::Outcome;
use crate::order::Seen;
use crate::rows::Cell;
use crate::{ddl, postgres, sample, sqlite};
use gwaje_model::{AdministrationFrom, Document, Failure, FailureCode, UNKNOWN_ADMINISTRATION};
use proptest::prelude::*;

type Dump = Vec<(&'static str, Vec<Cell>)>;

/// A place for one store, emptied before and gone afterwards.
struct Place {
    scheme: Scheme,
    address: String,
    _folder: tempfile::TempDir,
}

impl Place {
    fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = folder.path().join("gwaje.db").display().to_string();
        Self { scheme: sqlite::SCHEME, address, _folder: folder }
    }

    /// A database of its own on the server that `scripts/with-postgres` starts; `None` without one.
    fn postgres(name: &str) -> Option<Self> {
        let url = gwaje_need::postgres()?;
        let place = url.strip_prefix("postgres:").unwrap();
        let mut server = (postgres::SCHEME.connect)(place, Access::Write).unwrap();
        server.execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"), &[]).unwrap();
        server.execute(&format!("CREATE DATABASE {name}"), &[]).unwrap();
        let address = format!("{}/{name}", place.rsplit_once('/').unwrap().0);
        Some(Self { scheme: postgres::SCHEME, address, _folder: tempfile::tempdir().unwrap() })
    }

    /// The same place with nothing in it.
    fn emptied(&self) -> Self {
        Self::postgres(self.address.rsplit_once('/').unwrap().1).unwrap()
    }

    fn all(name: &str) -> Vec<Self> {
        std::iter::once(Self::sqlite()).chain(Self::postgres(name)).collect()
    }

    fn open(&self) -> Database {
        Database::open((self.scheme.connect)(&self.address, Access::Write).unwrap()).unwrap()
    }

    fn refused(&self, access: Access) -> &'static str {
        let engine = (self.scheme.connect)(&self.address, access).unwrap();
        let opened =
            if access == Access::Write { Database::open(engine) } else { Database::existing(engine) };
        opened.unwrap_err().code().as_str()
    }
}

impl Database {
    /// The answer to a question, each row as text.
    pub(crate) fn ask(&mut self, sql: &str) -> Vec<Vec<String>> {
        self.finish().unwrap();
        let mut found = Vec::new();
        let show = |cell: Cell| match cell {
            Cell::Null => "-".to_owned(),
            Cell::Text(text) => text,
            Cell::Integer(number) => number.to_string(),
            Cell::Real(number) => number.to_string(),
        };
        let visit = &mut |row: &mut Vec<Cell>| {
            found.push(row.drain(..).map(show).collect());
            Ok(())
        };
        self.engine.query(sql, &[], visit).unwrap();
        found
    }

    pub(crate) fn count(&mut self, from: &str) -> usize {
        self.ask(&format!("SELECT count(*) FROM {from}"))[0][0].parse().unwrap()
    }

    /// Every row of every table, JSON in one spelling: PostgreSQL keeps its meaning, not its blanks.
    pub(crate) fn dump(&mut self) -> Dump {
        let json = |text: &str| {
            text.starts_with(['[', '{'])
                .then(|| serde_json::from_str::<serde_json::Value>(text).ok())
                .flatten()
        };
        let spelled = |cell: Cell| match cell.as_str().and_then(json) {
            Some(value) => Cell::Text(value.to_string()),
            None => cell,
        };
        self.finish().unwrap();
        let mut rows = Dump::new();
        for table in ddl::tables() {
            let visit = &mut |row: &mut Vec<Cell>| {
                // Times of loading are those of the test.
                for time in ["first_loaded", "loaded_at"] {
                    table
                        .position(time)
                        .and_then(|at| row.get_mut(at))
                        .into_iter()
                        .for_each(|cell| *cell = Cell::Null);
                }
                rows.push((table.name, row.drain(..).map(spelled).collect()));
                Ok(())
            };
            self.each_row(table, None, visit).unwrap();
        }
        rows
    }
}

fn done(document: &Document) -> Outcome<'_> {
    let source = &document.source;
    Outcome {
        sha256: &source.sha256,
        name: &source.name,
        converter: "test 1",
        seen: Seen::default(),
        origin: None,
        result: Ok(document),
    }
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
        let (a, b) = (Place::sqlite(), Place::sqlite());
        let (mut straight, mut mixed) = (a.open(), b.open());
        for document in &releases {
            straight.load(&[done(document)]).unwrap();
        }
        for at in again.iter().chain(&order) {
            mixed.load(&[done(&releases[*at])]).unwrap();
        }
        prop_assert_eq!(straight.dump(), mixed.dump());
    }
}

#[test]
fn every_engine_holds_the_same_in_any_order() {
    let odd = sample::item("2023Q4", Some("▪"), "탭\t과 \\N 과\n줄바꿈");
    let odd = sample::release(9, 2024, 1, vec![sample::period(2023, 4, vec![odd])]);
    let documents: Vec<Document> = releases().into_iter().chain([odd, sample::document()]).collect();
    let failure = Failure::new(FailureCode::Encrypted, "a password").on_page(Some(2));
    let failed = Outcome {
        sha256: "ff",
        name: "c.pdf",
        converter: "test",
        seen: Seen::default(),
        origin: None,
        result: Err(&failure),
    };
    let place = Place::sqlite();
    let mut first = place.open();
    for document in &documents {
        first.load(&[done(document)]).unwrap();
    }
    first.load(&[failed]).unwrap();
    let expected = first.dump();
    let current = first.ask("SELECT item FROM items_current ORDER BY item");
    for place in Place::all("gwaje_order") {
        for name in [Some("zz.pdf"), None] {
            let mut store = place.open();
            for document in documents.iter().rev() {
                let own = done(document);
                store.load(&[Outcome { name: name.unwrap_or(own.name), ..own }]).unwrap();
            }
            store.load(&[failed]).unwrap();
        }
        let mut store = place.open();
        assert!(store.dump() == expected, "{}", place.address);
        assert_eq!(store.ask("SELECT item FROM items_current ORDER BY item"), current);
        for document in &documents {
            let id = crate::rows::document_id(document);
            assert_eq!(&store.document(&id).unwrap(), document, "{}", place.address);
        }
    }
}

#[test]
fn history_tells_edits_drops_and_first_releases() {
    for place in Place::all("gwaje_history") {
        let mut store = place.open();
        for document in releases().iter().rev() {
            store.load(&[done(document)]).unwrap();
        }
        let sql = "SELECT text, status, first_seen, last_seen FROM items_history ORDER BY first_seen, text";
        let (q1, q2, q3, q4) = ("yoon120/2024Q1", "yoon120/2024Q2", "yoon120/2024Q3", "yoon120/2024Q4");
        assert_eq!(
            store.ask(sql),
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
        assert_eq!(store.count("items_current"), 3);
        assert_eq!(store.ask("SELECT count(DISTINCT thread) FROM items_history"), [["4"]]);
    }
}

#[test]
fn the_same_bytes_under_two_names_are_one_document() {
    for place in Place::all("gwaje_names") {
        let mut store = place.open();
        for name in ["나.pdf", "가.pdf", "다.pdf"] {
            let mut document = sample::document();
            document.source.name = name.to_owned();
            store.load(&[Outcome { name, ..done(&document) }]).unwrap();
        }
        assert_eq!(store.ask("SELECT name FROM documents"), [["가.pdf"]]);
        assert_eq!(store.ask("SELECT name FROM journal"), [["가.pdf"]]);
    }
}

#[test]
fn the_journal_knows_what_became_of_a_source() {
    let document = sample::document();
    for place in Place::all("gwaje_journal") {
        let mut store = place.open();
        for (code, status) in [(FailureCode::Encrypted, "failed"), (FailureCode::LimitTime, "quarantined")] {
            let failure = Failure::new(code, "the reason").on_page(Some(2));
            let outcome = Outcome { sha256: "ff", result: Err(&failure), ..done(&document) };
            store.load(&[outcome]).unwrap();
            assert_eq!(store.journaled("ff").unwrap().unwrap().failure, Some(failure));
            assert_eq!(store.ask("SELECT status FROM journal"), [[status]]);
        }
        store.engine.execute("UPDATE journal SET code = 'of_a_later_version'", &[]).unwrap();
        assert_eq!(store.journaled("ff").unwrap(), None);
        assert_eq!(store.journaled("00").unwrap(), None);
    }
}

/// A release of one quarter under an administration that is told so.
fn keyed(seed: u8, quarter: u8, administration: &str, from: Option<AdministrationFrom>) -> Document {
    let item = |text: &str| {
        let mut item = sample::item("2025Q1", Some("▪"), text);
        item.id = item.id.replace("yoon120", administration);
        item
    };
    let items = ["협약 체결(2.13)", "위원회 개최(3.5)"].map(item).into();
    let mut document = sample::release(seed, 2025, quarter, vec![sample::period(2025, 1, items)]);
    document.administration = Some(administration.to_owned()).filter(|id| id != UNKNOWN_ADMINISTRATION);
    document.administration_from = from;
    let agenda = &mut document.agendas[0];
    agenda.id = agenda.id.replace("yoon120", administration);
    agenda.tasks[0].id = agenda.tasks[0].id.replace("yoon120", administration);
    document
}

#[test]
fn documents_that_are_not_sure_follow_those_that_are_in_any_order() {
    let sure = keyed(1, 1, "yoon120", Some(AdministrationFrom::Date));
    let assumed = keyed(2, 2, "lee123", Some(AdministrationFrom::Assumed));
    let unknown = keyed(3, 3, UNKNOWN_ADMINISTRATION, None);
    let documents = [sure, assumed, unknown];
    for place in Place::all("gwaje_follow") {
        let mut dumps = Vec::new();
        for order in [[0, 1, 2, 0_usize], [2, 1, 0, 2], [1, 0, 1, 2]] {
            let place = if place.scheme.name() == "sqlite" { Place::sqlite() } else { place.emptied() };
            let mut store = place.open();
            for at in order {
                store.load(&[done(&documents[at])]).unwrap();
            }
            dumps.push(store.dump());
            assert_eq!(store.ask("SELECT DISTINCT task FROM items"), [["yoon120/23-1"]]);
            assert_eq!(store.count("items_current"), 2);
            let from = "SELECT administration, administration_from, administration_read FROM documents ORDER BY version";
            let told = [
                ["yoon120", "date", "yoon120"],
                ["yoon120", "neighbours", "lee123"],
                ["yoon120", "neighbours", "-"],
            ];
            assert_eq!(store.ask(from), told);
            let tasks = "SELECT old, new, why FROM aliases WHERE kind = 'task' ORDER BY old";
            let aliases = ["lee123", "unknown"]
                .map(|old| [format!("{old}/23-1"), "yoon120/23-1".into(), "administration".into()]);
            assert_eq!(store.ask(tasks), aliases);
            assert_eq!(store.count("aliases"), 2 * 4);
        }
        assert!(dumps.windows(2).all(|pair| pair[0] == pair[1]), "{}", place.address);
    }
}

#[test]
fn another_reading_of_the_same_bytes_leaves_aliases() {
    for place in Place::all("gwaje_reread") {
        let mut store = place.open();
        let read = |texts: [&str; 2]| {
            let items = texts.map(|text| sample::item("2024Q1", Some("▪"), text)).into();
            sample::release(1, 2024, 1, vec![sample::period(2024, 1, items)])
        };
        let first = read(["수소충전소 10개소 구 축", "협약 체결"]);
        let second = read(["수소충전소 10개소구축 완료", "협약 체결"]);
        let third = read(["수소충전소 10개소 구축 완료(3.5)", "협약 체결"]);
        let id = |document: &Document| document.items().next().unwrap().id.clone();
        for document in [&first, &second, &third] {
            store.load(&[done(document)]).unwrap();
        }
        let told = [[id(&first), id(&third), "reread".into()], [id(&second), id(&third), "reread".into()]];
        let aliases = store.ask("SELECT old, new, why FROM aliases ORDER BY old");
        assert!(told.iter().all(|row| aliases.contains(&row.to_vec())) && aliases.len() == 2, "{aliases:?}");
        // An id that is in use again is no alias, and what leads to nothing goes.
        store.load(&[done(&first)]).unwrap();
        let aliases = store.ask("SELECT old, new FROM aliases ORDER BY old");
        assert!(aliases.iter().all(|row| row[1] == id(&first)) && aliases.len() == 2, "{aliases:?}");
        store.load(&[done(&sample::release(1, 2024, 1, vec![]))]).unwrap();
        assert_eq!(store.count("aliases"), 0);
    }
}

#[test]
fn a_load_that_fails_leaves_everything_as_it_was() {
    for place in Place::all("gwaje_failing") {
        let mut store = place.open();
        let releases = releases();
        store.load(&[done(&releases[0])]).unwrap();
        let before = store.dump();
        let mut wrong = releases[1].clone();
        let twice = wrong.agendas[0].clone();
        wrong.agendas.push(twice);
        assert_eq!(store.load(&[done(&wrong)]).unwrap_err().code(), FailureCode::TargetFailed);
        assert!(store.dump() == before);
        store.load(&[done(&releases[1])]).unwrap();
    }
}

#[test]
fn other_newer_and_older_databases_are_refused_untouched() {
    for place in Place::all("gwaje_refused") {
        let mut engine = (place.scheme.connect)(&place.address, Access::Write).unwrap();
        let (schema, postgres) = match place.scheme.name() {
            "postgres" => ("gwaje.", true),
            _ => ("", false),
        };
        if postgres {
            engine.execute("CREATE SCHEMA gwaje", &[]).unwrap();
        }
        engine.execute(&format!("CREATE TABLE {schema}mine (a int)"), &[]).unwrap();
        for access in [Access::Write, Access::Read] {
            assert_eq!(place.refused(access), "target_foreign");
        }
        engine.execute(&format!("DROP TABLE {schema}mine"), &[]).unwrap();
        assert_eq!(place.refused(Access::Read), "target_failed");
        drop(place.open());
        for (version, code) in [(99, "target_newer"), (0, "target_older")] {
            let change =
                if postgres { "UPDATE gwaje.schema_version SET version" } else { "PRAGMA user_version" };
            let change = format!("{change} = {version}");
            engine.execute(&change, &[]).unwrap();
            for access in [Access::Write, Access::Read] {
                assert_eq!(place.refused(access), code);
            }
        }
    }
}
