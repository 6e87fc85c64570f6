//! Tables as Parquet files, by Arrow. Text columns are strings, days are dates, JSON is text that says so, everything else is as
//! in the list. The footer tells the version of the tables.

use crate::Error;
use crate::rows::Cell;
use crate::schema::{Column, Kind, Table, VERSION};
use arrow_array::builder::{Date32Builder, Float64Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::extension::Json;
use arrow_schema::{DataType, Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use std::io::Write;
use std::sync::Arc;

/// Rows held in memory before they are written.
const BATCH: usize = 8192;

/// The Arrow schema of a table.
#[must_use]
pub fn arrow_schema(table: &Table) -> Schema {
    let field = |column: &Column| {
        let kind = match column.kind {
            Kind::Text | Kind::Json => DataType::Utf8,
            Kind::Integer => DataType::Int64,
            Kind::Real => DataType::Float64,
            Kind::Date => DataType::Date32,
        };
        let field = Field::new(column.name, kind, column.nullable);
        if column.kind == Kind::Json { field.with_extension_type(Json::default()) } else { field }
    };
    Schema::new(table.columns.iter().map(field).collect::<Vec<_>>())
}

/// A table on its way into a Parquet file.
pub struct ParquetWriter<W: Write + Send> {
    table: &'static Table,
    writer: ArrowWriter<W>,
    rows: Vec<Vec<Cell>>,
}

impl<W: Write + Send> ParquetWriter<W> {
    /// Begins the file.
    ///
    /// # Errors
    /// [`Error::Parquet`] when `out` cannot be written.
    pub fn new(table: &'static Table, out: W) -> Result<Self, Error> {
        let about = [("gwaje.tables", VERSION.to_string()), ("gwaje.table", table.name.to_owned())];
        let about = about.into_iter().map(|(key, value)| KeyValue::new(key.to_owned(), value)).collect();
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_key_value_metadata(Some(about))
            .build();
        let writer = ArrowWriter::try_new(out, Arc::new(arrow_schema(table)), Some(properties))?;
        Ok(Self { table, writer, rows: Vec::new() })
    }

    /// Adds one row.
    ///
    /// # Errors
    /// [`Error::Parquet`] when the target cannot be written; [`Error::Store`] when a day is not a day.
    pub fn row(&mut self, row: Vec<Cell>) -> Result<(), Error> {
        self.rows.push(row);
        if self.rows.len() < BATCH { Ok(()) } else { self.batch() }
    }

    /// Writes what is left and the footer, and hands the target back.
    ///
    /// # Errors
    /// Those of [`Self::row`].
    pub fn finish(mut self) -> Result<W, Error> {
        self.batch()?;
        Ok(self.writer.into_inner()?)
    }

    fn batch(&mut self) -> Result<(), Error> {
        let rows = std::mem::take(&mut self.rows);
        Ok(self.writer.write(&arrow_batch(self.table, &rows)?)?)
    }
}

/// Rows of a table as an Arrow record batch under [`arrow_schema()`].
///
/// # Errors
/// [`Error::Store`] when a day is not a day.
pub fn arrow_batch(table: &Table, rows: &[Vec<Cell>]) -> Result<RecordBatch, Error> {
    let columns = (0..).zip(table.columns).map(|(at, column)| array(column.kind, at, rows));
    Ok(RecordBatch::try_new(Arc::new(arrow_schema(table)), columns.collect::<Result<_, _>>()?)?)
}

/// One column of the rows.
fn array(kind: Kind, at: usize, rows: &[Vec<Cell>]) -> Result<ArrayRef, Error> {
    let cells = rows.iter().map(|row| row.get(at).unwrap_or(&Cell::Null));
    Ok(match kind {
        Kind::Text | Kind::Json => {
            let mut builder = StringBuilder::new();
            cells.for_each(|cell| builder.append_option(cell.as_str()));
            Arc::new(builder.finish())
        }
        Kind::Integer => {
            let mut builder = Int64Builder::new();
            cells.for_each(|cell| {
                builder.append_option(if let Cell::Integer(n) = cell { Some(*n) } else { None });
            });
            Arc::new(builder.finish())
        }
        Kind::Real => {
            let mut builder = Float64Builder::new();
            cells.for_each(|cell| {
                builder.append_option(if let Cell::Real(n) = cell { Some(*n) } else { None });
            });
            Arc::new(builder.finish())
        }
        Kind::Date => {
            let mut builder = Date32Builder::new();
            for cell in cells {
                builder.append_option(cell.as_str().map(days).transpose()?);
            }
            Arc::new(builder.finish())
        }
    })
}

/// Days from 1970-01-01 to a day written as ISO 8601 (proleptic Gregorian calendar; the year begins in March, so that
/// the leap day is its last).
fn days(text: &str) -> Result<i32, Error> {
    let wrong = || Error::Store(format!("{text:?} is not a day"));
    let mut parts = text.split('-').map(str::parse::<i32>);
    let mut next = || parts.next().and_then(Result::ok).ok_or_else(wrong);
    let (year, month, day) = (next()?, next()?, next()?);
    let length = match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    if text.len() != 10 || !(1..=12).contains(&month) || !(1..=length).contains(&day) {
        return Err(wrong());
    }
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * month + 2) / 5 + day - 1;
    Ok(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

#[cfg(test)]
mod tests {
    use super::{ParquetWriter, days};
    use crate::rows::rows;
    use crate::{sample, schema};

    #[test]
    fn days_count_from_1970() {
        for (text, expected) in
            [("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2024-12-31", 20_088)]
        {
            assert_eq!(days(text).unwrap(), expected, "{text}");
        }
        for text in ["2023-02-29", "2023-13-01", "2023-1-1", "2023", "", "2023-01-32", "연내"] {
            assert!(days(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_file_begins_and_ends_with_its_mark() {
        for table in schema::TABLES {
            let mut writer = ParquetWriter::new(table, Vec::new()).unwrap();
            for row in rows(&sample::document()).of(table) {
                writer.row(row.clone()).unwrap();
            }
            let bytes = writer.finish().unwrap();
            assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"), "{}", table.name);
        }
    }
}
