//! Simple fonts: one byte a code. Type 3 fonts are simple fonts whose glyphs are content streams.

use super::cid::ToUnicode;
use super::unicode;
use crate::Limits;
use crate::inflate::Budget;
use hayro_font::{Font as Outlines, FontGlyph};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::Stream;

/// A simple font.
pub(super) struct Simple {
    pub(super) to_unicode: Option<ToUnicode>,
    pub(super) first: u32,
    /// The last code that has a width, by the word of the font.
    pub(super) last: Option<u32>,
    /// Widths in glyph space; empty where the font has none (the standard fonts).
    pub(super) widths: Vec<f32>,
    pub(super) missing: Option<f64>,
    /// Glyph space to text space along the baseline.
    pub(super) scale: f64,
}

impl Simple {
    pub(super) fn text(&self, code: u32) -> Option<String> {
        self.to_unicode.as_ref()?.text(code)
    }

    /// The advance in parts of the em; `None` where only the font program knows it.
    pub(super) fn advance(&self, code: u32) -> Option<f64> {
        self.given(code).map(f64::from).or(self.missing).map(|width| width * self.scale)
    }

    fn given(&self, code: u32) -> Option<f32> {
        code.checked_sub(self.first).and_then(|at| self.widths.get(at as usize)).copied()
    }

    /// Whether the font says that it has the width of a code, and has not: its array of widths is damaged. Of 6,292 simple fonts in
    /// 11,888 public test files 44 are written with another number of widths than they say, all of 197 in real reports with as many;
    /// so only codes that are shown count.
    pub(super) fn lacks(&self, code: u32) -> bool {
        self.last.is_some_and(|last| (self.first..=last).contains(&code)) && self.given(code).is_none()
    }
}

/// What the encoding, the glyph names or the font program say a code is.
pub(super) fn text_of(font: &Outlines<'_>, code: u32) -> Option<String> {
    match font.glyph(font.map_code(code), code) {
        FontGlyph::Outline(glyph) => glyph.as_unicode(),
        FontGlyph::Type3(glyph) => glyph.as_unicode(),
    }
    .map(unicode::text)
    .filter(|text| unicode::names_character(text))
}

/// Encoded bytes of a glyph program that is looked into; a space is a few bytes.
const SHORT_PROGRAM: usize = 512;

/// Whether a Type 3 glyph program paints nothing.
pub(super) fn paints_nothing(program: &Stream<'_>, limits: &Limits) -> bool {
    if program.raw_data().len() > SHORT_PROGRAM {
        return false;
    }
    let mut budget = Budget::new(limits);
    let Ok(Some(data)) = budget.decode(program, limits.font_bytes) else { return false };
    if budget.damaged {
        return false;
    }
    let mut operators = TypedIter::new(&data);
    while let Some(operator) = operators.next() {
        if matches!(
            operator,
            Op::StrokePath(_)
                | Op::CloseAndStrokePath(_)
                | Op::FillPathNonZero(_)
                | Op::FillPathNonZeroCompatibility(_)
                | Op::FillPathEvenOdd(_)
                | Op::FillAndStrokeNonZero(_)
                | Op::FillAndStrokeEvenOdd(_)
                | Op::CloseFillAndStrokeNonZero(_)
                | Op::CloseFillAndStrokeEvenOdd(_)
                | Op::InlineImage(_)
                | Op::XObject(_)
                | Op::Shading(_)
                | Op::ShowText(_)
                | Op::ShowTexts(_)
        ) {
            return false;
        }
    }
    true
}
