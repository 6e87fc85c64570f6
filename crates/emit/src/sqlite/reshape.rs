//! The tables of a SQLite store that an earlier program made, in their present shape.

use crate::Error;
use crate::ddl::{self, Dialect};
use crate::shape::{Layout, Move};
use rusqlite::Connection;

/// The tables and their columns.
pub(super) fn layout(connection: &Connection) -> Result<Layout, Error> {
    let sql = "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c \
               WHERE m.type = 'table' AND m.name NOT LIKE 'items_search%' AND NOT (m.name = 'history' AND c.name = ?1)";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([ddl::WORDING])?;
    let mut found = Layout::new();
    while let Some(row) = rows.next()? {
        found.entry(row.get(0)?).or_default().insert(row.get(1)?);
    }
    Ok(found)
}

/// Whether our tables are declared as earlier programs declared them, whatever columns they have.
pub(super) fn is_declared_otherwise(connection: &Connection) -> Result<bool, Error> {
    let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'items' \
               AND sql LIKE '%) STRICT')";
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}

/// Whether a view is not there as it is now, or an index is there that is no longer made.
pub(super) fn has_other_views(connection: &Connection) -> Result<bool, Error> {
    let mut statement =
        connection.prepare("SELECT sql FROM sqlite_schema WHERE type = 'view' AND name = ?1")?;
    for view in ddl::VIEWS {
        let mut found = statement.query([view.name])?;
        let sql: Option<String> = found.next()?.map(|row| row.get(0)).transpose()?;
        if sql.is_none_or(|sql| sql != ddl::create_view(Dialect::Sqlite, view)) {
            return Ok(true);
        }
    }
    let mut statement =
        connection.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?1")?;
    for index in ddl::GONE {
        if statement.exists([index])? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Makes the views anew, and takes indexes away that are no longer made.
pub(super) fn renew_views(connection: &Connection) -> Result<(), Error> {
    connection.execute_batch(&ddl::drop_gone())?;
    for view in ddl::VIEWS.iter().rev() {
        connection.execute_batch(&format!("DROP VIEW IF EXISTS {}", view.name))?;
    }
    for view in ddl::VIEWS {
        connection.execute_batch(&ddl::create_view(Dialect::Sqlite, view))?;
    }
    Ok(())
}

/// Gives the tables their present shape. A table cannot be given another one in place, so its rows go over into a new one.
pub(super) fn reshape(connection: &Connection, moves: &[Move]) -> Result<(), Error> {
    for view in ddl::VIEWS.iter().rev() {
        connection.execute_batch(&format!("DROP VIEW IF EXISTS {}", view.name))?;
    }
    for table in moves.iter().filter(|table| table.there) {
        let name = table.table.name;
        connection.execute_batch(&format!("ALTER TABLE {name} RENAME TO gwaje_old_{name}"))?;
    }
    for table in moves {
        connection.execute_batch(&ddl::create_table(Dialect::Sqlite, table.table))?;
        if table.there {
            bring_over(connection, table)?;
            connection.execute_batch(&format!("DROP TABLE gwaje_old_{}", table.table.name))?;
        }
    }
    connection.execute_batch(&ddl::create_indexes())?;
    renew_views(connection)
}

fn bring_over(connection: &Connection, table: &Move) -> Result<(), Error> {
    let (name, quoted) = (table.table.name, |name: &String| format!("\"{}\"", name.replace('"', "\"\"")));
    let others: Vec<String> = table.others.iter().map(quoted).collect();
    for other in &others {
        connection.execute_batch(&format!("ALTER TABLE {name} ADD COLUMN {other}"))?;
    }
    if !table.kept {
        return Ok(());
    }
    let from = |column: &str| {
        let came = table.came.iter().find(|(own, _)| *own == column);
        came.map_or_else(|| column.to_owned(), |(_, from)| from.clone())
    };
    let columns = table.table.columns.iter().map(|column| (column.name.to_owned(), from(column.name)));
    let all: Vec<(String, String)> =
        columns.chain(others.iter().map(|other| (other.clone(), other.clone()))).collect();
    let [into, out] = [|pair: &(String, String)| pair.0.clone(), |pair: &(String, String)| pair.1.clone()]
        .map(|part| all.iter().map(part).collect::<Vec<_>>().join(", "));
    Ok(connection
        .execute_batch(&format!("INSERT INTO {name} ({into}) SELECT {out} FROM gwaje_old_{name}"))?)
}
