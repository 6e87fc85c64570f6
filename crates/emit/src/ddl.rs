//! SQL that makes the tables, indexes and views, for SQLite and PostgreSQL, from the list in [`schema`].

pub use crate::dialect::Dialect;
use crate::schema::{self, Column, Table};
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
    ("items_by_words", "items", "words"),
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
    ("items_by_agenda", "items", "agenda"),
    ("items_by_release", "items", "release"),
    ("items_by_parent", "items", "parent"),
    ("leads_by_ministry", "leads", "ministry"),
];

/// Indexes of earlier programs by which nobody asks: the history of a thread goes by table `history`.
pub(crate) const GONE: [&str; 1] = ["items_by_thread"];

/// What rows hang on: table, columns, and the table that has them as its key. All of it goes with its document. Stores
/// load parents before children and take children out first.
const LINKED: &[(&str, &str, &str)] = &[
    ("documents", "release", "releases"),
    ("agendas", "document", "documents"),
    ("warnings", "document", "documents"),
    ("tasks", "document, agenda", "agendas"),
    ("leads", "document, task", "tasks"),
    ("periods", "document, task", "tasks"),
    ("items", "document, task", "tasks"),
    ("cells", "document, item", "items"),
    ("dates", "document, item", "items"),
    ("mentions", "document, item", "items"),
    ("joins", "document, item", "items"),
];

/// Tables of many small rows with long keys, which SQLite keeps by their keys alone: a row under a number of its own would have its
/// key once more in an index, a sixth of a store.
const BY_KEY: [&str; 9] =
    ["leads", "periods", "cells", "dates", "mentions", "joins", "links", "edits", "warnings"];

/// The number of a row of `history` in SQLite, which the index of words goes by: numbers in a row take a third of the room that others
/// take there.
pub(crate) const WORDING: &str = "wording";

/// All statements of an empty store, separated by semicolons.
#[must_use]
pub fn create(dialect: Dialect) -> String {
    let tables = tables().map(|table| create_table(dialect, table));
    let views = VIEWS.iter().map(|view| create_view(dialect, view) + ";\n");
    let all = tables.chain([create_indexes()]).chain(views);
    if dialect == Dialect::Sqlite { all.collect() } else { all.chain([comments_and_search()]).collect() }
}

/// The statement that makes a view, without a semicolon.
pub(crate) fn create_view(dialect: Dialect, view: &View) -> String {
    format!("CREATE VIEW {} AS\n{}", view.name, (view.select)(dialect))
}

/// The statements that make all indexes.
pub(crate) fn create_indexes() -> String {
    let create = |(name, table, columns): &(&str, &str, &str)| {
        format!("CREATE INDEX {name} ON {table} ({columns});\n")
    };
    INDEXES.iter().map(create).collect()
}

/// The statements that take the indexes of earlier programs away.
pub(crate) fn drop_gone() -> String {
    GONE.map(|name| format!("DROP INDEX IF EXISTS {name};\n")).concat()
}

/// The statements that take all indexes away, before PostgreSQL reshapes what they stand on.
#[cfg(feature = "postgres")]
pub(crate) fn drop_indexes() -> String {
    let drop = |(name, ..): &(&str, &str, &str)| format!("DROP INDEX IF EXISTS {name};\n");
    INDEXES.iter().map(drop).collect()
}

/// What only PostgreSQL has: comments, and the search as a function.
pub(crate) fn comments_and_search() -> String {
    comments() + SEARCH
}

/// What the rows of a table hang on, as constraints.
pub(crate) fn foreign_keys(dialect: Dialect, table: &Table) -> impl Iterator<Item = String> {
    // DuckDB takes no rows along.
    let goes = if dialect == Dialect::DuckDb { "" } else { " ON DELETE CASCADE" };
    LINKED.iter().filter(|(own, ..)| *own == table.name).map(move |(_, columns, parent)| {
        format!("FOREIGN KEY ({columns}) REFERENCES {parent} ({columns}){goes}")
    })
}

/// What PostgreSQL shows of every table, view and column: the sentences of the list.
fn comments() -> String {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    let columns = |table: &Table| -> String {
        let comment = |column: &Column| {
            format!("COMMENT ON COLUMN {}.{} IS {};\n", table.name, column.name, quoted(column.about))
        };
        table.columns.iter().map(comment).collect()
    };
    let tables = tables().map(|table| {
        format!("COMMENT ON TABLE {} IS {};\n{}", table.name, quoted(table.about), columns(table))
    });
    let views = VIEWS.iter().map(|view| {
        let about = format!("COMMENT ON VIEW {} IS {};\n", view.name, quoted(view.about));
        about + &view.table.map(columns).unwrap_or_default()
    });
    tables.chain(views).collect()
}

/// The search of PostgreSQL: the current items that have all of some words, exactly as `ILIKE` finds them.
const SEARCH: &str = r"CREATE FUNCTION items_with(VARIADIC words text[]) RETURNS SETOF items_flat
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT * FROM items_flat f WHERE NOT EXISTS (SELECT 1 FROM unnest(words) word WHERE f.text NOT ILIKE
    '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%')
  ORDER BY task, period_start, ordinal
$$;
COMMENT ON FUNCTION items_with(text[]) IS 'The current items that have all of some words: items_with(''산불'', ''예방'').';
";

/// The statement that makes a table.
pub(crate) fn create_table(dialect: Dialect, table: &Table) -> String {
    let mut lines: Vec<String> = Vec::new();
    let numbered = dialect == Dialect::Sqlite && table.name == schema::HISTORY.name;
    if numbered {
        lines.push(format!("  {WORDING} INTEGER PRIMARY KEY"));
    }
    for column in table.columns {
        let null = if column.nullable { "" } else { " NOT NULL" };
        lines.push(format!("  {} {}{null}", column.name, dialect.kind(column.kind)));
    }
    let unique = if numbered { "UNIQUE" } else { "PRIMARY KEY" };
    lines.push(format!("  {unique} ({})", table.key.join(", ")));
    lines.extend(foreign_keys(dialect, table).map(|key| format!("  {key}")));
    let by_key = dialect == Dialect::Sqlite && BY_KEY.contains(&table.name);
    let end = if by_key { " WITHOUT ROWID" } else { "" };
    format!("CREATE TABLE {} (\n{}\n){end};\n", table.name, lines.join(",\n"))
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
            assert!(sql.contains("  PRIMARY KEY (document, item)"), "{sql}");
            assert!(sql.contains(line), "{sql}");
        }
    }
}
