//! How a report is printed: paper, columns, borders, headings of periods, markers, wraps, and how a program sets its letters.

use super::day::Quarter;
use super::report::{Period, Task};
use crate::random::Random;

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Agenda,
    Task,
    Lead,
    Time,
    Status,
}

/// Which borders of a table are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Borders {
    /// All, also where a row goes on over the page.
    Closed,
    /// All but those at the page end.
    Open,
    /// None between columns.
    Horizontal,
}

/// Where a line may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrap {
    /// Behind an eojeol.
    Eojeol,
    /// Behind any letter.
    Letter,
}

/// What is shown at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run {
    Line,
    Eojeol,
    Letter,
}

/// How a report looks.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own, made by lot")]
pub(super) struct Shape {
    /// Width and height of the page in points.
    pub(super) paper: (f32, f32),
    pub(super) margin: f32,
    /// Size of the letters in points.
    pub(super) size: f32,
    /// From baseline to baseline, in sizes.
    pub(super) leading: f32,
    /// Columns, their headings, and their shares of the width.
    pub(super) columns: Vec<(Column, &'static str, f32)>,
    pub(super) borders: Borders,
    /// Whether the headings stand on every page.
    pub(super) heads: bool,
    pub(super) wrap: Wrap,
    pub(super) justified: bool,
    /// Whether an agenda is a row of its own above its tasks and no column.
    pub(super) band: bool,
    /// What stands above the table on the first page.
    pub(super) title: Option<&'static str>,
    /// What stands at the top of every page.
    pub(super) running: Option<&'static str>,
    /// Whether labels are centred.
    pub(super) centred: bool,
    /// The form of a heading of a year; none where the quarter says it.
    pub(super) year: Option<&'static str>,
    pub(super) quarter: &'static str,
    /// The form of a period in a column of its own, which gives each a row; none where headings among the items tell them.
    pub(super) time: Option<&'static str>,
    pub(super) markers: [&'static str; 3],
    /// By how much a level is indented, in sizes.
    pub(super) indent: f32,
    /// Whether lines that go on stand under the text and not under the marker.
    pub(super) hanging: bool,
    /// The form of a page number.
    pub(super) folio: Option<&'static str>,
    pub(super) run: Run,
    /// Whether a space is a letter, or only a gap.
    pub(super) spaces: bool,
    /// How wide letters of Hangul, others and spaces are, in sizes.
    pub(super) widths: (f32, f32, f32),
}

const HEADINGS: [[&str; 4]; 4] = [
    ["국정과제", "실천과제", "주관", "추진현황"],
    ["국정과제", "세부과제", "주관부처", "추진실적"],
    ["국정과제명", "실천과제명", "소관", "추진 현황"],
    ["국정과제", "추진과제", "담당부처", "이행실적"],
];

const PERIODS: [(Option<&str>, &str); 13] = [
    (Some("{y}년"), "< {q}분기 >"),
    (Some("[{y}년]"), "<{q}분기>"),
    (Some("□ {y}년"), "({q}분기)"),
    (Some("{y}년"), "【{q}분기】"),
    (Some("{y}년"), "< {q}/4분기 >"),
    (None, "{y}년 {q}분기"),
    (None, "<{y}년 {q}분기>"),
    (None, "’{yy}.{q}/4분기"),
    (None, "[’{yy}년 {q}분기]"),
    (None, "□ {y}년 {q}/4분기 추진실적"),
    (None, "◇ ’{yy}.{q}분기"),
    (Some("<{y}>"), "[{q}분기]"),
    (Some("’{yy}년"), "≪{q}분기≫"),
];

const TITLES: [Option<&str>; 4] =
    [None, Some("국정과제 추진현황"), Some("분기별 국정과제 추진실적"), Some("□ 국정과제 이행상황 점검결과")];

const RUNNING: [Option<&str>; 4] = [None, None, Some("국정과제 추진현황"), Some("정부업무평가 참고자료")];

const TIMES: [&str; 4] = ["{y}년 {q}분기", "’{yy}.{q}분기", "’{yy}년 {q}/4분기", "{y}. {q}분기"];

const FOLIOS: [Option<&str>; 4] = [None, Some("- {p} -"), Some("{p}"), Some("{p} / {n}")];

/// Markers of the levels; figures, syllables and figures in rings count.
const MARKERS: [[&str; 3]; 11] = [
    ["ㅇ", "-", "*"],
    ["▪", "-", "※"],
    ["○", "-", "·"],
    ["◦", "-", "*"],
    ["•", "-", "※"],
    ["□", "ㅇ", "-"],
    ["①", "-", "*"],
    ["1)", "-", "·"],
    ["(1)", "-", "※"],
    ["가.", "-", "*"],
    ["-", "·", "*"],
];

impl Shape {
    /// The periods of a task, those of a row together.
    pub(super) fn parts<'t>(&self, task: &'t Task) -> Vec<&'t [Period]> {
        let size = if self.time.is_some() { 1 } else { task.periods.len() };
        task.periods.chunks(size.max(1)).collect()
    }

    /// The marker of the nth item of a level.
    pub(super) fn marker(&self, level: usize, nth: usize) -> String {
        let form = self.markers.get(level).copied().unwrap_or("-");
        let counts = |series: &str| series.chars().nth(nth).unwrap_or('-').to_string();
        form.replace('1', &(nth + 1).to_string())
            .replace('가', &counts("가나다라마바사"))
            .replace('①', &counts("①②③④⑤⑥⑦"))
    }

    /// The look of a seed.
    pub(super) fn new(random: &mut Random) -> Self {
        let landscape = random.below(4) == 0;
        let headings = *random.pick(&HEADINGS).unwrap_or(&HEADINGS[0]);
        let (year, quarter) = *random.pick(&PERIODS).unwrap_or(&PERIODS[0]);
        let band = random.below(4) == 0;
        let time = random.pick(&TIMES).copied().filter(|_| random.below(5) == 0);
        let between =
            |random: &mut Random, low: f32, high: f32| low + (high - low) * random.below(101) as f32 / 100.0;
        Self {
            paper: if landscape { (842.0, 595.0) } else { (595.0, 842.0) },
            margin: between(random, 36.0, 60.0),
            size: between(random, 8.5, 12.0),
            leading: between(random, 1.25, 1.8),
            columns: columns(headings, (band, time.is_some()), random),
            borders: *random
                .pick(&[Borders::Closed, Borders::Open, Borders::Horizontal])
                .unwrap_or(&Borders::Closed),
            heads: random.below(2) == 0,
            wrap: if random.below(2) == 0 { Wrap::Eojeol } else { Wrap::Letter },
            justified: random.below(2) == 0,
            band,
            title: random.pick(&TITLES).copied().flatten(),
            running: random.pick(&RUNNING).copied().flatten(),
            centred: random.below(2) == 0,
            year,
            quarter,
            time,
            markers: *random.pick(&MARKERS).unwrap_or(&MARKERS[0]),
            indent: between(random, 0.5, 1.2),
            hanging: random.below(3) > 0,
            folio: random.pick(&FOLIOS).copied().flatten(),
            run: *random.pick(&[Run::Line, Run::Eojeol, Run::Letter]).unwrap_or(&Run::Line),
            spaces: random.below(3) > 0,
            widths: (between(random, 0.9, 1.0), between(random, 0.45, 0.6), between(random, 0.25, 0.5)),
        }
    }
}

/// The heading of a year or a quarter.
pub(super) fn period(form: &str, time: Quarter) -> String {
    let short = (time.year % 100).to_string();
    form.replace("{y}", &time.year.to_string())
        .replace("{yy}", &short)
        .replace("{q}", &time.quarter.to_string())
}

/// Columns in one of the orders that are printed.
fn columns(
    [agenda, task, lead, status]: [&'static str; 4],
    (band, timed): (bool, bool),
    random: &mut Random,
) -> Vec<(Column, &'static str, f32)> {
    let labels = 12.0 + random.below(6) as f32;
    let (agenda, task) = ((Column::Agenda, agenda, labels), (Column::Task, task, labels));
    let (lead, status) = ((Column::Lead, lead, 9.0 + random.below(3) as f32), (Column::Status, status, 60.0));
    let names = ["시기", "분기", "추진시기", "연도·분기"];
    let time = (Column::Time, random.pick(&names).copied().unwrap_or("시기"), 12.0);
    let behind = match random.below(4) {
        _ if timed => vec![task, lead, time, status],
        0 => vec![task, status, lead],
        _ => vec![task, lead, status],
    };
    if band { behind } else { [vec![agenda], behind].concat() }
}
