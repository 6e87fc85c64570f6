//! The act that a text ends with, as far as two texts tell of the same one: `설명회를 개최하였음` and `설명회 개최` do, `지정` and
//! `지정 해제` do not.
//!
//! ```text
//! text     = { word }, act, [ verb ], { carried | figure } ;       (* 센터 구축 완료, 센터 구축 12개소 *)
//! carried  = "완료" | "실시" | "추진" | "진행" | … ;                  (* says no more than that the act was carried out *)
//! ```

use crate::ending::stem;

/// Words behind an act that say no more than that it was, or is to be, carried out.
const CARRIED_OUT: &[&str] =
    &["완료", "성공", "실시", "추진", "진행", "이행", "등", "누적", "누계", "총", "약"];

/// Ends of verbs that an act takes, the longer before what they end with.
const VERB: &[&str] = &[
    "하였음",
    "하였다",
    "했음",
    "했다",
    "하도록",
    "하기로",
    "하는",
    "하여",
    "하고",
    "하기",
    "함",
    "할",
    "한",
    "해",
    "되었음",
    "됐음",
    "되는",
    "되어",
    "됨",
    "될",
    "된",
];

/// Words that make another act of the one they stand before: an interim announcement does not meet what was said of the announcement.
const OTHERWISE: &[&str] =
    &["중간", "연장", "변경", "추가", "임시", "잠정", "예비", "사전", "재", "미", "부분", "일부"];

/// The act that a text ends with, without the end of its verb; empty where there is none.
#[must_use]
pub fn last(text: &str) -> &str {
    let mut words = text.split_whitespace().rev().map(root);
    let act = words.find(|word| !word.contains(|c: char| c.is_ascii_digit()) && !CARRIED_OUT.contains(word));
    act.unwrap_or_default()
}

/// Whether two texts that are alike but for some words end with the same act, and no word makes another of it in only one of them.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    let otherwise = |text: &str| -> Vec<&str> {
        OTHERWISE.iter().copied().filter(|word| text.split_whitespace().any(|own| own == *word)).collect()
    };
    let ends = |text: &str, act: &str| last(text) == act || through_act(text).ends_with(act);
    ends(one, last(other)) && ends(other, last(one)) && otherwise(one) == otherwise(other)
}

/// A text up to its act, closed up: `신청 접수` and `신청접수` are one.
fn through_act(text: &str) -> String {
    let act = last(text);
    let mut words: Vec<&str> = text.split_whitespace().collect();
    while words.last().is_some_and(|word| root(word) != act) {
        words.pop();
    }
    words.pop();
    words.concat() + act
}

/// A word without the end of a verb or a particle; two syllables stay.
#[must_use]
pub fn root(word: &str) -> &str {
    let roots = VERB.iter().filter_map(|end| word.strip_suffix(end));
    roots.filter(|root| root.chars().count() >= 2).min_by_key(|root| root.len()).unwrap_or_else(|| stem(word))
}

/// Units that make the figure before them an ordinal.
const ORDINAL: &[&str] = &["차", "단계", "호기", "번째"];

/// A word without its figures, but for ordinals: `개소` of `12개소`, and `2단계`.
#[must_use]
pub fn without_count(word: &str) -> String {
    let is_figure = |c: char| c.is_ascii_digit() || c == '.';
    // `2-6단계` counts parts of parts.
    let unit = word.rfind(is_figure).and_then(|at| word.get(at + 1..));
    let ordinal = unit.is_some_and(|unit| ORDINAL.iter().any(|end| unit.starts_with(end)));
    let named = word.strip_prefix('제').is_some_and(|rest| rest.starts_with(is_figure));
    if ordinal || named { word.to_owned() } else { word.chars().filter(|c| !is_figure(*c)).collect() }
}

/// Words behind a time that make it the time of the act: `’25년 중`.
const WHEN: &[&str] =
    &["중", "내", "말", "초", "까지", "부터", "이내", "상반기", "하반기", "연내", "전", "후"];

/// Whether a word behind a year says when something is done.
#[must_use]
pub fn is_when(word: &str) -> bool {
    WHEN.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn acts_are_one_or_two() {
        for (plan, report, expected) in [
            ("지원센터 지정", "지원센터 지정", true),
            ("지원센터 지정", "지원센터 최종 지정", true),
            ("설명회 개최", "설명회를 개최하였음", true),
            ("설명회를 개최할", "설명회 개최 완료", true),
            ("충전소 구축", "충전소 구축 12개소", true),
            ("실태조사", "실태조사 실시", true),
            ("포털 개통을", "포털 개통", true),
            ("지원센터 지정", "지원센터 지정 해제", false),
            ("고시", "고시 폐지", false),
            ("시스템 구축", "시스템 구축 용역 착수", false),
            ("결과 발표", "결과 중간 발표", false),
            ("사업자 공고", "사업자 재공고", false),
            ("행정예고", "행정예고 종료", false),
            ("신청 접수", "신청접수 완료", true),
            ("위성 발사", "위성 발사 성공", true),
            ("협약 체결", "협약 연장 체결", false),
        ] {
            assert_eq!(is_same(plan, report), expected, "{plan} / {report}");
        }
    }
}
