//! Captions: a whole line in one pair of heading brackets, such as `< 주요 성과 >` or `【참고】`.
//!
//! ```text
//! caption = open, text of 1 to 40 characters, close ;      (* a pair of marks::BRACKETS for headings *)
//! ```

use crate::marks::{self, Bracket};

/// No caption is longer, in characters between its brackets.
const LONGEST: usize = 40;

/// The text of a line that is a caption in brackets of its own.
#[must_use]
pub fn caption(line: &str) -> Option<&str> {
    let (inner, usage) = marks::inside(line)?;
    (usage == Bracket::Heading && !inner.is_empty() && inner.chars().count() <= LONGEST).then_some(inner)
}

/// Lines that are captions.
pub const EXAMPLES: &[&str] =
    &["< 현장 의견 >", "【참고】", "[붙임]", "《현장 점검》", "〔참고 자료〕", "〈회의 내용〉", "{참고}"];

#[cfg(test)]
mod tests {
    use super::{EXAMPLES, caption};

    #[test]
    fn captions_and_what_only_looks_like_one() {
        for line in EXAMPLES {
            assert!(caption(line).is_some(), "{line}");
        }
        for line in ["<표> 가나", "(현장)", "「항만법」", "<>", "[가] [나]"] {
            assert_eq!(caption(line), None, "{line}");
        }
    }
}
