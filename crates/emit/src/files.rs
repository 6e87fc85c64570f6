//! Files that are written from a store: CSV, a file for each table, Parquet, a folder for each, or NDJSON, a line for each
//! item.
//!
//! Such files have no transactions. A SQLite store in a hidden file beside them takes the documents, and they are
//! written from it, whole, at the end: so they too are the same whatever was loaded in which order, and a run that was
//! cut off goes on where it stopped.

use crate::atomic::{UNFINISHED, write_whole};
use crate::csv_table::{CsvOptions, CsvWriter};
use crate::database::Database;
#[cfg(feature = "parquet")]
use crate::duckdb;
use crate::kept::PENDING;
#[cfg(feature = "parquet")]
use crate::parquet_table::ParquetWriter;
use crate::schema::Table;
use crate::{Error, ddl, ndjson};
use std::fs::File;
#[cfg(feature = "parquet")]
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The name of the one file in the folder of a table.
const PART: &str = "part-0.parquet";

/// The name of the file that loads the others into DuckDB.
const LOAD: &str = "load.sql";

/// A form of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Parquet,
    Csv,
    Ndjson,
}

impl Form {
    /// Every form, with its name in addresses and an address as help shows it.
    pub(crate) const ALL: [(Self, &'static str, &'static str); 3] = [
        (Self::Parquet, "parquet", "parquet:DIR"),
        (Self::Csv, "csv", "csv:DIR"),
        (Self::Ndjson, "ndjson", "ndjson:FILE"),
    ];

    /// Says if the program was built without it.
    pub(crate) fn built_in(self) -> Result<(), Error> {
        match self {
            Self::Parquet if cfg!(not(feature = "parquet")) => Err(Error::NotBuiltIn("Parquet")),
            Self::Parquet | Self::Csv | Self::Ndjson => Ok(()),
        }
    }
}

/// Where files of a form go.
#[derive(Clone, Debug)]
pub(crate) struct Files {
    pub(crate) form: Form,
    /// A folder; for NDJSON the file itself.
    pub(crate) path: PathBuf,
    pub(crate) csv: CsvOptions,
}

impl Files {
    /// The folder they lie in.
    pub(crate) fn folder(&self) -> &Path {
        match self.form {
            Form::Parquet | Form::Csv => &self.path,
            Form::Ndjson => {
                let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
                folder.unwrap_or(Path::new("."))
            }
        }
    }

    /// The SQLite file with the rows they are written from.
    pub(crate) fn rows(&self) -> PathBuf {
        match self.form {
            Form::Parquet | Form::Csv => self.path.join(".gwaje.db"),
            Form::Ndjson => {
                let name = self.path.file_name().unwrap_or_default().to_string_lossy();
                self.folder().join(format!(".{name}.gwaje.db"))
            }
        }
    }

    /// Whether all of them are there.
    pub(crate) fn are_there(&self) -> bool {
        match self.form {
            Form::Ndjson => self.path.is_file(),
            Form::Csv => written().all(|table| self.path.join(format!("{}.csv", table.name)).is_file()),
            Form::Parquet => {
                let mut parts = written().map(|table| self.path.join(table.name).join(PART));
                parts.all(|part| part.is_file()) && self.path.join(LOAD).is_file()
            }
        }
    }

    /// Writes them all anew.
    pub(crate) fn write(&self, store: &mut Database) -> Result<(), Error> {
        let folder = self.folder();
        // One writer at a time; with the lock held, what is unfinished was left by a process that is gone.
        let lock = folder.join(".gwaje.lock");
        let lock = File::create(&lock).map_err(|error| Error::File(lock, error))?;
        lock.lock()?;
        sweep(folder)?;
        match self.form {
            Form::Ndjson => write_whole(&self.path, |out| ndjson::stored(store, folder, out)),
            Form::Csv => written().try_for_each(|table| csv_file(store, table, self.csv, folder)),
            #[cfg(feature = "parquet")]
            Form::Parquet => {
                written().try_for_each(|table| parquet_file(store, table, folder))?;
                let load = duckdb::load(LOAD, PART, tables());
                write_whole(&folder.join(LOAD), |out| Ok(out.write_all(load.as_bytes())?))
            }
            #[cfg(not(feature = "parquet"))]
            Form::Parquet => self.form.built_in(),
        }
    }
}

/// The tables and views that have a file of their own: all but what waits to be done.
fn written() -> impl Iterator<Item = &'static Table> {
    tables().chain(ddl::VIEWS.iter().filter_map(|view| view.table))
}

/// The tables among them.
fn tables() -> impl Iterator<Item = &'static Table> {
    ddl::tables().filter(|table| table.name != PENDING.name)
}

fn sweep(folder: &Path) -> Result<(), Error> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn csv_file(store: &mut Database, table: &Table, options: CsvOptions, folder: &Path) -> Result<(), Error> {
    write_whole(&folder.join(format!("{}.csv", table.name)), |out| {
        let mut writer = CsvWriter::new(table, options, out)?;
        store.each_row(table, None, &mut |row| writer.row(row))?;
        writer.finish().map(|_| ())
    })
}

#[cfg(feature = "parquet")]
fn parquet_file(store: &mut Database, table: &'static Table, folder: &Path) -> Result<(), Error> {
    // A folder a table, so that whoever reads a whole folder reads rows of one kind.
    let own = folder.join(table.name);
    std::fs::create_dir_all(&own).map_err(|error| Error::File(own.clone(), error))?;
    sweep(&own)?;
    write_whole(&own.join(PART), |out| {
        let mut writer = ParquetWriter::new(table, out)?;
        store.each_row(table, None, &mut |row| writer.row(std::mem::take(row)))?;
        writer.finish().map(|_| ())
    })
}
