//! What a walk through folders and archives comes by.

use crate::Limits;
use crate::told::Told;
use gwaje_model::{Failure, FailureCode};
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::time::SystemTime;

/// A document that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The path it was found under; inside an archive `archive.zip/folder/a.pdf`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What is said of it.
    pub told: Told,
    /// When the file was last written that it was read from; of what lies in an archive, the archive.
    pub written: Option<SystemTime>,
}

impl Source {
    /// The last part of the path.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

/// Something that should be a document or archive and cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The path it was found under.
    pub path: String,
    /// Why.
    pub failure: Failure,
}

impl Unreadable {
    pub(crate) fn new(path: &str, code: FailureCode, message: impl std::fmt::Display) -> Self {
        Self { path: path.to_owned(), failure: Failure::new(code, message) }
    }
}

/// What the walk comes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A document.
    Source(Source),
    /// Something unreadable.
    Unreadable(Unreadable),
    /// A file that is neither document nor archive, by its name.
    Other(String),
}

impl Found {
    /// The path it was found under.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::Source(source) => &source.path,
            Self::Unreadable(what) => &what.path,
            Self::Other(path) => path,
        }
    }
}

/// Takes what is found, one at a time, and says whether to go on.
pub(crate) type Visitor<'a> = &'a mut dyn FnMut(Found) -> ControlFlow<()>;

/// Reads a document of at most the allowed size; `packed` is its size before inflating.
pub(crate) fn bounded(path: &str, from: impl Read, packed: Option<u64>, limits: &Limits) -> Found {
    let mut bytes = Vec::new();
    let most = packed.map_or(limits.bytes, |packed| limits.bytes.min(limits.ratio * packed.max(10 << 10)));
    match from.take(most + 1).read_to_end(&mut bytes) {
        Err(error) => Found::Unreadable(Unreadable::new(path, cause(&error), error)),
        Ok(read) if read as u64 > most => Found::Unreadable(Unreadable::new(
            path,
            FailureCode::LimitSize,
            format!("larger than {most} bytes"),
        )),
        Ok(_) => {
            let (path, told) = (path.to_owned(), Told::default());
            Found::Source(Source { path, bytes, told, written: None })
        }
    }
}

/// What an error of reading says of a file: the system could not read it, or what was read cannot be unpacked.
pub(crate) fn cause(error: &io::Error) -> FailureCode {
    if error.raw_os_error().is_some() { FailureCode::Unreadable } else { FailureCode::Damaged }
}

#[cfg(test)]
mod tests {
    use super::{Found, bounded};
    use crate::Limits;
    use gwaje_model::FailureCode;
    use std::io::{self, Read};

    #[test]
    fn a_document_beyond_the_limit_is_not_read() {
        let limits = Limits { bytes: 100, ..Limits::default() };
        let code = |size: usize| match bounded("a.pdf", vec![0; size].as_slice(), None, &limits) {
            Found::Unreadable(what) => what.failure.code.as_str(),
            _ => "read",
        };
        assert_eq!((code(100), code(101)), ("read", "limit_size"));
    }

    struct Fails(Option<i32>);

    impl Read for Fails {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(self.0.map_or_else(|| io::Error::other("bad block"), io::Error::from_raw_os_error))
        }
    }

    #[test]
    fn a_disk_that_fails_is_no_damaged_document() {
        for (error, right) in [(Some(5), FailureCode::Unreadable), (None, FailureCode::Damaged)] {
            let found = bounded("a.pdf", Fails(error), None, &Limits::default());
            assert!(matches!(found, Found::Unreadable(what) if what.failure.code == right));
        }
    }
}
