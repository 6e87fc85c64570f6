//! Rows that are worked out anew: only those that differ are written.

use crate::Error;
use crate::column::{Column, Kind};
use crate::engine::Engine;
use crate::rows::Cell;
use crate::schema::Table;
use std::collections::{BTreeMap, BTreeSet};

/// What is to be written so that a table has the rows it should have.
#[derive(Debug, Default)]
pub(crate) struct Difference {
    /// The rows whose keys are not there.
    pub(crate) come: Vec<Vec<Cell>>,
    /// The rows whose keys are there and say something else: as they are and as they should be.
    pub(crate) changed: Vec<[Vec<Cell>; 2]>,
    /// The rows whose keys should not be there.
    pub(crate) gone: Vec<Vec<Cell>>,
}

/// Makes the rows that a table has of some tasks these ones.
pub(crate) fn sync(
    engine: &mut dyn Engine,
    table: &Table,
    tasks: &BTreeSet<String>,
    rows: Vec<Vec<Cell>>,
) -> Result<(), Error> {
    difference(engine, table, tasks, rows)?.write(engine, table)
}

/// What makes the rows that a table has of some tasks these ones.
pub(crate) fn difference(
    engine: &mut dyn Engine,
    table: &Table,
    tasks: &BTreeSet<String>,
    rows: Vec<Vec<Cell>>,
) -> Result<Difference, Error> {
    let mut old = stored(engine, table, tasks)?;
    let mut found = Difference::default();
    let mut known = BTreeSet::new();
    for row in rows {
        let key = key(table, &row);
        if !known.insert(key.clone()) {
            continue;
        }
        match old.remove(&key) {
            Some(kept) if same(table, &kept, &row) => {}
            Some(kept) => found.changed.push([kept, row]),
            None => found.come.push(row),
        }
    }
    found.gone = old.into_values().collect();
    Ok(found)
}

impl Difference {
    /// Writes it. A row that changes stays the row it is.
    pub(crate) fn write(&self, engine: &mut dyn Engine, table: &Table) -> Result<(), Error> {
        for row in &self.gone {
            forget(engine, table, row)?;
        }
        for [_, row] in &self.changed {
            change(engine, table, row)?;
        }
        engine.insert(table, &self.come)
    }
}

fn change(engine: &mut dyn Engine, table: &Table, row: &[Cell]) -> Result<(), Error> {
    let dialect = engine.dialect();
    let cells = table.columns.iter().zip(row);
    let (key, rest): (Vec<_>, Vec<_>) = cells.partition(|(column, _)| table.key.contains(&column.name));
    let told = |(at, (column, _)): (usize, &(&Column, &Cell))| {
        format!("{} = {}", column.name, dialect.given(column.kind, at))
    };
    let set: Vec<String> = (1..).zip(&rest).map(told).collect();
    let which: Vec<String> = (rest.len() + 1..).zip(&key).map(told).collect();
    let sql = format!("UPDATE {} SET {} WHERE {}", table.name, set.join(", "), which.join(" AND "));
    let values: Vec<Cell> = rest.iter().chain(&key).map(|(_, cell)| (*cell).clone()).collect();
    engine.execute(&sql, &values)
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
            found.insert(key(table, row), std::mem::take(row));
            Ok(())
        })?;
    }
    Ok(found)
}

fn key_cells<'a>(table: &'a Table, row: &'a [Cell]) -> impl Iterator<Item = &'a Cell> {
    table.key.iter().filter_map(|name| row.get(table.position(name)?))
}

/// The key of a row as one text: before each part stands its length, so that no two keys are one text.
fn key(table: &Table, row: &[Cell]) -> String {
    let mut key = String::new();
    for cell in key_cells(table, row) {
        match cell {
            Cell::Text(text) => {
                key.push_str(&text.len().to_string());
                key.push(' ');
                key.push_str(text);
            }
            Cell::Integer(number) => key.push_str(&number.to_string()),
            Cell::Real(number) => key.push_str(&number.to_string()),
            Cell::Null => key.push('-'),
        }
        key.push(' ');
    }
    key
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
