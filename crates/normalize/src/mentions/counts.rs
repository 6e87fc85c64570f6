//! Counts with units (`2,025개`, `40여개사`, `1.2조원`, `80% 이상`) and ordinals (`제1차`), with nom.
//!
//! ```text
//! count    = [ before ] amount [ "여" ] unit [ after ] | sign amount ;      (* 350만 달러, USD 350만 *)
//! amount   = figure { magnitude [ figure ] } ;        (* 1.2조, 1조 2,500억, 5천만, 3만 5천, 3만 400, 1,234 억 *)
//! range    = amount "~" amount ;                      (* 10~20%, 3~5만명; stands where an amount does *)
//! figure   = digits { "," digit digit digit } [ "." digits ] ;
//! before   = "총" | "누적" | "약" | "최대" | "최소" | "평균" | "연" | "연간" | "전체" ;
//! after    = "이상" | "이하" | "미만" | "초과" | "내외" | "이내" | "정도" | "가량" | "안팎" | "여" ;
//! ordinal  = "제" number ( "차" | "회" | "기" | "호" | "단계" ) | number ( "차" | "단계" ) ;
//! ```
//!
//! Only known units count, and only where the word ends with them. `10대 과제` and `3대 분야` name sets and are no
//! counts: see `naming`.

use super::Found;
use super::naming::Use;
use super::units;
use super::words::ends_before;
use gwaje_forms::letter::is_letter_or_figure;
use gwaje_forms::marker::TRIANGLES;
use gwaje_forms::marks;
use gwaje_model::MentionKind;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, digit1, one_of, satisfy, space0};
use nom::combinator::{not, opt, recognize, value, verify};
use nom::multi::{many0, many1_count};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

type Parsed<'a, T> = IResult<&'a str, T>;

const BEFORE: &[&str] = &["총", "누적", "약", "최대", "최소", "평균", "연간", "연", "전체"];
const AFTER: &[&str] = &["이상", "이하", "미만", "초과", "내외", "이내", "정도", "가량", "안팎"];

/// All counts and ordinals, in order.
pub(super) fn find(text: &str) -> Vec<Found> {
    let (mut found, mut at): (Vec<Found>, usize) = (Vec::new(), 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        // Nothing else begins one.
        let Some(next) = rest.find(|c: char| c == '제' || c.is_ascii_digit()) else { break };
        at += next;
        let rest = rest.get(next..).unwrap_or_default();
        match at_offset(text, at, rest) {
            Some(mention) => {
                at = mention.end;
                found.push(mention);
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

fn at_offset(text: &str, start: usize, rest: &str) -> Option<Found> {
    let before = text.get(..start)?;
    let free = !before.ends_with(|c: char| is_letter_or_figure(c) || "~.,-/".contains(c));
    if free && let Ok((after, (number, unit))) = ordinal(rest) {
        let named = ["전지", " 전지", "산업", " 산업"].iter().any(|word| after.starts_with(word));
        if !named && ends_before(after) {
            let end = text.len() - after.len();
            let unit = Some(unit.to_owned());
            return Some(Found {
                kind: MentionKind::Ordinal,
                start,
                end,
                value: number.to_owned(),
                to: None,
                unit,
                qualifier: None,
            });
        }
    }
    rest.starts_with(|c: char| c.is_ascii_digit()).then(|| count(text, start, rest))?
}

fn ordinal(input: &str) -> Parsed<'_, (&str, &str)> {
    let number = || verify(digit1, |digits: &str| digits.len() <= 3);
    let units = alt((tag("차"), tag("회"), tag("기"), tag("호"), tag("단계")));
    let marked = (preceded((char('제'), space0), number()), preceded(space0, units));
    let bare = (number(), beside(alt((tag("차"), tag("단계")))));
    alt((marked, bare)).parse(input)
}

/// Marks that join the figures behind them to something before: ranges, decimals, dates, years, `제`, minus signs.
fn joins_figures(c: char) -> bool {
    marks::is_range_mark(c) || marks::is_year_mark(c) || TRIANGLES.contains(c) || ".,-/:제".contains(c)
}

fn count(text: &str, start: usize, rest: &str) -> Option<Found> {
    let whole = text.get(..start)?;
    let sign = units::sign(whole);
    let before = sign.map_or(whole, |(at, _)| whole.get(..at).unwrap_or_default());
    let last = before.chars().next_back();
    if last.is_some_and(|c| is_letter_or_figure(c) && !BEFORE.iter().any(|word| before.ends_with(word)))
        || last.is_some_and(joins_figures)
        || before.split([' ', '(', '「']).rfind(|word| !word.is_empty()) == Some("제")
    {
        return None;
    }
    let (after, (from, to, about)) =
        (amount, opt(range_end), opt(preceded(space0, char('여')))).parse(rest).ok()?;
    let (amount, to) = span(from, to)?;
    let (after, unit) = unit(after, amount, sign.map(|(_, unit)| unit))?;
    let printed = text.get(start..text.len() - after.len())?;
    if !(Use { before, printed, after }).counts(unit) {
        return None;
    }
    let start = sign.map_or(start, |(at, _)| at);
    let (tail, limit) = opt(preceded(space0, qualifier(AFTER))).parse(after).ok()?;
    let limit = limit.filter(|_| ends_before(tail));
    let end = text.len() - if limit.is_some() { tail.len() } else { after.len() };
    let trimmed = before.trim_end();
    let lead = lead(trimmed);
    let start = lead.map_or(start, |word| trimmed.len() - word.len());
    let words: Vec<&str> = lead.copied().into_iter().chain(about.map(|_| "여")).chain(limit).collect();
    let qualifier = (!words.is_empty()).then(|| words.join(" "));
    Some(Found {
        kind: MentionKind::Count,
        start,
        end,
        value: amount.plain(),
        to: to.map(Amount::plain),
        unit: Some(unit.to_owned()),
        qualifier,
    })
}

fn qualifier<'a>(
    words: &'static [&str],
) -> impl Parser<&'a str, Output = &'static str, Error = nom::error::Error<&'a str>> {
    move |input: &'a str| {
        let word = words.iter().find(|word| input.starts_with(**word));
        let fail = || nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Tag));
        let word = word.ok_or_else(fail)?;
        Ok((input.get(word.len()..).unwrap_or_default(), *word))
    }
}

/// The word of a count that a text closes with: `총`, `누적`.
fn lead(before: &str) -> Option<&'static &'static str> {
    BEFORE.iter().find(|word| {
        before
            .strip_suffix(**word)
            .is_some_and(|b| b.chars().next_back().is_none_or(|c| !is_letter_or_figure(c)))
    })
}

/// What stands behind the unit of an amount, and the unit: behind it, shared with what it became, or that of the sign before it.
fn unit<'a>(after: &'a str, amount: Amount, sign: Option<&'static str>) -> Option<(&'a str, &'static str)> {
    units::behind(after, AFTER)
        .or_else(|| Some((after, unit_behind(after).filter(|_| amount.scale > 1)?)))
        .or_else(|| Some((after, sign.filter(|_| ends_before(after) && !in_english(after))?)))
}

/// The unit of money that a figure with none of its own shares with the one it became: `1.3억 → 2억원`.
fn unit_behind(after: &str) -> Option<&'static str> {
    let became = after.trim_start_matches(' ').strip_prefix(ARROWS)?.trim_start_matches(' ');
    let (rest, _) = amount(became).ok()?;
    units::behind(rest, AFTER).map(|(_, unit)| unit).filter(|unit| MONEY.contains(unit))
}

/// Whether an English magnitude stands behind a figure: it is read as no smaller one.
fn in_english(after: &str) -> bool {
    let word = after.trim_start().to_ascii_lowercase();
    ["million", "billion", "trillion", "thousand"].iter().any(|magnitude| word.starts_with(magnitude))
}

/// Arrows between what was and what is.
const ARROWS: [char; 4] = ['→', '⇒', '➔', '➡'];

/// Units of money.
const MONEY: &[&str] = &["원", "달러", "유로"];

/// A number with decimals, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Amount {
    /// In units of 10⁻⁶.
    millionths: u128,
    /// Its last magnitude, 1 without one.
    scale: u128,
}

const MILLION: u128 = 1_000_000;

impl Amount {
    /// Without separators, magnitudes and trailing zeros.
    fn plain(self) -> String {
        let (whole, part) = (self.millionths / MILLION, self.millionths % MILLION);
        let decimals = format!("{part:06}");
        let decimals = decimals.trim_end_matches('0');
        if decimals.is_empty() { whole.to_string() } else { format!("{whole}.{decimals}") }
    }
}

fn amount(input: &str) -> Parsed<'_, Amount> {
    let (rest, first) = figure(input)?;
    let (rest, scale) = opt(beside(magnitude)).parse(rest)?;
    let Some(scale) = scale else { return Ok((rest, first)) };
    let term = preceded(space0, (figure, beside(magnitude)))
        .map(|(figure, scale)| (figure.millionths.saturating_mul(scale), scale));
    let (rest, more) = many0(term).parse(rest)?;
    // `3만 400`: what is below the last magnitude.
    let least = more.last().map_or(scale, |(_, scale)| *scale).saturating_mul(MILLION);
    let (rest, ones) =
        opt(preceded(space0, verify(figure, |ones: &Amount| ones.millionths < least))).parse(rest)?;
    let total = more.iter().map(|(amount, _)| *amount);
    let total = total.fold(first.millionths.saturating_mul(scale), u128::saturating_add);
    let total = total.saturating_add(ones.map_or(0, |ones| ones.millionths));
    let scale = if ones.is_some() { 1 } else { more.last().map_or(scale, |(_, scale)| *scale) };
    Ok((rest, Amount { millionths: total, scale }))
}

fn range_end(input: &str) -> Parsed<'_, Amount> {
    preceded((space0, satisfy(marks::is_range_mark), space0), amount).parse(input)
}

/// Beginning and end of a range. The magnitude of the end counts for a beginning without one: `3~5만명`.
fn span(from: Amount, to: Option<Amount>) -> Option<(Amount, Option<Amount>)> {
    let Some(to) = to else { return Some((from, None)) };
    let scaled = Amount { millionths: from.millionths.saturating_mul(to.scale), ..from };
    let from =
        if from.scale == 1 && to.scale > 1 && scaled.millionths < to.millionths { scaled } else { from };
    (from.millionths < to.millionths).then_some((from, Some(to)))
}

fn figure(input: &str) -> Parsed<'_, Amount> {
    let thousand = (char(','), one_of("0123456789"), one_of("0123456789"), one_of("0123456789"));
    let grouped = (verify(digit1, |digits: &str| digits.len() <= 3), many1_count(thousand));
    let whole = recognize(alt((value((), grouped), value((), digit1))));
    let part = opt(preceded(char('.'), verify(digit1, |digits: &str| digits.len() <= 6)));
    let (rest, (whole, part)) = terminated((whole, part), not(one_of(".,0123456789"))).parse(input)?;
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let decimals = format!("{:0<6}", part.unwrap_or_default());
    let parse = |digits: &str| digits.parse::<u128>().unwrap_or(0);
    let millionths = parse(&digits).saturating_mul(MILLION).saturating_add(parse(&decimals));
    Ok((rest, Amount { millionths, scale: 1 }))
}

/// What stands right behind a figure, or behind the one blank that some producers of PDF put between figures and Hangul.
fn beside<'a, T>(
    word: impl Parser<&'a str, Output = T, Error = nom::error::Error<&'a str>>,
) -> impl Parser<&'a str, Output = T, Error = nom::error::Error<&'a str>> {
    preceded(opt(char(' ')), word)
}

/// 십, 백, 천, 만, 억, 조 and products such as 천만 and 백억.
fn magnitude(input: &str) -> Parsed<'_, u128> {
    let small = alt((value(10, char('십')), value(100, char('백')), value(1000, char('천'))));
    let large = alt((
        value(10_000, char('만')),
        value(100_000_000, char('억')),
        value(1_000_000_000_000, char('조')),
    ));
    let (rest, (small, large)) = (opt(small), opt(large)).parse(input)?;
    match (small, large) {
        (None, None) => Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Alt))),
        (small, large) => Ok((rest, small.unwrap_or(1) * large.unwrap_or(1))),
    }
}
