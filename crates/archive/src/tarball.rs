//! Tar archives, read header by header. Long names are read by hand, because a name of gigabytes must cost nothing.

use crate::Limits;
use crate::container::{Budget, Depth, entry};
use crate::entry_name::decode;
use crate::found::{Found, Unreadable, Visitor, cause};
use gwaje_model::FailureCode;
use std::cell::Cell;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::rc::Rc;
use tar::EntryType;

/// The longest name taken, in bytes.
const LONGEST_NAME: u64 = 64 << 10;

/// Hands the documents of a tar archive on.
pub(crate) fn entries(
    from: impl Read,
    path: &str,
    depth: Depth,
    limits: &Limits,
    visit: Visitor<'_>,
) -> ControlFlow<()> {
    let zeros = Rc::new(Cell::new(0));
    let mut archive = tar::Archive::new(Counted { from, zeros: Rc::clone(&zeros) });
    let unreadable =
        |code, error: &dyn std::fmt::Display| Found::Unreadable(Unreadable::new(path, code, error));
    let found = match archive.entries() {
        Ok(found) => found.raw(true),
        Err(error) => return visit(unreadable(cause(&error), &error)),
    };
    let mut walk = Walk { path, depth, limits, budget: Budget::new(limits), long: None };
    for next in found {
        let file = match next {
            Ok(file) => file,
            Err(error) => return visit(unreadable(cause(&error), &error)),
        };
        match walk.entry(file, visit) {
            Ok(flow) => flow?,
            Err(message) => return visit(unreadable(FailureCode::LimitSize, &message)),
        }
    }
    if zeros.get() < BLOCK {
        // Cut between two entries it would look whole, and nobody would know that others are missing.
        let message = "ends without the mark of its end; what follows is missing";
        return visit(unreadable(FailureCode::Damaged, &message));
    }
    ControlFlow::Continue(())
}

/// A way through an archive.
struct Walk<'a> {
    path: &'a str,
    depth: Depth,
    limits: &'a Limits,
    budget: Budget,
    /// The name of the next entry, where it stands in an entry of its own.
    long: Option<Vec<u8>>,
}

impl Walk<'_> {
    /// Hands one entry on; an error says what is exceeded.
    fn entry(
        &mut self,
        mut file: tar::Entry<'_, impl Read>,
        visit: Visitor<'_>,
    ) -> Result<ControlFlow<()>, &'static str> {
        self.budget.entry()?;
        self.budget.inflate(file.size().saturating_sub(self.limits.bytes))?;
        match file.header().entry_type() {
            EntryType::GNULongName => self.long = name_of(&mut file, |bytes| Some(bytes.to_vec())),
            EntryType::XHeader => self.long = name_of(&mut file, pax_path).or(self.long.take()),
            EntryType::Regular | EntryType::Continuous => {
                let inside = inside(self.path, self.long.take(), &file);
                let whole = Whole { left: file.size(), from: file };
                return Ok(entry(&inside, whole, None, self.depth, &mut self.budget, self.limits, visit));
            }
            EntryType::Directory => self.long = None,
            EntryType::GNULongLink | EntryType::XGlobalHeader => {}
            // Links and devices hold no document and are not followed: they may lead anywhere.
            _ => return Ok(visit(Found::Other(inside(self.path, self.long.take(), &file)))),
        }
        Ok(ControlFlow::Continue(()))
    }
}

/// Length of a block in bytes; blocks of zeros end an archive.
const BLOCK: u64 = 512;

/// Counts the zeros that were read last.
struct Counted<R> {
    from: R,
    zeros: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        let last = buffer.get(..read).unwrap_or_default().iter().rev().take_while(|byte| **byte == 0).count();
        self.zeros.set(if last == read { self.zeros.get() + last as u64 } else { last as u64 });
        Ok(read)
    }
}

/// An entry to its announced end: that of a tar that was cut short would only seem to be shorter.
struct Whole<R> {
    from: R,
    left: u64,
}

impl<R: Read> Read for Whole<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        if read == 0 && self.left > 0 && !buffer.is_empty() {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the archive ends in the middle of it"));
        }
        self.left = self.left.saturating_sub(read as u64);
        Ok(read)
    }
}

/// The path of an entry, by its long name if it has one.
fn inside(path: &str, long: Option<Vec<u8>>, file: &tar::Entry<'_, impl Read>) -> String {
    let name = decode(&long.unwrap_or_else(|| file.path_bytes().into_owned()));
    format!("{path}/{}", name.trim_start_matches('/'))
}

/// The name in a long-name or extended header.
fn name_of(file: &mut impl Read, read: impl Fn(&[u8]) -> Option<Vec<u8>>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(LONGEST_NAME).read_to_end(&mut bytes).ok()?;
    let name = read(&bytes)?;
    let end = name.iter().position(|byte| *byte == 0).unwrap_or(name.len());
    name.get(..end).map(<[u8]>::to_vec)
}

fn pax_path(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut fields = tar::PaxExtensions::new(bytes).filter_map(Result::ok);
    fields.find(|field| field.key_bytes() == b"path").map(|field| field.value_bytes().to_vec())
}
