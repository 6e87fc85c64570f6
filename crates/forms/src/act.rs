//! The act that a text ends with, as far as two texts tell of the same one: `설명회를 개최하였음` and `설명회 개최` do, `지정` and
//! `지정 해제` do not.
//!
//! ```text
//! text     = { word }, act, [ verb ], { carried | figure } ;       (* 센터 구축 완료, 센터 구축 12개소 *)
//! carried  = "완료" | "실시" | "추진" | "진행" | … ;                  (* says no more than that the act was carried out *)
//! ```

use crate::ending::stem;

/// Words behind an act that say no more than that it was, or is to be, carried out.
const CARRIED_OUT: &[&str] = &["완료", "실시", "추진", "진행", "이행", "등", "누적", "누계", "총", "약"];

/// First syllables of the ends of verbs that an act takes: 하였음, 됨, 할, 한.
const VERB: &str = "하할함한합했해되될됨된됐돼";

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
    last(one) == last(other) && otherwise(one) == otherwise(other)
}

/// A word without the end of a verb or a particle; two syllables stay.
fn root(word: &str) -> &str {
    let end = word.char_indices().skip(2).find(|(_, c)| VERB.contains(*c));
    end.and_then(|(at, _)| word.get(..at)).unwrap_or_else(|| stem(word))
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
            ("협약 체결", "협약 연장 체결", false),
        ] {
            assert_eq!(is_same(plan, report), expected, "{plan} / {report}");
        }
    }
}
