//! HWP 5: records in the streams of a compound file (한글 문서 파일 형식 5.0, revision 1.3).

mod body;
mod compound;
mod control;
mod distribution;
mod names;
mod object;
mod record;
mod styles;
mod text;

use crate::Error;
use crate::document::{Aside, Document, Section};
use crate::limits::Budget;
use body::Reader;
use compound::{Compound, read_u32};
use flate2::{Decompress, FlushDecompress, Status};
use gwaje_model::Note;
use record::Records;
use std::borrow::Cow;

/// The facts of a document, in its file header (표 3, 파일 인식 정보).
#[derive(Clone, Copy)]
struct Facts(u32);

impl Facts {
    fn packed(self) -> bool {
        self.0 & 1 != 0
    }

    /// Encrypted with a password, by rights management, or with a certificate.
    fn encrypted(self) -> bool {
        self.0 & (1 << 1 | 1 << 4 | 1 << 8 | 1 << 10) != 0
    }

    fn for_distribution(self) -> bool {
        self.0 & 1 << 2 != 0
    }
}

/// Reads a document as written.
pub(crate) fn read(bytes: &[u8], budget: &mut Budget, notes: &mut Vec<Note>) -> Result<Document, Error> {
    let file = Compound::open(bytes)?;
    let header = file.stream("FileHeader", bytes.len())?.unwrap_or_default();
    if !header.starts_with(b"HWP Document File") {
        return Err(Error::Damaged("its header is not there".to_owned()));
    }
    let facts = Facts(read_u32(&header, 36).unwrap_or_default());
    if facts.encrypted() {
        return Err(Error::Encrypted(
            "the document is protected with a password or a certificate".to_owned(),
        ));
    }
    let info = stream(&file, "DocInfo", false, facts, budget)?.ok_or_else(|| missing("DocInfo"))?;
    let mut document =
        Document { styles: styles::read(&info, notes)?, producer: producer(&header), ..Document::default() };
    let folder = if facts.for_distribution() { "ViewText" } else { "BodyText" };
    let count = Records::new(&info, "DocInfo").next()?.map_or(0, |properties| properties.u16(0));
    for nth in 0.. {
        let name = format!("{folder}/Section{nth}");
        let section = match stream(&file, &name, facts.for_distribution(), facts, budget)? {
            Some(section) => section,
            None if nth < count => return Err(missing(&name)),
            None => break,
        };
        let mut reader = Reader { budget, outline: None, asides: Vec::new(), beside: Aside::RunningHead };
        let paragraphs = reader.section(&mut Records::new(&section, &name))?;
        document.asides.append(&mut reader.asides);
        document.sections.push(Section { outline: reader.outline.unwrap_or_default(), paragraphs });
    }
    if document.sections.is_empty() { Err(missing("its first section")) } else { Ok(document) }
}

fn missing(part: &str) -> Error {
    Error::Damaged(format!("{part} is not there"))
}

/// A stream, decrypted and inflated.
fn stream(
    file: &Compound<'_>,
    name: &str,
    sealed: bool,
    facts: Facts,
    budget: &mut Budget,
) -> Result<Option<Vec<u8>>, Error> {
    let Some(mut bytes) = file.stream(name, budget.part_bytes())? else { return Ok(None) };
    if bytes.len() > budget.part_bytes() {
        return Err(budget.too_many_bytes(name));
    }
    if sealed {
        bytes = distribution::open(&bytes, name)?;
    }
    if facts.packed() {
        bytes = inflate(&bytes, name, budget)?;
    }
    budget.add_bytes(bytes.len());
    Ok(Some(bytes))
}

/// Inflates a stream to its end, or fails.
fn inflate(bytes: &[u8], name: &str, budget: &Budget) -> Result<Vec<u8>, Error> {
    let cut = |why: Cow<'_, str>| Error::Damaged(format!("{name}: {why}"));
    let limit = budget.part_bytes();
    let mut machine = Decompress::new(false);
    let mut inflated = Vec::with_capacity(bytes.len().saturating_mul(4).min(limit) + 1);
    loop {
        let (taken, made) = (machine.total_in(), inflated.len());
        let rest = bytes.get(taken as usize..).unwrap_or_default();
        let status = machine
            .decompress_vec(rest, &mut inflated, FlushDecompress::None)
            .map_err(|error| cut(error.to_string().into()))?;
        if inflated.len() > limit {
            return Err(budget.too_many_bytes(name));
        }
        if status == Status::StreamEnd {
            return Ok(inflated);
        }
        if machine.total_in() == taken && inflated.len() == made && inflated.len() < inflated.capacity() {
            return Err(cut("its end was cut off".into()));
        }
        if inflated.len() == inflated.capacity() {
            inflated.reserve(inflated.len().min(limit + 1 - inflated.len()).max(1));
        }
    }
}

/// The version of the format, which is all that a document says of its program.
fn producer(header: &[u8]) -> Option<String> {
    let [revision, patch, minor, major] = read_u32(header, 32)?.to_le_bytes();
    Some(format!("HWP {major}.{minor}.{patch}.{revision}"))
}
