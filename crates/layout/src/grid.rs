//! Ruling segments to grids of cells.
//!
//! Tables may be open at the sides and at page ends; there the extent of the crossing rulings closes them.

use crate::segment::{SNAP, Segment, components, covered, merge, positions, root, unite};
use gwaje_model::Rect;
use std::collections::BTreeMap;

/// A ruling that sticks out this far beyond the outermost crossing one shows an open side (points).
const OPEN: f32 = 6.0;
/// A table has at least this many columns.
pub(crate) const COLUMNS: usize = 2;
/// The largest table on a page has far fewer squares, and the densest page fewer pairs of rulings that may cross; a
/// drawing with more is no table.
const MOST_SQUARES: usize = 1_000_000;
const MOST_PAIRS: usize = 50_000_000;

/// A rectangular region of merged grid squares.
#[derive(Clone, Debug)]
pub(crate) struct GridCell {
    pub(crate) row: usize,
    pub(crate) rows: usize,
    pub(crate) bbox: Rect,
    /// Whether it reaches the bottom of the table and no ruling closes it there.
    pub(crate) open: bool,
    /// Whether it fills its box. What drawn boxes leave over around them may have any shape.
    pub(crate) filled: bool,
    /// The tables inside it, from top to bottom.
    pub(crate) inner: Vec<Grid>,
}

/// The cells of one table on one page.
#[derive(Clone, Debug)]
pub(crate) struct Grid {
    /// Column edges from left to right.
    pub(crate) xs: Vec<f32>,
    /// Row edges from top to bottom.
    pub(crate) ys: Vec<f32>,
    pub(crate) cells: Vec<GridCell>,
    /// Whether no ruling closes it at the bottom.
    pub(crate) open_bottom: bool,
    /// Whether its columns are drawn, by rulings or clips.
    pub(crate) drawn: bool,
    /// The texts of its header, if its columns are drawn and its rows are not.
    pub(crate) header: Option<Vec<String>>,
}

impl Grid {
    pub(crate) fn bbox(&self) -> Rect {
        let ends =
            |edges: &[f32]| (edges.first().copied().unwrap_or(0.0), edges.last().copied().unwrap_or(0.0));
        let ((x0, x1), (y0, y1)) = (ends(&self.xs), ends(&self.ys));
        Rect { x0, y0, x1, y1 }
    }

    /// Whether its columns are those of the page before.
    pub(crate) fn keeps_to(&self, previous: &[f32]) -> bool {
        self.xs.len() == previous.len() && self.xs.iter().all(|x| among(previous, *x))
    }

    /// Draws rows across all its columns, with the sides that it has.
    pub(crate) fn part_rows(&mut self, across: Vec<Segment>) {
        let bbox = self.bbox();
        let whole = |at: &f32| Segment { at: *at, from: bbox.x0, to: bbox.x1 };
        let across: Vec<Segment> = self.ys.iter().map(whole).chain(across).collect();
        let down: Vec<Segment> =
            self.xs.iter().map(|at| Segment { at: *at, from: bbox.y0, to: bbox.y1 }).collect();
        self.ys = positions(across.iter().map(|s| s.at).collect());
        self.cells = cells(&self.xs, &self.ys, &across, &down);
    }
}

/// The grids that segments draw, one for each group of segments that touch, from top to bottom. `previous` are the
/// column edges of the table that may go on from the page before.
pub(crate) fn build(horizontal: Vec<Segment>, vertical: Vec<Segment>, previous: Option<&[f32]>) -> Vec<Grid> {
    let (horizontal, vertical) = (merge(horizontal), merge(vertical));
    if horizontal.len().saturating_mul(vertical.len()) > MOST_PAIRS {
        return Vec::new();
    }
    let mut grids: Vec<Grid> = components(&horizontal, &vertical)
        .into_iter()
        .filter_map(|(horizontal, vertical)| grid(&horizontal, &vertical, previous))
        .collect();
    sort(&mut grids);
    grids
}

/// Puts grids in order from top to bottom.
pub(crate) fn sort(grids: &mut [Grid]) {
    grids.sort_by(|a, b| a.bbox().y0.total_cmp(&b.bbox().y0).then(a.bbox().x0.total_cmp(&b.bbox().x0)));
}

/// Whether a position is one of the edges.
pub(crate) fn among(edges: &[f32], at: f32) -> bool {
    edges.iter().any(|edge| (edge - at).abs() <= 2.0 * SNAP)
}

/// Adds the outer edges that a table with open sides has from the page before; a frame alone is no part of it.
fn complete(xs: &mut Vec<f32>, previous: &[f32]) {
    let inner = previous.get(1..previous.len().saturating_sub(1)).unwrap_or_default();
    if !xs.iter().any(|x| among(inner, *x)) || !xs.iter().all(|x| among(previous, *x)) {
        return;
    }
    let missing: Vec<f32> = previous.iter().copied().filter(|x| !among(xs, *x)).collect();
    xs.extend(missing);
    xs.sort_by(f32::total_cmp);
}

/// From where to where the segments of one direction reach.
fn extent(segments: &[Segment]) -> Option<(f32, f32)> {
    let from = segments.iter().map(|s| s.from).reduce(f32::min)?;
    Some((from, segments.iter().map(|s| s.to).reduce(f32::max)?))
}

fn grid(horizontal: &[Segment], vertical: &[Segment], previous: Option<&[f32]>) -> Option<Grid> {
    let mut xs = positions(vertical.iter().map(|s| s.at).collect());
    let mut ys = positions(horizontal.iter().map(|s| s.at).collect());
    let (top, bottom) = extent(vertical)?;
    let open_top = ys.first().is_none_or(|first| top < first - OPEN);
    let open_bottom = ys.last().is_none_or(|last| bottom > last + OPEN);
    if open_top {
        ys.insert(0, top);
    }
    if open_bottom {
        ys.push(bottom);
    }
    let (left, right) = extent(horizontal).unwrap_or((f32::MAX, f32::MIN));
    let open_left = xs.first().is_some_and(|first| left < first - OPEN);
    let open_right = xs.last().is_some_and(|last| right > last + OPEN);
    if open_left {
        xs.insert(0, left);
    }
    if open_right {
        xs.push(right);
    }
    if let Some(previous) = previous {
        complete(&mut xs, previous);
    }
    if xs.len() <= COLUMNS || ys.len() < 2 || xs.len().saturating_mul(ys.len()) > MOST_SQUARES {
        return None;
    }
    let cells = cells(&xs, &ys, horizontal, vertical);
    Some(Grid { xs, ys, cells, open_bottom, drawn: true, header: None })
}

/// Grid squares merged where no ruling stands between them.
fn cells(xs: &[f32], ys: &[f32], horizontal: &[Segment], vertical: &[Segment]) -> Vec<GridCell> {
    let (columns, rows) = (xs.len() - 1, ys.len() - 1);
    let mut parent = groups(xs, ys, horizontal, vertical);
    // First and last column, first and last row of each group of squares, and how many they are.
    let mut boxes: BTreeMap<usize, (usize, usize, usize, usize, usize)> = BTreeMap::new();
    for square in 0..columns * rows {
        let (row, column) = (square / columns, square % columns);
        let group = root(&mut parent, square);
        let entry = boxes.entry(group).or_insert((column, column, row, row, 0));
        let (c0, c1, r0, r1, squares) = *entry;
        *entry = (c0.min(column), c1.max(column), r0.min(row), r1.max(row), squares + 1);
    }
    let edge = |edges: &[f32], index: usize| edges.get(index).copied().unwrap_or_default();
    let bottom = edge(ys, rows);
    let last: Vec<Segment> = horizontal.iter().filter(|s| (s.at - bottom).abs() <= SNAP).copied().collect();
    let cell = |(c0, c1, r0, r1, squares): (usize, usize, usize, usize, usize)| GridCell {
        row: r0,
        rows: r1 - r0 + 1,
        bbox: Rect { x0: edge(xs, c0), y0: edge(ys, r0), x1: edge(xs, c1 + 1), y1: edge(ys, r1 + 1) },
        open: r1 + 1 == rows && !covered(&last, bottom, edge(xs, c0), edge(xs, c1 + 1)),
        filled: squares == (c1 - c0 + 1) * (r1 - r0 + 1),
        inner: Vec::new(),
    };
    let mut cells: Vec<GridCell> = boxes.into_values().map(cell).collect();
    cells.sort_by(|a, b| a.row.cmp(&b.row).then(a.bbox.x0.total_cmp(&b.bbox.x0)));
    cells
}

/// Squares, row by row, in groups that no ruling parts, as links to the first of each group.
fn groups(xs: &[f32], ys: &[f32], horizontal: &[Segment], vertical: &[Segment]) -> Vec<usize> {
    let (columns, rows) = (xs.len() - 1, ys.len() - 1);
    let sorted = |segments: &[Segment]| {
        let mut sorted = segments.to_vec();
        sorted.sort_by(|a, b| a.at.total_cmp(&b.at));
        sorted
    };
    let (horizontal, vertical) = (&sorted(horizontal), &sorted(vertical));
    let mut parent: Vec<usize> = (0..columns * rows).collect();
    for (row, band) in ys.windows(2).enumerate() {
        for (column, strip) in xs.windows(2).enumerate() {
            let ([y0, y1], [x0, x1]) = (band, strip) else { continue };
            let here = row * columns + column;
            if column + 1 < columns && !covered(vertical, *x1, *y0, *y1) {
                unite(&mut parent, here, here + 1);
            }
            if row + 1 < rows && !covered(horizontal, *y1, *x0, *x1) {
                unite(&mut parent, here, here + columns);
            }
        }
    }
    parent
}
