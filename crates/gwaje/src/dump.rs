//! What stands between two stages, as text: one element a line, numbers rounded.
//!
//! For people who look for the stage where something went wrong, and for snapshots.

mod extract;
mod layout;
mod parse;
mod wrap;

pub(crate) use extract::extract;
pub(crate) use layout::layout;
pub(crate) use parse::parse;
pub(crate) use wrap::{wrap, wrap_explained};

use gwaje_model::{Address, Note, Place, Position, Rect};
use std::fmt::Write as _;

/// The notes of all stages so far, a line each; empty when there are none.
#[must_use]
pub(crate) fn notes(notes: &[Note]) -> String {
    let mut out = String::new();
    for note in notes {
        let place = note.place.map(|p| format!(" {}", position(p))).unwrap_or_default();
        let _ = writeln!(out, "note {}{place} {:?}", note.code.as_str(), note.text);
    }
    out
}

fn position(position: Position) -> String {
    match position {
        Position::Printed(printed) => place(printed),
        Position::At(Address::Text(at)) => format!("p{} {}:{}", at.page, at.line, at.column),
        Position::At(Address::Written(anchor)) => {
            let cell = [anchor.table, anchor.row, anchor.column].into_iter().flatten();
            let numbers: Vec<String> = [anchor.section]
                .into_iter()
                .chain(cell)
                .chain([anchor.paragraph])
                .map(|n| n.to_string())
                .collect();
            format!("§{}", numbers.join("."))
        }
    }
}

fn place(place: Place) -> String {
    format!("p{} {}", place.page, rect(place.bbox))
}

fn rect(r: Rect) -> String {
    format!("({:.0},{:.0})–({:.0},{:.0})", r.x0, r.y0, r.x1, r.y1)
}
