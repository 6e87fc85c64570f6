//! Periods and tasks of which a document says something in place of items (`-`, `해당사항 없음`), as rows of the sheet: a task
//! without items is not left out.

use super::row::FlatRow;
use crate::Error;
use crate::database::Database;
use crate::dialect::Dialect;
use crate::views::{FIRST_BODY, ITEMS_FLAT};

/// The rows, behind the items they stand behind in their document.
pub(crate) fn remarks(store: &mut Database) -> Result<Vec<FlatRow>, Error> {
    let mut found = Vec::new();
    for table in ["periods", "tasks"] {
        let sql = sql(store.dialect(), table);
        store.each(&sql, &[], &mut |cells| {
            found.push(FlatRow { cells: std::mem::take(cells), doubts: Vec::new() });
            Ok(())
        })?;
    }
    Ok(found)
}

/// What asks for them, with the columns of `items_flat`.
fn sql(dialect: Dialect, table: &str) -> String {
    let columns: Vec<String> = ITEMS_FLAT.columns.iter().map(|c| column(dialect, table, c.name)).collect();
    let same = if table == "periods" {
        let both = ["section", "start_date", "end_date"]
            .map(|name| format!(" AND (n.{name} = i.{name} OR n.{name} IS NULL AND i.{name} IS NULL)"));
        both.concat()
    } else {
        String::new()
    };
    format!(
        "SELECT {} FROM {table} i JOIN documents d ON d.document = i.document \
         JOIN tasks t ON t.document = i.document AND t.task = i.task \
         JOIN agendas a ON a.document = t.document AND a.agenda = t.agenda \
         WHERE i.remark IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {table} n \
         JOIN documents e ON e.document = n.document WHERE n.task = i.task{same} AND e.version > d.version)",
        columns.join(", ")
    )
}

/// What stands in a column of `items_flat`.
fn column(dialect: Dialect, table: &str, name: &str) -> String {
    let of_periods = table == "periods";
    match name {
        "document" | "task" => format!("i.{name}"),
        "release" | "name" | "url" | "publisher" | "published" => format!("d.{name}"),
        "agenda" => "t.agenda".to_owned(),
        "agenda_number" => "a.number".to_owned(),
        "agenda_title" => "a.title".to_owned(),
        "task_number" => "t.number".to_owned(),
        "task_title" => "t.title".to_owned(),
        "body" => FIRST_BODY.to_owned(),
        "bodies" => dialect.bodies().to_owned(),
        "section" | "year" | "quarter" | "half" if of_periods => format!("i.{name}"),
        "period_start" if of_periods => dialect.text("i.start_date"),
        "period_end" if of_periods => dialect.text("i.end_date"),
        "text" => "i.remark".to_owned(),
        "kind" => "'none'".to_owned(),
        // Behind the items of the tasks before, and of the periods of its own that are not later.
        "ordinal" => {
            let own =
                if of_periods { "o.ordinal = t.ordinal AND b.period_end <= i.end_date" } else { "1 = 0" };
            format!(
                "(SELECT coalesce(max(b.ordinal), -1) FROM items b JOIN tasks o \
                 ON o.document = b.document AND o.task = b.task \
                 WHERE b.document = i.document AND (o.ordinal < t.ordinal OR {own}))"
            )
        }
        "depth" => "0".to_owned(),
        _ => "NULL".to_owned(),
    }
}
