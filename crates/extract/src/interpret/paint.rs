//! What was painted before white text: white on a dark header cell is text, white on paper is not.

use kurbo::{Point, Rect as Area};

/// Painted areas remembered of a page.
const MOST: usize = 50_000;
/// Comparisons of a page; after them white text counts as visible.
const MOST_LOOKS: usize = 50_000_000;

/// The areas painted so far.
#[derive(Debug, Default)]
pub(super) struct Painted {
    areas: Vec<([f32; 4], bool)>,
    looks: usize,
}

impl Painted {
    /// Remembers a painted area; its box stands for its shape.
    pub(super) fn add(&mut self, area: Area, white: bool) {
        if self.areas.len() < MOST && area.x1 >= area.x0 && area.y1 >= area.y0 {
            self.areas.push(([area.x0 as f32, area.y0 as f32, area.x1 as f32, area.y1 as f32], white));
        }
    }

    /// Whether white shows at a point: the last thing painted there was not white.
    pub(super) fn dark_at(&mut self, at: Point) -> bool {
        if self.looks > MOST_LOOKS {
            return true;
        }
        let (x, y) = (at.x as f32, at.y as f32);
        let under = self
            .areas
            .iter()
            .rev()
            .position(|([x0, y0, x1, y1], _)| *x0 <= x && x <= *x1 && *y0 <= y && y <= *y1);
        self.looks += under.map_or(self.areas.len(), |back| back + 1);
        under.and_then(|back| self.areas.get(self.areas.len() - 1 - back)).is_some_and(|(_, white)| !white)
    }
}
