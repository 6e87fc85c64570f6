//! What a character map's answer is worth.

/// What `ToUnicode` says of a glyph that the font does not have: ReportLab and PDFKit write so of every character that
/// their font lacks. It is an answer: no other map is asked, and what it paints, be it nothing, is no space. ferropdf says so of the
/// blank, which shares its glyph with U+0000 in many fonts, and has no other code for it.
pub(super) const MISSING: char = '\0';

/// A hyphen that is printed only where it divides a word at a line end.
pub(super) const SOFT_HYPHEN: char = '\u{ad}';
/// What a soft hyphen that is not printed is given as: U+00AD stands for one that is.
pub(super) const ZERO_WIDTH: char = '\u{200b}';

/// Whether a mapping of `ToUnicode` answers at all. Maps say U+FFFF for "nothing".
pub(super) fn answers(text: &str) -> bool {
    text.chars().next().is_some_and(|ch| !matches!(ch, '\u{fffe}' | '\u{ffff}' | '\u{fffd}'))
}

/// Whether a mapping names a character.
pub(super) fn names_character(text: &str) -> bool {
    answers(text) && !text.starts_with(MISSING)
}

/// Whether a character stands where a space may have been meant: controls and the replacement character.
pub(super) fn may_be_space(ch: char) -> bool {
    ch.is_control() || ch == char::REPLACEMENT_CHARACTER
}

/// Whether an advance, in parts of the em, is one of a space.
pub(super) fn wide_as_space(advance: f64) -> bool {
    (0.1..=1.05).contains(&advance.abs())
}

/// The text of a code under a Windows code page 949 or EUC-KR encoding.
pub(super) fn korean(code: u32, length: usize) -> Option<String> {
    let bytes = code.to_be_bytes();
    let bytes = bytes.get(4_usize.checked_sub(length)?..)?;
    let (text, malformed) = encoding_rs::EUC_KR.decode_without_bom_handling(bytes);
    (!malformed).then(|| text.into_owned())
}

/// The text of a code under a UCS-2 or UTF-16 encoding.
pub(super) fn utf16(code: u32, length: usize) -> Option<String> {
    match length {
        2 => char::from_u32(code).map(String::from),
        4 => String::from_utf16(&[(code >> 16) as u16, code as u16]).ok(),
        _ => None,
    }
}

/// A character of a map as text.
pub(super) fn text(mapped: hayro_cmap::BfString) -> String {
    match mapped {
        hayro_cmap::BfString::Char(ch) => ch.to_string(),
        hayro_cmap::BfString::String(text) => text,
    }
}

/// A character of a collection as text. Half-width Korean identifiers of "~" are listed as an overline.
pub(super) fn from_collection(mapped: hayro_cmap::BfString) -> String {
    match mapped {
        hayro_cmap::BfString::Char('\u{203e}') => "~".into(),
        mapped => text(mapped),
    }
}
