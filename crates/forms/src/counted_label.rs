//! Labels that count: `경력2.`, `(우대요건 1)`, `붙임 3:`, `[4]`, `(iii)`, `예1)`.
//!
//! ```text
//! label = [ opening ], { letter | blank }, count, ( closing | "." | ":" ), text ;
//! count = digit, [ digit ] | small roman figure ;
//! ```
//!
//! One alone may be anything; two that follow each other are a list.

use crate::letter::is_letter;
use crate::{Parsed, digits, marks};
use nom::Parser as _;
use nom::bytes::complete::take_while_m_n;
use nom::character::complete::satisfy;
use nom::combinator::opt;

/// The longest name of a label, in characters.
const LONGEST: usize = 10;

/// Small roman figures, in their order.
const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// A label and its place in the count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountedLabel<'a> {
    /// The bracket it opens with.
    opening: Option<char>,
    /// What is counted; may be empty.
    name: &'a str,
    /// What ends it.
    ending: char,
    /// Whether roman figures count.
    roman: bool,
    /// Its place, from 1.
    place: usize,
}

impl CountedLabel<'_> {
    /// Whether it is the next label behind `before`.
    #[must_use]
    pub fn follows(&self, before: &CountedLabel<'_>) -> bool {
        self.place == before.place + 1 && CountedLabel { place: before.place, ..*self } == *before
    }
}

/// The label that a text opens with.
#[must_use]
pub fn counted_label(text: &str) -> Option<CountedLabel<'_>> {
    let (rest, (opening, name)) = head(text).ok()?;
    let (rest, name, roman, place) = if let Ok((rest, count)) = digits(1, 2).parse(rest) {
        (rest, name, false, count.parse().ok()?)
    } else {
        let (name, figure) = name.split_at(name.trim_end_matches(['i', 'v', 'x']).len());
        (rest, name, true, ROMAN.iter().position(|roman| *roman == figure)? + 1)
    };
    let ending = rest.chars().next()?;
    let text = rest.get(ending.len_utf8()..)?;
    let closed = opening.map_or(".:)".contains(ending), |open| marks::closing_of(open) == Some(ending));
    let titled = !text.trim().is_empty() && !text.starts_with(|c: char| c.is_ascii_digit());
    (closed && titled).then(|| CountedLabel { opening, name: name.trim_end(), ending, roman, place })
}

/// The bracket and the name of a label.
fn head(input: &str) -> Parsed<'_, (Option<char>, &str)> {
    (opt(satisfy(marks::opens)), take_while_m_n(0, LONGEST, named)).parse(input)
}

/// Whether a character may stand in the name of a label.
fn named(c: char) -> bool {
    c == ' ' || is_letter(c)
}

#[cfg(test)]
mod tests {
    use super::counted_label;

    #[test]
    fn labels_that_count_on() {
        for (before, after, follows) in [
            ("경력1. 학사학위", "경력2. 9년 이상", true),
            ("(우대요건1) 경력", "(우대요건2) 자격", true),
            ("(ii) 주식 취득", "(iii) 금전 대여", true),
            ("[2] 어촌 통계", "[3] 어항 통계", true),
            ("붙임 1: 계획", "붙임 2: 예산", true),
            ("1)산재보험", "2)고용보험", true),
            ("경력1. 학사학위", "경력3. 공무원", false),
            ("경력1. 학사학위", "학력2. 공무원", false),
            ("(요건1) 경력", "[요건2] 자격", false),
        ] {
            let both = counted_label(before).zip(counted_label(after));
            assert_eq!(
                both.is_some_and(|(before, after)| after.follows(&before)),
                follows,
                "{before} {after}"
            );
        }
        for text in ["2.5배 확대", "3.", "협약 체결", "2024. 3월", "(12월) 점검", ""] {
            assert_eq!(counted_label(text), None, "{text}");
        }
    }
}
