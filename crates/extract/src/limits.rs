//! Caps on everything a hostile or broken file can blow up, and the counters held against them.
//!
//! Real releases stay a hundred times below every default; the values follow the shapes that are known to hang or
//! exhaust other engines (two-gigabyte inflates, doubling forms, endless glyph runs).

use gwaje_model::Stop;

/// What one document may use. Exceeding a document-wide cap is an error, a page-wide one cuts the page off with a
/// `limit_reached` note.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// Pages of a document.
    pub pages: usize,
    /// Glyphs of one page.
    pub glyphs_per_page: usize,
    /// Glyphs of the whole document.
    pub glyphs: usize,
    /// Content operators of one page, forms included.
    pub operators_per_page: u64,
    /// Straight segments and bars of one page before they are merged.
    pub segments_per_page: usize,
    /// Forms (external objects of content) within forms.
    pub form_depth: usize,
    /// Executions of forms on one page.
    pub forms_per_page: usize,
    /// Nested graphics states and nested marked content.
    pub nesting: usize,
    /// Bytes of one stream after decoding.
    pub stream_bytes: usize,
    /// Bytes of all streams of the document after decoding.
    pub document_bytes: usize,
    /// Bytes of one character map or font program after decoding.
    pub font_bytes: usize,
    /// Bytes of a plain text.
    pub text_bytes: usize,
    /// Elements of the structure tree.
    pub structure_elements: usize,
    /// When to stop before the end; looked at before each page and while its content is read.
    pub stop: Stop,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            pages: 50_000,
            glyphs_per_page: 2_000_000,
            glyphs: 20_000_000,
            operators_per_page: 20_000_000,
            segments_per_page: 500_000,
            form_depth: 16,
            forms_per_page: 20_000,
            nesting: 4_096,
            stream_bytes: 256 << 20,
            document_bytes: 1 << 30,
            font_bytes: 64 << 20,
            text_bytes: 256 << 20,
            structure_elements: 2_000_000,
            stop: Stop::default(),
        }
    }
}
