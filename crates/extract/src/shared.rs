//! What all pages of a document share while they are read: its fonts, its layers, and what may still be used of the
//! limits.

use crate::Limits;
use crate::font::Fonts;
use crate::inflate::Budget;
use crate::layers::Layers;
use hayro_syntax::Pdf;
use hayro_syntax::object::Dict;

/// What all pages of a document share.
pub(crate) struct Shared<'a> {
    pub(crate) fonts: Fonts<'a>,
    pub(crate) budget: Budget,
    pub(crate) layers: Layers,
    pub(crate) limits: Limits,
    /// How many glyphs and shows the page before had: the next has about as many.
    pub(crate) before: (usize, usize),
}

impl<'a> Shared<'a> {
    /// What pages of a document share before the first is read; its streams may decode to so many bytes.
    pub(crate) fn new(pdf: &Pdf, limits: &Limits, bytes: usize) -> Self {
        let (fonts, budget) = (Fonts::new(), Budget::of(bytes));
        Self { fonts, budget, layers: Layers::read(pdf), limits: limits.clone(), before: (0, 0) }
    }

    /// The font of a dictionary, loaded once.
    pub(crate) fn font(&mut self, dict: &Dict<'a>) -> Option<u16> {
        self.fonts.find(dict, &mut self.budget, &self.limits)
    }
}
