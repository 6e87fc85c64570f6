//! What a front door hands over: pages as printed, or rows that the source itself keeps.

use crate::{Line, Media, Pages, Row};

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

    /// When the source was written, as it says itself.
    #[must_use]
    pub fn written(&self) -> Option<&str> {
        match self {
            Self::Pages(pages) => pages.written.as_deref(),
            Self::Rows(_) => None,
        }
    }

    /// Names of the files that are attached to the source.
    #[must_use]
    pub fn attachments(&self) -> Vec<String> {
        match self {
            Self::Pages(pages) => pages.attachments.clone(),
            Self::Rows(_) => Vec::new(),
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
