//! The table of ministries and agencies with its days as dates.

use jiff::civil::Date;
use std::sync::OnceLock;

/// A ministry, agency or commission.
#[derive(Clone, Debug)]
pub(crate) struct Body {
    /// Stable id (`motie`).
    pub(crate) id: &'static str,
    /// Official Korean name.
    pub(crate) name: &'static str,
    entry: &'static gwaje_forms::bodies::Body,
    from: Date,
    until: Option<Date>,
}

impl Body {
    /// The entry with its days; `None` where one is no day, which a test rules out.
    fn of(entry: &'static gwaje_forms::bodies::Body) -> Option<Self> {
        let until = entry.until.as_ref().map(|day| day.parse()).transpose().ok()?;
        Some(Self { id: &entry.id, name: &entry.name, entry, from: entry.from.parse().ok()?, until })
    }

    /// All names it goes by.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.entry.names()
    }

    /// Whether it existed under this name on a day.
    pub(crate) fn existed(&self, on: Date) -> bool {
        self.from <= on && self.until.is_none_or(|until| on <= until)
    }

    /// Its last day under this name, if it has ended.
    pub(crate) fn until(&self) -> Option<Date> {
        self.until
    }

    /// Its first day.
    pub(crate) fn from(&self) -> Date {
        self.from
    }
}

/// All bodies, in the order of the file.
pub(crate) fn bodies() -> &'static [Body] {
    static TABLE: OnceLock<Vec<Body>> = OnceLock::new();
    TABLE.get_or_init(|| gwaje_forms::bodies::bodies().iter().filter_map(Body::of).collect())
}
