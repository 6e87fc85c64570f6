//! Caps on everything a hostile or broken document can blow up, and the counters held against them.
//!
//! A package of a megabyte inflates to a gigabyte, a record of four bytes is a paragraph, and lists nest as deep as the
//! stack lasts. Everything that makes the reading larger is counted here while it is read, never afterwards.

use crate::Error;

/// What one document may use. Exceeding any of them is an error.
///
/// Of 655 public documents the largest part inflates to 10.4 MB, the longest text has 1,096,880 characters, and the most
/// paragraphs, those of cells among them, are 53,448. At the caps a whole conversion stays within 256 MB.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one part or stream after inflating.
    pub part_bytes: usize,
    /// Bytes of all parts or streams together after inflating.
    pub document_bytes: usize,
    /// Characters of text, left out or not.
    pub characters: usize,
    /// Paragraphs, also those of cells, boxes and notes.
    pub paragraphs: usize,
    /// Cells of tables.
    pub cells: usize,
    /// Pieces of paragraphs: stretches of text, controls, objects.
    pub pieces: usize,
    /// Lists of paragraphs (cells, boxes, notes) within lists.
    pub nesting: usize,
    /// Elements of XML within elements.
    pub elements: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            part_bytes: 64 << 20,
            document_bytes: 256 << 20,
            characters: 2_000_000,
            paragraphs: 70_000,
            cells: 70_000,
            pieces: 500_000,
            nesting: 32,
            elements: 256,
        }
    }
}

/// What a document has used so far.
#[derive(Debug)]
pub(crate) struct Budget {
    limits: Limits,
    bytes: usize,
    characters: usize,
    paragraphs: usize,
    cells: usize,
    pieces: usize,
    nesting: usize,
    /// What was read though it is damaged, in words; whoever looks takes it.
    pub(crate) damage: Vec<String>,
}

impl Budget {
    pub(crate) fn new(limits: &Limits) -> Self {
        let limits = limits.clone();
        Self {
            limits,
            bytes: 0,
            characters: 0,
            paragraphs: 0,
            cells: 0,
            pieces: 0,
            nesting: 0,
            damage: Vec::new(),
        }
    }

    /// How many bytes the next part may inflate to.
    pub(crate) fn part_bytes(&self) -> usize {
        self.limits.part_bytes.min(self.limits.document_bytes.saturating_sub(self.bytes))
    }

    /// How deep the elements of a part may nest.
    pub(crate) fn elements(&self) -> usize {
        self.limits.elements
    }

    /// Counts the inflated bytes of a part.
    pub(crate) fn add_bytes(&mut self, count: usize) {
        self.bytes = self.bytes.saturating_add(count);
    }

    /// The error of a part that inflates to more than it may.
    pub(crate) fn too_many_bytes(&self, part: &str) -> Error {
        let limit = self.part_bytes();
        let (limit, what) = if limit < self.limits.part_bytes {
            (self.limits.document_bytes, "the document".to_owned())
        } else {
            (limit, part.to_owned())
        };
        Error::LimitSize { what, limit, unit: "inflated bytes" }
    }

    pub(crate) fn add_characters(&mut self, count: usize) -> Result<(), Error> {
        count_up(&mut self.characters, count, self.limits.characters, "the text", "characters")
    }

    pub(crate) fn add_paragraph(&mut self) -> Result<(), Error> {
        count_up(&mut self.paragraphs, 1, self.limits.paragraphs, "the text", "paragraphs")
    }

    pub(crate) fn add_cell(&mut self) -> Result<(), Error> {
        count_up(&mut self.cells, 1, self.limits.cells, "the tables of the document", "cells")
    }

    pub(crate) fn add_piece(&mut self) -> Result<(), Error> {
        count_up(&mut self.pieces, 1, self.limits.pieces, "the text", "pieces")
    }

    /// Enters a list within a list; every entering is followed by a [`Budget::leave`].
    pub(crate) fn enter(&mut self) -> Result<(), Error> {
        count_up(&mut self.nesting, 1, self.limits.nesting, "a table or box within others", "levels")
    }

    pub(crate) fn leave(&mut self) {
        self.nesting = self.nesting.saturating_sub(1);
    }
}

fn count_up(used: &mut usize, by: usize, limit: usize, what: &str, unit: &'static str) -> Result<(), Error> {
    *used = used.saturating_add(by);
    if *used > limit { Err(Error::LimitSize { what: what.to_owned(), limit, unit }) } else { Ok(()) }
}
