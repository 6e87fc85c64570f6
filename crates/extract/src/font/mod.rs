//! Fonts as far as text needs them: how bytes split into codes, which characters a code stands for, how far it
//! advances. Outlines are looked at only where a map does not tell a space from a symbol, or one symbol from another.

mod advances;
mod cid;
mod digit;
mod folded;
mod inverse;
mod load;
mod name;
mod program;
mod simple;
mod symbol;
mod unicode;

use crate::Limits;
use crate::inflate::Budget;
use cid::Composite;
use gwaje_model::FontKind;
use hayro_font::{Font as Outlines, FontCache, GlyphId};
use hayro_syntax::object::Dict;
use program::Program;
use simple::Simple;
use std::cell::OnceCell;
use std::collections::HashMap;

pub(crate) use symbol::Sign;

/// What a code of a font means. Lengths are in parts of the em.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct CodeMapping {
    /// The first character; U+FFFD where nothing maps the code.
    pub(crate) ch: char,
    /// Whether nothing maps the code.
    pub(crate) unmapped: bool,
    /// Whether the font says that it has the width of the code, and has not.
    lacking: bool,
    /// Whether the width that the font gives the code is not that of its glyph.
    contradicted: bool,
    /// The characters after the first: one more than an index of [`Font::more`], or 0.
    more: u32,
    /// Advance along the baseline; negative (downwards) in vertical writing.
    pub(crate) advance: f64,
    /// What its outline shows, for a symbol without a character of its own that is painted in two parts.
    pub(crate) part: Option<Sign>,
    /// From the pen to the glyph's origin; other than zero in vertical writing only.
    pub(crate) origin: (f64, f64),
}

/// A font of the document.
pub(crate) struct Font<'a> {
    /// What kind of font program.
    pub(crate) kind: FontKind,
    /// Whether the name or descriptor says bold.
    pub(crate) bold: bool,
    /// Height of the em in text space units at size 1: other than 1 in Type 3 fonts that count in pixels.
    pub(crate) em: f64,
    encoding: Encoding<'a>,
    dict: Dict<'a>,
    /// Whether every stream and range of the font is small enough to hand the font to the engine.
    bounded: bool,
    /// Whether the document brings the outlines.
    embedded: bool,
    limits: Limits,
    program: OnceCell<Program>,
    /// Whether its map knows a space.
    spaced: OnceCell<bool>,
    outlines: OnceCell<Option<Outlines<'a>>>,
    memo: Vec<Option<Box<[Option<CodeMapping>; 256]>>>,
    strings: Vec<Box<[char]>>,
    /// A character of its map that is not what it paints.
    folded: Option<char>,
}

enum Encoding<'a> {
    Composite(Box<Composite<'a>>),
    Simple(Box<Simple>),
}

/// All fonts met so far.
pub(crate) struct Fonts<'a> {
    loaded: Vec<Font<'a>>,
    described: Vec<gwaje_model::Font>,
    numbers: HashMap<FontKey, u16>,
    /// The fonts asked for since [`Fonts::asked`], in order.
    asked: Vec<u16>,
    /// Whether a stream of a font was damaged.
    pub(crate) damaged: bool,
    /// Whether a font was asked for a width that it says it has, and has not, since this was set last.
    pub(crate) lacking: bool,
    /// Whether a font was asked for a width that its program contradicts, since this was set last.
    pub(crate) contradicted: bool,
    cache: FontCache<'a>,
}

/// What tells a font of a document from another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum FontKey {
    /// The number and generation of its object.
    Object(u32, i32),
    /// Its dictionary, where it is no object of its own.
    Data(Vec<u8>),
}

/// What [`Fonts::finish`] gives.
pub(crate) struct Described {
    pub(crate) fonts: Vec<gwaje_model::Font>,
    /// A character that Ghostscript put in the place of another, if one was met.
    pub(crate) folded: Option<char>,
}

impl<'a> Fonts<'a> {
    pub(crate) fn new() -> Self {
        Self {
            loaded: Vec::new(),
            described: Vec::new(),
            numbers: HashMap::new(),
            asked: Vec::new(),
            damaged: false,
            lacking: false,
            contradicted: false,
            cache: FontCache::new(),
        }
    }

    /// The font a dictionary describes, loaded once a document.
    pub(crate) fn find(&mut self, dict: &Dict<'a>, budget: &mut Budget, limits: &Limits) -> Option<u16> {
        let key = match dict.obj_id() {
            Some(id) => FontKey::Object(id.obj_number, id.gen_number),
            None => FontKey::Data(dict.data().to_vec()),
        };
        let index = match self.numbers.get(&key) {
            Some(index) => *index,
            None => self.load(key, dict, budget, limits)?,
        };
        if !self.asked.contains(&index) {
            self.asked.push(index);
        }
        Some(index)
    }

    fn load(&mut self, key: FontKey, dict: &Dict<'a>, budget: &mut Budget, limits: &Limits) -> Option<u16> {
        let index = u16::try_from(self.loaded.len()).ok()?;
        let before = std::mem::take(&mut budget.damaged);
        let (font, described) = load::load(dict, budget, limits);
        self.damaged |= budget.damaged;
        budget.damaged |= before;
        self.loaded.push(font);
        self.described.push(described);
        self.numbers.insert(key, index);
        Some(index)
    }

    /// The fonts asked for since this was called last, in the order of the first asking.
    pub(crate) fn asked(&mut self) -> Vec<u16> {
        std::mem::take(&mut self.asked)
    }

    /// The fonts by their numbers, each with its key; nothing where one maps characters to what it does not paint.
    pub(crate) fn keyed(self) -> Option<Vec<(FontKey, gwaje_model::Font)>> {
        if self.loaded.iter().any(|font| font.folded.is_some()) {
            return None;
        }
        let mut keys: Vec<(FontKey, u16)> = self.numbers.into_iter().collect();
        keys.sort_unstable_by_key(|(_, number)| *number);
        Some(keys.into_iter().map(|(key, _)| key).zip(self.described).collect())
    }

    pub(crate) fn get(&self, index: u16) -> Option<&Font<'a>> {
        self.loaded.get(usize::from(index))
    }

    /// The next code of a string: its length in bytes and its mapping. `None` at the end.
    pub(crate) fn next(&mut self, index: u16, bytes: &[u8]) -> Option<(usize, u32, CodeMapping)> {
        let font = self.loaded.get_mut(usize::from(index))?;
        let (code, length) = font.split(bytes)?;
        let mapping = font.mapping(code, length, &self.cache);
        self.lacking |= mapping.lacking;
        self.contradicted |= mapping.contradicted;
        Some((length, code, mapping))
    }

    /// The characters after the first that a code stands for.
    pub(crate) fn more(&self, index: u16, mapping: CodeMapping) -> &[char] {
        let at = (mapping.more as usize).checked_sub(1);
        at.and_then(|at| self.get(index)?.strings.get(at)).map_or(&[], |chars| chars)
    }

    pub(crate) fn finish(self) -> Described {
        Described { fonts: self.described, folded: self.loaded.iter().find_map(|font| font.folded) }
    }
}

impl<'a> Font<'a> {
    /// Whether it writes vertically.
    pub(crate) fn vertical(&self) -> bool {
        matches!(&self.encoding, Encoding::Composite(font) if font.vertical)
    }

    fn split(&self, bytes: &[u8]) -> Option<(u32, usize)> {
        match &self.encoding {
            Encoding::Composite(font) => font.split(bytes),
            Encoding::Simple(_) => bytes.first().map(|byte| (u32::from(*byte), 1)),
        }
    }

    fn mapping(&mut self, code: u32, length: usize, cache: &FontCache<'a>) -> CodeMapping {
        // One-byte codes have a page of their own: a font may have both <41> and <0041>.
        let page = if length == 1 { 256 } else { (code >> 8) as usize };
        let slot = (code & 0xff) as usize;
        let known = self.memo.get(page).and_then(Option::as_ref).and_then(|memo| memo.get(slot));
        if let Some(Some(mapping)) = known {
            return *mapping;
        }
        let mapping = self.decode(code, length, cache);
        if page <= 256 {
            if self.memo.len() <= page {
                self.memo.resize_with(page + 1, || None);
            }
            if let Some(memo) = self.memo.get_mut(page) {
                let memo = memo.get_or_insert_with(|| Box::new([None; 256]));
                if let Some(place) = memo.get_mut(slot) {
                    *place = Some(mapping);
                }
            }
        }
        mapping
    }

    fn decode(&mut self, code: u32, length: usize, cache: &FontCache<'a>) -> CodeMapping {
        let (text, advance, origin) = self.text_and_advance(code, length, cache);
        let text = text.unwrap_or_else(|| "\u{fffd}".into());
        let mut chars = text.chars();
        let mut ch = chars.next().unwrap_or(char::REPLACEMENT_CHARACTER);
        let rest: Box<[char]> = chars.collect();
        if rest.is_empty()
            && unicode::may_be_space(ch)
            && unicode::wide_as_space(advance)
            && self.paints_nothing(code, cache)
            && self.has_glyph(code, ch, cache)
        {
            // Chromium maps spaces to U+0001, InDesign to U+0007 or to nothing, ferropdf to U+0000: what has the width of a space
            // and paints nothing is one.
            ch = ' ';
        } else if ch == unicode::MISSING {
            ch = char::REPLACEMENT_CHARACTER;
        } else if ch == unicode::SOFT_HYPHEN && self.paints_nothing(code, cache) {
            ch = unicode::ZERO_WIDTH;
        }
        let sign = if symbol::may_hide(ch) && rest.is_empty() { self.sign(code, cache) } else { None };
        if let Some(Sign::Char(shown)) = sign {
            ch = shown;
        }
        if self.is_folded(ch, advance, code, cache) {
            self.folded = Some(ch);
        }
        let mut more = 0;
        if !rest.is_empty() {
            self.strings.push(rest);
            more = self.strings.len() as u32;
        }
        let (unmapped, lacking) = (ch == char::REPLACEMENT_CHARACTER, self.lacks(code));
        let contradicted = self.is_contradicted(code, length);
        CodeMapping { ch, unmapped, lacking, contradicted, more, advance, part: sign, origin }
    }

    /// Whether it says that it has the width of a code, and has not.
    fn lacks(&self, code: u32) -> bool {
        match &self.encoding {
            Encoding::Composite(font) => font.lacking,
            Encoding::Simple(font) => font.lacks(code),
        }
    }

    /// What the maps and widths of the font say of a code, else what its program says: its text if any is known, its
    /// advance, and the way from the pen to its origin.
    fn text_and_advance(
        &mut self,
        code: u32,
        length: usize,
        cache: &FontCache<'a>,
    ) -> (Option<String>, f64, (f64, f64)) {
        let (text, mut advance, origin) = match &mut self.encoding {
            Encoding::Composite(font) => {
                let cid = font.cid(code, length);
                (font.text(code, length, cid), font.advance(cid), font.origin(cid))
            }
            Encoding::Simple(font) => (font.text(code), font.advance(code).unwrap_or(f64::NAN), (0.0, 0.0)),
        };
        let mut text = text.filter(|text| unicode::answers(text));
        if text.is_none() || advance.is_nan() {
            let simple = matches!(self.encoding, Encoding::Simple(_));
            let outlines = self.outlines(cache).filter(|_| simple);
            if text.is_none() {
                text = outlines.as_ref().and_then(|font| simple::text_of(font, code));
            }
            if advance.is_nan() {
                advance = outlines.map_or(0.5, |font| font.code_advance(code).x / 1000.0);
            }
        }
        (text, advance, origin)
    }

    /// Whether a code is known to paint nothing.
    fn paints_nothing(&mut self, code: u32, cache: &FontCache<'a>) -> bool {
        if !self.embedded {
            return false;
        }
        let kind = self.kind;
        let Some(font) = self.outlines(cache) else { return false };
        match font.glyph(font.map_code(code), code) {
            hayro_font::FontGlyph::Outline(glyph) => {
                kind != FontKind::Type3 && glyph.outline().elements().is_empty() && self.sound()
            }
            hayro_font::FontGlyph::Type3(glyph) => {
                glyph.program().is_none_or(|program| simple::paints_nothing(program, &self.limits))
            }
        }
    }

    /// Whether a code that paints nothing has a glyph of its own for it. Glyph 0 stands for every character that a font lacks; some
    /// fonts leave it empty, and what it stands for is then lost, not blank. It is a blank where the map says so: tabs, line ends.
    fn has_glyph(&mut self, code: u32, ch: char, cache: &FontCache<'a>) -> bool {
        if ch == unicode::MISSING && self.has_space() {
            return false;
        }
        if self.kind == FontKind::Type3 {
            return ch != unicode::MISSING;
        }
        let glyph = self.outlines(cache).map(|font| font.map_code(code));
        ch.is_whitespace() || glyph.is_some_and(|glyph| glyph != GlyphId::NOTDEF)
    }

    /// Whether its map says of some code that it is a space: then one mapped to U+0000 is none, whatever it paints.
    fn has_space(&self) -> bool {
        *self.spaced.get_or_init(|| match &self.encoding {
            Encoding::Composite(font) => {
                font.to_unicode.as_ref().is_some_and(|map| map.has_space(u16::MAX.into()))
            }
            Encoding::Simple(font) => {
                font.to_unicode.as_ref().is_some_and(|map| map.has_space(u8::MAX.into()))
            }
        })
    }

    /// What the outline of a nameless symbol shows.
    fn sign(&mut self, code: u32, cache: &FontCache<'a>) -> Option<Sign> {
        let font = (self.embedded && self.sound()).then(|| self.outlines(cache))??;
        match font.glyph(font.map_code(code), code) {
            hayro_font::FontGlyph::Outline(glyph) => symbol::sign(&glyph.outline()),
            hayro_font::FontGlyph::Type3(_) => None,
        }
    }

    /// Whether a character is not what its glyph paints.
    fn is_folded(&mut self, ch: char, advance: f64, code: u32, cache: &FontCache<'a>) -> bool {
        if !folded::may_be_quotation(ch) {
            return folded::syllable_as_letter(ch, advance);
        }
        let Some(font) = (self.embedded && self.sound()).then(|| self.outlines(cache)).flatten() else {
            return false;
        };
        match font.glyph(font.map_code(code), code) {
            hayro_font::FontGlyph::Outline(glyph) => folded::too_low(&glyph.outline()),
            hayro_font::FontGlyph::Type3(_) => false,
        }
    }

    fn program(&self) -> &Program {
        self.program.get_or_init(|| Program::new(&self.dict, &self.limits))
    }

    /// Whether the program the document brings can be read.
    fn sound(&self) -> bool {
        self.program().sound
    }

    fn outlines(&mut self, cache: &FontCache<'a>) -> Option<Outlines<'a>> {
        if !self.bounded {
            return None;
        }
        let dict = &self.dict;
        self.outlines.get_or_init(|| load::outlines(dict, cache)).clone()
    }
}
