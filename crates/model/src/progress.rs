//! What an item says of the work it reports on.

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
