//! The inverse of an embedded font program's character map, for fonts that come without `ToUnicode`.

use crate::Limits;
use crate::inflate::Budget;
use hayro_syntax::object::{Dict, Stream};
use skrifa::{FontRef, MetadataProvider};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;

/// An inverse that is made when it is first asked for: most fonts never need it.
pub(super) struct Lazy<'a> {
    descendant: Dict<'a>,
    limits: Limits,
    made: OnceCell<Option<Inverse>>,
}

impl<'a> Lazy<'a> {
    pub(super) fn new(descendant: &Dict<'a>, limits: &Limits) -> Self {
        Self { descendant: descendant.clone(), limits: limits.clone(), made: OnceCell::new() }
    }

    pub(super) fn get(&self) -> Option<&Inverse> {
        let (descendant, limits) = (&self.descendant, &self.limits);
        self.made.get_or_init(|| make(descendant, limits)).as_ref()
    }
}

fn make(descendant: &Dict<'_>, limits: &Limits) -> Option<Inverse> {
    let mut budget = Budget::new(limits);
    let mut bytes =
        |stream: Stream<'_>| budget.decode(&stream, limits.font_bytes).ok().flatten().map(Cow::into_owned);
    let descriptor = descendant.get::<Dict<'_>>(b"FontDescriptor")?;
    let program =
        descriptor.get::<Stream<'_>>(b"FontFile2").or_else(|| descriptor.get::<Stream<'_>>(b"FontFile3"))?;
    let gids = descendant.get::<Stream<'_>>(b"CIDToGIDMap").and_then(&mut bytes);
    Inverse::new(&bytes(program)?, gids)
}

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
