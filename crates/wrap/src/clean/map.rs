//! What becomes of one character on its own: the clean-up table of the text contract.
//!
//! NFC and never NFKC: compatibility forms are mapped one by one, because NFKC makes letters of the bullet ㅇ and
//! the middot ㆍ, a full stop of the middot ․ and plain digits of ①.

use crate::symbols;
use gwaje_forms::marks;
use unicode_normalization::UnicodeNormalization as _;

/// What a character becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Becomes {
    /// Itself.
    Same,
    /// Another character.
    Char(char),
    /// Several characters, or none for a filler.
    Text(&'static str),
    /// A space.
    Space,
    /// Nothing; where it was printed as a space, the gap shows.
    Control,
    /// Nothing; it has no meaning in text.
    Nothing,
    /// A hyphen that opens an item at a line start, else nothing.
    SoftHyphen,
    /// Itself, and nobody knows what it shows.
    Unknown,
}

/// Looks one character up; `symbol` tells that its font is a symbol font.
pub(crate) fn becomes(ch: char, symbol: bool) -> Becomes {
    if symbol && let Some(text) = symbols::eight_bit_shape(ch) {
        return Becomes::Text(text);
    }
    match ch {
        c if plain(c) => Becomes::Same,
        '\u{ad}' => Becomes::SoftHyphen,
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' => Becomes::Space,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Becomes::Control,
        c if blank(c) => Becomes::Space,
        c if invisible(c) => Becomes::Nothing,
        '｢' | '\u{fe41}' => Becomes::Char('「'),
        '｣' | '\u{fe42}' => Becomes::Char('」'),
        '\u{fe43}' => Becomes::Char('『'),
        '\u{fe44}' => Becomes::Char('』'),
        c if marks::is_middot(c) => Becomes::Char('·'),
        c if marks::is_range_mark(c) => Becomes::Char('~'),
        '➀'..='➉' => shifted(ch, '➀', '①'),
        '！'..='～' => shifted(ch, '！', '!'),
        '\u{ffa1}'..='\u{ffdc}' => halfwidth_jamo(ch).map_or(Becomes::Same, Becomes::Char),
        '\u{2e80}'..='\u{2fdf}' => std::iter::once(ch).nfkc().next().map_or(Becomes::Same, Becomes::Char),
        c if symbols::private_use(c) => symbols::shape(c).map_or(Becomes::Unknown, Becomes::Text),
        _ => Becomes::Same,
    }
}

/// Whether a character is one of those most text consists of, which are themselves in every form.
pub(crate) fn plain(ch: char) -> bool {
    ch.is_ascii_graphic() || matches!(ch, '가'..='힣')
}

/// Whether a character is white space of some width, Hangul fillers included.
fn blank(ch: char) -> bool {
    ch.is_whitespace() || ch == 'ㅤ' || ch == '\u{ffa0}'
}

/// Whether a character has no shape and no width: joiners, direction marks, variation selectors, marks of order.
fn invisible(ch: char) -> bool {
    matches!(ch, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || matches!(ch, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{fff9}'..='\u{fffb}')
}

/// The letter that a half-width Hangul letter is a form of. A font has one glyph for both, and a writer that makes its
/// `ToUnicode` map from the font (xdvipdfmx) may name either.
fn halfwidth_jamo(ch: char) -> Option<char> {
    let code = u32::from(ch);
    let (from, to) = match code {
        0xffa1..=0xffbe => (0xffa1, 0x3131),
        0xffc2..=0xffc7 => (0xffc2, 0x314f),
        0xffca..=0xffcf => (0xffca, 0x3155),
        0xffd2..=0xffd7 => (0xffd2, 0x315b),
        0xffda..=0xffdc => (0xffda, 0x3161),
        _ => return None,
    };
    char::from_u32(code - from + to)
}

fn shifted(ch: char, from: char, to: char) -> Becomes {
    let code = u32::from(ch) - u32::from(from) + u32::from(to);
    char::from_u32(code).map_or(Becomes::Same, Becomes::Char)
}

#[cfg(test)]
mod tests {
    use super::{Becomes, becomes};

    #[test]
    fn single_characters() {
        let table = [
            ('｢', Becomes::Char('「')),
            ('ㆍ', Becomes::Char('·')),
            ('․', Becomes::Char('·')),
            ('～', Becomes::Char('~')),
            ('➂', Becomes::Char('③')),
            ('③', Becomes::Same),
            ('❸', Becomes::Same),
            ('Ａ', Becomes::Char('A')),
            ('（', Becomes::Char('(')),
            ('ㅇ', Becomes::Same),
            ('ﾷ', Becomes::Char('ㅇ')),
            ('ﾱ', Becomes::Char('ㅁ')),
            ('ￜ', Becomes::Char('ㅣ')),
            ('『', Becomes::Same),
            ('\u{3000}', Becomes::Space),
            ('\u{a0}', Becomes::Space),
            ('\u{200b}', Becomes::Nothing),
            ('\u{7}', Becomes::Control),
            ('⼈', Becomes::Char('人')),
            ('\u{f076}', Becomes::Text("❖")),
            ('\u{f02ef}', Becomes::Text("·")),
            ('\u{f000}', Becomes::Unknown),
        ];
        for (ch, wanted) in table {
            assert_eq!(becomes(ch, false), wanted, "{ch:?}");
        }
        assert_eq!(becomes('n', true), Becomes::Text("■"));
        assert_eq!(becomes('n', false), Becomes::Same);
    }
}
