//! Numbers of agendas and tasks, at the head of a title or alone.
//!
//! ```text
//! numbered = [ open ], [ label, [ stop ] ], [ open ], [ "제" ], figures, [ unit ], [ close ], [ behind ], [ stop ], rest ;
//! label    = a name of agendas or tasks, letter-spaced or not ;
//! figures  = digit, [ digit ], [ digit ], { hyphen, part } ;        (* at most two parts *)
//! part     = digit, [ digit ] | figure in a ring, box or parentheses ;
//! unit     = "번째" | "번" | "호" ;
//! behind   = label ;                                                 (* 23번 국정과제 *)
//! stop     = "." | ")" | ":" | "," ;
//! ordinal  = enclosed figure or letter | syllable, ( "." | ")" ) | digits, ")" | "(", digits, ")" ;
//! ```
//!
//! Forms counted in press releases: `국정과제 23`, `국정과제 23번`, `국정과제 23)`, `국정과제(23번`, `국정과제 23-1`, `23-1번`,
//! `(23-1)`.

use crate::enclosed::{enclosed, figure};
use crate::enumerator::SYLLABLES;
use crate::letter::{is_letter, is_letter_or_figure};
use crate::{Parsed, blanks, digits, marks};
use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{map, map_opt, not, opt, peek, recognize};
use nom::multi::fold_many_m_n;
use nom::sequence::{delimited, preceded, terminated};

/// What a word before or behind a number names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// A national agenda item.
    Agenda,
    /// A task under one.
    Task,
    /// One of the two, as the rest of the document decides.
    Either,
}

/// Words that name agendas and tasks in every layout, the longest first.
pub const LABELS: &[(&str, Names)] = &[
    ("세부실천과제", Names::Task),
    ("세부추진과제", Names::Task),
    ("국정과제", Names::Agenda),
    ("실천과제", Names::Task),
    ("세부과제", Names::Task),
    ("추진과제", Names::Task),
    ("이행과제", Names::Task),
    ("단위과제", Names::Task),
    ("실행과제", Names::Task),
    ("국정", Names::Agenda),
    ("과제", Names::Either),
];

/// The words of [`LABELS`].
pub fn labels() -> impl Iterator<Item = &'static str> {
    LABELS.iter().map(|(word, _)| *word)
}

/// What one of [`LABELS`] names.
#[must_use]
pub fn names(label: &str) -> Option<Names> {
    LABELS.iter().find(|(word, _)| *word == label).map(|(_, names)| *names)
}

/// A number at the head of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered<'t> {
    /// The number without full stop, in plain figures and hyphens: `23`, `23-1`.
    pub number: String,
    /// Its first part.
    pub first_number: Option<u16>,
    /// Whether it has a second part, as those of tasks have.
    pub has_sub_number: bool,
    /// The word before or behind it (`국정과제`), if any.
    pub label: Option<String>,
    /// Whether a full stop, bracket, word or unit ends it, so that it cannot be an amount.
    pub ended: bool,
    /// Whether a unit (`번`, `호`) follows it.
    pub counted: bool,
    /// What follows.
    pub rest: &'t str,
}

/// Everything the grammar sees before it is judged.
struct Parts<'t> {
    opened: bool,
    label: Option<String>,
    behind: Option<String>,
    number: String,
    first_number: Option<u16>,
    unit: Option<&'t str>,
    closed: bool,
    stop: Option<char>,
    rest: &'t str,
}

impl Parts<'_> {
    fn has_sub_number(&self) -> bool {
        self.number.contains('-')
    }

    /// Whether something stands behind the number that ends it.
    fn ended(&self) -> bool {
        self.unit.is_some() || self.closed || self.stop.is_some() || self.behind.is_some()
    }
}

/// Reads a number at the head of a text. `labels` are words that may stand before or behind it, tried in this order.
pub fn numbered<'t>(text: &'t str, labels: &[impl AsRef<str>]) -> Option<Numbered<'t>> {
    let found = parts(text, labels)?;
    let ended = found.ended();
    let apart = found.rest.is_empty()
        || found.rest.starts_with(char::is_whitespace)
        || ended
        || found.has_sub_number() && !found.rest.starts_with(is_unit);
    let balanced = !found.opened || found.closed || found.label.is_some();
    (apart && balanced).then(|| Numbered {
        has_sub_number: found.has_sub_number(),
        first_number: found.first_number,
        counted: found.unit.is_some(),
        label: found.label.or(found.behind),
        number: found.number,
        ended,
        rest: found.rest.trim_start(),
    })
}

/// Whether a line holds the number of an agenda or task and nothing else: `23.`, `23-1`, `국정과제 23`, `(23-1)`.
#[must_use]
pub fn alone(line: &str) -> bool {
    let words: Vec<&str> = labels().collect();
    let Some(found) = parts(line, &words).filter(|found| found.rest.trim().is_empty()) else { return false };
    let named = found.label.is_some() || found.behind.is_some();
    let balanced = !found.opened || found.closed;
    // `22-4호` without a word is the issue of a journal, `(3)` an item, `1-2,` the middle of a list.
    let unit = found.unit.is_none_or(|unit| named || unit != "호");
    let stop = found.stop.is_none_or(|stop| stop == '.' || stop == ')');
    let stopped = found.stop.is_some() && !found.opened;
    let half = found.closed && !found.opened && line.trim_end().ends_with(marks::closes_round);
    balanced && unit && stop && (found.has_sub_number() || named || stopped || half)
}

/// Whether a line opens with the number of a task or a named number, and a title follows: `23-1. 항만 자동화`.
#[must_use]
pub fn titled(line: &str) -> bool {
    let words: Vec<&str> = labels().collect();
    let Some(found) = numbered(line, &words) else { return false };
    let before = line.len() - found.rest.len();
    let spaced = line.get(..before).is_some_and(|head| head.ends_with(char::is_whitespace));
    let title = |c: char| is_letter(c) || marks::opens(c) || marks::QUOTES.iter().any(|(open, _)| *open == c);
    found.rest.starts_with(title)
        && (found.has_sub_number || found.label.is_some())
        && (spaced || found.ended)
}

/// Whether a label opens with the number of an agenda or task: `23-1.`, `24.`, `(3)`, `[23-1]`, `국정과제23`. The text has
/// no blanks, so that a title may follow the number at once.
#[must_use]
pub fn opens_label(text: &str) -> bool {
    let words: Vec<&str> = labels().collect();
    let Some(found) = parts(text, &words) else { return false };
    let dotted = found.stop.is_some_and(marks::is_stop);
    let closed = found.closed || found.rest.is_empty() || found.stop == Some(')') || dotted;
    // A bare "2023." in a label is a year and no entry; three digits at most have passed.
    found.has_sub_number() || found.label.is_some() || closed && (found.unit.is_none() || found.closed)
}

fn parts<'t>(text: &'t str, labels: &[impl AsRef<str>]) -> Option<Parts<'t>> {
    let text = text.trim_start();
    let first = text.chars().next()?;
    let labelled = || likely(labels, text).next().is_some();
    // Most texts begin with nothing that a number begins with.
    if !(first.is_ascii_digit() || first == '제' || marks::opens(first) || labelled()) {
        return None;
    }
    let (rest, opened) = opt(open).parse(text).ok()?;
    let (rest, label) = before(rest, labels);
    let inner = label.as_ref().and_then(|_| open(rest).ok());
    let (rest, _) = opt(terminated(char('제'), blanks)).parse(inner.map_or(rest, |(rest, _)| rest)).ok()?;
    let (rest, (first_number, number)) = figures(rest).ok()?;
    let (rest, unit) = opt(unit).parse(rest).ok()?;
    let (rest, closed) = opt(close).parse(rest).ok()?;
    let (rest, behind) =
        if label.is_none() { self::behind(rest, labels, unit.is_some()) } else { (rest, None) };
    let opened = opened.is_some() || inner.is_some();
    // The bracket behind the word behind the number: `(23번 국정과제)`.
    let late = |input| if opened && behind.is_some() { opt(close).parse(input) } else { Ok((input, None)) };
    let (rest, late) = late(rest).ok()?;
    let (rest, stop) = opt(stop).parse(rest).ok()?;
    let closed = closed.or(late).is_some();
    Some(Parts { opened, label, behind, number, first_number, unit, closed, stop, rest })
}

fn open(input: &str) -> Parsed<'_, char> {
    terminated(satisfy(marks::opens), blanks).parse(input)
}

fn close(input: &str) -> Parsed<'_, char> {
    preceded(blanks, satisfy(marks::closes)).parse(input)
}

/// The first of the labels a text begins with, with what parts it from the number taken off.
fn before<'t>(text: &'t str, labels: &[impl AsRef<str>]) -> (&'t str, Option<String>) {
    let found = likely(labels, text).find_map(|label| Some((label, spaced_prefix(text, label)?)));
    let Some((label, rest)) = found else { return (text, None) };
    let rest = rest.trim_start();
    let mark = |c: char| marks::is_colon(c) || marks::is_stop(c);
    (rest.strip_prefix(mark).unwrap_or(rest).trim_start(), Some(label.to_owned()))
}

/// A label behind the number, which must be a word of its own: `23번 국정과제`, `23-1 실천과제`. A bare `과제` begins titles
/// and counts only after a unit.
fn behind<'t>(text: &'t str, labels: &[impl AsRef<str>], counted: bool) -> (&'t str, Option<String>) {
    let word = text.trim_start();
    let found = likely(labels, word).find_map(|label| {
        let rest = spaced_prefix(word, label).filter(|_| !label.is_empty())?;
        let whole = rest.is_empty() || rest.starts_with(|c: char| !is_letter_or_figure(c));
        (whole && (counted || names(label) != Some(Names::Either))).then_some((rest, label))
    });
    found.map_or((text, None), |(rest, label)| (rest, Some(label.to_owned())))
}

/// The labels that a text may open with, by its first letter: most of some thirty are told apart so.
fn likely<'l>(labels: &'l [impl AsRef<str>], text: &str) -> impl Iterator<Item = &'l str> {
    let first = text.trim_start().chars().next();
    let opens = move |c: char| Some(c) == first || c.is_whitespace();
    labels.iter().map(AsRef::as_ref).filter(move |label| label.is_empty() || label.starts_with(opens))
}

/// What follows a word that may be letter-spaced: `국 정 과 제`.
fn spaced_prefix<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut rest = text;
    for c in word.chars().filter(|c| !c.is_whitespace()) {
        rest = rest.trim_start().strip_prefix(c)?;
    }
    Some(rest)
}

/// `23`, `23-1`, `23 - ①`, `23-1-2`; written back with plain hyphens and figures.
fn figures(input: &str) -> Parsed<'_, (Option<u16>, String)> {
    let (rest, first) = digits(1, 3).parse(input)?;
    let ringed = map_opt(satisfy(|c| figure(c).is_some()), |c| figure(c).map(|value| value.to_string()));
    let part = preceded(
        (blanks, satisfy(marks::is_hyphen), blanks),
        alt((map(digits(1, 2), str::to_owned), ringed)),
    );
    let mut all =
        fold_many_m_n(0, 2, part, || first.to_owned(), |number, part: String| format!("{number}-{part}"));
    let (rest, number) = all.parse(rest)?;
    Ok((rest, (first.parse().ok(), number)))
}

fn unit(input: &str) -> Parsed<'_, &str> {
    terminated(alt((tag("번째"), tag("번"), tag("호"))), not(satisfy(char::is_alphabetic))).parse(input)
}

/// A full stop that is no decimal point.
fn stop(input: &str) -> Parsed<'_, char> {
    let mark = satisfy(|c| marks::is_stop(c) || marks::is_colon(c) || ")）,".contains(c));
    terminated(preceded(blanks, mark), not(satisfy(|c| c.is_ascii_digit()))).parse(input)
}

/// Units that make the figures before them an amount or a date.
fn is_unit(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || "년월일차분개건명호%조억만천백원단대회주말시도".contains(c)
        || marks::is_range_mark(c)
}

/// Reads an ordinal such as `가.` or `①` at the head of a title.
#[must_use]
pub fn ordinal(text: &str) -> Option<(String, &str)> {
    let ringed = recognize(satisfy(|c| enclosed(c).is_some()));
    let letter = terminated(recognize(one_of(SYLLABLES)), one_of(".)"));
    let closed =
        alt((terminated(digits(1, 2), one_of(")")), delimited(one_of("("), digits(1, 2), one_of(")"))));
    let mut any = alt((ringed, terminated(letter, peek(not(satisfy(char::is_alphanumeric)))), closed));
    let found: Parsed<'_, &str> = any.parse(text.trim_start());
    found.ok().map(|(rest, number)| (number.to_owned(), rest.trim_start()))
}

/// A figure in a ring as a plain one, as agendas are counted: 27 for `㉗`. Any other number stays.
#[must_use]
pub fn in_figures(number: String) -> String {
    let mut chars = number.chars();
    match (chars.next().and_then(figure), chars.next()) {
        (Some(value), None) => value.to_string(),
        _ => number,
    }
}

/// Numbers that stand alone on a line above a title, with the number each is.
pub const EXAMPLES: &[(&str, &str)] = &[
    ("23-1.", "23-1"),
    ("23-1", "23-1"),
    ("23-1)", "23-1"),
    ("23 - 1.", "23-1"),
    ("23- 1", "23-1"),
    ("23‐1.", "23-1"),
    ("23‑1.", "23-1"),
    ("23–1.", "23-1"),
    ("23—1.", "23-1"),
    ("23―1.", "23-1"),
    ("23−1.", "23-1"),
    ("23－1.", "23-1"),
    ("23-①", "23-1"),
    ("23-❶", "23-1"),
    ("23-⑴", "23-1"),
    ("23 - ①", "23-1"),
    ("23-1번", "23-1"),
    ("(23-1)", "23-1"),
    ("( 23-1 )", "23-1"),
    ("[23-1]", "23-1"),
    ("<23-1>", "23-1"),
    ("〈23-1〉", "23-1"),
    ("《23-1》", "23-1"),
    ("【23-1】", "23-1"),
    ("〔23-1〕", "23-1"),
    ("「23-1」", "23-1"),
    ("{23-1}", "23-1"),
    ("(23-1).", "23-1"),
    ("과제 23-1", "23-1"),
    ("실천과제 23-1", "23-1"),
    ("실천과제 23-1.", "23-1"),
    ("실천과제 23-1번", "23-1"),
    ("실천과제23-1", "23-1"),
    ("실천 과제 23-1", "23-1"),
    ("실천과제(23-1)", "23-1"),
    ("실천과제 : 23-1", "23-1"),
    ("실천과제 제23-1호", "23-1"),
    ("[실천과제 23-1]", "23-1"),
    ("<실천과제 23-1번>", "23-1"),
    ("세부과제 23-1", "23-1"),
    ("추진과제 23-1", "23-1"),
    ("23-1 실천과제", "23-1"),
    ("23-1번 실천과제", "23-1"),
    ("(23-1번 과제)", "23-1"),
];

/// Numbers of agendas as they stand before a title or on a line above it, with the number each is.
pub const AGENDAS: &[(&str, &str)] = &[
    ("국정과제 23", "23"),
    ("국정과제 23.", "23"),
    ("국정과제 23)", "23"),
    ("국정과제 23번", "23"),
    ("국정과제23", "23"),
    ("국정과제(23)", "23"),
    ("국정과제(23번)", "23"),
    ("국정과제 제23호", "23"),
    ("국정과제 : 23", "23"),
    ("국정과제: 23.", "23"),
    ("국 정 과 제 23", "23"),
    ("[국정과제 23]", "23"),
    ("【국정과제 23】", "23"),
    ("<국정과제 23>", "23"),
    ("〈국정과제 23〉", "23"),
    ("《국정과제 23》", "23"),
    ("「국정과제 23」", "23"),
    ("〔국정과제 23〕", "23"),
    ("23번 국정과제", "23"),
    ("(23번 국정과제)", "23"),
];

#[cfg(test)]
mod tests;
