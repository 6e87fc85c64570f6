//! Lines of one cell put into paragraphs.

use crate::clean_line::CleanLine;
use crate::habit::Habit;
use crate::opening::Opening;
use crate::start::{self, Start};

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
}

/// Puts the lines of one cell into paragraphs; every line belongs to exactly one.
pub(crate) fn paragraphs(lines: &[CleanLine<'_>], habit: &Habit) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    for first in 0..lines.len() {
        let ends = |above: &CleanLine<'_>| above.line.end.closes || !above.line.tables.is_empty();
        let closed = first.checked_sub(1).and_then(|at| lines.get(at)).is_some_and(ends);
        // Behind the end of a paragraph or a table a line begins as the first of a cell does.
        let before = if closed { &[] } else { out.as_slice() };
        let begun = start::start(lines, first, before, habit);
        match (begun, out.last_mut()) {
            (Start::Continues, Some(running)) if !closed => running.count += 1,
            (begun, _) => {
                let (kind, opening) = match begun {
                    Start::Opens(opening, kind) => (kind, Some(opening)),
                    Start::Closed => (Kind::Closed, None),
                    Start::Number => (Kind::Number, None),
                    Start::Plain | Start::Continues => (Kind::Text, None),
                };
                out.push(Paragraph { kind, opening, first, count: 1 });
            }
        }
    }
    out
}
