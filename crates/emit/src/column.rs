//! What a table of a store is: its name, its columns, and what keeps its rows apart.

/// A table.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// What a row is, in one sentence.
    pub about: &'static str,
    /// Its columns in order.
    pub columns: &'static [Column],
    /// The columns that make a row unique.
    pub key: &'static [&'static str],
}

impl Table {
    /// The position of a column.
    #[must_use]
    pub fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.name == column)
    }

    /// What orders its rows, as SQL: within one document the position; among all of them documents by release, and in them
    /// tasks and items as they stand there; what belongs to no document by its key.
    pub(crate) fn order(&self, in_document: bool) -> String {
        if in_document && self.position("ordinal").is_some() {
            return "ordinal".to_owned();
        }
        if self.position("document").is_none() {
            return self.key.join(", ");
        }
        let place = |of: &str, by: &str, its: &str| {
            format!(
                "(SELECT p.{its} FROM {of} p WHERE p.document = {0}.document AND p.{by} = {0}.{by})",
                self.name
            )
        };
        let mut order = vec![place("documents", "document", "version"), "document".to_owned()];
        if self.position("ordinal").is_some() && !self.key.contains(&"ordinal") {
            order.push("ordinal".to_owned());
        } else if self.key.contains(&"item") {
            order.push(place("items", "item", "ordinal"));
        } else if self.key.contains(&"task") {
            order.push(place("tasks", "task", "ordinal"));
        }
        order.extend(self.key.iter().filter(|name| **name != "document").map(|name| (*name).to_owned()));
        order.join(", ")
    }

    /// The names of all columns, joined by commas, for SQL.
    #[must_use]
    pub fn column_names(&self) -> String {
        self.columns.iter().map(|c| c.name).collect::<Vec<_>>().join(", ")
    }
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may be empty.
    pub nullable: bool,
    /// What it means, in one sentence.
    pub about: &'static str,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Real,
    /// A day, ISO 8601.
    Date,
    /// JSON in text.
    Json,
}

/// A column that always holds something.
pub(crate) const fn column(name: &'static str, kind: Kind, about: &'static str) -> Column {
    Column { name, kind, nullable: false, about }
}

/// A column that may be empty.
pub(crate) const fn maybe(name: &'static str, kind: Kind, about: &'static str) -> Column {
    Column { name, kind, nullable: true, about }
}
