//! Maps in which Ghostscript folded the characters.
//!
//! Ghostscript 10.00 writes some characters of a `ToUnicode` range as their two bytes laid over one another, bit by bit:
//! U+2018 becomes `8`, 추 (U+CD94) becomes `Ý`. The map still looks like one. What is painted gives it away: a digit that is
//! no higher than a quotation mark, an accented letter as wide as a syllable.

use kurbo::{BezPath, Shape};

/// A lower glyph is no digit, in parts of 1000 of the em. Eights and nines of 79 Korean and Latin
/// fonts (Nanum, Noto CJK, Liberation, DejaVu and others) are 582 to 795 high, quotation marks 192 to 367.
const LOWEST_DIGIT: f64 = 400.0;
/// A letter of Latin-1 is narrower than this, a Hangul syllable is not, in em. The Korean ones among those
/// fonts make syllables 0.892 to 1.0 wide.
const SYLLABLE: f64 = 0.85;

/// The digits that quotation marks are folded to, U+2018 and U+2019.
pub(super) fn may_be_quotation(ch: char) -> bool {
    matches!(ch, '8' | '9')
}

/// Whether an outline of 1000 units to the em is too low for a digit; an empty one says nothing.
pub(super) fn too_low(outline: &BezPath) -> bool {
    let bounds = outline.bounding_box();
    bounds.area() > 0.0 && bounds.height() < LOWEST_DIGIT
}

/// Whether an accented letter is as wide as a syllable. The letters that Korean code pages hold are: Korean fonts draw
/// them as wide as syllables.
pub(super) fn syllable_as_letter(ch: char, advance: f64) -> bool {
    matches!(ch, '\u{c0}'..='\u{ff}') && advance.abs() >= SYLLABLE && !is_korean_symbol(ch)
}

fn is_korean_symbol(ch: char) -> bool {
    let mut bytes = [0; 4];
    !encoding_rs::EUC_KR.encode(ch.encode_utf8(&mut bytes)).2
}

#[cfg(test)]
mod tests {
    use super::{syllable_as_letter, too_low};
    use kurbo::{Rect, Shape};

    #[test]
    fn width_and_height_give_folded_characters_away() {
        for (ch, advance, expected) in [
            ('Ý', 0.95, true),
            ('Ý', 0.6, false),
            ('Þ', 1.0, false),
            ('Æ', 1.0, false),
            ('가', 1.0, false),
            ('ÿ', 0.9, true),
        ] {
            assert_eq!(syllable_as_letter(ch, advance), expected, "{ch}");
        }
        let height = |height: f64| Rect::new(0.0, 400.0, 250.0, 400.0 + height).to_path(0.1);
        assert!(too_low(&height(250.0)) && !too_low(&height(500.0)) && !too_low(&height(0.0)));
    }
}
