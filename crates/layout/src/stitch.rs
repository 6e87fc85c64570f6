//! Text and tables over page breaks made whole: one table, and one row where the page end only interrupts it.
//!
//! A story is a document, or a cell of a table that goes on overleaf and may hold tables itself.

use crate::carried::SAME_EDGE;
use crate::continuation::{self, Above, Label, squeeze};
use crate::repeated::{self, take_off};
use crate::sheet::{Fragment, FragmentCell, Piece};
use gwaje_forms::number;
use gwaje_model::{Line, Note, Place};

/// The outer edges of a table, which all of its rows share. A table that only the page end has closed may be parted in its own way
/// overleaf, as a form is from row to row: half of the inner edges of the part with fewer columns are found again there.
const OUTER: usize = 2;

/// What a story needs to know of a logical page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SheetFacts {
    /// Its position among all.
    pub(crate) index: usize,
    /// A table that ends above this has ended before the page did (points from the top).
    pub(crate) foot: f32,
    /// Whether pages before it are missing or have no text.
    pub(crate) behind_gap: bool,
}

/// Text and tables one after the other, over however many pages.
#[derive(Clone, Debug, Default)]
pub(crate) struct Story {
    pub(crate) parts: Vec<Part>,
}

/// A part of a story.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    /// A table.
    Table(Table),
    /// Text outside tables.
    Text(Vec<Line>),
    /// Pages that are missing or have no text: nothing goes on over them.
    Gap,
}

impl Story {
    /// Adds what stands on the next logical page.
    pub(crate) fn add(&mut self, pieces: Vec<Piece>, sheet: SheetFacts, notes: &mut Vec<Note>) {
        let interrupted =
            sheet.behind_gap && matches!(self.parts.last(), Some(Part::Table(_) | Part::Text(_)));
        if interrupted {
            self.parts.push(Part::Gap);
        }
        for (order, piece) in pieces.into_iter().enumerate() {
            let again = order == 0 && piece.table().is_some_and(|fragment| self.begins_again(fragment));
            match (self.parts.last_mut(), piece) {
                (Some(Part::Table(table)), Piece::Table(fragment))
                    if order == 0 && table.takes(&fragment, sheet, again) =>
                {
                    table.extend(fragment, sheet, notes);
                }
                (Some(Part::Text(text)), Piece::Text(lines)) => run_on(text, lines),
                (_, Piece::Table(fragment)) => {
                    let above = self.interrupted().filter(|table| table.goes_on_below(&fragment, sheet));
                    let header = above.map(|table| table.header.clone());
                    let mut table = Table::new(fragment, sheet, notes);
                    table.goes_on = header.is_some();
                    table.header = header.unwrap_or(table.header);
                    self.parts.push(Part::Table(table));
                }
                (_, Piece::Text(lines)) => self.parts.push(Part::Text(lines)),
            }
        }
    }

    /// Whether a fragment begins as one of its tables does.
    fn begins_again(&self, fragment: &Fragment) -> bool {
        let header = repeated::header(fragment);
        self.parts.iter().any(|part| match part {
            Part::Table(table) => repeated::begins_again(&table.header, &header),
            Part::Text(_) | Part::Gap => false,
        })
    }

    /// The table above the text that it ends with.
    fn interrupted(&self) -> Option<&Table> {
        match self.parts.as_slice() {
            [.., Part::Table(table), Part::Text(_)] => Some(table),
            _ => None,
        }
    }

    /// Its lines, those of tables aside.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &Line> {
        self.parts.iter().flat_map(|part| match part {
            Part::Text(lines) => lines.as_slice(),
            Part::Table(_) | Part::Gap => &[],
        })
    }

    /// The same, to be changed.
    pub(crate) fn lines_mut(&mut self) -> impl Iterator<Item = &mut Line> {
        self.parts.iter_mut().flat_map(|part| match part {
            Part::Text(lines) => lines.as_mut_slice(),
            Part::Table(_) | Part::Gap => &mut [],
        })
    }
}

fn run_on(text: &mut Vec<Line>, lines: Vec<Line>) {
    if let Some(last) = text.last_mut() {
        last.end.page_end = true;
    }
    text.extend(lines);
}

/// A table as it grows page by page.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) xs: Vec<f32>,
    pub(crate) rows: usize,
    pub(crate) cells: Vec<TableCell>,
    /// Text of the cells of its header: a repeated one has the same.
    header: Vec<String>,
    /// How its part on the last page ends.
    end: End,
    /// Where its part on the last page ends.
    bottom: f32,
    /// The last logical page it stands on.
    last_sheet: usize,
    /// Whether its columns are drawn.
    drawn: bool,
    /// Whether a part of it has columns that those before it have not.
    parted_anew: bool,
    /// Whether it goes on with the columns of the table above, below text that runs over them.
    pub(crate) goes_on: bool,
}

/// How the part of a table on a page ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Its last row is open.
    Open,
    /// It reaches down to the foot of the page: the page end alone may have closed it.
    AtFoot,
    /// It ends above.
    Closed,
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub(crate) struct TableCell {
    pub(crate) x0: f32,
    pub(crate) x1: f32,
    pub(crate) row: usize,
    pub(crate) rows: usize,
    pub(crate) places: Vec<Place>,
    /// Whether no ruling closes its part on the last page it stands on.
    open: bool,
    pub(crate) content: Story,
}

impl Table {
    pub(crate) fn new(fragment: Fragment, sheet: SheetFacts, notes: &mut Vec<Note>) -> Self {
        let mut table = Self {
            xs: fragment.xs.clone(),
            rows: 0,
            cells: Vec::new(),
            header: repeated::header(&fragment),
            end: End::Closed,
            bottom: 0.0,
            last_sheet: sheet.index,
            drawn: fragment.drawn,
            parted_anew: false,
            goes_on: false,
        };
        table.append(fragment, sheet, &[], false, notes);
        table
    }

    /// Whether a fragment at the top of the next logical page belongs to this table; `again` tells that it begins as a table
    /// before it does.
    fn takes(&self, fragment: &Fragment, sheet: SheetFacts, again: bool) -> bool {
        if self.last_sheet + 1 == sheet.index && self.same_width(fragment) && self.is_parted_alike(fragment) {
            return true;
        }
        let shift = self.shift(fragment);
        let theirs: Vec<f32> = fragment.xs.iter().map(|x| x + shift).collect();
        let (few, many) =
            if self.xs.len() < theirs.len() { (&self.xs, &theirs) } else { (&theirs, &self.xs) };
        let shared = few.iter().filter(|x| many.iter().any(|y| (**x - y).abs() < SAME_EDGE)).count();
        let next = !again || repeated::header(fragment) == self.header;
        let parted_anew = self.end != End::Closed && shared * 2 >= few.len() + OUTER && next;
        let alike = shared == few.len() && (next || !self.parted_anew);
        self.last_sheet + 1 == sheet.index && (alike || parted_anew) && self.same_width(fragment)
    }

    /// Whether a fragment goes on with this table below running text: it has the same columns, none of them drawn, and no
    /// header of its own. In plain text the last column is as wide as its longest line.
    fn goes_on_below(&self, fragment: &Fragment, sheet: SheetFacts) -> bool {
        let inner = |xs: &[f32]| xs.iter().rev().skip(1).rev().copied().collect::<Vec<_>>();
        let (own, theirs) = (inner(&self.xs), inner(&fragment.xs));
        let same =
            own.len() == theirs.len() && own.iter().zip(&theirs).all(|(x, y)| (x - y).abs() < SAME_EDGE);
        let undrawn = !self.drawn && !fragment.drawn;
        undrawn && same && self.last_sheet + 1 >= sheet.index && repeated::header(fragment) != self.header
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

    /// Whether a fragment has as many columns, whose edges nobody drew: those that lie in the white between texts may move.
    fn is_parted_alike(&self, fragment: &Fragment) -> bool {
        !self.drawn && !fragment.drawn && self.xs.len() == fragment.xs.len()
    }

    /// Our edge for one of a fragment.
    fn edge(&self, fragment: &Fragment, x: f32, shift: f32) -> f32 {
        let nth = || fragment.xs.iter().position(|edge| (edge - x).abs() < SAME_EDGE);
        let alike = self.is_parted_alike(fragment).then(nth).flatten();
        alike.and_then(|nth| self.xs.get(nth)).copied().unwrap_or(x + shift)
    }

    /// Adds the part of the table that stands on the next logical page.
    fn extend(&mut self, mut fragment: Fragment, sheet: SheetFacts, notes: &mut Vec<Note>) {
        repeated::drop_header(&self.header, &mut fragment, notes);
        if fragment.cells.is_empty() {
            // The header alone, above text that runs over the columns.
            self.last_sheet = sheet.index;
            return;
        }
        let continues = self.row_continues(&fragment);
        let kept = self.continued_columns(&mut fragment, continues, notes);
        self.append(fragment, sheet, &kept, continues, notes);
    }

    /// Whether the first row of a fragment is the rest of our last row. A row goes on where its box is open, or closed by
    /// the page end alone and its labels go on. A text over several of its columns is not its rest: it heads the rows below.
    fn row_continues(&self, fragment: &Fragment) -> bool {
        if self.end != End::AtFoot {
            return self.end == End::Open && !self.opens_entry(fragment);
        }
        let first: Vec<&FragmentCell> = fragment.cells.iter().filter(|cell| cell.row == 0).collect();
        let widest = first.iter().map(|cell| cell.bbox.width()).fold(0.0, f32::max);
        let labels = first.iter().filter(|cell| cell.bbox.width() < widest && cell.lines().next().is_some());
        let shift = self.shift(fragment);
        if first.iter().any(|cell| cell.lines().next().is_some() && self.parts(cell, shift)) {
            return false;
        }
        continuation::go_on(&labels.map(|cell| self.label(cell, shift)).collect::<Vec<_>>())
    }

    /// Whether a label at the top of a fragment is the number of a further entry, as the label above it is that of one: no border of
    /// the row is drawn at the page end, and yet the row ended there.
    fn opens_entry(&self, fragment: &Fragment) -> bool {
        let widest = fragment.cells.iter().map(|cell| cell.bbox.width()).fold(0.0, f32::max);
        let shift = self.shift(fragment);
        let opens = |line: &Line| number::opens_label(&squeeze(std::iter::once(line)));
        let single = |cell: &FragmentCell| {
            let mut above =
                self.open_index(cell, shift).and_then(|index| self.cells.get(index))?.content.lines();
            Some(above.next().is_some_and(opens) && !above.any(opens))
        };
        let mut first = fragment.cells.iter().filter(|cell| cell.row == 0 && cell.bbox.width() < widest);
        first.any(|cell| self.label(cell, shift) == Label::New && single(cell) == Some(true))
    }

    /// Whether our last row has a column edge where a fragment's cell has none.
    fn parts(&self, cell: &FragmentCell, shift: f32) -> bool {
        let (from, to) = (cell.bbox.x0 + shift + SAME_EDGE, cell.bbox.x1 + shift - SAME_EDGE);
        let last = self.cells.iter().filter(|own| own.row + own.rows == self.rows);
        last.map(|own| own.x0).any(|edge| from < edge && edge < to)
    }

    /// What the text of a label cell at the top of a page tells.
    fn label(&self, cell: &FragmentCell, shift: f32) -> Label {
        let open = self.open_index(cell, shift).and_then(|index| self.cells.get(index));
        let lines: Vec<&Line> = open.into_iter().flat_map(|open| open.content.lines()).collect();
        let part = open.and_then(|open| open.places.last());
        let above = part.map(|part| Above { lines: &lines, cell: part.bbox, bottom: self.bottom });
        continuation::judge(&cell.lines().collect::<Vec<_>>(), above)
    }

    /// Our cell that reaches our last row in the column of a fragment's cell.
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
            let narrow = cell.bbox.width() < widest;
            let label = open.map(|_| self.label(cell, shift));
            let repeated = narrow && label == Some(Label::Repeated);
            let is_open = |own: &TableCell| own.open && self.end == End::AtFoot && label != Some(Label::New);
            // A numbered label tells which row it repeats; one without a number (a ministry) may just recur.
            let merged = continues
                || open.and_then(|index| self.cells.get(index)).is_some_and(is_open)
                || cell.content.is_empty() && narrow
                || repeated && number::opens_label(&squeeze(cell.lines()));
            if merged && repeated {
                take_off(&mut cell.content, notes);
            }
            kept.push(open.filter(|_| merged));
        }
        kept
    }

    /// Adds the cells of a fragment; `kept` names for each our cell that it is the rest of, if it is one.
    fn append(
        &mut self,
        mut fragment: Fragment,
        sheet: SheetFacts,
        kept: &[Option<usize>],
        continues: bool,
        notes: &mut Vec<Note>,
    ) {
        let shift = if self.cells.is_empty() { 0.0 } else { self.shift(&fragment) };
        let base = if continues && self.rows > 0 { self.rows - 1 } else { self.rows };
        let edges: Vec<(f32, f32)> = (fragment.cells.iter())
            .map(|cell| {
                (self.edge(&fragment, cell.bbox.x0, shift), self.edge(&fragment, cell.bbox.x1, shift))
            })
            .collect();
        for (index, (cell, edges)) in std::mem::take(&mut fragment.cells).into_iter().zip(edges).enumerate() {
            let place = Place { page: fragment.page, bbox: cell.bbox };
            let open = kept.get(index).copied().flatten().and_then(|index| self.cells.get_mut(index));
            if let Some(open) = open {
                open.rows = (base + cell.rows).saturating_sub(open.row).max(open.rows);
                open.places.push(place);
                open.open = cell.open;
                open.content.add(cell.content, sheet, notes);
            } else {
                let mut content = Story::default();
                content.add(cell.content, sheet, notes);
                let (x0, x1) = edges;
                let (row, rows, places) = (base + cell.row, cell.rows, vec![place]);
                let open = cell.open;
                self.cells.push(TableCell { x0, x1, row, rows, places, open, content });
            }
        }
        self.rows = base + fragment.rows;
        self.end(&fragment, shift, sheet);
    }

    /// Takes over where a fragment ends, and the columns that only it has.
    fn end(&mut self, fragment: &Fragment, shift: f32, sheet: SheetFacts) {
        let own = if self.is_parted_alike(fragment) { &[] } else { fragment.xs.as_slice() };
        for x in own {
            if !self.xs.iter().any(|own| (own - (x + shift)).abs() < SAME_EDGE) {
                self.xs.push(x + shift);
                self.parted_anew = true;
            }
        }
        self.xs.sort_by(f32::total_cmp);
        self.end = match fragment.bbox.y1 >= sheet.foot {
            _ if fragment.open_bottom => End::Open,
            true => End::AtFoot,
            false => End::Closed,
        };
        self.bottom = fragment.bbox.y1;
        self.last_sheet = sheet.index;
    }

    /// Index of the column that begins at an edge.
    pub(crate) fn column(&self, x: f32) -> usize {
        let nearest =
            self.xs.iter().enumerate().min_by(|(_, a), (_, b)| (*a - x).abs().total_cmp(&(*b - x).abs()));
        nearest.map_or(0, |(index, _)| index)
    }
}
