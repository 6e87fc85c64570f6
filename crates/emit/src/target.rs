//! Where documents go: a database, or files made from one.
//!
//! CSV, Parquet and NDJSON have no transactions. A SQLite store in a hidden file beside them takes the documents, and
//! the files are written from it, whole, at the end: so they too are the same whatever was loaded in which order,
//! and a run that was cut off goes on where it stopped.

use crate::atomic::{UNFINISHED, write_whole};
use crate::csv::{CsvOptions, CsvWriter};
use crate::parquet::ParquetWriter;
use crate::postgres::Postgres;
use crate::rows::Cell;
use crate::schema::{self, Table};
use crate::store::{Journaled, Outcome};
use crate::{Error, Sqlite, ddl, ndjson};
use gwaje_model::Document;
use std::fmt;
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
            let address = text.parse::<::postgres::Config>();
            return address.map(|_| Self::Postgres(text.to_owned())).map_err(Error::from);
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

/// As on the command line, without the password.
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Parquet(folder) => write!(f, "parquet:{}", folder.display()),
            Self::Csv(folder) => write!(f, "csv:{}", folder.display()),
            Self::Ndjson(path) => write!(f, "ndjson:{}", path.display()),
            Self::Postgres(url) => {
                // Who connects stands before the last @, further details may follow a ?.
                let place = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
                let place = place.split('?').next().unwrap_or(place);
                write!(f, "postgres://{}", place.rsplit('@').next().unwrap_or(place))
            }
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
        let files = match target {
            Target::Sqlite(path) => return Ok(Self { kind: Opened::Sqlite(Sqlite::open(path)?) }),
            Target::Postgres(url) => {
                return Ok(Self { kind: Opened::Postgres(Box::new(Postgres::open(url)?)) });
            }
            Target::Parquet(folder) => Files::Parquet(folder.clone()),
            Target::Csv(folder) => Files::Csv(folder.clone(), csv),
            Target::Ndjson(path) => Files::Ndjson(path.clone()),
        };
        let folder = files.folder();
        std::fs::create_dir_all(folder).map_err(|error| Error::File(folder.to_owned(), error))?;
        Ok(Self { kind: Opened::Files { rows: Sqlite::open(&target.rows())?, files } })
    }

    /// The documents of a release (`yoon120/2024Q4`, or `2024Q4` where that names only one), in the order of their
    /// versions. Changes nothing.
    ///
    /// # Errors
    /// When the target is not there, cannot be read, or does not have the release.
    pub fn release(target: &Target, release: &str) -> Result<Vec<Document>, Error> {
        let mut names = Vec::new();
        let take = |row: Vec<Cell>| {
            names.extend(row.first().and_then(Cell::as_str).map(str::to_owned));
            Ok(())
        };
        if let Target::Postgres(url) = target {
            let mut store = Postgres::existing(url)?;
            store.each_row(&schema::RELEASES, None, take)?;
            let ids = store.documents_of(named(release, &names)?)?;
            ids.iter().map(|id| store.document(id)).collect()
        } else {
            let store = Sqlite::existing(&target.rows())?;
            store.each_row(&schema::RELEASES, None, take)?;
            let ids = store.documents_of(named(release, &names)?)?;
            ids.iter().map(|id| store.document(id)).collect()
        }
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

impl Target {
    /// The SQLite file with the rows: the target itself, or the one beside its files.
    fn rows(&self) -> PathBuf {
        match self {
            Self::Sqlite(path) => path.clone(),
            Self::Parquet(folder) | Self::Csv(folder) => folder.join(".gwaje.db"),
            Self::Ndjson(path) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                folder_of(path).join(format!(".{name}.gwaje.db"))
            }
            // A server has no file.
            Self::Postgres(_) => PathBuf::new(),
        }
    }
}

/// The one release of that name, with or without its administration.
fn named<'a>(release: &str, names: &'a [String]) -> Result<&'a str, Error> {
    let mut found = names.iter().filter(|name| {
        *name == release || name.rsplit_once('/').is_some_and(|(_, quarter)| quarter == release)
    });
    match (found.next(), found.next()) {
        (Some(name), None) => Ok(name),
        _ => Err(Error::Store(format!("there is no single release {release} among {}", names.join(", ")))),
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

impl Files {
    fn folder(&self) -> &Path {
        match self {
            Self::Parquet(folder) | Self::Csv(folder, _) => folder,
            Self::Ndjson(path) => folder_of(path),
        }
    }

    fn write(&self, store: &Sqlite) -> Result<(), Error> {
        let folder = self.folder();
        // One writer at a time; with the lock held, what is unfinished was left by a process that is gone.
        let lock = folder.join(".gwaje.lock");
        let lock = File::create(&lock).map_err(|error| Error::File(lock, error))?;
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
    use super::{Store, Target, named};
    use crate::{CsvOptions, Outcome, sample};
    use std::path::Path;

    #[test]
    fn targets_are_named_by_their_scheme() {
        assert_eq!("sqlite:a.db".parse::<Target>().unwrap(), Target::Sqlite("a.db".into()));
        assert_eq!("csv:out/dir".parse::<Target>().unwrap(), Target::Csv("out/dir".into()));
        assert!(matches!("postgres://localhost/x".parse::<Target>().unwrap(), Target::Postgres(_)));
        for wrong in ["", "gwaje.db", "sqlite:", "mysql://x", "C:\\x", "postgres://h/x?sslmode=maybe"] {
            assert!(wrong.parse::<Target>().is_err(), "{wrong}");
        }
        for (url, shown) in [
            (
                "postgresql://me:s@cret@db.example.kr:5433/x?sslmode=require",
                "postgres://db.example.kr:5433/x",
            ),
            ("postgres:///x?host=/run&password=secret", "postgres:///x"),
        ] {
            assert_eq!(url.parse::<Target>().unwrap().to_string(), shown);
        }
    }

    #[test]
    fn a_release_goes_by_its_quarter_where_that_is_enough() {
        let names = ["moon100/2021Q4", "yoon120/2023Q4", "yoon120/2024", "yoon120/2024Q4"].map(str::to_owned);
        assert_eq!(named("yoon120/2024Q4", &names).unwrap(), "yoon120/2024Q4");
        assert_eq!(named("2024", &names).unwrap(), "yoon120/2024");
        let unknown = named("2025Q1", &names[..2]).unwrap_err().to_string();
        assert_eq!(unknown, "there is no single release 2025Q1 among moon100/2021Q4, yoon120/2023Q4");
        assert!(named("2024Q4", &["a/2024Q4".to_owned(), "b/2024Q4".to_owned()]).is_err());
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
