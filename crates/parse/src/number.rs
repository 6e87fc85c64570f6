//! Numbers of agendas and tasks, at the head of a title or cited.
//!
//! ```text
//! numbered = [ open ], [ label ], digits, { dash, part }, [ unit ], [ close ], [ stop ], rest ;
//! label    = a name the profile has for agendas or tasks, [ ":" ] ;
//! digits   = digit, [ digit ], [ digit ] ;
//! part     = digit, [ digit ] | "①" … "⑳" ;
//! dash     = "-" | "－" | "–" | "‑" ;
//! unit     = "번" | "호" ;
//! stop     = "." | ")" | ":" | "," ;
//! ordinal  = "①" … "⑳" | "가" … "하", ( "." | ")" ) | digits, ")" | "(", digits, ")" ;
//! ```
//!
//! Forms counted in press releases: `국정과제 23`, `국정과제 23번`, `국정과제 23)`, `국정과제(23번`, `국정과제 23-1`, `23-1번`, `(23-1)`.

use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::{tag, take_while_m_n},
    character::complete::{multispace0, one_of, satisfy},
    combinator::{map, not, opt, peek, recognize},
    multi::fold_many_m_n,
    sequence::{delimited, preceded, terminated},
};

/// A number at the head of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Numbered<'t> {
    /// The number without full stop: `23`, `23-1`, `가`.
    pub(crate) number: String,
    /// Its first part, if it is a figure.
    pub(crate) major: Option<u16>,
    /// Whether it has a second part.
    pub(crate) minor: bool,
    /// The word before it (`국정과제`), if any.
    pub(crate) label: Option<String>,
    /// Whether a full stop, parenthesis or unit ends it, so that it cannot be an amount.
    pub(crate) stopped: bool,
    /// Whether a unit (`번`, `호`) follows it.
    pub(crate) unit: bool,
    /// What follows.
    pub(crate) rest: &'t str,
}

/// Reads a number at the head of a text. `labels` are words that may stand before it, tried in this order.
pub(crate) fn numbered<'t>(text: &'t str, labels: &[impl AsRef<str>]) -> Option<Numbered<'t>> {
    let (after_open, open) = opt(opening).parse(text.trim_start()).ok()?;
    let (after_label, label) = word(after_open, labels);
    let inner = label.as_ref().and_then(|_| opener(after_label));
    let (rest, (major, number)) = figures(inner.unwrap_or(after_label)).ok()?;
    let (rest, unit) = opt(unit).parse(rest).ok()?;
    let (rest, close) = opt(closing).parse(rest).ok()?;
    let (rest, stop) = opt(stop).parse(rest).ok()?;
    let bracketed = (open.is_some() || inner.is_some()) && close.is_some();
    let stopped = bracketed || unit.is_some() || close.is_some() || stop.is_some();
    let minor = number.contains('-');
    let apart = rest.is_empty()
        || rest.starts_with(char::is_whitespace)
        || stopped
        || minor && !rest.starts_with(is_unit);
    let balanced = open.is_none() || close.is_some() || label.is_some();
    (apart && balanced).then(|| Numbered {
        number,
        major,
        minor,
        label,
        stopped,
        unit: unit.is_some(),
        rest: rest.trim_start(),
    })
}

fn opening(input: &str) -> IResult<&str, char> {
    terminated(one_of("([<【〔〈［（"), multispace0).parse(input)
}

fn closing(input: &str) -> IResult<&str, char> {
    preceded(multispace0, one_of(")]>】〕〉］）")).parse(input)
}

/// Reads an ordinal such as `가.` or `①` at the head of a title.
pub(crate) fn ordinal(text: &str) -> Option<(String, &str)> {
    let digits = || take_while_m_n(1, 2, |c: char| c.is_ascii_digit());
    let circled = recognize(satisfy(is_circled));
    let letter = terminated(recognize(one_of("가나다라마바사아자차카타파하")), one_of(".)"));
    let closed = alt((terminated(digits(), one_of(")")), delimited(one_of("("), digits(), one_of(")"))));
    let mut any = alt((circled, terminated(letter, peek(not(satisfy(char::is_alphanumeric)))), closed));
    let found: IResult<&str, &str> = any.parse(text.trim_start());
    found.ok().map(|(rest, number)| (number.to_owned(), rest.trim_start()))
}

/// The first of the labels the text begins with, and what follows it.
fn word<'t>(text: &'t str, labels: &[impl AsRef<str>]) -> (&'t str, Option<String>) {
    let found = labels.iter().map(AsRef::as_ref).find_map(|label| Some((label, text.strip_prefix(label)?)));
    let Some((label, rest)) = found else { return (text, None) };
    let rest = rest.trim_start();
    let rest = rest.strip_prefix(['：', ':', '.']).unwrap_or(rest).trim_start();
    (rest, Some(label.to_owned()))
}

fn opener(text: &str) -> Option<&str> {
    text.strip_prefix(['(', '[', '<', '（']).map(str::trim_start)
}

/// `23`, `23-1`, `23 - ①`, `23-1-2`; written back with plain hyphens and figures.
fn figures(input: &str) -> IResult<&str, (Option<u16>, String)> {
    let (rest, major) = terminated(digits(3), not(satisfy(|c| c.is_ascii_digit()))).parse(input)?;
    let circled = map(satisfy(is_circled), |c| circled_value(c).to_string());
    let plain = map(terminated(digits(2), not(satisfy(|c| c.is_ascii_digit()))), str::to_owned);
    let part = preceded((multispace0, one_of("-－–‑−"), multispace0), alt((plain, circled)));
    let mut all =
        fold_many_m_n(0, 2, part, || major.to_owned(), |number, part: String| format!("{number}-{part}"));
    let (rest, number) = all.parse(rest)?;
    Ok((rest, (major.parse().ok(), number)))
}

fn digits<'a>(most: usize) -> impl Parser<&'a str, Output = &'a str, Error = nom::error::Error<&'a str>> {
    take_while_m_n(1, most, |c: char| c.is_ascii_digit())
}

fn unit(input: &str) -> IResult<&str, &str> {
    terminated(alt((tag("번째"), tag("번"), tag("호"))), not(satisfy(char::is_alphabetic))).parse(input)
}

/// A full stop that is no decimal point.
fn stop(input: &str) -> IResult<&str, char> {
    terminated(preceded(multispace0, one_of(".):：,")), not(satisfy(|c| c.is_ascii_digit()))).parse(input)
}

/// Units that make the figures before them an amount or a date.
fn is_unit(c: char) -> bool {
    c.is_ascii_alphanumeric() || "년월일차분개건명호%조억만천백원단대회주말시도~∼".contains(c)
}

pub(crate) fn is_circled(c: char) -> bool {
    matches!(c, '①'..='⑳' | '❶'..='❿' | '➀'..='➉' | '㉑'..='㉟' | '㊱'..='㊿')
}

/// A number in a ring in figures, as agendas are counted: 27 for `㉗`. Any other number stays.
pub(crate) fn in_figures(number: String) -> String {
    let mut chars = number.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if is_circled(c) => circled_value(c).to_string(),
        _ => number,
    }
}

fn circled_value(c: char) -> u32 {
    let from = |first: char, base: u32| u32::from(c) - u32::from(first) + base;
    match c {
        '①'..='⑳' => from('①', 1),
        '❶'..='❿' => from('❶', 1),
        '➀'..='➉' => from('➀', 1),
        '㉑'..='㉟' => from('㉑', 21),
        _ => from('㊱', 36),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read() {
        let cases = [
            ("23. 제조업", Some(("23", None, "제조업"))),
            ("23.", Some(("23", None, ""))),
            ("23.제조업", Some(("23", None, "제조업"))),
            ("23-1. 디지털", Some(("23-1", None, "디지털"))),
            ("23-1.", Some(("23-1", None, ""))),
            ("23-1 디지털", Some(("23-1", None, "디지털"))),
            ("23 - 1. 디지털", Some(("23-1", None, "디지털"))),
            ("23–1) 디지털", Some(("23-1", None, "디지털"))),
            ("23-① 디지털", Some(("23-1", None, "디지털"))),
            ("(23-1) 디지털", Some(("23-1", None, "디지털"))),
            ("[23-1] 디지털", Some(("23-1", None, "디지털"))),
            ("국정과제 23. 제조업", Some(("23", Some("국정과제"), "제조업"))),
            ("국정과제 23번 제조업", Some(("23", Some("국정과제"), "제조업"))),
            ("국정과제23 제조업", Some(("23", Some("국정과제"), "제조업"))),
            ("국정과제(23번) 제조업", Some(("23", Some("국정과제"), "제조업"))),
            ("국정과제(23) 제조업", Some(("23", Some("국정과제"), "제조업"))),
            ("[국정과제 23] 제조업", Some(("23", Some("국정과제"), "제조업"))),
            ("과제 23-1 디지털", Some(("23-1", Some("과제"), "디지털"))),
            ("실천과제 23-1. 디지털", Some(("23-1", Some("실천과제"), "디지털"))),
            ("27 더불어 발전", Some(("27", None, "더불어 발전"))),
            ("23.5% 증가", None),
            ("2024. 3. 1.", None),
            ("2,025개 기업", None),
            ("3분기", None),
            ("10대 산업", None),
            ("1-2월 실적", None),
            ("제조업", None),
        ];
        for (text, expected) in cases {
            let found = numbered(text, &["국정과제", "실천과제", "과제"]);
            let found = found.as_ref().map(|n| (n.number.as_str(), n.label.as_deref(), n.rest));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn ordinals_are_read() {
        let cases = [
            ("가. 디지털", Some(("가", "디지털"))),
            ("① 디지털", Some(("①", "디지털"))),
            ("2) 디지털", Some(("2", "디지털"))),
            ("가로등 정비", None),
        ];
        for (text, expected) in cases {
            let found = ordinal(text);
            assert_eq!(found.as_ref().map(|(n, rest)| (n.as_str(), *rest)), expected, "{text}");
        }
    }
}
