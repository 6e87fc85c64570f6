//! Rows of cells of printed lines.

use super::place;
use gwaje_model::{Cell, Flow, Line, Origin, Row};
use std::fmt::Write as _;

/// Shows rows, their cells and the lines in them with the evidence at their ends.
#[must_use]
pub fn layout(rows: &[Row<Line>]) -> String {
    let mut out = String::new();
    for row in rows {
        row_head(row, &mut out);
        for cell in &row.cells {
            cell_head(cell, &mut out);
            for line in &cell.content {
                let _ = writeln!(out, "    {}", show_line(line));
            }
        }
    }
    out
}

pub(super) fn row_head<T>(row: &Row<T>, out: &mut String) {
    let kind = match row.flow {
        Flow::Table => "table",
        Flow::Text => "text",
    };
    let _ = writeln!(out, "row {kind} {}", row.table);
}

pub(super) fn cell_head<T>(cell: &Cell<T>, out: &mut String) {
    let columns = if cell.columns > 1 { format!("+{}", cell.columns - 1) } else { String::new() };
    let rows = if cell.rows > 1 { format!(" over {} rows", cell.rows) } else { String::new() };
    let places: Vec<String> = cell.places.iter().map(|p| place(*p)).collect();
    let _ = writeln!(out, "  cell {}{columns}{rows} {}", cell.column, places.join(" "));
}

fn show_line(line: &Line) -> String {
    // Spaces read from gaps are shown apart from space glyphs.
    let text: String =
        line.chars.iter().map(|c| if c.origin == Origin::Gap { '\u{2423}' } else { c.ch }).collect();
    let mut marks = String::new();
    for (set, mark) in [
        (line.start.space, " ^space"),
        (line.end.space, " space$"),
        (line.end.empty_show, " empty$"),
        (line.end.justified, " justified"),
        (line.end.page_end, " page-end"),
    ] {
        if set {
            marks.push_str(mark);
        }
    }
    let lead = line.lead.map(|lead| format!(" lead {lead:.0}")).unwrap_or_default();
    format!(
        "p{} ({:.0},{:.0}) {:.1}pt indent {:.0} slack {:.0}{lead}{marks} {text:?}",
        line.place.page, line.place.bbox.x0, line.place.bbox.y0, line.size, line.start.indent, line.end.slack
    )
}
