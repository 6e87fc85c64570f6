//! SQL that makes the tables, indexes and views, for SQLite and PostgreSQL, from the list in [`schema`].

use crate::schema::{self, Column, Kind, Table};

/// A dialect of SQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

impl Dialect {
    /// What reads a column as a [`Cell`](crate::rows::Cell): days and JSON as text.
    pub(crate) fn read(self, column: &Column) -> String {
        match (self, column.kind) {
            (Self::Postgres, Kind::Date | Kind::Json) => format!("{}::text", column.name),
            _ => column.name.to_owned(),
        }
    }

    fn kind(self, kind: Kind) -> &'static str {
        match (self, kind) {
            (Self::Sqlite, Kind::Text | Kind::Date | Kind::Json) => "TEXT",
            (Self::Sqlite, Kind::Integer) => "INTEGER",
            (Self::Sqlite, Kind::Real) => "REAL",
            // Byte order, so that ids compare alike wherever the database was made.
            (Self::Postgres, Kind::Text) => "text COLLATE \"C\"",
            (Self::Postgres, Kind::Integer) => "bigint",
            (Self::Postgres, Kind::Real) => "double precision",
            (Self::Postgres, Kind::Date) => "date",
            (Self::Postgres, Kind::Json) => "jsonb",
        }
    }
}

/// The tables of a store.
pub fn tables() -> impl Iterator<Item = &'static Table> {
    schema::stored()
}

const INDEXES: &[(&str, &str, &str)] = &[
    ("items_by_item", "items", "item"),
    ("items_by_task", "items", "task, year, quarter"),
    ("documents_by_version", "documents", "version"),
    ("documents_by_release", "documents", "release"),
    ("dates_by_start", "dates", "start_date"),
    ("mentions_by_value", "mentions", "kind, value"),
    ("history_by_lineage", "history", "lineage"),
    ("tasks_by_number", "tasks", "number"),
    ("aliases_by_new", "aliases", "new"),
];

/// All statements of an empty store, separated by semicolons.
#[must_use]
pub fn create(dialect: Dialect) -> String {
    let tables = tables().map(|table| create_table(dialect, table));
    let indexes =
        INDEXES.iter().map(|(name, table, columns)| format!("CREATE INDEX {name} ON {table} ({columns});\n"));
    let views = VIEWS.iter().map(|view| format!("CREATE VIEW {} AS\n{};\n", view.name, (view.select)()));
    let search = (dialect == Dialect::Sqlite).then(|| SEARCH.to_owned());
    tables.chain(indexes).chain(views).chain(search).collect()
}

/// Full text of every wording; three letters and more (`MATCH '수소차'`) use the index.
const SEARCH: &str =
    "CREATE VIRTUAL TABLE items_search USING fts5(item UNINDEXED, text, tokenize = 'trigram');\n";

fn create_table(dialect: Dialect, table: &Table) -> String {
    let mut lines: Vec<String> = Vec::new();
    for column in table.columns {
        let null = if column.nullable { "" } else { " NOT NULL" };
        lines.push(format!("  {} {}{null}", column.name, dialect.kind(column.kind)));
    }
    lines.push(format!("  PRIMARY KEY ({})", table.key.join(", ")));
    let strict = if dialect == Dialect::Sqlite { " STRICT" } else { "" };
    format!("CREATE TABLE {} (\n{}\n){strict};\n", table.name, lines.join(",\n"))
}

/// A view.
#[derive(Debug)]
pub struct View {
    /// Its name.
    pub name: &'static str,
    /// What a row is, in one sentence.
    pub about: &'static str,
    select: fn() -> String,
}

/// The views of a store.
pub const VIEWS: &[View] = &[
    View {
        name: "items_current",
        about: "The items of the newest document of each task and period, with lineage and first release.",
        select: items_current,
    },
    View {
        name: "items_history",
        about: "Every wording of every item: its lineage, what it replaced, its state, the releases that have it.",
        select: items_history,
    },
];

const FROM_HISTORY: &str = "FROM history h\n\
    JOIN documents l ON l.version = h.last_seen\n\
    JOIN documents f ON f.version = h.first_seen\n\
    JOIN items i ON i.document = l.document AND i.item = h.item";

fn items_current() -> String {
    let columns: Vec<String> = schema::ITEMS.columns.iter().map(|c| format!("i.{}", c.name)).collect();
    format!(
        "SELECT {}, h.lineage, f.release AS first_seen\n{FROM_HISTORY}\nWHERE h.status = 'current'",
        columns.join(", ")
    )
}

fn items_history() -> String {
    format!(
        "SELECT h.lineage, h.item, h.previous, h.similarity, h.status, f.release AS first_seen, \
         l.release AS last_seen, l.document, i.agenda, i.task, i.section, i.column_name, i.year, i.quarter, \
         i.half, i.marker, i.text, i.page\n{FROM_HISTORY}"
    )
}

#[cfg(test)]
mod tests {
    use super::{Dialect, create};

    #[test]
    fn both_dialects_have_every_table() {
        for (dialect, line) in
            [(Dialect::Sqlite, "  start_date TEXT,\n"), (Dialect::Postgres, "  start_date date,\n")]
        {
            let sql = create(dialect);
            assert!(sql.contains("CREATE TABLE items (\n"), "{sql}");
            assert!(sql.contains("  PRIMARY KEY (document, item)\n)"), "{sql}");
            assert!(sql.contains(line), "{sql}");
        }
    }
}
