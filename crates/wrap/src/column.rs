//! Cells gathered into the columns they stand in, because lines of one column are set the same way.

use crate::clean;
use crate::clean_line::CleanLine;
use crate::column_style::ColumnStyle;
use crate::room;
use crate::space::habit::GlyphHabit;
use crate::space::inside;
use gwaje_model::{Cell, Flow, Line, Media, Note, Row, parallel};
use std::collections::BTreeMap;

/// A table cell whose lines have no more letters than this, spaces included, is a label.
const LABEL: usize = 9;

/// Fewer lines than this, which take about a millisecond, are not handed out to workers, in whatever rows, cells or
/// columns they stand.
pub(crate) const FEW_LINES: usize = 200;

/// The cleaned lines of one cell.
#[derive(Debug)]
pub(crate) struct CellText<'a> {
    /// Table and first column, which name the column.
    key: (u32, u16),
    flow: Flow,
    /// Its lines.
    pub(crate) lines: Vec<CleanLine<'a>>,
}

impl<'a> CellText<'a> {
    /// Cleans the lines of every cell, row by row; behind a cell come those of the tables inside it.
    pub(crate) fn all(rows: &'a [Row<Line>], notes: &mut Vec<Note>) -> Vec<Self> {
        let count = rows.iter().flat_map(|row| &row.cells).map(|cell| cell.content.len()).sum();
        let few = parallel::few(count, FEW_LINES);
        let counted = parallel::map(rows, few, |row| {
            let mut habit = GlyphHabit::default();
            for line in row.cells.iter().flat_map(|cell| &cell.content) {
                habit.add(line);
            }
            habit
        });
        let habit = counted.into_iter().fold(GlyphHabit::default(), GlyphHabit::and);
        let cleaned = parallel::map(rows, few, |row| {
            let (mut found, mut notes) = (Vec::new(), Vec::new());
            Self::of_row(row, &habit, &mut found, &mut notes);
            (found, notes)
        });
        let mut all = Vec::new();
        for (found, own) in cleaned {
            all.extend(found);
            notes.extend(own);
        }
        all
    }

    fn of_row(row: &'a Row<Line>, habit: &GlyphHabit, found: &mut Vec<Self>, notes: &mut Vec<Note>) {
        for cell in &row.cells {
            found.push(Self::new(row, cell, habit, notes));
            let tables = cell.content.iter().flat_map(|line| &line.tables);
            tables.flatten().for_each(|row| Self::of_row(row, habit, found, notes));
        }
    }

    fn new(row: &Row<Line>, cell: &'a Cell<Line>, habit: &GlyphHabit, notes: &mut Vec<Note>) -> Self {
        let few = parallel::few(cell.content.len(), FEW_LINES);
        let cleaned = parallel::map(&cell.content, few, |line| {
            let mut found = Vec::new();
            (clean::line(line, &mut found), found)
        });
        let mut lines = Vec::with_capacity(cleaned.len());
        for (line, found) in cleaned {
            lines.push(line);
            notes.extend(found);
        }
        // A line of nothing but invisible characters has been noted and is no line.
        lines.retain(|line| !(line.chars.is_empty() && line.line.tables.is_empty()));
        let label = row.flow == Flow::Table && lines.iter().all(|line| line.chars.len() <= LABEL);
        let read = parallel::map_mut(&mut lines, few, |line| {
            let mut found = Vec::new();
            inside::read(line, label, habit, &mut found);
            found
        });
        notes.extend(read.into_iter().flatten());
        Self { key: (row.table, cell.column), flow: row.flow, lines }
    }

    /// Gives the cleaned text of its lines back; they still know what they were cleaned from.
    pub(crate) fn let_go(&mut self) {
        for line in &mut self.lines {
            (line.chars, line.text) = (Vec::new(), String::new());
        }
    }
}

/// The columns of a document.
#[derive(Debug)]
pub(crate) struct Columns {
    columns: BTreeMap<(u32, u16), (u32, ColumnStyle)>,
    none: ColumnStyle,
}

impl Columns {
    /// Learns the habits of every column from its cells.
    pub(crate) fn learn(cells: &[CellText<'_>], media: Media) -> Self {
        let mut gathered: BTreeMap<(u32, u16), Vec<&CellText<'_>>> = BTreeMap::new();
        for cell in cells {
            gathered.entry(cell.key).or_default().push(cell);
        }
        let style = |cells: &[&CellText<'_>]| {
            let flow = cells.first().map_or(Flow::Text, |cell| cell.flow);
            let lines = cells.iter().map(|cell| cell.lines.as_slice());
            let mut style = ColumnStyle::learn(&lines, flow, media);
            style.filled = style.measured && room::filled(lines, &style);
            let em = cells.iter().flat_map(|cell| &cell.lines).map(|line| line.line.size).fold(1.0, f32::max);
            (style, em)
        };
        let few = parallel::few(cells.iter().map(|cell| cell.lines.len()).sum(), FEW_LINES);
        let gathered: Vec<_> = gathered.into_iter().collect();
        let styles = parallel::map(&gathered, few, |(_, cells)| style(cells));
        let mut labels: BTreeMap<u32, u32> = BTreeMap::new();
        let mut columns = BTreeMap::new();
        for (((key, _), (style, em)), id) in gathered.into_iter().zip(styles).zip(0..) {
            // The narrow columns of a table are set alike, and each alone has few lines.
            let group = if style.labels(em) { *labels.entry(key.0).or_insert(id) } else { id };
            columns.insert(key, (group, style));
        }
        Self { columns, none: ColumnStyle::default() }
    }

    /// The style of a cell's column and a number that stands for columns set alike.
    pub(crate) fn of(&self, cell: &CellText<'_>) -> (u32, &ColumnStyle) {
        self.columns.get(&cell.key).map_or((0, &self.none), |(id, style)| (*id, style))
    }
}
