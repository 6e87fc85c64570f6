//! A report as a table on pages: lines at their places, and borders.

use super::line::{Line, lines, width};
use super::report::{Agenda, Item, Period, Report, Task};
use super::shape::{Borders, Column, Shape, period as heading};
use std::collections::BTreeMap;

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
    /// Which item of the report it belongs to, in printed order.
    pub(super) item: Option<usize>,
}

impl Placed {
    /// How wide it is without the space at its end, in points.
    pub(super) fn width(&self, shape: &Shape) -> f32 {
        let text = self.text.trim_end();
        width(text, shape) + text.matches(' ').count() as f32 * self.stretch
    }
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

/// A label that goes over several rows.
struct Over {
    cell: Cell,
    /// How far it is printed, in points from the top of the page.
    y: f32,
    /// Whether its rows begin and end with the one that is printed.
    first: bool,
    last: bool,
}

/// The report printed page by page.
pub(super) fn pages(report: &Report, shape: &Shape) -> Vec<Page> {
    let mut press = Press::new(shape);
    press.page();
    for agenda in &report.agendas {
        for (nth, task) in agenda.tasks.iter().enumerate() {
            let of_agenda = (nth == 0, nth + 1 == agenda.tasks.len());
            if nth == 0 && shape.band {
                press.band(&label(Column::Agenda, agenda, task).join(" "));
            }
            let parts = shape.parts(task);
            for (part, periods) in parts.iter().enumerate() {
                let of_task = (part == 0, part + 1 == parts.len());
                if !shape.band {
                    let ends = (of_agenda.0 && of_task.0, of_agenda.1 && of_task.1);
                    press.over(Column::Agenda, &label(Column::Agenda, agenda, task), ends);
                }
                for column in [Column::Task, Column::Lead] {
                    press.over(column, &label(column, agenda, task), of_task);
                }
                press.row(periods);
            }
        }
    }
    press.finish()
}

/// The paragraphs of a status cell with their level; headings have none.
pub(super) fn paragraphs(periods: &[Period], shape: &Shape) -> Vec<(Option<usize>, String)> {
    let (mut out, mut year) = (Vec::new(), None);
    for period in periods {
        if let Some(form) = shape.year.filter(|_| year != Some(period.time.year)) {
            out.push((None, heading(form, period.time)));
        }
        year = Some(period.time.year);
        out.push((None, heading(shape.quarter, period.time)));
        items(&period.items, 0, shape, &mut out);
    }
    if shape.time.is_some() {
        out.retain(|(level, _)| level.is_some());
    }
    out
}

/// What stands in the column of periods.
pub(super) fn time(periods: &[Period], shape: &Shape) -> Option<String> {
    Some(heading(shape.time?, periods.first()?.time))
}

fn items(list: &[Item], level: usize, shape: &Shape, out: &mut Vec<(Option<usize>, String)>) {
    for (nth, item) in list.iter().enumerate() {
        let marker = shape.marker(level, nth);
        out.push((Some(level), format!("{marker} {}", item.text)));
        items(&item.below, level + 1, shape, out);
    }
}

/// What a label holds, a line each.
pub(super) fn label(column: Column, agenda: &Agenda, task: &Task) -> Vec<String> {
    match column {
        Column::Agenda => vec![format!("{}.", agenda.number), agenda.title.clone()],
        Column::Task => vec![format!("{}.", task.number), task.title.clone()],
        Column::Lead => vec![task.leads.join("·")],
        Column::Time | Column::Status => Vec::new(),
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
    /// The labels, by their columns.
    over: BTreeMap<usize, Over>,
    /// How many items have been set.
    items: usize,
}

impl<'a> Press<'a> {
    fn new(shape: &'a Shape) -> Self {
        let room = shape.paper.0 - 2.0 * shape.margin;
        let all: f32 = shape.columns.iter().map(|(.., share)| share).sum();
        let mut edges = vec![shape.margin];
        for (.., share) in &shape.columns {
            edges.push(edges.last().unwrap_or(&0.0) + room * share / all);
        }
        Self { shape, edges, pages: Vec::new(), y: 0.0, over: BTreeMap::new(), items: 0 }
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

    fn status(&mut self, periods: &[Period]) -> Cell {
        let (column, mut all) = (self.column(Column::Status), Vec::new());
        for (level, text) in paragraphs(periods, self.shape) {
            let first = level.map_or(0.0, |level| level as f32 * self.shape.indent * self.shape.size);
            let marker = text.split_inclusive(' ').next().unwrap_or_default();
            let hang = if level.is_some() && self.shape.hanging { width(marker, self.shape) } else { 0.0 };
            let item = level.map(|_| self.items);
            self.items += usize::from(level.is_some());
            let set = lines(&text, (first, first + hang), self.room(column), self.shape);
            all.extend(set.into_iter().map(|line| Line { item, ..line }));
        }
        Cell { column, lines: all, printed: 0 }
    }

    fn page(&mut self) {
        self.pages.push(Page::default());
        self.y = self.shape.margin;
        if let Some(text) = self.shape.running {
            self.centre(text, self.shape.margin / 2.0);
        }
        if let Some(text) = self.shape.title.filter(|_| self.pages.len() == 1) {
            self.centre(text, self.y + self.shape.size);
            self.y += 3.0 * self.leading();
        }
        if self.pages.len() == 1 || self.shape.heads {
            let columns = self.shape.columns.clone();
            let mut heads: Vec<Cell> =
                columns.iter().map(|(kind, text, _)| self.cell(*kind, &[(*text).to_owned()])).collect();
            let over = std::mem::take(&mut self.over);
            self.segment(&mut heads, true);
            self.over = over;
        }
        let y = self.y + PADDING;
        self.over.values_mut().for_each(|over| over.y = y);
    }

    /// Sets a line in the middle of the page.
    fn centre(&mut self, text: &str, baseline: f32) {
        let x = (self.shape.paper.0 - width(text, self.shape)) / 2.0;
        self.put(Placed { at: (x, baseline), text: text.to_owned(), stretch: 0.0, item: None });
    }

    fn put(&mut self, line: Placed) {
        if let Some(page) = self.pages.last_mut() {
            page.lines.push(line);
        }
    }

    /// Prints the label of an agenda as a row of one cell.
    fn band(&mut self, text: &str) {
        let (left, right) = (self.edge(0), self.edge(self.shape.columns.len()));
        let set = lines(text, (0.0, 0.0), right - left - 2.0 * PADDING, self.shape);
        if self.lines_left() < set.len() + 2 {
            self.page();
        }
        let (top, leading) = (self.y, self.leading());
        for (line, y) in set.into_iter().zip((0..).map(|nth| top + PADDING + nth as f32 * leading)) {
            let baseline = self.baseline(y);
            self.put(Placed { at: (left + PADDING, baseline), text: line.text, stretch: 0.0, item: None });
            self.y = y + leading + PADDING;
        }
        let (bottom, sides) = (self.y, self.shape.borders != Borders::Horizontal);
        if let Some(page) = self.pages.last_mut() {
            page.rules.extend([[left, top, right, top], [left, bottom, right, bottom]]);
            page.rules.extend([left, right].into_iter().filter(|_| sides).map(|x| [x, top, x, bottom]));
        }
    }

    /// Sets the label of a column for the next row: anew where its rows begin with that one.
    fn over(&mut self, column: Column, label: &[String], (first, last): (bool, bool)) {
        let cell = self.cell(column, label);
        let known = self.over.remove(&cell.column).filter(|_| !first);
        let of_row = known.map_or((cell, 0.0), |over| (over.cell, over.y));
        self.over.insert(self.column(column), Over { cell: of_row.0, y: of_row.1, first, last });
    }

    /// Prints a row: some periods beside the labels.
    fn row(&mut self, periods: &[Period]) {
        let time = time(periods, self.shape).map(|time| self.cell(Column::Time, &[time]));
        let mut cells: Vec<Cell> = time.into_iter().chain([self.status(periods)]).collect();
        if self.lines_left() < 2 {
            self.page();
        }
        let y = self.y + PADDING;
        self.over.values_mut().filter(|over| over.first).for_each(|over| over.y = y);
        let mut first = true;
        let open = |cells: &[Cell], over: &BTreeMap<usize, Over>| {
            cells.iter().any(|cell| cell.left() > 0)
                || over.values().any(|over| over.last && over.cell.left() > 0)
        };
        while first || open(&cells, &self.over) {
            if !first {
                self.page();
            }
            self.segment(&mut cells, first);
            first = false;
        }
    }

    /// How many lines the page still holds.
    fn lines_left(&self) -> usize {
        let bottom = self.shape.paper.1 - self.shape.margin - 20.0;
        ((bottom - self.y - 2.0 * PADDING) / self.leading()).max(0.0) as usize
    }

    /// Prints as much of a row as the page holds, and its borders; `first` is whether the row begins here.
    fn segment(&mut self, cells: &mut [Cell], first: bool) {
        let (top, leading) = (self.y, self.leading());
        let own = cells.iter().map(Cell::left).max().unwrap_or_default();
        let above = |over: &Over| ((over.y - top - PADDING) / leading).max(0.0) as usize;
        let ending = self.over.values().filter(|over| over.last).map(|over| above(over) + over.cell.left());
        let need = ending.fold(own, usize::max);
        let fits = self.lines_left();
        let bottom = top + need.min(fits) as f32 * leading + 2.0 * PADDING;
        for cell in cells.iter_mut() {
            let mut y = top + PADDING;
            self.print(cell, &mut y, bottom);
        }
        let mut over = std::mem::take(&mut self.over);
        for over in over.values_mut() {
            self.print(&mut over.cell, &mut over.y, bottom);
        }
        self.over = over;
        self.y = bottom;
        let closed = self.shape.borders == Borders::Closed;
        let whole = need <= fits;
        if first || closed {
            self.rule(top, |over| over.first || !first);
        }
        if whole || closed {
            self.rule(bottom, |over| over.last || !whole);
        }
        let sides = if self.shape.borders == Borders::Horizontal { Vec::new() } else { self.edges.clone() };
        if let Some(page) = self.pages.last_mut() {
            page.rules.extend(sides.into_iter().map(|x| [x, top, x, bottom]));
        }
    }

    /// Draws a border across the columns; `parts` tells whether it parts a label that goes over several rows.
    fn rule(&mut self, y: f32, parts: impl Fn(&Over) -> bool) {
        let open: Vec<usize> =
            self.over.iter().filter(|(_, over)| !parts(over)).map(|(column, _)| *column).collect();
        let columns: Vec<usize> =
            (0..self.shape.columns.len()).filter(|column| !open.contains(column)).collect();
        let runs = columns.chunk_by(|a, b| a + 1 == *b);
        let rules: Vec<[f32; 4]> = runs
            .filter_map(|run| Some([self.edge(*run.first()?), y, self.edge(run.last()? + 1), y]))
            .collect();
        if let Some(page) = self.pages.last_mut() {
            page.rules.extend(rules);
        }
    }

    /// Prints the next lines of a cell down to a border.
    fn print(&mut self, cell: &mut Cell, y: &mut f32, bottom: f32) {
        let leading = self.leading();
        while cell.left() > 0 && *y + leading <= bottom - PADDING + 0.01 {
            let Some(line) = cell.lines.get(cell.printed) else { return };
            let placed = self.placed(line, cell.column, self.baseline(*y));
            self.put(placed);
            cell.printed += 1;
            *y += leading;
        }
    }

    /// The baseline of a line that begins so far from the top of the page.
    fn baseline(&self, y: f32) -> f32 {
        y + self.leading() * 0.5 + self.shape.size * 0.35
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
        Placed {
            at: (x, baseline),
            text,
            stretch: if stretched { free / spaces as f32 } else { 0.0 },
            item: line.item,
        }
    }

    /// The pages with their numbers.
    fn finish(mut self) -> Vec<Page> {
        let count = self.pages.len();
        let Some(form) = self.shape.folio else { return self.pages };
        for (nth, page) in self.pages.iter_mut().enumerate() {
            let text = form.replace("{p}", &(nth + 1).to_string()).replace("{n}", &count.to_string());
            let x = (self.shape.paper.0 - width(&text, self.shape)) / 2.0;
            let at = (x, self.shape.paper.1 - self.shape.margin / 2.0);
            page.lines.push(Placed { at, text, stretch: 0.0, item: None });
        }
        self.pages
    }
}
