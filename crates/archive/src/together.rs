//! What came of documents and waits to be put into a store: several go into one transaction, since each transaction writes the pages of
//! all indexes that its documents touch.
//!
//! Nothing is told as done before it is in the store, and nothing is held back for long: where documents take their time, each goes in as
//! it comes.

use gwaje_emit::{Outcome, Seen};
use gwaje_model::{Document, Failure, Origin};
use std::time::{Duration, Instant};

/// With so many items the documents that wait go in: five reports of a task. A larger document goes alone. A load of 400 reports writes
/// 364 MB so, 307 with 2,000, which are held in memory meanwhile, and 485 when each goes alone.
const MOST_ITEMS: usize = 500;

/// With so many documents they go in, so that many without items do not wait for each other.
const MOST_DOCUMENTS: usize = 20;

/// So long after the last time a document goes in at once. Within it a worker reads a dozen small reports.
const PAUSE: Duration = Duration::from_millis(200);

/// What came of one source.
#[derive(Debug)]
pub(crate) struct Ready {
    pub(crate) sha256: String,
    pub(crate) path: String,
    pub(crate) converter: String,
    pub(crate) seen: Seen,
    pub(crate) origin: Origin,
    pub(crate) result: Result<Document, Failure>,
    /// How long it took to read, in seconds.
    pub(crate) seconds: f64,
}

impl Ready {
    pub(crate) fn outcome(&self) -> Outcome<'_> {
        Outcome {
            sha256: &self.sha256,
            name: &self.path,
            converter: &self.converter,
            seen: self.seen,
            origin: Some(&self.origin),
            result: self.result.as_ref(),
        }
    }
}

/// What waits.
#[derive(Debug)]
pub(crate) struct Together {
    waiting: Vec<Ready>,
    items: usize,
    /// When the last of them went in.
    last: Instant,
}

impl Together {
    pub(crate) fn new() -> Self {
        Self { waiting: Vec::new(), items: 0, last: Instant::now() }
    }

    /// Adds one, and tells whether all of them are to go in now.
    pub(crate) fn add(&mut self, ready: Ready) -> bool {
        self.items += ready.result.as_ref().map_or(0, |document| document.items().count());
        self.waiting.push(ready);
        self.items >= MOST_ITEMS || self.waiting.len() >= MOST_DOCUMENTS || self.last.elapsed() >= PAUSE
    }

    /// Whether these bytes are among them: the store does not know them yet.
    pub(crate) fn has(&self, sha256: &str) -> bool {
        self.waiting.iter().any(|ready| ready.sha256 == sha256)
    }

    /// Takes all of them.
    pub(crate) fn take(&mut self) -> Vec<Ready> {
        std::mem::replace(self, Self::new()).waiting
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_DOCUMENTS, MOST_ITEMS, PAUSE, Ready, Together};
    use gwaje_emit::Seen;
    use gwaje_model::{Agenda, Column, Document, Item, Task};
    use std::time::Instant;

    fn ready(sha256: &str, items: usize) -> Ready {
        let column = Column { name: String::new(), items: vec![Item::default(); items] };
        let task = Task { columns: vec![column], ..Task::default() };
        let agenda = Agenda {
            id: String::new(),
            number: None,
            title: String::new(),
            tasks: vec![task],
            read_from: None,
        };
        let document = Document {
            schema: String::new(),
            source: gwaje_model::Source::default(),
            administration: None,
            administration_from: None,
            release: None,
            agendas: vec![agenda],
            warnings: vec![],
        };
        Ready {
            sha256: sha256.to_owned(),
            path: String::new(),
            converter: String::new(),
            seen: Seen::default(),
            origin: gwaje_model::Origin::default(),
            result: Ok(document),
            seconds: 0.0,
        }
    }

    /// What waits, as if something had just gone in and no time went by.
    fn together() -> Together {
        Together { last: Instant::now() + PAUSE * 100, ..Together::new() }
    }

    #[test]
    fn they_go_in_when_there_are_many() {
        let mut waiting = together();
        assert!(!waiting.add(ready("a", MOST_ITEMS - 1)));
        assert!(waiting.has("a") && !waiting.has("b"));
        assert!(waiting.add(ready("b", 1)));
        assert_eq!(waiting.take().len(), 2);
        assert!(!waiting.has("a"));
        let mut waiting = together();
        assert!((1..MOST_DOCUMENTS).all(|_| !waiting.add(ready("", 0))));
        assert!(waiting.add(ready("", 0)));
    }

    #[test]
    fn one_that_comes_late_goes_in_at_once() {
        let mut waiting = Together { last: Instant::now().checked_sub(PAUSE).unwrap(), ..Together::new() };
        assert!(waiting.add(ready("a", 1)));
    }
}
