//! The tables of a store in PostgreSQL that an earlier program made, in their present shape.
//!
//! They are changed in place, so that what others hung on them (views, rights, columns) stays.

use super::readers;
use crate::Error;
use crate::ddl::{self, Dialect};
use crate::shape::{Layout, Move, is_renamed};
use postgres::Client;

/// The tables of a schema and their columns.
pub(super) fn layout(client: &mut Client, schema: &str) -> Result<Layout, Error> {
    let sql = "SELECT c.table_name::text, c.column_name::text FROM information_schema.columns c \
               JOIN pg_tables t ON t.schemaname = c.table_schema AND t.tablename = c.table_name \
               WHERE c.table_schema = $1";
    let mut found = Layout::new();
    for row in client.query(sql, &[&schema])? {
        found.entry(row.get(0)).or_default().insert(row.get(1));
    }
    Ok(found)
}

/// The mark of the views as they are now, kept as the comment of the table `schema_version`.
pub(super) fn mark() -> String {
    let hash = gwaje_model::sha256(ddl::create(Dialect::Postgres));
    format!("tables and views {}", hash.get(..16).unwrap_or_default())
}

/// Whether views are not as they are now.
pub(super) fn has_other_views(client: &mut Client) -> Result<bool, Error> {
    let sql = "SELECT coalesce(obj_description('schema_version'::regclass, 'pg_class'), '')";
    Ok(client.query_one(sql, &[])?.get::<_, String>(0) != mark())
}

/// Makes indexes, views, comments and the search anew.
pub(super) fn renew_views(client: &mut Client) -> Result<(), Error> {
    let readers = readers::all(client)?;
    drop_views(client)?;
    client.batch_execute(&ddl::drop_gone())?;
    for view in ddl::VIEWS {
        client.batch_execute(&ddl::create_view(Dialect::Postgres, view))?;
    }
    client.batch_execute(&ddl::comments_and_search())?;
    readers::again(client, &readers)?;
    keep_mark(client)
}

/// Keeps the mark.
pub(super) fn keep_mark(client: &mut Client) -> Result<(), Error> {
    Ok(client.batch_execute(&format!("COMMENT ON TABLE schema_version IS '{}'", mark()))?)
}

fn drop_views(client: &mut Client) -> Result<(), Error> {
    client.batch_execute("DROP FUNCTION IF EXISTS items_with(text[])")?;
    for view in ddl::VIEWS.iter().rev() {
        client.batch_execute(&format!("DROP VIEW IF EXISTS {}", view.name))?;
    }
    Ok(())
}

/// Gives the tables their present shape.
pub(super) fn reshape(client: &mut Client, moves: &[Move], version: i64) -> Result<(), Error> {
    let readers = readers::all(client)?;
    drop_views(client)?;
    for table in moves {
        let name = table.table.name;
        if table.there && table.kept {
            change(client, table)?;
        } else if table.there && table.came.is_empty() {
            client.batch_execute(&format!("TRUNCATE {name}"))?;
        } else {
            client.batch_execute(&format!("DROP TABLE IF EXISTS {name}"))?;
            client.batch_execute(&ddl::create_table(Dialect::Postgres, table.table))?;
        }
    }
    client.batch_execute(&ddl::drop_indexes())?;
    client.batch_execute(&ddl::create_indexes())?;
    client.execute("UPDATE schema_version SET version = $1", &[&version])?;
    renew_views(client)?;
    readers::again(client, &readers)
}

/// Changes the columns of a table.
fn change(client: &mut Client, table: &Move) -> Result<(), Error> {
    let name = table.table.name;
    for (column, from) in &table.came {
        if is_renamed(from) {
            client.batch_execute(&format!("ALTER TABLE {name} RENAME COLUMN {from} TO {column}"))?;
            continue;
        }
        let kind = table.table.columns.iter().find(|own| own.name == *column).map(|own| own.kind);
        let kind = kind.map(|kind| Dialect::Postgres.kind(kind)).unwrap_or_default();
        client.batch_execute(&format!("ALTER TABLE {name} ADD COLUMN {column} {kind}"))?;
        if from != "NULL" {
            client.batch_execute(&format!("UPDATE {name} SET {column} = {from}"))?;
        }
    }
    for column in table.table.columns.iter().filter(|column| !table.table.key.contains(&column.name)) {
        let how = if column.nullable { "DROP" } else { "SET" };
        client.batch_execute(&format!("ALTER TABLE {name} ALTER COLUMN {} {how} NOT NULL", column.name))?;
    }
    Ok(())
}

/// Declares what rows hang on, where nothing is declared.
pub(super) fn link(client: &mut Client, moves: &[Move]) -> Result<(), Error> {
    let sql = "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND conrelid = $1::text::regclass";
    for table in moves.iter().filter(|table| table.there && table.kept).map(|table| table.table) {
        if client.query_one(sql, &[&table.name])?.get::<_, i64>(0) == 0 {
            for key in ddl::foreign_keys(Dialect::Postgres, table) {
                client.batch_execute(&format!("ALTER TABLE {} ADD {key}", table.name))?;
            }
        }
    }
    Ok(())
}
