//! What a letter is: what Unicode calls alphabetic, in whatever script.
//!
//! Nearly every letter of a report is a Hangul syllable, and Unicode's table is asked for each of them by a search through its ranges: a
//! tenth of what a store did to load a document. So syllables are told first.

/// Whether a character is a whole syllable of Hangul.
#[must_use]
pub const fn is_syllable(c: char) -> bool {
    matches!(c, '가'..='힣')
}

/// Whether a character is a letter of any script.
#[must_use]
pub fn is_letter(c: char) -> bool {
    is_syllable(c) || c.is_alphabetic()
}

/// Whether a character is a letter or a figure of any script.
#[must_use]
pub fn is_letter_or_figure(c: char) -> bool {
    is_syllable(c) || c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::{is_letter, is_letter_or_figure};

    #[test]
    fn syllables_are_letters_as_unicode_has_them() {
        for c in '\u{0}'..=char::MAX {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_letter_or_figure(c), c.is_alphanumeric(), "{c:?}");
        }
    }
}
