//! What the words beside a figure say of it: a target, what was reached, a sum over time, a share of a whole, a rank.
//!
//! ```text
//! role = rank | words before or behind ;     (* beside *)
//! rank = figure, "위" ;
//! ```

mod among;
mod as_of;
mod beside;

pub use among::{Figure, Figures};
pub use as_of::as_of;
use std::ops::Range;

/// What a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureRole {
    /// What is to be reached.
    Target,
    /// What was reached.
    Actual,
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

/// Units of what no sum makes sense of: how many times, how much warmer, by how many hundredths.
pub const RATIO_UNITS: &[&str] = &["%p", "배", "℃"];

/// The unit of hundredths.
pub const PERCENT: &str = "%";

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

/// Whether a figure is one that makes no sum with others of its item and unit: how much each gets (`월 45만원`, `1인당 …`), whom
/// something is for (`1억원 이하 소상공인`, `1인 가구`), a mean (`월평균 45건`), a ratio (`3배`).
#[must_use]
pub fn adds_up_to_nothing(text: &str, figure: Range<usize>, unit: &str) -> bool {
    let (Some((_, before)), Some(own), Some(behind)) = (
        before(text, figure.start, CLAUSE),
        text.get(figure.clone()),
        behind(text, figure.end, REACH_BEHIND),
    ) else {
        return false;
    };
    // `1인당 14만원`, `1인당 지원금을 14만원에서 15만원으로`
    let is_each = |word: &str| {
        word.strip_suffix('당').is_some_and(|each| each.starts_with(|c: char| c.is_ascii_digit()))
            || word == "1인"
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
    // `1인 1일 1만 3천원`
    let each_one = own == "1인" && became.starts_with(|c: char| c.is_ascii_digit());
    let named = each_one || own.ends_with('인') && OF_PERSONS.iter().any(|word| became.starts_with(word));
    let limit = LIMITS.iter().any(|word| own.ends_with(word))
        && behind.strip_prefix(' ').is_some_and(|rest| {
            rest.split_whitespace().next().is_some_and(|word| !crate::progress::is_act(word))
        });
    let mean = own.starts_with("평균") || before.trim_end().ends_with("평균");
    // `주 1회`, `연 2회`
    let often = unit == "회" && (rate || own.starts_with('연'));
    let for_each = (each || rate) && MONEY.contains(&unit);
    behind.starts_with('당') || for_each || often || mean || named || limit || RATIO_UNITS.contains(&unit)
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

/// How far before a figure its words may stand, in characters.
const REACH: usize = 20;

/// How far before a figure words of its clause may stand, in characters.
const CLAUSE: usize = 60;

/// How far behind one they may end, in characters: `980호(당초 올해 말까지 누적 기준)`.
const REACH_BEHIND: usize = 40;

/// Where the last characters before a place begin, so many at most, and these. They begin no number in its middle.
fn before(text: &str, place: usize, reach: usize) -> Option<(usize, &str)> {
    let whole = text.get(..place)?;
    let from = whole.char_indices().rev().take(reach).last().map_or(place, |(at, _)| at);
    let cut = whole.get(..from)?.ends_with(|c: char| c.is_ascii_digit());
    let part = whole.get(from..)?;
    let part = if cut { part.trim_start_matches(|c: char| c.is_ascii_digit()) } else { part };
    Some((place - part.len(), part))
}

/// The first characters behind a place, so many at most.
fn behind(text: &str, place: usize, reach: usize) -> Option<&str> {
    let whole = text.get(place..)?;
    let end = whole.char_indices().nth(reach).map_or(whole.len(), |(at, _)| at);
    whole.get(..end)
}

/// What the words of a text say of the figure at a byte range, and where they stand. `unit` is the figure's.
#[must_use]
pub fn role(text: &str, figure: Range<usize>, unit: &str) -> Option<(FigureRole, Range<usize>)> {
    if unit == RANK_UNIT {
        return Some((FigureRole::Rank, figure));
    }
    let (from, before) = before(text, figure.start, REACH)?;
    // 누적 counts as a part of the figure where it stands right before it.
    let own = text.get(figure.clone())?;
    let inside = beside::SUMS.iter().find(|word| own.starts_with(**word));
    if let Some(word) = inside {
        return Some((FigureRole::Cumulative, figure.start..figure.start + word.len()));
    }
    let behind = behind(text, figure.end, REACH_BEHIND)?;
    beside::said((from, before), (figure.end, behind), unit).or_else(|| {
        // `계획 1,200호 대비 980호`
        let compared = behind.trim_start_matches([')', ']', ' ']).starts_with("대비");
        let near = Some(before).filter(|_| compared)?;
        let aim = ["목표", "계획"]
            .iter()
            .find_map(|word| Some(near.rfind(word)?..near.rfind(word)? + word.len()))?;
        Some((FigureRole::Target, aim.start + from..aim.end + from))
    })
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
    ("임업인 융자 실적 30억 원", "30억 원", "원", Some(FigureRole::Actual)),
    ("융자 실적 75억 원(상반기 누적)", "75억 원", "원", Some(FigureRole::Cumulative)),
    ("융자 75억 원(상반기 누적)", "75억 원", "원", Some(FigureRole::Cumulative)),
    ("공급 980호(계획 1,200호)", "1,200호", "호", Some(FigureRole::Target)),
    ("구축 120개소(’23년 계획)", "120개소", "개소", Some(FigureRole::Target)),
    ("구축 95개소(실적)", "95개소", "개소", Some(FigureRole::Actual)),
    ("구축 95개소(전년 실적 대비 증가)", "95개소", "개소", None),
    ("12개소 지정(6월 예정)", "12개소", "개소", None),
    ("누적된 부채 3억 원", "3억 원", "원", Some(FigureRole::Cumulative)),
    ("누적 상담 건수 중 신규 12건", "12건", "건", None),
    ("목표치 대비 목표를 500개소", "500개소", "개소", Some(FigureRole::Target)),
    ("효율 68%", "68%", "%", Some(FigureRole::Share)),
    ("율 68%", "68%", "%", None),
    ("500개소를 목표로", "500개소", "개소", Some(FigureRole::Target)),
    ("실적 대비 57.7% 증가", "57.7%", "%", None),
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
