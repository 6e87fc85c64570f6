//! What all answers share: the store, the files of its documents, and pictures that were painted.

use gwaje_emit::Target;
use gwaje_model::{Document, Failure};
use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Reads a document of some name, with the password that was typed for it.
pub type Read = Box<dyn Fn(&str, Vec<u8>, Option<&str>) -> Result<Document, Failure> + Send + Sync>;

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
    /// What opens documents whose pages are painted.
    pub options: gwaje::Options,
    /// Reads documents that are dropped on a page, within limits.
    pub read: Read,
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
    pub(crate) sizes: Vec<(f32, f32)>,
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
    /// PDFs that are opened, by the same.
    pub(crate) opened: Mutex<Kept<gwaje_review::Opened>>,
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
            opened: Mutex::new(Kept::new(KEPT_FILES)),
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
    pub(crate) fn options_of(&self, hash: &str) -> gwaje::Options {
        let options = self.serving.options.clone();
        match held(&self.passwords).get(hash) {
            Some(password) => options.password(password),
            None => options,
        }
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
