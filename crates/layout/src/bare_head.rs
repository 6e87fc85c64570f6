//! The head of a table that has no rulings of its own: its names stand on a coloured ground above the first ruling.
//!
//! jsPDF-AutoTable draws tables so, as do style sheets that give the head a colour in place of borders. What gives such a head away
//! is that its words stand one over each column, with white at every edge between two.

use crate::grid::{Grid, GridCell};
use crate::ink::Ink;
use gwaje_model::Rect;

/// The baseline of a head stands at most this far above the table, in em of its letters: a ground of a line with room below it.
/// `AutoTable` leaves 0.9, a style sheet with 0.5 em of room 0.7; a line with an empty one below it is farther than 2.
const NEAR: f32 = 1.8;
/// Letters on both sides of an edge are this far apart, in em: words of one text are 0.25 to 0.5.
const WHITE: f32 = 0.9;
/// Letters whose baselines differ by less than this, in em, stand on one line.
const SAME: f32 = 0.3;
/// Words over fewer columns may be a text with a wide blank.
const ENOUGH: usize = 3;
/// A page with more pairs of a table and a letter than this is made to cost; its tables keep the rows they have.
const MOST_PAIRS: usize = 50_000_000;

/// Gives each table the head that stands above it without rulings.
pub(crate) fn add(grids: &mut [Grid], inks: &[Ink]) {
    if grids.len().saturating_mul(inks.len()) > MOST_PAIRS {
        return;
    }
    let boxes: Vec<Rect> = grids.iter().map(Grid::bbox).collect();
    for (at, grid) in grids.iter_mut().enumerate().filter(|(_, grid)| grid.drawn && grid.xs.len() > ENOUGH) {
        let Some(strip) = strip(grid, inks) else { continue };
        let taken = |(other, bbox): (usize, &Rect)| other != at && bbox.intersection(strip).is_some();
        if !boxes.iter().enumerate().any(taken) {
            put(strip, grid);
        }
    }
}

/// Where the head of a table stands, if there is one.
fn strip(grid: &Grid, inks: &[Ink]) -> Option<Rect> {
    let bbox = grid.bbox();
    let level = |ink: &&Ink| !ink.is_space() && ink.glyph.angle == 0;
    let above = |ink: &&Ink| {
        ink.glyph.y < bbox.y0
            && bbox.y0 - ink.glyph.y <= NEAR * ink.glyph.size
            && ink.bbox.x1 > bbox.x0
            && ink.bbox.x0 < bbox.x1
    };
    let lowest = inks.iter().filter(level).filter(above).max_by(|a, b| a.glyph.y.total_cmp(&b.glyph.y))?;
    let same = |ink: &&Ink| (ink.glyph.y - lowest.glyph.y).abs() < SAME * lowest.glyph.size;
    let line: Vec<&Ink> = inks.iter().filter(level).filter(same).collect();
    let inside = line.iter().all(|ink| ink.bbox.x0 >= bbox.x0 && ink.bbox.x1 <= bbox.x1);
    let column = |edges: &[f32]| {
        let [from, to] = *edges else { return None };
        let own = line.iter().filter(|ink| ink.centre().0 >= from && ink.centre().0 < to);
        let ends = own.map(|ink| (ink.bbox.x0, ink.bbox.x1)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))?;
        (ends.0 >= from && ends.1 <= to).then_some(ends)
    };
    let columns = grid.xs.windows(2).map(column).collect::<Option<Vec<_>>>()?;
    let apart = |pair: &[(f32, f32)]| matches!(pair, [a, b] if b.0 - a.1 >= WHITE * lowest.glyph.size);
    let top = line.iter().map(|ink| ink.bbox.y0).reduce(f32::min)?;
    (inside && columns.windows(2).all(apart)).then_some(Rect { y0: top, y1: bbox.y0, ..bbox })
}

/// Puts a row on top of a table.
fn put(strip: Rect, grid: &mut Grid) {
    for cell in &mut grid.cells {
        cell.row += 1;
    }
    let column = |edges: &[f32]| {
        let [x0, x1] = *edges else { return None };
        Some(GridCell {
            row: 0,
            rows: 1,
            bbox: Rect { x0, x1, ..strip },
            filled: true,
            open: false,
            inner: Vec::new(),
        })
    };
    let head: Vec<GridCell> = grid.xs.windows(2).filter_map(column).collect();
    grid.cells.splice(0..0, head);
    grid.ys.insert(0, strip.y0);
}

#[cfg(test)]
mod tests {
    use super::add;
    use crate::grid::build;
    use crate::segment::Segment;
    use crate::testing::ink;

    /// Rows of the table and columns of its first row, with letters at some places above it.
    fn with(letters: &[(f32, f32)]) -> (usize, usize) {
        let inks: Vec<_> = letters.iter().map(|(x, y)| ink('가', *x, *y)).collect();
        let across = [100.0, 140.0].map(|at| Segment { at, from: 50.0, to: 350.0 });
        let down = [50.0, 150.0, 250.0, 350.0].map(|at| Segment { at, from: 100.0, to: 140.0 });
        let mut grids = build(across.to_vec(), down.to_vec(), None);
        add(&mut grids, &inks);
        let grid = &grids[0];
        assert!(grid.cells.iter().all(|cell| cell.row < grid.ys.len() - 1));
        (grid.ys.len() - 1, grid.cells.iter().filter(|cell| cell.row == 0).count())
    }

    #[test]
    fn words_over_every_column_are_its_head() {
        let words = [(60.0, 92.0), (160.0, 92.0), (170.0, 92.0), (260.0, 92.0)];
        assert_eq!(with(&words), (2, 3));
        assert_eq!(with(&words[..3]), (1, 3), "none over the last column");
        assert_eq!(with(&[&words[..], &[(145.0, 92.0)]].concat()), (1, 3), "a letter over an edge");
        assert_eq!(with(&[&words[..], &[(139.0, 92.0), (151.0, 92.0)]].concat()), (1, 3), "words of a text");
        assert_eq!(with(&[&words[..], &[(360.0, 92.0)]].concat()), (1, 3), "a text that is wider");
        assert_eq!(with(&words.map(|(x, _)| (x, 80.0))), (1, 3), "too far above it");
    }
}
