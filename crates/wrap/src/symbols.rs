//! Shapes of Private Use characters, from the table `data/symbols.tsv`.
//!
//! Three writers assign them: Windows puts its symbol fonts (Wingdings, Symbol) at U+F000 plus an eight-bit code,
//! Hangul numbers its own symbols in plane 15, and Hangul's PDF writer prints every one of the latter as U+F000,
//! so that one has no shape of its own.

use std::sync::LazyLock;

static TABLE: LazyLock<Vec<(char, &'static str)>> = LazyLock::new(|| {
    let mut table: Vec<_> = include_str!("../data/symbols.tsv").lines().filter_map(entry).collect();
    table.sort_unstable_by_key(|(code, _)| *code);
    table
});

fn entry(row: &'static str) -> Option<(char, &'static str)> {
    let mut fields = row.split('\t');
    let code = u32::from_str_radix(fields.next()?, 16).ok()?;
    Some((char::from_u32(code)?, fields.next()?))
}

/// What a Private Use character shows; `Some("")` for one that shows nothing, `None` for an unknown one.
pub(crate) fn shape(ch: char) -> Option<&'static str> {
    let at = TABLE.binary_search_by_key(&ch, |(code, _)| *code).ok()?;
    TABLE.get(at).map(|(_, shape)| *shape)
}

/// What Windows-1252 has at the codes from 0x80 on; the text layer of a symbol font may give its codes as these letters.
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// The shape of a character of a symbol font whose text layer gives the bare eight-bit code, or the letter of Windows-1252
/// that has it.
pub(crate) fn eight_bit_shape(ch: char) -> Option<&'static str> {
    let code = match u32::from(ch) {
        code @ ..=0xff => code,
        _ => WINDOWS_1252.chars().zip(0x80..).find(|(letter, _)| *letter == ch)?.1,
    };
    char::from_u32(0xf000 + code).and_then(shape)
}

/// Whether a character is for private use, so that Unicode gives it no shape.
pub(crate) fn private_use(ch: char) -> bool {
    matches!(ch, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

/// The ASCII character that a writer shifted up by U+F000, as some do with whole numbers.
pub(crate) fn shifted_ascii(ch: char) -> Option<char> {
    matches!(ch, '\u{f020}'..='\u{f07e}').then(|| char::from_u32(u32::from(ch) - 0xf000)).flatten()
}

#[cfg(test)]
mod tests {
    use super::{TABLE, eight_bit_shape, shape};

    #[test]
    fn every_row_is_read_and_no_code_stands_twice() {
        let rows = include_str!("../data/symbols.tsv").lines().filter(|row| !row.starts_with('#')).count();
        assert_eq!(TABLE.len(), rows);
        assert!(TABLE.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn shapes_by_writer() {
        assert_eq!(shape('\u{f0a7}'), Some("▪"));
        assert_eq!(shape('\u{f0b7}'), Some("•"));
        assert_eq!(shape('\u{f02b3}'), Some("③"));
        assert_eq!(shape('\u{f081c}'), Some(""));
        assert_eq!(shape('\u{f000}'), None);
        assert_eq!(eight_bit_shape('l'), Some("●"));
        assert_eq!(eight_bit_shape('Ÿ'), Some("•"), "0x9F of Wingdings, as Windows-1252 reads it");
        assert_eq!(eight_bit_shape('ž'), Some("·"));
        assert_eq!(eight_bit_shape('\u{9f}'), Some("•"));
        assert_eq!(eight_bit_shape('가'), None);
    }
}
