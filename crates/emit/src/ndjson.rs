//! One line of JSON an item, which stands alone: the columns of table `items`, what is above the item, whether it is current,
//! where its document comes from, then what hangs on the item as arrays.

use crate::Error;
use crate::database::Database;
use crate::rows::{Cell, Rows, rows};
use crate::schema::{self, Kind, Table};
use gwaje_model::Document;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use serde_json::value::RawValue;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufWriter, Seek as _, Write};
use std::path::Path;

/// The tables whose rows stand inside the line of their item.
const NESTED: [&Table; 3] = [&schema::DATES, &schema::MENTIONS, &schema::JOINS];

/// The tables whose rows say what is above an item, and the column that leads there.
const ABOVE: [(&Table, &str); 4] = [
    (&schema::DOCUMENTS, "document"),
    (&schema::AGENDAS, "agenda"),
    (&schema::TASKS, "task"),
    (&schema::LEADS, "task"),
];

/// Writes one line of JSON an item, flat, sub-items after the item they belong to, behind the few that fill every field.
///
/// # Errors
/// [`Error::Io`] when `out` cannot be written.
pub fn ndjson(document: &Document, mut out: impl Write) -> Result<(), Error> {
    let mut lines = Lines { covered: BTreeSet::new(), first: Vec::new(), others: Vec::new() };
    lines.add(&rows(document), None)?;
    out.write_all(&lines.first)?;
    out.write_all(&lines.others)?;
    Ok(out.flush()?)
}

/// The lines of all items of a store, document by document; `folder` has room for them.
pub(crate) fn stored(store: &mut Database, folder: &Path, out: &mut impl Write) -> Result<(), Error> {
    let mut current = Current::new();
    store.each("SELECT document, item FROM items_current", &[], &mut |row| {
        if let [Cell::Text(document), Cell::Text(item)] = row.as_slice() {
            current.insert((document.clone(), item.clone()));
        }
        Ok(())
    })?;
    let others = BufWriter::new(tempfile::tempfile_in(folder)?);
    let mut lines = Lines { covered: BTreeSet::new(), first: Vec::new(), others };
    for document in store.documents()? {
        let tables = NESTED.into_iter().chain(ABOVE.map(|(table, _)| table)).chain([&schema::ITEMS]);
        lines.add(&store.rows_of(tables, &document)?, Some(&current))?;
    }
    out.write_all(&lines.first)?;
    let mut others = lines.others.into_inner().map_err(|error| Error::Io(error.into_error()))?;
    others.rewind()?;
    std::io::copy(&mut others, out)?;
    Ok(())
}

/// The current items: document and item.
type Current = BTreeSet<(String, String)>;

/// Lines on their way. Readers guess the types of fields from the first lines and lose, or refuse, what a later line holds in a
/// field that was empty so far. So a line that fills a field no line before it filled goes to the front.
struct Lines<W> {
    /// The fields that are filled in a line at the front: table and column.
    covered: BTreeSet<(&'static str, &'static str)>,
    first: Vec<u8>,
    others: W,
}

impl<W: Write> Lines<W> {
    /// Adds the lines of all items of a document; without `current` all of them are.
    fn add(&mut self, rows: &Rows, current: Option<&Current>) -> Result<(), Error> {
        let nested = NESTED.map(|table| (table, by("item", table, rows.of(table))));
        let above = ABOVE.map(|(table, column)| (table, column, by(column, table, rows.of(table))));
        for row in rows.of(&schema::ITEMS) {
            let line = Line { row, above: &above, nested: &nested, current };
            if line.fills(&mut self.covered) {
                written(&line, &mut self.first)?;
            } else {
                written(&line, &mut self.others)?;
            }
        }
        Ok(())
    }
}

fn written(line: &Line<'_>, out: &mut impl Write) -> Result<(), Error> {
    serde_json::to_writer(&mut *out, line)?;
    Ok(out.write_all(b"\n")?)
}

type ByItem<'a> = BTreeMap<&'a str, Vec<&'a [Cell]>>;

fn by<'a>(column: &str, table: &Table, rows: &'a [Vec<Cell>]) -> ByItem<'a> {
    let mut found = ByItem::new();
    let at = table.position(column);
    for row in rows {
        if let Some(Cell::Text(id)) = at.and_then(|at| row.get(at)) {
            found.entry(id).or_default().push(row);
        }
    }
    found
}

/// An item with what hangs on it.
struct Line<'a> {
    row: &'a [Cell],
    /// Rows of its document, by the column of [`ABOVE`].
    above: &'a [(&'static Table, &'static str, ByItem<'a>)],
    nested: &'a [(&'static Table, ByItem<'a>)],
    current: Option<&'a Current>,
}

impl<'a> Line<'a> {
    fn cell(&self, column: &str) -> Option<&'a str> {
        schema::ITEMS.position(column).and_then(|at| self.row.get(at)).and_then(Cell::as_str)
    }

    /// The rows of a table that the item stands under.
    fn rows_above(&self, table: &Table) -> &'a [&'a [Cell]] {
        let known = self.above.iter().find(|(own, ..)| own.name == table.name);
        known.and_then(|(_, column, rows)| rows.get(self.cell(column)?)).map_or(&[], Vec::as_slice)
    }

    /// What the first of these rows has in a column.
    fn above(&self, table: &Table, column: &str) -> &'a Cell {
        let at = table.position(column);
        self.rows_above(table).first().and_then(|row| row.get(at?)).unwrap_or(&Cell::Null)
    }

    /// The bodies of its task, in order.
    fn bodies(&self) -> Vec<&'a str> {
        let [name, text] = ["name", "text"].map(|column| schema::LEADS.position(column));
        let named = |row: &&'a [Cell]| {
            let row: &'a [Cell] = row;
            let of = |at: Option<usize>| at.and_then(|at| row.get(at)).and_then(Cell::as_str);
            of(name).or_else(|| of(text))
        };
        self.rows_above(&schema::LEADS).iter().filter_map(named).collect()
    }

    fn under(&self, rows: &'a ByItem<'a>) -> &'a [&'a [Cell]] {
        self.cell("item").and_then(|id| rows.get(id)).map_or(&[], Vec::as_slice)
    }

    fn is_current(&self) -> bool {
        let key = |column| self.cell(column).unwrap_or_default().to_owned();
        self.current.is_none_or(|current| current.contains(&(key("document"), key("item"))))
    }

    /// Notes the fields that are filled; whether one was not before.
    fn fills(&self, covered: &mut BTreeSet<(&'static str, &'static str)>) -> bool {
        let before = covered.len();
        let mut note = |table: &'static Table, row: &[Cell]| {
            for (column, cell) in table.columns.iter().zip(row) {
                // The array of nothing says nothing of its elements.
                if *cell != Cell::Null && cell.as_str() != Some("[]") {
                    covered.insert((table.name, column.name));
                }
            }
        };
        note(&schema::ITEMS, self.row);
        for (table, ..) in self.above {
            self.rows_above(table).iter().for_each(|row| note(table, row));
        }
        for (table, rows) in self.nested {
            self.under(rows).iter().for_each(|row| note(table, row));
        }
        covered.len() > before
    }
}

impl serde::Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (column, cell) in schema::ITEMS.columns.iter().zip(self.row) {
            map.serialize_entry(column.name, &Field { kind: column.kind, cell })?;
        }
        let text = |cell| Field { kind: Kind::Text, cell };
        map.serialize_entry("agenda_title", &text(self.above(&schema::AGENDAS, "title")))?;
        map.serialize_entry("task_number", &text(self.above(&schema::TASKS, "number")))?;
        map.serialize_entry("task_title", &text(self.above(&schema::TASKS, "title")))?;
        map.serialize_entry("bodies", &self.bodies())?;
        map.serialize_entry("current", &self.is_current())?;
        let source = self.rows_above(&schema::DOCUMENTS).first().copied().unwrap_or_default();
        map.serialize_entry("source", &Origin { row: source })?;
        for (table, rows) in self.nested {
            map.serialize_entry(table.name, &Nested { table, rows: self.under(rows) })?;
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
        // The third line in the document fills no field that the first two do not; the fourth stands in a column.
        let order: Vec<i64> = lines.iter().filter_map(|line| line["ordinal"].as_i64()).collect();
        assert_eq!(order, [0, 1, 3, 2]);
        for line in &lines {
            assert_eq!(
                (&line["agenda_title"], &line["task_number"]),
                (&"제조업 고도화".into(), &"23-1".into())
            );
            assert_eq!((&line["bodies"][0], &line["current"]), (&"산업통상자원부".into(), &true.into()));
        }
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
