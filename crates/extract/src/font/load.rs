//! Reading font dictionaries.

use super::cid::{Codes, Composite, Ranges, ToUnicode};
use super::inverse::Lazy;
use super::simple::Simple;
use super::{Encoding, Font, name};
use crate::Limits;
use crate::inflate::Budget;
use gwaje_model::FontKind;
use hayro_cmap::{CMap, CMapName, CidFamily, WritingMode, load_embedded};
use hayro_font::{FontCache, FontQuery, StandardFont};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as Bytes};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::Arc;

/// The widest range of identifiers the engine may be given: it fills ranges one by one.
const WIDEST_RANGE: u32 = 0x1_0000;
/// Entries of a width array.
const MOST_WIDTHS: usize = 200_000;
/// Where a descriptor keeps the font program.
pub(super) const PROGRAMS: [&[u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
/// Encoded bytes that cannot inflate past 64 MiB.
const SMALL: usize = 60_000;

/// Loads a font and says what the layout needs to know of it.
pub(super) fn load<'a>(
    dict: &Dict<'a>,
    budget: &mut Budget,
    limits: &Limits,
) -> (Font<'a>, gwaje_model::Font) {
    let subtype = dict.get::<Name<'_>>(b"Subtype");
    let composite = subtype.as_deref() == Some(b"Type0");
    let descendant = descendant_of(dict).filter(|_| composite);
    let descriptor = descriptor_of(descendant.as_ref().unwrap_or(dict));
    let name = dict.get::<Name<'_>>(b"BaseFont").map(|name| name::decode(&name)).unwrap_or_default();
    let kind = if subtype.as_deref() == Some(b"Type3") { FontKind::Type3 } else { program_kind(&descriptor) };
    let bold = name::is_bold(&name)
        || descriptor.get::<i32>(b"Flags").is_some_and(|flags| flags & 1 << 18 != 0)
        || descriptor.get::<f32>(b"FontWeight").is_some_and(|weight| weight >= 600.0);

    let mut loader = Loader { budget, limits, bounded: true };
    loader.check_program(&descriptor);
    let to_unicode = loader.unicode_map(dict);
    let encoding = match descendant {
        Some(descendant) => Encoding::Composite(Box::new(loader.composite(dict, &descendant, to_unicode))),
        None => Encoding::Simple(Box::new(simple(dict, &descriptor, kind, to_unicode))),
    };
    let font = Font {
        kind,
        bold,
        em: if kind == FontKind::Type3 { type_3_em(dict) } else { 1.0 },
        encoding,
        dict: dict.clone(),
        bounded: loader.bounded,
        embedded: kind == FontKind::Type3 || PROGRAMS.iter().any(|key| descriptor.contains_key(key)),
        limits: limits.clone(),
        program: OnceCell::new(),
        spaced: OnceCell::new(),
        outlines: OnceCell::new(),
        memo: Vec::new(),
        strings: Vec::new(),
        folded: None,
    };
    (font, gwaje_model::Font { name, kind })
}

/// The engine's reading of a font: encodings, glyph names, outlines. Only for fonts found bounded.
pub(super) fn outlines<'a>(dict: &Dict<'a>, cache: &FontCache<'a>) -> Option<hayro_font::Font<'a>> {
    let fonts: hayro_font::FontResolverFn = Arc::new(|query: &FontQuery| {
        // A font that is not embedded is read for its encoding alone; any program will do.
        Some(match query {
            FontQuery::Standard(font) => font.get_font_data(),
            FontQuery::Fallback(_) => StandardFont::Helvetica.get_font_data(),
        })
    });
    let maps: hayro_font::CMapResolverFn = Arc::new(load_embedded);
    cache.font(dict, &fonts, &maps)
}

pub(super) fn descendant_of<'a>(dict: &Dict<'a>) -> Option<Dict<'a>> {
    dict.get::<Array<'_>>(b"DescendantFonts").and_then(|list| list.iter::<Dict<'_>>().next())
}

pub(super) fn descriptor_of<'a>(dict: &Dict<'a>) -> Dict<'a> {
    dict.get::<Dict<'_>>(b"FontDescriptor").unwrap_or_default()
}

fn program_kind(descriptor: &Dict<'_>) -> FontKind {
    let open_type = || {
        let program = descriptor.get::<Stream<'_>>(b"FontFile3")?;
        program.dict().get::<Name<'_>>(b"Subtype").filter(|subtype| subtype.as_ref() == b"OpenType")
    };
    if descriptor.contains_key(b"FontFile2") || open_type().is_some() {
        FontKind::TrueType
    } else {
        FontKind::Other
    }
}

/// A Type 3 font whose glyphs are drawn in pixels says its size in its matrix and box, not in `Tf`.
fn type_3_em(dict: &Dict<'_>) -> f64 {
    let scale = dict.get::<[f64; 6]>(b"FontMatrix").map_or(0.001, |[_, _, c, d, ..]| c.hypot(d));
    if (0.0004..=0.02).contains(&scale) {
        return 1.0;
    }
    let height = dict.get::<[f64; 4]>(b"FontBBox").map_or(0.0, |[_, bottom, _, top]| (top - bottom).abs());
    if height > 0.0 && scale > 0.0 { height * scale } else { 1.0 }
}

fn simple(dict: &Dict<'_>, descriptor: &Dict<'_>, kind: FontKind, to_unicode: Option<ToUnicode>) -> Simple {
    let widths =
        dict.get::<Array<'_>>(b"Widths").map(|list| list.iter::<f32>().take(256).collect::<Vec<_>>());
    let scale = match kind {
        FontKind::Type3 => {
            dict.get::<[f64; 6]>(b"FontMatrix").map_or(0.001, |[a, b, ..]| a.hypot(b).copysign(a))
        }
        _ => 0.001,
    };
    let missing = descriptor.get::<f32>(b"MissingWidth").map(f64::from);
    let missing = missing.or_else(|| (kind == FontKind::Type3).then_some(0.0));
    Simple {
        to_unicode,
        first: dict.get::<u32>(b"FirstChar").unwrap_or(0),
        last: dict.get::<u32>(b"LastChar"),
        widths: widths.unwrap_or_default(),
        missing,
        scale,
    }
}

/// Whether there is nothing in an array but numbers, arrays of numbers, and references to them: behind a byte that belongs to none the
/// engine reads no further.
fn holds_numbers(list: &Array<'_>) -> bool {
    let data = list.data();
    data.contains(&b'%')
        || data.iter().all(|byte| byte.is_ascii_digit() || b" \t\r\n\x0c\0+-.[]R".contains(byte))
}

struct Loader<'b> {
    budget: &'b mut Budget,
    limits: &'b Limits,
    bounded: bool,
}

impl Loader<'_> {
    fn bytes(&mut self, stream: &Stream<'_>) -> Option<Vec<u8>> {
        if let Ok(data) = self.budget.decode(stream, self.limits.font_bytes) {
            return data.map(Cow::into_owned);
        }
        self.bounded = false;
        None
    }

    /// Programs the engine would inflate without a cap are inflated once with one.
    fn check_program(&mut self, descriptor: &Dict<'_>) {
        for key in PROGRAMS {
            let Some(program) = descriptor.get::<Stream<'_>>(key) else { continue };
            if program.raw_data().len() > SMALL || program.filters().len() > 1 {
                self.bounded &= self.budget.decode(&program, self.limits.font_bytes).is_ok();
            }
        }
    }

    fn map(&mut self, stream: &Stream<'_>) -> Option<CMap> {
        let data = self.bytes(stream)?;
        CMap::parse(&data, load_embedded)
    }

    fn unicode_map(&mut self, dict: &Dict<'_>) -> Option<ToUnicode> {
        match dict.get::<Object<'_>>(b"ToUnicode")? {
            Object::Name(name) if name.starts_with(b"Identity") => Some(ToUnicode::Identity),
            Object::Stream(stream) => self.map(&stream).map(Box::new).map(ToUnicode::Map),
            _ => None,
        }
    }

    fn composite<'a>(
        &mut self,
        dict: &Dict<'a>,
        descendant: &Dict<'a>,
        to_unicode: Option<ToUnicode>,
    ) -> Composite<'a> {
        let (codes, vertical, family) = self.codes(dict);
        let family = family.or_else(|| collection_of(descendant));
        let collection = family
            .and_then(|family| family.ucs2_cmap())
            .and_then(|name| CMap::parse(load_embedded(name)?, load_embedded));
        let (widths, lacking) = self.widths(descendant);
        Composite {
            codes,
            to_unicode,
            collection,
            inverse: Lazy::new(descendant, self.limits),
            default_width: descendant.get::<f32>(b"DW").map_or(1000.0, f64::from),
            widths,
            lacking,
            vertical,
            default_vertical: descendant
                .get::<[f32; 2]>(b"DW2")
                .map_or((880.0, -1000.0), |[origin, advance]| (f64::from(origin), f64::from(advance))),
            vertical_widths: self.vertical_widths(descendant),
        }
    }

    fn codes(&mut self, dict: &Dict<'_>) -> (Codes, bool, Option<CidFamily>) {
        match dict.get::<Object<'_>>(b"Encoding") {
            Some(Object::Name(name)) => {
                let vertical = name.ends_with(b"-V") || name.as_ref() == b"V";
                match CMapName::from_bytes(&name) {
                    CMapName::IdentityH | CMapName::IdentityV => (Codes::Identity, vertical, None),
                    known => {
                        let map = load_embedded(known).and_then(|data| CMap::parse(data, load_embedded));
                        let Some(map) = map else { return (Codes::Identity, vertical, None) };
                        let family = map.metadata().character_collection.as_ref().map(|of| of.family.clone());
                        let codes = if name.starts_with(b"KSC") {
                            Codes::Korean(map)
                        } else if name.starts_with(b"Uni") {
                            Codes::Unicode(map)
                        } else {
                            Codes::Other(map)
                        };
                        (codes, vertical, family)
                    }
                }
            }
            Some(Object::Stream(stream)) => {
                let Some(map) = self.map(&stream) else { return (Codes::Identity, false, None) };
                let vertical = map.metadata().writing_mode == Some(WritingMode::Vertical)
                    || stream.dict().get::<i32>(b"WMode") == Some(1);
                (Codes::Other(map), vertical, None)
            }
            _ => (Codes::Identity, false, None),
        }
    }

    /// The widths of a composite font, and whether they cannot be read to their end.
    fn widths(&mut self, descendant: &Dict<'_>) -> (Ranges<f64>, bool) {
        let mut widths = Ranges::new();
        let Some(list) = descendant.get::<Array<'_>>(b"W") else {
            return (widths, descendant.contains_key(b"W"));
        };
        let mut items = list.flex_iter();
        let mut count = 0;
        while count < MOST_WIDTHS {
            if let Some((first, run)) = items.next::<(u32, Array<'_>)>() {
                for (cid, width) in (first..).zip(run.iter::<f32>().take(MOST_WIDTHS)) {
                    widths.insert(cid, cid, f64::from(width));
                    count += 1;
                }
            } else if let Some((first, last, width)) = items.next::<(u32, u32, f32)>() {
                self.bounded &= last.saturating_sub(first) < WIDEST_RANGE;
                widths.insert(first, last, f64::from(width));
                count += 1;
            } else {
                break;
            }
        }
        self.bounded &= count < MOST_WIDTHS;
        let left = count < MOST_WIDTHS && items.next::<Object<'_>>().is_some();
        (widths, left || !holds_numbers(&list))
    }

    fn vertical_widths(&mut self, descendant: &Dict<'_>) -> Ranges<[f64; 3]> {
        let mut widths = Ranges::new();
        let Some(list) = descendant.get::<Array<'_>>(b"W2") else { return widths };
        let mut items = list.flex_iter();
        let mut count = 0;
        while count < MOST_WIDTHS {
            if let Some((first, run)) = items.next::<(u32, Array<'_>)>() {
                let values: Vec<f64> = run.iter::<f32>().take(MOST_WIDTHS).map(f64::from).collect();
                for (cid, triple) in (first..).zip(values.as_chunks::<3>().0) {
                    widths.insert(cid, cid, *triple);
                    count += 1;
                }
            } else if let Some((first, last, y, vx, vy)) = items.next::<(u32, u32, f32, f32, f32)>() {
                self.bounded &= last.saturating_sub(first) < WIDEST_RANGE;
                widths.insert(first, last, [y, vx, vy].map(f64::from));
                count += 1;
            } else {
                break;
            }
        }
        self.bounded &= count < MOST_WIDTHS;
        widths
    }
}

fn collection_of(descendant: &Dict<'_>) -> Option<CidFamily> {
    let info = descendant.get::<Dict<'_>>(b"CIDSystemInfo")?;
    let (registry, ordering) = (info.get::<Bytes<'_>>(b"Registry")?, info.get::<Bytes<'_>>(b"Ordering")?);
    Some(CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes()))
}
