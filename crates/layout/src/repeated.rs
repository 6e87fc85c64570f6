//! Headers that a table prints again overleaf.

use crate::continuation::squeeze;
use crate::sheet::{Fragment, FragmentCell, Piece};
use gwaje_model::{Code, Note, Rect};

/// The text of the cells of the header of a fragment: of its first row, and of as many below as one of its cells reaches down.
pub(crate) fn header(fragment: &Fragment) -> Vec<String> {
    let rows = header_rows(fragment);
    fragment.cells.iter().filter(|cell| cell.row < rows).map(|cell| squeeze(cell.lines())).collect()
}

/// Whether another header begins with the first label of one and then says something else: that of the next of several forms.
pub(crate) fn begins_again(known: &[String], other: &[String]) -> bool {
    let first = known.first().filter(|first| !first.is_empty());
    other != known && first.is_some() && first == other.first()
}

fn header_rows(fragment: &Fragment) -> usize {
    fragment.cells.iter().filter(|cell| cell.row == 0).map(|cell| cell.rows).max().unwrap_or_default()
}

/// Takes text off pieces that say again what the page before said.
pub(crate) fn take_off(content: &mut Vec<Piece>, notes: &mut Vec<Note>) {
    for line in content.iter().flat_map(Piece::lines) {
        notes.push(Note { code: Code::RepeatedHeaderRemoved, place: Some(line.place), text: line.text() });
    }
    content.retain(|piece| piece.table().is_some());
}

/// Takes the first rows off a fragment if they only repeat the header.
pub(crate) fn drop_header(known: &[String], fragment: &mut Fragment, notes: &mut Vec<Note>) {
    let rows = header_rows(fragment);
    let repeated = known.iter().any(|text| !text.is_empty()) && header(fragment) == *known;
    let bare = |cell: &FragmentCell| {
        cell.row + cell.rows <= rows && cell.content.iter().all(|piece| piece.table().is_none())
    };
    if !repeated || !fragment.cells.iter().filter(|cell| cell.row < rows).all(bare) {
        return;
    }
    let (header_cells, rest): (Vec<_>, Vec<_>) = fragment.cells.drain(..).partition(|cell| cell.row < rows);
    for mut cell in header_cells {
        take_off(&mut cell.content, notes);
    }
    fragment.cells = rest;
    fragment.rows -= rows;
    for cell in &mut fragment.cells {
        cell.row -= rows;
    }
    let top = fragment.cells.iter().map(|cell| cell.bbox.y0).fold(f32::MAX, f32::min);
    fragment.bbox = Rect { y0: top, ..fragment.bbox };
}
