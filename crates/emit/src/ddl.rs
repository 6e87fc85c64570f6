//! SQL that makes the tables, indexes and views, for SQLite and PostgreSQL, from the list in [`schema`].

pub use crate::dialect::Dialect;
use crate::schema::{self, Table};
pub use crate::views::{VIEWS, View};

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
    ("items_by_words", "items", "words"),
    ("items_by_thread", "items", "thread"),
    ("tasks_by_task", "tasks", "task"),
    ("tasks_by_thread", "tasks", "thread"),
    ("tasks_by_title", "tasks", "(replace(title, ' ', ''))"),
    ("leads_by_task", "leads", "task"),
    ("periods_by_task", "periods", "task"),
    ("plans_by_task", "plans", "task"),
    ("links_by_task", "links", "task"),
    ("edits_by_task", "edits", "task"),
    ("history_by_task", "history", "task"),
    ("history_by_item", "history", "item"),
    ("tasks_by_number", "tasks", "number"),
    ("aliases_by_new", "aliases", "new"),
];

/// All statements of an empty store, separated by semicolons.
#[must_use]
pub fn create(dialect: Dialect) -> String {
    let tables = tables().map(|table| create_table(dialect, table));
    let indexes =
        INDEXES.iter().map(|(name, table, columns)| format!("CREATE INDEX {name} ON {table} ({columns});\n"));
    let views =
        VIEWS.iter().map(|view| format!("CREATE VIEW {} AS\n{};\n", view.name, (view.select)(dialect)));
    tables.chain(indexes).chain(views).collect()
}

fn create_table(dialect: Dialect, table: &Table) -> String {
    let mut lines: Vec<String> = Vec::new();
    for column in table.columns {
        let null = if column.nullable { "" } else { " NOT NULL" };
        lines.push(format!("  {} {}{null}", column.name, dialect.kind(column.kind)));
    }
    lines.push(format!("  PRIMARY KEY ({})", table.key.join(", ")));
    format!("CREATE TABLE {} (\n{}\n);\n", table.name, lines.join(",\n"))
}

#[cfg(test)]
mod tests {
    use super::{Dialect, create};

    #[test]
    fn both_dialects_have_every_table() {
        for (dialect, line) in
            [(Dialect::Sqlite, "  start_date DATE,\n"), (Dialect::Postgres, "  start_date date,\n")]
        {
            let sql = create(dialect);
            assert!(sql.contains("CREATE TABLE items (\n"), "{sql}");
            assert!(sql.contains("  PRIMARY KEY (document, item)\n)"), "{sql}");
            assert!(sql.contains(line), "{sql}");
        }
    }
}
