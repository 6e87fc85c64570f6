//! Characters that ordinary text uses: the syllables and ideographs of the standards that East Asian text was written in
//! before Unicode. What a wrong map of a font makes of a syllable is most often none of them.
//!
//! Source: the first levels of KS X 1001, GB 2312, Big5 and JIS X 0208, as the Encoding Standard (WHATWG) lists them.

/// The first ideograph of the blocks.
const FIRST: usize = 0x3400;
/// The last syllable.
#[cfg(test)]
const LAST: usize = 0xd7a3;

/// A bit for every character from the first on, lowest first: whether ordinary text uses it. A test makes them anew from
/// the standards.
static ORDINARY: &[u8] = include_bytes!("../data/ordinary.bits");

/// Whether a syllable of Hangul or an ideograph is one that ordinary text uses.
pub(crate) fn is_ordinary(ch: char) -> bool {
    let place = (ch as usize).wrapping_sub(FIRST);
    ORDINARY.get(place / 8).is_some_and(|byte| byte >> (place % 8) & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::{FIRST, LAST, ORDINARY, is_ordinary};
    use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, SHIFT_JIS};
    use std::ops::RangeInclusive;

    /// Lead and trail bytes of what is ordinary in each standard: all of KS X 1001, which has one level, and the first
    /// level of the others.
    const LEVELS: [(&Encoding, RangeInclusive<u8>, RangeInclusive<u8>); 5] = [
        (EUC_KR, 0xb0..=0xc8, 0xa1..=0xfe),
        (EUC_KR, 0xca..=0xfd, 0xa1..=0xfe),
        (GBK, 0xb0..=0xd7, 0xa1..=0xfe),
        (BIG5, 0xa4..=0xc6, 0x40..=0xfe),
        (SHIFT_JIS, 0x88..=0x98, 0x40..=0xfc),
    ];

    fn made() -> Vec<u8> {
        let mut ordinary = vec![0; (LAST - FIRST) / 8 + 1];
        let pairs = LEVELS.into_iter().flat_map(|(encoding, leads, trails)| {
            leads.flat_map(move |lead| trails.clone().map(move |trail| (encoding, [lead, trail])))
        });
        for (encoding, pair) in pairs {
            let (text, malformed) = encoding.decode_without_bom_handling(&pair);
            let place = text.chars().next().map(|ch| (ch as usize).wrapping_sub(FIRST));
            if let Some(place) = place.filter(|place| !malformed && *place <= LAST - FIRST) {
                ordinary[place / 8] |= 1 << (place % 8);
            }
        }
        ordinary
    }

    #[test]
    fn the_bits_are_those_of_the_standards() {
        let made = made();
        if std::env::var_os("GWAJE_WRITE").is_some() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/data/ordinary.bits"), &made).unwrap();
        } else {
            assert!(
                ORDINARY == made,
                "write them anew: GWAJE_WRITE=1 cargo test -p gwaje-extract repertoire"
            );
        }
    }

    #[test]
    fn ordinary_characters_are_those_of_words() {
        for text in ["국정과제추진현황의힝", "中华人民共和国国务院", "中華民國國務院", "日本国総則第一章"]
        {
            assert!(text.chars().all(is_ordinary), "{text}");
        }
        assert!(!"뷁갂힣a皓壤盄鴌艜蠜".chars().filter(|c| *c != '壤' && *c != '皓').any(is_ordinary));
    }
}
