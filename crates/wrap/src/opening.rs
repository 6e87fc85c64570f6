//! The mark a line opens with: which one, and how much its shape alone says about a new item.

use crate::symbols::private_use;
use gwaje_forms::enclosed::{Series, enclosed};
use gwaje_forms::ending;
use gwaje_forms::enumerator::{Enumerator, enumerator};
use gwaje_forms::marker::{ARROWS, CONSONANTS, Rank, TRIANGLES, rank};

/// A mark at a line start.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Opening {
    /// The mark in its visible shape; `None` for a number that stays part of the text.
    pub(crate) marker: Option<String>,
    /// Index of the first character after the mark and the space behind it.
    pub(crate) text_at: usize,
    /// What kind of mark.
    pub(crate) shape: Shape,
    /// How likely such a mark opens an item, before any geometry: above 2 it does unless something speaks against it.
    pub(crate) weight: f32,
}

/// The kinds of marks; lines with the same kind are compared by where they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A mark of the marker table with this first character.
    Mark(char),
    /// A number or letter in a circle, box or parentheses, with its value.
    Enclosed(Series, u32),
    /// `1.`, `가)` and the like.
    Counted(Enumerator),
}

impl Shape {
    /// Whether two marks belong to one series of items.
    pub(crate) fn same_series(self, other: Self) -> bool {
        match (self, other) {
            (Self::Mark(a), Self::Mark(b)) => a == b,
            (Self::Enclosed(a, _), Self::Enclosed(b, _)) => a == b,
            (Self::Counted(a), Self::Counted(b)) => a.style == b.style,
            _ => false,
        }
    }

    /// The place in its series, for marks that count.
    pub(crate) fn place(self) -> Option<u32> {
        match self {
            Self::Mark(_) => None,
            Self::Enclosed(_, place) => Some(place),
            Self::Counted(enumerator) => Some(enumerator.value),
        }
    }
}

/// The mark a line opens with, if any.
pub(crate) fn opening(text: &str) -> Option<Opening> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let second = chars.nth(1);
    if let Some(found) = counted(text) {
        return Some(found);
    }
    let repeats = text.chars().take_while(|c| *c == first).count();
    let stars = matches!(first, '*' | '†') && repeats <= 3;
    if repeats > 1 && !stars {
        return None; // ○○부, ★★★, a row of dashes
    }
    let width = if stars { repeats } else { 1 };
    let behind = text.char_indices().nth(width).map_or("", |(at, _)| text.get(at..).unwrap_or_default());
    let next = behind.chars().next();
    let shape = enclosed(first).map_or(Shape::Mark(first), |c| Shape::Enclosed(c.series, c.value));
    let weight = if matches!(first, 'o' | 'O') { latin(next, second)? } else { weight(first, behind)? };
    let space = usize::from(next == Some(' '));
    // A dash or star alone on its line may be the end of a decorated title.
    let weight = if next.is_none() && weight < 4.0 { weight.min(0.5) } else { weight };
    let marker = Some(text.chars().take(width).collect());
    Some(Opening { marker, text_at: width + space, shape, weight })
}

fn counted(text: &str) -> Option<Opening> {
    let enumerator = enumerator(text)?;
    let marker = (!enumerator.is_textual()).then(|| text.chars().take(enumerator.width).collect());
    let text_at = if marker.is_some() { enumerator.width + 1 } else { 0 };
    let weight = if enumerator.value == 1 || enumerator.is_textual() { 1.0 } else { 0.5 };
    Some(Opening { marker, text_at, shape: Shape::Counted(enumerator), weight })
}

/// The bullet `o` typed as a Latin letter: only before a space and Korean text.
fn latin(next: Option<char>, after: Option<char>) -> Option<f32> {
    let text = after.is_some_and(|c| !c.is_ascii_alphabetic() && c != ' ');
    (next == Some(' ') && text).then_some(3.0)
}

/// `behind` is the text right behind the mark.
fn weight(first: char, behind: &str) -> Option<f32> {
    let next = behind.chars().next();
    if private_use(first) {
        return Some(4.0);
    }
    let spaced = next.is_none_or(|c| c == ' ');
    // A bullet that a tool could not map.
    if first == char::REPLACEMENT_CHARACTER {
        return spaced.then_some(3.0);
    }
    let digit = next.is_some_and(|c| c.is_ascii_digit());
    let by_space = |with, without| Some(if spaced { with } else { without });
    match (rank(first)?, first) {
        (_, c) if CONSONANTS.contains(c) && next.is_some_and(|c| ('ㄱ'..='ㅎ').contains(&c)) => None,
        (_, c) if TRIANGLES.contains(c) && digit => Some(-2.0),
        (_, c) if TRIANGLES.contains(c) => by_space(2.5, 1.5),
        (Rank::Section | Rank::Bullet, _) => Some(5.0),
        (Rank::Number, _) => Some(1.0),
        (Rank::Dash, c) if ARROWS.contains(c) => by_space(-0.5, -1.0),
        (Rank::Dash, _) if digit => Some(0.5),
        (Rank::Dash, _) => by_space(3.0, 1.5),
        (Rank::Dot, _) => by_space(2.0, 0.0),
        (Rank::Note, '*') if ending::opens_with_ending(behind) => Some(0.0),
        (Rank::Note, '*') => by_space(3.0, 2.0),
        (Rank::Note, _) => Some(4.0),
    }
}

#[cfg(test)]
mod tests {
    use crate::clean;
    use crate::testing::line_of;

    /// Marker and text behind it; the sign tells whether the shape alone opens an item.
    fn opened(text: &str) -> Option<(String, String, bool)> {
        let line = line_of(text);
        let printed = clean::line(&line, &mut Vec::new());
        let found = printed.opening.clone()?;
        Some((
            found.marker.unwrap_or_default(),
            printed.text_from(found.text_at).to_owned(),
            found.weight >= 2.0,
        ))
    }

    #[test]
    fn marks_and_what_only_looks_like_one() {
        let sure = [
            ("▪어촌 활력", "▪", "어촌 활력"),
            ("▪ (현장)어촌", "▪", "(현장)어촌"),
            ("ㅇ 어촌", "ㅇ", "어촌"),
            ("ㅁ 어촌", "ㅁ", "어촌"),
            ("o 어촌", "o", "어촌"),
            ("- 어촌", "-", "어촌"),
            ("\u{ad} 어촌", "-", "어촌"),
            ("** 어촌", "**", "어촌"),
            ("*어촌", "*", "어촌"),
            ("※어촌", "※", "어촌"),
            ("\u{f000}어촌", "\u{f000}", "어촌"),
            ("○", "○", ""),
        ];
        for (line, marker, text) in sure {
            assert_eq!(opened(line), Some((marker.to_owned(), text.to_owned(), true)), "{line}");
        }
        let unsure = [
            ("-3℃ 이하", "-", "3℃ 이하"),
            ("→ (개선) 10분", "→", "(개선) 10분"),
            ("②어촌", "②", "어촌"),
            ("△3.2% 감소", "△", "3.2% 감소"),
            ("·임차", "·", "임차"),
            ("*을 추진", "*", "을 추진"),
            ("나. 어촌", "나.", "어촌"),
            ("(2) 어촌", "(2)", "어촌"),
            ("23. 어촌", "", "23. 어촌"),
            ("-", "-", ""),
        ];
        for (line, marker, text) in unsure {
            assert_eq!(opened(line), Some((marker.to_owned(), text.to_owned(), false)), "{line}");
        }
        for line in ["○○부두", "ㅇㅇ시", "o-ring", "office 어촌", "(8.28~9.27)", "2.5배", "어촌", "-----", ""]
        {
            assert_eq!(opened(line), None, "{line}");
        }
    }
}
