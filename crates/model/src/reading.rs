//! What a front door hands over: pages as printed, or rows that the source itself keeps.

use crate::{Line, Pages, Row};

/// A source as read, before anything is joined or understood.
#[derive(Clone, Debug)]
pub enum Reading {
    /// Pages of placed glyphs, whose lines and cells are still to be found.
    Pages(Pages),
    /// Rows of cells of lines, as a document with tables and paragraphs of its own has them.
    Rows(Written),
}

/// A document that keeps its own tables and paragraphs.
#[derive(Clone, Debug)]
pub struct Written {
    /// What kind of source this was.
    pub media: Media,
    /// The program that wrote it, as it says itself.
    pub producer: Option<String>,
    /// Its rows. A line ends where its paragraph ends ([`crate::LineEnd::closes`]) or at a break made by hand.
    pub rows: Vec<Row<Line>>,
}

impl Reading {
    /// What kind of source this was.
    #[must_use]
    pub fn media(&self) -> Media {
        match self {
            Self::Pages(pages) => pages.media,
            Self::Rows(written) => written.media,
        }
    }

    /// The program that wrote the source, as it says itself.
    #[must_use]
    pub fn producer(&self) -> Option<&str> {
        match self {
            Self::Pages(pages) => pages.producer.as_deref(),
            Self::Rows(written) => written.producer.as_deref(),
        }
    }

    /// Number of pages, if the source has pages.
    #[must_use]
    pub fn page_count(&self) -> Option<u32> {
        match self {
            Self::Pages(pages) => Some(u32::try_from(pages.pages.len()).unwrap_or(u32::MAX)),
            Self::Rows(_) => None,
        }
    }
}

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
