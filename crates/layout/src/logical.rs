//! Logical pages: what a reader takes for a page, upright and on its own.
//!
//! A sheet may hold two of them, and its text may run sideways. The other modules see logical pages only, numbered one
//! after the other and counted from their own left edges; at the end every place goes back to the page as printed.

use crate::pane;
use crate::turn::Turn;
use gwaje_model::{Line, Note, Place, Position, Row};

/// Where a logical page lies.
#[derive(Clone, Copy, Debug)]
struct Placement {
    /// Number of the printed page.
    page: u32,
    /// Its left edge on the upright sheet.
    left: f32,
    turn: Option<Turn>,
}

/// Where the logical pages lie, in order.
#[derive(Debug, Default)]
pub(crate) struct Placements(Vec<Placement>);

impl Placements {
    /// The number of the next logical page.
    pub(crate) fn next(&self) -> u32 {
        u32::try_from(self.0.len() + 1).unwrap_or(u32::MAX)
    }

    /// Adds a logical page.
    pub(crate) fn add(&mut self, page: u32, left: f32, turn: Option<Turn>) {
        self.0.push(Placement { page, left, turn });
    }

    /// Takes all places back to the pages as printed.
    pub(crate) fn restore(&self, rows: &mut [Row<Line>], notes: &mut [Note]) {
        self.restore_rows(rows);
        notes.iter_mut().filter_map(|note| note.place.as_mut()).for_each(|place| self.position(place));
    }

    fn restore_rows(&self, rows: &mut [Row<Line>]) {
        for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
            cell.places.iter_mut().for_each(|place| self.position(place));
            for line in &mut cell.content {
                self.position(&mut line.place);
                line.tables.iter_mut().for_each(|rows| self.restore_rows(rows));
            }
        }
    }

    fn position(&self, position: &mut Position) {
        if let Position::Printed(place) = position {
            self.place(place);
        }
    }

    fn place(&self, place: &mut Place) {
        let nth = place.page.checked_sub(1).and_then(|nth| self.0.get(nth as usize));
        let Some(placement) = nth else { return };
        let bbox = pane::moved(place.bbox, placement.left);
        *place =
            Place { page: placement.page, bbox: placement.turn.map_or(bbox, |turn| turn.rect_back(bbox)) };
    }
}
