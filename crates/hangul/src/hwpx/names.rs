//! The words of OWPML for what the document tree has as types.

use crate::document::NumberSort;
use crate::styles::NumberFormat;

/// How a number is written; `user` is the character of a user's own format.
pub(crate) fn number_format(name: &str, user: Option<char>) -> NumberFormat {
    match name {
        "CIRCLED_DIGIT" => NumberFormat::CircledDigit,
        "ROMAN_CAPITAL" => NumberFormat::RomanCapital,
        "ROMAN_SMALL" => NumberFormat::RomanSmall,
        "LATIN_CAPITAL" => NumberFormat::LatinCapital,
        "LATIN_SMALL" => NumberFormat::LatinSmall,
        "CIRCLED_LATIN_CAPITAL" => NumberFormat::CircledLatinCapital,
        "CIRCLED_LATIN_SMALL" => NumberFormat::CircledLatinSmall,
        "HANGUL_SYLLABLE" => NumberFormat::HangulSyllable,
        "CIRCLED_HANGUL_SYLLABLE" => NumberFormat::CircledHangulSyllable,
        "HANGUL_JAMO" => NumberFormat::HangulJamo,
        "CIRCLED_HANGUL_JAMO" => NumberFormat::CircledHangulJamo,
        "HANGUL_PHONETIC" => NumberFormat::HangulPhonetic,
        "IDEOGRAPH" => NumberFormat::Ideograph,
        "CIRCLED_IDEOGRAPH" => NumberFormat::CircledIdeograph,
        "DECAGON_CIRCLE" => NumberFormat::DecagonCircle,
        "DECAGON_CIRCLE_HANJA" => NumberFormat::DecagonCircleHanja,
        "SYMBOL" | "USER_CHAR" => user.map_or(NumberFormat::Digit, NumberFormat::Symbol),
        _ => NumberFormat::Digit,
    }
}

/// What an automatic number counts.
pub(crate) fn number_sort(name: &str) -> NumberSort {
    match name {
        "FOOTNOTE" => NumberSort::Footnote,
        "ENDNOTE" => NumberSort::Endnote,
        "PICTURE" => NumberSort::Picture,
        "TABLE" => NumberSort::Table,
        "EQUATION" => NumberSort::Equation,
        _ => NumberSort::Page,
    }
}
