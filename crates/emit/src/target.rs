//! Where documents go: a database, or files made from one.
//!
//! CSV, Parquet and NDJSON have no transactions. A SQLite store in a hidden file beside them takes the documents, and
//! the files are written from it, whole, at the end: so they too are the same whatever was loaded in which order,
//! and a run that was cut off goes on where it stopped.

use crate::atomic::{UNFINISHED, write_whole};
use crate::csv::{CsvOptions, CsvWriter};
use crate::parquet::ParquetWriter;
use crate::postgres::Postgres;
use crate::schema::Table;
use crate::store::{Journaled, Outcome};
use crate::{Error, Sqlite, ddl, ndjson};
use gwaje_model::Document;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Where documents go, as on the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// `sqlite:gwaje.db`.
    Sqlite(PathBuf),
    /// `postgres://…` or `postgresql://…`.
    Postgres(String),
    /// `parquet:DIR`, a file for each table.
    Parquet(PathBuf),
    /// `csv:DIR`, a file for each table.
    Csv(PathBuf),
    /// `ndjson:FILE`, a line for each item.
    Ndjson(PathBuf),
}

impl FromStr for Target {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        match text.split_once(':') {
            Some(("sqlite", path)) if !path.is_empty() => Ok(Self::Sqlite(path.into())),
            Some(("parquet", path)) if !path.is_empty() => Ok(Self::Parquet(path.into())),
            Some(("csv", path)) if !path.is_empty() => Ok(Self::Csv(path.into())),
            Some(("ndjson", path)) if !path.is_empty() => Ok(Self::Ndjson(path.into())),
            _ => Err(Error::Store(format!(
                "{text} is no target: give sqlite:FILE, postgres://…, parquet:DIR, csv:DIR or ndjson:FILE"
            ))),
        }
    }
}

/// An open target.
#[derive(Debug)]
pub struct Store {
    kind: Opened,
}

#[derive(Debug)]
enum Opened {
    Sqlite(Sqlite),
    Postgres(Box<Postgres>),
    Files { rows: Sqlite, files: Files },
}

/// The files that are written from a store.
#[derive(Debug)]
enum Files {
    Parquet(PathBuf),
    Csv(PathBuf, CsvOptions),
    Ndjson(PathBuf),
}

impl Store {
    /// Opens a target, making it where there is none.
    ///
    /// # Errors
    /// When it cannot be written, holds something else, or was made by a newer version.
    pub fn open(target: &Target, csv: CsvOptions) -> Result<Self, Error> {
        let beside = |folder: &Path, name: &str| -> Result<Sqlite, Error> {
            std::fs::create_dir_all(folder)?;
            Sqlite::open(&folder.join(name))
        };
        let kind = match target {
            Target::Sqlite(path) => Opened::Sqlite(Sqlite::open(path)?),
            Target::Postgres(url) => Opened::Postgres(Box::new(Postgres::open(url)?)),
            Target::Parquet(folder) => {
                Opened::Files { rows: beside(folder, ".gwaje.db")?, files: Files::Parquet(folder.clone()) }
            }
            Target::Csv(folder) => {
                Opened::Files { rows: beside(folder, ".gwaje.db")?, files: Files::Csv(folder.clone(), csv) }
            }
            Target::Ndjson(path) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let rows = beside(folder_of(path), &format!(".{name}.gwaje.db"))?;
                Opened::Files { rows, files: Files::Ndjson(path.clone()) }
            }
        };
        Ok(Self { kind })
    }

    /// What the journal says about a source.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn journaled(&mut self, sha256: &str) -> Result<Option<Journaled>, Error> {
        match &mut self.kind {
            Opened::Sqlite(store) | Opened::Files { rows: store, .. } => store.journaled(sha256),
            Opened::Postgres(store) => store.journaled(sha256),
        }
    }

    /// Loads what came of one source, in one transaction.
    ///
    /// # Errors
    /// When the store cannot be written; it is as it was before.
    pub fn load(&mut self, outcome: &Outcome<'_>) -> Result<(), Error> {
        match &mut self.kind {
            Opened::Sqlite(store) | Opened::Files { rows: store, .. } => store.load(outcome),
            Opened::Postgres(store) => store.load(outcome),
        }
    }

    /// Lets a SQLite store grow to so many pages and no further, as a full disk would.
    ///
    /// # Errors
    /// When the store does not take the limit.
    pub fn limit_pages(&mut self, pages: i64) -> Result<(), Error> {
        match &mut self.kind {
            Opened::Sqlite(store) | Opened::Files { rows: store, .. } => store.limit_pages(pages),
            Opened::Postgres(_) => Ok(()),
        }
    }

    /// The documents of a release (`yoon120/2024Q4`), in the order of their versions.
    ///
    /// # Errors
    /// [`Error::Store`] when there are none, or the store is a PostgreSQL database.
    pub fn release(&self, release: &str) -> Result<Vec<Document>, Error> {
        let store = match &self.kind {
            Opened::Sqlite(store) | Opened::Files { rows: store, .. } => store,
            Opened::Postgres(_) => {
                return Err(Error::Store("releases are read from SQLite stores only".to_owned()));
            }
        };
        let ids = store.documents_of(release)?;
        if ids.is_empty() {
            return Err(Error::Store(format!("the store has no release {release}")));
        }
        ids.iter().map(|id| store.document(id)).collect()
    }

    /// Ends a run: tidies the index, and writes the files of a target that has files.
    ///
    /// # Errors
    /// When the target cannot be written; files are as they were before.
    pub fn finish(&mut self) -> Result<(), Error> {
        match &mut self.kind {
            Opened::Sqlite(store) => store.finish(),
            Opened::Postgres(_) => Ok(()),
            Opened::Files { rows, files } => {
                rows.finish()?;
                files.write(rows)
            }
        }
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

impl Files {
    fn write(&self, store: &Sqlite) -> Result<(), Error> {
        let folder = match self {
            Self::Parquet(folder) | Self::Csv(folder, _) => folder,
            Self::Ndjson(path) => folder_of(path),
        };
        // One writer at a time; with the lock held, what is unfinished was left by a process that is gone.
        let lock = File::create(folder.join(".gwaje.lock"))?;
        lock.lock()?;
        sweep(folder)?;
        if let Self::Ndjson(path) = self {
            return write_whole(path, |out| ndjson::stored(store, out));
        }
        for table in ddl::tables() {
            match self {
                Self::Csv(folder, options) => csv_file(store, table, *options, folder)?,
                _ => parquet_file(store, table, folder)?,
            }
        }
        Ok(())
    }
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

fn csv_file(store: &Sqlite, table: &Table, options: CsvOptions, folder: &Path) -> Result<(), Error> {
    write_whole(&folder.join(format!("{}.csv", table.name)), |out| {
        let mut writer = CsvWriter::new(table, options, out)?;
        store.each_row(table, None, |row| writer.row(&row))?;
        writer.finish().map(|_| ())
    })
}

fn parquet_file(store: &Sqlite, table: &'static Table, folder: &Path) -> Result<(), Error> {
    write_whole(&folder.join(format!("{}.parquet", table.name)), |out| {
        let mut writer = ParquetWriter::new(table, out)?;
        store.each_row(table, None, |row| writer.row(row))?;
        writer.finish().map(|_| ())
    })
}

#[cfg(test)]
mod tests {
    use super::{Store, Target};
    use crate::{CsvOptions, Outcome, sample};
    use std::path::Path;

    #[test]
    fn targets_are_named_by_their_scheme() {
        assert_eq!("sqlite:a.db".parse::<Target>().unwrap(), Target::Sqlite("a.db".into()));
        assert_eq!("csv:out/dir".parse::<Target>().unwrap(), Target::Csv("out/dir".into()));
        assert!(matches!("postgres://localhost/x".parse::<Target>().unwrap(), Target::Postgres(_)));
        for wrong in ["", "gwaje.db", "sqlite:", "mysql://x", "C:\\x"] {
            assert!(wrong.parse::<Target>().is_err(), "{wrong}");
        }
    }

    fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
        let mut found: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| !path.file_name().unwrap().to_string_lossy().starts_with('.'))
            .map(|path| {
                (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap())
            })
            .collect();
        found.sort();
        found
    }

    #[test]
    fn files_do_not_depend_on_the_order_of_loading() {
        let old = sample::release(
            7,
            2024,
            3,
            vec![sample::period(2024, 3, vec![sample::item("2024Q3", None, "협약")])],
        );
        let new = sample::document();
        for scheme in ["csv", "parquet", "ndjson"] {
            let mut results = Vec::new();
            for order in [[&old, &new], [&new, &old]] {
                let folder = tempfile::tempdir().unwrap();
                let name = if scheme == "ndjson" { "items.ndjson" } else { "" };
                let target = format!("{scheme}:{}", folder.path().join(name).display()).parse().unwrap();
                for document in order {
                    let mut store = Store::open(&target, CsvOptions::default()).unwrap();
                    let (sha256, name) = (&document.source.sha256, &document.source.name);
                    store.load(&Outcome { sha256, name, converter: "test", result: Ok(document) }).unwrap();
                    store.finish().unwrap();
                }
                results.push(files(folder.path()));
            }
            assert!(!results[0].is_empty());
            assert_eq!(results[0], results[1], "{scheme}");
        }
    }
}
