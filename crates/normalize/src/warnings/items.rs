//! What is odd about leads, columns, dates, copies and joins.

use super::warning;
use crate::ids::is_second;
use crate::ministries::is_collective;
use gwaje_model::{
    Agenda, Code, Date, Item, ItemId, Join, Period, Precision, Task, Tree, Warning, With, tasks, walk,
};
use std::cell::LazyCell;
use std::collections::BTreeMap;
use unicode_segmentation::UnicodeSegmentation;

/// Bodies in charge that the table does not know on the date.
pub(super) fn leads(tree: &Tree, agendas: &[Agenda]) -> Vec<Warning> {
    let nodes = tree.agendas.iter().flat_map(|agenda| &agenda.tasks);
    let mut warnings = Vec::new();
    for (node, task) in nodes.zip(tasks(agendas)) {
        let at = node.leads.iter().flat_map(|lead| &lead.places).copied().next();
        for lead in task.leads.iter().filter(|lead| lead.id.is_none() && !is_collective(&lead.text)) {
            let message = format!("{} is no ministry the table knows at the time of its periods", lead.text);
            warnings.push(warning(Code::UnknownMinistry, Some(&task.id), at, message));
        }
    }
    warnings
}

/// Columns kept under their own names; those that say when a task is due, how far it is or in what state are known.
pub(super) fn columns(tree: &Tree, agendas: &[Agenda]) -> Vec<Warning> {
    let nodes = tree.agendas.iter().flat_map(|agenda| &agenda.tasks);
    let mut places = BTreeMap::new();
    for (node, task) in nodes.zip(tasks(agendas)) {
        let unknown = node.columns.iter().zip(&task.columns).filter(|(node, _)| node.role.is_none());
        for (_, column) in unknown {
            let first = column.items.first().and_then(Item::position);
            places.entry(column.name.as_str()).or_insert(first);
        }
    }
    let tell =
        |(name, at)| warning(Code::UnknownColumn, None, at, format!("the column {name} is kept as it is"));
    places.into_iter().map(tell).collect()
}

/// Dates outside the period that reports them.
pub(super) fn dates(agendas: &[Agenda]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for period in tasks(agendas).flat_map(|task| &task.periods) {
        if crate::period::is_plan(period.section.as_deref()) {
            continue;
        }
        for item in walk(&period.items) {
            let open = LazyCell::new(|| open_parentheses(&item.text));
            let inside = |date: &&Date| open.get(date.span[0] as usize).is_some_and(|open| *open > 0);
            let outside = item.dates.iter().filter(inside).filter_map(|date| outside(date, period));
            let tell = |message| warning(Code::DateOutsidePeriod, Some(&item.id), item.position(), message);
            warnings.extend(outside.map(tell));
        }
    }
    warnings
}

/// How a date lies outside; only days and months that are printed as the date of the item, in parentheses.
fn outside(date: &Date, period: &Period) -> Option<String> {
    if !matches!(date.precision, Precision::Day | Precision::Month) {
        return None;
    }
    let (start, end) = (date.start.as_deref()?, date.end.as_deref()?);
    let (first, last) = (period.start.as_deref()?, period.end.as_deref()?);
    let how = match (start < first, end > last) {
        (false, false) => return None,
        (true, true) => "longer than",
        (true, false) if end < first => "before",
        (false, true) if start > last => "after",
        (true, false) => "begun before",
        (false, true) => "ending after",
    };
    let days = match (date.precision, start.get(..7)?, end.get(..7)?) {
        (Precision::Month, from, to) if from == to => from.to_owned(),
        (Precision::Month, from, to) => format!("{from} to {to}"),
        _ if start == end => start.to_owned(),
        _ => format!("{start} to {end}"),
    };
    let name = crate::period::name(period.year, period.quarter, period.half);
    Some(format!("{} is read as {days}, {how} {name}", date.text))
}

/// How many more parentheses have opened than closed before each character.
fn open_parentheses(text: &str) -> Vec<i32> {
    let change = |ch| i32::from(ch == '(') - i32::from(ch == ')');
    let (mut open, mut before) = (0, Vec::with_capacity(text.len()));
    for ch in text.chars() {
        before.push(open);
        open += change(ch);
    }
    before
}

/// Items that only their order tells from another of the same period.
pub(super) fn copies(agendas: &[Agenda]) -> Vec<Warning> {
    tasks(agendas).flat_map(copies_in_task).collect()
}

fn copies_in_task(task: &Task) -> Vec<Warning> {
    let periods = task.periods.iter().map(|period| {
        (crate::period::name(period.year, period.quarter, period.half), period.items.as_slice())
    });
    let columns = task.columns.iter().map(|column| (column.name.clone(), column.items.as_slice()));
    let mut warnings = Vec::new();
    for (name, items) in periods.chain(columns) {
        for item in walk(items).filter(|item| is_second(&item.id)) {
            let message = format!("the same item stands twice in {name}: {}", shown(&item.text));
            warnings.push(warning(Code::DuplicateItem, Some(&item.id), item.position(), message));
        }
    }
    warnings
}

/// Items that stand again in another period of the same task.
pub(super) fn repetitions(agendas: &[Agenda]) -> Vec<Warning> {
    tasks(agendas).flat_map(repetitions_in_task).collect()
}

/// Shorter texts, such as `관계부처 협의`, are repeated without meaning anything by it.
const TELLING_LENGTH: usize = 10;

fn repetitions_in_task(task: &Task) -> Vec<Warning> {
    let mut seen: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    let mut warnings = Vec::new();
    let name = |period: &Period| crate::period::name(period.year, period.quarter, period.half);
    let names: Vec<String> = task.periods.iter().map(name).collect();
    for (at, (period, name)) in task.periods.iter().zip(&names).enumerate() {
        for item in &period.items {
            let Ok(ItemId { hash, .. }) = item.id.parse() else { continue };
            if let Some((place, other)) = seen.get(&hash)
                && *place != at
                && item.text.chars().count() >= TELLING_LENGTH
            {
                let message = format!("the same item stands in {other} and in {name}: {}", shown(&item.text));
                warnings.push(warning(Code::RepeatedItem, Some(&item.id), item.position(), message));
            }
            seen.insert(hash, (at, name));
        }
    }
    warnings
}

/// The beginning of a text, counted in characters as people see them.
fn shown(text: &str) -> String {
    // Syllables and what stands on a keyboard are characters as people see them.
    let simple = text.chars().take(SHOWN + 1).all(|c| matches!(c, ' '..='~' | '가'..='힣'));
    let end = if simple {
        text.char_indices().nth(SHOWN).map(|(end, _)| end)
    } else {
        text.grapheme_indices(true).nth(SHOWN).map(|(end, _)| end)
    };
    end.map_or_else(|| text.to_owned(), |end| format!("{}…", text.get(..end).unwrap_or(text)))
}

/// So many characters of a text are enough to know it by.
const SHOWN: usize = 30;

/// Joins with a probability below this are told.
const CERTAIN: f32 = 0.99;

/// Joins of which both spellings are possible, one warning an item or title.
pub(super) fn joins(tree: &Tree, agendas: &[Agenda]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for (node, agenda) in tree.agendas.iter().zip(agendas) {
        let titled = |id: &str, phrase: &gwaje_model::Phrase| {
            let at = phrase.places.first().copied();
            let message = uncertain(&phrase.text, &phrase.joins)?;
            Some(warning(Code::LowConfidenceJoin, Some(id), at, message))
        };
        warnings.extend(titled(&agenda.id, &node.title));
        for (node, task) in node.tasks.iter().zip(&agenda.tasks) {
            warnings.extend(titled(&task.id, &node.title));
            warnings.extend(task.items().filter_map(|item| {
                let message = uncertain(&item.text, &item.joins)?;
                Some(warning(Code::LowConfidenceJoin, Some(&item.id), item.position(), message))
            }));
        }
    }
    warnings
}

fn uncertain(text: &str, joins: &[Join]) -> Option<String> {
    let doubtful: Vec<&Join> = joins.iter().filter(|join| join.confidence < CERTAIN).collect();
    if doubtful.is_empty() {
        return None;
    }
    // Looked up, not counted for each: a text may have as many joins as lines.
    let places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
    let place = |join: &Join| places.get(join.at as usize).copied().unwrap_or(text.len());
    let told: Vec<String> = doubtful.iter().map(|join| describe(text, place(join), join)).collect();
    Some(told.join("; "))
}

fn describe(text: &str, at: usize, join: &Join) -> String {
    let (left, right) = text.split_at_checked(at).unwrap_or((text, ""));
    let last = left.trim_end().rsplit(' ').next().unwrap_or_default();
    let next = right.trim_start().split(' ').next().unwrap_or_default();
    let percent = join.confidence * 100.0;
    match join.with {
        With::Space => format!("“{last} {next}” is joined with a space, {percent:.0} % sure"),
        With::None => format!("“{last}{next}” is joined without a space, {percent:.0} % sure"),
    }
}
