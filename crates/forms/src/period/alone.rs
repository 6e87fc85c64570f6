//! Whether a whole line is a period heading, and whether something else looks the same.
//!
//! A heading must fit the whole line, so that a wrapped line which merely mentions a quarter stays text.

use super::{HEADING_WORDS, MOMENTS, begins, heading, only_words, parts};
use crate::marker::rank;
use crate::marks::{self, Bracket};
use crate::period::order;
use crate::{Parsed, blanks, digits};
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{char, satisfy};
use nom::combinator::{all_consuming, opt, verify};
use nom::sequence::{preceded, terminated};

/// How surely a line by itself is a period heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alone {
    /// Nothing else is written so: `2022년`, `< 3분기 >`, `2024년 3분기 추진실적`.
    Distinct,
    /// The rest of a wrapped item looks the same: `(3분기)`, `3분기 중`, `1~3월`. It is a heading where the text before it
    /// is complete.
    Ambiguous,
}

/// No heading is longer, in bytes.
const LONGEST: usize = 120;

/// A year with a month or months that are no quarter: `2024년 7~8월`, `’24.3월말`.
fn months(line: &str) -> Parsed<'_, ()> {
    let century = |year: &&str| year.starts_with("19") || year.starts_with("20");
    let full = (verify(digits(4, 4), century), blanks, char('년')).map(|_| ());
    let marked = preceded(satisfy(marks::is_year_mark), take_while_m_n(2, 2, |c: char| c.is_ascii_digit()));
    let short = (marked, blanks, opt(char('년')), opt(char('.'))).map(|_| ());
    let month = || verify(digits(1, 2), |month: &str| month.len() == 1 || month.starts_with('1'));
    let first = (month(), blanks, satisfy(|c| c == '-' || marks::is_range_mark(c)), blanks);
    let named = (opt(first), month(), blanks, char('월'));
    let words = ["말", "추진실적", "실적", "현황", "계획"].map(tag::<_, _, nom::error::Error<&str>>);
    let said = opt(preceded(blanks, alt(words)));
    let whole = terminated((alt((full, short)), blanks, named), said);
    all_consuming(whole).map(|_| ()).parse(line)
}

/// Tells whether a line is nothing but a period heading, or several one after another.
#[must_use]
pub fn alone(line: &str) -> Option<Alone> {
    let line = line.trim();
    let may = line.len() <= LONGEST
        && line.starts_with(|c| begins(c) || marks::opens(c) || marks::is_bar(c) || order(line).is_ok())
        && parts::may_name(line)
        // A list mark before a heading is an item's; what stands behind it is asked for on its own.
        && !line.starts_with(|c| rank(c).is_some())
        && marks::balanced(line);
    if !may {
        return None;
    }
    let core =
        marks::inside(line).filter(|(_, usage)| *usage != Bracket::Corner).map_or(line, |(core, _)| core);
    if months(core).is_ok() && !is_round(line) {
        return Some(Alone::Distinct);
    }
    let found = heading(line).filter(|found| !found.bare)?;
    let only_months =
        found.period.year.is_none() && !found.bracketed && line.contains('월') && !line.contains("분기");
    if found.is_whole() {
        // `1분기(예정)` ends an item as often; `<1분기> 예정` and `<1분기 예정>` do not.
        let described = !found.label.is_empty() && !found.bracketed;
        let ambiguous = is_round(line) || only_months || described;
        return Some(if ambiguous { Alone::Ambiguous } else { Alone::Distinct });
    }
    if only_words(found.tail, &[HEADING_WORDS, MOMENTS]) {
        return Some(Alone::Ambiguous);
    }
    // `1분기 2분기`: one heading after another.
    alone(found.tail).filter(|_| found.tail.len() < line.len())
}

/// Whether a pair of parentheses takes the whole line.
fn is_round(line: &str) -> bool {
    matches!(marks::inside(line), Some((_, Bracket::Round)))
}
