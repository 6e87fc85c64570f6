//! Stores of every earlier version are brought over with nothing lost, in SQLite and in PostgreSQL.

use super::Place;
use crate::database::Database;
use crate::engine::Access;
use crate::schema::{self, VERSION};
use rusqlite::Connection;
use rusqlite::types::Value;
use std::path::{Path, PathBuf};

/// A store as the program with tables of that version declared it: what `scripts/print-stores` printed.
fn earlier(version: i64) -> Connection {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/stores");
    let sql = std::fs::read_to_string(path.join(format!("version-{version}.sql"))).unwrap();
    let store = Connection::open_in_memory().unwrap();
    store.execute_batch(&sql).unwrap();
    store
}

/// The rows of a table as texts, by column.
fn rows(store: &Connection, table: &str) -> (Vec<String>, Vec<Vec<Option<String>>>) {
    let mut statement = store.prepare(&format!("SELECT * FROM {table}")).unwrap();
    let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let text = |value: Value| match value {
        Value::Null => None,
        Value::Integer(number) => Some(number.to_string()),
        Value::Real(number) => Some(number.to_string()),
        Value::Text(text) => Some(text),
        Value::Blob(_) => panic!("no column holds bytes"),
    };
    let rows = statement
        .query_map([], |row| (0..columns.len()).map(|at| Ok(text(row.get(at)?))).collect())
        .unwrap()
        .map(Result::unwrap)
        .collect();
    (columns, rows)
}

fn tables(store: &Connection) -> Vec<String> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid";
    let mut statement = store.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// The store as a SQLite file, with a table and a column of somebody else.
fn file(version: i64, folder: &Path) -> PathBuf {
    let (path, store) = (folder.join("gwaje.db"), earlier(version));
    store.execute_batch("CREATE TABLE notes (item TEXT); INSERT INTO notes VALUES ('mine')").unwrap();
    store.execute_batch("ALTER TABLE items ADD COLUMN reviewed TEXT DEFAULT 'yes'").unwrap();
    store.execute("VACUUM INTO ?1", [path.to_str().unwrap()]).unwrap();
    let copy = Connection::open(&path).unwrap();
    copy.pragma_update(None, "application_id", 0x6777_616a).unwrap();
    copy.pragma_update(None, "user_version", version).unwrap();
    path
}

/// The same store in PostgreSQL.
fn server(version: i64, place: &Place) {
    let store = earlier(version);
    let mut server = (place.scheme.connect)(&place.address, Access::Write).unwrap();
    let mut run = |sql: &str| server.execute(sql, &[]).unwrap();
    run("CREATE SCHEMA gwaje");
    run("CREATE TABLE schema_version (version bigint NOT NULL)");
    run(&format!("INSERT INTO schema_version VALUES ({version})"));
    for table in tables(&store).iter().filter(|name| *name != "sqlite_sequence") {
        let kind = |column: &str| {
            let now = schema::table(table)
                .and_then(|table| table.columns.iter().find(|own| own.name == column))
                .map(|own| crate::ddl::Dialect::Postgres.kind(own.kind));
            let day = column.ends_with("_date") || ["planned", "reported"].contains(&column);
            now.unwrap_or(if day { "date" } else { "text" })
        };
        let key = "SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk)";
        let key: String = store.query_row(key, [table], |row| row.get(0)).unwrap();
        let (columns, rows) = rows(&store, table);
        let declared: Vec<String> = columns.iter().map(|name| format!("{name} {}", kind(name))).collect();
        run(&format!("CREATE TABLE {table} ({}, PRIMARY KEY ({key}))", declared.join(", ")));
        for row in rows {
            let cells: Vec<String> = row
                .iter()
                .map(|cell| {
                    cell.as_ref().map_or("NULL".to_owned(), |text| format!("'{}'", text.replace('\'', "''")))
                })
                .collect();
            run(&format!("INSERT INTO {table} VALUES ({})", cells.join(", ")));
        }
    }
}

/// What an earlier store knew is in the one it became.
fn holds_all_of(database: &mut Database, version: i64) {
    database.finish().unwrap();
    let before = earlier(version);
    let count = |table: &str| rows(&before, table).1.len();
    for table in [
        "documents",
        "agendas",
        "tasks",
        "leads",
        "periods",
        "items",
        "dates",
        "mentions",
        "joins",
        "warnings",
        "journal",
    ] {
        assert_eq!(database.count(table), count(table), "{version}: {table}");
    }
    let (columns, items) = rows(&before, "items");
    let at = |name: &str| columns.iter().position(|column| column == name).unwrap();
    let mut told: Vec<[String; 2]> = items
        .iter()
        .map(|row| {
            let id = row[at("item")].clone().unwrap();
            [
                id.strip_prefix("-/").map_or(id.clone(), |rest| format!("unknown/{rest}")),
                row[at("text")].clone().unwrap(),
            ]
        })
        .collect();
    told.sort();
    let found = database.ask("SELECT item, text FROM items ORDER BY item");
    assert_eq!(
        found.iter().map(Vec::as_slice).collect::<Vec<_>>(),
        told.iter().map(|row| &row[..]).collect::<Vec<_>>()
    );
    let days = "periods WHERE start_date IS NULL AND year IS NOT NULL";
    assert_eq!(database.count(days), 0);
    assert_eq!(database.count("items WHERE period_start IS NULL AND year IS NOT NULL"), 0);
    assert!(
        database.count("items_current") > 0 && database.count("history") >= database.count("items_current")
    );
    assert_eq!(database.count("items WHERE words = ''"), 0);
    assert_eq!(
        database.count("items_flat WHERE text LIKE '%협약%'"),
        database.count("items_current WHERE text LIKE '%협약%'")
    );
    assert_eq!(
        database.count(
            "documents d WHERE d.items <> (SELECT count(*) FROM items i WHERE i.document = d.document)"
        ),
        0
    );
}

#[test]
fn earlier_stores_are_brought_over_in_sqlite() {
    for version in 1..VERSION {
        let folder = tempfile::tempdir().unwrap();
        let path = file(version, folder.path());
        let address = path.display().to_string();
        let connect = |access| (crate::sqlite::SCHEME.connect)(&address, access).unwrap();
        let refused = Database::existing(connect(Access::Read)).unwrap_err();
        assert_eq!(refused.code().as_str(), "target_older", "{version}");
        let mut database = Database::open(connect(Access::Write)).unwrap();
        holds_all_of(&mut database, version);
        assert_eq!(database.ask("SELECT item FROM notes"), [["mine"]]);
        assert_eq!(database.count("pragma_table_info('items') WHERE name = 'reviewed'"), 1);
        assert_eq!(database.count("sqlite_schema WHERE sql LIKE '%STRICT%' OR name LIKE 'gwaje_old%'"), 0);
        let dump = database.dump();
        drop(database);
        let mut again = Database::open(connect(Access::Write)).unwrap();
        assert!(again.dump() == dump, "{version}");
    }
}

#[test]
fn a_store_of_this_version_that_lacks_something_is_refused_to_readers_and_brought_over() {
    let folder = tempfile::tempdir().unwrap();
    let address = file(VERSION - 1, folder.path()).display().to_string();
    let connect = |access| (crate::sqlite::SCHEME.connect)(&address, access).unwrap();
    let mut whole = Database::open(connect(Access::Write)).unwrap();
    let dump = whole.dump();
    drop(whole);
    let lacking = Connection::open(&address).unwrap();
    lacking.execute_batch("ALTER TABLE tasks DROP COLUMN read_from; DROP TABLE as_read").unwrap();
    drop(lacking);
    let refused = Database::existing(connect(Access::Read)).unwrap_err();
    assert_eq!(refused.code().as_str(), "target_older");
    assert!(refused.to_string().contains("lacks tables or columns"), "{refused}");
    assert!(Database::open(connect(Access::Write)).unwrap().dump() == dump);
}

#[test]
fn what_was_granted_outlasts_that_tables_and_views_are_made_anew() {
    let Some(place) = Place::postgres("gwaje_granted") else { return };
    server(VERSION - 1, &place);
    let mut server = (place.scheme.connect)(&place.address, Access::Write).unwrap();
    let mut run = |sql: &str| server.execute(sql, &[]).unwrap();
    run("CREATE VIEW gwaje.items_flat AS SELECT * FROM gwaje.items");
    for name in ["gwaje.items_flat", "gwaje.history", "gwaje.items"] {
        run(&format!("GRANT SELECT ON {name} TO PUBLIC"));
    }
    let mut store = place.open();
    let granted = "SELECT table_name FROM information_schema.table_privileges WHERE grantee = 'PUBLIC' \
                   AND table_schema = 'gwaje' ORDER BY table_name";
    assert_eq!(store.ask(granted), [["history"], ["items"], ["items_flat"]]);
}

#[test]
fn earlier_stores_are_brought_over_in_postgres() {
    for version in 1..VERSION {
        let Some(place) = Place::postgres("gwaje_earlier") else { return };
        server(version, &place);
        let mut database = place.open();
        holds_all_of(&mut database, version);
        let dump = database.dump();
        drop(database);
        let mut fresh = place.open();
        assert!(fresh.dump() == dump, "{version}");
        let links = "pg_constraint WHERE contype = 'f' AND connamespace = 'gwaje'::regnamespace";
        assert_eq!(fresh.count(links), 11, "{version}");
        assert_eq!(fresh.ask("SELECT version FROM schema_version"), [[VERSION.to_string()]]);
    }
}
