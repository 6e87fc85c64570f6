//! What the pages before tell of the tables on a page: a table that goes on repeats its columns.

use crate::baseline::Baseline;
use crate::heads::Heads;

/// Column edges of two fragments are the same when they differ by less than this (points).
pub(crate) const SAME_EDGE: f32 = 5.0;

/// The columns of a table on an earlier page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Columns {
    /// Their edges from left to right.
    pub(crate) xs: Vec<f32>,
    /// Whether they are drawn, by rulings or clips; else they were read from the white between texts.
    pub(crate) drawn: bool,
    /// The texts of the header, if the columns are drawn and the rows are not.
    pub(crate) header: Option<Vec<String>>,
}

/// What the pages so far tell of the tables to come.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Known {
    /// The table that the last page ended with.
    pub(crate) from_previous_page: Option<Columns>,
    /// The last table on any page.
    pub(crate) last_table: Option<Columns>,
}

impl Known {
    /// The same, for the next page, and the heads of all pages.
    pub(crate) fn carried<'p>(&'p self, heads: &'p Heads) -> Carried<'p> {
        Carried {
            from_previous_page: self.from_previous_page.as_ref(),
            last_table: self.last_table.as_ref(),
            heads: Some(heads),
        }
    }
}

/// What is known of the tables of a page before it is looked at.
#[derive(Clone, Copy, Default)]
pub(crate) struct Carried<'p> {
    /// The table that the page before ended with.
    pub(crate) from_previous_page: Option<&'p Columns>,
    /// The last table on any page before.
    pub(crate) last_table: Option<&'p Columns>,
    /// The running heads of the document.
    pub(crate) heads: Option<&'p Heads>,
}

impl<'p> Carried<'p> {
    /// Column edges of the table that the page before ended with.
    pub(crate) fn edges(self) -> Option<&'p [f32]> {
        self.from_previous_page.map(|columns| columns.xs.as_slice())
    }

    /// The header of the table that the page before ended with, if its rows are not drawn.
    pub(crate) fn header(self) -> Option<&'p [String]> {
        self.from_previous_page.and_then(|columns| columns.header.as_deref())
    }

    /// The same without tables whose columns are drawn: where such a table goes on, they are drawn again.
    pub(crate) fn undrawn(self) -> Self {
        let undrawn = |columns: &&'p Columns| !columns.drawn;
        Self {
            from_previous_page: self.from_previous_page.filter(undrawn),
            last_table: self.last_table.filter(undrawn),
            ..self
        }
    }

    /// The lines of a page so high without its running heads.
    pub(crate) fn without_heads(self, lines: Vec<&Baseline>, height: f32) -> Vec<&Baseline> {
        match self.heads {
            Some(heads) => heads.without(lines, height),
            None => lines,
        }
    }
}
