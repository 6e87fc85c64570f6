//! The statements that load a folder of Parquet files into a DuckDB database, with types, keys and views: `load.sql` in the folder.
//!
//! They are SQL alone, so no engine is built in for them. Files are named as they lie in the folder: DuckDB finds them from there, or by
//! its setting `file_search_path`.

use crate::column::Table;
use crate::ddl;
use crate::dialect::Dialect;

/// All statements, for a file of this name beside the folders of tables, each with one `part`. What an earlier load made is made
/// anew.
pub(crate) fn load<'t>(file: &str, part: &str, tables: impl Iterator<Item = &'t Table>) -> String {
    let tables: Vec<&Table> = tables.collect();
    let views = ddl::VIEWS;
    let drops = views.iter().rev().map(|view| format!("DROP VIEW IF EXISTS {};\n", view.name));
    let gone = tables.iter().rev().map(|table| format!("DROP TABLE IF EXISTS {};\n", table.name));
    let fill = tables.iter().map(|table| {
        let create = ddl::create_table(Dialect::DuckDb, table);
        let (name, columns) = (table.name, table.column_names());
        format!(
            "{create}INSERT INTO {name} ({columns}) SELECT {columns} FROM read_parquet('{name}/{part}');\n"
        )
    });
    let made = views.iter().map(|view| ddl::create_view(Dialect::DuckDb, view) + ";\n");
    let opening = format!(
        "-- Loads this folder into a DuckDB database: duckdb gwaje.duckdb -f {file}\n\
         -- From elsewhere: SET file_search_path = 'the folder' first.\nBEGIN;\n"
    );
    std::iter::once(opening)
        .chain(drops)
        .chain(gone)
        .chain(fill)
        .chain(made)
        .chain(["COMMIT;\n".to_owned()])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::load;
    use crate::{ddl, kept};

    #[test]
    fn every_table_comes_after_what_it_hangs_on() {
        let sql = load(
            "load.sql",
            "part-0.parquet",
            ddl::tables().filter(|table| table.name != kept::PENDING.name),
        );
        let at = |text: &str| sql.find(text).unwrap_or_else(|| panic!("{text}"));
        assert!(at("CREATE TABLE documents") < at("CREATE TABLE items ("));
        assert!(at("DROP TABLE IF EXISTS items;") < at("DROP TABLE IF EXISTS documents;"));
        assert!(at("read_parquet('items/part-0.parquet')") < at("CREATE VIEW items_current"));
        assert!(!sql.contains("CASCADE") && !sql.contains("pending"), "{sql}");
    }
}
