//! The contract as one JSON object, fields in the order of the types, so equal documents give equal bytes.

use crate::Error;
use gwaje_model::Document;
use serde::Serialize;
use serde_json::ser::{PrettyFormatter, Serializer};
use std::io::{BufWriter, Write};

/// Writes the document as one JSON object, indented by one space a level, with a line break at the end.
///
/// # Errors
/// [`Error::Io`] when `out` cannot be written.
pub fn json(document: &Document, out: impl Write) -> Result<(), Error> {
    // The serializer writes indents byte by byte, which is slow unless the buffer is inlined here.
    let mut out = BufWriter::with_capacity(1 << 16, out);
    document.serialize(&mut Serializer::with_formatter(&mut out, PrettyFormatter::with_indent(b" ")))?;
    out.write_all(b"\n")?;
    Ok(out.flush()?)
}

#[cfg(test)]
mod tests {
    use crate::{json, sample};
    use gwaje_model::Document;

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
