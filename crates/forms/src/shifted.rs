//! What raised or lowered text beside a word is, by its wording: the exponent of a unit, a part of the word, or a mark
//! that stands apart.
//!
//! ```text
//! raised   = exponent | mark | part ;
//! exponent = "2" | "3" ;                                        (* behind a unit of length: 3,000m² *)
//! mark     = sign, { sign }                                     (* 예상* *)
//!          | letter, [ ")" ]                                    (* 2.0ᵉ, a letter alone *)
//!          | text with a figure, decimals of a number or a version aside ;   (* 2,870¹⁾, 239⁵종추가 *)
//! part     = anything else ;                                    (* 93.5%, 25℃, 10up, 축제2.0 *)
//! lowered  = part ;                                             (* behind a Latin letter: CO₂, PM₁₀ *)
//! ```
//!
//! Behind a number a mark must not be read: `2,870` with the note `1)` is no `2,8701)`.

use crate::marks;

/// What raised or lowered text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shifted {
    /// The exponent of a unit, as the character for it.
    Exponent(char),
    /// A part of the word before it.
    Part,
    /// The mark of a note, or a remark set small: no part of the text.
    Mark,
}

/// Units of length, which have squares and cubes.
const UNITS: &[&str] = &["m", "cm", "mm", "km", "nm", "㎜", "㎝", "㎞", "ｍ"];
/// Exponents and the characters for them.
const EXPONENTS: &[(&str, char)] = &[("2", '²'), ("3", '³')];
/// Signs of a note that are neither letters nor digits.
const SIGNS: &str = "*＊†‡※";

/// Reads raised text; `before` is the text that it follows.
#[must_use]
pub fn raised(before: &str, text: &str) -> Shifted {
    let exponent = EXPONENTS.iter().find(|(figure, _)| *figure == text).map(|(_, exponent)| *exponent);
    if let Some(exponent) = exponent.filter(|_| ends_with_unit(before)) {
        return Shifted::Exponent(exponent);
    }
    let number = |c: char| c.is_ascii_digit();
    let version = !before.ends_with(number)
        && text.split_once('.').is_some_and(|(whole, rest)| {
            [whole, rest].iter().all(|figures| !figures.is_empty() && figures.chars().all(number))
        });
    let decimals = before.ends_with(|c: char| c.is_ascii_digit())
        && text.strip_prefix(['.', ',']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        || before.strip_suffix('.').is_some_and(|whole| whole.ends_with(|c: char| c.is_ascii_digit()))
            && text.starts_with(|c: char| c.is_ascii_digit())
            && !text.ends_with(marks::closes_round);
    if decimals || version || !is_mark(text) { Shifted::Part } else { Shifted::Mark }
}

/// Reads lowered text; `before` is the text that it follows.
#[must_use]
pub fn lowered(before: &str, text: &str) -> Shifted {
    let formula = before.ends_with(|c: char| c.is_ascii_alphabetic());
    if formula || !is_mark(text) { Shifted::Part } else { Shifted::Mark }
}

/// Whether text is what a note is marked with, or changes a number before it.
fn is_mark(text: &str) -> bool {
    let mut letters = text.trim_end_matches(marks::closes_round).chars();
    let letter = letters.next().is_some_and(|c| c.is_ascii_alphabetic()) && letters.next().is_none();
    letter || text.contains(|c: char| c.is_ascii_digit() || SIGNS.contains(c))
}

fn ends_with_unit(text: &str) -> bool {
    UNITS.iter().any(|unit| {
        text.strip_suffix(unit).is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_alphabetic()))
    })
}

/// Text, what is raised behind it, and what that is.
pub const RAISED: &[(&str, &str, Shifted)] = &[
    ("2,870", "1)", Shifted::Mark),
    ("대형 헬기 7", "2", Shifted::Mark),
    ("자체감시 239", "5종추가", Shifted::Mark),
    ("1단계(", "’21~’25", Shifted::Mark),
    ("(’24", "e", Shifted::Mark),
    ("예상", "*", Shifted::Mark),
    ("면적 3,000m", "2", Shifted::Exponent('²')),
    ("저수량 20㎞", "3", Shifted::Exponent('³')),
    ("㎍/m", "3", Shifted::Exponent('³')),
    ("team", "2", Shifted::Mark),
    ("93", ".5%", Shifted::Part),
    ("93.", "5%", Shifted::Part),
    ("국가법 제3조.", "1)", Shifted::Mark),
    ("25", "℃", Shifted::Part),
    ("부산문학관", "’28개관", Shifted::Mark),
    ("아시아축제", "2.0", Shifted::Part),
    ("저비용 10", "up", Shifted::Part),
    ("120", "만", Shifted::Part),
];

/// Text, what is lowered behind it, and what that is.
pub const LOWERED: &[(&str, &str, Shifted)] = &[
    ("CO", "2", Shifted::Part),
    ("PM", "2.5", Shifted::Part),
    ("2,870", "1", Shifted::Mark),
    ("산림", "가", Shifted::Part),
];

#[cfg(test)]
mod tests {
    use super::{LOWERED, RAISED, lowered, raised};

    #[test]
    fn marks_are_told_from_exponents_and_parts() {
        for (before, text, expected) in RAISED {
            assert_eq!(raised(before, text), *expected, "{before} raised {text}");
        }
        for (before, text, expected) in LOWERED {
            assert_eq!(lowered(before, text), *expected, "{before} lowered {text}");
        }
    }
}
