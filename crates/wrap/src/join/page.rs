//! What the glyphs at a line end and the room left there say, as log likelihood ratios of a space against nothing.
//!
//! Counted on 9,357 wraps of Hancom PDFs whose source documents are known, and 1,505 of other producers.

use super::{LineGlyph, Margin};

/// The glyphs at the line end.
pub(super) fn glyph(seen: LineGlyph) -> f32 {
    match seen {
        // 3,509 spaces, 1 nothing.
        LineGlyph::Space => 8.5,
        // 254 spaces, 0 nothing.
        LineGlyph::EmptyShow => 6.5,
        // 7 spaces, 3 nothing; in hand-broken plans nearly always a space.
        LineGlyph::NextSpace => 1.5,
        // 37 of 3,800 spaces leave no trace, 2,745 of 2,748 times nothing does not either.
        LineGlyph::NoneTrueType => -4.6,
        // Hangul's own fonts have no space glyph: 1,338 spaces, 1,464 nothing.
        LineGlyph::NoneType3 | LineGlyph::Unknown => 0.0,
    }
}

/// The room left at the line end.
pub(super) fn margin(seen: Margin) -> f32 {
    match seen {
        // Nobody breaks a word where the next syllable would have fitted, except at a bracket or by hand in a label.
        Margin::Short => 4.0,
        Margin::Full | Margin::Unknown => 0.0,
    }
}
