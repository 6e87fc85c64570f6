//! Rows of cells of lines, whole over page breaks: what `layout` hands over, and what a reader of documents that have
//! cells and paragraphs of their own gives at once.

use crate::{FontKind, Position, Rect};

/// A row of a table, or a stretch of flowing text, over however many pages it runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<T> {
    /// Which table or flow of the document, from 0. Rows of one table share it, over page breaks too.
    pub table: u32,
    /// Table row or flowing text.
    pub flow: Flow,
    /// Whether pages are missing or without text right before it, so that it goes on with nothing that stands there.
    pub after_gap: bool,
    /// The cells in column order. A cell merged over several rows stands in the first of them only.
    pub cells: Vec<Cell<T>>,
}

/// Whether a row belongs to a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// A row of a table.
    Table,
    /// Text outside tables; it has one cell.
    Text,
}

/// A cell of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell<T> {
    /// First column it covers, from 0. The column behind its last is a number of this type too.
    pub column: u16,
    /// How many columns it covers, at least 1.
    pub columns: u16,
    /// How many rows it covers, at least 1.
    pub rows: u16,
    /// Its outline, once per page it touches; in a written document its address.
    pub places: Vec<Position>,
    /// What stands in it, in reading order.
    pub content: Vec<T>,
}

/// One line: printed, or a paragraph of a written document, or the part of one up to a line break made by hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its glyphs in reading order, spaces among them where the page has space glyphs.
    pub chars: Vec<Char>,
    /// Where it stands: if printed, the box of its ink.
    pub place: Position,
    /// Font size of most of its characters, in points.
    pub size: f32,
    /// How it begins.
    pub start: LineStart,
    /// How it ends.
    pub end: LineEnd,
    /// Distance from the baseline of the line above in the same cell on the same page, in points; `None` for the first.
    pub leading: Option<f32>,
    /// The tables inside the cell that stand below it, before the next line, each as its rows. Their [`Row::table`]
    /// numbers belong to no other table of the document. A table above all lines of its cell stands below a line
    /// without characters.
    pub tables: Vec<Vec<Row<Line>>>,
}

impl Line {
    /// The text for people to read, with a blank wherever a gap shows; what a gap means is not decided here.
    #[must_use]
    pub fn text(&self) -> String {
        self.text_from(0)
    }

    /// The same from a character on.
    #[must_use]
    pub fn text_from(&self, from: usize) -> String {
        let chars = self.chars.get(from..).unwrap_or_default();
        // Most are Hangul, of three bytes each.
        let mut text = String::with_capacity(3 * chars.len() + 8);
        let mut before: Option<&Char> = None;
        for c in chars {
            if before.is_some_and(|before| before.gap_shows(c)) {
                text.push(' ');
            }
            text.push(c.ch);
            before = Some(c);
        }
        text
    }

    /// The box of its ink, in points; empty, at the origin, where nothing is printed.
    #[must_use]
    pub fn bbox(&self) -> Rect {
        self.place.bbox()
    }
}

/// One character of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Char {
    /// The character as printed, cleaned of nothing.
    pub ch: char,
    /// Left end, points; on a page whose text runs sideways, where it is when the page is held upright.
    pub x0: f32,
    /// Right end, points.
    pub x1: f32,
    /// Size of its font, points.
    pub size: f32,
    /// Kind of its font.
    pub font: FontKind,
    /// Whether its font is a symbol font of the Wingdings or Symbol family, where code points mean shapes.
    pub symbol: bool,
    /// Bold, by font or by stroke.
    pub bold: bool,
    /// Whether a line was drawn through it: it is shown as deleted and no part of the text.
    pub struck: bool,
    /// Whether it stands on the baseline of its line.
    pub shift: Shift,
}

/// Where a character stands to the baseline of its line. Raised and lowered ones are smaller than those beside them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shift {
    /// On it.
    #[default]
    Level,
    /// Above it, as the number of a note.
    Raised,
    /// Below it, as the figure of a formula.
    Lowered,
}

/// A gap of at least this width, in em, shows: people take it for a space. The space of a font is a quarter of an em or
/// more, and 99 of 100 letters of Hancom PDFs without a space between them stand within 0.05 em of each other.
const SHOWN: f32 = 0.12;

impl Char {
    /// Distance to the next character of its line, in em of the larger of them; below 0 where they overlap.
    #[must_use]
    pub fn gap(&self, next: &Self) -> f32 {
        (next.x0 - self.x1) / self.size.max(next.size).max(0.1)
    }

    /// Whether a gap that a reader sees, and no space glyph, parts it from the next character.
    #[must_use]
    pub fn gap_shows(&self, next: &Self) -> bool {
        !self.ch.is_whitespace() && !next.ch.is_whitespace() && self.gap(next) >= SHOWN
    }
}

/// How a line begins.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LineStart {
    /// Distance of its first ink from the left text margin of its cell or flow, in points.
    pub indent: f32,
    /// Whether space glyphs stood before its first ink (they are not in `chars`).
    pub space: bool,
}

/// How a line ends: the evidence for undoing the wrap after it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "independent observations, in any combination")]
pub struct LineEnd {
    /// Whether a space glyph stood after its last ink (it is not in `chars`).
    pub space: bool,
    /// Whether an empty show stood within −0.35 to 0.9 em of its end.
    pub empty_show: bool,
    /// Distance of its last ink from the right text margin of its cell or flow, in points; 0 for a full line.
    /// Without meaning unless [`crate::Media::measured`].
    pub slack: f32,
    /// Whether the column is justified: most of its long lines end at the same right margin.
    pub justified: bool,
    /// Whether the line is the last on its page in this cell and the cell goes on on the next page.
    pub page_end: bool,
    /// Whether the paragraph is known to end here, as a written document says. Where this is false, a page leaves it
    /// open, and in a written document the break was made by hand inside a paragraph.
    pub closes: bool,
}
