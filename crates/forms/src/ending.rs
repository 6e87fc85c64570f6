//! Whether a text can end where it ends: complete, in the middle of a phrase, or at the end of a sentence; and whether
//! a word is only the end of one.

use crate::letter::{is_letter_or_figure, is_syllable};
use crate::marks;
use crate::tail::Listed;
use std::sync::LazyLock;

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
    text.strip_suffix(['.', '!', '?']).is_some_and(|rest| rest.ends_with(is_syllable))
}

/// Nouns that end like a verb made a noun.
const LIKE_NOMINAL: &[&str] = &[
    "포함",
    "책임",
    "위임",
    "모임",
    "선임",
    "담임",
    "부임",
    "게임",
    "프레임",
    "다음",
    "처음",
    "마음",
    "결함",
];

/// Whether a text ends in a verb made a noun, as the sentences of reports do: `추진함`, `있음`, `필요함`.
#[must_use]
pub fn nominal(text: &str) -> bool {
    let text = text.strip_suffix('.').unwrap_or(text);
    let word = text.rsplit(|c: char| !is_syllable(c)).next().unwrap_or_default();
    word.chars().count() > 1
        && word.ends_with(['함', '음', '임', '됨', '짐'])
        && !LIKE_NOMINAL.iter().any(|noun| word.ends_with(noun))
}

/// Particles that stand behind a noun.
pub const PARTICLES: &[&str] = &[
    "은", "는", "이", "가", "을", "를", "의", "에", "로", "와", "과", "도", "만", "으로", "에서", "에게",
    "까지", "부터", "이며", "이고",
];

/// What stands behind a noun besides: particles of two, and forms of 하다 and 되다.
const ENDINGS: &[&str] = &[
    "에는",
    "에도",
    "이나",
    "이다",
    "으로서",
    "으로써",
    "과의",
    "와의",
    "으로의",
    "하고",
    "하며",
    "하여",
    "하는",
    "한",
    "할",
    "해",
    "한다",
    "하기",
    "하도록",
    "하였다",
    "했다",
    "된",
    "될",
    "되는",
    "되어",
    "되고",
    "되며",
    "된다",
    "됨",
    "함",
];

/// Both, found by their last letter: they are asked for every word of a store.
static ENDS_OF_WORDS: LazyLock<Listed> =
    LazyLock::new(|| Listed::of(PARTICLES.iter().chain(ENDINGS).copied()));

/// Whether a text begins with the end of a word: a particle or a form of 하다 or 되다 and no further letter, or a mark
/// that may not begin a line.
#[must_use]
pub fn opens_with_ending(text: &str) -> bool {
    if text.starts_with(marks::holds_to_last) {
        return true;
    }
    let word = text.split(|c: char| !is_letter_or_figure(c)).next().unwrap_or_default();
    ENDS_OF_WORDS.like(word).contains(&word)
}

/// A word without the particle or ending behind it, so that `충전소를` and `충전소` are one; a stem keeps two letters. A noun that ends
/// like a particle loses its last letter too (`협의`), always alike.
#[must_use]
pub fn stem(word: &str) -> &str {
    let stems = ENDS_OF_WORDS.like(word).iter().filter_map(|ending| word.strip_suffix(ending));
    let long = stems.filter(|stem| stem.chars().count() >= 2);
    long.min_by_key(|stem| stem.len()).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::{nominal, opens_with_ending, sentence, stem, unfinished};

    #[test]
    fn words_without_their_endings() {
        for (word, expected) in
            [("충전소를", "충전소"), ("충전소", "충전소"), ("기업에서", "기업"), ("물을", "물을"), ("", "")]
        {
            assert_eq!(stem(word), expected);
        }
    }

    #[test]
    fn ends_of_words() {
        for text in ["을 추진", "하고, 어구를", "한다.", "으로", "이 있다", ", 어구"] {
            assert!(opens_with_ending(text), "{text}");
        }
        for text in ["이번 행사", "한국은행", "은행 여신", "", "(을)"] {
            assert!(!opens_with_ending(text), "{text}");
        }
    }

    #[test]
    fn ends() {
        for text in ["협약을", "점검하고", "계획 및", "수립,"] {
            assert!(unfinished(text), "{text}");
        }
        for text in ["협약 체결", "점검 완료(3.4)", "발표하였다."] {
            assert!(!unfinished(text), "{text}");
        }
        for (text, expected) in [
            ("추진함", true),
            ("이상 없음.", true),
            ("시행 예정임", true),
            ("비용 포함", false),
            ("함", false),
        ] {
            assert_eq!(nominal(text), expected, "{text}");
        }
        for (text, expected) in [("밝혔다.", true), ("“하겠다.”", true), ("3.4", false), ("체결", false)]
        {
            assert_eq!(sentence(text), expected, "{text}");
        }
    }
}
