//! Rows that are worked out anew: only those that differ are written.

use crate::Error;
use crate::column::Kind;
use crate::engine::Engine;
use crate::rows::Cell;
use crate::schema::Table;
use std::collections::{BTreeMap, BTreeSet};

/// What [`sync`] did.
#[derive(Debug)]
pub(crate) struct Synced {
    /// How many rows came.
    pub(crate) new: u64,
    /// How many have a key that was there and say something else.
    pub(crate) changed: u64,
    /// The rows that are gone.
    pub(crate) gone: Vec<Vec<Cell>>,
}

/// Makes the rows that a table has of some tasks these ones.
pub(crate) fn sync(
    engine: &mut dyn Engine,
    table: &Table,
    tasks: &BTreeSet<String>,
    rows: Vec<Vec<Cell>>,
) -> Result<Synced, Error> {
    let mut changed = 0;
    let mut old = stored(engine, table, tasks)?;
    let mut come = Vec::new();
    let mut known = BTreeSet::new();
    for row in rows {
        let key = key(table, &row);
        if !known.insert(key.clone()) {
            continue;
        }
        match old.remove(&key) {
            Some(kept) if same(table, &kept, &row) => {}
            Some(kept) => {
                forget(engine, table, &kept)?;
                changed += 1;
                come.push(row);
            }
            None => come.push(row),
        }
    }
    let gone: Vec<Vec<Cell>> = old.into_values().collect();
    for row in &gone {
        forget(engine, table, row)?;
    }
    engine.insert(table, &come)?;
    Ok(Synced { new: come.len() as u64 - changed, changed, gone })
}

/// The rows that a table has of some tasks, by key.
pub(crate) fn stored(
    engine: &mut dyn Engine,
    table: &Table,
    tasks: &BTreeSet<String>,
) -> Result<BTreeMap<String, Vec<Cell>>, Error> {
    let dialect = engine.dialect();
    let columns: Vec<String> = table.columns.iter().map(|column| dialect.read(column)).collect();
    let sql = format!("SELECT {} FROM {} WHERE task = $1", columns.join(", "), table.name);
    let mut found = BTreeMap::new();
    for task in tasks {
        engine.query(&sql, &[task.into()], &mut |row| {
            found.insert(key(table, &row), row);
            Ok(())
        })?;
    }
    Ok(found)
}

fn key_cells<'a>(table: &'a Table, row: &'a [Cell]) -> impl Iterator<Item = &'a Cell> {
    table.key.iter().filter_map(|name| row.get(table.position(name)?))
}

fn key(table: &Table, row: &[Cell]) -> String {
    format!("{:?}", key_cells(table, row).collect::<Vec<_>>())
}

fn forget(engine: &mut dyn Engine, table: &Table, row: &[Cell]) -> Result<(), Error> {
    let conditions: Vec<String> =
        table.key.iter().zip(1..).map(|(name, at)| format!("{name} = ${at}")).collect();
    let values: Vec<Cell> = key_cells(table, row).cloned().collect();
    engine.execute(&format!("DELETE FROM {} WHERE {}", table.name, conditions.join(" AND ")), &values)
}

/// Whether two rows say the same: JSON by its meaning, since PostgreSQL keeps not its blanks.
fn same(table: &Table, old: &[Cell], new: &[Cell]) -> bool {
    let meaning =
        |cell: &Cell| cell.as_str().and_then(|text| serde_json::from_str::<serde_json::Value>(text).ok());
    table.columns.iter().zip(old.iter().zip(new)).all(|(column, (old, new))| match column.kind {
        Kind::Json => meaning(old) == meaning(new),
        _ => old == new,
    })
}
