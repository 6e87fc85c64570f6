//! One page as tables and stretches of text, from top to bottom.

use crate::grid::{self, Grid, Known};
use crate::ink::Ink;
use crate::line::{self, PageFacts};
use crate::run;
use gwaje_model::{Line, Page, Rect};

/// The part of a table that stands on one page.
#[derive(Clone, Debug)]
pub(crate) struct Fragment {
    pub(crate) page: u32,
    pub(crate) bbox: Rect,
    /// Column edges.
    pub(crate) xs: Vec<f32>,
    pub(crate) rows: usize,
    pub(crate) open_bottom: bool,
    /// The texts of its header, if its columns are drawn and its rows are not.
    pub(crate) unruled: Option<Vec<String>>,
    pub(crate) cells: Vec<FragmentCell>,
}

/// A cell of a fragment.
#[derive(Clone, Debug)]
pub(crate) struct FragmentCell {
    pub(crate) row: usize,
    pub(crate) rows: usize,
    pub(crate) bbox: Rect,
    pub(crate) lines: Vec<Line>,
}

/// What stands on a page, in order.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    Table(Fragment),
    Text(Vec<Line>),
}

/// The pieces of one logical page.
///
/// `known` are the columns of the pages before.
pub(crate) fn pieces(page: &Page, inks: &[Ink], facts: PageFacts<'_>, known: Known<'_>) -> Vec<Piece> {
    let grids = grid::grids(page, inks, known);
    let mut rest: Vec<&[Ink]> = run::runs(inks, facts.plain_text).collect();
    let mut tables: Vec<Fragment> = Vec::new();
    for grid in grids {
        let bbox = grid.bbox();
        let within = |ink: &Ink| bbox.contains(ink.centre().0, ink.centre().1);
        let edge = |here: bool, _| if here { bbox.x1 } else { bbox.x0 };
        let parts = rest.into_iter().flat_map(|run| run::parts(run, within, edge));
        let (inside, outside): (Vec<_>, Vec<_>) = parts.partition(|(within, _)| *within);
        rest = outside.into_iter().map(|(_, run)| run).collect();
        let fragment = fill(&grid, inside.into_iter().map(|(_, run)| run), facts);
        // Frames without text are drawings; their glyphs, if any, are text of the page.
        if fragment.cells.iter().any(|cell| !cell.lines.is_empty()) {
            tables.push(fragment);
        }
    }
    let text = line::lines(&rest.into_iter().flatten().collect::<Vec<_>>(), facts);
    order(text, tables)
}

/// Puts runs of glyphs into the cells of a grid.
fn fill<'p>(grid: &Grid, runs: impl Iterator<Item = &'p [Ink]>, facts: PageFacts<'_>) -> Fragment {
    let mut held: Vec<Vec<&Ink>> = vec![Vec::new(); grid.cells.len()];
    // Overlapping boxes come from cells that are no rectangles; the smallest one is the most exact.
    let mut boxes: Vec<(usize, Rect)> = grid.cells.iter().map(|cell| cell.bbox).enumerate().collect();
    boxes.sort_by(|(_, a), (_, b)| (a.width() * a.height()).total_cmp(&(b.width() * b.height())));
    // Those that stand in each row, so that a long table is not searched through for each glyph.
    let mut bands: Vec<Vec<(usize, Rect)>> = vec![Vec::new(); grid.ys.len()];
    for (index, bbox) in &boxes {
        let rows = grid.cells.get(*index).map_or(0..0, |cell| cell.row..cell.row + cell.rows);
        bands.iter_mut().take(rows.end).skip(rows.start).for_each(|band| band.push((*index, *bbox)));
    }
    let cell = |ink: &Ink| {
        let (x, y) = ink.centre();
        let distance = |bbox: &Rect| {
            let off = |value: f32, from: f32, to: f32| (from - value).max(value - to).max(0.0);
            off(x, bbox.x0, bbox.x1).powi(2) + off(y, bbox.y0, bbox.y1).powi(2)
        };
        let row = grid.ys.partition_point(|edge| *edge <= y).checked_sub(1);
        let band = row.and_then(|row| bands.get(row)).map_or(&[][..], Vec::as_slice);
        let inside = band.iter().find(|(_, bbox)| bbox.contains(x, y));
        let nearest = || boxes.iter().min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b)));
        inside.or_else(nearest).map_or(usize::MAX, |(index, _)| *index)
    };
    let edge = |here: usize, _| grid.cells.get(here).map_or(f32::MAX, |cell| cell.bbox.x1);
    for (cell, part) in runs.flat_map(|run| run::parts(run, cell, edge)) {
        if let Some(held) = held.get_mut(cell) {
            held.extend(part);
        }
    }
    let cells = grid.cells.iter().zip(held).map(|(cell, inks)| FragmentCell {
        row: cell.row,
        rows: cell.rows,
        bbox: cell.bbox,
        lines: line::lines(&inks, facts),
    });
    Fragment {
        page: facts.number,
        bbox: grid.bbox(),
        xs: grid.xs.clone(),
        rows: grid.ys.len().saturating_sub(1),
        open_bottom: grid.open_bottom,
        unruled: grid.unruled.clone(),
        cells: cells.collect(),
    }
}

/// Text and tables from top to bottom; text between two tables stays together.
fn order(text: Vec<Line>, mut tables: Vec<Fragment>) -> Vec<Piece> {
    tables.sort_by(|a, b| a.bbox.y0.total_cmp(&b.bbox.y0).then(a.bbox.x0.total_cmp(&b.bbox.x0)));
    let mut pieces = Vec::new();
    let mut lines = text.into_iter().peekable();
    for table in tables {
        let mut above = Vec::new();
        while let Some(line) = lines.next_if(|line| line.bbox().y1 <= table.bbox.y0 + line.size) {
            above.push(line);
        }
        if !above.is_empty() {
            pieces.push(Piece::Text(above));
        }
        pieces.push(Piece::Table(table));
    }
    let below: Vec<Line> = lines.collect();
    if !below.is_empty() {
        pieces.push(Piece::Text(below));
    }
    pieces
}
