//! Whether a whole line is a period heading, and whether something else looks the same.
//!
//! A heading must fit the whole line, so that a wrapped line which merely mentions a quarter stays text.

use super::{HEADING_WORDS, MOMENTS, begins, heading, only_words, parts};
use crate::marker::rank;
use crate::marks::{self, Bracket};
use crate::period::order;
use regex::Regex;
use std::sync::LazyLock;

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
static MONTHS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let year = format!(r"(?:(?:19|20)\d\d\s*년|[{}]\d\d\s*년?\.?)", marks::YEAR_MARKS);
    let months = format!(r"(?:1?\d\s*[{}-]\s*)?1?\d\s*월", marks::RANGE_MARKS);
    Regex::new(&format!(r"^{year}\s*{months}(?:\s*(?:말|추진실적|실적|현황|계획))?$")).ok()
});

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
    if MONTHS.as_ref().is_some_and(|months| months.is_match(core)) && !is_round(line) {
        return Some(Alone::Distinct);
    }
    let found = heading(line).filter(|found| !found.bare)?;
    let months =
        found.period.year.is_none() && !found.bracketed && line.contains('월') && !line.contains("분기");
    if found.is_whole() {
        let ambiguous = is_round(line) || months;
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
