//! Stores that an earlier program made, brought over in place.
//!
//! Tables are given their present shape, with what they hold; then every document is put in again as the store has it,
//! which fills what is worked out from its rows, and all of it waits to be followed. It is done in one transaction: a store is as it
//! was or as it is now. What only another reading of the files could tell (as the kind of an item before tables of version 3) stays
//! empty until they are read again.

use crate::Error;
use crate::clock::utc;
use crate::ddl;
use crate::engine::{Engine, texts};
use crate::put::{by_itself, put};
use crate::schema::{Table, VERSION};
use crate::shape::{Layout, Move, is_renamed};
use std::time::SystemTime;

/// The oldest version of tables that is brought over: the first there was.
pub(crate) const OLDEST: i64 = 1;

/// The tables that are worked out from the others, or waited for something: they are made anew.
const WORKED_OUT: [&str; 7] = ["history", "links", "edits", "plans", "bodies", "body_successors", "pending"];

/// Columns that came later and always hold something, or that were called otherwise: the version of the tables that has them,
/// table, column, and what earlier rows have in it, as SQL over the earlier table. `NOW` is the time of the upgrade.
const CAME: &[(i64, &str, &str, &str)] = &[
    (2, "documents", "administration_read", "administration"),
    (2, "items", "struck", "'[]'"),
    (3, "items", "kind", "'none'"),
    (3, "items", "kind_words", "'[]'"),
    (3, "items", "raised", "'[]'"),
    (4, "items", "thread", "item"),
    (4, "items", "words", "''"),
    (4, "tasks", "thread", "task"),
    (5, "tasks", "strand", "0"),
    (5, "items", "period_start", "start_date"),
    (5, "items", "period_end", "end_date"),
    (5, "items", "anchors", "'[]'"),
    (5, "documents", "items", "0"),
    (5, "journal", "first_loaded", "NOW"),
    (5, "journal", "loaded_at", "NOW"),
];

/// How all tables are brought over.
pub(crate) fn moves(layout: &Layout) -> Vec<Move> {
    let now = format!("'{}'", utc(SystemTime::now()));
    let one = |table: &'static Table| {
        let old = layout.get(table.name);
        let has = |column: &str| old.is_some_and(|old| old.contains(column));
        let from = |column: &'static str| {
            let told = CAME.iter().find(|(_, of, name, _)| *of == table.name && *name == column);
            (column, told.map_or_else(|| "NULL".to_owned(), |(.., from)| from.replace("NOW", &now)))
        };
        let lacking = table.columns.iter().map(|column| column.name).filter(|column| !has(column));
        let came: Vec<(&str, String)> = lacking.map(from).collect();
        let ours = |name: &String| {
            table.position(name).is_some() || came.iter().any(|(_, from)| from == name && is_renamed(from))
        };
        let others = old.into_iter().flatten().filter(|name| !ours(name)).cloned().collect();
        Move { table, there: old.is_some(), kept: !WORKED_OUT.contains(&table.name), came, others }
    };
    ddl::tables().map(one).collect()
}

/// Whether a store has all tables and columns.
pub(crate) fn is_whole(layout: &Layout) -> bool {
    moves(layout).iter().all(|table| table.there && table.came.is_empty())
}

/// Brings a store over, inside a transaction.
pub(crate) fn upgrade(engine: &mut dyn Engine, from: i64) -> Result<(), Error> {
    let moves = moves(&engine.layout()?);
    engine.reshape(&moves, VERSION)?;
    if from < 2 {
        spell_the_unknown(engine)?;
    }
    engine.link(&moves)?;
    for document in texts(engine, "SELECT document FROM documents ORDER BY version", &[])? {
        let stored = by_itself(engine, &document)?;
        put(engine, &stored, None)?;
    }
    Ok(())
}

/// Columns with ids, by table, parents before children.
const IDS: [(&str, &[&str]); 10] = [
    ("agendas", &["agenda"]),
    ("tasks", &["task", "thread", "agenda"]),
    ("leads", &["task"]),
    ("periods", &["task"]),
    ("items", &["item", "thread", "agenda", "task", "parent"]),
    ("cells", &["item"]),
    ("dates", &["item"]),
    ("mentions", &["item"]),
    ("joins", &["item"]),
    ("warnings", &["item"]),
];

/// Ids under an unknown administration began with `-` in tables of version 1, which spreadsheets take for a formula: they begin
/// with `unknown` now, and the old ones lead there.
fn spell_the_unknown(engine: &mut dyn Engine) -> Result<(), Error> {
    for (kind, table) in [("agenda", "agendas"), ("task", "tasks"), ("item", "items")] {
        let sql = format!(
            "INSERT INTO aliases (old, new, kind, since, why) SELECT t.{kind}, 'unknown' || substr(t.{kind}, 2), \
             '{kind}', min(d.version), 'reread' FROM {table} t JOIN documents d ON d.document = t.document \
             WHERE t.{kind} LIKE '-/%' GROUP BY t.{kind}"
        );
        engine.execute(&sql, &[])?;
    }
    for (table, columns) in IDS {
        for column in columns {
            let sql = format!(
                "UPDATE {table} SET {column} = 'unknown' || substr({column}, 2) WHERE {column} LIKE '-/%'"
            );
            engine.execute(&sql, &[])?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{CAME, is_whole, moves};
    use crate::shape::Layout;
    use crate::{ddl, schema};

    fn layout() -> Layout {
        let columns = |table: &schema::Table| table.columns.iter().map(|c| c.name.to_owned()).collect();
        ddl::tables().map(|table| (table.name.to_owned(), columns(table))).collect()
    }

    #[test]
    fn what_came_later_is_known_and_has_something_to_begin_with() {
        for (_, table, column, _) in CAME {
            let table = schema::table(table).unwrap();
            assert!(table.position(column).is_some(), "{}.{column}", table.name);
        }
        assert!(is_whole(&layout()));
        let mut old = layout();
        old.remove("loads");
        let items = old.get_mut("items").unwrap();
        for (gone, there) in [("period_start", "start_date"), ("kind", "note"), ("column_name", "other")] {
            items.remove(gone);
            items.insert(there.to_owned());
        }
        assert!(!is_whole(&old));
        let moves = moves(&old);
        assert!(moves.iter().any(|table| table.table.name == "loads" && !table.there));
        let items = moves.iter().find(|table| table.table.name == "items").unwrap();
        let came = [("column_name", "NULL"), ("kind", "'none'"), ("period_start", "start_date")];
        let mut found: Vec<(&str, &str)> =
            items.came.iter().map(|(column, from)| (*column, from.as_str())).collect();
        found.sort_unstable();
        assert_eq!(found, came);
        assert_eq!(items.others, ["note", "other"]);
    }
}
