//! Numbers and letters in circles, boxes, parentheses or with a full stop, each one character, with their values.
//!
//! Source: Unicode blocks Enclosed Alphanumerics (2460-24FF), Dingbats (2776-2793), Enclosed CJK Letters and Months
//! (3200-32FF) and Enclosed Alphanumeric Supplement (1F100-1F1FF). `①` and `❶` count in one series, `㉮` in another.

use crate::letter::is_syllable;

/// What an enclosed character counts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Series {
    /// Figures, in any enclosure.
    Figure,
    /// Syllables in the order 가, 나, 다.
    Syllable,
    /// Consonants in the order ㄱ, ㄴ, ㄷ.
    Consonant,
    /// Latin letters.
    Latin,
    /// Chinese figures.
    Ideograph,
}

/// A character that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Enclosed {
    /// What it counts with.
    pub series: Series,
    /// Its place in the series; the first is 1, a zero is 0.
    pub value: u32,
}

/// Runs of consecutive characters: the first, the last, their series, the value of the first.
const RUNS: &[(char, char, Series, u32)] = &[
    ('①', '⑳', Series::Figure, 1),
    ('㉑', '㉟', Series::Figure, 21),
    ('㊱', '㊿', Series::Figure, 36),
    ('⓪', '⓪', Series::Figure, 0),
    ('❶', '❿', Series::Figure, 1),
    ('⓫', '⓴', Series::Figure, 11),
    ('⓿', '⓿', Series::Figure, 0),
    ('➀', '➉', Series::Figure, 1),
    ('➊', '➓', Series::Figure, 1),
    ('⓵', '⓾', Series::Figure, 1),
    ('⑴', '⒇', Series::Figure, 1),
    ('⒈', '⒛', Series::Figure, 1),
    ('㉮', '㉻', Series::Syllable, 1),
    ('㈎', '㈛', Series::Syllable, 1),
    ('㉠', '㉭', Series::Consonant, 1),
    ('㈀', '㈍', Series::Consonant, 1),
    ('ⓐ', 'ⓩ', Series::Latin, 1),
    ('Ⓐ', 'Ⓩ', Series::Latin, 1),
    ('⒜', '⒵', Series::Latin, 1),
    ('🄰', '🅉', Series::Latin, 1),
    ('🅐', '🅩', Series::Latin, 1),
    ('🅰', '🆉', Series::Latin, 1),
    ('㊀', '㊉', Series::Ideograph, 1),
    ('㈠', '㈩', Series::Ideograph, 1),
];

/// Reads an enclosed character: `㉗` is the 27th of the figures.
#[must_use]
pub fn enclosed(c: char) -> Option<Enclosed> {
    // Most characters of a report lie outside all runs.
    if c < '①' || is_syllable(c) {
        return None;
    }
    let run = RUNS.iter().find(|(first, last, ..)| (*first..=*last).contains(&c))?;
    let (first, _, series, base) = *run;
    Some(Enclosed { series, value: u32::from(c) - u32::from(first) + base })
}

/// The value of an enclosed figure: 27 for `㉗`, none for `㉮`.
#[must_use]
pub fn figure(c: char) -> Option<u32> {
    enclosed(c).filter(|found| found.series == Series::Figure).map(|found| found.value)
}

/// The figure in a plain circle with a value, 0 to 50.
#[must_use]
pub fn circled(value: u32) -> Option<char> {
    let (first, base) = match value {
        0 => ('⓪', 0),
        1..=20 => ('①', 1),
        21..=35 => ('㉑', 21),
        36..=50 => ('㊱', 36),
        _ => return None,
    };
    char::from_u32(u32::from(first) + value - base)
}

/// The character that comes next in a series: of the same enclosure, or in a plain circle where that has no more.
#[must_use]
pub fn next(c: char) -> Option<char> {
    let own = enclosed(c)?;
    let following = char::from_u32(u32::from(c) + 1);
    let same =
        |next: &char| enclosed(*next).is_some_and(|n| n.series == own.series && n.value == own.value + 1);
    following.filter(same).or_else(|| circled(own.value + 1).filter(same))
}

/// Enclosed characters as they open an item, each with its series and value.
pub const EXAMPLES: &[(char, Series, u32)] = &[
    ('①', Series::Figure, 1),
    ('⑳', Series::Figure, 20),
    ('㉑', Series::Figure, 21),
    ('㉟', Series::Figure, 35),
    ('㊱', Series::Figure, 36),
    ('㊿', Series::Figure, 50),
    ('❶', Series::Figure, 1),
    ('❿', Series::Figure, 10),
    ('⓫', Series::Figure, 11),
    ('⓴', Series::Figure, 20),
    ('➀', Series::Figure, 1),
    ('➓', Series::Figure, 10),
    ('⓵', Series::Figure, 1),
    ('⑴', Series::Figure, 1),
    ('⒇', Series::Figure, 20),
    ('⒈', Series::Figure, 1),
    ('㉮', Series::Syllable, 1),
    ('㉻', Series::Syllable, 14),
    ('㈎', Series::Syllable, 1),
    ('㉠', Series::Consonant, 1),
    ('㉭', Series::Consonant, 14),
    ('㈀', Series::Consonant, 1),
    ('ⓐ', Series::Latin, 1),
    ('Ⓑ', Series::Latin, 2),
    ('⒞', Series::Latin, 3),
    ('🄳', Series::Latin, 4),
    ('㊀', Series::Ideograph, 1),
    ('㈡', Series::Ideograph, 2),
];

#[cfg(test)]
mod tests {
    use super::{EXAMPLES, Enclosed, circled, enclosed, figure, next};

    #[test]
    fn every_example_has_its_value() {
        for (c, series, value) in EXAMPLES.iter().copied() {
            assert_eq!(enclosed(c), Some(Enclosed { series, value }), "{c}");
        }
        for c in ['1', '가', 'ㄱ', 'A', '□', '㎢'] {
            assert_eq!(enclosed(c), None, "{c}");
        }
    }

    #[test]
    fn circles_go_both_ways() {
        for value in 0..=50 {
            assert_eq!(circled(value).and_then(figure), Some(value));
        }
        assert_eq!(circled(51), None);
        for (c, expected) in
            [('①', Some('②')), ('⑳', Some('㉑')), ('㉟', Some('㊱')), ('㊿', None), ('㉻', None)]
        {
            assert_eq!(next(c), expected, "{c}");
        }
    }
}
