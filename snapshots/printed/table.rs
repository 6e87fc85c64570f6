//! A report as a table on pages: lines at their places, and borders.

use super::line::{Line, lines, width};
use super::report::{Agenda, Item, Report, Task};
use super::shape::{Borders, Column, Shape, period as heading};

/// Space between a border and the text in its cell, in points.
const PADDING: f32 = 4.0;

/// A line at its place.
#[derive(Debug)]
pub(super) struct Placed {
    /// Where it begins and its baseline, in points from the top left of the page.
    pub(super) at: (f32, f32),
    pub(super) text: String,
    /// By how much each space is wider, in points.
    pub(super) stretch: f32,
}

/// A printed page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) lines: Vec<Placed>,
    /// Ruling lines from one point to another.
    pub(super) rules: Vec<[f32; 4]>,
}

/// The lines of a cell, of which the first so many are printed.
struct Cell {
    column: usize,
    lines: Vec<Line>,
    printed: usize,
}

impl Cell {
    fn left(&self) -> usize {
        self.lines.len() - self.printed
    }
}

/// The report printed page by page.
pub(super) fn pages(report: &Report, shape: &Shape) -> Vec<Page> {
    let mut press = Press::new(shape);
    press.page();
    for agenda in &report.agendas {
        let mut label = press.cell(Column::Agenda, &[format!("{}.", agenda.number), agenda.title.clone()]);
        for (nth, task) in agenda.tasks.iter().enumerate() {
            press.row(&mut label, task, (nth == 0, nth + 1 == agenda.tasks.len()));
        }
    }
    press.finish()
}

/// The paragraphs of a status cell with their level; headings have none.
pub(super) fn paragraphs(task: &Task, shape: &Shape) -> Vec<(Option<usize>, String)> {
    let (mut out, mut year) = (Vec::new(), None);
    for period in &task.periods {
        if let Some(form) = shape.year.filter(|_| year != Some(period.year)) {
            out.push((None, heading(form, period.year, period.quarter)));
        }
        year = Some(period.year);
        out.push((None, heading(shape.quarter, period.year, period.quarter)));
        items(&period.items, 0, shape, &mut out);
    }
    out
}

fn items(list: &[Item], level: usize, shape: &Shape, out: &mut Vec<(Option<usize>, String)>) {
    for item in list {
        let marker = shape.markers.get(level).copied().unwrap_or("-");
        out.push((Some(level), format!("{marker} {}", item.text)));
        items(&item.below, level + 1, shape, out);
    }
}

/// What a label holds, a line each.
pub(super) fn label(column: Column, agenda: &Agenda, task: &Task) -> Vec<String> {
    match column {
        Column::Agenda => vec![format!("{}.", agenda.number), agenda.title.clone()],
        Column::Task => vec![format!("{}.", task.number), task.title.clone()],
        Column::Lead | Column::Status => vec![task.leads.join("·")],
    }
}

/// Where printing stands.
struct Press<'a> {
    shape: &'a Shape,
    /// The left borders of the columns and the right border of the last.
    edges: Vec<f32>,
    pages: Vec<Page>,
    /// How far the page is printed, in points from its top.
    y: f32,
    /// How far the label of the agenda is.
    label_y: f32,
}

impl<'a> Press<'a> {
    fn new(shape: &'a Shape) -> Self {
        let room = shape.paper.0 - 2.0 * shape.margin;
        let all: f32 = shape.columns.iter().map(|(.., share)| share).sum();
        let mut edges = vec![shape.margin];
        for (.., share) in &shape.columns {
            edges.push(edges.last().unwrap_or(&0.0) + room * share / all);
        }
        Self { shape, edges, pages: Vec::new(), y: 0.0, label_y: 0.0 }
    }

    fn leading(&self) -> f32 {
        self.shape.size * self.shape.leading
    }

    fn edge(&self, nth: usize) -> f32 {
        self.edges.get(nth).copied().unwrap_or_default()
    }

    fn column(&self, column: Column) -> usize {
        self.shape.columns.iter().position(|(kind, ..)| *kind == column).unwrap_or_default()
    }

    /// The room of a column between its paddings.
    fn room(&self, nth: usize) -> f32 {
        self.edge(nth + 1) - self.edge(nth) - 2.0 * PADDING
    }

    fn cell(&self, column: Column, paragraphs: &[String]) -> Cell {
        let nth = self.column(column);
        let lines =
            paragraphs.iter().flat_map(|text| lines(text, (0.0, 0.0), self.room(nth), self.shape)).collect();
        Cell { column: nth, lines, printed: 0 }
    }

    fn status(&self, task: &Task) -> Cell {
        let nth = self.column(Column::Status);
        let paragraph = |(level, text): (Option<usize>, String)| {
            let first = level.map_or(0.0, |level| level as f32 * self.shape.indent * self.shape.size);
            let marker: String = text.chars().take(2).collect();
            let hang = if level.is_some() && self.shape.hanging { width(&marker, self.shape) } else { 0.0 };
            lines(&text, (first, first + hang), self.room(nth), self.shape)
        };
        Cell {
            column: nth,
            lines: paragraphs(task, self.shape).into_iter().flat_map(paragraph).collect(),
            printed: 0,
        }
    }

    fn page(&mut self) {
        self.pages.push(Page::default());
        self.y = self.shape.margin;
        if self.pages.len() == 1 || self.shape.heads {
            let columns = self.shape.columns.clone();
            let mut heads: Vec<Cell> =
                columns.iter().map(|(kind, text, _)| self.cell(*kind, &[(*text).to_owned()])).collect();
            self.segment(&mut heads, None, (true, true));
        }
        self.label_y = self.y + PADDING;
    }

    /// Prints a row; `ends` are whether its agenda begins and ends with it.
    fn row(&mut self, label: &mut Cell, task: &Task, ends: (bool, bool)) {
        let lead = [task.leads.join("·")];
        let name = [format!("{}.", task.number), task.title.clone()];
        let mut cells =
            vec![self.cell(Column::Task, &name), self.cell(Column::Lead, &lead), self.status(task)];
        if self.lines_left() < 2 {
            self.page();
        }
        if ends.0 {
            self.label_y = self.y + PADDING;
        }
        let mut first = true;
        while first || cells.iter().any(|cell| cell.left() > 0) || ends.1 && label.left() > 0 {
            if !first {
                self.page();
            }
            self.segment(&mut cells, Some((label, ends)), (first, false));
            first = false;
        }
    }

    /// How many lines the page still holds.
    fn lines_left(&self) -> usize {
        let bottom = self.shape.paper.1 - self.shape.margin - 20.0;
        ((bottom - self.y - 2.0 * PADDING) / self.leading()).max(0.0) as usize
    }

    /// Prints as much of a row as the page holds, and its borders.
    fn segment(
        &mut self,
        cells: &mut [Cell],
        label: Option<(&mut Cell, (bool, bool))>,
        (first, alone): (bool, bool),
    ) {
        let need = cells.iter().map(Cell::left).max().unwrap_or_default();
        let (top, leading) = (self.y, self.leading());
        let mut ends = (true, true);
        let mut need = need;
        if let Some((label, of)) = &label {
            ends = *of;
            let own = ((self.label_y - top - PADDING) / leading).max(0.0) as usize + label.left();
            need = if ends.1 { need.max(own) } else { need };
        }
        let fits = self.lines_left();
        let bottom = top + need.min(fits) as f32 * leading + 2.0 * PADDING;
        for cell in cells.iter_mut() {
            let mut y = top + PADDING;
            self.print(cell, &mut y, bottom);
        }
        if let Some((label, _)) = label {
            let mut y = self.label_y;
            self.print(label, &mut y, bottom);
            self.label_y = y;
        }
        self.y = bottom;
        let closed = self.shape.borders == Borders::Closed;
        let whole = need <= fits;
        self.rule_row(
            (top, bottom),
            (first || closed, whole || closed),
            (ends.0 || !first, ends.1 || !whole),
            alone,
        );
    }

    /// Prints the next lines of a cell down to a border.
    fn print(&mut self, cell: &mut Cell, y: &mut f32, bottom: f32) {
        let leading = self.leading();
        while cell.left() > 0 && *y + leading <= bottom - PADDING + 0.01 {
            let Some(line) = cell.lines.get(cell.printed) else { return };
            let placed = self.placed(line, cell.column, *y + leading * 0.5 + self.shape.size * 0.35);
            if let Some(page) = self.pages.last_mut() {
                page.lines.push(placed);
            }
            cell.printed += 1;
            *y += leading;
        }
    }

    fn placed(&self, line: &Line, column: usize, baseline: f32) -> Placed {
        let (room, text) = (self.room(column), line.text.trim_end());
        let free = room - line.indent - width(text, self.shape);
        let status = self.shape.columns.get(column).is_some_and(|(kind, ..)| *kind == Column::Status);
        let spaces = text.matches(' ').count();
        let stretched = status && self.shape.justified && !line.last && spaces > 0 && free > 0.0;
        let centred = if !status && self.shape.centred { free.max(0.0) / 2.0 } else { 0.0 };
        let x = self.edge(column) + PADDING + line.indent + centred;
        let text = if self.shape.spaces { line.text.clone() } else { text.to_owned() };
        Placed { at: (x, baseline), text, stretch: if stretched { free / spaces as f32 } else { 0.0 } }
    }

    /// Draws the borders of a part of a row; `across` says whether those above and below go over the column of the agenda.
    fn rule_row(
        &mut self,
        (top, bottom): (f32, f32),
        (above, below): (bool, bool),
        across: (bool, bool),
        alone: bool,
    ) {
        let (left, right) = (self.edge(0), self.edge(self.shape.columns.len()));
        let from = |over: bool| if over || alone { left } else { self.edge(1) };
        let (above_from, below_from) = (from(across.0), from(across.1));
        let sides = if self.shape.borders == Borders::Horizontal { Vec::new() } else { self.edges.clone() };
        let Some(page) = self.pages.last_mut() else { return };
        if above {
            page.rules.push([above_from, top, right, top]);
        }
        if below {
            page.rules.push([below_from, bottom, right, bottom]);
        }
        page.rules.extend(sides.into_iter().map(|x| [x, top, x, bottom]));
    }

    /// The pages with their numbers.
    fn finish(mut self) -> Vec<Page> {
        let count = self.pages.len();
        let Some(form) = self.shape.folio else { return self.pages };
        for (nth, page) in self.pages.iter_mut().enumerate() {
            let text = form.replace("{p}", &(nth + 1).to_string()).replace("{n}", &count.to_string());
            let x = (self.shape.paper.0 - width(&text, self.shape)) / 2.0;
            page.lines.push(Placed {
                at: (x, self.shape.paper.1 - self.shape.margin / 2.0),
                text,
                stretch: 0.0,
            });
        }
        self.pages
    }
}
