//! What supervisor and worker say to each other: frames of a length (eight bytes, little-endian) and as many bytes. A question is two,
//! what is asked and the document; an answer one. What is in them stands in `packed.rs`.
//!
//! Frames go through pipes. Of the processor time of `ingest` (samples of both sides: writing, reading, and the pages taken for what is
//! read) pipes are .7 % on 1,000 PDFs of 70 to 100 KB and 1.0 % on a folder of releases as published. Only a document of which nearly
//! nothing is read costs more: 50 MB with six pages to read take .25 s in pipes, of .6. An open file would spare one of the two copies, and
//! what lies in it may change after it was hashed; no copy at all needs memory shared between processes, which safe code does not have.

use crate::told::Told;
use gwaje_model::{Document, Failure};
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};

/// What the supervisor asks.
#[derive(Debug, Serialize, Deserialize)]
pub struct Request {
    /// File name without folders.
    pub name: String,
    /// What is said of the document.
    pub told: Told,
}

/// What a worker says first, before it reads anything: that it is one, and writes as is said here. The program may be replaced while a
/// run goes on; who changes what stands in frames gives it another number.
pub(crate) const GREETING: &[u8] = b"gwaje worker 2";

/// What came of a document.
pub type Answer = Result<Document, Failure>;

/// Writes one frame.
pub(crate) fn write(out: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    out.write_all(&(bytes.len() as u64).to_le_bytes())?;
    out.write_all(bytes)
}

/// Reads one frame of at most so many bytes; `None` at the end.
pub(crate) fn read(from: &mut impl Read, most: u64) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 8];
    match from.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let length = u64::from_le_bytes(length);
    if length > most {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "frame too large"));
    }
    let mut bytes = Vec::new();
    if from.take(length).read_to_end(&mut bytes)? as u64 == length {
        Ok(Some(bytes))
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

#[cfg(test)]
mod tests {
    use super::{read, write};

    #[test]
    fn frames_come_back_and_torn_ones_do_not() {
        let mut bytes = Vec::new();
        write(&mut bytes, b"one").unwrap();
        write(&mut bytes, b"").unwrap();
        let mut from = bytes.as_slice();
        assert_eq!(read(&mut from, 3).unwrap().as_deref(), Some(&b"one"[..]));
        assert_eq!(read(&mut from, 3).unwrap().as_deref(), Some(&b""[..]));
        assert_eq!(read(&mut from, 3).unwrap(), None);
        assert!(read(&mut &bytes[..9], 3).is_err());
        assert!(read(&mut bytes.as_slice(), 2).is_err());
        assert!(read(&mut &u64::MAX.to_le_bytes()[..], 1 << 30).is_err());
    }
}
