//! What `extract` hands over: pages of placed glyphs, ruling lines and the clips that text was painted under.

use crate::{Media, Rect};

/// A whole source document as printed.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    /// What kind of source this was.
    pub media: Media,
    /// The `Producer` entry of a PDF, as written.
    pub producer: Option<String>,
    /// When a PDF was written, by its own word.
    pub written: Option<String>,
    /// All fonts of the document; [`Glyph::font`] points here.
    pub fonts: Vec<Font>,
    /// The pages in order.
    pub pages: Vec<Page>,
    /// The tables of a tagged PDF's structure tree, in reading order; empty in an untagged one.
    pub tables: Vec<TaggedTable>,
    /// Names of the files that are attached to a PDF.
    pub attachments: Vec<String>,
}

/// One page as shown to a reader.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Page number, from 1.
    pub number: u32,
    /// Width in points after rotation and user unit.
    pub width: f32,
    /// Height in points after rotation and user unit.
    pub height: f32,
    /// All glyphs in content order. A glyph that stands for several characters (ligature, `ActualText`) is given
    /// once per character, its advance shared among them.
    pub glyphs: Vec<Glyph>,
    /// Horizontal and vertical ruling lines and thin bars, clipped to what is visible.
    pub rulings: Vec<Ruling>,
    /// The distinct clip rectangles smaller than the page that text was painted under; [`Glyph::clip`] points here.
    pub clips: Vec<Rect>,
    /// Shows of an empty string, in content order: in Hancom files the trace of a space at a line end.
    pub empty_shows: Vec<EmptyShow>,
    /// Share of the page covered by images, 0 to 1: a scan has no text and much image.
    pub image_cover: f32,
    /// Of a plain text, where the lines of the page stand in its file; empty for printed pages.
    pub lines: Vec<TextLine>,
}

/// Where a line of a page stands in a plain text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextLine {
    /// Line of the file, from 1.
    pub number: u32,
    /// Its baseline on the grid of the page, points from the top.
    pub y: f32,
    /// Of each glyph that is no blank its left end on the grid, and the character of the line it is, from 1.
    pub columns: Vec<(f32, u32)>,
}

/// One placed character.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// The character, as the document's own maps give it; U+FFFD where nothing maps it.
    pub ch: char,
    /// Left end of the baseline, points from the left.
    pub x: f32,
    /// Baseline, points from the top.
    pub y: f32,
    /// Advance width in points along the baseline, letter-spacing excluded.
    pub advance: f32,
    /// Font size in points (height of the em after all matrices).
    pub size: f32,
    /// Direction of the baseline in degrees, clockwise as shown; 0 is ordinary text.
    pub angle: i16,
    /// Index into [`Pages::fonts`].
    pub font: u16,
    /// Index into [`Page::clips`], or [`Glyph::NO_CLIP`].
    pub clip: u16,
    /// How it was painted.
    pub flags: GlyphFlags,
    /// Marked-content identifier on its page, or [`Glyph::NO_MCID`].
    pub mcid: u32,
    /// Number of the show operation that painted it, from 0 on each page: what was written at one stroke.
    pub show: u32,
}

impl Glyph {
    /// [`Glyph::clip`] of a glyph painted under no clip smaller than the page.
    pub const NO_CLIP: u16 = u16::MAX;
    /// [`Glyph::mcid`] of a glyph outside marked content.
    pub const NO_MCID: u32 = u32::MAX;

    /// Whether a reader can see it: neither invisible, clipped away, outside the page, covered, too small,
    /// nor in the colour of its ground.
    #[must_use]
    pub fn visible(&self) -> bool {
        !self.flags.any(GlyphFlags::HIDDEN)
    }
}

/// How a glyph was painted: a small set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GlyphFlags(pub u16);

impl GlyphFlags {
    /// Text rendering mode 3 or 7.
    pub const INVISIBLE: Self = Self(1);
    /// Outside the clip in force.
    pub const CLIPPED: Self = Self(1 << 1);
    /// Outside the crop box.
    pub const OUTSIDE: Self = Self(1 << 2);
    /// In the colour of what was painted under it, as white on paper is.
    pub const GROUND: Self = Self(1 << 3);
    /// Vertical writing.
    pub const VERTICAL: Self = Self(1 << 4);
    /// No map gives its character; `ch` is U+FFFD.
    pub const UNMAPPED: Self = Self(1 << 5);
    /// Filled and stroked (text rendering mode 2) or a bold font.
    pub const BOLD: Self = Self(1 << 6);
    /// The second or later character of a glyph that stands for several.
    pub const CONTINUES: Self = Self(1 << 7);
    /// Under something opaque that was painted later.
    pub const COVERED: Self = Self(1 << 8);
    /// Too small to read: an em of less than 1 pt on a page as high as A4.
    pub const TINY: Self = Self(1 << 9);
    /// Hardly darker or lighter than what was painted under it, as watermarks are.
    pub const PALE: Self = Self(1 << 10);
    /// A line was drawn through its middle.
    pub const STRUCK: Self = Self(1 << 11);
    /// Everything that hides a glyph from a reader.
    pub const HIDDEN: Self = Self(0b1111 | Self::COVERED.0 | Self::TINY.0);

    /// Whether any of the given flags is set.
    #[must_use]
    pub fn any(self, flags: Self) -> bool {
        self.0 & flags.0 != 0
    }

    /// Sets the given flags.
    pub fn set(&mut self, flags: Self) {
        self.0 |= flags.0;
    }
}

/// A font as the layout needs to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Font {
    /// `BaseFont` without subset prefix, decoded as UTF-8 or CP949 where it holds Korean; empty when unnamed.
    pub name: String,
    /// What kind of font program.
    pub kind: FontKind,
}

/// The kind of a font program; in Hancom files it decides what a missing space at a line end means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FontKind {
    /// TrueType or OpenType outlines, simple or composite.
    TrueType,
    /// Glyphs drawn by content streams; Hangul's own HFT fonts come this way and never hold a space.
    Type3,
    /// Type 1 or CFF outlines, or a font that is not embedded.
    #[default]
    Other,
    /// Not a font: the plain-text front door.
    Text,
}

/// A straight horizontal or vertical line that was drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ruling {
    /// Its ink: for a stroke the segment widened by the line width, for a thin bar the bar.
    pub ink: Rect,
    /// Whether it runs horizontally.
    pub horizontal: bool,
    /// Stroked path (`true`) or thin filled bar (`false`).
    pub stroked: bool,
}

/// A show of an empty string.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EmptyShow {
    /// Where the pen stood, points from the left.
    pub x: f32,
    /// Baseline, points from the top.
    pub y: f32,
    /// Number of the show operation that painted the last glyph before it; `None` before the first glyph.
    pub behind: Option<u32>,
}

/// A table of the structure tree.
#[derive(Clone, Debug, Default)]
pub struct TaggedTable {
    /// Rows in order.
    pub rows: Vec<TaggedRow>,
}

/// A row of a tagged table.
#[derive(Clone, Debug, Default)]
pub struct TaggedRow {
    /// Cells in order.
    pub cells: Vec<TaggedCell>,
}

/// A cell of a tagged table.
#[derive(Clone, Debug, Default)]
pub struct TaggedCell {
    /// `ColSpan`, at least 1.
    pub columns: u16,
    /// `RowSpan`, at least 1.
    pub rows: u16,
    /// Its marked content, as page number and identifier, in reading order.
    pub content: Vec<(u32, u32)>,
}
