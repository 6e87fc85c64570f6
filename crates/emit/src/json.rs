//! The contract as one JSON object, fields in the order of the types, so equal documents give equal bytes.

use crate::Error;
use gwaje_model::Document;
use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io::{self, BufWriter, Write};

/// Writes the document as one JSON object, indented by one space a level, with a line break at the end.
///
/// # Errors
/// [`Error::Io`] when `out` cannot be written.
pub fn json(document: &Document, out: impl Write) -> Result<(), Error> {
    // What is written is a few bytes long each time: the buffer is a type of its own here, to be inlined.
    let mut out = BufWriter::with_capacity(1 << 16, out);
    document.serialize(&mut Serializer::with_formatter(&mut out, Indented::default()))?;
    out.write_all(b"\n")?;
    Ok(out.flush()?)
}

/// One space a level, as `PrettyFormatter` would write it, but the indent of a line in one piece: a third of the bytes of
/// a report are indents.
#[derive(Default)]
struct Indented {
    level: usize,
    /// Whether the list or object in hand has something in it.
    filled: bool,
}

impl Indented {
    /// A line break, and the indent of the line that follows. `before` stands before both.
    fn line<W: Write + ?Sized>(&self, out: &mut W, before: &[u8]) -> io::Result<()> {
        out.write_all(before)?;
        let mut left = self.level;
        while left > SPACES.len() {
            out.write_all(SPACES)?;
            left -= SPACES.len();
        }
        out.write_all(SPACES.get(..left).unwrap_or_default())
    }

    fn open<W: Write + ?Sized>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.level += 1;
        self.filled = false;
        out.write_all(bracket)
    }

    fn close<W: Write + ?Sized>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.level = self.level.saturating_sub(1);
        if self.filled {
            self.line(out, b"\n")?;
        }
        out.write_all(bracket)
    }

    fn next<W: Write + ?Sized>(&self, out: &mut W, first: bool) -> io::Result<()> {
        self.line(out, if first { b"\n" } else { b",\n" })
    }
}

/// Deeper levels than this are written in parts.
const SPACES: &[u8] = &[b' '; 64];

impl Formatter for Indented {
    fn begin_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"[")
    }

    fn end_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"]")
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.next(out, first)
    }

    fn end_array_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn begin_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"{")
    }

    fn end_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"}")
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.next(out, first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::{json, sample};
    use gwaje_model::Document;
    use serde::Serialize as _;
    use serde_json::ser::{PrettyFormatter, Serializer};

    #[test]
    fn it_is_indented_by_one_space_a_level() {
        let mut deep = serde_json::json!([{}, [], {"a": [1, {"b": []}]}]);
        for _ in 0..100 {
            deep = serde_json::json!([deep]);
        }
        let mut own = Vec::new();
        deep.serialize(&mut Serializer::with_formatter(&mut own, super::Indented::default())).unwrap();
        let mut usual = Vec::new();
        deep.serialize(&mut Serializer::with_formatter(&mut usual, PrettyFormatter::with_indent(b" ")))
            .unwrap();
        assert_eq!(own, usual);
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        let document = sample::document();
        let mut bytes = Vec::new();
        json(&document, &mut bytes).unwrap();
        assert_eq!(serde_json::from_slice::<Document>(&bytes).unwrap(), document);
        assert!(bytes.starts_with(b"{\n \"schema\": \"gwaje.document/1\",\n \"source\": {\n  \"name\""));
        assert!(bytes.ends_with(b"\n}\n"));
    }
}
