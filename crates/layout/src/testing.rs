//! Invented glyphs for tests: upright, 10 points wide and high.

use crate::ink::Ink;
use gwaje_model::{FontKind, Glyph, GlyphFlags, Rect};

/// A glyph with its origin at a place.
pub(crate) fn glyph(ch: char, x: f32, y: f32) -> Glyph {
    let (flags, clip, mcid) = (GlyphFlags::default(), Glyph::NO_CLIP, Glyph::NO_MCID);
    Glyph { ch, x, y, advance: 10.0, size: 10.0, angle: 0, font: 0, clip, flags, mcid, show: 0 }
}

/// The same as ink of a TrueType font.
pub(crate) fn ink(ch: char, x: f32, y: f32) -> Ink {
    let bbox = Rect { x0: x, y0: y - 9.0, x1: x + 10.0, y1: y + 2.0 };
    Ink { bbox, ..Ink::new(glyph(ch, x, y), Some(&(FontKind::TrueType, false))) }
}
