//! The inverse of an embedded font program's character map, for fonts that come without `ToUnicode`.

use skrifa::{FontRef, MetadataProvider};
use std::collections::HashMap;

/// Glyphs to characters, through the font's own map.
pub(super) struct Inverse {
    glyphs: HashMap<u32, char>,
    /// `CIDToGIDMap`, two bytes an identifier; `None` for the identity.
    gids: Option<Vec<u8>>,
}

impl Inverse {
    /// Reads the map of a TrueType or OpenType program. `None` if it has none.
    pub(super) fn new(program: &[u8], gids: Option<Vec<u8>>) -> Option<Self> {
        let font = FontRef::new(program).ok()?;
        let mut glyphs: HashMap<u32, char> = HashMap::new();
        for (code, glyph) in font.charmap().mappings() {
            let Some(ch) = char::from_u32(code) else { continue };
            let best = glyphs.entry(glyph.to_u32()).or_insert(ch);
            if rank(ch) < rank(*best) {
                *best = ch;
            }
        }
        (!glyphs.is_empty()).then_some(Self { glyphs, gids })
    }

    pub(super) fn char(&self, cid: u32) -> Option<char> {
        let glyph = match &self.gids {
            Some(map) => {
                let at = cid as usize * 2;
                u32::from(u16::from_be_bytes([*map.get(at)?, *map.get(at + 1)?]))
            }
            None => cid,
        };
        self.glyphs.get(&glyph).copied().filter(|_| glyph != 0)
    }
}

/// Of the characters that share a glyph the plainest wins: ordinary, then compatibility forms, then Private Use.
fn rank(ch: char) -> (u8, char) {
    let class = match ch {
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => 2,
        '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' | '\u{2126}' | '\u{212a}' | '\u{212b}' => 1,
        ch if ch.is_control() => 1,
        _ => 0,
    };
    (class, ch)
}
