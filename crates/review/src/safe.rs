//! Text of documents as a page may show it; markup in it is escaped where it is put into the page.

use std::fmt::Write as _;

/// A text without bidirectional controls, which could make it look like another.
#[must_use]
pub fn safe(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect()
}

/// Text as HTML has it.
pub(crate) fn escape(text: &str) -> String {
    let text = safe(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;")
}

/// What an id is called in the page: ids of documents hold what addresses may not.
#[must_use]
pub fn anchor(id: &str) -> String {
    let mut name = String::from("r-");
    for c in id.chars() {
        if c.is_alphanumeric() || c == '-' { name.push(c) } else { name.push('_') }
    }
    name
}

/// An id as part of an address.
#[must_use]
pub fn encoded(id: &str) -> String {
    let mut out = String::new();
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing into a string does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{anchor, encoded, safe};

    #[test]
    fn what_documents_say_cannot_look_like_something_else() {
        assert_eq!(safe("가\u{202e}나\u{2066}"), "가나");
        assert_eq!(encoded("a/1-2?\"과"), "a/1-2%3F%22%EA%B3%BC");
        assert_eq!(anchor("yoon120/1-2/2024Q1/ab~2"), "r-yoon120_1-2_2024Q1_ab_2");
    }
}
