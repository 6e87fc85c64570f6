//! Which format of Hangul a file is, told by its first bytes and never by its name: of 565 public `.hwpx` files 5 are
//! HWP 5, and 3 of 637 `.hwp` files are HWPX.

use std::io::Cursor;

/// A format of Hangul.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A zip package of OWPML parts (KS X 6101).
    Hwpx,
    /// A compound file of record streams (한글 문서 파일 형식 5.0).
    Hwp5,
    /// A file of Hangul 97 and before, recognized and not read.
    Hwp3,
    /// A single XML document (HWPML), recognized and not read.
    Hwpml,
}

/// The first bytes of a compound file.
pub(crate) const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// How far into a file the root element of HWPML is looked for, in bytes; what stands before it is a declaration.
const DECLARATION: usize = 1_024;

impl Kind {
    /// The format of these bytes, or `None` where they are no document of Hangul.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(COMPOUND) {
            // A spreadsheet or a mail is a compound file too; the stream is looked for by its name in the directory.
            let name: Vec<u8> = "FileHeader".encode_utf16().flat_map(u16::to_le_bytes).collect();
            return holds(bytes, &name).then_some(Self::Hwp5);
        }
        if bytes.starts_with(b"PK\x03\x04") {
            return is_package(bytes).then_some(Self::Hwpx);
        }
        if bytes.starts_with(b"HWP Document File V") {
            return Some(Self::Hwp3);
        }
        let opening = bytes.get(..DECLARATION).unwrap_or(bytes);
        let wide: Vec<u8> = "<HWPML".encode_utf16().flat_map(u16::to_le_bytes).collect();
        (holds(opening, b"<HWPML") || holds(opening, &wide)).then_some(Self::Hwpml)
    }

    /// The media type as published: for HWPX what the `mimetype` part of the package says, for the others the name
    /// that file managers use.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Hwpx => "application/hwp+zip",
            Self::Hwp5 | Self::Hwp3 => "application/x-hwp",
            Self::Hwpml => "application/x-hwpml",
        }
    }
}

/// Whether a zip is a package of HWPX: its first part says so, or it has the parts of one.
fn is_package(bytes: &[u8]) -> bool {
    // The first part is stored, not deflated, so that its text stands behind its name; a package that was cut off
    // still shows it.
    let first = bytes.get(30..).unwrap_or_default();
    if first.starts_with(b"mimetypeapplication/hwp") {
        return true;
    }
    let Ok(package) = zip::ZipArchive::new(Cursor::new(bytes)) else { return false };
    let has =
        |wanted: &str| package.file_names_raw().any(|name| name.eq_ignore_ascii_case(wanted.as_bytes()));
    has("Contents/content.hpf") || has("Contents/section0.xml")
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn told_by_the_first_bytes() {
        let compound = |name: &str| {
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 504], &name].concat()
        };
        let package = |first: &str| [b"PK\x03\x04".as_slice(), &[0; 26], first.as_bytes()].concat();
        let table = [
            (compound("FileHeader"), Some(Kind::Hwp5)),
            (compound("WordDocument"), None),
            (package("mimetypeapplication/hwp+zip"), Some(Kind::Hwpx)),
            (package("mimetypeapplication/epub+zip"), None),
            (b"HWP Document File V3.00 \x1a\x01".to_vec(), Some(Kind::Hwp3)),
            (b"<?xml version=\"1.0\"?>\n<HWPML Version=\"2.8\">".to_vec(), Some(Kind::Hwpml)),
            (b"%PDF-1.7".to_vec(), None),
            (Vec::new(), None),
        ];
        for (bytes, wanted) in table {
            assert_eq!(Kind::of(&bytes), wanted, "{:?}", String::from_utf8_lossy(&bytes));
        }
    }
}
