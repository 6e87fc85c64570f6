//! Numbers and periods that do not follow each other.

use super::warning;
use crate::ids::is_second;
use crate::period::{self, label, node_bounds};
use gwaje_model::{Agenda, Code, Task, TaskNode, Tree, Warning, tasks};
use std::collections::BTreeSet;

/// Task numbers that skip one or fall back. Agendas may skip: a ministry reports on its own only.
pub(super) fn numbers(agendas: &[Agenda]) -> Vec<Warning> {
    agendas.iter().flat_map(|agenda| agenda.tasks.windows(2)).filter_map(gap).collect()
}

/// Agendas and tasks that only their order tells from another of the same number or title.
pub(super) fn namesakes(agendas: &[Agenda]) -> Vec<Warning> {
    let agendas_and_tasks = agendas.iter().flat_map(|agenda| {
        let own = (agenda.id.as_str(), agenda.number.as_deref(), agenda.title.as_str());
        let tasks =
            agenda.tasks.iter().map(|task| (task.id.as_str(), task.number.as_deref(), task.title.as_str()));
        std::iter::once(own).chain(tasks)
    });
    let seconds = agendas_and_tasks.filter(|(id, ..)| is_second(id));
    seconds
        .map(|(id, number, title)| {
            let name = number.unwrap_or(if title.is_empty() { "without number or title" } else { title });
            warning(Code::DuplicateTask, Some(id), None, format!("stands twice: {name}"))
        })
        .collect()
}

fn gap(pair: &[Task]) -> Option<Warning> {
    let [before, after] = pair else { return None };
    let (from, to) = (before.number.as_deref()?, after.number.as_deref()?);
    let (head, last) = split(from)?;
    let (next_head, next) = split(to)?;
    // The same number twice is told of where ids are.
    if head != next_head || next == last || next == last + 1 {
        return None;
    }
    let message = match next.checked_sub(last + 1) {
        Some(1) => format!("{to} follows {from}; {head}{} is missing", last + 1),
        Some(_) => format!("{to} follows {from}; {head}{} to {head}{} are missing", last + 1, next - 1),
        None => format!("{to} stands after {from}"),
    };
    Some(warning(Code::NumberGap, Some(&after.id), None, message))
}

/// A task by its title or number.
fn named(task: &Task) -> &str {
    let title = Some(task.title.as_str()).filter(|title| !title.is_empty());
    title.or(task.number.as_deref()).unwrap_or("a task without a title")
}

/// `23-2` is `23-` and 2.
fn split(number: &str) -> Option<(&str, u32)> {
    let figures = number.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (head, last) = number.split_at_checked(number.len() - figures)?;
    Some((head, last.parse().ok()?))
}

/// Periods that are missing, stand in the wrong place or have no date.
pub(super) fn periods(tree: &Tree, agendas: &[Agenda]) -> Vec<Warning> {
    let nodes = tree.agendas.iter().flat_map(|agenda| &agenda.tasks);
    let mut warnings = Vec::new();
    for (node, task) in nodes.zip(tasks(agendas)) {
        warnings.extend(order(node, task));
        warnings.extend(missing(node, task));
        warnings.extend(undated(node, task));
    }
    warnings
}

fn order(node: &TaskNode, task: &Task) -> Vec<Warning> {
    let pairs = || {
        node.periods.windows(2).filter_map(|pair| match pair {
            [before, after] if before.section == after.section => {
                Some((before, after, node_bounds(before)?, node_bounds(after)?))
            }
            _ => None,
        })
    };
    // A report may run from the latest to the first; then every step goes back.
    let backwards = pairs().all(|(_, _, before, after)| after < before);
    let wrong =
        pairs().filter(|(_, _, before, after)| after <= before && !(backwards && pairs().count() > 1));
    wrong
        .map(|(before, after, from, to)| {
            let (one, next) = (label(before), label(after));
            let message =
                if from == to { format!("{next} stands twice") } else { format!("{next} comes after {one}") };
            warning(Code::PeriodOutOfOrder, Some(&task.id), after.places.first().copied(), message)
        })
        .collect()
}

fn missing(node: &TaskNode, task: &Task) -> Option<Warning> {
    let quarters: BTreeSet<i32> = node
        .periods
        .iter()
        .filter(|period| !period::is_plan(period.section.as_deref()))
        .filter_map(|period| Some(i32::from(period.year?) * 4 + i32::from(period.quarter?) - 1))
        .collect();
    let (first, last) = (*quarters.first()?, *quarters.last()?);
    let absent = (first..last).filter(|quarter| !quarters.contains(quarter));
    let names: Vec<_> = absent.map(|quarter| format!("{} Q{}", quarter / 4, quarter % 4 + 1)).collect();
    let message = format!("no {} between the first and the last quarter", names.join(", "));
    (!names.is_empty()).then(|| warning(Code::MissingQuarter, Some(&task.id), None, message))
}

fn undated(node: &TaskNode, task: &Task) -> Option<Warning> {
    let period =
        node.periods.iter().find(|period| node_bounds(period).is_none() && !period.items.is_empty())?;
    let first = period.items.first().and_then(|item| item.block.pieces.first());
    let at = period.places.first().copied().or(first.map(|piece| piece.place));
    let message = format!("items of {} stand under no period", named(task));
    Some(warning(Code::NoPeriod, Some(&task.id), at, message))
}
