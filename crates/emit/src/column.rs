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

    /// What orders its rows: within one document the position, among all of them the key.
    pub(crate) fn order(&self, in_document: bool) -> String {
        let by_position = in_document && self.position("ordinal").is_some();
        if by_position { "ordinal".to_owned() } else { self.key.join(", ") }
    }

    /// The names of all columns, joined by commas, for SQL.
    #[must_use]
    pub fn column_names(&self) -> String {
        self.columns.iter().map(|c| c.name).collect::<Vec<_>>().join(", ")
    }
}

/// A column.
#[derive(Debug)]
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
