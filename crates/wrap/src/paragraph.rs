//! A paragraph as a run of lines of one cell.

use crate::opening::Opening;

/// What a paragraph is, as far as its first line tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An item with a mark, or running text.
    Text,
    /// A heading or caption that fills its line: nothing is joined to it.
    Closed,
    /// A task or agenda number that stands alone on its line; its title follows.
    Number,
}

/// Which lines of a cell make one paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Paragraph {
    /// What it is.
    pub(crate) kind: Kind,
    /// The mark it opens with.
    pub(crate) opening: Option<Opening>,
    /// First line, as an index into the cell's lines.
    pub(crate) first: usize,
    /// Number of lines.
    pub(crate) count: usize,
}

impl Paragraph {
    /// Index of the first letter of its text on its first line.
    pub(crate) fn text_at(&self) -> usize {
        self.opening.as_ref().map_or(0, |opening| opening.text_at)
    }

    /// Line wraps inside it.
    pub(crate) fn wraps(&self) -> usize {
        self.count.saturating_sub(1)
    }
}
