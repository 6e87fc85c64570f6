//! What all answers share: the store, the files of its documents, and pictures that were painted.

use gwaje_emit::Target;
use gwaje_model::{Document, Failure};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Reads a document of some name, with the password that was typed for it.
pub type Read = Box<dyn Fn(&str, Vec<u8>, Option<&str>) -> Result<Document, Failure> + Send + Sync>;

/// Tells width and height of every page of a print, in points, within limits.
pub type Sizes = Box<dyn Fn(&Pdf) -> Result<Vec<(f32, f32)>, Failure> + Send + Sync>;

/// Paints a page of a print as a PNG file, within limits.
pub type Paint = Box<dyn Fn(&Pdf, Wanted) -> Result<Vec<u8>, Failure> + Send + Sync>;

/// The print of a document, with the password that opens it.
#[derive(Clone)]
pub struct Pdf {
    /// The file.
    pub bytes: Arc<Vec<u8>>,
    /// What opens it.
    pub password: Option<String>,
}

/// What is painted of a page of a print.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Wanted {
    /// The page, from 1.
    pub page: u32,
    /// Dots an inch.
    pub dpi: f32,
    /// The part of the page: left, top, right and bottom, in points from its upper left corner; all of it by default.
    pub clip: Option<[f32; 4]>,
    /// With what was read of it drawn over it.
    pub layers: bool,
}

/// Finds the bytes of a file by the path it was read from, also inside an archive.
pub type Find = Box<dyn Fn(&str) -> Option<Vec<u8>> + Send + Sync>;

/// What is served.
pub struct Serving {
    /// The store.
    pub target: Target,
    /// The port; 0 for any that is free.
    pub port: u16,
    /// The language of pages where nobody chose another.
    pub lang: gwaje_words::Lang,
    /// What opens documents for which no other password was typed.
    pub password: Option<String>,
    /// Reads documents that are dropped on a page, within limits.
    pub read: Read,
    /// Measures the pages of prints.
    pub sizes: Sizes,
    /// Paints the pages of prints.
    pub paint: Paint,
    /// Finds the files of documents.
    pub find: Find,
    /// The folder in which documents that are dropped on a page are kept for their pictures, by SHA-256.
    pub uploads: Option<PathBuf>,
    /// What decides over results, for the journal of the store.
    pub converter: String,
}

/// Pictures that are kept: those of some screens full, some hundred kilobytes each.
const KEPT_PICTURES: usize = 96;
/// Files that are kept in memory.
const KEPT_FILES: usize = 6;

/// The last of something, by name.
#[derive(Debug)]
pub(crate) struct Kept<T> {
    most: usize,
    order: VecDeque<String>,
    all: BTreeMap<String, Arc<T>>,
}

impl<T> Kept<T> {
    fn new(most: usize) -> Self {
        Self { most, order: VecDeque::new(), all: BTreeMap::new() }
    }

    pub(crate) fn get(&self, name: &str) -> Option<Arc<T>> {
        self.all.get(name).cloned()
    }

    pub(crate) fn put(&mut self, name: &str, value: T) -> Arc<T> {
        let value = Arc::new(value);
        if self.all.insert(name.to_owned(), value.clone()).is_none() {
            self.order.push_back(name.to_owned());
        }
        if self.order.len() > self.most
            && let Some(oldest) = self.order.pop_front()
        {
            self.all.remove(&oldest);
        }
        value
    }
}

/// A document whose page was asked for.
#[derive(Debug)]
pub(crate) struct Printed {
    pub(crate) document: Document,
    /// Width and height of the pages of its print in points.
    pub(crate) sizes: Arc<Vec<(f32, f32)>>,
    /// The last page, of the print or of a record.
    pub(crate) last: u32,
    /// Whether its print opens with a password that is not known.
    pub(crate) locked: bool,
}

/// What all answers share.
pub(crate) struct State {
    pub(crate) serving: Serving,
    /// The port that is served.
    pub(crate) port: u16,
    /// Held while the store is written.
    pub(crate) writing: Mutex<()>,
    pub(crate) pictures: Mutex<Kept<Vec<u8>>>,
    /// Bytes of documents by SHA-256, of prints beside them by path.
    pub(crate) files: Mutex<Kept<Vec<u8>>>,
    /// Width and height of the pages of prints, by the same.
    pub(crate) sizes: Mutex<Kept<Vec<(f32, f32)>>>,
    /// What was read of prints beside documents, by path.
    pub(crate) read: Mutex<Kept<Document>>,
    /// Documents whose pages were asked for, by id.
    pub(crate) printed: Mutex<Kept<Printed>>,
    /// Passwords that were typed for documents, by SHA-256, for the pictures of their pages. They end with the program.
    passwords: Mutex<BTreeMap<String, String>>,
}

impl State {
    pub(crate) fn new(serving: Serving, port: u16) -> Self {
        Self {
            serving,
            port,
            writing: Mutex::new(()),
            pictures: Mutex::new(Kept::new(KEPT_PICTURES)),
            files: Mutex::new(Kept::new(KEPT_FILES)),
            sizes: Mutex::new(Kept::new(KEPT_FILES)),
            read: Mutex::new(Kept::new(KEPT_FILES)),
            printed: Mutex::new(Kept::new(KEPT_FILES)),
            passwords: Mutex::new(BTreeMap::new()),
        }
    }

    /// Remembers the password of a document, by its SHA-256.
    pub(crate) fn remember(&self, hash: &str, password: String) {
        held(&self.passwords).insert(hash.to_owned(), password);
    }

    /// What opens a document, by its SHA-256.
    pub(crate) fn password_of(&self, hash: &str) -> Option<String> {
        held(&self.passwords).get(hash).or(self.serving.password.as_ref()).cloned()
    }

    pub(crate) fn target(&self) -> &Target {
        &self.serving.target
    }
}

/// What a mutex holds; a panic elsewhere leaves nothing half done in what is kept here.
pub(crate) fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::Kept;

    #[test]
    fn the_oldest_goes_first() {
        let mut kept = Kept::new(2);
        for name in ["a", "b", "b", "c"] {
            kept.put(name, name.len());
        }
        assert_eq!(["a", "b", "c"].map(|name| kept.get(name).is_some()), [false, true, true]);
    }
}
