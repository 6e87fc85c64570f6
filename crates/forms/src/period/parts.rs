//! The parts of a period heading: years, quarters, halves, months.

use super::Period;
use crate::enclosed::figure;
use crate::{Parsed, blanks, digits, marks};
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{map, map_opt, not, opt, peek, recognize, value, verify};
use nom::sequence::{delimited, preceded, terminated};

/// Words that make the number before them a quarter. `사분기` is a quarter spoken of as one of four.
pub const QUARTER_WORDS: &[&str] = &["사분기", "분기", "四半期"];

/// Spoken numbers of quarters, before `사분기` only.
const SPOKEN: &[(&str, u8)] = &[("일", 1), ("이", 2), ("삼", 3), ("사", 4)];

/// Words for halves of a year.
pub const HALVES: &[(&str, u8)] = &[
    ("상반기", 1),
    ("전반기", 1),
    ("上半期", 1),
    ("上반기", 1),
    ("하반기", 2),
    ("후반기", 2),
    ("下半期", 2),
    ("下반기", 2),
];

/// Short signs of halves, which are halves after a year only.
const SHORT_HALVES: &[(&str, u8)] =
    &[("1H", 1), ("2H", 2), ("H1", 1), ("H2", 2), ("상", 1), ("上", 1), ("하", 2), ("下", 2)];

/// Signs of a year, a quarter or a month besides the words above; `[2024]` is a year by its figures.
const SIGNS: &[char] = &['년', '年', 'Q', 'q', '/', '월', '1', '2'];

/// Whether a text has a word or sign of a period at all. Most lines have none and need not be read as one.
pub(super) fn may_name(text: &str) -> bool {
    let halves = HALVES.iter().chain(SHORT_HALVES).map(|(word, _)| *word);
    text.contains(SIGNS) || QUARTER_WORDS.iter().copied().chain(halves).any(|word| text.contains(word))
}

/// What goes on with the word before it: `분기별`, `분기마다` are no heading.
const GOES_ON: &str = "별마당내간째차";

/// What a period names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    year: Option<i16>,
    quarters: Option<(u8, u8)>,
    half: Option<u8>,
}

impl Found {
    pub(super) fn period(self) -> Period {
        let (quarter, half) = match self.quarters {
            Some((1, 2)) => (None, Some(1)),
            Some((3, 4)) => (None, Some(2)),
            Some((1, 4)) => (None, None),
            Some((_, last)) => (Some(last), None),
            None => (None, self.half),
        };
        Period { year: self.year, quarter, half }
    }

    /// Whether it names several quarters that are no half and no year.
    pub(super) fn several(self) -> bool {
        self.quarters
            .is_some_and(|(first, last)| first != last && ![(1, 2), (3, 4), (1, 4)].contains(&(first, last)))
    }

    fn in_year(self, year: i16) -> Self {
        Self { year: Some(year), ..self }
    }

    fn quarters(first: u8, last: u8) -> Self {
        Self { quarters: Some((first, last)), ..Self::default() }
    }

    fn half(half: u8) -> Self {
        Self { half: Some(half), ..Self::default() }
    }
}

/// A period: `2022년`, `2022년 < 3분기 >`, `3분기`. The flag says whether it is a bare number. In brackets that set a
/// heading apart, `1/4` is a quarter without a year.
pub(super) fn dated(input: &str, set_apart: bool) -> Parsed<'_, (Found, bool)> {
    let part = || alt((quarters, half, months_of, short_quarter, short_half));
    let full = map((year, joins, part()), |((year, _), _, found)| (found.in_year(year), false));
    let unmarked =
        map((short_year, joins, alt((quarters, half))), |(year, _, found)| (found.in_year(year), false));
    let latin_first =
        map((alt((latin, latin_half)), latin_year), |(found, year)| (found.in_year(year), false));
    let year_alone = map(terminated(year, not(digit_next)), |(year, bare)| {
        (Found { year: Some(year), ..Found::default() }, bare)
    });
    let apart = verify(of_four_alone, |_| set_apart);
    let alone = map(alt((quarters, latin_quarter, half, months_of, one_half, apart)), |found| (found, false));
    alt((full, unmarked, latin_first, year_alone, alone)).parse(input)
}

/// A digit behind a year, over the marks that join dates: `2024. 3.`, `’21~’23`.
fn digit_next(input: &str) -> Parsed<'_, char> {
    let join = |c: char| ".-/".contains(c) || marks::is_range_mark(c);
    let between = (blanks, opt(satisfy(join)), blanks, opt(satisfy(marks::is_year_mark)));
    peek(preceded(between, satisfy(|c| c.is_ascii_digit()))).parse(input)
}

/// A year and whether it is a bare number: `2022년`, `2024년도`, `2024.`, `’24년`, `'21.`, `19년`.
fn year(input: &str) -> Parsed<'_, (i16, bool)> {
    let named = || value(false, alt((tag("년도"), tag("年度"), tag("年"), year_word)));
    let sign = preceded(blanks, alt((named(), value(true, tag(".")))));
    let short = terminated(two_digits, peek(preceded(blanks, named())));
    let year = alt((full_year, marked_year, short));
    map((year, opt(sign)), |(year, sign)| (year, sign.unwrap_or(true))).parse(input)
}

fn full_year(input: &str) -> Parsed<'_, i16> {
    let number = map_opt(digits(4, 4), |text: &str| text.parse().ok());
    verify(number, |year| (1950..=2100).contains(year)).parse(input)
}

fn two_digits(input: &str) -> Parsed<'_, i16> {
    map_opt(digits(2, 2), |text: &str| text.parse::<i16>().ok().map(|year| 2000 + year)).parse(input)
}

fn marked_year(input: &str) -> Parsed<'_, i16> {
    preceded((satisfy(marks::is_year_mark), blanks), two_digits).parse(input)
}

/// Two figures that are a year because a quarter or half with its word follows: `24.2분기`, `24-2분기`.
fn short_year(input: &str) -> Parsed<'_, i16> {
    terminated(two_digits, preceded(blanks, one_of(".-/"))).parse(input)
}

/// The year behind a Latin quarter: `2Q24`, `2Q 2024`, `1H’24`. Two bare figures must follow at once.
fn latin_year(input: &str) -> Parsed<'_, i16> {
    let year = alt((preceded(joins, alt((full_year, marked_year))), two_digits));
    terminated(terminated(year, opt(year_word)), not(satisfy(char::is_alphanumeric))).parse(input)
}

/// `년`, unless it is the beginning of `20년간` or `3년차`.
fn year_word(input: &str) -> Parsed<'_, &str> {
    terminated(tag("년"), not(one_of("간차째대생말초치"))).parse(input)
}

/// What parts a year from its quarter: blanks, brackets, a full stop, a hyphen, a bar.
fn joins(input: &str) -> Parsed<'_, &str> {
    let join = |c: char| {
        c.is_whitespace()
            || marks::opens(c)
            || marks::closes(c)
            || marks::is_hyphen(c)
            || marks::is_middot(c)
            || marks::is_bar(c)
            || marks::is_colon(c)
            || marks::is_slash(c)
            || ".,".contains(c)
    };
    take_while(join).parse(input)
}

/// `3분기`, `제3분기`, `3/4분기`, `1~3분기`, `1·2분기`, `1분기~3분기`, `1사분기`, `삼사분기`.
fn quarters(input: &str) -> Parsed<'_, Found> {
    let nth = || preceded((opt(tag("제")), blanks), one);
    let mark = |c: char| marks::is_range_mark(c) || marks::is_hyphen(c) || marks::is_middot(c) || c == ',';
    let mark = recognize((blanks, alt((recognize(satisfy(mark)), tag("및"))), blanks));
    let first = terminated(nth(), (opt(of_four), opt(quarter_word)));
    let last = terminated(nth(), (opt(of_four), quarter_word));
    let range = verify((first, mark, last), |(first, _, last)| first < last);
    let range = map(range, |(first, mark, last)| in_fours(first, mark, last));
    let spoken = terminated(words(SPOKEN), tag("사분기"));
    let single = terminated(nth(), (opt(of_four), quarter_word));
    alt((range, map(alt((single, spoken)), |one| Found::quarters(one, one)))).parse(input)
}

/// `1·4분기` is the first quarter of four, as newspapers write it; `3·4분기` may be both.
fn in_fours(first: u8, mark: &str, last: u8) -> Found {
    let of_four = mark.chars().all(marks::is_middot) && last == 4 && first < 3;
    Found::quarters(first, if of_four { first } else { last })
}

fn quarter_word(input: &str) -> Parsed<'_, ()> {
    let word = |input| {
        let rest = QUARTER_WORDS.iter().find_map(|word| str::strip_prefix(input, *word));
        rest.map(|rest| (rest, ())).ok_or_else(|| unlike(input))
    };
    terminated(preceded(blanks, word), not(one_of(GOES_ON))).parse(input)
}

/// The value of the first word of a table that a text begins with.
fn words<'t>(
    table: &'static [(&'static str, u8)],
) -> impl Parser<&'t str, Output = u8, Error = nom::error::Error<&'t str>> {
    move |input: &'t str| {
        let found = table.iter().find_map(|(word, value)| Some((input.strip_prefix(*word)?, *value)));
        found.ok_or_else(|| unlike(input))
    }
}

/// The failure of a parser that looked for a word.
pub(super) fn unlike(input: &str) -> nom::Err<nom::error::Error<&str>> {
    nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Tag))
}

/// `3/4` and `3Q`, which are quarters after a year only.
fn short_quarter(input: &str) -> Parsed<'_, Found> {
    let fraction = map(terminated(one, (of_four, not(digit_next))), |one| Found::quarters(one, one));
    alt((fraction, latin_quarter)).parse(input)
}

/// `1/4` that nothing but a closing bracket follows.
fn of_four_alone(input: &str) -> Parsed<'_, Found> {
    let closed = (blanks, satisfy(marks::closes));
    map(terminated(one, (of_four, peek(closed))), |one| Found::quarters(one, one)).parse(input)
}

/// `3Q`, `Q3`, `1~2Q` as a word of its own.
fn latin_quarter(input: &str) -> Parsed<'_, Found> {
    terminated(latin, not(satisfy(char::is_alphanumeric))).parse(input)
}

fn latin(input: &str) -> Parsed<'_, Found> {
    let letter = || one_of("Qq");
    let range = verify((one, satisfy(marks::is_range_mark), terminated(one, letter())), |(a, _, b)| a < b);
    let range = map(range, |(first, _, last)| Found::quarters(first, last));
    let single = alt((terminated(one, letter()), preceded(letter(), one)));
    alt((range, map(single, |one| Found::quarters(one, one)))).parse(input)
}

/// The number of a quarter.
pub(super) fn one(input: &str) -> Parsed<'_, u8> {
    let latin =
        |letters: &'static str, quarter: u8| value(quarter, terminated(tag(letters), not(one_of("IVX"))));
    let of_one = |c: char| {
        let roman = || ROMAN_QUARTERS.iter().find_map(|row| row.chars().zip(1..).find(|(r, _)| *r == c));
        let value = c.to_digit(10).or_else(|| figure(c)).or_else(|| roman().map(|(_, value)| value));
        value.and_then(|n| u8::try_from(n).ok()).filter(|n| (1..=4).contains(n))
    };
    let single = map_opt(satisfy(|_| true), of_one);
    alt((single, latin("III", 3), latin("II", 2), latin("IV", 4), latin("I", 1))).parse(input)
}

/// Roman figures of quarters, each one character.
const ROMAN_QUARTERS: [&str; 2] = ["ⅠⅡⅢⅣ", "ⅰⅱⅲⅳ"];

fn of_four(input: &str) -> Parsed<'_, &str> {
    recognize((blanks, satisfy(marks::is_slash), blanks, char('4'))).parse(input)
}

/// `상반기`, `下半期`.
fn half(input: &str) -> Parsed<'_, Found> {
    map(words(HALVES), Found::half).parse(input)
}

/// `上`, `하`, `1H`, which are halves after a year only.
fn short_half(input: &str) -> Parsed<'_, Found> {
    map(terminated(words(SHORT_HALVES), not(satisfy(char::is_alphanumeric))), Found::half).parse(input)
}

/// `1H`, `2H` without a year. `H2` alone is hydrogen.
fn one_half(input: &str) -> Parsed<'_, Found> {
    let half = terminated(words(&[("1H", 1), ("2H", 2)]), not(satisfy(char::is_alphanumeric)));
    map(half, Found::half).parse(input)
}

/// A Latin half before its year.
fn latin_half(input: &str) -> Parsed<'_, Found> {
    map(words(&[("1H", 1), ("2H", 2), ("H1", 1), ("H2", 2)]), Found::half).parse(input)
}

/// Months that are together a quarter or more: `1~3월`, `1월~3월`, `7-12월`.
fn months_of(input: &str) -> Parsed<'_, Found> {
    let month = || map_opt(digits(1, 2), |text: &str| text.parse::<u8>().ok());
    let mark = satisfy(|c| marks::is_range_mark(c) || marks::is_hyphen(c));
    let range =
        (month(), blanks, opt(tag("월")), blanks, mark, blanks, terminated(month(), (blanks, tag("월"))));
    let whole = map_opt(range, |(first, _, _, _, _, _, last)| {
        let starts = (1..=10).contains(&first) && first % 3 == 1;
        let ends = last <= 12 && last % 3 == 0 && first < last;
        (starts && ends).then(|| Found::quarters(first.div_ceil(3), last / 3))
    });
    terminated(whole, not(satisfy(char::is_alphabetic))).parse(input)
}

/// The months of a quarter in parentheses: `(7~9월)`, `('24.7~9월)`.
pub(super) fn months(input: &str) -> Parsed<'_, &str> {
    let inside = take_while(|c: char| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || marks::is_year_mark(c)
            || marks::is_range_mark(c)
            || "월년.-".contains(c)
    });
    let months = verify(inside, |text: &str| text.contains('월') || text.contains(marks::is_range_mark));
    recognize(delimited(satisfy(marks::opens_round), months, satisfy(marks::closes_round))).parse(input)
}

/// The year in parentheses behind its quarter: `2분기(2024년)`.
pub(super) fn year_behind(input: &str) -> Parsed<'_, i16> {
    let year = delimited(blanks, map(year, |(year, _)| year), blanks);
    delimited(satisfy(marks::opens_round), year, satisfy(marks::closes_round)).parse(input)
}
