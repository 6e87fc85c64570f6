//! Composite fonts: codes of one to four bytes, character identifiers, widths of both writing directions.

use super::inverse::Lazy;
use super::unicode;
use hayro_cmap::CMap;
use std::collections::BTreeMap;

/// A composite font.
pub(super) struct Composite<'a> {
    pub(super) codes: Codes,
    pub(super) to_unicode: Option<ToUnicode>,
    /// Maps character identifiers of a registered collection to Unicode.
    pub(super) collection: Option<CMap>,
    /// The inverse of the font program's own map, made when a code is first missed elsewhere.
    pub(super) inverse: Lazy<'a>,
    pub(super) default_width: f64,
    pub(super) widths: Ranges<f64>,
    /// Whether its widths cannot be read to their end.
    pub(super) lacking: bool,
    pub(super) vertical: bool,
    pub(super) default_vertical: (f64, f64),
    pub(super) vertical_widths: Ranges<[f64; 3]>,
}

/// How bytes split into codes and codes become character identifiers.
pub(super) enum Codes {
    /// Two bytes, the code is the identifier.
    Identity,
    /// Code page 949 or EUC-KR.
    Korean(CMap),
    /// UCS-2 or UTF-16.
    Unicode(CMap),
    /// Any other map.
    Other(CMap),
}

/// A `ToUnicode` entry.
pub(super) enum ToUnicode {
    Map(Box<CMap>),
    /// `/Identity-H`: the code is the character.
    Identity,
}

impl ToUnicode {
    pub(super) fn text(&self, code: u32) -> Option<String> {
        match self {
            Self::Map(map) => map.lookup_bf_string(code).map(unicode::text),
            Self::Identity => char::from_u32(code).map(String::from),
        }
    }

    /// Whether one of its codes up to `last` is a space.
    pub(super) fn has_space(&self, last: u32) -> bool {
        (0..=last).any(|code| self.text(code).is_some_and(|text| text == " " || text == "\u{a0}"))
    }
}

/// Values of ranges of identifiers, kept as ranges so that a range over everything costs nothing.
pub(super) struct Ranges<T>(BTreeMap<u32, (u32, T)>);

impl<T: Copy> Ranges<T> {
    pub(super) fn new() -> Self {
        Self(BTreeMap::new())
    }

    pub(super) fn insert(&mut self, first: u32, last: u32, value: T) {
        self.0.insert(first, (last, value));
    }

    pub(super) fn get(&self, cid: u32) -> Option<T> {
        let (_, (last, value)) = self.0.range(..=cid).next_back()?;
        (cid <= *last).then_some(*value)
    }

    /// The value of a range that holds one identifier alone: what is said of several may be said of none of them.
    pub(super) fn own(&self, cid: u32) -> Option<T> {
        self.0.get(&cid).filter(|(last, _)| *last == cid).map(|(_, value)| *value)
    }
}

impl Composite<'_> {
    /// The next code and its length in bytes. An unmapped code takes the usual number of bytes.
    pub(super) fn split(&self, bytes: &[u8]) -> Option<(u32, usize)> {
        let first = u32::from(*bytes.first()?);
        let pair = bytes.get(1).map(|second| first << 8 | u32::from(*second));
        match &self.codes {
            Codes::Identity => Some(pair.map_or((first, 1), |code| (code, 2))),
            Codes::Korean(_) => Some(match pair {
                Some(code) if first >= 0x81 => (code, 2),
                _ => (first, 1),
            }),
            Codes::Unicode(map) => {
                let pair = pair?;
                if (0xd800..0xdc00).contains(&pair) && map.lookup_cid_code(pair, 2).is_none() {
                    let code = bytes
                        .get(..4)
                        .map(|four| four.iter().fold(0, |code, byte| code << 8 | u32::from(*byte)));
                    return Some(code.map_or((pair, 2), |code| (code, 4)));
                }
                Some((pair, 2))
            }
            Codes::Other(map) => {
                let mut code = 0;
                for (index, byte) in bytes.iter().take(4).enumerate() {
                    code = code << 8 | u32::from(*byte);
                    if map.lookup_cid_code(code, index as u8 + 1).is_some() {
                        return Some((code, index + 1));
                    }
                }
                Some(pair.map_or((first, 1), |code| (code, 2)))
            }
        }
    }

    pub(super) fn cid(&self, code: u32, length: usize) -> u32 {
        match &self.codes {
            Codes::Identity => code,
            Codes::Korean(map) | Codes::Unicode(map) | Codes::Other(map) => {
                map.lookup_cid_code(code, length as u8).unwrap_or(0)
            }
        }
    }

    /// The text of a code: what the document says, else what the encoding, the collection or the font program says.
    pub(super) fn text(&self, code: u32, length: usize, cid: u32) -> Option<String> {
        let said = self.to_unicode.as_ref().and_then(|map| map.text(code));
        said.filter(|text| unicode::answers(text))
            .or_else(|| match &self.codes {
                // By code, not by identifier: the half-width identifiers of "~" and "\" map to other characters.
                Codes::Korean(_) => unicode::korean(code, length),
                Codes::Unicode(_) => unicode::utf16(code, length),
                Codes::Identity | Codes::Other(_) => None,
            })
            .or_else(|| self.collection.as_ref()?.lookup_bf_string(cid).map(unicode::from_collection))
            .or_else(|| self.inverse.get()?.char(cid).map(String::from))
    }

    pub(super) fn advance(&self, cid: u32) -> f64 {
        if self.vertical {
            self.vertical_widths.get(cid).map_or(self.default_vertical.1, |[advance, _, _]| advance) / 1000.0
        } else {
            self.width(cid)
        }
    }

    fn width(&self, cid: u32) -> f64 {
        self.widths.get(cid).unwrap_or(self.default_width) / 1000.0
    }

    pub(super) fn origin(&self, cid: u32) -> (f64, f64) {
        if !self.vertical {
            return (0.0, 0.0);
        }
        match self.vertical_widths.get(cid) {
            Some([_, x, y]) => (-x / 1000.0, -y / 1000.0),
            None => (-self.width(cid) / 2.0, -self.default_vertical.0 / 1000.0),
        }
    }
}
