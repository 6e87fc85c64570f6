//! The page of documentation about tables and columns, made from the same list as the tables.

use crate::ddl::{VIEWS, tables};
use crate::schema::{Column, Kind, Table, VERSION};
use serde_json::{Value, json};

const OPENING: &str = "\
# Tables

Every writer follows the list in `src/schema.rs`: SQLite, PostgreSQL (schema `gwaje`), Parquet and CSV files, and the
lines of NDJSON (columns of `items`, titles, bodies, `current` and `source`, with `dates`, `mentions` and `joins` inside; the first
lines are those that fill every field between them, the others follow in order). Parquet has a folder a table. This page is made from it; a test
keeps it so (`GWAJE_WRITE=1 cargo test -p gwaje-emit page` writes it anew).

Keys come from the stable ids and from the SHA-256 of the source. Loading a document again replaces its rows, so the
same documents give the same rows in any order and however often they are loaded. Columns marked \"?\" may be empty.
SQLite has days and JSON as text (days in columns declared as `DATE`), PostgreSQL as `date` and `jsonb`, Parquet days as dates.
";

/// The page as Markdown.
#[must_use]
pub fn page() -> String {
    let tables: String = tables().map(table).collect();
    let plain = VIEWS.iter().filter(|view| view.table.is_none());
    let views = plain.map(|view| format!("- `{}`: {}", view.name, view.about)).collect::<Vec<_>>().join("\n");
    let files: String = VIEWS.iter().filter_map(|view| view.table).map(table).collect();
    format!(
        "{OPENING}{tables}\n## Views\n\n{views}\n\nThose below are views in databases, and files of their own in \
         Parquet and CSV.\n{files}\nSQLite also has `items_search`, an index of every wording by pairs of \
         letters, which goes by the column `wording` of `history`, the number of the row there, and the view `wordings` (`row_number`, `item`, `text`), which says whose each is: [docs/search.md](../../docs/search.md).\n"
    )
}

fn table(table: &Table) -> String {
    let row = |column: &Column| {
        let key = if table.key.contains(&column.name) { " (key)" } else { "" };
        let null = if column.nullable { "?" } else { "" };
        format!("| `{}`{key} | {}{null} | {} |", column.name, word(column.kind), column.about)
    };
    let rows = table.columns.iter().map(row).collect::<Vec<_>>().join("\n");
    format!("\n## {}\n\n{}\n\n| column | kind | meaning |\n|---|---|---|\n{rows}\n", table.name, table.about)
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Integer => "integer",
        Kind::Real => "number",
        Kind::Date => "day",
        Kind::Json => "JSON",
    }
}

/// The same for programs: `gwaje.tables/N`, N being the version of the tables, with every table and view.
#[must_use]
pub fn described() -> Value {
    let columns = |table: &Table| -> Vec<Value> {
        let one = |column: &Column| json!({"name": column.name, "kind": word(column.kind), "nullable": column.nullable, "about": column.about});
        table.columns.iter().map(one).collect()
    };
    let tables: Vec<Value> = tables()
        .map(|table| json!({"name": table.name, "about": table.about, "key": table.key, "columns": columns(table)}))
        .collect();
    let views: Vec<Value> = VIEWS
        .iter()
        .map(|view| {
            let key = view.table.map(|table| table.key);
            json!({"name": view.name, "about": view.about, "key": key, "columns": view.table.map(columns)})
        })
        .collect();
    json!({"schema": format!("gwaje.tables/{VERSION}"), "tables": tables, "views": views})
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_page_tells_what_the_tables_are() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/TABLES.md");
        if std::env::var_os("GWAJE_WRITE").is_some() {
            std::fs::write(path, super::page()).unwrap();
        }
        assert_eq!(std::fs::read_to_string(path).unwrap(), super::page());
    }
}
