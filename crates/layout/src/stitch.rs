//! Tables over page breaks made whole: one table, and one row where the page end only interrupts it.

use crate::sheet::{Fragment, FragmentCell};
use gwaje_forms::number;
use gwaje_forms::period;
use gwaje_model::{Code, Line, Note, Place, Rect};

/// Column edges of two fragments are the same when they differ by less than this (points).
const SAME_EDGE: f32 = 5.0;

/// Usual distance of two lines of a label, em.
const LEADING: f32 = 1.6;

/// A table as it grows page by page.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) xs: Vec<f32>,
    pub(crate) rows: usize,
    pub(crate) cells: Vec<TableCell>,
    open_bottom: bool,
    /// Text of the cells of its first row: a repeated header has the same.
    header: Vec<String>,
    /// Where its part on the last page ends.
    bottom: f32,
    /// Pages it stands on, as positions in the sequence of logical pages.
    last_sheet: usize,
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub(crate) struct TableCell {
    pub(crate) x0: f32,
    pub(crate) x1: f32,
    pub(crate) row: usize,
    pub(crate) rows: usize,
    pub(crate) places: Vec<Place>,
    pub(crate) lines: Vec<Line>,
}

impl Table {
    pub(crate) fn new(fragment: Fragment, sheet: usize) -> Self {
        let mut table = Self {
            xs: fragment.xs.clone(),
            rows: 0,
            cells: Vec::new(),
            open_bottom: false,
            header: row_texts(&fragment, 0),
            bottom: 0.0,
            last_sheet: sheet,
        };
        table.append(fragment, sheet, &[], false);
        table
    }

    /// Whether a fragment at the top of the next logical page belongs to this table.
    pub(crate) fn takes(&self, fragment: &Fragment, sheet: usize) -> bool {
        let (few, many) = if self.xs.len() < fragment.xs.len() {
            (&self.xs, &fragment.xs)
        } else {
            (&fragment.xs, &self.xs)
        };
        let shift = self.shift(fragment);
        let own = |x: &f32| if std::ptr::eq(few, &raw const self.xs) { *x } else { *x + shift };
        let other = |x: &f32| if std::ptr::eq(many, &raw const self.xs) { *x } else { *x + shift };
        let matched = few.iter().all(|x| many.iter().any(|y| (own(x) - other(y)).abs() < SAME_EDGE));
        self.last_sheet + 1 == sheet && matched && self.same_width(fragment)
    }

    /// Horizontal offset from a fragment's columns to ours: logical pages may stand side by side.
    fn shift(&self, fragment: &Fragment) -> f32 {
        self.xs.first().copied().unwrap_or_default() - fragment.xs.first().copied().unwrap_or_default()
    }

    fn same_width(&self, fragment: &Fragment) -> bool {
        let width =
            |xs: &[f32]| xs.last().copied().unwrap_or_default() - xs.first().copied().unwrap_or_default();
        (width(&self.xs) - width(&fragment.xs)).abs() < SAME_EDGE
    }

    /// Adds the part of the table that stands on the next logical page.
    pub(crate) fn extend(&mut self, mut fragment: Fragment, sheet: usize, notes: &mut Vec<Note>) {
        drop_repeated_header(&self.header, &mut fragment, notes);
        let continues = self.row_continues(&fragment);
        let kept = self.continued_columns(&mut fragment, continues, notes);
        self.append(fragment, sheet, &kept, continues);
    }

    /// Whether the first row of a fragment is the rest of our last row.
    fn row_continues(&self, fragment: &Fragment) -> bool {
        if self.open_bottom {
            return true;
        }
        let first: Vec<&FragmentCell> = fragment.cells.iter().filter(|cell| cell.row == 0).collect();
        let widest = first.iter().map(|cell| cell.bbox.width()).fold(0.0, f32::max);
        let labels = first.iter().filter(|cell| cell.bbox.width() < widest && !cell.lines.is_empty());
        let shift = self.shift(fragment);
        let verdicts: Vec<Label> = labels.map(|cell| self.label(cell, shift)).collect();
        // A label that ended well above the page end has no rest: the one overleaf belongs to a row of its own.
        let certain = verdicts.iter().any(|label| matches!(label, Label::Cut | Label::Repeated));
        verdicts.iter().all(|label| match label {
            Label::Cut | Label::Repeated => true,
            Label::CutEarly => certain,
            Label::New | Label::Other => false,
        })
    }

    /// What the text of a label cell at the top of a page tells.
    fn label(&self, cell: &FragmentCell, shift: f32) -> Label {
        let text = squeeze(&cell.lines);
        if number::opens_label(&text) {
            let repeated =
                self.open_cell(cell, shift).is_some_and(|open| same_label(&squeeze(&open.lines), &text));
            return if repeated { Label::Repeated } else { Label::New };
        }
        let Some(open) = self.open_cell(cell, shift) else { return Label::Other };
        if same_label(&squeeze(&open.lines), &text) {
            Label::Repeated
        } else if period::opens_label(&text) {
            Label::New
        } else {
            self.cut(open)
        }
    }

    /// Whether the text of a cell runs down to the end of the page. One line may stand free below it: two lines of a
    /// paragraph are kept together on either side of the break.
    fn cut(&self, cell: &TableCell) -> Label {
        let Some(line) = cell.lines.last() else { return Label::Other };
        let left = (self.bottom - line.bbox().y1) / line.size.max(1.0);
        let lead = line.leading.map_or(LEADING, |leading| leading / line.size.max(1.0));
        if left < 1.7 {
            Label::Cut
        } else if left < 1.7 + lead {
            Label::CutEarly
        } else {
            Label::Other
        }
    }

    /// Our cell that reaches our last row in the column of a fragment's cell.
    fn open_cell(&self, cell: &FragmentCell, shift: f32) -> Option<&TableCell> {
        self.open_index(cell, shift).and_then(|index| self.cells.get(index))
    }

    fn open_index(&self, cell: &FragmentCell, shift: f32) -> Option<usize> {
        let middle = f32::midpoint(cell.bbox.x0, cell.bbox.x1) + shift;
        self.cells
            .iter()
            .rposition(|own| own.row + own.rows == self.rows && own.x0 <= middle && middle <= own.x1)
    }

    /// For each cell in the first row of a fragment: our cell that it is the rest of.
    fn continued_columns(
        &self,
        fragment: &mut Fragment,
        continues: bool,
        notes: &mut Vec<Note>,
    ) -> Vec<Option<usize>> {
        let shift = self.shift(fragment);
        let widest = fragment.cells.iter().map(|cell| cell.bbox.width()).fold(0.0, f32::max);
        let mut kept = Vec::with_capacity(fragment.cells.len());
        for cell in &mut fragment.cells {
            let open = (cell.row == 0).then(|| self.open_index(cell, shift)).flatten();
            let verdict = open.map(|_| self.label(cell, shift));
            let merged = continues
                || cell.lines.is_empty() && cell.bbox.width() < widest
                || matches!(verdict, Some(Label::Repeated))
                    && !starts_numbered_twice(cell)
                    && cell.bbox.width() < widest;
            let open = open.filter(|_| merged);
            if open.is_some() && matches!(verdict, Some(Label::Repeated)) && cell.bbox.width() < widest {
                notes.extend(cell.lines.drain(..).map(|line| Note {
                    code: Code::RepeatedHeaderRemoved,
                    place: Some(line.place),
                    text: line.text(),
                }));
            }
            kept.push(open);
        }
        kept
    }

    fn append(&mut self, fragment: Fragment, sheet: usize, kept: &[Option<usize>], continues: bool) {
        let shift = if self.cells.is_empty() { 0.0 } else { self.shift(&fragment) };
        let base = if continues && self.rows > 0 { self.rows - 1 } else { self.rows };
        for (index, cell) in fragment.cells.into_iter().enumerate() {
            let place = Place { page: fragment.page, bbox: cell.bbox };
            let open = kept.get(index).copied().flatten().and_then(|index| self.cells.get_mut(index));
            if let Some(open) = open {
                open.rows = (base + cell.rows).saturating_sub(open.row).max(open.rows);
                if let Some(last) = open.lines.last_mut().filter(|_| !cell.lines.is_empty()) {
                    last.end.page_end = true;
                }
                open.places.push(place);
                open.lines.extend(cell.lines);
            } else {
                self.cells.push(TableCell {
                    x0: cell.bbox.x0 + shift,
                    x1: cell.bbox.x1 + shift,
                    row: base + cell.row,
                    rows: cell.rows,
                    places: vec![place],
                    lines: cell.lines,
                });
            }
        }
        self.rows = base + fragment.rows;
        for x in &fragment.xs {
            if !self.xs.iter().any(|own| (own - (x + shift)).abs() < SAME_EDGE) {
                self.xs.push(x + shift);
            }
        }
        self.xs.sort_by(f32::total_cmp);
        self.open_bottom = fragment.open_bottom;
        self.bottom = fragment.bbox.y1;
        self.last_sheet = sheet;
    }

    /// Index of the column that begins at an edge.
    pub(crate) fn column(&self, x: f32) -> usize {
        let nearest =
            self.xs.iter().enumerate().min_by(|(_, a), (_, b)| (*a - x).abs().total_cmp(&(*b - x).abs()));
        nearest.map_or(0, |(index, _)| index)
    }
}

/// What a label at the top of a page tells about its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    /// It opens a numbered entry: a new row.
    New,
    /// The same text as on the page before: printed again.
    Repeated,
    /// The label on the page before ran down to the page end: this is its rest.
    Cut,
    /// It ended a line above the page end: this is its rest if another label of the row was cut.
    CutEarly,
    /// Nothing certain.
    Other,
}

fn row_texts(fragment: &Fragment, row: usize) -> Vec<String> {
    fragment.cells.iter().filter(|cell| cell.row == row).map(|cell| squeeze(&cell.lines)).collect()
}

/// The characters of lines without white space.
fn squeeze(lines: &[Line]) -> String {
    lines.iter().flat_map(|line| &line.chars).map(|c| c.ch).filter(|ch| !ch.is_whitespace()).collect()
}

/// Whether two labels are the same but for "(계속)".
fn same_label(a: &str, b: &str) -> bool {
    let bare = |text: &str| text.replace("(계속)", "").replace("<계속>", "").replace("[계속]", "");
    !a.is_empty() && bare(a) == bare(b)
}

/// A repeated numbered label closes the question which row it is; an unnumbered one (a ministry) may just recur.
fn starts_numbered_twice(cell: &FragmentCell) -> bool {
    !number::opens_label(&squeeze(&cell.lines))
}

/// Takes rows off the top of a fragment that only repeat the header.
fn drop_repeated_header(header: &[String], fragment: &mut Fragment, notes: &mut Vec<Note>) {
    let repeated = header.iter().any(|text| !text.is_empty()) && row_texts(fragment, 0) == *header;
    let flat = fragment.cells.iter().all(|cell| cell.row > 0 || cell.rows == 1);
    if !repeated || !flat || fragment.rows < 2 {
        return;
    }
    let (header_cells, rest): (Vec<_>, Vec<_>) = fragment.cells.drain(..).partition(|cell| cell.row == 0);
    for line in header_cells.into_iter().flat_map(|cell| cell.lines) {
        notes.push(Note { code: Code::RepeatedHeaderRemoved, place: Some(line.place), text: line.text() });
    }
    fragment.cells = rest;
    fragment.rows -= 1;
    for cell in &mut fragment.cells {
        cell.row -= 1;
    }
    let top = fragment.cells.iter().map(|cell| cell.bbox.y0).fold(f32::MAX, f32::min);
    fragment.bbox = Rect { y0: top, ..fragment.bbox };
}
