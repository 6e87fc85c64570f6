//! Kinds of sources: what later stages may build on.

/// A kind of source, as the facts that later stages may build on. They ask for these and never for its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Media {
    /// Its media type, as published.
    pub media_type: &'static str,
    /// Whether positions along a line are those of a page, so that margins and gaps mean something.
    pub measured: bool,
    /// Whether another tool flattened the text of a page: columns may follow one another, and a blank may stand for
    /// any distance.
    pub flattened: bool,
}

impl Media {
    /// A PDF file.
    pub const PDF: Self = Self { media_type: "application/pdf", measured: true, flattened: false };
    /// Plain text another tool extracted. Glyphs stand on a grid (1 em for wide characters, 0.5 em for others, 12 pt
    /// lines of 10 pt glyphs), so positions along a line tell indentation but not the right margin.
    pub const TEXT: Self = Self { media_type: "text/plain", measured: false, flattened: true };
}

impl Default for Media {
    fn default() -> Self {
        Self::PDF
    }
}
