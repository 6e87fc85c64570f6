//! The tables of real reports, where those are present beside the repository: the shape of their cells page by page.
//!
//! Their text is not ours to keep, so a cell is held by its place, its span, the number of its lines and letters and a
//! hash. Each page was compared with its print by eye when its snapshot was taken.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use gwaje::Options;
use gwaje::stages::inspect;
use gwaje_model::{Cell, Line, Row, item_hash};
use std::fmt::Write as _;
use std::path::PathBuf;

/// Reports by the start of their file name, and pages with tables of every kind: cells open at the sides and over page
/// ends, spans over rows and columns, tables inside cells, diagrams of boxes.
const PAGES: [(&str, &[u32]); 6] =
    [("02_", &[38, 39, 40]), ("03_", &[7]), ("06_", &[4]), ("14_", &[5]), ("48_", &[22]), ("64_", &[61])];

fn shape(cell: &Cell<Line>) -> String {
    let text: String = cell.content.iter().map(Line::text).collect();
    let letters = text.chars().filter(|c| !c.is_whitespace()).count();
    let mut shown = format!("{}", cell.column);
    if cell.columns > 1 {
        write!(shown, "+{}", cell.columns - 1).unwrap();
    }
    if cell.rows > 1 {
        write!(shown, " over {} rows", cell.rows).unwrap();
    }
    write!(shown, ": {} lines, {letters} letters, {}", cell.content.len(), item_hash(None, &text)).unwrap();
    shown
}

/// The rows that begin on a page, a cell a line, those of the tables inside a cell below it.
fn page(rows: &[Row<Line>], page: u32, indent: usize, shown: &mut String) {
    let begins = |cell: &&Cell<Line>| cell.places.first().is_some_and(|place| place.page() == Some(page));
    for row in rows {
        let cells: Vec<&Cell<Line>> = row.cells.iter().filter(begins).collect();
        if !cells.is_empty() {
            writeln!(shown, "{:indent$}{}", "", if row.cells.len() == 1 { "text" } else { "row" }).unwrap();
            for cell in cells {
                writeln!(shown, "{:indent$}  {}", "", shape(cell)).unwrap();
                for table in cell.content.iter().flat_map(|line| &line.tables) {
                    self::page(table, page, indent + 4, shown);
                }
            }
        }
    }
}

#[test]
fn tables_of_real_reports_keep_their_cells() {
    let Some(folder) = gwaje_need::shared("real") else { return };
    let files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("real"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for (start, pages) in PAGES {
        let named =
            |path: &&PathBuf| path.file_name().is_some_and(|n| n.to_string_lossy().starts_with(start));
        let file = files.iter().find(named).unwrap();
        let read = inspect(&std::fs::read(file).unwrap(), &Options::default()).unwrap();
        for number in pages {
            let name = format!("{start}p{number}");
            let mut shown = String::new();
            page(&read.rows, *number, 0, &mut shown);
            settings.bind(|| insta::assert_snapshot!(name, shown));
        }
    }
}
