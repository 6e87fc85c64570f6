//! What corrections do to titles, bodies in charge and periods.

use crate::correction::{Change, Titled, period_name};
use crate::find::{Stale, letters};
use gwaje_model::{Agenda, Code, Document, Period, ReadFrom, Task};

/// Changes what is no item, and says what was there before and of what: an id.
pub(crate) fn change(document: &mut Document, old: &str, change: &Change) -> Result<(String, String), Stale> {
    match change {
        Change::Title { of, number, text } => title(document, old, (*of, number.as_deref()), text),
        Change::Lead { task, text } => lead(task_of(document, task)?, old, text.as_deref()),
        Change::Period { task, year, quarter, half } => {
            period(task_of(document, task)?, old, (*year, *quarter, *half))
        }
        _ => Err(Stale::Gone),
    }
}

fn one<T>(mut found: impl Iterator<Item = T>) -> Result<T, Stale> {
    match (found.next(), found.next()) {
        (Some(only), None) => Ok(only),
        (None, _) => Err(Stale::Gone),
        _ => Err(Stale::Several),
    }
}

/// The task with a number, or where it has none with a title.
fn task_of<'d>(document: &'d mut Document, name: &str) -> Result<&'d mut Task, Stale> {
    let tasks = document.agendas.iter_mut().flat_map(|agenda| &mut agenda.tasks);
    one(tasks.filter(|task| match &task.number {
        Some(number) => letters(number) == letters(name),
        None => letters(&task.title) == letters(name),
    }))
}

fn title(
    document: &mut Document,
    old: &str,
    (of, number): (Titled, Option<&str>),
    text: &str,
) -> Result<(String, String), Stale> {
    let is_it = |own: Option<&str>, title: &str| {
        own.map(letters) == number.map(letters) && letters(title) == letters(old)
    };
    let (id, title, read_from) = match of {
        Titled::Agenda => {
            let found = document.agendas.iter_mut().filter(|a| is_it(a.number.as_deref(), &a.title));
            one(found.map(|Agenda { id, title, read_from, .. }| (id.clone(), title, read_from)))?
        }
        Titled::Task => {
            let tasks = document.agendas.iter_mut().flat_map(|agenda| &mut agenda.tasks);
            let found = tasks.filter(|task| is_it(task.number.as_deref(), &task.title));
            one(found.map(|Task { id, title, read_from, .. }| (id.clone(), title, read_from)))?
        }
    };
    let before = std::mem::replace(title, text.trim().to_owned());
    told_by_a_person(read_from.as_mut());
    let about = |own: &str| own == id;
    document.warnings.retain(|warning| {
        warning.code != Code::LowConfidenceJoin || !warning.item.as_deref().is_some_and(about)
    });
    Ok((id, format!("the title was read as “{before}”")))
}

/// What a person says of a text is right, and undoes no wrap of it.
fn told_by_a_person(read_from: Option<&mut ReadFrom>) {
    if let Some(read_from) = read_from {
        read_from.joins.clear();
        read_from.confidence = 1.0;
    }
}

fn lead(task: &mut Task, old: &str, text: Option<&str>) -> Result<(String, String), Stale> {
    let bodies = |text: &str, task: &Task| gwaje_normalize::leads(text, task);
    let id = task.id.clone();
    if old.trim().is_empty() {
        let new = bodies(text.ok_or(Stale::Gone)?, task);
        task.leads.extend(new);
        return Ok((id, "a body in charge was not read".to_owned()));
    }
    let found = task.leads.iter().enumerate().filter(|(_, lead)| letters(&lead.text) == letters(old));
    let at = one(found.map(|(at, _)| at))?;
    let mut new = text.map(|text| bodies(text, task)).unwrap_or_default();
    let before = task.leads.remove(at);
    for lead in &mut new {
        lead.role.clone_from(&before.role);
        lead.read_from.clone_from(&before.read_from);
        told_by_a_person(lead.read_from.as_mut());
    }
    task.leads.splice(at..at, new);
    Ok((id, format!("a body in charge was read as “{}”", before.text)))
}

fn period(
    task: &mut Task,
    old: &str,
    (year, quarter, half): (Option<i16>, Option<u8>, Option<u8>),
) -> Result<(String, String), Stale> {
    let is_it = |period: &&mut Period| period_name(period.year, period.quarter, period.half) == old.trim();
    let found = one(task.periods.iter_mut().filter(is_it))?;
    (found.year, found.quarter, found.half) = (year, quarter, half);
    let now = period_name(year, quarter, half);
    let told = if now == old.trim() {
        format!("the period {now} is as it was read")
    } else {
        format!("the period {now} was read as {old}")
    };
    Ok((task.id.clone(), told))
}
