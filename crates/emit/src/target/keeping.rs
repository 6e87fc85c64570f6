//! What those who keep a store ask of it: what is inside, what to take out, which failures are dealt with.

use super::{Store, Target};
use crate::Error;
use crate::csv_table::CsvOptions;
use crate::engine::{Access, Notice};
use crate::inside::{Listed, Statistics};
use crate::loads::Counts;

impl Store {
    /// Opens the target as it is, for looks alone; `None` where there is none yet.
    ///
    /// # Errors
    /// When it cannot be read, holds something else, or was made by another version.
    pub fn look(target: &Target) -> Result<Option<Self>, Error> {
        let files = target.files(CsvOptions::default());
        match target.connect(files.as_ref(), Access::Read) {
            Ok(database) => Ok(Some(Self { database, files: None, target: target.to_string(), load: None })),
            Err(Error::File(_, error)) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(Error::Store(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// What those who keep the target should know, where it was made just now; told once.
    pub fn notices(&mut self) -> Vec<Notice> {
        self.database.notices()
    }

    /// The documents of a target by release and time, then the files that gave none. Changes nothing.
    ///
    /// # Errors
    /// When the target is not there or cannot be read.
    pub fn list(target: &Target) -> Result<Vec<Listed>, Error> {
        target.reading()?.list()
    }

    /// How much of what a target has. Changes nothing.
    ///
    /// # Errors
    /// When the target is not there or cannot be read.
    pub fn statistics(target: &Target) -> Result<Statistics, Error> {
        target.reading()?.statistics()
    }

    /// Takes the document out that this names (its id, its file name, or the beginning of its SHA-256), with all that hung on
    /// it, and hands back its id. Its file is loaded again when it is met again, unless it is to be ignored from now on.
    ///
    /// # Errors
    /// When the store has not exactly one such document or cannot be written.
    pub fn forget(&mut self, name: &str, ignore: bool) -> Result<String, Error> {
        let mut ids = self.database.documents_named(name)?;
        if ids.is_empty() {
            // The id is the beginning of the SHA-256.
            ids = self.database.documents_named(name.get(..16).unwrap_or(name))?;
        }
        let document = one(name, ids, "there is no document")?;
        self.begin()?;
        self.database.forget(&document, ignore)?;
        Ok(document)
    }

    /// Counts a file that gave no document as dealt with: it is no failure any longer, whatever is asked. With `undo` it is
    /// one again. The file is named by its SHA-256 or the first eight digits of it and more, its path or its name.
    ///
    /// # Errors
    /// When the store knows not exactly one such file or cannot be written.
    pub fn ignore(&mut self, name: &str, undo: bool) -> Result<String, Error> {
        let found = self.database.failed_named(name)?;
        let sha256 = one(name, found, "there is no file without a document")?;
        self.database.ignore(&sha256, undo)?;
        Ok(sha256)
    }

    /// Ends what was begun by [`Store::forget`].
    ///
    /// # Errors
    /// When the target cannot be written.
    pub fn tidy(&mut self) -> Result<(), Error> {
        self.finish(&Counts::default()).map(drop)
    }
}

fn one(name: &str, mut found: Vec<String>, no: &str) -> Result<String, Error> {
    match (found.pop(), found.len()) {
        (Some(one), 0) => Ok(one),
        (Some(last), _) => {
            Err(Error::Asked(format!("{name} names several: {} and {last}", found.join(", "))))
        }
        (None, _) => Err(Error::Asked(format!("{no} {name} here; `gwaje list` tells what is"))),
    }
}
