//! Numbers and letters that count before the text of a line: `1.`, `1)`, `(1)`, `가.`, `가)`, `(가)`, `Ⅱ.`
//!
//! ```text
//! enumerator = ( "(", count, ")" | count, ")" | count, "." | roman, [ "." ] ), blank, text ;
//! count      = digit, [ digit ] | syllable ;
//! syllable   = "가" | "나" | … | "하" | "거" | … | "허" ;
//! roman      = "Ⅰ" | … | "Ⅻ" ;
//! ```
//!
//! A text must follow over a blank: `12.(금)` is a date and `1.5배` an amount.

use crate::enclosed::enclosed;
use crate::letter::{is_letter, is_syllable};

/// Syllables in the order in which they count. Behind 하 comes 거, as the rules for official documents have it (행정업무의
/// 운영 및 혁신에 관한 규정 시행규칙 제2조).
pub const SYLLABLES: &str = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허";

/// Roman figures, each one character.
pub const ROMAN: &str = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ";

/// How an enumerator is written; those of one style count together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `(1)`, `(가)`.
    Parenthesised {
        /// With figures rather than syllables.
        figures: bool,
    },
    /// `1)`, `가)`.
    HalfParenthesised {
        /// With figures rather than syllables.
        figures: bool,
    },
    /// `가.`
    Letter,
    /// `1.`
    Number,
    /// `Ⅱ.`
    Roman,
}

/// A numbering style and a place in it: `(3)` is the third of its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Enumerator {
    /// Which style.
    pub style: Style,
    /// Position, from 1.
    pub value: u32,
    /// Characters up to the blank before the text.
    pub width: usize,
}

impl Enumerator {
    /// Whether it belongs to the text: `1.` and `Ⅰ.` number headings and tasks, the others only items.
    #[must_use]
    pub fn is_textual(&self) -> bool {
        matches!(self.style, Style::Number | Style::Roman)
    }
}

/// The enumerator a line opens with, followed by a blank and text.
#[must_use]
pub fn enumerator(line: &str) -> Option<Enumerator> {
    // The mark that ends it stands among the first characters.
    if !line.chars().take(4).any(|c| matches!(c, '.' | ')') || is_roman(c)) {
        return None;
    }
    let inner = line.strip_prefix('(');
    let (core, behind) = count(inner.unwrap_or(line))?;
    let figures = core.starts_with(|c: char| c.is_ascii_digit());
    let roman = core.starts_with(is_roman);
    let (style, rest) = match (inner, behind.strip_prefix(')'), behind.strip_prefix('.')) {
        (Some(_), Some(rest), _) if !roman => (Style::Parenthesised { figures }, rest),
        (None, Some(rest), _) if !roman => (Style::HalfParenthesised { figures }, rest),
        (None, _, stop) if roman => (Style::Roman, stop.unwrap_or(behind)),
        (None, _, Some(rest)) => (if figures { Style::Number } else { Style::Letter }, rest),
        _ => return None,
    };
    let text = rest.trim_start();
    if text.len() == rest.len() || !text.starts_with(begins_text) {
        return None;
    }
    let number: Option<u32> = core.parse().ok();
    let value = number.or_else(|| place(SYLLABLES, core)).or_else(|| place(ROMAN, core))?;
    let mark = line.get(..line.len() - rest.len())?;
    Some(Enumerator { style, value, width: mark.chars().count() })
}

/// One or two figures, or one character that counts, and what stands behind it.
fn count(text: &str) -> Option<(&str, &str)> {
    let figures = text.bytes().take(2).take_while(u8::is_ascii_digit).count();
    let one = text.chars().next().filter(|c| counts(*c))?.len_utf8();
    text.split_at_checked(figures.max(one))
}

/// Whether a text behind an enumerator may begin with this character.
fn begins_text(c: char) -> bool {
    let letter = is_letter(c) && !c.is_numeric() && enclosed(c).is_none();
    letter || c.is_ascii_digit() || ('０'..='９').contains(&c) || "「『(‘“<[\"'’".contains(c)
}

/// Whether a character counts in one of the styles: a figure, one of the syllables, a Roman figure.
#[must_use]
pub fn counts(c: char) -> bool {
    c.is_ascii_digit() || is_syllable(c) && SYLLABLES.contains(c) || is_roman(c)
}

/// Whether a character is one of [`ROMAN`].
const fn is_roman(c: char) -> bool {
    matches!(c, 'Ⅰ'..='Ⅻ')
}

/// The place, from 1, of the only character of a text in a series.
fn place(series: &str, text: &str) -> Option<u32> {
    let first = text.chars().next()?;
    series.chars().zip(1..).find(|(c, _)| *c == first).map(|(_, place)| place)
}

/// The first enumerator of each style before a text.
pub const EXAMPLES: &[(&str, Style)] = &[
    ("1. 항만 자동화", Style::Number),
    ("가. 항만 자동화", Style::Letter),
    ("(1) 항만 자동화", Style::Parenthesised { figures: true }),
    ("(가) 항만 자동화", Style::Parenthesised { figures: false }),
    ("1) 항만 자동화", Style::HalfParenthesised { figures: true }),
    ("가) 항만 자동화", Style::HalfParenthesised { figures: false }),
    ("Ⅰ. 항만 자동화", Style::Roman),
    ("Ⅰ 항만 자동화", Style::Roman),
];

#[cfg(test)]
mod tests {
    use super::{EXAMPLES, ROMAN, enumerator};

    #[test]
    fn roman_figures_follow_one_another() {
        assert_eq!(('Ⅰ'..='Ⅻ').collect::<String>(), ROMAN);
    }

    #[test]
    fn enumerators_and_what_only_looks_like_one() {
        for (line, style) in EXAMPLES {
            let found = enumerator(line).map(|found| (found.style, found.value));
            assert_eq!(found, Some((*style, 1)), "{line}");
        }
        for (line, value) in [
            ("나. 항만", 2),
            ("(3) 항만", 3),
            ("12) 항만", 12),
            ("하) 항만", 14),
            ("너. 항만", 16),
            ("Ⅻ 항만", 12),
        ] {
            assert_eq!(enumerator(line).map(|found| found.value), Some(value), "{line}");
        }
        for line in ["12.(금) 개최", "(8.28~9.27)", "1.5배 확대", "가동률 향상", "가.", ""] {
            assert_eq!(enumerator(line), None, "{line}");
        }
    }
}
