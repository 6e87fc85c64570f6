//! Year, quarter and half-year headings in all the ways ministries write them.
//!
//! ```text
//! heading  = { mark }, [ order ], { mark }, period, { close }, [ months ], { close }, tail ;
//! period   = year, { join }, ( quarter | half ) | year | quarter | half ;
//! year     = digit * 4, [ "년도" | "년" | "." ] | quote, digit * 2, [ "년도" | "년" | "." ] | digit * 2, ( "년도" | "년" ) ;
//! quarter  = [ "제" ], one, [ "/4" ], "분기" | one, "/4" | one, "Q" | "Q", one
//!          | one, [ "/4" ], [ "분기" ], "~", one, [ "/4" ], "분기" ;
//! half     = "상반기" | "하반기" | "上半期" | "下半期" | ( "상" | "하" | "上" | "下" ), end | "1H" | "2H" ;
//! order    = digit, [ digit ], ( "." | ")" ) | "(", digit, ")" | "①" … "⑳" | "가" … "하", "." ;
//! months   = "(", [ year ], digit, { digit | "월" | "~" | "." }, ")" ;
//! mark     = bracket | blank | "□" | "▶" | "-" | … ;
//! close    = bracket | blank | ":" | "|" ;
//! ```
//!
//! Counted on 65 government documents: five apostrophes before a two-digit year, brackets of eight kinds, `1/4분기`,
//! `'21.3Q`, `’20.上` and ranges such as `1~3분기`.

use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::{tag, take_while, take_while_m_n},
    character::complete::{char, one_of, satisfy},
    combinator::{eof, map, map_opt, not, opt, peek, recognize, value, verify},
    multi::{many0_count, many1},
    sequence::{delimited, preceded, terminated},
};

/// A stretch of time: year, quarter, half.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Period {
    pub(crate) year: Option<i16>,
    pub(crate) quarter: Option<u8>,
    pub(crate) half: Option<u8>,
}

impl Period {
    /// The period in force after a heading: a heading without a year stays in the year before it.
    pub(crate) fn then(self, heading: Self) -> Self {
        Self { year: heading.year.or(self.year), ..heading }
    }
}

/// A period at the beginning of a text, and what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Heading<'t> {
    /// When.
    pub(crate) period: Period,
    /// Whether it names several quarters that are no half and no year; the last one stands for them.
    pub(crate) several: bool,
    /// Whether it stands in angle or square brackets that close before the tail.
    pub(crate) bracketed: bool,
    /// Whether it is a bare number (`2024`, `’24`, `3`) that is a period only where a period must stand.
    pub(crate) bare: bool,
    /// The rest of the text.
    pub(crate) tail: &'t str,
}

/// Reads a period at the beginning of a text: `’24.3분기 추진실적` is 2024 Q3 with the tail `추진실적`.
pub(crate) fn heading(text: &str) -> Option<Heading<'_>> {
    let (rest, _) = marks(text).ok()?;
    let (rest, (found, bare)) = alt((dated, preceded((order, marks), dated))).parse(rest).ok()?;
    let (tail, _) = (closers, opt(months), closers).parse(rest).ok()?;
    let used = text.get(..text.len() - tail.len()).unwrap_or_default();
    let period = found.period();
    Some(Heading { period, several: found.several(), bracketed: brackets(used), bare, tail })
}

/// A year alone or a quarter number alone, as a year or quarter column has it: `2024`, `3`.
pub(crate) fn cell(text: &str) -> Option<Period> {
    let lone = map(terminated(one_of("1234"), end), |c| Period { quarter: digit(c), ..Period::default() });
    let found = heading(text).filter(|h| h.tail.is_empty()).map(|h| h.period);
    found.or_else(|| preceded(marks, lone).parse(text).ok().map(|(_, period)| period))
}

/// What a quarter expression names.
#[derive(Clone, Copy, Debug, Default)]
struct Found {
    year: Option<i16>,
    quarters: Option<(u8, u8)>,
    half: Option<u8>,
}

impl Found {
    fn period(self) -> Period {
        let (quarter, half) = match self.quarters {
            Some((1, 2)) => (None, Some(1)),
            Some((3, 4)) => (None, Some(2)),
            Some((1, 4)) => (None, None),
            Some((_, last)) => (Some(last), None),
            None => (None, self.half),
        };
        Period { year: self.year, quarter, half }
    }

    fn several(self) -> bool {
        self.quarters
            .is_some_and(|(first, last)| first != last && ![(1, 2), (3, 4), (1, 4)].contains(&(first, last)))
    }
}

/// A period: `2022년`, `2022년 < 3분기 >`, `3분기`. The flag says whether it is a bare number.
fn dated(input: &str) -> IResult<&str, (Found, bool)> {
    let part = alt((quarters, map(half, |half| Found { half: Some(half), ..Found::default() })));
    let short = alt((short_quarter, map(short_half, |half| Found { half: Some(half), ..Found::default() })));
    let full = (year, joins, alt((part, short)));
    let mut any = alt((
        map(full, |((year, _), _, found)| (Found { year: Some(year), ..found }, false)),
        map(terminated(year, not(digit_next)), |(year, bare)| {
            (Found { year: Some(year), ..Found::default() }, bare)
        }),
        map(alt((quarters, latin_quarter)), |found| (found, false)),
        map(half, |half| (Found { half: Some(half), ..Found::default() }, false)),
    ));
    any.parse(input)
}

fn digit_next(input: &str) -> IResult<&str, char> {
    peek(preceded(
        (blanks, opt(one_of(".-/~∼～")), blanks, opt(satisfy(is_quote))),
        satisfy(|c| c.is_ascii_digit()),
    ))
    .parse(input)
}

/// A year and whether it is a bare number: `2022년`, `2024년도`, `2024.`, `’24년`, `'21.`, `19년`.
fn year(input: &str) -> IResult<&str, (i16, bool)> {
    let sign =
        || preceded(blanks, alt((value(false, tag("년도")), value(false, year_word), value(true, tag(".")))));
    let four = verify(number(4), |year| (1950..=2100).contains(year));
    let two = preceded((satisfy(is_quote), blanks), number(2));
    let named = terminated(number(2), peek(preceded(blanks, year_word)));
    map((alt((four, map(alt((two, named)), |y| y + 2000))), opt(sign())), |(year, sign)| {
        (year, sign.unwrap_or(true))
    })
    .parse(input)
}

/// `년`, unless it is the beginning of `20년간` or `3년차`.
fn year_word(input: &str) -> IResult<&str, &str> {
    terminated(tag("년"), not(one_of("간차째대생말초치"))).parse(input)
}

fn number<'a>(digits: usize) -> impl Parser<&'a str, Output = i16, Error = nom::error::Error<&'a str>> {
    map_opt(take_while_m_n(digits, digits, |c: char| c.is_ascii_digit()), |text: &str| text.parse().ok())
}

/// The five apostrophes that stand before a two-digit year, and two that look like them.
pub(crate) fn is_quote(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | '′' | '＇' | 'ʼ' | '‛')
}

/// `3분기`, `제3분기`, `3/4분기`, `1~3분기`, `1·2분기`, `1분기~3분기`.
fn quarters(input: &str) -> IResult<&str, Found> {
    let word = || (blanks, tag("분기"));
    let range = (one, opt(of_four), opt(word()), blanks, one_of("~∼～〜-–·,"), blanks, opt(tag("제")), one);
    let first_last =
        map(terminated(range, (opt(of_four), word())), |(first, _, _, _, _, _, _, last)| (first, last));
    let single = map((opt(tag("제")), blanks, one, opt(of_four), word()), |(_, _, one, _, _)| (one, one));
    map(alt((verify(first_last, |(first, last)| first < last), single)), in_quarters).parse(input)
}

/// `3/4` and `3Q`, which are quarters after a year only.
fn short_quarter(input: &str) -> IResult<&str, Found> {
    alt((map(terminated(one, (of_four, not(digit_next))), |one| in_quarters((one, one))), latin_quarter))
        .parse(input)
}

/// `3Q`, `Q3`.
fn latin_quarter(input: &str) -> IResult<&str, Found> {
    let letter = || one_of("Qq");
    let quarter = alt((terminated(one, letter()), preceded(letter(), one)));
    map(terminated(quarter, not(satisfy(char::is_alphanumeric))), |one| in_quarters((one, one))).parse(input)
}

fn in_quarters(quarters: (u8, u8)) -> Found {
    Found { quarters: Some(quarters), ..Found::default() }
}

fn one(input: &str) -> IResult<&str, u8> {
    let roman = |c| "ⅠⅡⅢⅣ".chars().position(|r| r == c).and_then(|at| u8::try_from(at + 1).ok());
    map_opt(one_of("1234ⅠⅡⅢⅣ"), move |c| digit(c).or_else(|| roman(c))).parse(input)
}

fn digit(c: char) -> Option<u8> {
    c.to_digit(10).and_then(|d| u8::try_from(d).ok())
}

fn of_four(input: &str) -> IResult<&str, &str> {
    recognize((blanks, one_of("/／"), blanks, char('4'))).parse(input)
}

/// `상반기`, `下半期`.
fn half(input: &str) -> IResult<&str, u8> {
    let first = alt((tag("상반기"), tag("上半期"), tag("전반기"), tag("上반기")));
    let last = alt((tag("하반기"), tag("下半期"), tag("후반기"), tag("下반기")));
    alt((value(1, first), value(2, last))).parse(input)
}

/// `上`, `하`, `1H`, which are halves after a year only.
fn short_half(input: &str) -> IResult<&str, u8> {
    let letter = alt((value(1, one_of("상上")), value(2, one_of("하下"))));
    let latin = alt((value(1, alt((tag("1H"), tag("H1")))), value(2, alt((tag("2H"), tag("H2"))))));
    terminated(alt((letter, latin)), not(satisfy(char::is_alphanumeric))).parse(input)
}

/// A number or letter before the heading of a list: `1.`, `(2)`, `③`, `가.`.
fn order(input: &str) -> IResult<&str, &str> {
    let digits = || take_while_m_n(1, 2, |c: char| c.is_ascii_digit());
    let arabic = recognize((digits(), one_of(".)"), many1(satisfy(char::is_whitespace))));
    let closed = recognize(delimited(char('('), digits(), char(')')));
    let circled = recognize(satisfy(|c| matches!(c, '①'..='⑳' | '❶'..='❿' | '➀'..='➉')));
    let letter = recognize((one_of("가나다라마바사아자차카타파하"), one_of(".)")));
    alt((arabic, closed, circled, letter)).parse(input)
}

/// The months of a quarter in parentheses: `(7~9월)`, `('24.7~9월)`.
fn months(input: &str) -> IResult<&str, &str> {
    let inside = take_while(|c: char| {
        c.is_ascii_digit() || c.is_whitespace() || is_quote(c) || "월년.~∼～〜-".contains(c)
    });
    let months = verify(inside, |text: &str| text.contains(['월', '~', '∼', '～', '〜']));
    recognize(delimited(one_of("(（"), months, one_of(")）"))).parse(input)
}

const OPEN: &str = "<＜〈《≪[［【〔「『(（{";
const CLOSE: &str = ">＞〉》≫]］】〕」』)）}";
const PLAIN: &str = "□■◇◆○●◎▪▣◈▶►▷▸❍◦•·ㅇㅁ|ㅣ│-–—―=#*※:：,";

/// Brackets, list marks and blanks before a heading.
fn marks(input: &str) -> IResult<&str, &str> {
    let mark = satisfy(|c| c.is_whitespace() || CLOSE.contains(c) || PLAIN.contains(c));
    recognize(many0_count(alt((mark, opener)))).parse(input)
}

/// A bracket that opens a period. One that holds the months of a quarter or words belongs to what follows.
fn opener(input: &str) -> IResult<&str, char> {
    let period = |c: char| {
        c.is_whitespace()
            || c.is_ascii_digit()
            || is_quote(c)
            || OPEN.contains(c)
            || "제상하上下ⅠⅡⅢⅣQq".contains(c)
    };
    preceded(not(months), terminated(one_of(OPEN), peek(satisfy(period)))).parse(input)
}

/// Brackets, blanks and a colon after a period, and marks that only decorate the end of the line.
fn closers(input: &str) -> IResult<&str, &str> {
    let close = take_while(|c: char| c.is_whitespace() || CLOSE.contains(c) || ":：|".contains(c));
    let decoration = take_while(|c: char| c.is_whitespace() || PLAIN.contains(c));
    recognize((close, opt(terminated(decoration, eof)))).parse(input)
}

fn joins(input: &str) -> IResult<&str, &str> {
    take_while(|c: char| c.is_whitespace() || OPEN.contains(c) || CLOSE.contains(c) || ".,-/·:|".contains(c))
        .parse(input)
}

fn blanks(input: &str) -> IResult<&str, &str> {
    take_while(char::is_whitespace).parse(input)
}

fn end(input: &str) -> IResult<&str, &str> {
    verify(nom::combinator::rest, |rest: &str| rest.trim().is_empty()).parse(input)
}

fn brackets(used: &str) -> bool {
    let used = used.trim_end();
    used.ends_with(|c| ">＞〉》≫]］】〕".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let Some(h) = heading(text) else { return "-".to_owned() };
        let Period { year, quarter, half } = h.period;
        let part = |sign: &str, v: Option<i16>| v.map(|v| format!("{sign}{v}")).unwrap_or_default();
        let period = part("", year) + &part("Q", quarter.map(i16::from)) + &part("H", half.map(i16::from));
        let flags =
            format!("{}{}", if h.bare { " bare" } else { "" }, if h.several { " several" } else { "" });
        if h.tail.is_empty() { format!("{period}{flags}") } else { format!("{period}{flags} + {}", h.tail) }
    }

    #[test]
    fn written_variants() {
        let cases = [
            ("2022년", "2022"),
            ("2024년도", "2024"),
            ("’25년", "2025"),
            ("22년", "2022"),
            ("< 3분기 >", "Q3"),
            ("<3분기>", "Q3"),
            ("＜ 3분기 ＞", "Q3"),
            ("〈3분기〉", "Q3"),
            ("(2분기)", "Q2"),
            ("【 4분기 】", "Q4"),
            ("제3분기", "Q3"),
            ("1/4분기", "Q1"),
            ("4/4 분기", "Q4"),
            ("2Q", "Q2"),
            ("3분기(7~9월)", "Q3"),
            ("3분기 ('24.7월~9월)", "Q3"),
            ("2024년 1분기", "2024Q1"),
            ("2024년 < 1분기 >", "2024Q1"),
            ("2024년(1분기)", "2024Q1"),
            ("[2023년 3분기]", "2023Q3"),
            ("[2023년] 3분기", "2023Q3"),
            ("<2023년> <3분기>", "2023Q3"),
            ("2024. 3분기", "2024Q3"),
            ("2024.3/4분기", "2024Q3"),
            ("2024-2분기", "2024Q2"),
            ("'21.2분기", "2021Q2"),
            ("’21.2분기", "2021Q2"),
            ("‘21.2분기", "2021Q2"),
            ("`21.2분기", "2021Q2"),
            ("´21. 2분기", "2021Q2"),
            ("’25년 1분기", "2025Q1"),
            ("25년 1분기", "2025Q1"),
            ("'21.3Q", "2021Q3"),
            ("'20.1/4", "2020Q1"),
            ("'25. 1/4", "2025Q1"),
            ("□ 2023년", "2023"),
            ("▶ 2023년 2분기", "2023Q2"),
            ("1. 2023년", "2023"),
            ("① 2023년 1분기", "2023Q1"),
            ("상반기", "H1"),
            ("'25.상반기", "2025H1"),
            ("’25. 하반기", "2025H2"),
            ("’20.上", "2020H1"),
            ("‘21.하", "2021H2"),
            ("2024년 하반기", "2024H2"),
            ("1~2분기", "H1"),
            ("3·4분기", "H2"),
            ("1~4분기", ""),
            ("1~3분기", "Q3 several"),
            ("2024년 1~3분기", "2024Q3 several"),
            ("2024", "2024 bare"),
            ("’24.3분기 추진실적", "2024Q3 + 추진실적"),
            ("2024년 추진현황", "2024 + 추진현황"),
            ("(19년) 추진현황", "2019 + 추진현황"),
            ("2022년(계속)", "2022 + (계속)"),
            ("< 3분기 > ▪ 산업", "Q3 + ▪ 산업"),
            ("2024년 산업 AI 얼라이언스", "2024 + 산업 AI 얼라이언스"),
            ("2024. 3. 1.", "-"),
            ("2024.3.1", "-"),
            ("’24.5.24", "-"),
            ("’21~’23년", "-"),
            ("3/4 수준으로 감축", "-"),
            ("1,806대", "-"),
            ("산업부", "-"),
            ("20년간 지속", "-"),
            ("", "-"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn cells_of_period_columns() {
        for (text, expected) in
            [("2024", (Some(2024), None)), ("3", (None, Some(3))), ("’24.2분기", (Some(2024), Some(2)))]
        {
            let found = cell(text).unwrap();
            assert_eq!((found.year, found.quarter), expected, "{text}");
        }
    }
}
