//! The published contract, `gwaje.document/1`.
//!
//! Its JSON Schema is generated from these types. Times and machine facts stay out: the same input gives the same
//! bytes.

use crate::open::{Name, open_lists};
use crate::{
    Address, Code, Due, FigureRole, Fulfils, ItemKind, Join, KindWords, Lead, Origin, Place, Precision,
    ReadFrom, Rect, Severity,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The name and major version of the contract.
pub const SCHEMA: &str = "gwaje.document/1";

/// The JSON Schema (draft 2020-12) of [`Document`] as it is written: every field is always there, null where
/// there is nothing to say.
#[must_use]
pub fn schema() -> schemars::Schema {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Document>();
    schema.insert("title".to_owned(), SCHEMA.into());
    schema.insert("$id".to_owned(), "urn:gwaje:document:1".into());
    open_lists(&mut schema);
    schema
}

/// One released document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// Always `gwaje.document/1`.
    #[schemars(extend("const" = SCHEMA))]
    pub schema: String,
    /// The file it was read from.
    pub source: Source,
    /// The administration whose agenda set the numbers belong to (`yoon120`), if known.
    pub administration: Option<String>,
    /// What told the administration.
    pub administration_from: Option<AdministrationFrom>,
    /// The last period the document reports on.
    pub release: Option<Release>,
    /// The national agenda items (국정과제), in document order.
    pub agendas: Vec<Agenda>,
    /// What deserves a look.
    pub warnings: Vec<Warning>,
}

/// What told the administration of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AdministrationFrom {
    /// Whoever had it read said so.
    Told,
    /// The document prints the size of its set (`120대 국정과제`) or the president.
    Printed,
    /// The day its last period ends: one set alone was in force, or the numbers allow no other.
    Date,
    /// The same day, though another set was announced about that time.
    Assumed,
    /// Documents of the same store with the same tasks.
    Neighbours,
    /// A name that a later program added.
    #[serde(untagged)]
    Other(Name),
}

/// The file a document was read from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// File name without folders, NFC.
    pub name: String,
    /// SHA-256 of the bytes, hexadecimal.
    #[schemars(regex(pattern = "^([0-9a-f]{64})?$"))]
    pub sha256: String,
    /// Length in bytes.
    pub bytes: u64,
    /// `application/pdf`, `application/hwp+zip` (HWPX), `application/x-hwp` (HWP 5) or `text/plain`.
    pub media_type: String,
    /// Number of pages; null where the source has none, as a document of Hangul.
    pub pages: Option<u32>,
    /// The program that wrote the source, as it says itself: the `Producer` entry of a PDF.
    pub producer: Option<String>,
    /// When the source was written, as it says itself: the later of `CreationDate` and `ModDate` of a PDF, with its offset
    /// (`2024-04-15T09:30:00+09:00`).
    #[serde(default)]
    pub written: Option<String>,
    /// The engine that read it.
    pub engine: String,
    /// Where it comes from, if that was said.
    #[serde(default)]
    pub origin: Origin,
}

/// The quarter a document was released for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Release {
    /// Year.
    pub year: i16,
    /// Quarter, 1 to 4, if the document is quarterly.
    #[schemars(range(min = 1, max = 4))]
    pub quarter: Option<u8>,
}

/// A national agenda item (국정과제).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Agenda {
    /// `administration/number`.
    pub id: String,
    /// Number as written, without full stop.
    pub number: Option<String>,
    /// Title.
    pub title: String,
    /// What the title was read from; null where it was not read from pages or lines.
    #[serde(default)]
    pub read_from: Option<ReadFrom>,
    /// Its action tasks (실천과제).
    pub tasks: Vec<Task>,
}

/// An action task (실천과제).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Task {
    /// `administration/number`.
    pub id: String,
    /// Number as written, without full stop.
    pub number: Option<String>,
    /// Title.
    pub title: String,
    /// What the title was read from, as for an agenda.
    #[serde(default)]
    pub read_from: Option<ReadFrom>,
    /// The bodies in charge.
    pub leads: Vec<Lead>,
    /// What was reported, by period.
    pub periods: Vec<Period>,
    /// What stands in place of items and periods, as written: `-`, `(해당사항 없음)`.
    pub remark: Option<String>,
    /// When it is to be done, by a column such as `완료예정일`.
    #[serde(default)]
    pub due: Option<Due>,
    /// How much of it is done, in per cent, by a column such as `진도율`.
    #[serde(
        default,
        serialize_with = "crate::progress::whole",
        deserialize_with = "crate::finite::optional"
    )]
    pub rate: Option<f64>,
    /// What state it is in, as a column such as `상태` words it.
    #[serde(default)]
    pub state: Option<String>,
    /// Columns outside the usual ones, under their own names, also those that `due`, `rate` and `state` were read from.
    pub columns: Vec<Column>,
}

/// A period and its items.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    /// Section of the document it stands in (`향후계획`), where there are sections.
    pub section: Option<String>,
    /// Year.
    pub year: Option<i16>,
    /// Quarter, 1 to 4.
    #[schemars(range(min = 1, max = 4))]
    pub quarter: Option<u8>,
    /// Half of the year, 1 or 2.
    #[schemars(range(min = 1, max = 2))]
    pub half: Option<u8>,
    /// First day, ISO 8601.
    #[schemars(extend("format" = "date"))]
    pub start: Option<String>,
    /// Last day, ISO 8601.
    #[schemars(extend("format" = "date"))]
    pub end: Option<String>,
    /// What stands in place of items, as written: `-`, `(해당사항 없음)`.
    pub remark: Option<String>,
    /// Its items, in document order.
    pub items: Vec<Item>,
}

/// A reported item, sub-item or note.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Item {
    /// `administration/task/period/hash`, `~2`, `~3` for verbatim copies in one period.
    pub id: String,
    /// The marker's visible shape, never part of the text.
    pub marker: Option<String>,
    /// Normalized text, wraps undone.
    pub text: String,
    /// The characters of the page, line breaks as `\n`, marker removed.
    pub raw: String,
    /// Stretches of `raw` that are struck out on the page: character offsets, end exclusive. They are no part of `text`
    /// unless nothing else is left.
    #[serde(default)]
    pub struck: Vec<[u32; 2]>,
    /// Stretches of `raw` that are raised above the line or lowered below it and stand apart from it, as marks of notes
    /// do: character offsets, end exclusive. They are no part of `text`. A note that is printed below with the same mark
    /// is a child with it as marker.
    #[serde(default)]
    pub raised: Vec<[u32; 2]>,
    /// Dates in the text, in order.
    pub dates: Vec<Date>,
    /// Laws, plans, counts and bodies named in the text, in order.
    pub mentions: Vec<Mention>,
    /// What it says of the work: `docs/kinds.md`.
    #[serde(default)]
    pub kind: ItemKind,
    /// The words that say so, empty where none do.
    #[serde(default)]
    pub kind_words: Vec<KindWords>,
    /// The earlier item of the document whose plan it meets.
    #[serde(default)]
    pub fulfils: Option<Fulfils>,
    /// Line wraps that were undone.
    pub joins: Vec<Join>,
    /// Where it is printed, a place per line; empty where the source is not printed.
    pub places: Vec<Place>,
    /// Where it stands in a source that is not printed: in a written document an anchor per line made by hand, in a plain
    /// text one per line; else empty.
    #[serde(default)]
    pub anchors: Vec<Address>,
    /// The tables inside its cell that stand below it, in document order; their text is no part of `text` and `raw`.
    #[serde(default)]
    pub tables: Vec<Table>,
    /// Probability that text and structure are right, 0 to 1.
    #[serde(deserialize_with = "crate::finite::number")]
    #[schemars(range(min = 0.0, max = 1.0))]
    pub confidence: f32,
    /// Sub-items and notes, in document order.
    pub children: Vec<Item>,
}

/// A table inside the cell of an item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Table {
    /// Its rows, each with the cells that begin in it, in column order.
    pub rows: Vec<Vec<TableCell>>,
}

/// A cell of a table inside the cell of an item.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TableCell {
    /// First column it covers, from 0.
    pub column: u16,
    /// How many columns it covers.
    #[schemars(range(min = 1))]
    pub column_span: u16,
    /// How many rows it covers.
    #[schemars(range(min = 1))]
    pub row_span: u16,
    /// Its text, wraps undone, a paragraph a line, each with its marker.
    pub text: String,
    /// Its outline, once per page it touches.
    pub places: Vec<Place>,
    /// The tables inside it.
    pub tables: Vec<Table>,
}

/// A date in a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Date {
    /// The words of the text.
    pub text: String,
    /// Character offsets into the item's text, end exclusive.
    pub span: [u32; 2],
    /// First day, ISO 8601; null when open.
    #[schemars(extend("format" = "date"))]
    pub start: Option<String>,
    /// Last day, ISO 8601; null when open.
    #[schemars(extend("format" = "date"))]
    pub end: Option<String>,
    /// How exact it is.
    pub precision: Precision,
    /// Where the year comes from.
    pub year_from: YearFrom,
    /// A label printed with it in the parenthesis (`착수보고회`).
    pub label: Option<String>,
    /// Other first days that were possible, nearest first.
    pub alternatives: Vec<String>,
}

/// Where the year of a date comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum YearFrom {
    /// Written in the date.
    Text,
    /// Of the period's year and its neighbours, the one nearest to the period.
    NearestQuarter,
    /// The printed weekday allows only this year.
    Weekday,
    /// Carried over from the date before it in the same list.
    Carried,
    /// Told by its distance (`전년`, `내년`), counted from the year named before it or from the period's.
    Relative,
    /// Not to be told; start and end are null.
    Unknown,
    /// A person who looked at the page said which days it means.
    Person,
    /// A name that a later program added.
    #[serde(untagged)]
    Other(Name),
}

/// Something named in a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// What kind of thing.
    pub kind: MentionKind,
    /// The words of the text.
    pub text: String,
    /// Character offsets into the item's text, end exclusive.
    pub span: [u32; 2],
    /// The normalized value: a title without brackets, a plain decimal number, a ministry id.
    pub value: String,
    /// The unit of a count (`개사`, `%`, `원`).
    pub unit: Option<String>,
    /// A qualifier of a count (`이상`, `여`, `누적`).
    pub qualifier: Option<String>,
    /// The value of a count as a number in its unit, won and persons in ones: `1조 2,345억원` is 1234500000000.
    #[serde(
        default,
        serialize_with = "crate::progress::whole",
        deserialize_with = "crate::finite::optional"
    )]
    pub number: Option<f64>,
    /// The end of a range that a count names (`10~20%`), in the same unit; `number` is its beginning.
    #[serde(
        default,
        serialize_with = "crate::progress::whole",
        deserialize_with = "crate::finite::optional"
    )]
    pub number_to: Option<f64>,
    /// What a count is, where words beside it or the kind of the item say so.
    #[serde(default)]
    pub role: Option<FigureRole>,
    /// The words that say so.
    #[serde(default)]
    pub role_words: Option<String>,
}

/// The kinds of mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum MentionKind {
    /// A law in brackets or quotes.
    Law,
    /// A plan, strategy or programme in brackets or quotes.
    Plan,
    /// An event, body or other title in brackets or quotes.
    Title,
    /// A number with a unit.
    Count,
    /// An ordinal such as 제1차.
    Ordinal,
    /// A ministry or agency.
    Ministry,
    /// A name that a later program added.
    #[serde(untagged)]
    Other(Name),
}

/// A column the profile does not know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Column {
    /// Its heading as written.
    pub name: String,
    /// What stands in it.
    pub items: Vec<Item>,
}

/// Something that deserves a look.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Warning {
    /// Stable code.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// Id of the item, task or agenda it is about.
    pub item: Option<String>,
    /// Page, from 1.
    pub page: Option<u32>,
    /// Where on that page, if it is about one place there.
    #[serde(default)]
    pub bbox: Option<Rect>,
    /// Where it begins in a source that is not printed, if it is about one place there.
    #[serde(default)]
    pub anchor: Option<Address>,
    /// A sentence for people; of what was left out, its text.
    pub message: String,
}

#[cfg(test)]
mod tests {
    /// The committed schema is the one the types give. After a change of the types, `scripts/write-contract`, or this
    /// test with `GWAJE_WRITE` set, writes it anew; read the difference, and say in CHANGELOG.md whether it is compatible.
    #[test]
    fn the_committed_schema_is_current() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/gwaje.document.schema.json");
        let generated = serde_json::to_string_pretty(&super::schema()).unwrap() + "\n";
        if std::env::var_os("GWAJE_WRITE").is_some() {
            std::fs::write(path, &generated).unwrap();
        }
        let committed = std::fs::read_to_string(path).unwrap();
        assert!(committed == generated, "the schema file is not what the types give");
    }
}
