//! Tables that a tagged PDF tells of (ISO 32000-1, 14.8.4.3.4), for pages whose drawing does not part their cells.
//!
//! The structure tree says which glyphs are which cell of which row; where those cells lie apart on the page, the
//! strips between them become rulings that were not drawn. Tags that contradict the places of the glyphs are left
//! alone: what a page shows comes first.

use crate::grid::Grid;
use crate::ink::Ink;
use crate::segment::Segment;
use gwaje_model::{Glyph, Pages, Rect, TaggedTable};
use std::collections::BTreeMap;

/// Cells of neighbouring columns or rows may overlap by this much (points): glyph boxes are estimates.
const OVERLAP: f32 = 2.0;
/// White between the outermost text and the edge of the table (points).
const MARGIN: f32 = 2.0;
/// How far the sides run beyond the last row when it goes on overleaf (points).
const BEYOND: f32 = 10.0;
/// Tables with fewer columns need no help; with more they are no tables of ours.
const COLUMNS: std::ops::RangeInclusive<usize> = 2..=64;

/// The tables of a structure tree, with the places of their cells.
#[derive(Debug, Default)]
pub(crate) struct Tagged {
    tables: Vec<Table>,
    /// Table and cell of each piece of marked content, by page and identifier.
    content: BTreeMap<(u32, u32), (usize, usize)>,
}

/// A table of the structure tree.
#[derive(Debug)]
struct Table {
    cells: Vec<Cell>,
    /// Column edges over all its pages; `None` if its columns overlap.
    xs: Option<Vec<f32>>,
}

/// The place of a cell among rows and columns, and the last page it has content on.
#[derive(Clone, Copy, Debug)]
struct Cell {
    row: usize,
    rows: usize,
    column: usize,
    columns: usize,
    last_page: u32,
}

/// The part of a tagged table that stands on one page.
pub(crate) struct TaggedGrid {
    /// Cell of each glyph, as a number, with its centre.
    members: Vec<(usize, (f32, f32))>,
    pub(crate) across: Vec<Segment>,
    pub(crate) down: Vec<Segment>,
}

impl Tagged {
    pub(crate) fn new(pages: &Pages) -> Self {
        let mut tagged = Self::default();
        for (number, table) in pages.tables.iter().enumerate() {
            let cells = places(table);
            for (at, cell) in table.rows.iter().flat_map(|row| &row.cells).enumerate() {
                tagged.content.extend(cell.content.iter().map(|content| (*content, (number, at))));
            }
            tagged.tables.push(Table { cells, xs: None });
        }
        tagged.measure(pages);
        tagged
    }

    fn cell(&self, page: u32, glyph: &Glyph) -> Option<(usize, usize)> {
        let marked = glyph.mcid != Glyph::NO_MCID && !glyph.ch.is_whitespace();
        marked.then(|| self.content.get(&(page, glyph.mcid)).copied()).flatten()
    }

    /// Finds the column edges of each table from all its pages: a column may be empty on one of them.
    fn measure(&mut self, pages: &Pages) {
        let mut extents: Vec<BTreeMap<usize, (f32, f32)>> = vec![BTreeMap::new(); self.tables.len()];
        if self.tables.is_empty() {
            return;
        }
        for page in &pages.pages {
            for glyph in page.glyphs.iter().filter(|glyph| glyph.visible()) {
                let Some((table, cell)) = self.cell(page.number, glyph) else { continue };
                if let Some(extents) = extents.get_mut(table) {
                    let extent = extents.entry(cell).or_insert((f32::MAX, f32::MIN));
                    *extent = (extent.0.min(glyph.x), extent.1.max(glyph.x + glyph.advance));
                }
            }
        }
        for (table, extents) in self.tables.iter_mut().zip(extents) {
            table.xs = edges(&table.cells, &extents);
        }
    }

    /// The parts of tagged tables on a page, with the rulings that would part their cells.
    pub(crate) fn on(&self, page: u32, inks: &[Ink]) -> Vec<TaggedGrid> {
        let mut members: BTreeMap<usize, Vec<(usize, &Ink)>> = BTreeMap::new();
        for ink in inks {
            if let Some((table, cell)) = self.cell(page, &ink.glyph) {
                members.entry(table).or_default().push((cell, ink));
            }
        }
        let sketch = |(number, members): (usize, Vec<(usize, &Ink)>)| {
            self.tables.get(number).and_then(|table| table.sketch(page, &members))
        };
        members.into_iter().filter_map(sketch).collect()
    }
}

impl Table {
    fn sketch(&self, page: u32, members: &[(usize, &Ink)]) -> Option<TaggedGrid> {
        let xs = self.xs.as_ref()?;
        let mut boxes: BTreeMap<usize, Rect> = BTreeMap::new();
        for (cell, ink) in members {
            boxes.entry(*cell).and_modify(|bbox| *bbox = bbox.union(ink.bbox)).or_insert(ink.bbox);
        }
        let here: Vec<(Cell, Rect)> =
            boxes.iter().filter_map(|(cell, bbox)| Some((*self.cells.get(*cell)?, *bbox))).collect();
        let last_row = here.iter().map(|(cell, _)| cell.row).max()?;
        let goes_on = self.cells.iter().any(|cell| cell.row == last_row && cell.last_page > page);
        let ys = row_edges(&here)?;
        let (top, bottom) = (ys.first()?.1, ys.last()?.1);
        let rows = ys.first()?.0..=last_row;
        let near = |cell: &&Cell| cell.row <= *rows.end() && cell.row + cell.rows > *rows.start();
        let near: Vec<Cell> = self.cells.iter().filter(near).copied().collect();
        let down = down(&near, xs, &ys, if goes_on { bottom + BEYOND } else { bottom });
        let mut across = across(&near, xs, &ys);
        let whole = |at| Segment {
            at,
            from: xs.first().copied().unwrap_or(0.0),
            to: xs.last().copied().unwrap_or(0.0),
        };
        across.push(whole(top));
        if !goes_on {
            across.push(whole(bottom));
        }
        let members = members.iter().map(|(cell, ink)| (*cell, ink.centre())).collect();
        Some(TaggedGrid { members, across, down })
    }
}

/// Rulings between rows, where no cell runs over them.
fn across(cells: &[Cell], xs: &[f32], ys: &[(usize, f32)]) -> Vec<Segment> {
    let mut segments = Vec::new();
    let inner = ys.get(..ys.len().saturating_sub(1)).unwrap_or_default();
    for pair in inner.windows(2) {
        let &[(above, _), (row, at)] = pair else { continue };
        for (column, strip) in xs.windows(2).enumerate() {
            let &[from, to] = strip else { continue };
            if !cells.iter().any(|cell| cell.spans_row_edge(above, row, column)) {
                segments.push(Segment { at, from, to });
            }
        }
    }
    segments
}

/// Rulings between columns, where no cell runs over them.
fn down(cells: &[Cell], xs: &[f32], ys: &[(usize, f32)], bottom: f32) -> Vec<Segment> {
    let mut segments = Vec::new();
    for (nth, band) in ys.windows(2).enumerate() {
        let &[(row, from), (_, to)] = band else { continue };
        let to = if nth + 2 == ys.len() { bottom } else { to };
        for (column, at) in xs.iter().enumerate() {
            if !cells.iter().any(|cell| cell.spans_column_edge(row, column)) {
                segments.push(Segment { at: *at, from, to });
            }
        }
    }
    segments
}

impl Cell {
    /// Whether it lies over the edge between two rows that follow each other on a page, in a column. Rows without
    /// text there, and rows overleaf, may lie between them.
    fn spans_row_edge(self, above: usize, row: usize, column: usize) -> bool {
        self.row <= above
            && row < self.row + self.rows
            && self.column <= column
            && column < self.column + self.columns
    }

    /// Whether it lies over the left edge of a column, in a row.
    fn spans_column_edge(self, row: usize, column: usize) -> bool {
        self.row <= row
            && row < self.row + self.rows
            && self.column < column
            && column < self.column + self.columns
    }
}

impl TaggedGrid {
    /// Whether the drawn tables already keep its cells apart.
    pub(crate) fn is_parted_by(&self, grids: &[Grid]) -> bool {
        let mut owners: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        self.members.iter().all(|(cell, (x, y))| {
            let drawn = grids.iter().enumerate().find_map(|(nth, grid)| {
                Some((nth, grid.cells.iter().position(|drawn| drawn.bbox.contains(*x, *y))?))
            });
            drawn.is_some_and(|drawn| owners.entry(drawn).or_insert(*cell) == cell)
        })
    }
}

/// The place of each cell of a table, row spans pushing later cells to the right.
fn places(table: &TaggedTable) -> Vec<Cell> {
    let mut cells = Vec::new();
    // For each column, the first row in which it is free.
    let mut free: Vec<usize> = Vec::new();
    for (row, tagged) in table.rows.iter().enumerate() {
        let mut column = 0;
        for cell in &tagged.cells {
            while free.get(column).is_some_and(|from| *from > row) {
                column += 1;
            }
            let (columns, rows) = (usize::from(cell.columns), usize::from(cell.rows));
            free.resize(free.len().max(column + columns).min(COLUMNS.end() + 1), 0);
            for slot in free.iter_mut().skip(column).take(columns) {
                *slot = row + rows;
            }
            let last_page = cell.content.iter().map(|(page, _)| *page).max().unwrap_or_default();
            cells.push(Cell { row, rows, column, columns, last_page });
            column += columns;
        }
    }
    cells
}

/// Column edges from the horizontal extents of the cells; `None` if columns overlap.
fn edges(cells: &[Cell], extents: &BTreeMap<usize, (f32, f32)>) -> Option<Vec<f32>> {
    let count = cells.iter().map(|cell| cell.column + cell.columns).max()?;
    if !COLUMNS.contains(&count) {
        return None;
    }
    let placed = || extents.iter().filter_map(|(at, extent)| Some((cells.get(*at)?, extent)));
    let left = placed().map(|(_, extent)| extent.0).reduce(f32::min)?;
    let right = placed().map(|(_, extent)| extent.1).reduce(f32::max)?;
    let mut xs = vec![left - MARGIN];
    for column in 1..count {
        let before = placed().filter(|(cell, _)| cell.column + cell.columns <= column);
        let after = placed().filter(|(cell, _)| cell.column >= column);
        let ends = before.map(|(_, extent)| extent.1).reduce(f32::max);
        let begins = after.map(|(_, extent)| extent.0).reduce(f32::min);
        // A column without any text has no width.
        let (ends, begins) = (ends.unwrap_or(left - MARGIN), begins.unwrap_or(right + MARGIN));
        if begins < ends - OVERLAP {
            return None;
        }
        xs.push(f32::midpoint(ends, begins));
    }
    xs.push(right + MARGIN);
    Some(xs)
}

/// The upper edges of the rows that have text on a page, and the end of the last; `None` if rows overlap.
fn row_edges(here: &[(Cell, Rect)]) -> Option<Vec<(usize, f32)>> {
    let mut rows: Vec<usize> = here.iter().map(|(cell, _)| cell.row).collect();
    rows.sort_unstable();
    rows.dedup();
    let top = here.iter().map(|(_, bbox)| bbox.y0).reduce(f32::min)?;
    let bottom = here.iter().map(|(_, bbox)| bbox.y1).reduce(f32::max)?;
    let mut ys = vec![(*rows.first()?, top - MARGIN)];
    for row in rows.iter().skip(1) {
        let above = here.iter().filter(|(cell, _)| cell.row + cell.rows <= *row);
        let below = here.iter().filter(|(cell, _)| cell.row >= *row);
        let ends = above.map(|(_, bbox)| bbox.y1).reduce(f32::max).unwrap_or(top);
        let begins = below.map(|(_, bbox)| bbox.y0).reduce(f32::min)?;
        if begins < ends - OVERLAP {
            return None;
        }
        ys.push((*row, f32::midpoint(ends, begins)));
    }
    ys.push((rows.last()? + 1, bottom + MARGIN));
    Some(ys)
}

#[cfg(test)]
mod tests {
    use crate::testing::glyph;
    use gwaje_model::{Font, FontKind, Glyph, Page, Pages, TaggedCell, TaggedRow, TaggedTable};

    /// Texts at places, each marked content of its own: left end, baseline, identifier.
    fn page(number: u32, texts: &[(f32, f32, &str)]) -> Page {
        let texts = texts.iter().zip(0..);
        let glyphs = texts.flat_map(|((x, y, text), mcid)| {
            text.chars()
                .zip(0..)
                .map(move |(ch, at)| Glyph { mcid, ..glyph(ch, x + 10.0 * at as f32, *y) })
                .collect::<Vec<_>>()
        });
        Page { number, width: 595.0, height: 842.0, glyphs: glyphs.collect(), ..Page::default() }
    }

    /// Row span and marked content of a cell.
    type ToldRow<'t> = (u16, &'t [(u32, u32)]);

    fn table(rows: &[&[ToldRow<'_>]]) -> TaggedTable {
        let cell =
            |(rows, content): &ToldRow<'_>| TaggedCell { columns: 1, rows: *rows, content: content.to_vec() };
        let row = |cells: &&[ToldRow<'_>]| TaggedRow { cells: cells.iter().map(cell).collect() };
        TaggedTable { rows: rows.iter().map(row).collect() }
    }

    fn cells(pages: Vec<Page>, table: TaggedTable) -> Vec<Vec<(u16, u16, String)>> {
        let fonts = vec![Font { name: String::new(), kind: FontKind::Other }];
        let found = crate::rows(Pages { fonts, pages, tables: vec![table], ..Pages::default() });
        let text = |cell: &gwaje_model::Cell<gwaje_model::Line>| {
            (cell.column, cell.rows, cell.content.iter().map(gwaje_model::Line::text).collect::<String>())
        };
        found.value.iter().map(|row| row.cells.iter().map(text).collect()).collect()
    }

    #[test]
    fn tags_part_what_no_ruling_parts() {
        let page = page(
            1,
            &[(50.0, 100.0, "가나"), (90.0, 100.0, "다라"), (90.0, 115.0, "마바"), (130.0, 100.0, "사")],
        );
        let table = table(&[&[(2, &[(1, 0)]), (1, &[(1, 1)]), (1, &[(1, 3)])], &[(1, &[(1, 2)]), (1, &[])]]);
        let found = cells(vec![page], table);
        let cell = |column, rows, text: &str| (column, rows, text.to_owned());
        assert_eq!(
            found,
            [
                vec![cell(0, 2, "가나"), cell(1, 1, "다라"), cell(2, 1, "사")],
                vec![cell(1, 1, "마바"), cell(2, 1, "")]
            ]
        );
    }

    #[test]
    fn a_row_that_goes_on_overleaf_is_one_row() {
        let pages = vec![
            page(1, &[(50.0, 100.0, "가나"), (90.0, 100.0, "다라"), (130.0, 100.0, "사아")]),
            page(2, &[(90.0, 100.0, "마바"), (130.0, 100.0, "자차")]),
        ];
        let table = table(&[&[(1, &[(1, 0)]), (1, &[(1, 1), (2, 0)]), (1, &[(1, 2), (2, 1)])]]);
        let found = cells(pages, table);
        let texts: Vec<&str> = found.iter().flatten().map(|(.., text)| text.as_str()).collect();
        assert_eq!(texts, ["가나", "다라마바", "사아자차"]);
    }

    #[test]
    fn tags_that_contradict_the_page_are_left_alone() {
        let page = page(1, &[(50.0, 100.0, "가나다라마바"), (60.0, 120.0, "사"), (70.0, 140.0, "아")]);
        let table = table(&[&[(1, &[(1, 0)]), (1, &[(1, 1)]), (1, &[(1, 2)])]]);
        assert_eq!(cells(vec![page], table).len(), 1, "one stretch of text");
    }
}
