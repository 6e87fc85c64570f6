//! How exact a date is.

use crate::open::Name;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How exact a date is, from exact to vague.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Precision {
    /// A day or a range of days.
    Day,
    /// A month or a range of months.
    Month,
    /// A quarter.
    Quarter,
    /// Half a year.
    Half,
    /// A year or a range of years.
    Year,
    /// Open at one end, or approximate.
    Open,
    /// A name that a later program added.
    #[serde(untagged)]
    Other(Name),
}
