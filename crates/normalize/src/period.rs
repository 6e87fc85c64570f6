//! Periods of a report: their key in ids, their first and last day, and the one a document was released for.

use gwaje_model::{PeriodNode, Release, TaskNode, Tree};
use jiff::civil::{Date, date};

/// The part of an item's id that tells its period: `2022Q4`, `2022H1`, `2022`, or `-` under no period.
pub(crate) fn key(period: &PeriodNode) -> String {
    match (period.year, period.quarter, period.half) {
        (Some(year), Some(quarter), _) => format!("{year}Q{quarter}"),
        (Some(year), None, Some(half)) => format!("{year}H{half}"),
        (Some(year), None, None) => year.to_string(),
        (None, Some(quarter), _) => format!("Q{quarter}"),
        (None, None, Some(half)) => format!("H{half}"),
        (None, None, None) => "-".to_owned(),
    }
}

/// A period as people read it: `2022 Q4`, `2022 H1`, `2022`.
pub(crate) fn name(year: Option<i16>, quarter: Option<u8>, half: Option<u8>) -> String {
    let year = year.map(|year| year.to_string());
    let part = quarter.map(|quarter| format!("Q{quarter}")).or(half.map(|half| format!("H{half}")));
    let words: Vec<String> = year.into_iter().chain(part).collect();
    if words.is_empty() { "no period".to_owned() } else { words.join(" ") }
}

/// The name of a period as parsed.
pub(crate) fn label(period: &PeriodNode) -> String {
    name(period.year, period.quarter, period.half)
}

/// First and last day of a period; `None` without a year.
pub(crate) fn bounds(year: Option<i16>, quarter: Option<u8>, half: Option<u8>) -> Option<(Date, Date)> {
    let year = year.filter(|year| (1900..=2199).contains(year))?;
    let (first, last) = match (quarter, half) {
        (Some(quarter @ 1..=4), _) => (quarter * 3 - 2, quarter * 3),
        (_, Some(half @ 1..=2)) => (half * 6 - 5, half * 6),
        _ => (1, 12),
    };
    Some((date(year, first.cast_signed(), 1), date(year, last.cast_signed(), 1).last_of_month()))
}

/// The bounds of a period as parsed.
pub(crate) fn node_bounds(period: &PeriodNode) -> Option<(Date, Date)> {
    bounds(period.year, period.quarter, period.half)
}

/// The last period the document reports on. Plans (`향후계획`) look ahead and count only where nothing else is dated.
pub(crate) fn release(tree: &Tree) -> Option<Release> {
    let periods = || tree.agendas.iter().flat_map(|a| &a.tasks).flat_map(|t| &t.periods);
    let last = |plans: bool| {
        periods()
            .filter(|p| is_plan(p.section.as_deref()) == plans)
            .filter_map(|p| Some((node_bounds(p)?.1, Release { year: p.year?, quarter: p.quarter })))
            .max_by_key(|(end, release)| (*end, release.quarter))
            .map(|(_, release)| release)
    };
    last(false).or_else(|| last(true))
}

/// The last day a task reports on.
pub(crate) fn last_reported(task: &TaskNode) -> Option<Date> {
    let reported = task.periods.iter().filter(|period| !is_plan(period.section.as_deref()));
    reported.filter_map(node_bounds).map(|(_, last)| last).max()
}

/// Whether a section looks ahead.
pub(crate) fn is_plan(section: Option<&str>) -> bool {
    section.is_some_and(|name| name.contains("계획") || name.contains("목표"))
}
