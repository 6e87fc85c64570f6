//! The numbers of the record format for what the document tree has as types.

use crate::document::NumberSort;
use crate::styles::NumberFormat;

/// How a number is written (표 43, 번호 모양); `user` is the character of a user's own format.
pub(crate) fn number_format(code: u32, user: Option<char>) -> NumberFormat {
    match code {
        1 => NumberFormat::CircledDigit,
        2 => NumberFormat::RomanCapital,
        3 => NumberFormat::RomanSmall,
        4 => NumberFormat::LatinCapital,
        5 => NumberFormat::LatinSmall,
        6 => NumberFormat::CircledLatinCapital,
        7 => NumberFormat::CircledLatinSmall,
        8 => NumberFormat::HangulSyllable,
        9 => NumberFormat::CircledHangulSyllable,
        10 => NumberFormat::HangulJamo,
        11 => NumberFormat::CircledHangulJamo,
        12 => NumberFormat::HangulPhonetic,
        13 => NumberFormat::Ideograph,
        14 => NumberFormat::CircledIdeograph,
        15 => NumberFormat::DecagonCircle,
        16 => NumberFormat::DecagonCircleHanja,
        0x80 | 0x81 => user.map_or(NumberFormat::Digit, NumberFormat::Symbol),
        _ => NumberFormat::Digit,
    }
}

/// What an automatic number counts (표 144, 번호 종류).
pub(crate) fn number_sort(code: u32) -> NumberSort {
    match code {
        1 => NumberSort::Footnote,
        2 => NumberSort::Endnote,
        3 => NumberSort::Picture,
        4 => NumberSort::Table,
        5 => NumberSort::Equation,
        _ => NumberSort::Page,
    }
}
