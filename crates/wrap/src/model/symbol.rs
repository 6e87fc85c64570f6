//! Characters as the model sees them: digits are one symbol, and so are the variants of each mark.
//!
//! Spacing does not depend on which digit or which kind of middot stands beside a break, and a document that writes
//! `ㆍ` must profit from what was learnt from `·`.

/// A character reduced to what matters for spacing.
pub type Symbol = u16;

/// A space.
pub const SPACE: Symbol = 0x20;
/// The end of what is known of the text.
pub const EDGE: Symbol = 1;

const DIGIT: Symbol = 0x30;
const HANJA: Symbol = 0x4E00;
/// Anything beyond the basic plane.
const OTHER: Symbol = 0xFFFD;

/// The symbol of a character.
#[must_use]
#[inline]
pub fn symbol(ch: char) -> Symbol {
    match ch {
        '가'..='힣' => ch as Symbol,
        '0'..='9' | '０'..='９' => DIGIT,
        'A'..='Z' | 'a'..='z' => (ch as u8).to_ascii_lowercase().into(),
        ' ' | '\u{a0}' | '\t' | '\u{3000}' => SPACE,
        _ => mark(ch),
    }
}

fn mark(ch: char) -> Symbol {
    let unified = match ch {
        'ㆍ' | '‧' | '․' | '・' | '･' | '•' | '∙' | '⋅' | '\u{119e}' => '·',
        '｢' | '「' | '『' => '「',
        '｣' | '」' | '』' => '」',
        '〈' | '《' | '＜' => '<',
        '〉' | '》' | '＞' => '>',
        '∼' | '～' | '〜' => '~',
        '–' | '—' | '―' | '－' | '‑' | '−' | '\u{ad}' => '-',
        '`' | '´' | '′' => '’',
        '（' => '(',
        '）' => ')',
        '，' => ',',
        '：' => ':',
        '／' => '/',
        '％' => '%',
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => return HANJA,
        _ => ch,
    };
    Symbol::try_from(u32::from(unified)).unwrap_or(OTHER)
}

/// The class of a symbol: open or closed syllable, digit, Latin, Hanja; every mark is a class of its own.
#[must_use]
#[inline]
pub fn class(symbol: Symbol) -> Symbol {
    match symbol {
        0xAC00..=0xD7A3 if (symbol - 0xAC00).is_multiple_of(28) => 2,
        0xAC00..=0xD7A3 => 3,
        0x61..=0x7A => 4,
        _ => symbol,
    }
}

#[cfg(test)]
mod tests {
    use super::{SPACE, class, symbol};

    #[test]
    fn variants_are_one_symbol() {
        for group in ["059", "·ㆍ‧․･", "「｢『", "~∼～〜", "-–—\u{ad}", "aA", "山水", " \u{3000}"]
        {
            let symbols: Vec<_> = group.chars().map(symbol).collect();
            assert!(symbols.windows(2).all(|pair| pair[0] == pair[1]), "{group}");
        }
        assert_ne!(symbol('가'), symbol('나'));
        assert_eq!(symbol(' '), SPACE);
    }

    #[test]
    fn syllables_are_open_or_closed() {
        assert_eq!(class(symbol('가')), class(symbol('히')));
        assert_eq!(class(symbol('각')), class(symbol('힣')));
        assert_ne!(class(symbol('가')), class(symbol('각')));
        assert_ne!(class(symbol('(')), class(symbol(')')));
    }
}
