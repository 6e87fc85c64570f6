//! The grammar of written dates, with nom.
//!
//! ```text
//! expression = tilde point                                  (* until: ~’27년, ~12월 *)
//!            | point range-mark point [ "까지" ]             (* 3.28~4.29, 2.20~23, ’25~’27, 3월부터 5월까지 *)
//!            | point ( tilde | "부터" )                      (* since: ’21.2월~ *)
//!            | point "까지"                                 (* until *)
//!            | point ;
//! point      = year4 sep month sep day                     (* 2024. 8. 16., 2024-08-16 *)
//!            | mark digit digit dot month dot day          (* ’24.5.24 *)
//!            | year "년" [ "도" ] [ within | edge ]           (* 2024년 3월, ’24년 말, 올해 하반기 *)
//!            | year [ dot ] ( within | half-sign )         (* ’24.5월, ’21.3Q, ’20.上 *)
//!            | year dot month [ dot ]                      (* ’24.11, 2024. 4. *)
//!            | year                                        (* ’16 *)
//!            | within
//!            | digit digit ( dot month dot day | dot within | "년" within )   (* 24.5.24, 24년 3월 *)
//!            | number ;                                    (* only inside a range *)
//! within     = month "월" [ day "일" ] [ third ]
//!            | month dot day [ dot ] [ "일" ]                (* 1.13, 8.27일 *)
//!            | month "/" day                               (* 3/27; 3/5 only beside a weekday or in a range *)
//!            | digit [ "/4" ] "분기" | digit "Q" | "Q" digit
//!            | ( "상" | "하" ) "반기"
//!            | "연내" | "연초" | "연말" ;
//! edge       = "초" | "말" | "내" ;
//! third      = "초" | "상순" | "초순" | "중순" | "말" | "하순" ;
//! half-sign  = "上" | "下" | "상" | "하" | digit "/4" ;
//! year       = mark digit digit | year4 | "올해" | "금년" | "내년" | "작년" | "지난해" | "전년" ;
//! weekday    = "(" day-name [ "요일" ] [ … ] ")" | day-name "요일" | [ "," ] day-name ;   (* after any day; the last only before ")", "," or "~" *)
//! range-mark = tilde | "부터" ;
//! mark       = "’" | "‘" | "'" | "`" | "´" | "′" | "＇" | "‛" ;
//! tilde      = "~" | "∼" | "～" | "〜" ;
//! dot        = "." with spaces around ;
//! ```
//!
//! The grammar only says what could be a date; [`super::context`] decides whether it is one. Forms and their
//! frequency were counted on Korean government reports and press releases.

use super::lexis::{
    day, dot, end_of_figure, full_year, marked_year, month, named_full_year, number, particle_or_end,
    relative_year, tilde, two_digit_year, weekday,
};
use super::written::{Expression, Form, Part, Point, Year};
use gwaje_forms::marks;
use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{char, one_of, satisfy, space0};
use nom::combinator::{not, opt, peek, success, value, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

type Parsed<'a, T> = IResult<&'a str, T>;

/// Fractions are written with denominators up to this one: `3/8` may be one, `3/27` is none.
const TENTHS: u8 = 10;

/// A written date at the start of the text.
pub(super) fn expression(input: &str) -> Parsed<'_, Expression> {
    if let Ok((rest, _)) = (tilde, space0).parse(input) {
        return point.map(Expression::Until).parse(rest);
    }
    let first = point(input);
    if let Ok(found) = range(input, &first) {
        return Ok(found);
    }
    let (rest, first) = first?;
    let until = value(Expression::Until(first), (space0, tag("까지")));
    let since = value(Expression::Since(first), since);
    alt((since, until, success(Expression::On(first)))).parse(rest)
}

/// A date after a separator in a list, where the month may be carried: `1.10, 12`.
pub(super) fn bare_day(input: &str) -> Parsed<'_, u8> {
    terminated(day, (not(char('.')), end_of_figure, opt(tag("일")))).parse(input)
}

/// A range whose start, if it is a date of its own, has been read as `first`.
fn range<'a>(input: &'a str, first: &Parsed<'a, Point>) -> Parsed<'a, Expression> {
    let mark = delimited(space0, alt((tilde, value((), tag("부터")))), space0);
    if let Ok((rest, (from, _, to))) = (bare_number_before_hyphen, char('-'), point).parse(input)
        && matches!(to.part, Part::Month(_))
    {
        return Ok((rest, Expression::Between(from, to)));
    }
    let from = month_and_figure(input).or_else(|_| first.clone());
    let from = from.or_else(|_| slashed_point(input)).or_else(|_| bare_number(input));
    let (input, from) = from?;
    let to = alt((month_and_figure, point, slashed_point, bare_number));
    let (input, ((), to, _)) = (mark, to, opt(preceded(space0, tag("까지")))).parse(input)?;
    let dated = |point: Point| point.form > Form::Bare;
    let whole = |point: Point| point.year.is_some();
    if dated(from) || dated(to) || (whole(from) && whole(to)) {
        Ok((input, Expression::Between(from, to)))
    } else {
        Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)))
    }
}

/// What makes the date before it a beginning: a range mark without an end, `부터`.
fn since(input: &str) -> Parsed<'_, ()> {
    let figure = (space0, satisfy(|c| c.is_ascii_digit() || c == '%' || marks::is_year_mark(c)));
    let open = (space0, tilde, peek(not(figure)));
    alt((value((), open), value((), (space0, tag("부터"))))).parse(input)
}

fn point(input: &str) -> Parsed<'_, Point> {
    let (rest, point) =
        alt((full_date, named_year, year_and_part, year_and_month, year_alone, within_year, unmarked))
            .parse(input)?;
    if matches!(point.part, Part::Day(..)) {
        let (rest, weekday) = opt(preceded(space0, weekday)).parse(rest)?;
        let form = if weekday.is_some() { Form::Clear } else { point.form };
        return Ok((rest, Point { weekday, form, ..point }));
    }
    Ok((rest, point))
}

/// A number that takes its meaning from the other end of a range.
fn bare_number(input: &str) -> Parsed<'_, Point> {
    let number = verify(number, |n| (1..=99).contains(n));
    let (rest, (n, unit)) = (number, opt(tag("일"))).parse(input)?;
    let rest = if unit.is_some() { rest } else { opt(char('.')).parse(end_of_figure(rest)?.0)?.0 };
    let (rest, weekday) = opt(preceded(space0, weekday)).parse(rest)?;
    let part = Part::Number(u8::try_from(n).unwrap_or(u8::MAX), unit.is_some());
    Ok((rest, Point { year: None, part, weekday, form: Form::Bare }))
}

/// The first figure of `6-7월`.
fn bare_number_before_hyphen(input: &str) -> Parsed<'_, Point> {
    let (rest, month) = terminated(month, peek((char('-'), month, tag("월")))).parse(input)?;
    Ok((rest, Point::new(None, Part::Number(month, false), Form::Bare)))
}

/// `2024. 8. 16.`, `’24.5.24`, `2024-08-16`.
fn full_date(input: &str) -> Parsed<'_, Point> {
    let dotted = (alt((marked_year, full_year)), dot, month, dot, day).map(|(y, (), m, (), d)| (y, m, d));
    let dashed = (full_year, char('-'), month, char('-'), day).map(|(y, _, m, _, d)| (y, m, d));
    // `’20.1/4` is a quarter.
    let slashed = (
        alt((marked_year, full_year)),
        one_of("./"),
        not((one_of("1234"), tag("/4"), not(one_of("0123456789")))),
    );
    let slashed = (slashed, month, char('/'), day).map(|((y, ..), m, _, d)| (y, m, d));
    let (rest, (year, month, day)) = terminated(alt((dotted, dashed, slashed)), end_of_day).parse(input)?;
    Ok((rest, Point::new(Some(year), Part::Day(month, day), Form::Clear)))
}

/// What may follow the figure of a day: a full stop, `일`, or an end.
fn end_of_day(input: &str) -> Parsed<'_, bool> {
    let unit = value(true, (opt(char('.')), space0, tag("일"), not(tag("정")), not(tag("대"))));
    let stop = value(false, (char('.'), not(one_of("0123456789"))));
    alt((unit, value(false, (end_of_figure, opt(stop))))).parse(input)
}

/// `2024년`, `’23년도 상반기`, `올해`.
fn named_year(input: &str) -> Parsed<'_, Point> {
    let unit = (space0, tag("년"), opt(char('도')), not(alt((tag("대"), tag("간"), tag("생"), tag("차")))));
    let named = terminated(alt((marked_year, named_full_year)), unit);
    let (rest, year) = alt((named, relative_year)).parse(input)?;
    let mut part = opt(preceded((space0, opt((char('도'), space0))), alt((worded, edge))));
    let (rest, part) = part.parse(rest)?;
    let (rest, ()) = not((space0, alt((tag("동기"), tag("동월"), tag("동분기"))))).parse(rest)?;
    Ok((rest, Point::new(Some(year), part.unwrap_or(Part::Whole), Form::Clear)))
}

/// `’24.5월`, `’21.3Q`, `2025.상반기`, `’20.上`.
fn year_and_part(input: &str) -> Parsed<'_, Point> {
    let between = (space0, opt(char('.')), space0);
    let (rest, (year, _, part)) =
        (alt((marked_year, full_year)), between, alt((worded, half_sign))).parse(input)?;
    Ok((rest, Point::new(Some(year), part, Form::Clear)))
}

/// `’24.11`, `2024. 4.`; a full year and one figure without space or full stop could be a decimal.
fn year_and_month(input: &str) -> Parsed<'_, Point> {
    let stop = terminated(opt(char('.')), not((space0, one_of("0123456789"))));
    let marked =
        (marked_year, dot, month, end_of_figure, opt(char('.'))).map(|(y, (), m, ..)| (y, m, Form::Clear));
    let two_figures = value(true, peek((one_of("01"), one_of("0123456789"))));
    let full = (full_year, space0, char('.'), space0, opt(two_figures), month, end_of_figure, stop).map(
        |(y, _, _, gap, two, m, (), stop)| {
            let clear = !gap.is_empty() || stop.is_some() || two.is_some();
            (y, m, if clear { Form::Clear } else { Form::Dotted })
        },
    );
    let (rest, (year, month, form)) = alt((marked, full)).parse(input)?;
    Ok((rest, Point::new(Some(year), Part::Month(month), form)))
}

/// `’16`; a full year alone is a date only in a range.
fn year_alone(input: &str) -> Parsed<'_, Point> {
    let marked = terminated(marked_year, particle_or_end).map(|year| (year, Form::Dotted));
    let full = full_year.map(|year| (year, Form::Bare));
    let (rest, (year, form)) = terminated(alt((marked, full)), end_of_figure).parse(input)?;
    Ok((rest, Point::new(Some(year), Part::Whole, form)))
}

fn within_year(input: &str) -> Parsed<'_, Point> {
    let clear = alt((worded, edge_word)).map(|part| Point::new(None, part, Form::Clear));
    alt((clear, month_and_day, slashed_day)).parse(input)
}

/// `3/27`. What a small fraction looks like (`2/3`) needs a weekday behind it.
fn slashed_day(input: &str) -> Parsed<'_, Point> {
    let told = verify(slashed_point, |point| point.form > Form::Bare);
    alt((told, terminated(slashed_point, peek((space0, weekday))))).parse(input)
}

/// Month and day with a slash; one that a fraction up to tenths could be is a bare number, which the other end of a range may
/// make a date.
fn slashed_point(input: &str) -> Parsed<'_, Point> {
    let end = not(alt((value((), char('/')), value((), (space0, tag("분기"))))));
    let (rest, (month, _, day, unit, ())) = (month, char('/'), day, end_of_day, end).parse(input)?;
    let form = match (unit, month < day && day <= TENTHS) {
        (true, _) => Form::Clear,
        (false, true) => Form::Bare,
        (false, false) => Form::Dotted,
    };
    Ok((rest, Point::new(None, Part::Day(month, day), form)))
}

/// `1.13`, `1.30.`, `8.27일`.
fn month_and_day(input: &str) -> Parsed<'_, Point> {
    let (rest, (month, (), day, unit)) = (month, dot, day, end_of_day).parse(input)?;
    let form = if unit { Form::Clear } else { Form::Dotted };
    Ok((rest, Point::new(None, Part::Day(month, day), form)))
}

/// Two figures for the year without a mark: `24.5.24`, `24.5월`, `24년 3월`.
fn unmarked(input: &str) -> Parsed<'_, Point> {
    let day =
        (two_digit_year, dot, month, dot, day, end_of_day).map(|(y, (), m, (), d, _)| (y, Part::Day(m, d)));
    let dotted = (two_digit_year, dot, worded).map(|(y, (), part)| (y, part));
    let named =
        (two_digit_year, tag("년"), opt(char('도')), space0, worded).map(|(y, _, _, _, part)| (y, part));
    let (rest, (year, part)) = alt((day, dotted, named)).parse(input)?;
    Ok((rest, Point::new(Some(Year::Unmarked(year)), part, Form::Dotted)))
}

/// A part of the year that a word or unit names.
fn worded(input: &str) -> Parsed<'_, Part> {
    alt((month_word, quarter, half)).parse(input)
}

fn month_word(input: &str) -> Parsed<'_, Part> {
    let word = alt((tag("드"), tag("급"), tag("세"), tag("간"), tag("평균"), tag("이상"), tag(" 이상")));
    let unit = (space0, tag("월"), not(word));
    let (rest, month) = terminated(month, unit).parse(input)?;
    if let Ok((rest, (_, day, _))) = (space0, day, (space0, tag("일"), not(tag("간")))).parse(rest) {
        return Ok((rest, Part::Day(month, day)));
    }
    let (rest, third) = opt(preceded(space0, third)).parse(rest)?;
    Ok((rest, third.map_or(Part::Month(month), |third| Part::Third(month, third))))
}

/// `7월 15` before a range mark.
fn month_and_figure(input: &str) -> Parsed<'_, Point> {
    let day = terminated(day, peek((space0, tilde)));
    let (rest, (month, _, day)) = (month, (space0, tag("월"), space0), day).parse(input)?;
    Ok((rest, Point::new(None, Part::Day(month, day), Form::Clear)))
}

fn third(input: &str) -> Parsed<'_, u8> {
    let first = value(1, alt((tag("초순"), tag("상순"), tag("초"))));
    let last = value(3, alt((tag("하순"), tag("말"))));
    terminated(alt((first, value(2, tag("중순")), last)), particle_or_end).parse(input)
}

fn quarter(input: &str) -> Parsed<'_, Part> {
    let figure = || verify(number, |n| (1..=4).contains(n)).map(|n| u8::try_from(n).unwrap_or_default());
    let no_span = (space0, alt((tag("연속"), tag("째"), tag("만에"), tag("동안"))));
    let korean = terminated(figure(), (opt(tag("/4")), space0, tag("분기"), not(no_span)));
    let after = terminated(figure(), (char('Q'), end_of_figure));
    let ahead = preceded(char('Q'), terminated(figure(), end_of_figure));
    alt((korean, after, ahead)).map(Part::Quarter).parse(input)
}

fn half(input: &str) -> Parsed<'_, Part> {
    let which = alt((value(1, char('상')), value(2, char('하'))));
    terminated(which, (tag("반기"), not(alt((tag("별"), tag("마다")))))).map(Part::Half).parse(input)
}

/// Signs for a part of the year that mean it only right after a year.
fn half_sign(input: &str) -> Parsed<'_, Part> {
    let half = alt((value(1, one_of("上상")), value(2, one_of("下하"))));
    let quarter = terminated(verify(number, |n| (1..=4).contains(n)), (tag("/4"), end_of_figure));
    let quarter = quarter.map(|n| Part::Quarter(u8::try_from(n).unwrap_or_default()));
    alt((terminated(half, particle_or_end).map(Part::Half), quarter)).parse(input)
}

/// After a year: `’24년 말`, `2024년 초`, `올해 내`.
fn edge(input: &str) -> Parsed<'_, Part> {
    let part =
        alt((value(Part::Beginning, tag("초")), value(Part::End, tag("말")), value(Part::Within, tag("내"))));
    alt((edge_word, terminated(part, particle_or_end))).parse(input)
}

fn edge_word(input: &str) -> Parsed<'_, Part> {
    let part = alt((
        value(Part::Within, tag("연내")),
        // Before another noun it is tobacco.
        value(Part::Beginning, (tag("연초"), not(char(' ')))),
        value(Part::End, tag("연말")),
    ));
    terminated(part, particle_or_end).parse(input)
}
