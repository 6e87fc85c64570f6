//! Words of invented reports, and how they are put together: nouns, acts, dates and figures as reports write them.

use super::day::{self, Days, Quarter};
use crate::random::Random;

/// A sentence, and the days that it names.
pub(super) struct Said {
    pub(super) text: String,
    pub(super) days: Vec<Days>,
}

const LEADS: [&str; 12] = [
    "해수부",
    "고용부",
    "환경부",
    "국토부",
    "복지부",
    "교육부",
    "행안부",
    "문체부",
    "농식품부",
    "과기정통부",
    "산림청",
    "국세청",
];

const ABOUT: [&str; 16] = [
    "지역",
    "청년",
    "노후",
    "맞춤형",
    "공공",
    "디지털",
    "친환경",
    "소규모",
    "해안",
    "광역",
    "차세대",
    "생활",
    "취약계층",
    "중소기업",
    "산업단지",
    "농촌",
];

const THINGS: [&str; 28] = [
    "돌봄센터",
    "빈집",
    "항만",
    "철도망",
    "상수도",
    "데이터",
    "일자리",
    "주거",
    "도서관",
    "전통시장",
    "하천",
    "산림",
    "충전소",
    "통학로",
    "교육과정",
    "보건소",
    "스마트공장",
    "수출기업",
    "문화유산",
    "어업인",
    "재활용",
    "안전망",
    "연구개발",
    "농산물",
    "관광지",
    "주차장",
    "놀이터",
    "의료기기",
];

const PAPERS: [&str; 16] = [
    "지원계획",
    "실태조사",
    "업무협약",
    "공모사업",
    "설명회",
    "시범사업",
    "기본계획",
    "종합대책",
    "운영지침",
    "점검회의",
    "교육과정",
    "안내서",
    "연구용역",
    "심포지엄",
    "누리집",
    "전담조직",
];

const LAWS: [&str; 5] = [
    "「산림보호법」 개정안",
    "「어촌·어항법」 시행령",
    "「도로교통법」 시행규칙",
    "「하천법」 개정안",
    "「근로기준법」 개정안",
];

const ACTS: [&str; 16] = [
    "수립", "개최", "체결", "확정", "공고", "착수", "완료", "추진", "점검", "배포", "마련", "개편", "발표",
    "실시", "구축", "운영",
];

const ENDS: [&str; 7] = ["활성화", "기반 조성", "지원 강화", "체계 구축", "혁신", "환경 개선", "경쟁력 제고"];

/// What joins a noun to what follows: behind a consonant, and behind a vowel.
const JOINED: [(&str, &str); 6] = [
    ("을 위한", "를 위한"),
    ("에 대한", "에 대한"),
    (" 및", " 및"),
    ("과 연계한", "와 연계한"),
    ("을 위해", "를 위해"),
    (" 관련", " 관련"),
];

fn one<'a>(list: &[&'a str], random: &mut Random) -> &'a str {
    random.pick(list).copied().unwrap_or_default()
}

/// A noun with what joins it to the next.
fn joined(noun: &str, random: &mut Random) -> String {
    // Syllables stand in the order of their last consonants, 28 a vowel, none first (Unicode, 3.12).
    let closed = noun
        .chars()
        .next_back()
        .is_some_and(|last| !(last as u32).wrapping_sub('가' as u32).is_multiple_of(28));
    let (behind_consonant, behind_vowel) = random.pick(&JOINED).copied().unwrap_or_default();
    format!("{noun}{}", if closed { behind_consonant } else { behind_vowel })
}

/// A body in charge, by its short name.
pub(super) fn lead(random: &mut Random) -> &'static str {
    one(&LEADS, random)
}

/// A title of two to six words.
pub(super) fn title(random: &mut Random) -> String {
    let (about, thing, end) = (one(&ABOUT, random), one(&THINGS, random), one(&ENDS, random));
    match random.below(3) {
        0 => format!("{about} {thing} {end}"),
        1 => format!("{about} {thing} 중심의 {end}"),
        _ => format!("{about} {thing} 확충과 {} {end}", one(&THINGS, random)),
    }
}

/// What was done in a quarter, of three to some twenty words.
pub(super) fn sentence(quarter: Quarter, random: &mut Random) -> Said {
    let mut words = Vec::new();
    for _ in 0..random.below(4) {
        let about = one(&ABOUT, random);
        words.push(format!("{about} {} ", joined(one(&THINGS, random), random)));
    }
    words.push(format!("{} {} ", one(&ABOUT, random), one(&THINGS, random)));
    let paper = if random.below(6) == 0 { one(&LAWS, random) } else { one(&PAPERS, random) };
    words.push(format!("{paper} {}", one(&ACTS, random)));
    let (aside, days) = aside(quarter, random);
    words.push(aside);
    Said { text: words.concat(), days }
}

/// Dates, figures or a second act behind what was done, or nothing.
fn aside(quarter: Quarter, random: &mut Random) -> (String, Vec<Days>) {
    let figure = |bound: usize, random: &mut Random| 2 + random.below(bound);
    match random.below(8) {
        0..3 => day::remark(quarter, random),
        3 => (format!("({}개소, {}억원)", figure(300, random), figure(90, random)), Vec::new()),
        4 => {
            let (thing, many, act) = (one(&THINGS, random), figure(90, random), one(&ACTS, random));
            (format!(" 및 {thing} {many}곳 {act}"), Vec::new())
        }
        _ => (String::new(), Vec::new()),
    }
}
