//! What `wrap` hands over: paragraphs with their line wraps undone.

use crate::open::Name;
use crate::{Position, Row};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A paragraph: one heading, list item, note or title.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// The marker it opens with, in its visible shape (`▪`, `-`, `※`), not part of the text.
    pub marker: Option<String>,
    /// Distance of its first ink (the marker, if it has one) from the left text margin of its cell, in points.
    pub indent: f32,
    /// Font size of most of its characters, in points.
    pub size: f32,
    /// Whether most of it is bold.
    pub bold: bool,
    /// The normalized text: NFC, canonical marks, single spaces, wraps undone.
    pub text: String,
    /// The characters of the page, line breaks as `\n`, marker removed.
    pub raw: String,
    /// Stretches of `raw` that are struck out: character offsets, end exclusive. They are no part of `text` unless
    /// nothing else is left.
    pub struck: Vec<[u32; 2]>,
    /// Stretches of `raw` that are raised above the line or lowered below it and stand apart from it, as marks of notes
    /// do: character offsets, end exclusive. They are no part of `text`.
    pub raised: Vec<[u32; 2]>,
    /// The wraps that were undone, in text order.
    pub joins: Vec<Join>,
    /// Which stretch of `text` stands where: one piece per line, in text order.
    pub pieces: Vec<Piece>,
    /// The tables inside its cell that stand below it, before the next paragraph, each as its rows. A table above all
    /// paragraphs of its cell stands below one without text.
    pub tables: Vec<Vec<Row<Block>>>,
}

/// A stretch of text and its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// Offset of its first character in the text.
    pub start: u32,
    /// Offset after its last character.
    pub end: u32,
    /// Where it stands.
    pub place: Position,
}

/// A line wrap that was undone.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Join {
    /// Offset in the text of the first character after the wrap (of the space, if one was put in).
    pub at: u32,
    /// What was put between the two lines.
    pub with: With,
    /// The evidence that decided.
    pub by: By,
    /// Probability that this is right, 0 to 1.
    #[serde(deserialize_with = "crate::finite::number")]
    pub confidence: f32,
}

/// What stands between two joined lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum With {
    /// A space.
    Space,
    /// Nothing.
    None,
}

/// The evidence that decided a join.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum By {
    /// A space glyph or its trace at the line end, or its telling absence.
    Glyph,
    /// A mark beside the break, such as a middot or a comma.
    Punctuation,
    /// The line ends well before the right margin: broken by hand.
    Margin,
    /// The column breaks its lines at words only.
    Mode,
    /// The trained model.
    Model,
    /// The same pair written elsewhere in the document.
    Document,
    /// The order of the columns in a flattened text, where no line end tells.
    Order,
    /// A person who looked at the page.
    Person,
    /// A person who settled the same two words in another document.
    Archive,
    /// A name that a later program added.
    #[serde(untagged)]
    Other(Name),
}
