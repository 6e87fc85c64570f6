//! Page numbers, as they stand alone on a line in the margin of a page.
//!
//! ```text
//! line    = { mark | word }, count, [ "/", count ], { mark | word } ;
//! mark    = dash | tilde | middot | bar | bracket ;
//! word    = "page" | "p." | "쪽" | "페이지" | "of" ;                        (* "of" stands for the slash *)
//! count   = figures | roman | roman, "-", figures ;
//! figures = one to four digits ;
//! roman   = 1 to 49 in small letters, in large ones between dashes, or as one character ;
//! ```
//!
//! Samples: `- 3 -`, `3 / 12`, `7쪽`, `- iii -`, `Ⅲ-3`.

use crate::letter::is_syllable;
use crate::marks::{self, Bracket};
use crate::period::{Alone, alone};

/// A page number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageNumber {
    /// Its value; of `3 / 12` and `Ⅱ-3` the 3.
    pub value: u32,
    /// Whether marks or words beside it tell that it is no amount and no agenda's number: `- 3 -`, `3쪽`, `3 / 12`.
    pub marked: bool,
}

/// The words beside a page number.
const WORDS: &[&str] = &["page", "쪽", "페이지", "p."];
/// The marks beside a page number, brackets aside.
const MARKS: &str = "-–—−―·~";
/// No page number has more digits: five are an amount.
const MOST_DIGITS: usize = 4;
/// Roman figures of units and tens, in small letters.
const UNITS: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
const TENS: [&str; 5] = ["", "x", "xx", "xxx", "xl"];
/// The first of the twelve characters that each show a Roman figure, large and small.
const ROMAN_CHARACTERS: [char; 2] = ['Ⅰ', 'ⅰ'];

/// Reads a line that holds a page number and nothing else. A bracket that only closes is the end of a date that the page
/// before begins: `(1.` and overleaf `9)`; and `< 1/4 >` is a quarter, `[2024]` a year.
#[must_use]
pub fn page_number(line: &str) -> Option<PageNumber> {
    let line = line.trim();
    // Most lines are told by a syllable that no word beside a page number has.
    if line.chars().any(|c| is_syllable(c) && !WORDS.iter().any(|word| word.contains(c))) {
        return None;
    }
    let headed = line.chars().next().and_then(marks::bracket) == Some(Bracket::Heading);
    if !marks::balanced(line) || headed && alone(line) == Some(Alone::Distinct) {
        return None;
    }
    let lower = line.to_lowercase();
    let bare = WORDS.iter().fold(lower.clone(), |text, word| text.replace(word, "")).replace("of", "/");
    let mark =
        |c: char| c.is_whitespace() || MARKS.contains(c) || marks::bracket(c).is_some() || marks::is_bar(c);
    let core = bare.trim_matches(mark);
    let dashed = line.starts_with(|c| MARKS.contains(c)) && line.ends_with(|c| MARKS.contains(c));
    // A large Roman figure alone is the number of a chapter.
    let large = line.chars().any(|c| c.is_ascii_uppercase() || ('Ⅰ'..='Ⅻ').contains(&c));
    let number = |part: &str| {
        figures(part).or_else(|| chapter_page(part)).or_else(|| roman(part).filter(|_| dashed || !large))
    };
    let mut parts = core.split('/').map(str::trim);
    let value = parts.next().and_then(number)?;
    let whole = parts.next().is_none_or(|all| number(all).is_some()) && parts.next().is_none();
    let worded = WORDS.iter().any(|word| lower.contains(word));
    whole.then(|| PageNumber { value, marked: dashed || worded || core.contains('/') })
}

fn figures(text: &str) -> Option<u32> {
    let plain = text.len() <= MOST_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// The page of `ⅲ-3`.
fn chapter_page(text: &str) -> Option<u32> {
    let (chapter, page) = text.split_once('-')?;
    roman(chapter.trim()).and_then(|_| figures(page.trim()))
}

/// The value of a Roman figure in small letters.
fn roman(text: &str) -> Option<u32> {
    let mut chars = text.chars();
    if let (Some(only), None) = (chars.next(), chars.next()) {
        let value = |first: char| u32::from(only).checked_sub(u32::from(first)).filter(|offset| *offset < 12);
        if let Some(offset) = ROMAN_CHARACTERS.iter().find_map(|first| value(*first)) {
            return Some(offset + 1);
        }
    }
    let of = |(tens, ten): (u32, &str)| {
        let rest = text.strip_prefix(ten)?;
        (0..).zip(UNITS).find(|(_, unit)| *unit == rest).map(|(unit, _)| 10 * tens + unit)
    };
    (0..).zip(TENS).find_map(of).filter(|value| *value > 0)
}

/// Page numbers with their values, and texts that are none.
pub const EXAMPLES: &[(&str, Option<u32>)] = &[
    ("- 3 -", Some(3)),
    ("12", Some(12)),
    ("3 / 12", Some(3)),
    ("20/20", Some(20)),
    ("– 4 –", Some(4)),
    ("7쪽", Some(7)),
    ("Page 3 of 12", Some(3)),
    ("p. 8", Some(8)),
    ("[5]", Some(5)),
    ("- iii -", Some(3)),
    ("xiv", Some(14)),
    ("- XL -", Some(40)),
    ("ⅳ", Some(4)),
    ("- Ⅳ -", Some(4)),
    ("Ⅲ-3", Some(3)),
    ("- 21 -", Some(21)),
    ("Ⅲ", None),
    ("I", None),
    ("iiii", None),
    ("mix", None),
    ("2024년", None),
    ("23.", None),
    ("23-1", None),
    ("23-1.", None),
    ("3분기", None),
    ("< 1/4 >", None),
    ("[ 3/4 ]", None),
    ("[2024]", None),
    ("[ 3/12 ]", Some(3)),
    ("1/2/3", None),
    ("- 미래차", None),
    ("", None),
    ("-", None),
    ("12345", None),
    ("9)", None),
    ("(3", None),
];

#[cfg(test)]
mod tests {
    use super::{EXAMPLES, page_number};

    #[test]
    fn page_numbers_in_their_forms() {
        for (text, value) in EXAMPLES {
            assert_eq!(page_number(text).map(|number| number.value), *value, "{text}");
        }
    }

    #[test]
    fn marks_and_words_tell_a_page_number_from_an_amount() {
        for (text, marked) in
            [("- 3 -", true), ("3쪽", true), ("3 / 12", true), ("3", false), ("iv", false), ("(3)", false)]
        {
            assert_eq!(page_number(text).map(|number| number.marked), Some(marked), "{text}");
        }
    }
}
