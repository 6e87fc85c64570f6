//! Ministries, agencies and commissions: their names, the days they were valid, and which of them followed which.
//!
//! Names and days come from the texts of the government organization act (정부조직법) and the founding acts; every entry names
//! its sources. `scripts/check-ministries` checks the file.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// A ministry, agency or commission under one name.
#[derive(Clone, Debug, Deserialize)]
pub struct Body {
    /// Stable id (`motie`).
    pub id: String,
    /// Official Korean name.
    pub name: String,
    /// Other spellings of the official name.
    #[serde(default)]
    pub also: Vec<String>,
    /// Short names.
    pub short: Vec<String>,
    /// English name, if known.
    pub english: Option<String>,
    /// First day under this name, ISO 8601.
    pub from: String,
    /// Last day under this name; `None` while it lasts.
    pub until: Option<String>,
    /// Ids of the bodies that took over its work.
    #[serde(default)]
    pub successors: Vec<String>,
    /// Keys of the sources, or what a source is in words.
    sources: Vec<String>,
}

impl Body {
    /// All names it goes by.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.also).chain(&self.short).map(String::as_str)
    }

    /// Where its entry comes from, in words.
    #[must_use]
    pub fn sources(&self) -> String {
        let named = |source: &String| table().sources.get(source).unwrap_or(source).clone();
        self.sources.iter().map(named).collect::<Vec<_>>().join("; ")
    }
}

/// A body that took over work of another.
#[derive(Clone, Copy, Debug)]
pub struct Succession {
    /// The body that was.
    pub from: &'static Body,
    /// The body that followed.
    pub to: &'static Body,
    /// What kind of change it was.
    pub kind: Change,
}

/// What became of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// One body followed one.
    Renamed,
    /// Several followed it.
    Split,
    /// It and others became one.
    Merged,
    /// Several followed it, and this one followed others too.
    Regrouped,
}

impl Change {
    /// As it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Renamed => "renamed",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Regrouped => "regrouped",
        }
    }
}

#[derive(Default, Deserialize)]
struct Table {
    sources: BTreeMap<String, String>,
    bodies: Vec<Body>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    // A table that cannot be read is empty; a test holds that it can.
    TABLE.get_or_init(|| serde_json::from_str(include_str!("../data/ministries.json")).unwrap_or_default())
}

/// All bodies, in the order of the file.
#[must_use]
pub fn bodies() -> &'static [Body] {
    &table().bodies
}

/// Every body and each that followed it, in the order of the file.
pub fn successions() -> impl Iterator<Item = Succession> {
    let predecessors =
        |id: &str| bodies().iter().filter(|body| body.successors.iter().any(|s| s == id)).count();
    bodies().iter().flat_map(move |from| {
        let named = from.successors.iter().filter_map(|id| bodies().iter().find(|body| body.id == *id));
        named.map(move |to| {
            let kind = match (from.successors.len() > 1, predecessors(&to.id) > 1) {
                (false, false) => Change::Renamed,
                (true, false) => Change::Split,
                (false, true) => Change::Merged,
                (true, true) => Change::Regrouped,
            };
            Succession { from, to, kind }
        })
    })
}

/// Whether two ids name one body, or one that followed the other, at once or in the end.
#[must_use]
pub fn are_one_line(a: &str, b: &str) -> bool {
    a == b || leads_to(a, b) || leads_to(b, a)
}

/// Whether a body is among the successors of another, or of its successors.
#[must_use]
pub fn leads_to(from: &str, to: &str) -> bool {
    let (mut open, mut seen) = (vec![from], BTreeSet::new());
    while let Some(id) = open.pop() {
        let Some(body) = bodies().iter().find(|body| body.id == id) else { continue };
        for next in body.successors.iter().map(String::as_str).filter(|next| seen.insert(*next)) {
            if next == to {
                return true;
            }
            open.push(next);
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{Change, are_one_line, bodies, leads_to, successions};

    #[test]
    fn the_table_is_read_and_every_successor_is_in_it() {
        assert!(bodies().len() > 90);
        let named: usize = bodies().iter().map(|body| body.successors.len()).sum();
        assert_eq!(successions().count(), named);
        assert!(bodies().iter().all(|body| !body.sources().is_empty()));
    }

    #[test]
    fn bodies_are_followed_through_their_successors() {
        assert!(leads_to("moef", "mpb-2026") && !leads_to("mpb-2026", "moef"));
        assert!(are_one_line("mpb-1999", "mofe-2026"), "over two changes");
        assert!(!are_one_line("moe", "moj"));
        let kind =
            |from: &str, to: &str| successions().find(|s| s.from.id == from && s.to.id == to).map(|s| s.kind);
        assert_eq!(kind("mpva-1998", "mpva"), Some(Change::Renamed));
        assert_eq!(kind("moef", "mofe-2026"), Some(Change::Split));
        assert_eq!(kind("mpb-1999", "moef"), Some(Change::Merged));
    }
}
