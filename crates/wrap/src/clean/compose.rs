//! NFC over letters that know where they were printed.

use super::map::plain;
use crate::clean_line::CleanChar;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, char::is_combining_mark, is_nfc_quick};

/// Composes conjoining jamo and combining marks and unifies compatibility ideographs; what is composed stands
/// where its first part was.
pub(crate) fn compose(letters: Vec<CleanChar>) -> Vec<CleanChar> {
    let plain = || letters.iter().all(|letter| letter.ch == ' ' || plain(letter.ch));
    if plain() || is_nfc_quick(letters.iter().map(|letter| letter.ch)) == IsNormalized::Yes {
        return letters;
    }
    letters.chunk_by(|_, next| joins_backward(next.ch)).flat_map(compose_cluster).collect()
}

/// A lone old vowel ᆞ is a middot that a wrong NFKC made of ㆍ.
pub(crate) fn lone_araea(letters: &mut [CleanChar]) {
    let mut before = ' ';
    for letter in letters {
        let ch = letter.ch;
        if ch == '\u{119e}' && !matches!(before, '\u{1100}'..='\u{115f}' | '\u{a960}'..='\u{a97c}') {
            letter.ch = '·';
        }
        before = ch;
    }
}

/// A conjoining consonant that no vowel follows is the letter of the same shape: prints write the bullet ㅇ so.
pub(crate) fn lone_consonants(letters: &mut [CleanChar]) {
    if !letters.iter().any(|letter| is_jamo(letter.ch)) {
        return;
    }
    for at in 0..letters.len() {
        let alone = letters.get(at + 1).is_none_or(|next| !is_jamo(next.ch));
        let before =
            at.checked_sub(1).and_then(|at| letters.get(at)).is_some_and(|before| is_jamo(before.ch));
        let Some(letter) = letters.get_mut(at).filter(|_| alone && !before) else { continue };
        let place =
            u32::from(letter.ch).checked_sub(FIRST_CONSONANT).and_then(|place| usize::try_from(place).ok());
        if let Some(same) = place.and_then(|place| CONSONANTS.chars().nth(place)) {
            letter.ch = same;
        }
    }
}

/// The first of the conjoining consonants U+1100 to U+1112, and the letters of the same shapes.
const FIRST_CONSONANT: u32 = 0x1100;
const CONSONANTS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

/// Whether a character is a conjoining letter of Hangul.
fn is_jamo(ch: char) -> bool {
    matches!(ch, '\u{1100}'..='\u{11ff}' | '\u{a960}'..='\u{a97c}' | '\u{d7b0}'..='\u{d7fb}')
}

fn joins_backward(ch: char) -> bool {
    matches!(ch, '\u{1160}'..='\u{11ff}' | '\u{d7b0}'..='\u{d7fb}') || is_combining_mark(ch)
}

fn compose_cluster(cluster: &[CleanChar]) -> Vec<CleanChar> {
    let Some(first) = cluster.first() else { return Vec::new() };
    cluster.iter().map(|letter| letter.ch).nfc().map(|ch| first.showing(ch)).collect()
}
