//! Rulings and clips to grids of cells.
//!
//! A clip that text was painted under counts as four rulings: in Hancom files it is the cell. Tables may be open at
//! the sides and at page ends; there the extent of the crossing rulings closes them.

use crate::columns;
use crate::ink::Ink;
use crate::segment::{SNAP, Segment, TOUCH, components, covered, merge, positions, root, unite};
use crate::tagged::Sketch;
use crate::underline;
use gwaje_model::{Glyph, Page, Rect};

/// A ruling that sticks out this far beyond the outermost crossing one shows an open side (points).
const OPEN: f32 = 6.0;
/// A table has at least this many columns.
const COLUMNS: usize = 2;
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
    /// The texts of its header, if its columns are drawn and its rows are not.
    pub(crate) unruled: Option<Vec<String>>,
}

impl Grid {
    pub(crate) fn bbox(&self) -> Rect {
        let ends =
            |edges: &[f32]| (edges.first().copied().unwrap_or(0.0), edges.last().copied().unwrap_or(0.0));
        let ((x0, x1), (y0, y1)) = (ends(&self.xs), ends(&self.ys));
        Rect { x0, y0, x1, y1 }
    }

    /// Whether its columns are those of the page before.
    fn keeps_to(&self, previous: &[f32]) -> bool {
        self.xs.len() == previous.len() && self.xs.iter().all(|x| among(previous, *x))
    }
}

/// What is known of the tables of a page besides its drawing: column edges of the pages before, and tags.
#[derive(Clone, Copy, Default)]
pub(crate) struct Known<'k> {
    /// Of the table that the page before ended with.
    pub(crate) ended: Option<&'k [f32]>,
    /// Of the last table seen.
    pub(crate) seen: Option<&'k [f32]>,
    /// The header of the table that the page before ended with, if its rows are not drawn.
    pub(crate) unruled: Option<&'k [String]>,
    /// What the structure tree tells of the tables on this page.
    pub(crate) tagged: &'k [Sketch],
}

/// Finds the tables of a page, from top to bottom. `known.ended` are the column edges of the table that ended the page
/// before: where it goes on, its open sides and single clips are known from there.
pub(crate) fn grids(page: &Page, inks: &[Ink], known: Known<'_>) -> Vec<Grid> {
    let previous = known.ended;
    let (mut horizontal, mut vertical) = (Vec::new(), Vec::new());
    let borders = underline::borders(&page.rulings, inks);
    for ruling in &borders {
        let ink = ruling.ink;
        if ruling.horizontal {
            horizontal.push(Segment { at: f32::midpoint(ink.y0, ink.y1), from: ink.x0, to: ink.x1 });
        } else {
            vertical.push(Segment { at: f32::midpoint(ink.x0, ink.x1), from: ink.y0, to: ink.y1 });
        }
    }
    for clip in cell_clips(page, &used_clips(page, inks), &vertical, previous) {
        horizontal.extend([clip.y0, clip.y1].map(|at| Segment { at, from: clip.x0, to: clip.x1 }));
        vertical.extend([clip.x0, clip.x1].map(|at| Segment { at, from: clip.y0, to: clip.y1 }));
    }
    let mut grids = build(horizontal.clone(), vertical.clone(), previous);
    for sketch in known.tagged.iter().filter(|sketch| !sketch.is_parted_by(&grids)).collect::<Vec<_>>() {
        let told = build(sketch.across.clone(), sketch.down.clone(), None);
        grids.retain(|drawn| !told.iter().any(|told| told.bbox().intersection(drawn.bbox()).is_some()));
        grids.extend(told);
    }
    for grid in &mut grids {
        part_rows(grid, inks, known.unruled.filter(|_| previous.is_some_and(|xs| grid.keeps_to(xs))));
    }
    if grids.is_empty()
        && let Some((across, down)) = columns::undrawn(page.height, &borders, inks, known)
    {
        horizontal.extend(across);
        vertical.extend(down);
        grids = build(horizontal, vertical, previous);
    }
    grids
}

/// Parts the rows of a table that has only its columns drawn. On the first page its header stands in one cell with
/// what follows; overleaf it is known by `header`.
fn part_rows(grid: &mut Grid, inks: &[Ink], header: Option<&[String]>) {
    if grid.ys.len() != 2 {
        return;
    }
    let bbox = grid.bbox();
    let inside: Vec<Ink> =
        inks.iter().filter(|ink| bbox.contains(ink.centre().0, ink.centre().1)).copied().collect();
    let Some(unruled) = columns::unruled(&inside, &grid.xs, header) else { return };
    let whole = |at: &f32| Segment { at: *at, from: bbox.x0, to: bbox.x1 };
    let across: Vec<Segment> = grid.ys.iter().map(whole).chain(unruled.across).collect();
    let down: Vec<Segment> =
        grid.xs.iter().map(|at| Segment { at: *at, from: bbox.y0, to: bbox.y1 }).collect();
    grid.ys = positions(across.iter().map(|s| s.at).collect());
    grid.cells = cells(&grid.xs, &grid.ys, &across, &down);
    // The page end tells nothing of a row whose end is never drawn.
    grid.open_bottom = false;
    grid.unruled = Some(unruled.header);
}

fn build(horizontal: Vec<Segment>, vertical: Vec<Segment>, previous: Option<&[f32]>) -> Vec<Grid> {
    let (horizontal, vertical) = (merge(horizontal), merge(vertical));
    if horizontal.len().saturating_mul(vertical.len()) > MOST_PAIRS {
        return Vec::new();
    }
    let mut grids: Vec<Grid> = components(&horizontal, &vertical)
        .into_iter()
        .filter_map(|(horizontal, vertical)| grid(&horizontal, &vertical, previous))
        .collect();
    grids.sort_by(|a, b| a.bbox().y0.total_cmp(&b.bbox().y0).then(a.bbox().x0.total_cmp(&b.bbox().x0)));
    outermost(grids)
}

/// Which clips visible text was painted under.
fn used_clips(page: &Page, inks: &[Ink]) -> Vec<bool> {
    let mut used = vec![false; page.clips.len()];
    for ink in inks.iter().filter(|ink| !ink.is_space() && ink.glyph.clip != Glyph::NO_CLIP) {
        if let Some(slot) = used.get_mut(usize::from(ink.glyph.clip)) {
            *slot = true;
        }
    }
    used
}

/// The clips that can be cells: text stands under them, and they hold neither another such clip nor a ruling.
fn cell_clips(page: &Page, used: &[bool], vertical: &[Segment], previous: Option<&[f32]>) -> Vec<Rect> {
    let clips: Vec<Rect> =
        page.clips.iter().zip(used).filter(|(_, used)| **used).map(|(clip, _)| *clip).collect();
    let inside = |inner: &Rect, outer: &Rect| {
        inner.x0 >= outer.x0 - SNAP
            && inner.x1 <= outer.x1 + SNAP
            && inner.y0 >= outer.y0 - SNAP
            && inner.y1 <= outer.y1 + SNAP
            && (inner.width() < outer.width() - 2.0 * SNAP || inner.height() < outer.height() - 2.0 * SNAP)
    };
    let crossed = |clip: &Rect| {
        vertical.iter().any(|s| {
            s.at > clip.x0 + SNAP
                && s.at < clip.x1 - SNAP
                && s.to.min(clip.y1) - s.from.max(clip.y0) > 0.5 * clip.height()
        })
    };
    let cells = clips.iter().filter(|clip| {
        clip.width() > 4.0
            && clip.height() > 4.0
            && !crossed(clip)
            && !clips.iter().any(|other| inside(other, clip))
    });
    let cells: Vec<Rect> = cells.copied().collect();
    // A lone clip is a text frame; cells have neighbours, on this page or above it on the page before.
    // One as wide as the table is the page area of all its cells.
    let known = |clip: &Rect| {
        previous.is_some_and(|xs| {
            let whole = xs.first().is_some_and(|x| among(&[*x], clip.x0))
                && xs.last().is_some_and(|x| among(&[*x], clip.x1));
            !whole && [clip.x0, clip.x1].iter().all(|x| among(xs, *x))
        })
    };
    if cells.len() < COLUMNS && !cells.iter().all(known) { Vec::new() } else { cells }
}

/// Whether a position is one of the edges.
fn among(edges: &[f32], at: f32) -> bool {
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

fn grid(horizontal: &[Segment], vertical: &[Segment], previous: Option<&[f32]>) -> Option<Grid> {
    let extent = |segments: &[Segment]| {
        let from = segments.iter().map(|s| s.from).reduce(f32::min)?;
        Some((from, segments.iter().map(|s| s.to).reduce(f32::max)?))
    };
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
    Some(Grid { xs, ys, cells, open_bottom, unruled: None })
}

/// Grid squares merged where no ruling stands between them.
fn cells(xs: &[f32], ys: &[f32], horizontal: &[Segment], vertical: &[Segment]) -> Vec<GridCell> {
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
    let mut boxes: std::collections::BTreeMap<usize, (usize, usize, usize, usize)> =
        std::collections::BTreeMap::new();
    for square in 0..columns * rows {
        let (row, column) = (square / columns, square % columns);
        let group = root(&mut parent, square);
        let entry = boxes.entry(group).or_insert((column, column, row, row));
        *entry = (entry.0.min(column), entry.1.max(column), entry.2.min(row), entry.3.max(row));
    }
    let edge = |edges: &[f32], index: usize| edges.get(index).copied().unwrap_or_default();
    let mut cells: Vec<GridCell> = boxes
        .into_values()
        .map(|(c0, c1, r0, r1)| GridCell {
            row: r0,
            rows: r1 - r0 + 1,
            bbox: Rect { x0: edge(xs, c0), y0: edge(ys, r0), x1: edge(xs, c1 + 1), y1: edge(ys, r1 + 1) },
        })
        .collect();
    cells.sort_by(|a, b| a.row.cmp(&b.row).then(a.bbox.x0.total_cmp(&b.bbox.x0)));
    cells
}

/// Tables inside a cell of another table belong to that cell's text.
fn outermost(grids: Vec<Grid>) -> Vec<Grid> {
    let boxes: Vec<Rect> = grids.iter().map(Grid::bbox).collect();
    let inside = |inner: &Rect, outer: &Rect| {
        outer.x0 <= inner.x0 + TOUCH
            && outer.x1 >= inner.x1 - TOUCH
            && outer.y0 <= inner.y0 + TOUCH
            && outer.y1 >= inner.y1 - TOUCH
    };
    let keep: Vec<bool> = boxes
        .iter()
        .enumerate()
        .map(|(i, own)| {
            !boxes
                .iter()
                .enumerate()
                .any(|(j, other)| i != j && inside(own, other) && !(inside(other, own) && i < j))
        })
        .collect();
    grids.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(grid, _)| grid).collect()
}

#[cfg(test)]
mod tests {
    use super::{Known, grids};
    use gwaje_model::{Page, Rect, Ruling};

    /// Its squares alone would not fit into memory on a page that has as many lines as a page may have.
    #[test]
    fn a_drawing_of_too_many_squares_is_no_table() {
        let page = |count: u16| {
            let lines = (0..count).map(|n| 5.0 * f32::from(n)).flat_map(|at| {
                let end = 5.0 * f32::from(count);
                [
                    Ruling { ink: Rect::new(0.0, at, end, at + 0.5), horizontal: true, stroked: true },
                    Ruling { ink: Rect::new(at, 0.0, at + 0.5, end), horizontal: false, stroked: true },
                ]
            });
            Page { rulings: lines.collect(), width: 10_000.0, height: 10_000.0, ..Page::default() }
        };
        assert_eq!(grids(&page(50), &[], Known::default()).len(), 1);
        assert!(grids(&page(1_500), &[], Known::default()).is_empty());
    }
}
