//! Whether a text can end where it ends: complete, in the middle of a phrase, or at the end of a sentence.

use crate::marks;

/// Ends of a text that is not complete: particles, joining endings, marks that join. Counted on wrapped lines of
/// Korean government reports.
const UNFINISHED: &[&str] = &[
    ",", "·", "/", "~", "-", " 및", " 또는", "을", "를", "에", "에서", "으로", "는", "하는", "하여", "하고",
    "되어", "므로", "면서", "지만", "위한", "위해", "통한", "통해", "대한", "따른", "따라", "등의", "간의",
];

/// Whether a text ends where no sentence or item can end: at a particle, a joining ending, a comma.
#[must_use]
pub fn unfinished(text: &str) -> bool {
    UNFINISHED.iter().any(|end| text.ends_with(end))
}

/// Whether a text ends with a sentence.
#[must_use]
pub fn sentence(text: &str) -> bool {
    let quote = |c: char| marks::QUOTES.iter().any(|(_, close)| *close == c);
    let text = text.trim_end_matches(|c| quote(c) || marks::closes_round(c));
    text.strip_suffix(['.', '!', '?']).is_some_and(|rest| rest.ends_with(|c| ('가'..='힣').contains(&c)))
}

#[cfg(test)]
mod tests {
    use super::{sentence, unfinished};

    #[test]
    fn ends() {
        for text in ["협약을", "점검하고", "계획 및", "수립,"] {
            assert!(unfinished(text), "{text}");
        }
        for text in ["협약 체결", "점검 완료(3.4)", "발표하였다."] {
            assert!(!unfinished(text), "{text}");
        }
        for (text, expected) in [("밝혔다.", true), ("“하겠다.”", true), ("3.4", false), ("체결", false)]
        {
            assert_eq!(sentence(text), expected, "{text}");
        }
    }
}
