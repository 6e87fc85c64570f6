//! The table of ministries and agencies, a data file of this crate.
//!
//! Names and days of validity come from the texts of the government organization act (정부조직법) and the founding
//! acts; every entry names its sources. `scripts/check-ministries` checks the file.

use jiff::civil::Date;
use serde::Deserialize;
use std::sync::OnceLock;

/// A ministry, agency or commission.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Body {
    /// Stable id (`motie`).
    pub(crate) id: String,
    /// Official Korean name.
    pub(crate) name: String,
    /// Other spellings of the official name.
    #[serde(default)]
    also: Vec<String>,
    /// Short names.
    short: Vec<String>,
    /// First day under this name.
    from: Date,
    /// Last day under this name; `None` while it lasts.
    until: Option<Date>,
}

impl Body {
    /// All names it goes by.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.also).chain(&self.short).map(String::as_str)
    }

    /// Whether it existed under this name on a day.
    pub(crate) fn existed(&self, on: Date) -> bool {
        self.from <= on && self.until.is_none_or(|until| on <= until)
    }

    /// Its first day.
    pub(crate) fn from(&self) -> Date {
        self.from
    }
}

#[derive(Default, Deserialize)]
struct Table {
    bodies: Vec<Body>,
}

/// All bodies, in the order of the file.
pub(crate) fn bodies() -> &'static [Body] {
    static TABLE: OnceLock<Table> = OnceLock::new();
    // A table that cannot be read is empty; a test holds that it can.
    let read = || serde_json::from_str(include_str!("../../data/ministries.json")).unwrap_or_default();
    &TABLE.get_or_init(read).bodies
}
