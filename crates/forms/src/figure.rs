//! What the words beside a figure say of it: a target, what was reached, a sum over time, a share of a whole, a rank.
//!
//! ```text
//! target     = "목표", [ particle | "(" | ":" ], figure | figure, [ particle ], ( "목표" | "계획" | "예정" ) ;
//! actual     = "실적", [ particle | ":" ], figure ;
//! cumulative = ( "누적" | "누계" ), [ noun ], figure | figure, "(", …, ( "누적" | "누계" ), ")" ;
//! as_of      = date, ( "까지" | "기준" | "현재" ), …, figure | "1", "~", month, …, figure ;
//! share      = ( "비율" | "비중" | "…율" | "…률" ), [ particle ], figure, "%" | figure, "%", ( "비중" | "차지" ) ;
//! rank       = figure, "위" ;
//! ```

mod among;

pub use among::{Figure, Figures};
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

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
    let (Some(before), Some(own), Some(behind)) =
        (text.get(..figure.start), text.get(figure.clone()), text.get(figure.end..))
    else {
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
static BEFORE: [Rule; 5] = rules! {
    Cumulative "" ["누적", "누계"],
        r"(?P<word>누적|누계)(?: *\([^()]*\)| *[)\]:]|으로| *기준)? *(?:[가-힣]+ +){0,2}(?:총|약)? *$";
    Actual "" ["실적"], r"(?P<word>실적) *[)\]:(]?(?:[은는이가]| )*(?:총|약)? *$";
    Target "" ["계획"], r"(?:\( *|당초 *|연간 *|올해 *|금년 *)(?P<word>계획)(?:[은는:(]| )*(?:총|약)? *$";
    Target "" ["목표"], r"(?P<word>목표(?:치|액|량)?) *[)\]]?(?:[은는인를을이가:(]| )*(?:총|약|연)? *$";
    Share "%" ["비율", "비중", "율", "률"],
        r"(?P<word>비율|비중|[가-힣]+[율률]) *(?:[은는이가을를의도:(]| )*(?:약|평균|전체)? *$";
};

/// Words right behind a figure and its unit.
static BEHIND: [Rule; 3] = rules! {
    Cumulative "" ["누적", "누계"], r"^ *[가-힣]{0,6} *\([^()]{0,12}(?P<word>누적|누계)(?: *기준|분|치)? *\)";
    Target "" ["목표", "계획", "예정"], r"^ *[을를로]? *(?:달성 *)?(?P<word>목표|계획|예정)";
    Share "%" ["비중", "비율", "차지"], r"^ *(?:이상|수준)? *[을를의]? *(?P<word>비중|비율|차지)";
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
    let behind = text.get(figure.end..)?;
    found(&BEFORE, before.get(from..)?, from).or_else(|| found(&BEHIND, behind, figure.end)).or_else(|| {
        // `계획 1,200호 대비 980호`
        let compared = behind.trim_start_matches([')', ']', ' ']).starts_with("대비");
        let near = before.get(from..).filter(|_| compared)?;
        let aim = ["목표", "계획"]
            .iter()
            .find_map(|word| Some(near.rfind(word)?..near.rfind(word)? + word.len()))?;
        Some((FigureRole::Target, aim.start + from..aim.end + from))
    })
}

/// Words by which figures behind them, or before them in parentheses, are how much there was on a day or since the year began: the
/// next report tells them anew. `1~3월` is so, `4~6월` is not.
static AS_OF: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let day = r"(?:[0-9] *(?:/ *4)? *분기|[0-9]{1,2} *월(?: *[0-9]{1,2} *일)?|[0-9]{1,2}[./] *[0-9]{1,2}\.?|[상하]반기|연|년|월|현재|지금)";
    let until = format!(r"{day} *(?:[초말]|중순|말일)? *(?:까지|기준|현재)");
    let months = r"(?:^|[^0-9.,~∼～-])(?P<months>1 *(?:월|\.)? *[~∼～-] *[0-9]{1,2} *월)";
    let quarters = r"(?:^|[^0-9])(?P<quarters>1 *[~∼～-] *[2-4](?:/4)? *분기)";
    let since = r"(?P<since>(?:올해?|금년|연초) *(?:들어|이후))";
    let ever = r"(?P<ever>(?:출범|취임|개통|개원|개소|개관|시행|도입|설립|출시|개시|[0-9]년) *(?:이후|이래)) *(?:총|약)? *$";
    let now = r"(?:^|[ (])(?P<now>현재)(?:까지)?(?:[ ,)]|$)";
    Regex::new(&format!("(?P<until>{until})|{months}|{quarters}|{since}|{ever}|{now}")).ok()
});

/// Where the words stand by which [`AS_OF`] fits.
fn words_of(found: &Captures<'_>) -> Option<Range<usize>> {
    let named =
        ["until", "months", "quarters", "since", "ever", "now"].iter().find_map(|name| found.name(name));
    Some(named?.range())
}

/// Words that every text has in which [`AS_OF`] fits.
const TELLING_AS_OF: [&str; 9] = ["까지", "기준", "현재", "들어", "이후", "이래", "월", "분기", "반기"];

/// How far behind a figure the parenthesis may open that says as of when it is, in characters: `52개소 운영(6월 말 기준)`.
const REMARK: usize = 10;

/// The words by which a figure is how much there was on a day: a state, or a sum since the year began.
#[must_use]
pub fn as_of(text: &str, figure: Range<usize>) -> Option<Range<usize>> {
    if !TELLING_AS_OF.iter().any(|word| text.contains(word)) {
        return None;
    }
    let form = AS_OF.as_ref()?;
    let before = text.get(..figure.start)?;
    let named = form.captures_iter(before).last().as_ref().and_then(words_of);
    // Another time between both is that of the figure: `3월까지 210ha, 4월에 15ha`.
    let between = |word: &Range<usize>| before.get(word.end..).is_some_and(|rest| !is_of_another_time(rest));
    let named = named.filter(between);
    named.or_else(|| {
        let behind = text.get(figure.end..)?;
        let open = behind.find('(')?;
        let near = behind.get(..open)?;
        let close = open + behind.get(open..)?.find(')')?;
        let plain = near.chars().count() <= REMARK && !near.contains([',', ';']);
        let inner = behind.get(open..=close).filter(|_| plain)?;
        let word = words_of(&form.captures(inner)?)?;
        // A figure of its own in the parenthesis is the one of that day: `12개소(6월 말 기준 45개소)`.
        let alone = !inner.get(word.end..)?.contains(|c: char| c.is_ascii_digit());
        alone.then_some(figure.end + open + word.start..figure.end + open + word.end)
    })
}

fn is_of_another_time(text: &str) -> bool {
    text.contains(['월']) && text.contains(|c: char| c.is_ascii_digit()) || text.contains("분기")
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
    ("융자 75억 원(상반기 누적)", "75억 원", "원", Some(FigureRole::Cumulative)),
    ("공급 980호(계획 1,200호)", "1,200호", "호", Some(FigureRole::Target)),
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
