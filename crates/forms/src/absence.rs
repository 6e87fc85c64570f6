//! Words that say that there is nothing to report, in the place where items would stand.
//!
//! ```text
//! absence = { mark }, [ hyphens | { subject }, "없음" [ "." ] ], { mark } ;
//! mark    = bracket | blank | item marker | full stop ;
//! ```

use crate::{marker, marks};

/// What can be absent, the longest first. A text of one of these and [`NONE`] names nothing that was done.
const SUBJECTS: &[&str] = &[
    "해당사항",
    "특이사항",
    "변동사항",
    "추진실적",
    "추진사항",
    "추진계획",
    "추진내용",
    "추진성과",
    "추진현황",
    "보고사항",
    "변경사항",
    "상반기",
    "하반기",
    "이번",
    "해당",
    "실적",
    "성과",
    "현황",
    "사항",
    "내용",
    "계획",
    "분기",
    "관련",
    "금",
    "당",
];

/// Words that say that something is absent, the longest first.
const NONE: &[&str] = &["없습니다", "없음", "무", "無"];

/// Texts that say it as a whole.
const WHOLE: &[&str] = &["N/A", "n/a", "미해당", "비해당"];

/// Whether an item with this marker says nothing but that there are no items: `-`, `해당 없음`, `(해당사항 없음)`.
#[must_use]
pub fn is_absence(marker: Option<&str>, text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() {
        return marker.is_some_and(is_dash);
    }
    let mark = |c: char| {
        c.is_whitespace()
            || marks::opens(c)
            || marks::closes(c)
            || marks::is_stop(c)
            || marker::rank(c).is_some()
    };
    let words = text.trim_matches(mark);
    is_dash(text) || WHOLE.contains(&words) || says_none(words)
}

/// Whether a text is nothing but hyphens, in brackets or not.
fn is_dash(text: &str) -> bool {
    let inner = marks::inside(text).map_or(text, |(inner, _)| inner).trim();
    !inner.is_empty() && inner.chars().all(marks::is_hyphen)
}

fn says_none(text: &str) -> bool {
    let letters: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let Some(mut rest) = NONE.iter().find_map(|none| letters.strip_suffix(none)) else { return false };
    // A lone `무` is a radish.
    let bare = rest.is_empty();
    // `1분기 실적 없음`
    rest = rest.strip_prefix(['1', '2', '3', '4']).filter(|rest| rest.starts_with("분기")).unwrap_or(rest);
    while let Some(after) = SUBJECTS.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = after;
    }
    rest.is_empty() && (!bare || letters.chars().count() > 1)
}

/// Texts of items, and whether they say that there are none.
pub const EXAMPLES: &[(&str, bool)] = &[
    ("-", true),
    ("–", true),
    ("( - )", true),
    ("없음", true),
    ("해당 없음", true),
    ("해당없음", true),
    ("해당 사항 없음", true),
    ("(해당사항 없음)", true),
    ("※ 해당사항 없음", true),
    ("[해당사항 없음]", true),
    ("실적 없음", true),
    ("추진실적 없음.", true),
    ("해당 사항이 없는 지방자치단체 점검", false),
    ("1분기 실적 없음", true),
    ("해당사항 無", true),
    ("N/A", true),
    ("미해당", true),
    ("부작용 없음", false),
    ("2건 없음", false),
    ("무", false),
    ("- 5 %", false),
    ("", false),
];

#[cfg(test)]
mod tests {
    use super::{EXAMPLES, is_absence};

    #[test]
    fn what_says_that_there_is_nothing() {
        for (text, expected) in EXAMPLES {
            assert_eq!(is_absence(None, text), *expected, "{text}");
        }
        assert!(is_absence(Some("-"), ""));
        assert!(!is_absence(Some("○"), ""), "a bullet without text is another thing");
        assert!(is_absence(Some("▪"), "해당 없음"));
    }
}
