//! Tables inside the cells of other tables.

use crate::grid::{self, Grid};
use crate::segment::TOUCH;
use gwaje_model::Rect;

/// No page has so many cells and tables that each might lie in each.
const MOST_PAIRS: usize = 50_000_000;

/// Puts each grid that lies inside a cell of another into that cell. What lies inside another grid but in no single
/// cell of it is a drawing and is left out.
pub(crate) fn nest(mut grids: Vec<Grid>) -> Vec<Grid> {
    let cells: usize = grids.iter().map(|grid| grid.cells.len()).sum();
    let searched = cells.saturating_mul(grids.len()) <= MOST_PAIRS;
    grids.sort_by(|a, b| area(b.bbox()).total_cmp(&area(a.bbox())));
    let mut outermost: Vec<Grid> = Vec::new();
    for grid in grids {
        put(grid, &mut outermost, searched);
    }
    grid::sort(&mut outermost);
    outermost
}

/// Puts a grid into the cell of a larger one that it lies in, or beside them. `searched` tells whether to look for cells
/// at all.
fn put(inner: Grid, grids: &mut Vec<Grid>, searched: bool) {
    let bbox = inner.bbox();
    match grids.iter_mut().find(|outer| holds(outer.bbox(), bbox)) {
        Some(outer) if searched => put_into(inner, outer),
        Some(_) => {}
        None => grids.push(inner),
    }
}

/// Puts a grid into the smallest cell of another that it lies in.
pub(crate) fn put_into(inner: Grid, outer: &mut Grid) {
    let bbox = inner.bbox();
    let around = outer.cells.iter_mut().filter(|cell| holds(cell.bbox, bbox));
    if let Some(cell) = around.min_by(|a, b| area(a.bbox).total_cmp(&area(b.bbox))) {
        put(inner, &mut cell.inner, true);
        grid::sort(&mut cell.inner);
    }
}

/// Whether a rectangle lies inside another.
pub(crate) fn holds(outer: Rect, inner: Rect) -> bool {
    outer.x0 <= inner.x0 + TOUCH
        && outer.x1 >= inner.x1 - TOUCH
        && outer.y0 <= inner.y0 + TOUCH
        && outer.y1 >= inner.y1 - TOUCH
}

fn area(rect: Rect) -> f32 {
    rect.width() * rect.height()
}
