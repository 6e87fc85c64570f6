//! Items as rows that stand alone, in Arrow: the columns of table `items`, then the titles above and the first date.
//!
//! What Python engines take is the Arrow C stream interface: a capsule of that name
//! (<https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html>).

use crate::failure::unexpected;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{ArrayRef, Date32Array, RecordBatch, RecordBatchIterator, StringArray};
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{ArrowError, DataType, Field, Schema};
use gwaje_emit::rows::{self, Cell, Rows};
use gwaje_emit::schema::{self, Table};
use gwaje_emit::{arrow_batch, arrow_schema};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use std::collections::HashMap;
use std::sync::Arc;

/// The capsule that consumers of Arrow streams take.
pub(crate) fn capsule<I>(py: Python<'_>, batches: I, schema: Arc<Schema>) -> PyResult<Bound<'_, PyCapsule>>
where
    I: Iterator<Item = Result<RecordBatch, ArrowError>> + Send + 'static,
{
    let batches = RecordBatchIterator::new(batches, schema);
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(batches)), c"arrow_array_stream")
}

/// The columns of [`batch`], as the capsule that consumers ask for who want to know them before they take the rows.
#[pyfunction]
pub(crate) fn records_schema(py: Python<'_>) -> PyResult<Bound<'_, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(batch_schema().as_ref()).map_err(unexpected)?;
    PyCapsule::new_with_value(py, schema, c"arrow_schema")
}

/// Columns beside those of table `items`.
const BESIDE: [(&str, DataType); 4] = [
    ("agenda_title", DataType::Utf8),
    ("task_title", DataType::Utf8),
    ("body", DataType::Utf8),
    ("first_date", DataType::Date32),
];

pub(crate) fn batch_schema() -> Arc<Schema> {
    // Lists are told as JSON in Parquet, which Spark and Daft take for a type that they do not know: here they are text.
    let plain = |field: &Arc<Field>| Arc::new(field.as_ref().clone().with_metadata(HashMap::new()));
    let items = arrow_schema(&schema::ITEMS);
    let beside = BESIDE.into_iter().map(|(name, kind)| Arc::new(Field::new(name, kind, true)));
    Arc::new(Schema::new(items.fields().iter().map(plain).chain(beside).collect::<Vec<_>>()))
}

/// The items of a document.
///
/// # Errors
/// When a day is not a day.
pub(crate) fn batch(document: &gwaje_model::Document) -> Result<RecordBatch, gwaje_emit::Error> {
    let rows = rows::rows(document);
    let items = rows.of(&schema::ITEMS);
    let beside = [
        text(items, "agenda", &first(&rows, &schema::AGENDAS, "agenda", &["title"])),
        text(items, "task", &first(&rows, &schema::TASKS, "task", &["title"])),
        text(items, "task", &first(&rows, &schema::LEADS, "task", &["name", "text"])),
        first_dates(&rows)?,
    ];
    let columns = arrow_batch(&schema::ITEMS, items)?.columns().iter().cloned().chain(beside).collect();
    Ok(RecordBatch::try_new(batch_schema(), columns)?)
}

/// Of the rows of a table that have the same key, the first with a value in any of the columns, in their order.
fn first<'a>(rows: &'a Rows, table: &Table, key: &str, columns: &[&str]) -> HashMap<&'a str, &'a str> {
    let mut found = HashMap::new();
    for row in rows.of(table) {
        let value = columns.iter().find_map(|column| cell(table, row, column));
        if let (Some(key), Some(value)) = (cell(table, row, key), value) {
            found.entry(key).or_insert(value);
        }
    }
    found
}

fn cell<'a>(table: &Table, row: &'a [Cell], column: &str) -> Option<&'a str> {
    row.get(table.position(column)?)?.as_str()
}

fn text(items: &[Vec<Cell>], key: &str, values: &HashMap<&str, &str>) -> ArrayRef {
    let of = |row: &Vec<Cell>| cell(&schema::ITEMS, row, key).and_then(|key| values.get(key).copied());
    Arc::new(items.iter().map(of).collect::<StringArray>())
}

/// The first day of the first date of each item that has one.
fn first_dates(rows: &Rows) -> Result<ArrayRef, gwaje_emit::Error> {
    let dates = arrow_batch(&schema::DATES, rows.of(&schema::DATES))?;
    let starts =
        dates.column_by_name("start_date").and_then(|column| column.as_any().downcast_ref::<Date32Array>());
    let mut first: HashMap<&str, i32> = HashMap::new();
    for (row, start) in rows.of(&schema::DATES).iter().zip(starts.into_iter().flatten()) {
        if let (Some(item), Some(start)) = (cell(&schema::DATES, row, "item"), start) {
            first.entry(item).or_insert(start);
        }
    }
    let of = |row: &Vec<Cell>| cell(&schema::ITEMS, row, "item").and_then(|item| first.get(item).copied());
    Ok(Arc::new(rows.of(&schema::ITEMS).iter().map(of).collect::<Date32Array>()))
}
