//! The marks that open a list item, with the depth each usually has.
//!
//! Shapes and order were counted on Korean government reports: □ above ㅇ above - above ·, notes (*, ※) attached to
//! the item over them. Enclosed numbers and letters come from [`crate::enclosed`].

use crate::enclosed::enclosed;
use crate::enumerator::counts;
use crate::marks;

/// How deep a marker usually lies; a smaller number encloses a larger one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Section marks such as □ ■ ◆ ❖.
    Section,
    /// Main bullets such as ▪ • ㅇ ○ ◦.
    Bullet,
    /// Numbers and letters that count, ① ❶ ㉮.
    Number,
    /// Dashes and arrows.
    Dash,
    /// Small dots under a dash, · ∙.
    Dot,
    /// Notes: * ** ※ ☞, which belong to the item above that is indented less.
    Note,
}

/// The shapes of the ranks that are neither numbers, dashes nor dots, which are classes of their own: a constant for each rank,
/// all of them with their ranks, and the rank of one.
macro_rules! shapes {
    ($($(#[$of_all:meta])* $all:ident, $rank:ident: $($shape:literal)+;)+) => {
        $(
            $(#[$of_all])*
            pub const $all: &str = concat!($($shape),+);
        )+

        /// All shapes with their ranks.
        pub const SHAPES: &[(Rank, &str)] = &[$((Rank::$rank, $all)),+];

        const fn of_shape(c: char) -> Option<Rank> {
            match c {
                $($($shape)|+ => Some(Rank::$rank),)+
                _ => None,
            }
        }
    };
}

shapes! {
    /// Marks of sections.
    SECTIONS, Section:
        '□' 'ㅁ' 'ᄆ' '■' '▣' '▢' '◆' '◇' '◈' '❖' '❏' '❑' '❐' '❒' '▤' '▥' '▦' '◼' '◻' '⬛' '⬜' '◘' '◙' '⧫'
        '⬧' '⬥' '❂' '❉' '✦';
    /// Bullets.
    BULLETS, Bullet:
        '▪' '▫' '•' '●' '○' '◦' '◯' '❍' 'ㅇ' 'ᄋ' '∘' '⚬' '▸' '▹' '▶' '▷' '►' '▻' '‣' '⁃' '⦁' '◊' '▲' '△'
        '▴' '▵' '▼' '▽' '➢' '➤' '❚' '✓' '✔' '☑' '☒' '★' '☆' '♦' '♢' '◉' '◎' '⊙' '⚫' '⚪' '⭘' '🔹' '🔸';
    /// Arrows, which also stand inside sentences.
    ARROWS, Dash:
        '→' '⇒' '➡' '⇨' '➔' '➜' '➞' '»';
    /// Marks of notes.
    NOTES, Note:
        '*' '＊' '※' '☞' '☛' '†' '‡';
}

/// Triangles, which also mean minus (△3.2 %) and list things inside sentences.
pub const TRIANGLES: &str = "△▲▴▵▼▽";

/// Hangul consonants typed as bullets, and the conjoining forms they become in NFD.
pub const CONSONANTS: &str = "ㅇᄋㅁᄆ";

/// The rank of a marker by its first character, or `None` if the character never opens an item.
#[must_use]
pub fn rank(first: char) -> Option<Rank> {
    // Most texts begin with none.
    if matches!(first, '가'..='힣') || first.is_ascii() && !matches!(first, '*' | '-') {
        return None;
    }
    let class = || match first {
        c if enclosed(c).is_some() => Some(Rank::Number),
        c if marks::is_hyphen(c) => Some(Rank::Dash),
        c if marks::is_middot(c) => Some(Rank::Dot),
        _ => None,
    };
    of_shape(first).or_else(class)
}

/// The rank of a whole marker as a paragraph carries it: `▪`, `**`, `①`, but also `가.`, `(3)` and `1)`.
#[must_use]
pub fn rank_of(marker: &str) -> Option<Rank> {
    let first = marker.trim_start_matches(marks::opens).chars().next()?;
    rank(first).or(counts(first).then_some(Rank::Number))
}

/// Markers with their rank, as they stand before an item with a blank behind them.
pub const EXAMPLES: &[(&str, Rank)] = &[
    ("□", Rank::Section),
    ("■", Rank::Section),
    ("◆", Rank::Section),
    ("❖", Rank::Section),
    ("⬥", Rank::Section),
    ("▪", Rank::Bullet),
    ("•", Rank::Bullet),
    ("ㅇ", Rank::Bullet),
    ("○", Rank::Bullet),
    ("◦", Rank::Bullet),
    ("▶", Rank::Bullet),
    ("➢", Rank::Bullet),
    ("✓", Rank::Bullet),
    ("◎", Rank::Bullet),
    ("-", Rank::Dash),
    ("–", Rank::Dash),
    ("*", Rank::Note),
    ("**", Rank::Note),
    ("※", Rank::Note),
    ("☞", Rank::Note),
];

#[cfg(test)]
mod tests {
    use super::{EXAMPLES, Rank, SHAPES, TRIANGLES, rank, rank_of};
    use crate::enclosed::enclosed;
    use crate::marks;
    use std::collections::BTreeSet;

    #[test]
    fn every_example_has_its_rank() {
        for (marker, expected) in EXAMPLES {
            assert_eq!(rank_of(marker), Some(*expected), "{marker}");
        }
        for (marker, expected) in [
            ("㉑", Some(Rank::Number)),
            ("가.", Some(Rank::Number)),
            ("(3)", Some(Rank::Number)),
            ("말", None),
        ] {
            assert_eq!(rank_of(marker), expected, "{marker}");
        }
        assert_eq!(rank('3'), None, "a figure opens an item only with a mark behind it");
    }

    #[test]
    fn of_ascii_only_the_asterisk_and_the_hyphen_have_a_rank() {
        let ranked = |c: &char| {
            c.is_ascii() && (enclosed(*c).is_some() || marks::is_hyphen(*c) || marks::is_middot(*c))
        };
        let shapes = SHAPES.iter().flat_map(|(_, shapes)| shapes.chars()).filter(char::is_ascii);
        assert_eq!(shapes.chain(('\0'..='\x7f').filter(ranked)).collect::<String>(), "*-");
    }

    #[test]
    fn no_shape_has_two_ranks() {
        let all = SHAPES.iter().flat_map(|(_, shapes)| shapes.chars());
        assert_eq!(all.clone().collect::<BTreeSet<_>>().len(), all.count());
        assert!(TRIANGLES.chars().all(|c| rank(c) == Some(Rank::Bullet)));
    }
}
