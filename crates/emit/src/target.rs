//! Where documents go: a database, or files made from one.

use crate::csv_table::CsvOptions;
use crate::database::Database;
use crate::engine::{Access, Scheme};
use crate::files::{Files, Form};
use crate::journal::{Journaled, Outcome};
use crate::loads::{Changes, Counts, Finished};
#[cfg(feature = "postgres")]
use crate::postgres;
use crate::rows::Cell;
use crate::schema::Table;
use crate::search::search;
use crate::{Corrected, Error, Kept, Past, sqlite};
use gwaje_correct::Correction;
use gwaje_model::{Document, Origin};
use std::fmt;
use std::str::FromStr;

mod keeping;

/// The engines a store can stand on.
const ENGINES: &[Scheme] = &[
    sqlite::SCHEME,
    #[cfg(feature = "postgres")]
    postgres::SCHEME,
];

/// Where documents go, as on the command line: `sqlite:gwaje.db`, `postgres://…`, `parquet:DIR`, `csv:DIR` or
/// `ndjson:FILE`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    name: &'static str,
    place: String,
}

impl FromStr for Target {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let (name, place) = text.split_once(':').filter(|(_, place)| !place.is_empty()).unwrap_or_default();
        let own = |name: &'static str| Self { name, place: place.to_owned() };
        if let Some((form, name, _)) = Form::ALL.iter().find(|(_, own, _)| *own == name) {
            form.built_in()?;
            return Ok(own(name));
        }
        if cfg!(not(feature = "postgres")) && matches!(name, "postgres" | "postgresql") {
            return Err(Error::NotBuiltIn("PostgreSQL"));
        }
        let engine = ENGINES.iter().find(|engine| engine.names.contains(&name));
        let engine = engine.ok_or_else(|| Error::Store(format!("{text} is no target: give {}", forms())))?;
        (engine.check)(place)?;
        Ok(own(engine.name()))
    }
}

/// All forms of addresses, for help.
fn forms() -> String {
    let engines = ENGINES.iter().map(|engine| engine.form);
    let forms: Vec<&str> = engines.chain(Form::ALL.iter().map(|(_, _, form)| *form)).collect();
    match forms.as_slice() {
        [others @ .., last] => format!("{} or {last}", others.join(", ")),
        [] => String::new(),
    }
}

/// As on the command line, without the password.
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.engine().map(|engine| (engine.shown)(&self.place));
        write!(f, "{}:{}", self.name, shown.as_deref().unwrap_or(&self.place))
    }
}

impl Target {
    /// The same place in another schema of a PostgreSQL database.
    ///
    /// # Errors
    /// When it is no address of PostgreSQL.
    pub fn in_schema(&self, name: &str) -> Result<Self, Error> {
        if self.name != "postgres" {
            return Err(Error::Asked(format!("{self} has no schemas: --schema is for postgres://…")));
        }
        let sign = if self.place.contains('?') { '&' } else { '?' };
        Ok(Self { name: self.name, place: format!("{}{sign}schema={name}", self.place) })
    }

    fn engine(&self) -> Option<&'static Scheme> {
        ENGINES.iter().find(|engine| engine.name() == self.name)
    }

    /// The files, for a target that has files.
    fn files(&self, csv: CsvOptions) -> Option<Files> {
        let (form, ..) = Form::ALL.into_iter().find(|(_, name, _)| *name == self.name)?;
        Some(Files { form, path: self.place.clone().into(), csv })
    }

    /// The database for reading alone.
    pub(crate) fn reading(&self) -> Result<Database, Error> {
        self.connect(self.files(CsvOptions::default()).as_ref(), Access::Read)
    }

    /// The database: the target itself, or the SQLite file beside its files.
    fn connect(&self, files: Option<&Files>, access: Access) -> Result<Database, Error> {
        let engine = match (files, self.engine()) {
            (None, Some(engine)) => (engine.connect)(&self.place, access)?,
            (files, _) => sqlite::hidden(&files.map(Files::rows).unwrap_or_default(), access)?,
        };
        match access {
            Access::Write => Database::open(engine),
            Access::Read => Database::existing(engine),
        }
    }
}

/// An open target.
#[derive(Debug)]
pub struct Store {
    database: Database,
    files: Option<Files>,
    /// Its address, without a password.
    target: String,
    /// The row of the log of loads that this run began, if it wrote anything.
    load: Option<String>,
}

impl Store {
    /// Opens a target, making it where there is none.
    ///
    /// # Errors
    /// When it cannot be written, holds something else, or was made by a newer version.
    pub fn open(target: &Target, csv: CsvOptions) -> Result<Self, Error> {
        let files = target.files(csv);
        if let Some(folder) = files.as_ref().map(Files::folder) {
            std::fs::create_dir_all(folder).map_err(|error| Error::File(folder.to_owned(), error))?;
        }
        let database = target.connect(files.as_ref(), Access::Write)?;
        Ok(Self { database, files, target: target.to_string(), load: None })
    }

    /// The documents of a release (`yoon120/2024Q4`, or `2024Q4` where that names only one), in the order of their
    /// versions; or the one with this id or file name. Changes nothing.
    ///
    /// # Errors
    /// When the target is not there, cannot be read, or has neither such a release nor one such document.
    pub fn release(target: &Target, name: &str) -> Result<Vec<Document>, Error> {
        let mut database = target.reading()?;
        let names = database.releases()?;
        let ids = match database.documents_named(name)? {
            ids if ids.len() > 1 => {
                let told =
                    format!("{name} names several documents: give the id of one, {}", ids.join(" or "));
                return Err(Error::Asked(told));
            }
            ids if ids.is_empty() => database.documents_of(named(name, &names)?)?,
            ids => ids,
        };
        ids.iter().map(|id| database.document(id)).collect()
    }

    /// The documents of a release as a store orders them: id, file name, the time each goes by and what told it. Changes
    /// nothing.
    ///
    /// # Errors
    /// When the target is not there, cannot be read, or does not have the release.
    pub fn editions(target: &Target, release: &str) -> Result<Vec<[String; 4]>, Error> {
        let files = target.files(CsvOptions::default());
        let mut database = target.connect(files.as_ref(), Access::Read)?;
        let names = database.releases()?;
        database.editions_of(named(release, &names)?)
    }

    /// What a target knows of the id of a task or item over time: one entry a thread, none where it knows nothing of it.
    /// Changes nothing.
    ///
    /// # Errors
    /// When the target is not there or cannot be read.
    pub fn past(target: &Target, id: &str) -> Result<Vec<Past>, Error> {
        target.reading()?.past(id)
    }

    /// The current items of a target that have all of some words, in order, as rows of `items_flat`; where bodies are named, those of
    /// their tasks, each by any of its names and with those before and after it. Changes nothing.
    ///
    /// # Errors
    /// When the target is not there, cannot be read, is no database, or has no task of one of the bodies.
    pub fn search(
        target: &Target,
        words: &[String],
        bodies: &[String],
    ) -> Result<Vec<serde_json::Value>, Error> {
        if target.engine().is_none() {
            return Err(Error::Asked(format!(
                "{target} is searched by what reads its files; docs/search.md tells how"
            )));
        }
        let rows = search(&mut target.reading()?, words, bodies)?;
        rows.iter().map(|row| Ok(serde_json::to_value(row)?)).collect()
    }

    /// What a target knows over time of the tasks that bodies are or were in charge of, each with those before and after it.
    /// Changes nothing.
    ///
    /// # Errors
    /// When the target is not there or cannot be read, or none of its tasks is of one of the bodies.
    pub fn past_of(target: &Target, names: &[String]) -> Result<Vec<Past>, Error> {
        target.reading()?.past_of(names)
    }

    /// What the journal says about a source.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn journaled(&mut self, sha256: &str) -> Result<Option<Journaled>, Error> {
        self.database.journaled(sha256)
    }

    /// What the store was told of a source; `None` where it knows no such source.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn told(&mut self, sha256: &str) -> Result<Option<Kept>, Error> {
        self.database.told(sha256)
    }

    /// Tells where a source comes from, in place of what was told before.
    ///
    /// # Errors
    /// When the store cannot be written; it is as it was before.
    pub fn tell(&mut self, sha256: &str, origin: &Origin) -> Result<(), Error> {
        self.begin()?;
        self.database.tell(sha256, origin)
    }

    /// Keeps corrections that the store does not have yet, and applies them to its documents, as to those that are loaded
    /// later.
    ///
    /// # Errors
    /// When the store cannot be written; it is as it was before.
    pub fn correct(&mut self, corrections: &[Correction]) -> Result<Corrected, Error> {
        self.begin()?;
        self.database.correct(corrections)
    }

    /// The corrections of a target in the order they were given. Changes nothing.
    ///
    /// # Errors
    /// When the target is not there or cannot be read.
    pub fn corrections(target: &Target) -> Result<Vec<Correction>, Error> {
        target.reading()?.corrections()
    }

    /// What a target tells of corrections that were left aside or say different things: file name and message of each.
    /// Changes nothing.
    ///
    /// # Errors
    /// When the target is not there or cannot be read.
    pub fn left_aside(target: &Target) -> Result<Vec<[String; 2]>, Error> {
        let sql = "SELECT d.name, w.message FROM warnings w JOIN documents d ON d.document = w.document \
                   WHERE w.code IN ('stale_correction', 'conflicting_corrections') ORDER BY d.name, w.ordinal";
        let mut found = Vec::new();
        target.reading()?.each(sql, &[], &mut |row| {
            let text = |at: usize| row.get(at).and_then(Cell::as_str).unwrap_or_default().to_owned();
            found.push(std::array::from_fn(text));
            Ok(())
        })?;
        Ok(found)
    }

    /// Loads what came of one source, in one transaction.
    ///
    /// # Errors
    /// When the store cannot be written; it is as it was before.
    pub fn load(&mut self, outcome: &Outcome<'_>) -> Result<(), Error> {
        self.load_all(std::slice::from_ref(outcome))
    }

    /// Loads what came of some sources, in one transaction.
    ///
    /// # Errors
    /// When the store cannot be written; it is as it was before.
    pub fn load_all(&mut self, outcomes: &[Outcome<'_>]) -> Result<(), Error> {
        if outcomes.is_empty() {
            return Ok(());
        }
        self.begin()?;
        self.database.load(outcomes)
    }

    /// Hands every row of a table to `visit`, ordered by key.
    ///
    /// # Errors
    /// Those of `visit`, and when the store cannot be read.
    pub fn each_row(
        &mut self,
        table: &Table,
        mut visit: impl FnMut(Vec<Cell>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.database.each_row(table, None, &mut |row| visit(std::mem::take(row)))
    }

    /// Ends a run that counted this: follows what came and tells what that changed, and writes the files of a target that has
    /// files where anything came or one is not there.
    ///
    /// # Errors
    /// When the target cannot be written; files are as they were before.
    pub fn finish(&mut self, counts: &Counts) -> Result<Changes, Error> {
        self.finish_until(counts, &|| false).map(|finished| finished.changes)
    }

    /// Ends a run as [`Self::finish`] does, or leaves the rest of the following, and the files, to the next run as soon as
    /// `enough` says so. It is asked before each family of tasks.
    ///
    /// # Errors
    /// As of [`Self::finish`].
    pub fn finish_until(&mut self, counts: &Counts, enough: &dyn Fn() -> bool) -> Result<Finished, Error> {
        let finished = self.database.finish_until(enough)?;
        if let Some(started) = self.load.take() {
            self.database.end_load(&started, counts, finished.changes)?;
        }
        let Some(files) = self.files.as_ref().filter(|_| finished.waiting == 0) else { return Ok(finished) };
        if self.database.owes()? || !files.are_there() {
            files.write(&mut self.database)?;
            self.database.paid()?;
        }
        Ok(finished)
    }

    /// Before the first thing is written: begins a row of the log of loads, and notes that files are to be written, so that
    /// they are also where this run is cut off.
    fn begin(&mut self) -> Result<(), Error> {
        if self.load.is_none() {
            self.load = Some(self.database.begin_load(&self.target)?);
        }
        if self.files.is_some() { self.database.owe() } else { Ok(()) }
    }
}

/// The one release of that name, with or without its administration.
fn named<'a>(release: &str, names: &'a [String]) -> Result<&'a str, Error> {
    let mut found = names.iter().filter(|name| {
        *name == release || name.rsplit_once('/').is_some_and(|(_, quarter)| quarter == release)
    });
    match (found.next(), found.next()) {
        (Some(name), None) => Ok(name),
        _ => Err(Error::Asked(format!("there is no single release {release} among {}", names.join(", ")))),
    }
}

#[cfg(test)]
mod tests {
    use super::{Store, Target, named};
    use crate::{Counts, CsvOptions, Outcome, sample};
    use std::ffi::OsStr;
    use std::path::{Path, PathBuf};

    #[test]
    fn targets_are_named_by_their_scheme() {
        for text in ["sqlite:a.db", "csv:out/dir", "parquet:/tmp/x", "ndjson:a:b.ndjson", "postgres://h/x"] {
            assert_eq!(text.parse::<Target>().unwrap().to_string(), text);
        }
        for wrong in ["", "gwaje.db", "sqlite:", "mysql://x", "C:\\x", "postgres://h/x?sslmode=maybe"] {
            assert!(wrong.parse::<Target>().is_err(), "{wrong}");
        }
        let told = "mysql://x".parse::<Target>().unwrap_err().to_string();
        let forms = "sqlite:FILE, postgres://…, parquet:DIR, csv:DIR or ndjson:FILE";
        assert_eq!(told, format!("mysql://x is no target: give {forms}"));
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

    /// All files at and below a folder but the hidden ones, and those with the times of loading.
    fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if ["journal", "loads"].map(OsStr::new).contains(&path.file_stem().unwrap()) {
                continue;
            }
            if path.is_dir() {
                let below = files(&path);
                assert!(!below.is_empty(), "{}", path.display());
                let name = path.file_name().unwrap();
                found.extend(below.into_iter().map(|(own, bytes)| (Path::new(name).join(own), bytes)));
            } else if !path.file_name().unwrap().to_string_lossy().starts_with('.') {
                found.push((path.file_name().unwrap().into(), std::fs::read(&path).unwrap()));
            }
        }
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
                    store
                        .load(&Outcome {
                            sha256,
                            name,
                            converter: "test",
                            seen: crate::Seen::default(),
                            origin: None,
                            result: Ok(document),
                        })
                        .unwrap();
                    store.finish(&Counts::default()).unwrap();
                }
                results.push(files(folder.path()));
            }
            assert!(!results[0].is_empty());
            assert_eq!(results[0], results[1], "{scheme}");
        }
    }
}
