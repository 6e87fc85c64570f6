//! One page as tables and stretches of text, from top to bottom; a cell that holds tables is read like a small page.

use crate::columns;
use crate::grid::{Grid, GridCell};
use crate::ink::Ink;
use crate::line::{self, PageFacts};
use crate::run;
use gwaje_model::{Line, Rect};

/// One logical page with its pieces.
pub(crate) struct Sheet {
    pub(crate) height: f32,
    pub(crate) pieces: Vec<Piece>,
}

impl Sheet {
    /// Where its text and tables end (points from the top).
    pub(crate) fn bottom(&self) -> f32 {
        self.pieces.iter().map(Piece::bottom).fold(0.0, f32::max)
    }
}

/// The part of a table that stands on one page.
#[derive(Clone, Debug)]
pub(crate) struct Fragment {
    pub(crate) page: u32,
    pub(crate) bbox: Rect,
    /// Column edges.
    pub(crate) xs: Vec<f32>,
    pub(crate) rows: usize,
    pub(crate) open_bottom: bool,
    /// Whether its columns are drawn.
    pub(crate) drawn: bool,
    /// The texts of its header, if its columns are drawn and its rows are not.
    pub(crate) header: Option<Vec<String>>,
    pub(crate) cells: Vec<FragmentCell>,
}

/// A cell of a fragment.
#[derive(Clone, Debug)]
pub(crate) struct FragmentCell {
    pub(crate) row: usize,
    pub(crate) rows: usize,
    pub(crate) bbox: Rect,
    /// Whether it reaches the bottom of its fragment and no ruling closes it there.
    pub(crate) open: bool,
    pub(crate) content: Vec<Piece>,
}

impl FragmentCell {
    /// Its lines, those of tables inside it aside.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &Line> {
        self.content.iter().flat_map(Piece::lines)
    }
}

/// What stands on a page or in a cell, in order.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    Table(Fragment),
    Text(Vec<Line>),
}

impl Piece {
    /// The lines of a stretch of text.
    pub(crate) fn lines(&self) -> &[Line] {
        match self {
            Self::Text(lines) => lines,
            Self::Table(_) => &[],
        }
    }

    /// Where it ends (points from the top).
    pub(crate) fn bottom(&self) -> f32 {
        match self {
            Self::Text(lines) => lines.iter().map(|line| line.bbox().y1).fold(0.0, f32::max),
            Self::Table(table) => table.bbox.y1,
        }
    }

    /// The table, if it is one.
    pub(crate) fn table(&self) -> Option<&Fragment> {
        match self {
            Self::Table(table) => Some(table),
            Self::Text(_) => None,
        }
    }
}

/// The pieces of one logical page, which has these tables.
pub(crate) fn pieces(inks: &[Ink], grids: &[Grid], facts: PageFacts<'_>) -> Vec<Piece> {
    let (rest, tables) = split(run::runs(inks, facts.plain_text).collect(), grids, &|table| table > 0, facts);
    let rest: Vec<&Ink> = rest.into_iter().flatten().collect();
    if facts.plain_text {
        return order(line::lines(&rest, facts), tables);
    }
    let mut text = Vec::new();
    for stretch in columns::in_order(rest) {
        text.extend(line::lines(&stretch.inks, facts));
        if let Some(last) = text.last_mut().filter(|_| stretch.is_left) {
            last.end.page_end = true;
        }
    }
    order(text, tables)
}

/// Runs of glyphs put into tables, and those that stand in none. A table counts if so many of its cells have text as
/// `enough` asks for.
fn split<'p>(
    mut rest: Vec<&'p [Ink]>,
    grids: &[Grid],
    enough: &dyn Fn(usize) -> bool,
    facts: PageFacts<'_>,
) -> (Vec<&'p [Ink]>, Vec<Fragment>) {
    let mut tables: Vec<Fragment> = Vec::new();
    for grid in grids {
        let bbox = grid.bbox();
        let within = |ink: &Ink| bbox.contains(ink.centre().0, ink.centre().1);
        let edge = |here: bool, _| if here { bbox.x1 } else { bbox.x0 };
        let parts = rest.iter().flat_map(|run| run::parts(run, within, edge));
        let (inside, outside): (Vec<_>, Vec<_>) = parts.partition(|(within, _)| *within);
        let fragment = fill(grid, inside.into_iter().map(|(_, run)| run), facts);
        if enough(fragment.cells.iter().filter(|cell| !cell.content.is_empty()).count()) {
            rest = outside.into_iter().map(|(_, run)| run).collect();
            tables.push(fragment);
        }
    }
    (rest, tables)
}

/// The pieces of a cell.
fn content(cell: &GridCell, runs: Vec<&[Ink]>, facts: PageFacts<'_>) -> Vec<Piece> {
    // A box around a single text is a frame; a table inside a cell has two of them.
    let (rest, tables) = split(runs, &cell.inner, &|filled| filled > 1, facts);
    order(line::lines(&rest.into_iter().flatten().collect::<Vec<_>>(), facts), tables)
}

/// Puts runs of glyphs into the cells of a grid.
fn fill<'p>(grid: &Grid, runs: impl Iterator<Item = &'p [Ink]>, facts: PageFacts<'_>) -> Fragment {
    let places = Places::of(grid);
    let mut held: Vec<Vec<&[Ink]>> = vec![Vec::new(); grid.cells.len()];
    let edge = |here: usize, _| grid.cells.get(here).map_or(f32::MAX, |cell| cell.bbox.x1);
    for (cell, part) in runs.flat_map(|run| run::parts(run, |ink| places.cell(ink.centre()), edge)) {
        if let Some(held) = held.get_mut(cell) {
            held.push(part);
        }
    }
    let cells = grid.cells.iter().zip(held).map(|(cell, runs)| FragmentCell {
        row: cell.row,
        rows: cell.rows,
        bbox: cell.bbox,
        open: cell.open,
        content: content(cell, runs, facts),
    });
    Fragment {
        page: facts.number,
        bbox: grid.bbox(),
        xs: grid.xs.clone(),
        rows: grid.ys.len().saturating_sub(1),
        open_bottom: grid.open_bottom,
        drawn: grid.drawn,
        header: grid.header.clone(),
        cells: cells.collect(),
    }
}

/// Where the cells of a grid lie, so that a long table is not searched through for each glyph.
struct Places<'g> {
    /// Row edges.
    ys: &'g [f32],
    /// Index and box of each cell: those that fill their box first, then the smallest, the most exact one. Overlapping
    /// boxes come from cells that are no rectangles, such as what is left around boxes that a line connects.
    boxes: Vec<(usize, Rect)>,
    /// Those that stand in each row.
    bands: Vec<Vec<(usize, Rect)>>,
}

impl<'g> Places<'g> {
    fn of(grid: &'g Grid) -> Self {
        let area = |bbox: &Rect| bbox.width() * bbox.height();
        let mut boxes: Vec<(usize, Rect)> = grid.cells.iter().map(|cell| cell.bbox).enumerate().collect();
        let loose = |index: &usize| grid.cells.get(*index).is_some_and(|cell| !cell.filled);
        boxes.sort_by(|(i, a), (j, b)| loose(i).cmp(&loose(j)).then(area(a).total_cmp(&area(b))));
        let mut bands: Vec<Vec<(usize, Rect)>> = vec![Vec::new(); grid.ys.len()];
        for (index, bbox) in &boxes {
            let rows = grid.cells.get(*index).map_or(0..0, |cell| cell.row..cell.row + cell.rows);
            bands.iter_mut().take(rows.end).skip(rows.start).for_each(|band| band.push((*index, *bbox)));
        }
        Self { ys: &grid.ys, boxes, bands }
    }

    /// Index of the cell that holds a point, or of the nearest.
    fn cell(&self, (x, y): (f32, f32)) -> usize {
        let distance = |bbox: &Rect| {
            let off = |value: f32, from: f32, to: f32| (from - value).max(value - to).max(0.0);
            off(x, bbox.x0, bbox.x1).powi(2) + off(y, bbox.y0, bbox.y1).powi(2)
        };
        let row = self.ys.partition_point(|edge| *edge <= y).checked_sub(1);
        let band = row.and_then(|row| self.bands.get(row)).map_or(&[][..], Vec::as_slice);
        let inside = band.iter().find(|(_, bbox)| bbox.contains(x, y));
        let nearest = || self.boxes.iter().min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b)));
        inside.or_else(nearest).map_or(usize::MAX, |(index, _)| *index)
    }
}

/// Text and tables from top to bottom; text between two tables stays together.
fn order(text: Vec<Line>, mut tables: Vec<Fragment>) -> Vec<Piece> {
    tables.sort_by(|a, b| a.bbox.y0.total_cmp(&b.bbox.y0).then(a.bbox.x0.total_cmp(&b.bbox.x0)));
    let mut pieces = Vec::new();
    let mut lines = text.into_iter().peekable();
    for table in tables {
        let mut above = Vec::new();
        // What stands beside it on the left is its label and comes before it.
        let above_or_left = |line: &Line| {
            let bbox = line.bbox();
            bbox.y1 <= table.bbox.y0 + line.size || bbox.x1 <= table.bbox.x0 && bbox.y0 < table.bbox.y1
        };
        while let Some(line) = lines.next_if(above_or_left) {
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
