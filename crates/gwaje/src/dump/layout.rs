//! Rows of cells of printed lines.

use super::position;
use gwaje_model::{Cell, Flow, Line, Place, Position, Row};
use std::fmt::Write as _;

/// Shows rows, their cells and the lines in them with the evidence at their ends.
#[must_use]
pub(crate) fn layout(rows: &[Row<Line>]) -> String {
    let mut out = String::new();
    show_rows(rows, 0, &|line| (show_line(line), &line.tables), &mut out);
    out
}

/// Shows rows, those of tables inside a cell deeper, each element by `show`, which gives its text and its tables.
pub(super) fn show_rows<T>(
    rows: &[Row<T>],
    indent: usize,
    show: &impl Fn(&T) -> (String, &[Vec<Row<T>>]),
    out: &mut String,
) {
    for row in rows {
        let kind = match row.flow {
            Flow::Table => "table",
            Flow::Text => "text",
        };
        let _ = writeln!(
            out,
            "{:indent$}row {kind} {}{}",
            "",
            row.table,
            if row.after_gap { " after a gap" } else { "" }
        );
        for cell in &row.cells {
            let _ = writeln!(out, "{:indent$}  {}", "", cell_head(cell));
            for element in &cell.content {
                let (shown, tables) = show(element);
                let _ = writeln!(out, "{:indent$}    {shown}", "");
                for rows in tables {
                    show_rows(rows, indent + 6, show, out);
                }
            }
        }
    }
}

fn cell_head<T>(cell: &Cell<T>) -> String {
    let columns = if cell.columns > 1 { format!("+{}", cell.columns - 1) } else { String::new() };
    let rows = if cell.rows > 1 { format!(" over {} rows", cell.rows) } else { String::new() };
    let places: Vec<String> = cell.places.iter().map(|p| position(*p)).collect();
    format!("cell {}{columns}{rows} {}", cell.column, places.join(" "))
}

/// Where a line begins.
pub(super) fn start(at: Position) -> String {
    let corner = |place: Place| format!("p{} ({:.0},{:.0})", place.page, place.bbox.x0, place.bbox.y0);
    at.printed().map_or_else(|| position(at), corner)
}

fn show_line(line: &Line) -> String {
    let text = shown_text(line);
    let mut marks = String::new();
    for (set, mark) in [
        (line.start.space, " ^space"),
        (line.end.space, " space$"),
        (line.end.empty_show, " empty$"),
        (line.end.justified, " justified"),
        (line.end.page_end, " page-end"),
        (line.end.closes, " closes"),
    ] {
        if set {
            marks.push_str(mark);
        }
    }
    let leading = line.leading.map(|leading| format!(" leading {leading:.0}")).unwrap_or_default();
    format!(
        "{} {:.1}pt indent {:.0} slack {:.0}{leading}{marks} {text:?}",
        start(line.place),
        line.size,
        line.start.indent,
        line.end.slack
    )
}

/// The characters of a line; gaps are shown apart from space glyphs.
fn shown_text(line: &Line) -> String {
    let after = line.chars.iter().skip(1).map(Some).chain([None]);
    let gap =
        |c: &gwaje_model::Char, next: Option<&gwaje_model::Char>| next.is_some_and(|next| c.gap_shows(next));
    line.chars
        .iter()
        .zip(after)
        .flat_map(|(c, next)| [Some(c.ch), gap(c, next).then_some('\u{2423}')])
        .flatten()
        .collect()
}
