//! Files that people mistake for a PDF or a text, told by their first bytes, and what makes each of them readable.
//!
//! Source: the marks that `file(1)` and the formats' own specifications name.

const PRINT: &str = "open it and print it to PDF, then give the PDF";
const RECOGNIZE: &str = "a picture has no text; recognize it into one: `tesseract FILE text -l kor --psm 6`, then \
    `gwaje convert text.txt`";
const UNPACK: &str =
    "unpack it and give what is in it; `gwaje ingest` also reads zip and tar archives as they are";

/// The first bytes of a format, what it is, and what to do with it.
const KINDS: &[(&[u8], &str, &str)] = &[
    (b"\xd0\xcf\x11\xe0", "an Office document (DOC, XLS, PPT)", PRINT),
    (b"PK\x03\x04", "a zip archive or an Office document (DOCX, XLSX)", UNPACK),
    (b"HWP Document File", "a Hangul document", PRINT),
    (b"<!doctype", "a web page", PRINT),
    (b"<html", "a web page", PRINT),
    (b"<?xml", "an XML document", PRINT),
    (b"{\\rtf", "an RTF document", PRINT),
    (b"%!PS", "a PostScript document", "turn it into a PDF: `ps2pdf FILE`"),
    (b"\x89PNG", "an image", RECOGNIZE),
    (b"\xff\xd8\xff", "an image", RECOGNIZE),
    (b"GIF8", "an image", RECOGNIZE),
    (b"II*\0", "an image", RECOGNIZE),
    (b"MM\0*", "an image", RECOGNIZE),
    (b"RIFF", "an image or a sound", RECOGNIZE),
    (b"\x1f\x8b", "a gzip archive", UNPACK),
    (b"BZh", "a bzip2 archive", UNPACK),
    (b"\xfd7zXZ\0", "an xz archive", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
    (b"Rar!\x1a", "a RAR archive", UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", UNPACK),
    (b"SQLite format 3\0", "a SQLite database", "give the documents that it was made of"),
    (b"\x7fELF", "a program", "give the PDF of a report"),
];

/// What a file is by its first bytes, if it is no PDF and no text, and what to do with it.
pub(crate) fn kind(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let starts = |mark: &[u8]| start.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark));
    KINDS.iter().find(|(mark, ..)| starts(mark)).map(|(_, kind, hint)| (*kind, *hint))
}

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn marks_tell_what_a_file_is() {
        for (bytes, expected) in [
            (b"GIF89a\x01".as_slice(), Some("an image")),
            (b"\xef\xbb\xbf <HTML>", Some("a web page")),
            (b"Rar!\x1a\x07", Some("a RAR archive")),
            ("국정과제".as_bytes(), None),
            (b"", None),
        ] {
            assert_eq!(kind(bytes).map(|(kind, _)| kind), expected);
        }
    }
}
