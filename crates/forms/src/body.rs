//! What the name of a ministry or agency looks like, where no list knows it.
//!
//! ```text
//! list = name, { ( "·" | "," | "/" ), name }, [ "," | "·" ] ;
//! name = syllables, ( "부" | "처" | "청" | "위" | "위원회" | "원" | "실" | "공단" | "공사" ) ;
//! ```
//!
//! Sample: `산업부·환경부`. A list of known names is better evidence; this tells only what may be one.

use crate::letter::is_syllable;
use crate::marks;

/// What names of bodies end with.
const ENDS: &[&str] = &["부", "처", "청", "위", "위원회", "원", "실", "공단", "공사"];

/// Before its end a name has at most so many syllables.
const MOST_SYLLABLES: usize = 10;

/// Whether a line may be the name of one or more bodies and nothing else.
#[must_use]
pub fn may_be_list(line: &str) -> bool {
    let between = |c: char| marks::is_middot(c) || c == ',' || c == '/';
    let line = line.strip_suffix(between).unwrap_or(line);
    if line.trim().len() < line.len() {
        return false;
    }
    line.split(between).all(|name| {
        let name = name.trim();
        let fits = |end: &str| {
            let before = name.strip_suffix(end).map_or(0, |before| before.chars().count());
            (1..=MOST_SYLLABLES).contains(&before)
        };
        name.chars().all(is_syllable) && ENDS.iter().any(|end| fits(end))
    })
}

/// Whether a word has the shape of a ministry's name: `…부`, `…처`, `…청`, `…위원회` of at least three syllables, and no
/// common noun.
#[must_use]
pub fn has_shape(name: &str) -> bool {
    let count = name.chars().count();
    let hangul = name.chars().all(is_syllable);
    let general = GENERAL.iter().any(|word| name.ends_with(word));
    let short = (3..=9).contains(&count) && name.ends_with(['부', '처', '청']) && !general;
    let board = (4..=14).contains(&count) && (name.ends_with("위원회") || name.ends_with("조정실"));
    let board_short = (3..=5).contains(&count) && name.ends_with('위');
    hangul && (short || board || board_short)
}

/// Endings of common nouns that look like the ending of a ministry's name.
const GENERAL: &[&str] = &[
    "정부",
    "일부",
    "내부",
    "외부",
    "간부",
    "본부",
    "전부",
    "학부",
    "세부",
    "여부",
    "기부",
    "공부",
    "상부",
    "하부",
    "중부",
    "남부",
    "북부",
    "동부",
    "서부",
    "부처",
    "거처",
    "출처",
    "대처",
    "조처",
    "상처",
    "요청",
    "신청",
    "시청",
    "도청",
    "구청",
    "군청",
    "청부",
    "첨부",
    "납부",
    "교부",
    "거부",
    "승부",
    "접수처",
    "사용처",
    "판매처",
    "구매처",
];

#[cfg(test)]
mod tests {
    use super::{has_shape, may_be_list};

    #[test]
    fn names_and_common_nouns() {
        for name in ["산업부", "기상청", "방송통신위원회", "국무조정실", "방통위"] {
            assert!(has_shape(name), "{name}");
        }
        for name in ["디지털플랫폼정부", "일부", "신청", "산업 부", "부"] {
            assert!(!has_shape(name), "{name}");
        }
        for (line, expected) in
            [("산업부·환경부", true), ("해수부, 국토부,", true), ("그린전환 가속화", false), ("", false)]
        {
            assert_eq!(may_be_list(line), expected, "{line}");
        }
    }
}
