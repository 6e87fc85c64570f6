//! Glyphs with the boxes of their ink.

use gwaje_model::{FontKind, Glyph, Pages, Rect};

/// Ink of a glyph above and below the baseline, em.
const ASCENT: f32 = 0.82;
const DESCENT: f32 = 0.18;

/// A visible glyph with its box.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ink {
    pub(crate) glyph: Glyph,
    pub(crate) bbox: Rect,
    /// Where it comes in its line, in points from the left: its middle, but for texts printed over each other.
    pub(crate) at: f32,
    pub(crate) font: FontKind,
    pub(crate) symbol: bool,
}

impl Ink {
    /// A glyph; `font` is the kind of its font and whether it is a font of symbols.
    pub(crate) fn new(glyph: Glyph, font: Option<&(FontKind, bool)>) -> Self {
        let (font, symbol) = font.copied().unwrap_or((FontKind::Other, false));
        let mut ink = Self { glyph, bbox: glyph_box(&glyph), at: 0.0, font, symbol };
        // By its middle: a bracket set half-width begins left of the space before it.
        ink.at = ink.centre().0;
        ink
    }

    /// The same after its glyph was moved.
    pub(crate) fn moved(self, glyph: Glyph) -> Self {
        Self::new(glyph, Some(&(self.font, self.symbol)))
    }

    /// Whether it is a blank. In fonts of symbols U+00A0 is the code of one: the small square of Wingdings.
    pub(crate) fn is_space(&self) -> bool {
        self.glyph.ch.is_whitespace() && !(self.symbol && self.glyph.ch == '\u{a0}')
    }

    /// The point that decides which cell it stands in.
    pub(crate) fn centre(&self) -> (f32, f32) {
        (self.glyph.x + self.glyph.advance / 2.0, self.glyph.y - 0.3 * self.glyph.size)
    }
}

/// The unit vector along a baseline of some angle, on a page whose y runs down.
pub(crate) fn direction(angle: i16) -> (f32, f32) {
    // Nearly all text is level.
    if angle == 0 {
        return (1.0, 0.0);
    }
    let (sin, cos) = f32::from(angle).to_radians().sin_cos();
    (cos, sin)
}

/// The box of a glyph in any direction.
pub(crate) fn glyph_box(glyph: &Glyph) -> Rect {
    let (below, above) = (-DESCENT * glyph.size, ASCENT * glyph.size);
    if glyph.angle == 0 {
        return Rect::new(glyph.x, glyph.y - above, glyph.x + glyph.advance, glyph.y - below);
    }
    let (cos, sin) = direction(glyph.angle);
    let corner = |along: f32, up: f32| {
        let (x, y) = (glyph.x + along * cos + up * sin, glyph.y + along * sin - up * cos);
        Rect { x0: x, y0: y, x1: x, y1: y }
    };
    let (start, end) = (corner(0.0, below), corner(glyph.advance, below));
    start.union(end).union(corner(0.0, above)).union(corner(glyph.advance, above))
}

fn is_symbol_font(name: &str) -> bool {
    let lower = name.to_lowercase();
    ["wingdings", "webdings", "symbol", "dingbats"].iter().any(|word| lower.contains(word))
}

/// The kind of each font of a document, and whether it is a font of symbols.
pub(crate) fn fonts(pages: &Pages) -> Vec<(FontKind, bool)> {
    pages.fonts.iter().map(|font| (font.kind, is_symbol_font(&font.name))).collect()
}
