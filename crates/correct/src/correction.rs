//! The published contract of corrections, `gwaje.corrections/1`: JSON, a correction a line.

use gwaje_model::{Address, Code, Rect, With};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The name and major version of the contract.
pub const SCHEMA: &str = "gwaje.corrections/1";

/// The JSON Schema (draft 2020-12) of a line.
#[must_use]
pub fn schema() -> schemars::Schema {
    let settings = schemars::generate::SchemaSettings::draft2020_12();
    let mut schema = settings.into_generator().into_root_schema_for::<Correction>();
    schema.insert("title".to_owned(), SCHEMA.into());
    schema
}

/// What a person says is right in a document.
///
/// It stands in the document where `old` stands; white space in `old` does not matter. Where the same text stands several
/// times, the place tells which one is meant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Correction {
    /// Always `gwaje.corrections/1`.
    #[schemars(extend("const" = SCHEMA))]
    pub schema: String,
    /// SHA-256 of the bytes of the document, hexadecimal.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub document: String,
    /// Page it stands on, from 1, in a document that has pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Where on that page its first line is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bbox: Option<Rect>,
    /// Where it begins in a source that is not printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Address>,
    /// What stood there when it was corrected: of an item its `raw`, of a title or body in charge its text, of a period
    /// `2024Q4`, `2024H1` or `2024`, of a warning that is seen its message.
    pub old: String,
    /// What is right.
    #[serde(flatten)]
    pub change: Change,
    /// Takes an earlier line back that says the same.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub undo: bool,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// When it was said, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
}

/// What is right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Change {
    /// Whether a space stands between two words, or parts of one, of an item.
    Join {
        /// How many characters of the item's text, white space left out, stand before.
        letters: u32,
        /// What stands before, up to the next white space.
        left: String,
        /// What stands after, up to the next white space.
        right: String,
        /// What stands between them.
        with: With,
    },
    /// The whole text of an item.
    Text {
        /// The text.
        text: String,
    },
    /// The marker of an item.
    Marker {
        /// The marker; null for none.
        marker: Option<String>,
    },
    /// What an item stands under.
    Parent {
        /// `raw` of the item of the same period that it stands under; null for none.
        parent: Option<String>,
    },
    /// The days a date in the text of an item means.
    Date {
        /// The words of the text.
        date: String,
        /// First day, ISO 8601; null when open.
        #[schemars(extend("format" = "date"))]
        start: Option<String>,
        /// Last day, ISO 8601; null when open.
        #[schemars(extend("format" = "date"))]
        end: Option<String>,
    },
    /// A body in charge of a task.
    Lead {
        /// Number of the task as printed, or its title where it has none.
        task: String,
        /// Its name; null where there is no such body. Where `old` is empty, it is one more.
        text: Option<String>,
    },
    /// The period of items of a task.
    Period {
        /// Number of the task as printed, or its title where it has none.
        task: String,
        /// Year.
        year: Option<i16>,
        /// Quarter, 1 to 4.
        quarter: Option<u8>,
        /// Half of the year, 1 or 2.
        half: Option<u8>,
    },
    /// The title of an agenda or task.
    Title {
        /// Which of them.
        of: Titled,
        /// Its number as printed; null where it has none.
        number: Option<String>,
        /// The title.
        text: String,
    },
    /// An item is two.
    Split {
        /// How many characters of its text, white space left out, belong to the first.
        letters: u32,
        /// The marker of the second; null for none. One that the text of the second begins with is no part of that text.
        marker: Option<String>,
    },
    /// An item and the one after it are one.
    Merge {
        /// `raw` of the one after it.
        next: String,
        /// What stands between their texts.
        with: With,
    },
    /// It is no item. What stands under it takes its place.
    Drop,
    /// An item, or a warning, was looked at and is right.
    Seen {
        /// The code of the warning that is meant; null for all that is told of the item.
        code: Option<Code>,
    },
}

/// What has a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Titled {
    /// A national agenda item (국정과제).
    Agenda,
    /// An action task (실천과제).
    Task,
}

impl Correction {
    /// Whether two say the same of the same place, whoever says it and when.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        (&self.document, &self.old, &self.change) == (&other.document, &other.old, &other.change)
            && self.place() == other.place()
    }

    /// Where it is, as precisely as it is written.
    pub(crate) fn place(&self) -> (Option<u32>, Option<[f64; 4]>, Option<Address>) {
        (self.page, self.bbox.map(<[f64; 4]>::from), self.anchor)
    }

    /// The one that takes it back.
    #[must_use]
    pub fn taken_back(&self) -> Self {
        Self { undo: true, ..self.clone() }
    }
}

impl Change {
    /// Its name in the contract.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Join { .. } => "join",
            Self::Text { .. } => "text",
            Self::Marker { .. } => "marker",
            Self::Parent { .. } => "parent",
            Self::Date { .. } => "date",
            Self::Lead { .. } => "lead",
            Self::Period { .. } => "period",
            Self::Title { .. } => "title",
            Self::Split { .. } => "split",
            Self::Merge { .. } => "merge",
            Self::Drop => "drop",
            Self::Seen { .. } => "seen",
        }
    }

    /// Whether it is about a title, a body in charge or a period, and not about an item.
    pub(crate) const fn is_of_structure(&self) -> bool {
        matches!(self, Self::Title { .. } | Self::Lead { .. } | Self::Period { .. })
    }

    /// What it says is right, in words.
    #[must_use]
    pub fn said(&self) -> String {
        let quoted = |text: &str| format!("“{}”", text.trim());
        let or_none = |text: Option<&String>| text.map_or_else(|| "none".to_owned(), |text| quoted(text));
        match self {
            Self::Join { left, right, with: With::Space, .. } => quoted(&format!("{left} {right}")),
            Self::Join { left, right, with: With::None, .. } => quoted(&format!("{left}{right}")),
            Self::Text { text } | Self::Title { text, .. } => quoted(text),
            Self::Marker { marker } => or_none(marker.as_ref()),
            Self::Parent { parent } => or_none(parent.as_ref()),
            Self::Lead { text, .. } => or_none(text.as_ref()),
            Self::Date { start, end, .. } => {
                let [from, to] = [start, end].map(|day| day.as_deref().unwrap_or("open"));
                format!("the days {from} to {to}")
            }
            Self::Period { year, quarter, half, .. } => match period_name(*year, *quarter, *half) {
                name if name.is_empty() => "none".to_owned(),
                name => name,
            },
            Self::Split { letters, .. } => format!("that it is two, parted after {letters} letters"),
            Self::Merge { next, .. } => format!("that {} belongs to it", quoted(next)),
            Self::Drop => "that it is no item".to_owned(),
            Self::Seen { .. } => "that it is right".to_owned(),
        }
    }
}

/// A period as corrections name it: `2024Q4`, `2024H1`, `2024`.
pub(crate) fn period_name(year: Option<i16>, quarter: Option<u8>, half: Option<u8>) -> String {
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    let part = quarter.map(|q| format!("Q{q}")).or(half.map(|h| format!("H{h}"))).unwrap_or_default();
    year + &part
}
