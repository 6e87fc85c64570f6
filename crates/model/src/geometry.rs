//! Rectangles, places on a page, and positions in a source that has no pages.

use crate::finite::{TOO_LARGE, narrow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An axis-parallel rectangle in points, origin top left, `x0 <= x1`, `y0 <= y1`.
///
/// Serialized as the array `[x0, y0, x1, y1]`, rounded to a tenth of a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "[f64; 4]", into = "[f64; 4]")]
#[schemars(with = "[f64; 4]")]
pub struct Rect {
    /// Left edge.
    pub x0: f32,
    /// Top edge.
    pub y0: f32,
    /// Right edge.
    pub x1: f32,
    /// Bottom edge.
    pub y1: f32,
}

impl Rect {
    /// The rectangle between two opposite corners, given in any order.
    #[must_use]
    pub fn new(xa: f32, ya: f32, xb: f32, yb: f32) -> Self {
        Self { x0: xa.min(xb), y0: ya.min(yb), x1: xa.max(xb), y1: ya.max(yb) }
    }

    /// The smallest rectangle that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    /// The common part, or `None` where the two do not touch.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        let both = Self {
            x0: self.x0.max(other.x0),
            y0: self.y0.max(other.y0),
            x1: self.x1.min(other.x1),
            y1: self.y1.min(other.y1),
        };
        (both.x0 <= both.x1 && both.y0 <= both.y1).then_some(both)
    }

    /// Whether the point lies inside or on the edge.
    #[must_use]
    pub fn contains(self, x: f32, y: f32) -> bool {
        self.x0 <= x && x <= self.x1 && self.y0 <= y && y <= self.y1
    }

    /// Width in points.
    #[must_use]
    pub fn width(self) -> f32 {
        self.x1 - self.x0
    }

    /// Height in points.
    #[must_use]
    pub fn height(self) -> f32 {
        self.y1 - self.y0
    }
}

impl From<[f32; 4]> for Rect {
    fn from([x0, y0, x1, y1]: [f32; 4]) -> Self {
        Self { x0, y0, x1, y1 }
    }
}

impl TryFrom<[f64; 4]> for Rect {
    type Error = &'static str;

    fn try_from(sides: [f64; 4]) -> Result<Self, Self::Error> {
        let [x0, y0, x1, y1] = sides.map(narrow);
        let sides = x0.zip(y0).zip(x1.zip(y1));
        sides.map(|((x0, y0), (x1, y1))| Self { x0, y0, x1, y1 }).ok_or(TOO_LARGE)
    }
}

impl From<Rect> for [f64; 4] {
    fn from(rect: Rect) -> Self {
        [rect.x0, rect.y0, rect.x1, rect.y1].map(|v| (f64::from(v) * 10.0).round() / 10.0)
    }
}

/// A rectangle on a numbered page.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// Page number, from 1.
    pub page: u32,
    /// Where on the page.
    pub bbox: Rect,
}

/// A place in a document that is written, not printed (HWPX, HWP): there a text has an address and no page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Anchor {
    /// Section of the document, from 0.
    pub section: u32,
    /// Table of the section, from 0, those inside cells counted where they stand; null outside tables.
    pub table: Option<u32>,
    /// Row of the table, from 0; null outside tables.
    pub row: Option<u32>,
    /// Column of the table, from 0; null outside tables.
    pub column: Option<u32>,
    /// Paragraph of the cell, or of the section outside tables, from 0.
    pub paragraph: u32,
}

/// A place in a plain text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LineColumn {
    /// Page, from 1, by the form feeds or printed page numbers of the text.
    pub page: u32,
    /// Line of the file, from 1.
    pub line: u32,
    /// Character of the line, from 1.
    pub column: u32,
}

/// Where a text stands in a source that has no printed pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Address {
    /// In a written document.
    Written(Anchor),
    /// In a plain text.
    Text(LineColumn),
}

impl Address {
    /// The page, from 1, if the source has pages.
    #[must_use]
    pub fn page(self) -> Option<u32> {
        match self {
            Self::Written(_) => None,
            Self::Text(at) => Some(at.page),
        }
    }
}

/// Where a text stands in its source.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Position {
    /// On a printed page.
    Printed(Place),
    /// In a source without printed pages.
    At(Address),
}

impl Position {
    /// The place on a page, if the source is printed.
    #[must_use]
    pub fn printed(self) -> Option<Place> {
        match self {
            Self::Printed(place) => Some(place),
            Self::At(_) => None,
        }
    }

    /// The address, if the source is not printed.
    #[must_use]
    pub fn address(self) -> Option<Address> {
        match self {
            Self::Printed(_) => None,
            Self::At(address) => Some(address),
        }
    }

    /// The page, from 1, if the source has pages.
    #[must_use]
    pub fn page(self) -> Option<u32> {
        match self {
            Self::Printed(place) => Some(place.page),
            Self::At(address) => address.page(),
        }
    }

    /// The box on the page; empty, at the origin, where nothing is printed.
    #[must_use]
    pub fn bbox(self) -> Rect {
        self.printed().map(|place| place.bbox).unwrap_or_default()
    }
}

impl From<Place> for Position {
    fn from(place: Place) -> Self {
        Self::Printed(place)
    }
}

impl From<Anchor> for Position {
    fn from(anchor: Anchor) -> Self {
        Self::At(Address::Written(anchor))
    }
}

impl From<LineColumn> for Position {
    fn from(at: LineColumn) -> Self {
        Self::At(Address::Text(at))
    }
}
