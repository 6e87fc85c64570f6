//! One line of JSON an item: the columns of table `items`, where its document comes from, then what hangs on the item as
//! arrays.

use crate::Error;
use crate::database::Database;
use crate::rows::{Cell, Rows, rows};
use crate::schema::{self, Kind, Table};
use gwaje_model::Document;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::io::Write;

/// The tables whose rows stand inside the line of their item.
const NESTED: [&Table; 3] = [&schema::DATES, &schema::MENTIONS, &schema::JOINS];

/// Writes one line of JSON an item, flat, sub-items after the item they belong to.
///
/// # Errors
/// [`Error::Io`] when `out` cannot be written.
pub fn ndjson(document: &Document, mut out: impl Write) -> Result<(), Error> {
    let rows = rows(document);
    lines(&rows, &mut out)?;
    Ok(out.flush()?)
}

/// The lines of all items of a store, document by document.
pub(crate) fn stored(store: &mut Database, out: &mut impl Write) -> Result<(), Error> {
    for document in store.documents()? {
        let tables = NESTED.into_iter().chain([&schema::ITEMS, &schema::DOCUMENTS]);
        lines(&store.rows_of(tables, &document)?, out)?;
    }
    Ok(())
}

/// The lines of all items in the given rows.
fn lines(rows: &Rows, out: &mut impl Write) -> Result<(), Error> {
    let nested = NESTED.map(|table| (table, by_item(table, rows.of(table))));
    let source = rows.of(&schema::DOCUMENTS).first().map_or(&[][..], Vec::as_slice);
    for row in rows.of(&schema::ITEMS) {
        let line = Line { row, source, nested: &nested };
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

type ByItem<'a> = BTreeMap<&'a str, Vec<&'a [Cell]>>;

fn by_item<'a>(table: &Table, rows: &'a [Vec<Cell>]) -> ByItem<'a> {
    let mut found = ByItem::new();
    let item = table.position("item");
    for row in rows {
        if let Some(Cell::Text(id)) = item.and_then(|at| row.get(at)) {
            found.entry(id).or_default().push(row);
        }
    }
    found
}

/// An item with what hangs on it.
struct Line<'a> {
    row: &'a [Cell],
    /// The row of its document.
    source: &'a [Cell],
    nested: &'a [(&'static Table, ByItem<'a>)],
}

impl serde::Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (column, cell) in schema::ITEMS.columns.iter().zip(self.row) {
            map.serialize_entry(column.name, &Field { kind: column.kind, cell })?;
        }
        map.serialize_entry("source", &Origin { row: self.source })?;
        let id = schema::ITEMS.position("item").and_then(|at| self.row.get(at)).and_then(Cell::as_str);
        for (table, rows) in self.nested {
            let rows = id.and_then(|id| rows.get(id)).map_or(&[][..], Vec::as_slice);
            map.serialize_entry(table.name, &Nested { table, rows })?;
        }
        map.end()
    }
}

/// The columns of a document that say where it comes from.
const ORIGIN: [&str; 5] = ["name", "url", "publisher", "published", "retrieved"];

struct Origin<'a> {
    row: &'a [Cell],
}

impl serde::Serialize for Origin<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for name in ORIGIN {
            let cell =
                schema::DOCUMENTS.position(name).and_then(|at| self.row.get(at)).unwrap_or(&Cell::Null);
            map.serialize_entry(name, &Field { kind: Kind::Text, cell })?;
        }
        map.end()
    }
}

/// The rows of one table under one item, without the columns that say which item.
struct Nested<'a> {
    table: &'static Table,
    rows: &'a [&'a [Cell]],
}

impl serde::Serialize for Nested<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sequence = serializer.serialize_seq(Some(self.rows.len()))?;
        for row in self.rows {
            sequence.serialize_element(&Inner { table: self.table, row })?;
        }
        sequence.end()
    }
}

struct Inner<'a> {
    table: &'static Table,
    row: &'a [Cell],
}

impl serde::Serialize for Inner<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (column, cell) in self.table.columns.iter().zip(self.row) {
            if !self.table.key.contains(&column.name) {
                map.serialize_entry(column.name, &Field { kind: column.kind, cell })?;
            }
        }
        map.end()
    }
}

/// A cell as a JSON value; text that holds JSON already goes in as it is.
pub(crate) struct Field<'a> {
    pub(crate) kind: Kind,
    pub(crate) cell: &'a Cell,
}

impl serde::Serialize for Field<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.cell {
            Cell::Null => serializer.serialize_none(),
            Cell::Integer(value) => serializer.serialize_i64(*value),
            Cell::Real(value) => serializer.serialize_f64(*value),
            Cell::Text(value) if self.kind == Kind::Json => {
                let raw: &RawValue = serde_json::from_str(value).map_err(serde::ser::Error::custom)?;
                serde::Serialize::serialize(raw, serializer)
            }
            Cell::Text(value) => serializer.serialize_str(value),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{ndjson, sample};
    use serde_json::Value;

    #[test]
    fn every_item_has_its_line_and_knows_its_place() {
        let mut bytes = Vec::new();
        ndjson(&sample::document(), &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines.len(), 4);
        assert_eq!(lines[0]["task"], "yoon120/23-1");
        assert_eq!((&lines[0]["year"], &lines[0]["quarter"]), (&2022.into(), &4.into()));
        assert_eq!(lines[1]["parent"], lines[0]["item"]);
        assert_eq!(lines[1]["depth"], 1);
        assert_eq!(lines[0]["dates"][0]["start_date"], "2023-01-13");
        assert_eq!(lines[0]["dates"][0]["alternatives"][0], "2022-01-13");
        assert_eq!(lines[0]["places"][0]["page"], 1);
        assert_eq!(
            (&lines[3]["source"]["published"], &lines[3]["source"]["url"]),
            (&"2024-12-31".into(), &Value::Null)
        );
    }
}
