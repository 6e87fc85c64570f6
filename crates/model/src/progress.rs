//! What an item says of the work it reports on, which plan it meets, what columns say of a task, and what a figure is.

use crate::open::Name;
use crate::precision::Precision;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What an item says of the work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ItemKind {
    /// It lies ahead, or was put off.
    Plan,
    /// It has begun and goes on.
    Ongoing,
    /// It was done.
    Done,
    /// Nothing, as a note does, or that it was not done or was called off.
    #[default]
    None,
    /// A name that a later program added.
    #[serde(untagged)]
    Other(Name),
}

/// What single words say of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Says {
    /// It lies ahead: 예정, 계획, 목표.
    Plan,
    /// It has begun and goes on: 중, 지속, 추진.
    Ongoing,
    /// It was done: 완료, and acts such as 개최, 고시.
    Done,
    /// It was not done: 미개최, 하지 못함.
    NotDone,
    /// It was put off: 연기, 보류, 이월.
    PutOff,
    /// It was called off: 취소, 철회.
    CalledOff,
    /// A name that a later program added.
    #[serde(untagged)]
    Other(Name),
}

/// Words that say what kind an item is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KindWords {
    /// The words of the text.
    pub text: String,
    /// Character offsets into the item's text, end exclusive.
    pub span: [u32; 2],
    /// What they say.
    pub says: Says,
}

/// That an item reports what an earlier one planned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Fulfils {
    /// Id of the item that planned it.
    pub plan: String,
    /// Days from the last planned day to the first reported one: more than 0 is late. Null where either is not known.
    pub days: Option<i32>,
    /// How sure it is that both tell of the same work, 0 to 1: their likeness, divided where several are as like. It is no
    /// measured probability.
    #[serde(deserialize_with = "crate::finite::number")]
    #[schemars(range(min = 0.0, max = 1.0))]
    pub confidence: f32,
}

/// When a task is to be done, as a column such as `완료예정일` says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Due {
    /// The words of the cell.
    pub text: String,
    /// First day, ISO 8601; null where the words are no date.
    #[schemars(extend("format" = "date"))]
    pub start: Option<String>,
    /// Last day, ISO 8601.
    #[schemars(extend("format" = "date"))]
    pub end: Option<String>,
    /// How exact it is.
    pub precision: Option<Precision>,
}

/// Whole numbers are written without a point.
#[expect(clippy::ref_option, reason = "serde hands fields over so")]
pub(crate) fn whole<S: serde::Serializer>(number: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match number {
        // Up to 2^53 every whole number has a float of its own.
        Some(number) if number.fract() == 0.0 && number.abs() < 9e15 => {
            serializer.serialize_i64(*number as i64)
        }
        Some(number) => serializer.serialize_f64(*number),
        None => serializer.serialize_none(),
    }
}

/// What a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FigureRole {
    /// What is to be reached.
    Target,
    /// What was reached in the period.
    Actual,
    /// A sum since some beginning or how much there is on a day, which the next report counts again.
    Cumulative,
    /// Per cent: a part of a whole, a rate, how much more or less.
    Share,
    /// A place in an order.
    Rank,
    /// A name that a later program added.
    #[serde(untagged)]
    Other(Name),
}
