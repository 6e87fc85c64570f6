//! What only PostgreSQL has: a schema of one's own, comments, rights of others, the search as a function.

use super::{Place, done};
use crate::database::Database;
use crate::engine::{Access, Notice};
use crate::{ddl, sample};

fn loaded(place: &Place) -> Database {
    let mut database = place.open();
    let texts = ["산불 예방 대책 100% 수립", "산불_진화대 편성", "철강 협약 체결"];
    let items = texts.iter().map(|text| sample::item("2023Q4", Some("▪"), text)).collect();
    database.load(&[done(&sample::release(1, 2024, 1, vec![sample::period(2023, 4, items)]))]).unwrap();
    database.finish().unwrap();
    database
}

#[test]
fn every_table_view_and_column_has_its_sentence() {
    let Some(place) = Place::postgres("gwaje_sentences") else { return };
    let mut database = loaded(&place);
    let silent = "pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'gwaje' AND c.relkind IN ('r', 'v') \
                  AND obj_description(c.oid, 'pg_class') IS NULL";
    assert_eq!(database.count(silent), 0);
    let told = "pg_attribute a WHERE a.attrelid = 'items'::regclass AND col_description(a.attrelid, a.attnum) IS NOT NULL";
    assert_eq!(database.count(told), crate::schema::ITEMS.columns.len());
    // The planner knows how much there is.
    assert_eq!(database.ask("SELECT reltuples::bigint FROM pg_class WHERE oid = 'items'::regclass"), [["3"]]);
}

#[test]
fn words_are_found_by_the_function() {
    let Some(place) = Place::postgres("gwaje_words") else { return };
    let mut database = loaded(&place);
    for (words, found) in [
        ("'산불'", 2),
        ("'불'", 2),
        ("'산불', '예방'", 1),
        ("'%'", 1),
        ("'_'", 1),
        ("'\\'", 0),
        ("'산불', '철강'", 0),
    ] {
        assert_eq!(database.count(&format!("items_with({words})")), found, "{words}");
    }
}

#[test]
fn the_rights_of_the_documentation_are_enough_to_read() {
    let Some(place) = Place::postgres("gwaje_rights") else { return };
    let mut database = loaded(&place);
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/keeping.md");
    let page = std::fs::read_to_string(page).unwrap();
    let rights = page.split("```sql\n").find(|part| part.starts_with("GRANT")).unwrap();
    let rights = rights.split("```").next().unwrap().replace("analyst", "gwaje_reader");
    let mut run = |sql: &str| database.engine.execute(sql, &[]).unwrap();
    run("DROP ROLE IF EXISTS gwaje_reader");
    run("CREATE ROLE gwaje_reader LOGIN");
    for statement in rights.split(';').map(str::trim).filter(|statement| !statement.is_empty()) {
        run(statement);
    }
    run("SET ROLE gwaje_reader");
    let question = "items_flat i JOIN dates d USING (document, item) WHERE i.text LIKE '%법%개정%'";
    assert_eq!(database.count(question), 0);
    assert_eq!(database.count("items_with('산불')"), 2);
    let mut run = |sql: &str| database.engine.execute(sql, &[]).unwrap();
    run("RESET ROLE");
    run("DROP OWNED BY gwaje_reader");
    run("DROP ROLE gwaje_reader");
}

#[test]
fn a_new_store_tells_what_lets_others_read_it() {
    let Some(place) = Place::postgres("gwaje_notices") else { return };
    let told = place.open().notices();
    let page =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/keeping.md")).unwrap();
    let grant =
        told.iter().find_map(|notice| if let Notice::Readers(grant) = notice { Some(grant) } else { None });
    assert!(page.contains(grant.unwrap()));
    assert_eq!(place.open().notices(), []);
}

#[test]
fn searches_have_an_index_where_it_may_be_made_and_are_told_where_not() {
    let Some(place) = Place::postgres("gwaje_trigrams") else { return };
    let index = "pg_indexes WHERE indexname = 'history_by_text'";
    let refused = |told: &[Notice]| told.iter().any(|notice| matches!(notice, Notice::NoTrigrams(_)));
    // A role that may make tables in a schema of its own and nothing else.
    let mut owner = (place.scheme.connect)(&place.address, Access::Write).unwrap();
    let mut run = |sql: &str| owner.execute(sql, &[]).unwrap();
    run("DROP ROLE IF EXISTS gwaje_loader");
    run("CREATE ROLE gwaje_loader LOGIN");
    run("CREATE SCHEMA loader AUTHORIZATION gwaje_loader");
    let address = place.address.replacen("gwaje@", "gwaje_loader@", 1) + "?schema=loader";
    let mut database = Database::open((place.scheme.connect)(&address, Access::Write).unwrap()).unwrap();
    assert!(refused(&database.notices()));
    database.load(&[done(&sample::document())]).unwrap();
    assert_eq!(database.count(index), 0);
    drop(database);
    let mut database = loaded(&place);
    assert!(!refused(&database.notices()));
    assert_eq!(database.count(index), 1);
    run("DROP OWNED BY gwaje_loader");
    run("DROP ROLE gwaje_loader");
}

#[test]
fn a_store_stands_in_the_schema_that_the_address_names() {
    let Some(place) = Place::postgres("gwaje_schemas") else { return };
    let open =
        |address: String| Database::open((place.scheme.connect)(&address, Access::Write).unwrap()).unwrap();
    let mut own = loaded(&place);
    let mut team = open(format!("{}?schema=Team 7", place.address));
    let mut path = open(format!("{}?options=-csearch_path%3Dpath", place.address));
    assert_eq!([own.count("documents"), team.count("documents"), path.count("documents")], [1, 0, 0]);
    for schema in ["gwaje", "Team 7", "path"] {
        let tables = format!("pg_tables WHERE schemaname = '{schema}'");
        assert_eq!(own.count(&tables), ddl::tables().count() + 1, "{schema}");
    }
}
