//! The advances a TrueType program gives its glyphs, beside the widths that the document gives.
//!
//! A document says the width of every letter twice. Where the two differ, one of them is not what was written, and blanks beside the
//! letter may be seen where there are none, or not be seen.

use super::{Encoding, Font};
use crate::Limits;
use crate::inflate::Budget;
use gwaje_model::FontKind;
use hayro_syntax::object::{Dict, Stream};
use skrifa::raw::TableProvider as _;
use skrifa::{FontRef, Tag};

/// A width that differs from the advance of its glyph by more is told, in parts of the em. Of 43,874 widths of codes shown in 136 PDFs of 19
/// producers all differ by .001 at most; of 3,952 in 97 public test files 141 do by .002 to .008 (two files) and one by .074.
const TOLERANCE: f64 = 0.02;

/// What a program says of the advances of its glyphs.
pub(super) struct Advances {
    /// Its table `hmtx`: four bytes a glyph, the first two are the advance.
    table: Vec<u8>,
    /// Glyphs that have an advance of their own; those behind them have that of the last.
    own: usize,
    /// Its units an em.
    em: f64,
    /// From identifiers to glyphs, two bytes each; `None` for the identity.
    glyphs: Option<Vec<u8>>,
}

impl Advances {
    /// Of a program, for the font that brings it.
    pub(super) fn new(program: &FontRef<'_>, font: &Dict<'_>, limits: &Limits) -> Option<Self> {
        let mut budget = Budget::new(limits);
        let glyphs = match font.get::<Stream<'_>>(b"CIDToGIDMap") {
            Some(map) => Some(budget.decode(&map, limits.font_bytes).ok().flatten()?.into_owned()),
            None => None,
        };
        let table = program.table_data(Tag::new(b"hmtx"))?.as_bytes().to_vec();
        let own = usize::from(program.hhea().ok()?.number_of_h_metrics());
        let em = f64::from(program.head().ok()?.units_per_em());
        (!budget.damaged).then_some(Self { table, own, em, glyphs })
    }

    /// Whether a width, in parts of the em, is not the advance of the glyph of an identifier. Nothing is known of glyph 0, which stands for
    /// all that a font lacks, and of glyphs that the program does not have.
    fn contradict(&self, width: f64, cid: u32) -> bool {
        let glyph = match &self.glyphs {
            Some(map) => map
                .get(cid as usize * 2..)
                .and_then(<[u8]>::first_chunk)
                .map(|pair| u16::from_be_bytes(*pair)),
            None => u16::try_from(cid).ok(),
        };
        let Some(glyph) = glyph.filter(|glyph| *glyph > 0) else { return false };
        let at = usize::from(glyph).min(self.own.saturating_sub(1)) * 4;
        let units =
            self.table.get(at..).and_then(<[u8]>::first_chunk).map(|units| u16::from_be_bytes(*units));
        units.is_some_and(|units| (f64::from(units) / self.em - width).abs() > TOLERANCE)
    }
}

impl Font<'_> {
    /// Whether the width it gives a code is not that of its glyph. Fonts of one byte a code are not asked: which glyph a code has there, readers
    /// do not agree on.
    pub(super) fn is_contradicted(&self, code: u32, length: usize) -> bool {
        let Encoding::Composite(font) = &self.encoding else { return false };
        if self.kind != FontKind::TrueType || font.vertical {
            return false;
        }
        let cid = font.cid(code, length);
        let width = font.widths.own(cid).map(|width| width / 1000.0);
        width.is_some_and(|width| {
            self.program().advances.as_ref().is_some_and(|program| program.contradict(width, cid))
        })
    }
}
