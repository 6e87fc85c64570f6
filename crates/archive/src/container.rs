//! Archives: every entry is read in memory, under limits, and named by its path inside. Names lead nowhere: nothing
//! is written, so `../` and absolute paths are only odd names. Archives inside an archive are opened once.

use crate::Limits;
use crate::entry_name::{Kind, decode, kind};
use crate::found::{Found, Source, Unreadable, Visitor, bounded, cause};
use crate::tarball;
use crate::zstd::Frames;
use gwaje_model::FailureCode;
use std::cell::Cell;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::rc::Rc;
use zip::result::ZipError;

/// How deep an archive lies: not inside another, or inside one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Depth {
    Outer,
    Inner,
}

/// Opens an archive on the disk.
pub(crate) fn open(
    kind: Kind,
    file: impl Read + Seek,
    path: &str,
    limits: &Limits,
    visit: Visitor<'_>,
) -> ControlFlow<()> {
    entries(kind, BufReader::new(file), path, Depth::Outer, limits, visit)
}

/// How many bytes of a zip show that it is a document, which says so in its first entry.
const OPENING: u64 = 64;

/// Whether a zip is a document of Hangul (HWPX) under another name; it is never unpacked.
fn is_document(from: &mut (impl Read + Seek)) -> bool {
    let mut opening = Vec::new();
    let read = from.by_ref().take(OPENING).read_to_end(&mut opening);
    from.rewind().is_ok() && read.is_ok() && gwaje_hangul::Kind::of(&opening).is_some()
}

fn entries(
    kind: Kind,
    mut from: impl Read + Seek,
    path: &str,
    depth: Depth,
    limits: &Limits,
    visit: Visitor<'_>,
) -> ControlFlow<()> {
    match kind {
        Kind::Zip if is_document(&mut from) => visit(bounded(path, from, None, limits)),
        Kind::Zip => zip(from, path, depth, limits, visit),
        Kind::TarGz => tarball::entries(flate2::read::MultiGzDecoder::new(from), path, depth, limits, visit),
        Kind::TarZst => tarball::entries(Frames::new(from), path, depth, limits, visit),
        _ => tarball::entries(from, path, depth, limits, visit),
    }
}

/// What one archive may still cost.
pub(crate) struct Budget {
    entries: u64,
    inflated: u64,
}

impl Budget {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self { entries: limits.entries, inflated: limits.inflated }
    }

    /// Counts one entry; says what is exceeded, if anything.
    pub(crate) fn entry(&mut self) -> Result<(), &'static str> {
        self.entries = self.entries.checked_sub(1).ok_or("too many entries")?;
        Ok(())
    }

    /// Counts inflated bytes.
    pub(crate) fn inflate(&mut self, bytes: u64) -> Result<(), &'static str> {
        self.inflated = self.inflated.checked_sub(bytes).ok_or("inflates to too many bytes")?;
        Ok(())
    }
}

/// One entry: a document, an archive to open, or something else.
pub(crate) fn entry(
    path: &str,
    from: impl Read,
    packed: Option<u64>,
    depth: Depth,
    budget: &mut Budget,
    limits: &Limits,
    visit: Visitor<'_>,
) -> ControlFlow<()> {
    let kind = kind(path);
    if kind == Kind::Other {
        return visit(Found::Other(path.to_owned()));
    }
    let nested = kind != Kind::Document;
    if nested && depth == Depth::Inner {
        let message = "an archive in an archive in an archive is not opened";
        return visit(Found::Unreadable(Unreadable::new(path, FailureCode::LimitSize, message)));
    }
    let source = match bounded(path, from, packed, limits) {
        Found::Source(source) => source,
        other => return visit(other),
    };
    if let Err(message) = budget.inflate(source.bytes.len() as u64) {
        visit(Found::Unreadable(Unreadable::new(path, FailureCode::LimitSize, message)))?;
        return ControlFlow::Break(());
    }
    if nested { inner(kind, source, limits, visit) } else { visit(Found::Source(source)) }
}

/// Opens an archive that lies in another. (A function of its own so that the compiler sees an end to the nesting.)
fn inner(kind: Kind, source: Source, limits: &Limits, visit: Visitor<'_>) -> ControlFlow<()> {
    entries(kind, Cursor::new(source.bytes), &source.path, Depth::Inner, limits, visit)
}

/// Lets so many bytes be read and no more. The table of contents of a zip is held in memory whole, four times its
/// size, before the first entry can be counted.
struct Capped<R> {
    from: R,
    left: Rc<Cell<u64>>,
}

impl<R: Read> Read for Capped<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        let left = self.left.get().checked_sub(read as u64);
        self.left.set(left.ok_or_else(|| io::Error::other("no table of contents of a bearable size"))?);
        Ok(read)
    }
}

impl<R: Seek> Seek for Capped<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.from.seek(to)
    }
}

fn zip(
    from: impl Read + Seek,
    path: &str,
    depth: Depth,
    limits: &Limits,
    visit: Visitor<'_>,
) -> ControlFlow<()> {
    let left = Rc::new(Cell::new(limits.contents));
    let mut archive = match zip::ZipArchive::new(Capped { from, left: Rc::clone(&left) }) {
        Ok(archive) => archive,
        Err(error) => return visit(unreadable(path, &error)),
    };
    left.set(u64::MAX);
    let mut budget = Budget::new(limits);
    for index in 0..archive.len() {
        if let Err(message) = budget.entry() {
            return visit(Found::Unreadable(Unreadable::new(path, FailureCode::LimitSize, message)));
        }
        zip_entry(&mut archive, index, path, depth, &mut budget, limits, visit)?;
    }
    let (comment, read) = (archive.comment().len(), archive.len());
    let announced = announced(archive.into_inner(), comment).unwrap_or(read);
    if announced > read {
        let message = format!("{} entries have the name of a later one, which counts", announced - read);
        return visit(Found::Unreadable(Unreadable::new(path, FailureCode::Damaged, message)));
    }
    ControlFlow::Continue(())
}

/// How many entries the end of a zip announces. `None` where it does not say so in two bytes.
fn announced(mut from: impl Read + Seek, comment: usize) -> Option<usize> {
    /// Length of the record that ends a zip, without comment: APPNOTE.TXT, 4.3.16.
    const END: i64 = 22;
    let mut end = [0; END as usize];
    from.seek(SeekFrom::End(-END - i64::try_from(comment).ok()?)).ok()?;
    from.read_exact(&mut end).ok()?;
    let count = end.strip_prefix(b"PK\x05\x06")?.get(6..8)?;
    let count = u16::from_le_bytes(count.try_into().ok()?);
    (count < u16::MAX).then(|| count.into())
}

fn zip_entry(
    archive: &mut zip::ZipArchive<impl Read + Seek>,
    index: usize,
    path: &str,
    depth: Depth,
    budget: &mut Budget,
    limits: &Limits,
    visit: Visitor<'_>,
) -> ControlFlow<()> {
    let (name, encrypted, folder, link) = match archive.by_index_raw(index) {
        Ok(raw) => (decode(raw.name_raw()), raw.encrypted(), raw.is_dir(), raw.is_symlink()),
        Err(error) => return visit(unreadable(&format!("{path}/{index}"), &error)),
    };
    let path = format!("{path}/{}", name.trim_start_matches('/'));
    if folder {
        return ControlFlow::Continue(());
    }
    if link {
        return visit(Found::Other(path));
    }
    if encrypted && kind(&path) != Kind::Other {
        let message = "the archive asks for a password";
        return visit(Found::Unreadable(Unreadable::new(&path, FailureCode::Encrypted, message)));
    }
    match archive.by_index(index) {
        Ok(file) => {
            let packed = file.compressed_size();
            entry(&path, file, Some(packed), depth, budget, limits, visit)
        }
        Err(_) if kind(&path) == Kind::Other => visit(Found::Other(path)),
        Err(error) => visit(unreadable(&path, &error)),
    }
}

/// A zip, or an entry of one, that cannot be read.
fn unreadable(path: &str, error: &ZipError) -> Found {
    let code = match error {
        ZipError::Io(error) => cause(error),
        _ => FailureCode::Damaged,
    };
    Found::Unreadable(Unreadable::new(path, code, error))
}
