//! Names of archive entries as text: UTF-8, or the Korean code page Windows wrote for years, composed (NFC) whatever
//! the system that packed them. They are names to print and compare, never paths to open.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// The name as text, part by part: below a folder of one system may lie files of another. Bytes that are not UTF-8 are
/// read as CP949, in which no letter has the byte of a slash; what is neither stays visible as U+FFFD.
pub(crate) fn decode(bytes: &[u8]) -> String {
    let part = |bytes| match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => encoding_rs::EUC_KR.decode_without_bom_handling(bytes).0,
    };
    let parts: Vec<Cow<'_, str>> = bytes.split(|byte| *byte == b'/').map(part).collect();
    clean(&parts.join("/"))
}

/// Composed, with slashes only, without control characters.
pub(crate) fn clean(text: &str) -> String {
    text.nfc().map(|c| if c == '\\' { '/' } else { c }).filter(|c| !c.is_control()).collect()
}

/// What an entry or file is, by the end of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Document,
    Zip,
    Tar,
    TarGz,
    TarZst,
    Other,
}

const ENDINGS: [(&str, Kind); 11] = [
    (".pdf", Kind::Document),
    (".hwpx", Kind::Document),
    (".hwp", Kind::Document),
    (".hml", Kind::Document),
    (".txt", Kind::Document),
    (".zip", Kind::Zip),
    (".tar", Kind::Tar),
    (".tar.gz", Kind::TarGz),
    (".tgz", Kind::TarGz),
    (".tar.zst", Kind::TarZst),
    (".tzst", Kind::TarZst),
];

pub(crate) fn kind(name: &str) -> Kind {
    let lower = name.to_lowercase();
    let hidden = lower.rsplit('/').next().is_some_and(|last| last.starts_with('.'));
    // `__MACOSX/._a.pdf` and the like hold attributes, not documents.
    match ENDINGS.iter().find(|(ending, _)| lower.ends_with(ending)) {
        Some((_, kind)) if !hidden => *kind,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, decode, kind};

    #[test]
    fn names_of_every_system_are_read() {
        let cp949 = encoding_rs::EUC_KR.encode("국정과제/2024년 4분기.pdf").0.into_owned();
        let decomposed = "국정과제.pdf";
        assert_eq!(decode(&cp949), "국정과제/2024년 4분기.pdf");
        let mixed = ["문서/".as_bytes(), &cp949].concat();
        assert_eq!(decode(&mixed), "문서/국정과제/2024년 4분기.pdf");
        assert_eq!(decode(decomposed.as_bytes()), "국정과제.pdf");
        assert_eq!(decode(b"a\\b\n.pdf"), "a/b.pdf");
        assert_eq!(decode(&[b'a', 0xff]), "a\u{fffd}");
    }

    #[test]
    fn kinds_go_by_the_ending() {
        for (name, expected) in [
            ("a.PDF", Kind::Document),
            ("보고.txt", Kind::Document),
            ("a.tar.gz", Kind::TarGz),
            ("a.tgz", Kind::TarGz),
            ("a.gz", Kind::Other),
            ("__MACOSX/._a.pdf", Kind::Other),
            (".pdf", Kind::Other),
            ("a.hwp", Kind::Document),
            ("A.HWPX", Kind::Document),
            ("a.hml", Kind::Document),
            ("a.doc", Kind::Other),
        ] {
            assert_eq!(kind(name), expected, "{name}");
        }
    }
}
