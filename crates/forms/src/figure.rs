//! What the words beside a figure say of it: a target, a sum over time, a share of a whole, a rank.
//!
//! ```text
//! target     = "목표", [ particle | "(" | ":" ], figure | figure, [ particle ], ( "목표" | "계획" | "예정" ) ;
//! cumulative = ( "누적" | "누계" ), [ noun ], figure ;
//! share      = ( "비율" | "비중" | "…율" | "…률" ), [ particle ], figure, "%" | figure, "%", ( "비중" | "차지" ) ;
//! rank       = figure, "위" ;
//! ```

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureRole {
    /// What is to be reached.
    Target,
    /// A sum since some beginning, which the next report counts again.
    Cumulative,
    /// A part of a whole.
    Share,
    /// A place in an order.
    Rank,
}

/// The unit of a rank.
pub const RANK_UNIT: &str = "위";

/// Units of time: how long something lasts is neither reached nor aimed at.
pub const TIME_UNITS: &[&str] = &["년", "개년", "개월", "주", "일", "시간"];

/// Words before a figure by which it is for each of something: `월 45만원`.
const FOR_EACH: &[&str] = &["월", "매월", "주", "매주", "일", "매일", "하루", "분기", "시간"];

/// What follows `1인` where that is a name: `1인 가구`.
const OF_PERSONS: &[&str] = &[
    "가구",
    "세대",
    "체제",
    "1실",
    "창조기업",
    "1조",
    "미디어",
    "방송",
    "시위",
    "가족",
    "기업",
    "사업자",
    "사업장",
    "1역",
    "병실",
    "실",
    "1기",
];

/// Ends of what a figure is a limit of: `1억원 이하 소상공인`.
const LIMITS: &[&str] = &["이상", "이하", "미만", "초과"];

/// Whether a figure is one that makes no sum with others of its item and unit: how much each gets (`월 45만원`, `1인당 …`), what was
/// before (`14만원에서 15만원으로`), whom something is for (`1억원 이하 소상공인`, `1인 가구`).
#[must_use]
pub fn adds_up_to_nothing(text: &str, figure: Range<usize>, unit: &str) -> bool {
    let (Some(before), Some(own), Some(behind)) =
        (text.get(..figure.start), text.get(figure.clone()), text.get(figure.end..))
    else {
        return false;
    };
    // `1인당 14만원`, `1인당 지원금을 14만원에서 15만원으로`
    let is_each = |word: &str| {
        word.strip_suffix('당').is_some_and(|each| each.starts_with(|c: char| c.is_ascii_digit()))
            || UNITS_EACH.contains(&word)
    };
    let each = before
        .rsplit([',', ';', '(', ')'])
        .next()
        .is_some_and(|clause| clause.split_whitespace().any(is_each));
    let rate = before
        .split_whitespace()
        .next_back()
        .is_some_and(|word| before.ends_with(' ') && FOR_EACH.contains(&word.trim_start_matches('(')));
    let became = behind.trim_start();
    let was = became.starts_with(['→', '⇒', '➔', '➡'])
        || behind
            .strip_prefix("에서")
            .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    let named = own.ends_with('인') && OF_PERSONS.iter().any(|word| became.starts_with(word));
    let limit = LIMITS.iter().any(|word| own.ends_with(word))
        && behind.strip_prefix(' ').is_some_and(|rest| {
            rest.split_whitespace().next().is_some_and(|word| !crate::progress::is_act(word))
        });
    // `주 1회`, `연 2회`
    let often = unit == "회" && (rate || own.starts_with('연'));
    let for_each = (each || rate) && MONEY.contains(&unit);
    behind.starts_with('당') || for_each || often || was || named || limit
}

/// Words for each of something.
const UNITS_EACH: &[&str] = &[
    "인당",
    "건당",
    "명당",
    "가구당",
    "톤당",
    "kg당",
    "ha당",
    "㎡당",
    "개소당",
    "대당",
    "호당",
    "곳당",
    "회당",
    "시간당",
    "세대당",
    "농가당",
];

/// Units of money.
const MONEY: &[&str] = &["원", "달러", "유로"];

/// Words beside a figure that say what it is, when or how much, and not what is counted.
const NAMING_NOTHING: &[&str] = &[
    "누적",
    "누계",
    "목표",
    "목표치",
    "목표액",
    "목표량",
    "실적",
    "계획",
    "예정",
    "비율",
    "비중",
    "총",
    "약",
    "연",
    "연간",
    "현재",
    "현재까지",
    "올해",
    "금년",
    "금년도",
    "당해",
    "작년",
    "지난해",
    "전년",
    "전국",
    "전국에",
    "전체",
    "세계",
    "평균",
    "최대",
    "최소",
    "이상",
    "이하",
    "수준",
    "기준",
    "대비",
    "규모",
    "등",
    "및",
    "중",
    "내",
    "년",
    "월",
    "일",
    "분기",
    "상반기",
    "하반기",
    "연말",
    "월말",
];

/// Whether a word beside a figure leaves open what is counted.
#[must_use]
pub fn names_nothing(word: &str) -> bool {
    NAMING_NOTHING.contains(&word)
}

/// A rule: what a figure is, the form of the words beside it, and the unit that it must have.
struct Rule {
    role: FigureRole,
    form: LazyLock<Option<Regex>>,
    unit: &'static str,
    /// One of these stands in every text that fits: a form that is never asked for is never compiled.
    telling: &'static [&'static str],
}

macro_rules! rules {
    ($($role:ident $unit:literal $telling:expr, $form:literal;)*) => {
        [$(Rule {
            role: FigureRole::$role,
            form: LazyLock::new(|| Regex::new($form).ok()),
            unit: $unit,
            telling: &$telling,
        }),*]
    };
}

/// Words right before a figure.
static BEFORE: [Rule; 3] = rules! {
    Cumulative "" ["누적", "누계"], r"(?P<word>누적|누계)\s*(?:[가-힣]+\s+){0,2}(?:총|약)?\s*$";
    Target "" ["목표"], r"(?P<word>목표(?:치|액|량)?)\s*[)\]]?(?:[은는인를을이가:(]|\s)*(?:총|약|연)?\s*$";
    Share "%" ["비율", "비중", "율", "률"],
        r"(?P<word>비율|비중|[가-힣]+[율률])\s*(?:[은는이가을를의도:(]|\s)*(?:약|평균|전체)?\s*$";
};

/// Words right behind a figure and its unit.
static BEHIND: [Rule; 2] = rules! {
    Target "" ["목표", "계획", "예정"], r"^\s*[을를로]?\s*(?:달성\s*)?(?P<word>목표|계획|예정)";
    Share "%" ["비중", "비율", "차지"], r"^\s*(?:이상|수준)?\s*[을를의]?\s*(?P<word>비중|비율|차지)";
};

impl Rule {
    /// Where the word stands by which the rule fits a text.
    fn word(&self, text: &str, unit: &str) -> Option<Range<usize>> {
        let may = unit.starts_with(self.unit) && self.telling.iter().any(|word| text.contains(word));
        Some(self.form.as_ref().filter(|_| may)?.captures(text)?.name("word")?.range())
    }
}

/// How far before a figure its words may stand, in characters.
const REACH: usize = 20;

/// What the words of a text say of the figure at a byte range, and where they stand. `unit` is the figure's.
#[must_use]
pub fn role(text: &str, figure: Range<usize>, unit: &str) -> Option<(FigureRole, Range<usize>)> {
    if unit == RANK_UNIT {
        return Some((FigureRole::Rank, figure));
    }
    let before = text.get(..figure.start)?;
    let from = before.char_indices().rev().take(REACH).last().map_or(before.len(), |(at, _)| at);
    let found = |rules: &[Rule], part: &str, offset: usize| {
        rules.iter().find_map(|rule| {
            let word = rule.word(part, unit)?;
            Some((rule.role, word.start + offset..word.end + offset))
        })
    };
    // 누적 counts as a part of the figure where it stands right before it.
    let own = text.get(figure.clone())?;
    let inside = ["누적", "누계"].iter().find(|word| own.starts_with(**word));
    if let Some(word) = inside {
        return Some((FigureRole::Cumulative, figure.start..figure.start + word.len()));
    }
    found(&BEFORE, before.get(from..)?, from).or_else(|| found(&BEHIND, text.get(figure.end..)?, figure.end))
}

/// Texts with a figure, the figure, its unit, and what it is.
pub const EXAMPLES: &[(&str, &str, &str, Option<FigureRole>)] = &[
    ("구축목표(322개, 누적 750개) 대비", "322개", "개", Some(FigureRole::Target)),
    ("구축목표(322개, 누적 750개) 대비", "750개", "개", Some(FigureRole::Cumulative)),
    ("500개소 목표", "500개소", "개소", Some(FigureRole::Target)),
    ("(3년차 목표) 1만ha", "1만ha", "ha", Some(FigureRole::Target)),
    ("국비 1,200억원 투입 계획", "1,200억원", "원", None),
    ("누적 관람객 32만 명", "32만 명", "명", Some(FigureRole::Cumulative)),
    ("40세 미만 비율 68%", "68%", "%", Some(FigureRole::Share)),
    ("인증부표 보급률 90% 이상 달성", "90%", "%", Some(FigureRole::Share)),
    ("전체의 48% 차지", "48%", "%", Some(FigureRole::Share)),
    ("세계 3위 달성", "3위", "위", Some(FigureRole::Rank)),
    ("전년 대비 57.7% 증가", "57.7%", "%", None),
    ("39개소 선정", "39개소", "개소", None),
];

#[cfg(test)]
mod tests {
    use super::{EXAMPLES, role};

    #[test]
    fn every_example_is_what_it_is() {
        for (text, figure, unit, expected) in EXAMPLES {
            let start = text.find(figure).unwrap();
            let found = role(text, start..start + figure.len(), unit);
            assert_eq!(found.map(|(role, _)| role), *expected, "{figure} in {text}");
        }
    }
}
