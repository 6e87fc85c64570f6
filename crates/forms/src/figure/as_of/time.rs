//! The time that a figure is told as of: where it stands in a text. Read by hand, since a pattern that looks for all of
//! it at once is made ready anew by every process, which takes longer than reading a page.

use std::ops::Range;

/// A time, and how much of the text was read for it.
pub(super) struct Time {
    /// Its words, in bytes.
    pub(super) words: Range<usize>,
    /// Where the next may begin.
    end: usize,
    /// Whether it is a range of months or quarters from the first of the year on.
    pub(super) from_january: bool,
}

/// The times of a text, in order; none lies over another.
pub(super) fn all(text: &str) -> impl Iterator<Item = Time> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let found = text.get(at..)?.char_indices().find_map(|(step, c)| at_place(text, at + step, c))?;
        at = found.end;
        Some(found)
    })
}

/// The time that begins at a place with this character.
fn at_place(text: &str, at: usize, first: char) -> Option<Time> {
    let rest = text.get(at..)?;
    let time = |behind: &str, from_january| {
        let end = text.len() - behind.len();
        Time { words: at..end, end, from_january }
    };
    if may_open(first) {
        let inside = at.checked_sub(1).and_then(|before| text.as_bytes().get(before));
        let alone = first == '1' && !inside.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
        let whole = until(rest).map(|behind| time(behind, false));
        let whole = whole.or_else(|| months(rest).filter(|_| alone).map(|behind| time(behind, true)));
        let whole = whole.or_else(|| quarters(rest).filter(|_| alone).map(|behind| time(behind, true)));
        let whole = whole.or_else(|| since(rest).map(|behind| time(behind, false)));
        let ever = || ever(rest).map(|behind| Time { end: text.len(), ..time(behind, false) });
        if let Some(found) = whole.or_else(ever) {
            return Some(found);
        }
    }
    now(text, at, first)
}

/// Whether a time other than `현재` alone may begin with a character.
fn may_open(first: char) -> bool {
    matches!(
        first,
        '0'..='9'
            | '상'
            | '하'
            | '연'
            | '년'
            | '월'
            | '현'
            | '지'
            | '올'
            | '금'
            | '출'
            | '취'
            | '개'
            | '시'
            | '도'
            | '설'
    )
}

/// What stands behind one of some words.
fn one<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().find_map(|word| text.strip_prefix(word))
}

/// What stands behind one of some words, or the text.
fn perhaps<'t>(text: &'t str, words: &[&str]) -> &'t str {
    one(text, words).unwrap_or(text)
}

/// What stands behind blanks.
fn blanks(text: &str) -> &str {
    text.trim_start_matches(' ')
}

/// What stands behind so many figures at most, at least one.
fn figures(text: &str, most: usize) -> Option<&str> {
    let count = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    if count == 0 { None } else { text.get(count..) }
}

/// `6월 말 기준`: what stands behind it.
fn until<'t>(text: &'t str) -> Option<&'t str> {
    const PARTS: [&str; 5] = ["초", "말일", "말", "중순", ""];
    let closed = |day: &'t str| {
        let day = blanks(day);
        PARTS.iter().find_map(|part| one(blanks(day.strip_prefix(part)?), &["까지", "기준", "현재"]))
    };
    [quarter(text), month(text), day(text), one(text, NAMED)].into_iter().flatten().find_map(closed)
}

/// Times of the year by name.
const NAMED: &[&str] = &["상반기", "하반기", "연", "년", "월", "현재", "지금"];

/// `3분기`, `3/4분기`.
fn quarter(text: &str) -> Option<&str> {
    let behind = blanks(figures(text, 1)?);
    let of_four = behind.strip_prefix('/').and_then(|four| blanks(four).strip_prefix('4'));
    blanks(of_four.unwrap_or(behind)).strip_prefix("분기")
}

/// `6월`, `6월 3일`.
fn month(text: &str) -> Option<&str> {
    let month = blanks(figures(text, 2)?).strip_prefix('월')?;
    let day = figures(blanks(month), 2).and_then(|day| blanks(day).strip_prefix('일'));
    Some(day.unwrap_or(month))
}

/// `6.30.`, `6/30`.
fn day(text: &str) -> Option<&str> {
    let day = figures(blanks(figures(text, 2)?.strip_prefix(['.', '/'])?), 2)?;
    Some(perhaps(day, &["."]))
}

/// What stands behind the first of a range.
fn ranged(text: &str) -> Option<&str> {
    Some(blanks(one(blanks(text), &["~", "∼", "～", "-"])?))
}

/// `1~6월`, which begins with the year.
fn months(text: &str) -> Option<&str> {
    let first = perhaps(blanks(text.strip_prefix('1')?), &["월", "."]);
    blanks(figures(ranged(first)?, 2)?).strip_prefix('월')
}

/// `1~3분기`.
fn quarters(text: &str) -> Option<&str> {
    let last = ranged(text.strip_prefix('1')?)?.strip_prefix(['2', '3', '4'])?;
    blanks(perhaps(last, &["/4"])).strip_prefix("분기")
}

/// `올해 들어`.
fn since(text: &str) -> Option<&str> {
    ["올해", "올", "금년", "연초"]
        .iter()
        .find_map(|year| one(blanks(text.strip_prefix(year)?), &["들어", "이후"]))
}

/// `개통 이후`, if nothing but `총` or `약` stands between it and the end.
fn ever(text: &str) -> Option<&str> {
    const BEGUN: &[&str] =
        &["출범", "취임", "개통", "개원", "개소", "개관", "시행", "도입", "설립", "출시", "개시"];
    let begun = one(text, BEGUN).or_else(|| figures(text, 1)?.strip_prefix('년'))?;
    let behind = one(blanks(begun), &["이후", "이래"])?;
    blanks(perhaps(blanks(behind), &["총", "약"])).is_empty().then_some(behind)
}

/// `현재` as a word of its own, which is read with the marks around it.
fn now(text: &str, at: usize, first: char) -> Option<Time> {
    let set_apart = |start: usize| {
        let behind = text.get(start..)?.strip_prefix("현재")?;
        let rest = perhaps(behind, &["까지"]);
        let mark = rest.starts_with([' ', ',', ')']);
        let words = start..text.len() - behind.len();
        let end = text.len() - rest.len() + usize::from(mark);
        (mark || rest.is_empty()).then_some(Time { words, end, from_january: false })
    };
    match first {
        '현' if at == 0 => set_apart(at),
        ' ' | '(' => set_apart(at + 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::all;
    use proptest::prelude::*;
    use regex::Regex;

    /// The same as a pattern, each form a group of its own.
    fn pattern() -> Regex {
        let day = r"(?:[0-9] *(?:/ *4)? *분기|[0-9][0-9]? *월(?: *[0-9][0-9]? *일)?|[0-9][0-9]?[./] *[0-9][0-9]?\.?|상반기|하반기|연|년|월|현재|지금)";
        let until = format!(r"{day} *(?:초|말|중순|말일)? *(?:까지|기준|현재)");
        let range = "(?:~|∼|～|-)";
        let months = format!(r"(?-u:\b)(?P<months>1 *(?:월|\.)? *{range} *[0-9][0-9]? *월)");
        let quarters = format!(r"(?-u:\b)(?P<quarters>1 *{range} *[2-4](?:/4)? *분기)");
        let since = r"(?P<since>(?:올해|올|금년|연초) *(?:들어|이후))";
        let ever = r"(?P<ever>(?:출범|취임|개통|개원|개소|개관|시행|도입|설립|출시|개시|[0-9]년) *(?:이후|이래)) *(?:총|약)? *$";
        let now = r"(?:^|[ (])(?P<now>현재)(?:까지)?(?:[ ,)]|$)";
        Regex::new(&format!("(?P<until>{until})|{months}|{quarters}|{since}|{ever}|{now}")).unwrap()
    }

    const PIECES: &[&str] = &[
        "1",
        "2",
        "4",
        "12",
        "3",
        "/",
        "4",
        " ",
        "분기",
        "월",
        "일",
        ".",
        "~",
        "-",
        "∼",
        "상반기",
        "연",
        "년",
        "현재",
        "지금",
        "초",
        "말",
        "말일",
        "중순",
        "까지",
        "기준",
        "올해",
        "올",
        "금년",
        "연초",
        "들어",
        "이후",
        "이래",
        "개통",
        "개소",
        "총",
        "약",
        "(",
        ")",
        ",",
        "개",
        "가",
        "A",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3_000))]
        #[test]
        fn times_stand_where_the_pattern_fits(text in prop::collection::vec(prop::sample::select(PIECES), 0..14)) {
            let text = text.concat();
            let expected: Vec<_> = pattern()
                .captures_iter(&text)
                .map(|found| {
                    let mut name = ["until", "months", "quarters", "since", "ever", "now"].into_iter();
                    let (name, words) = name.find_map(|name| Some((name, found.name(name)?.range()))).unwrap();
                    (words, ["months", "quarters"].contains(&name))
                })
                .collect();
            let found: Vec<_> = all(&text).map(|time| (time.words, time.from_january)).collect();
            prop_assert_eq!(found, expected, "{}", text);
        }
    }
}
