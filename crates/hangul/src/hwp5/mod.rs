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
mod tracked;

use crate::Error;
use crate::document::{Aside, Document, Section};
use crate::limits::Budget;
use crate::live;
use body::Reader;
use compound::{Compound, read_u32};
use flate2::{Crc, Decompress, FlushDecompress, Status};
use gwaje_model::{Code, Note};
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
        Document { styles: styles::read(&info)?, producer: producer(&header), ..Document::default() };
    let count = Records::new(&info, "DocInfo").next()?.map_or(0, |properties| properties.u16(0));
    let deletions = tracked::deletions(&info)?;
    let source = Source { file: &file, facts, count, tracked: deletions > 0 };
    let folder = if facts.for_distribution() { SEALED } else { "BodyText" };
    let mut found = source.sections(folder, &mut document, budget)?;
    if document.sections.is_empty() {
        return Err(missing("its first section"));
    }
    notes.extend(budget.damage.drain(..).map(|text| Note { code: Code::DamagedContent, place: None, text }));
    if deletions > 0 && found == 0 {
        found = tell_deleted(&source, budget, notes);
    }
    if deletions > found {
        notes.push(Note {
            code: Code::TrackedChangesKept,
            place: None,
            text: tracked::kept(deletions - found),
        });
    }
    Ok(document)
}

/// The folder of the text of a document for distribution, and of that with tracked changes marked.
const SEALED: &str = "ViewText";

/// Tells what was deleted from a document whose text has all changes made, by the text beside it that has them marked; how many
/// ranges that were.
fn tell_deleted(source: &Source<'_>, budget: &mut Budget, notes: &mut Vec<Note>) -> usize {
    if source.facts.for_distribution() || !source.file.has(&format!("{SEALED}/Section0")) {
        return 0;
    }
    let (mut marked, mut told) = (Document::default(), Vec::new());
    // The text itself is read: what is wrong with the marked one costs only what it would tell.
    let Ok(found) = source.sections(SEALED, &mut marked, budget) else { return 0 };
    live::keep(&mut marked, &mut told);
    notes.extend(told.into_iter().filter(|note| note.code == Code::DeletedTextRemoved));
    found
}

/// What sections are read from.
struct Source<'f> {
    file: &'f Compound<'f>,
    facts: Facts,
    /// Sections by the document's own word.
    count: u16,
    /// Whether ranges of text may have been deleted.
    tracked: bool,
}

impl Source<'_> {
    /// Reads the sections of a folder; how many ranges of them were deleted.
    fn sections(&self, folder: &str, document: &mut Document, budget: &mut Budget) -> Result<usize, Error> {
        let mut deleted = 0;
        for nth in 0.. {
            let name = format!("{folder}/Section{nth}");
            let section = match stream(self.file, &name, self.facts.for_distribution(), self.facts, budget)? {
                Some(section) => section,
                None if nth < self.count => return Err(missing(&name)),
                None => break,
            };
            let (outline, asides, tracked) = (None, Vec::new(), self.tracked);
            let mut reader =
                Reader { budget, outline, asides, beside: Aside::RunningHead, tracked, deleted: 0 };
            let paragraphs = reader.section(&mut Records::new(&section, &name))?;
            document.asides.append(&mut reader.asides);
            document.sections.push(Section { outline: reader.outline.unwrap_or_default(), paragraphs });
            deleted += reader.deleted;
        }
        Ok(deleted)
    }
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
fn inflate(bytes: &[u8], name: &str, budget: &mut Budget) -> Result<Vec<u8>, Error> {
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
            let after = bytes.get(machine.total_in() as usize..).unwrap_or_default();
            if !sound(&inflated, after) {
                budget.damage.push(format!(
                    "{name}: its data is not that of its checksum: text may be other than written"
                ));
            }
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

/// Whether inflated data is what was packed, by what stands after it: Hancom Office writes the CRC-32 and the length of the data,
/// as gzip does (RFC 1952, 2.3.1). The description of the format does not tell of it, and other writers leave it out: of 855 streams of
/// public documents 822 have them, 33 nothing. Anything else but padding is data that a damaged bit let end too early.
fn sound(inflated: &[u8], after: &[u8]) -> bool {
    if after.iter().all(|byte| *byte == 0) {
        return true;
    }
    let mut crc = Crc::new();
    crc.update(inflated);
    read_u32(after, 0) == Some(crc.sum()) && read_u32(after, 4) == Some(crc.amount())
}

/// The version of the format, which is all that a document says of its program.
fn producer(header: &[u8]) -> Option<String> {
    let [revision, patch, minor, major] = read_u32(header, 32)?.to_le_bytes();
    Some(format!("HWP {major}.{minor}.{patch}.{revision}"))
}

#[cfg(test)]
mod tests {
    use super::inflate;
    use crate::Limits;
    use crate::limits::Budget;
    use flate2::{Compression, Crc};
    use std::io::Write as _;

    /// Data packed as Hancom Office does, with the checksum and length of other data.
    fn packed(data: &[u8], told: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), Compression::none());
        encoder.write_all(data).unwrap();
        let mut crc = Crc::new();
        crc.update(told);
        [encoder.finish().unwrap(), crc.sum().to_le_bytes().to_vec(), crc.amount().to_le_bytes().to_vec()]
            .concat()
    }

    #[test]
    fn data_that_is_not_that_of_its_checksum_is_told() {
        let data = "추진단 출범(4.19)".as_bytes();
        let whole = packed(data, data);
        let (bare, _) = whole.split_at(whole.len() - 8);
        let mut flipped = whole.clone();
        flipped[12] ^= 1;
        for (bytes, damaged) in [
            (whole.as_slice(), false),
            (bare, false),
            (&[bare, &[0; 5]].concat(), false),
            (&[bare, b"text"].concat(), true),
            // Not what that program writes.
            (&[bare, &[0; 12]].concat(), false),
            (&flipped, true),
            (&packed(data, b"other"), true),
        ] {
            let mut budget = Budget::new(&Limits::default());
            assert_eq!(inflate(bytes, "Section0", &mut budget).unwrap().len(), data.len());
            assert_eq!(!budget.damage.is_empty(), damaged);
        }
    }
}
