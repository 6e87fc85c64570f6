//! Lines that are recognised by their wording alone: period headings, captions, task numbers, enumerators.
//!
//! The forms were counted on Korean government reports (quarters in nine notations, halves, years with and without
//! 년, in <>, [] or bare). A pattern must fit the whole line, so that a wrapped line which merely mentions a
//! quarter stays text.

use regex::Regex;
use std::sync::LazyLock;

fn regex(pattern: &str) -> Regex {
    // The patterns are constants and every one of them is compiled by a test.
    #[allow(clippy::expect_used)]
    Regex::new(pattern).expect("a constant pattern")
}

static PERIOD: LazyLock<Regex> = LazyLock::new(|| {
    let century = r"(?:(?:19|20)\d\d|['’‘`]\s?\d\d)\s*";
    let quarter =
        r"(?:제?\s*[1-4](?:\s*~\s*[1-4])?\s*(?:/\s*4\s*(?:분기)?|분기|Q)|Q[1-4]|[ⅠⅡⅢⅣ]\s*/?\s*(?:4\s*)?분기)";
    let half = r"(?:[상하]반기|[上下]半期|[상하上下]$)";
    let tail = r"(?:\s*(?:중|말|누적|누계|추진|주요|세부|향후|실적|성과|현황|상황|계획|내용|및|·)){0,6}";
    let year = format!(r"{century}(?:년도?|(?:년도?|\.)?\s*,?\s*(?:{quarter}|{half}))");
    regex(&format!(r"^(?:{year}|{quarter}|{half}){tail}\s*:?$"))
});

static MONTHS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:(?:19|20)\d\d\s*년|['’‘`]\d\d\s*년?\.?)\s*(?:1?\d\s*[~-]\s*)?1?\d\s*월(?:\s*(?:말|추진실적|실적|현황|계획))?$",
    )
});

static ORGANISATIONS: LazyLock<Regex> = LazyLock::new(|| {
    let one = r"[가-힣]{1,10}(?:부|처|청|위|위원회|원|실|공단|공사)";
    regex(&format!(r"^{one}(?:\s*[·,/]\s*{one})*[,·]?$"))
});

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:(?:국정|세부|실천|추진)?\s*과제|국정)?\s*(?:\d{1,3}\s*-\s*\d{1,2}(?:\s*-\s*\d{1,2})?[.)]?|\d{1,3}[.)]|(?:과제|국정)\s*\d{1,3}\s*(?:번|호)?[.)]?)$",
    )
});

static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:[\[<【(]?\s*(?:(?:국정|세부|실천|추진)\s*과제|국정)\s*\d{1,3}(?:-\d{1,2})?\s*(?:번|호)?\s*[.):\]>】]?|\d{1,3}-\d{1,2}(?:-\d{1,2})?\s*[.)]?)\s+[\p{L}「『(‘“\x22']",
    )
});

static ENUMERATOR: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:(?P<paren>[(](?:\d{1,2}|[가나다라마바사아자차카타파하])[)])|(?P<half>(?:\d{1,2}|[가나다라마바사아자차카타파하])[)])|(?P<letter>[가나다라마바사아자차카타파하][.])|(?P<number>\d{1,2}[.])|(?P<roman>[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ][.]?))\s+[\p{L}\d「『(‘“<\[\x22'’]",
    )
});

/// Ends of a text that is not complete: particles, joining endings, marks that join.
const UNFINISHED: [&str; 29] = [
    ",", "·", "/", "~", "-", " 및", " 또는", "을", "를", "에", "에서", "으로", "는", "하는", "하여", "하고",
    "되어", "므로", "면서", "지만", "위한", "위해", "통한", "통해", "대한", "따른", "따라", "등의", "간의",
];

static CAPTION: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^(?:<[^<>]{1,40}>|【[^【】]{1,40}】|\[[^\[\]]{1,40}\]|《[^《》]{1,40}》|≪[^≪≫]{1,40}≫)$")
});

/// What a whole line says by its wording.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Wording {
    /// One period heading or several (`2022년`, `2022년 < 3분기 >`).
    Period,
    /// A period heading in parentheses, `(3분기)`: the rest of an item may look the same.
    Parenthesised,
    /// A caption in brackets of its own.
    Caption,
    /// Nothing but a task or agenda number (`23.`, `23-1.`, `국정과제 23`).
    Number,
    /// A task number with its title behind it.
    NumberedTitle,
    /// Anything else.
    #[default]
    Text,
}

/// No heading, caption or number is longer than this many bytes.
const LONGEST: usize = 120;

/// Reads a line by its wording.
pub(crate) fn wording(line: &str) -> Wording {
    let short = line.len() <= LONGEST;
    let numbered = || line.starts_with(|c: char| c.is_ascii_digit() || "국세실추과[<【(".contains(c));
    if short && periods(line) {
        Wording::Period
    } else if short && parenthesised_period(line) {
        Wording::Parenthesised
    } else if short && line.ends_with(['>', '】', ']', '》', '≫']) && CAPTION.is_match(line) {
        Wording::Caption
    } else if short && numbered() && NUMBER.is_match(line) {
        Wording::Number
    } else if numbered() && NUMBERED.is_match(line) {
        Wording::NumberedTitle
    } else {
        Wording::Text
    }
}

/// Whether a text is nothing but the heading of a period, such as `2022년`, `< 3분기 >` or `’24.1/4분기`.
fn period_heading(text: &str) -> bool {
    let core = unwrapped(text);
    // A bare 상 or 하 is a heading only after a year.
    let lone = core.chars().nth(1).is_none();
    !lone && (PERIOD.is_match(core) || MONTHS.is_match(core))
}

/// Whether a text is a quarter, half or year in parentheses and nothing else.
fn parenthesised_period(text: &str) -> bool {
    text.strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        .is_some_and(|core| PERIOD.is_match(core.trim()))
}

/// Whether a text is one period heading after another (`2022년 < 3분기 >`).
fn periods(text: &str) -> bool {
    // Every form of the heading begins with one of these and has one of those, and few other lines are as short.
    let begins = |c: char| c.is_ascii_digit() || "'’‘`제QⅠⅡⅢⅣ상하上下<[【〈《≪「 ".contains(c);
    let may = text.len() <= LONGEST
        && text.starts_with(begins)
        && text.contains(['년', '기', 'Q', '/', '월', '상', '하', '上', '下']);
    may && (period_heading(text)
        || text.match_indices(' ').any(|(at, _)| {
            let (head, rest) = text.split_at(at);
            period_heading(head) && period_heading(rest.trim())
        }))
}

/// Whether a line is the name of one or more bodies followed by a period heading (`산업부 2022년 < 3분기 >`).
pub(crate) fn bodies_and_period(line: &str) -> bool {
    let split = |(at, _)| {
        let (head, rest) = line.split_at(at);
        periods(rest.trim()) && ORGANISATIONS.is_match(head)
    };
    line.len() <= LONGEST && line.match_indices(' ').any(split)
}

/// Whether a line may be the name of one or more bodies.
pub(crate) fn bodies(line: &str) -> bool {
    ORGANISATIONS.is_match(line)
}

/// Whether a text ends where no sentence or item can end: at a particle, a joining ending, a comma.
pub(crate) fn unfinished(text: &str) -> bool {
    UNFINISHED.iter().any(|end| text.ends_with(end))
}

/// Whether a text ends with a sentence.
pub(crate) fn sentence_end(text: &str) -> bool {
    let text = text.trim_end_matches(['”', '’', '"', '\'', ')']);
    text.strip_suffix(['.', '!', '?']).is_some_and(|rest| rest.ends_with(|c| ('가'..='힣').contains(&c)))
}

/// A numbering style and a place in it: `(3)` is the third of its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Enumerator {
    /// Which style, as an index of no meaning.
    pub(crate) style: u8,
    /// Position, from 1.
    pub(crate) value: u32,
    /// Whether it belongs to the text: `1.` and `Ⅰ.` number headings and tasks, the others only items.
    pub(crate) textual: bool,
    /// Characters up to the text, spaces included.
    pub(crate) width: usize,
}

/// The enumerator a line opens with, such as `1.`, `1)`, `(1)`, `가.`, `가)` or `Ⅰ.`, followed by a space and text.
pub(crate) fn enumerator(line: &str) -> Option<Enumerator> {
    if !line.chars().take(4).any(|c| ".)ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ".contains(c)) {
        return None;
    }
    let found = ENUMERATOR.captures(line)?;
    let names = ["paren", "half", "letter", "number", "roman"];
    let (style, mark) =
        names.iter().zip(0_u8..).find_map(|(name, at)| Some((at, found.name(name)?.as_str())))?;
    let core = mark.trim_matches(|c: char| "().".contains(c));
    let digits = core.parse().ok();
    let value = digits
        .or_else(|| place_in("가나다라마바사아자차카타파하", core))
        .or_else(|| place_in("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", core))?;
    // Numbers and syllables in the same brackets are different styles.
    let style = style * 2 + u8::from(digits.is_none());
    let textual = matches!(style, 6 | 9);
    Some(Enumerator { style, value, textual, width: mark.chars().count() })
}

fn place_in(series: &str, core: &str) -> Option<u32> {
    let first = core.chars().next()?;
    series.chars().zip(1..).find(|(ch, _)| *ch == first).map(|(_, place)| place)
}

fn unwrapped(line: &str) -> &str {
    let pairs = [('<', '>'), ('[', ']'), ('【', '】'), ('〈', '〉'), ('《', '》'), ('≪', '≫'), ('「', '」')];
    pairs
        .iter()
        .find_map(|(open, close)| line.strip_prefix(*open)?.strip_suffix(*close))
        .unwrap_or(line)
        .trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn period_headings() {
        for line in [
            "2022년",
            "< 3분기 >",
            "<3분기>",
            "[2023년]",
            "’24.1/4분기",
            "2023년 3분기",
            "2024. 3분기",
            "상반기",
            "2024년 상반기",
            "3/4분기",
            "1~3분기",
            "’21.3Q",
            "2Q",
            "’20.1/4",
            "’25년 1분기",
            "’25. 상반기",
            "2023년도",
            "【 2분기 】",
            "2024년 3분기 추진실적",
            "’21.상",
            "2024년 7~9월",
            "’24년 하반기 :",
        ] {
            assert!(period_heading(line), "{line}");
        }
        for line in [
            "2024년 산업 위원회 운영",
            "3분기 중 착수",
            "상",
            "하반기)",
            "(‘23.4~6월)",
            "(2024년)",
            "(3분기",
            "12월",
            "2022",
            "4.30",
            "7",
            "2024 과제",
        ] {
            assert!(!period_heading(line), "{line}");
        }
        assert!(parenthesised_period("(3분기)") && parenthesised_period("( 2024년 )"));
        assert!(!parenthesised_period("(12월)") && !parenthesised_period("(3분기 착수)"));
        assert!(periods("2022년 < 3분기 >"));
        assert!(bodies_and_period("해수부 2022년 < 3분기 >"));
        assert!(bodies_and_period("해수부·환경부 2022년"));
        assert!(!bodies_and_period("그린전환 가속화 2022년도 계획을"));
    }

    #[test]
    fn numbers_and_titles() {
        for line in
            ["23.", "23-1.", "23-1", "국정과제 23", "국정과제 23-1.", "실천과제 3-2", "7)", "국정과제 7번"]
        {
            assert!(wording(line) == Wording::Number, "{line}");
        }
        for line in ["23", "1.5", "3.14.", "2022", "23개", "1-2월"] {
            assert!(wording(line) != Wording::Number, "{line}");
        }
        for line in ["23-1. 항만 자동화", "국정과제 23 항만 자동화", "23-1 「항만법」 개정"]
        {
            assert!(wording(line) == Wording::NumberedTitle, "{line}");
        }
        for line in ["1-2개월 소요", "23. 항만", "2.20-23 개최", "국정과제 점검"] {
            assert!(wording(line) != Wording::NumberedTitle, "{line}");
        }
    }

    #[test]
    fn enumerators() {
        let table = [
            ("1. 항만", Some((6, 1))),
            ("나. 항만", Some((5, 2))),
            ("(3) 항만", Some((0, 3))),
            ("2) 항만", Some((2, 2))),
            ("라) 항만", Some((3, 4))),
            ("Ⅱ. 항만", Some((9, 2))),
            ("12.(금) 개최", None),
            ("(8.28~9.27)", None),
            ("1.5배 확대", None),
            ("가동률 향상", None),
        ];
        for (line, wanted) in table {
            assert_eq!(enumerator(line).map(|e| (e.style, e.value)), wanted, "{line}");
        }
    }

    #[test]
    fn captions() {
        assert_eq!(wording("< 주요 성과 >"), Wording::Caption);
        assert_eq!(wording("【참고】"), Wording::Caption);
        assert_eq!(wording("<표> 가나"), Wording::Text);
        assert_eq!(wording("(현장)"), Wording::Text);
    }
}
