//! The words and figures dates are made of.

use super::written::Year;
use gwaje_forms::letter::is_letter_or_figure;
use gwaje_forms::marks;
use jiff::civil::Weekday;
use nom::branch::alt;
use nom::bytes::complete::{is_not, tag, take_while_m_n};
use nom::character::complete::{char, one_of, satisfy, space0, space1};
use nom::combinator::{eof, map_opt, not, opt, peek, value, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

type Parsed<'a, T> = IResult<&'a str, T>;

/// Units that make a number a measure. `개` and `대` also begin words that follow dates, so those are let through.
const UNITS: &[&str] = &[
    "%",
    "‰",
    "℃",
    "°",
    "㎞",
    "㎡",
    "㎥",
    "㎏",
    "㎜",
    "㎝",
    "㎿",
    "㎾",
    "조",
    "억",
    "만",
    "천",
    "배",
    "점",
    "명",
    "건",
    "원",
    "위",
    "톤",
    "세",
    "회",
    "종",
    "곳",
    "년",
    "분",
    "초",
    "시간",
    "인",
    "호",
    "차",
    "판",
    "버전",
    "등급",
    "개소",
    "개사",
    "개 ",
    "개월",
    "포인트",
    "도",
];

/// One to four figures, as many as there are.
pub(super) fn number(input: &str) -> Parsed<'_, u16> {
    map_opt(figures(1, 4), |digits: &str| digits.parse().ok()).parse(input)
}

fn figures<'a>(
    least: usize,
    most: usize,
) -> impl Parser<&'a str, Output = &'a str, Error = nom::error::Error<&'a str>> {
    terminated(take_while_m_n(least, most, |c: char| c.is_ascii_digit()), not(one_of("0123456789")))
}

/// 1 to 12, with or without a leading zero.
pub(super) fn month(input: &str) -> Parsed<'_, u8> {
    let number = map_opt(figures(1, 2), |digits: &str| digits.parse().ok());
    verify(number, |n| (1..=12).contains(n)).parse(input)
}

/// 1 to 31, with or without a leading zero.
pub(super) fn day(input: &str) -> Parsed<'_, u8> {
    let number = map_opt(figures(1, 2), |digits: &str| digits.parse().ok());
    verify(number, |n| (1..=31).contains(n)).parse(input)
}

/// A full stop with spaces around it.
pub(super) fn dot(input: &str) -> Parsed<'_, ()> {
    value((), (space0, char('.'), space0)).parse(input)
}

/// The mark of a range.
pub(super) fn tilde(input: &str) -> Parsed<'_, ()> {
    value((), satisfy(marks::is_range_mark)).parse(input)
}

/// Four figures that could be a year of a plan or a report.
pub(super) fn full_year(input: &str) -> Parsed<'_, Year> {
    let number = map_opt(figures(4, 4), |digits: &str| digits.parse().ok());
    verify(number, |year| (1945..=2100).contains(year)).map(Year::Written).parse(input)
}

/// Four figures before `년`: years of history too.
pub(super) fn named_full_year(input: &str) -> Parsed<'_, Year> {
    let number = map_opt(figures(4, 4), |digits: &str| digits.parse().ok());
    verify(number, |year| (1800..=2100).contains(year)).map(Year::Written).parse(input)
}

/// Two figures.
pub(super) fn two_digit_year(input: &str) -> Parsed<'_, i16> {
    let number = map_opt(figures(2, 2), |digits: &str| digits.parse::<i16>().ok());
    number.map(|year| if year > 60 { 1900 + year } else { 2000 + year }).parse(input)
}

/// Two figures after an apostrophe.
pub(super) fn marked_year(input: &str) -> Parsed<'_, Year> {
    preceded((satisfy(marks::is_year_mark), space0), two_digit_year).map(Year::Written).parse(input)
}

/// A year named by its distance.
pub(super) fn relative_year(input: &str) -> Parsed<'_, Year> {
    let this = value(0, alt((tag("올해"), tag("금년"))));
    let last = value(-1, alt((tag("작년"), tag("지난해"), tag("전년"))));
    terminated(alt((this, value(1, tag("내년")), last)), not(char('생'))).map(Year::Relative).parse(input)
}

/// `(금)`, `(금요일)`, `(금, 14:00)`, `(화~목)`, `금요일`, `, 금)`; in a range of weekdays the first counts.
pub(super) fn weekday(input: &str) -> Parsed<'_, Weekday> {
    let more = alt((tag(","), tag("~"), tag(" "), tag("·")));
    let more = opt((more, is_not("()")));
    let bracketed = delimited(char('('), terminated(weekday_name, (opt(tag("요일")), more)), char(')'));
    let named = terminated(weekday_name, tag("요일"));
    let last = preceded(
        (opt(char(',')), space0),
        terminated(weekday_name, peek(alt((tag(")"), tag(","), tag("~"))))),
    );
    alt((bracketed, named, last)).parse(input)
}

fn weekday_name(input: &str) -> Parsed<'_, Weekday> {
    alt((
        value(Weekday::Monday, char('월')),
        value(Weekday::Tuesday, char('화')),
        value(Weekday::Wednesday, char('수')),
        value(Weekday::Thursday, char('목')),
        value(Weekday::Friday, char('금')),
        value(Weekday::Saturday, char('토')),
        value(Weekday::Sunday, char('일')),
    ))
    .parse(input)
}

/// Succeeds where a figure that stands for a date may end: no more figures, no decimals, no unit, no Latin letter.
pub(super) fn end_of_figure(input: &str) -> Parsed<'_, ()> {
    let figure = satisfy(|c| c.is_ascii_alphanumeric());
    let decimal = (char('.'), satisfy(|c| c.is_ascii_digit()));
    let thousands = (char(','), figures(3, 3));
    let joined = (one_of("-–/:"), satisfy(|c| c.is_ascii_digit()));
    let grows = alt((value((), figure), value((), decimal), value((), thousands), value((), joined), unit));
    value((), not((space_before_sign, grows))).parse(input)
}

/// A sign such as % belongs to the figure before it over a space too; a word does not.
fn space_before_sign(input: &str) -> Parsed<'_, ()> {
    value((), opt(terminated(space1, peek(one_of("%‰℃°㎞㎡㎥㎏㎜㎝㎿㎾"))))).parse(input)
}

fn unit(input: &str) -> Parsed<'_, ()> {
    if UNITS.iter().any(|unit| input.starts_with(unit)) || input == "개" {
        return Ok((input, ()));
    }
    Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Tag)))
}

/// Succeeds where a short word such as `말` or `초` may end: before anything but a syllable that goes on with it.
pub(super) fn particle_or_end(input: &str) -> Parsed<'_, ()> {
    let particle = alt((
        tag("까지"),
        tag("부터"),
        tag("에"),
        tag("경"),
        tag("쯤"),
        tag("의"),
        tag("기준"),
        tag("현재"),
        tag("이후"),
        tag("이전"),
        tag("로"),
    ));
    let other = satisfy(|c| !is_letter_or_figure(c));
    value((), peek(alt((value((), particle), value((), other), value((), eof))))).parse(input)
}
