//! Headings of years, halves, quarters and months in all the ways ministries write them.
//!
//! ```text
//! heading  = { mark }, [ order, { mark } ], period, { close }, [ months | year-behind ], { close }, [ label, close ], tail ;
//! period   = year, { join }, ( quarter | half | months-of ) | latin, { join }, year | year | quarter | half | months-of ;
//! year     = digit * 4, [ sign ] | apostrophe, digit * 2, [ sign ] | digit * 2, "년" | digit * 2 before a quarter or half ;
//! sign     = "년도" | "년" | "年度" | "年" | "." ;
//! quarter  = [ "제" ], one, [ of-four ], quarter-word | one, of-four | latin
//!          | one, [ of-four ], [ quarter-word ], range, [ "제" ], one, [ of-four ], quarter-word ;
//! latin    = one, "Q" | "Q", one | one, range, one, "Q" | ( "1" | "2" ), "H" | "H", ( "1" | "2" ) ;
//! one      = "1" … "4" | "Ⅰ" … "Ⅳ" | "I" … "IV" | "①" … "④" ;
//! of-four  = "/", "4" ;
//! half     = a row of HALVES ; after a year also "상" | "하" | "上" | "下" ;
//! months-of = month, [ "월" ], range, month, "월" ;                  (* 1~3월, a quarter, half or year of months *)
//! order    = digit, [ digit ], ( "." | ")" ) | "(", digit, ")" | enclosed | "가" … "하", "." | "Ⅰ" …, [ "." ] ;
//! months   = "(", [ year ], digit, { digit | "월" | "~" | "." }, ")" ;
//! year-behind = "(", year, ")" ;
//! label    = heading words ;                                        (* <1분기 완료>, 1분기(완료), <완료: 1분기>: bracketed *)
//! mark     = bracket | blank | "□" | "▶" | "-" | … ;
//! close    = bracket | blank | ":" | "|" ;
//! ```
//!
//! Counted on 65 government documents: five apostrophes before a two-digit year, brackets of eight kinds, `1/4분기`,
//! `'21.3Q`, `’20.上` and ranges such as `1~3분기`.

mod alone;
mod examples;
mod parts;
#[cfg(test)]
mod tests;

pub use alone::{Alone, alone};
pub use examples::{EXAMPLES, Example};
pub use parts::{HALVES, QUARTER_WORDS};

use crate::enclosed::enclosed;
use crate::enumerator::{ROMAN, SYLLABLES};
use crate::letter::is_syllable;
use crate::{Parsed, blanks, digits, marks};
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::take_while;
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{eof, map, not, opt, peek, recognize};
use nom::multi::{many0_count, many1_count};
use nom::sequence::{delimited, preceded, terminated};
use parts::{dated, months, one, year_behind};

/// A span of time: year, quarter, half.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// The year.
    pub year: Option<i16>,
    /// The quarter, 1 to 4.
    pub quarter: Option<u8>,
    /// The half, 1 or 2.
    pub half: Option<u8>,
}

impl Period {
    /// The period in force after a heading: a heading without a year stays in the year before it.
    #[must_use]
    pub fn then(self, heading: Self) -> Self {
        Self { year: heading.year.or(self.year), ..heading }
    }
}

/// A period at the beginning of a text, and what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading<'t> {
    /// When.
    pub period: Period,
    /// Whether it names several quarters that are no half and no year; the last one stands for them.
    pub several: bool,
    /// Whether it stands in angle, square or similar brackets that close before the tail.
    pub bracketed: bool,
    /// Whether it is a bare number (`2024`, `’24`) that is a period only where a period must stand.
    pub bare: bool,
    /// Words behind the period inside its brackets: `완료` in `<1분기 완료>`; else empty.
    pub label: &'t str,
    /// The rest of the text.
    pub tail: &'t str,
}

impl<'t> Heading<'t> {
    /// What the heading says besides its period: the words in its brackets, or else all that follows it.
    #[must_use]
    pub fn name(&self) -> &'t str {
        if self.tail.is_empty() { self.label } else { self.tail }
    }

    /// Whether nothing follows but words that headings have (`추진실적`, `주요 성과`), so that the whole text is a heading.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.bare && (self.tail.is_empty() || heading_words(self.tail))
    }
}

/// Reads a period at the beginning of a text: `’24.3분기 추진실적` is 2024 Q3 with the tail `추진실적`.
#[must_use]
pub fn heading(text: &str) -> Option<Heading<'_>> {
    // Most texts begin with a word that begins none.
    if !may_begin(text.trim_start()) {
        return None;
    }
    named_before(text).or_else(|| dated_first(text))
}

/// A heading that begins with its period.
fn dated_first(text: &str) -> Option<Heading<'_>> {
    let (rest, _) = leading(text).ok()?;
    if !may_begin(rest) {
        return None;
    }
    let open_before = unclosed(text, rest);
    let set_apart = open_before.is_some_and(|open| marks::bracket(open) == Some(marks::Bracket::Heading));
    let written = |input| dated(input, set_apart);
    let (rest, (found, bare)) = alt((written, preceded((order, leading), written))).parse(rest).ok()?;
    let aside = opt(alt((map(months, |_| None), map(year_behind, Some))));
    let (rest, (_, behind, _)) = (closers, aside, closers).parse(rest).ok()?;
    let used = |tail: &str| text.get(..text.len() - tail.len()).unwrap_or_default();
    let named = found.period();
    let part_of_year = named.quarter.is_some() || named.half.is_some();
    let behind_it = || words_behind(rest, bracketed(used(rest))).filter(|_| part_of_year);
    let (tail, label) = labelled(text, rest).or_else(behind_it).unwrap_or((rest, ""));
    let bracketed = bracketed(used(tail)) || !label.is_empty() && bracketed(used(rest));
    let bare = bare && !(bracketed && set_apart);
    let period = Period { year: named.year.or(behind.flatten()), ..named };
    Some(Heading { period, several: found.several(), bracketed, bare, label, tail })
}

/// A year alone or a quarter number alone, as a year or quarter column has it: `2024`, `3`.
#[must_use]
pub fn cell(text: &str) -> Option<Period> {
    let lone =
        map(terminated(one, (blanks, eof)), |quarter| Period { quarter: Some(quarter), ..Period::default() });
    let found = heading(text).filter(|h| h.tail.is_empty()).map(|h| h.period);
    found.or_else(|| preceded(leading, lone).parse(text).ok().map(|(_, period)| period))
}

/// Whether a label opens with a period: `2024년`, `’24년3분기`, `하반기`. The text has no blanks.
#[must_use]
pub fn opens_label(text: &str) -> bool {
    text.chars().count() <= LONGEST_LABEL && heading(text).is_some_and(|found| !found.bare)
}

/// Whether a text without a marker that stands where items stand may be the heading of a quarter or half in a form that
/// [`heading`] does not know: a short text that names one.
#[must_use]
pub fn may_be_unknown(text: &str) -> bool {
    let names = QUARTER_WORDS.iter().copied().chain(HALVES.iter().map(|(word, _)| *word));
    let fraction = |(inner, _)| dated(&format!("{inner})"), true).is_ok_and(|(rest, _)| rest == ")");
    text.chars().count() <= LONGEST_UNKNOWN
        && (names.into_iter().any(|word| text.contains(word)) || marks::inside(text).is_some_and(fraction))
}

/// Longer texts that name a quarter are sentences, in characters. The longest of [`EXAMPLES`] has 17.
const LONGEST_UNKNOWN: usize = 30;

/// Longer labels are titles, in characters.
const LONGEST_LABEL: usize = 14;

/// Words a heading has besides its period, the longest first. `2024년 1분기 주요 추진실적` is nothing but a heading.
const HEADING_WORDS: &[&str] = &[
    "추진", "주요", "세부", "향후", "실적", "성과", "현황", "상황", "계획", "내용", "이행", "경과", "누적",
    "누계", "및",
];

/// Further words of a heading that stands in brackets with its period. Without brackets they end an item as often
/// (`… 2024년 하반기 완료`).
const BRACKETED_WORDS: &[&str] = &[
    "완료",
    "예정",
    "결과",
    "점검",
    "보고",
    "평가",
    "진행",
    "사항",
    "일정",
    "목표",
    "까지의",
    "연간",
    "정상",
    "지연",
    "부진",
    "미",
    "기간",
];

/// Words for a moment of a period: a heading or the end of a wrapped item.
const MOMENTS: &[&str] = &["까지", "기준", "현재", "중", "말"];

/// No heading has more words than this.
const MOST_WORDS: usize = 6;

/// Whether a text is nothing but words of a heading.
fn heading_words(text: &str) -> bool {
    only_words(text, &[HEADING_WORDS])
}

/// Whether a text is nothing but words of these lists, run together or apart, with middots, a colon or brackets.
fn only_words(text: &str, lists: &[&[&str]]) -> bool {
    let skip = |c: char| {
        c.is_whitespace()
            || marks::is_middot(c)
            || marks::is_hyphen(c)
            || marks::is_colon(c)
            || marks::opens(c)
            || marks::closes(c)
            || c == ','
            || c == '/'
    };
    let mut rest = text.trim_matches(skip);
    for _ in 0..MOST_WORDS {
        let word = lists.iter().copied().flatten().find_map(|word| rest.strip_prefix(*word));
        match word {
            Some(after) => rest = after.trim_start_matches(skip),
            None => break,
        }
    }
    rest.is_empty()
}

/// The words between a period and the bracket that closes it, and what follows that bracket: `완료` in `<1분기 완료>`.
fn labelled<'t>(text: &'t str, rest: &'t str) -> Option<(&'t str, &'t str)> {
    let close = marks::closing_of(unclosed(text, rest)?)?;
    let (label, after) = rest.split_once(close)?;
    only_words(label, &[HEADING_WORDS, BRACKETED_WORDS, MOMENTS]).then_some(())?;
    let (tail, _) = closers(after).ok()?;
    Some((tail, label.trim()))
}

/// The words behind a quarter or half that brackets of their own or those around it set apart, and the end of the text:
/// `1분기(완료)`, `<1분기> 완료`.
fn words_behind(rest: &str, bracketed: bool) -> Option<(&str, &str)> {
    let (words, end) = (rest.trim(), rest.get(rest.len()..)?);
    let inner = marks::inside(words).filter(|(_, usage)| *usage != marks::Bracket::Corner);
    let label = inner.map_or(bracketed.then_some(words), |(inner, _)| Some(inner))?;
    let told = only_words(label, &[HEADING_WORDS, BRACKETED_WORDS, MOMENTS]) && !label.is_empty();
    told.then_some((end, label))
}

/// A heading whose words stand before its period, set apart by brackets: `[실적] 1분기`, `<완료: 1분기>`, `<실적(1분기)>`.
fn named_before(text: &str) -> Option<Heading<'_>> {
    let open = |c: &char| marks::opens(*c) && marks::bracket(*c) == Some(marks::Bracket::Heading);
    let inside = text.trim().strip_prefix(|c| open(&c))?;
    let ends = |c: char| marks::opens(c) || marks::closes(c) || marks::is_colon(c);
    let (words, rest) = inside.split_at_checked(inside.find(ends)?)?;
    let label = words.trim();
    let told = !label.is_empty() && only_words(label, &[HEADING_WORDS, BRACKETED_WORDS]);
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || !marks::opens(c) && ends(c));
    let found = dated_first(rest)
        .filter(|found| told && !found.bare && found.tail.is_empty() && found.label.is_empty());
    found.map(|found| Heading { label, bracketed: true, ..found })
}

/// The last bracket that opens in a text before its given rest and does not close there.
fn unclosed(text: &str, rest: &str) -> Option<char> {
    let mut open: Vec<char> = Vec::new();
    for c in text.get(..text.len() - rest.len())?.chars() {
        if marks::opens(c) {
            open.push(c);
        } else if open.last().is_some_and(|last| marks::closing_of(*last) == Some(c)) {
            open.pop();
        }
    }
    open.pop()
}

/// Whether a period, or the number or letter of a list before one, may begin here. Most texts begin with a syllable that
/// neither begins with, and need not be read as one.
fn may_begin(text: &str) -> bool {
    !text.starts_with(|c| is_syllable(c) && !begins(c)) || may_be_ordered(text)
}

/// Whether a text may begin with the number or letter of a list: a syllable is one only with a mark behind it.
fn may_be_ordered(text: &str) -> bool {
    let mut chars = text.chars();
    let first = chars.next();
    !first.is_some_and(is_syllable) || chars.next().is_some_and(|c| ".)".contains(c))
}

/// A number or letter before the heading of a list: `1.`, `(2)`, `③`, `가.`, `Ⅰ.`.
fn order(input: &str) -> Parsed<'_, &str> {
    if !may_be_ordered(input) {
        return Err(parts::unlike(input));
    }
    let blank = || many1_count(satisfy(char::is_whitespace));
    let arabic = recognize((digits(1, 2), one_of(".)"), blank()));
    let closed = recognize(delimited(char('('), digits(1, 2), char(')')));
    let ringed = recognize(satisfy(|c| enclosed(c).is_some()));
    let letter = recognize((one_of(SYLLABLES), one_of(".)")));
    let roman = recognize((one_of(ROMAN), opt(one_of(".)")), blank()));
    let latin = recognize((many1_count(one_of("IVX")), one_of(".)"), blank()));
    alt((arabic, closed, ringed, letter, roman, latin)).parse(input)
}

class! {
    /// Whether a shape or mark stands before a heading or decorates it, those of classes of their own left out.
    fn is_decoration:
        '□' '■' '◇' '◆' '○' '◎' '●' '▪' '▣' '◈' '▶' '►' '▷' '▸' '❍' '◦' '•' 'ㅇ' 'ㅁ' '=' '#' '*' '※' '，' ','
}

fn decorates(c: char) -> bool {
    is_decoration(c)
        || c.is_whitespace()
        || marks::is_bar(c)
        || marks::is_hyphen(c)
        || marks::is_middot(c)
        || marks::is_colon(c)
}

/// Brackets, list marks and blanks before a heading.
fn leading(input: &str) -> Parsed<'_, &str> {
    let mark = satisfy(|c| marks::closes(c) || decorates(c));
    recognize(many0_count(alt((mark, opener)))).parse(input)
}

/// A bracket that opens a period. One that holds the months of a quarter or words belongs to what follows.
fn opener(input: &str) -> Parsed<'_, char> {
    let inside = |c: char| c.is_whitespace() || marks::opens(c) || begins(c);
    preceded(not(months), terminated(satisfy(marks::opens), peek(satisfy(inside)))).parse(input)
}

class! {
    /// Whether a word for a period, or for its number, may begin with this character.
    fn begins_word:
        '제' '일' '이' '삼' '사' '상' '하' '전' '후' '上' '下' 'Ⅰ' 'Ⅱ' 'Ⅲ' 'Ⅳ' 'ⅰ' 'ⅱ' 'ⅲ' 'ⅳ' 'I' 'Q' 'q'
}

/// Whether a period may begin with this character.
fn begins(c: char) -> bool {
    begins_word(c) || c.is_ascii_digit() || marks::is_year_mark(c) || enclosed(c).is_some()
}

/// Brackets, blanks and a colon after a period, and marks that only decorate the end of the line.
fn closers(input: &str) -> Parsed<'_, &str> {
    let close =
        take_while(|c: char| c.is_whitespace() || marks::closes(c) || marks::is_colon(c) || marks::is_bar(c));
    recognize((close, opt(terminated(take_while(decorates), eof)))).parse(input)
}

/// Whether what was read ends with a bracket that sets headings apart.
fn bracketed(used: &str) -> bool {
    let last = used.trim_end_matches(|c: char| c.is_whitespace() || marks::is_colon(c)).chars().next_back();
    last.is_some_and(|c| marks::closes(c) && marks::bracket(c) == Some(marks::Bracket::Heading))
}
