//! What all pages of a document share while they are read: its fonts, its layers, and what may still be used of the
//! limits.

use crate::Limits;
use crate::font::Fonts;
use crate::inflate::Budget;
use crate::layers::Layers;
use hayro_syntax::object::Dict;

/// What all pages of a document share.
pub(crate) struct Shared<'a> {
    pub(crate) fonts: Fonts<'a>,
    pub(crate) budget: Budget,
    pub(crate) layers: Layers,
    pub(crate) limits: Limits,
}

impl<'a> Shared<'a> {
    /// The font of a dictionary, loaded once.
    pub(crate) fn font(&mut self, dict: &Dict<'a>) -> Option<u16> {
        self.fonts.find(dict, &mut self.budget, &self.limits)
    }
}
