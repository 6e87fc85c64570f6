//! Figures as SVG: drawn by attributes and the style of the page, so that nothing in it needs a style or a script of its own.

use crate::safe::{anchor, encoded, safe};
use gwaje_model::{Document, Item, Period, Task, walk};
use gwaje_words::Lang;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// Bars with their names below, of which each line stands under the one before.
#[must_use]
pub fn bars(title: &str, values: &[(String, f64)]) -> Markup {
    /// Width of a bar with the room beside it, and height of the highest, in pixels.
    const STEP: f64 = 104.0;
    const HEIGHT: f64 = 120.0;
    let most = values.iter().map(|(_, value)| *value).fold(1.0, f64::max);
    let width = STEP * values.len() as f64;
    html! {
        svg.plot role="img" aria-label=(title) viewBox={ "0 0 " (width) " " (HEIGHT + 54.0) } width=(width) {
            @for (at, (name, value)) in values.iter().enumerate() {
                @let height = (HEIGHT * value / most).round();
                @let left = STEP * at as f64;
                rect x=(left + 8.0) y=(HEIGHT - height + 14.0) width=(STEP - 16.0) height=(height) {}
                text x=(left + STEP / 2.0) y=(HEIGHT - height + 10.0) text-anchor="middle" { (value) }
                (lines(name.split('\n'), left + STEP / 2.0, HEIGHT + 32.0))
            }
        }
    }
}

/// Lines of a name, one under the other.
fn lines<'t>(lines: impl Iterator<Item = &'t str>, middle: f64, first: f64) -> Markup {
    /// Pixels from one line to the next.
    const LEADING: f64 = 14.0;
    html! {
        @for (line, at) in lines.zip(0_u8..) {
            text x=(middle) y=(first + LEADING * f64::from(at)) text-anchor="middle" { (safe(line)) }
        }
    }
}

/// How much a body has in each quarter.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// One figure a quarter.
    pub values: Vec<f64>,
}

/// A row of bars a body, one bar a quarter (`2024Q4`), all on one scale; the quarters are named below in words.
#[must_use]
pub fn rows(title: &str, quarters: &[String], rows: &[Row], lang: Lang) -> Markup {
    /// Width of the names and of a quarter, height of a row and of the highest bar in it, in pixels.
    const NAMES: f64 = 170.0;
    const STEP: f64 = 58.0;
    const HEIGHT: f64 = 44.0;
    const BAR: f64 = 26.0;
    let most = rows.iter().flat_map(|row| &row.values).copied().fold(1.0, f64::max);
    let (width, foot) = (NAMES + STEP * quarters.len() as f64, HEIGHT * rows.len() as f64);
    html! {
        svg.plot role="img" aria-label=(title) viewBox={ "0 0 " (width) " " (foot + 38.0) } width=(width) {
            @for (at, row) in rows.iter().enumerate() {
                @let ground = HEIGHT * (at as f64 + 1.0);
                text x=(NAMES - 8.0) y=(ground - 4.0) text-anchor="end" { (short(&row.name)) }
                line x1=(NAMES) x2=(width) y1=(ground) y2=(ground) {}
                @for (quarter, value) in row.values.iter().enumerate().filter(|(_, value)| **value > 0.0) {
                    @let left = NAMES + STEP * quarter as f64;
                    @let height = (BAR * value / most).max(1.0).round();
                    rect x=(left + 6.0) y=(ground - height) width=(STEP - 12.0) height=(height) {}
                    text x=(left + STEP / 2.0) y=(ground - height - 3.0) text-anchor="middle" { (value) }
                }
            }
            @for (at, quarter) in quarters.iter().enumerate() {
                (lines(lang.named_period(quarter).split(' '), NAMES + STEP * (at as f64 + 0.5), foot + 16.0))
            }
        }
    }
}

/// A name as far as there is room for it.
fn short(name: &str) -> String {
    const ROOM: usize = 14;
    let mut shown: String = safe(name).chars().take(ROOM).collect();
    if name.chars().nth(ROOM).is_some() {
        shown.push('…');
    }
    shown
}

/// A plan that was met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// The last planned day, ISO 8601.
    pub planned: String,
    /// The first reported day, ISO 8601.
    pub reported: String,
    /// The text of the plan.
    pub text: String,
    /// The id of the report.
    pub report: String,
}

/// Planned days from left to right, reported ones upwards: what lies above the slope came later than planned. Each point leads
/// to its report, in the page or, where it is served, to its history.
#[must_use]
pub fn met(title: &str, points: &[Met], lang: Lang, to_history: bool) -> Markup {
    /// Length of an axis and the room around it, in pixels.
    const LENGTH: f64 = 300.0;
    const ROOM: f64 = 44.0;
    let words = lang.words();
    let days = |point: &Met| Some((years(&point.planned)?, years(&point.reported)?, point.clone()));
    let points: Vec<(f64, f64, Met)> = points.iter().filter_map(days).collect();
    let all = || points.iter().flat_map(|(planned, reported, _)| [*planned, *reported]);
    let first = all().fold(f64::INFINITY, f64::min).floor();
    let last = all().fold(f64::NEG_INFINITY, f64::max).floor() + 1.0;
    let at = |day: f64| LENGTH * (day - first) / (last - first).max(1.0);
    let (size, ground) = (LENGTH + 2.0 * ROOM, LENGTH + ROOM);
    let marks = if points.is_empty() { 0 } else { (last - first) as u16 };
    html! {
        svg.plot role="img" aria-label=(title) viewBox={ "0 0 " (size) " " (size) } width=(size) {
            line x1=(ROOM) x2=(ground) y1=(ground) y2=(ground) {}
            line x1=(ROOM) x2=(ROOM) y1=(ROOM) y2=(ground) {}
            line.slope x1=(ROOM) x2=(ground) y1=(ground) y2=(ROOM) {}
            @for year in 0..=marks {
                @let place = at(first + f64::from(year));
                text x=(ROOM + place) y=(ground + 16.0) text-anchor="middle" { (first + f64::from(year)) }
                text x=(ROOM - 6.0) y=(ground - place + 4.0) text-anchor="end" { (first + f64::from(year)) }
            }
            text x=(ground) y=(ground + 34.0) text-anchor="end" { (words.planned) " →" }
            text x=(6.0) y=(ROOM - 14.0) { "↑ " (words.reported) }
            @for (planned, reported, point) in &points {
                @let href = if to_history { format!("/history?id={}", encoded(&point.report)) } else { format!("#{}", anchor(&point.report)) };
                a href=(href) aria-label={ (safe(&point.text)) ": " (point.planned) " → " (point.reported) } {
                    circle class=[(reported > planned).then_some("late")] cx=(ROOM + at(*planned)) cy=(ground - at(*reported)) r="5" {
                        title { (safe(&point.text)) ": " (point.planned) " → " (point.reported) }
                    }
                }
            }
        }
    }
}

/// A day in years, near enough for a plot.
fn years(day: &str) -> Option<f64> {
    let mut parts = day.splitn(3, '-').map(|part| part.parse::<f64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    Some(year + (month - 1.0) / 12.0 + (day - 1.0) / 372.0)
}

/// The figures of a document: its items by quarter and body, its plans that were met.
pub(crate) fn of_document(document: &Document, lang: Lang) -> Markup {
    let words = lang.words();
    let (quarters, met_plans) = (quarters(document), plans(document));
    let bodies = bodies(document, &quarters, words.no_body);
    html! {
        @if !quarters.is_empty() {
            details #plots {
                summary { (words.plots) }
                h2 { (words.by_body) }
                (rows(words.by_body, &quarters, &bodies, lang))
                @if !met_plans.is_empty() {
                    h2 { (words.met) }
                    p { (words.later) }
                    (met(words.met, &met_plans, lang, false))
                }
            }
        }
    }
}

/// What a period is called among the columns: a quarter, half or year.
fn quarter(period: &Period) -> Option<String> {
    let part = period.quarter.map(|quarter| format!("Q{quarter}"));
    let part = part.or_else(|| period.half.map(|half| format!("H{half}")));
    Some(format!("{}{}", period.year?, part.unwrap_or_default()))
}

fn quarters(document: &Document) -> Vec<String> {
    let mut all: Vec<String> = document.tasks().flat_map(|task| &task.periods).filter_map(quarter).collect();
    all.sort();
    all.dedup();
    all
}

/// The items of each body, most first, and of those with as many in the order they are printed; those of several bodies count for
/// each.
fn bodies(document: &Document, quarters: &[String], nobody: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for task in document.tasks() {
        for name in names(task, nobody) {
            let known = rows.iter().position(|row| row.name == name).unwrap_or(rows.len());
            if known == rows.len() {
                rows.push(Row { name: name.to_owned(), values: vec![0.0; quarters.len()] });
            }
            let Some(row) = rows.get_mut(known) else { continue };
            for period in &task.periods {
                let own = quarter(period).and_then(|own| quarters.iter().position(|known| *known == own));
                if let Some(value) = own.and_then(|at| row.values.get_mut(at)) {
                    *value += walk(&period.items).count() as f64;
                }
            }
        }
    }
    rows.sort_by(|a, b| b.values.iter().sum::<f64>().total_cmp(&a.values.iter().sum::<f64>()));
    rows
}

fn names<'t>(task: &'t Task, nobody: &'t str) -> Vec<&'t str> {
    let mut names: Vec<&str> =
        task.leads.iter().map(|lead| lead.name.as_deref().unwrap_or(&lead.text)).collect();
    if names.is_empty() {
        names.push(nobody);
    }
    names
}

fn plans(document: &Document) -> Vec<Met> {
    let items: BTreeMap<&str, &Item> = document.items().map(|item| (item.id.as_str(), item)).collect();
    let of = |report: &Item| {
        let plan = items.get(report.fulfils.as_ref()?.plan.as_str())?;
        Some(Met {
            planned: plan.dates.last()?.end.clone()?,
            reported: report.dates.last()?.start.clone()?,
            text: plan.text.clone(),
            report: report.id.clone(),
        })
    };
    document.items().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::{Met, Row, bars, met, rows, years};
    use gwaje_words::Lang;

    #[test]
    fn the_highest_bar_is_as_high_as_the_plot() {
        let html = bars("x", &[("가<".to_owned(), 2.0), ("나".to_owned(), 4.0)]).into_string();
        assert!(html.contains("height=\"60\"") && html.contains("height=\"120\""), "{html}");
        assert!(html.contains("가&lt;"));
    }

    #[test]
    fn bodies_share_one_scale() {
        let row = |name: &str, values: &[f64]| Row { name: name.to_owned(), values: values.to_vec() };
        let quarters = ["2024Q1".to_owned(), "2024Q2".to_owned()];
        let bodies = [row("가", &[13.0, 0.0]), row("나", &[26.0, 0.0])];
        let html = rows("x", &quarters, &bodies, Lang::Ko).into_string();
        assert_eq!(html.matches("<rect").count(), 2, "{html}");
        assert!(html.contains("height=\"13\"") && html.contains("height=\"26\""), "{html}");
        assert!(html.contains(">2024년<") && html.contains(">1분기<"), "{html}");
    }

    #[test]
    fn what_came_later_than_planned_is_marked() {
        let point = |planned: &str, reported: &str| Met {
            planned: planned.to_owned(),
            reported: reported.to_owned(),
            text: "<착공>".to_owned(),
            report: "a/b".to_owned(),
        };
        let points = [point("2024-03-31", "2024-06-01"), point("2024-06-30", "2024-06-01"), point("", "x")];
        let html = met("x", &points, Lang::En, true).into_string();
        assert_eq!(
            (html.matches("<circle").count(), html.matches("class=\"late\"").count()),
            (2, 1),
            "{html}"
        );
        assert!(html.contains("&lt;착공>") || html.contains("&lt;착공&gt;"), "{html}");
        assert!(years("2024-07-01") > years("2024-06-30"));
    }
}
