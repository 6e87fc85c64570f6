//! Which items go into a sheet.

use super::period::Span;
use super::row::FlatRow;
use crate::Error;
use gwaje_forms::asked::Asked;
use gwaje_model::Code;
use std::collections::{BTreeMap, BTreeSet};

/// Which items go into a sheet: all, but for what is asked for.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Numbers or ids of tasks and agendas; none for all.
    pub tasks: Vec<String>,
    /// Names or ids of bodies, and of those that went before or after them; none for all.
    pub bodies: Vec<String>,
    /// Only items whose period ends in it or later.
    pub since: Option<Span>,
    /// Only items whose period begins in it or earlier.
    pub until: Option<Span>,
    /// Only items that deserve a look.
    pub doubtful: bool,
    /// Only items whose text has all of these, white space left out.
    pub words: Vec<String>,
    /// Only items that one of these is told of; none for all.
    pub codes: Vec<Code>,
}

/// The bodies of a task of a document: text, name and id of each.
pub(crate) type Leads = BTreeMap<(String, String), Vec<[Option<String>; 3]>>;

/// Leaves the items that are asked for, doubtful or not.
pub(crate) fn select(rows: &mut Vec<FlatRow>, leads: &Leads, asked: &Selection) -> Result<(), Error> {
    for task in &asked.tasks {
        if !rows.iter().any(|row| is_of_task(row, task)) {
            return Err(absent(task, rows, |row| row.text("task_number").map(str::to_owned)));
        }
    }
    let bodies: Vec<Asked> = asked.bodies.iter().map(|name| Asked::of(name)).collect();
    if let Some(none) = bodies.iter().find(|body| !rows.iter().any(|row| is_of_body(row, leads, body))) {
        return Err(Error::Asked(none.refusal(rows.iter().filter_map(|row| row.text("body")))));
    }
    let closed = |text: &str| text.replace(char::is_whitespace, "");
    let words: Vec<String> = asked.words.iter().map(|word| closed(word)).collect();
    rows.retain(|row| {
        let text = closed(row.text("text").unwrap_or_default());
        let has_words = words.iter().all(|word| text.contains(word));
        let of_task = asked.tasks.is_empty() || asked.tasks.iter().any(|task| is_of_task(row, task));
        let of_body = bodies.is_empty() || bodies.iter().any(|body| is_of_body(row, leads, body));
        has_words && of_task && of_body && is_in_time(row, asked)
    });
    Ok(())
}

/// Leaves the items of bodies, each by any of its names and with those before and after it; all where there are none.
///
/// # Errors
/// When no task of the store is of one of them.
pub(crate) fn of_bodies(rows: &mut Vec<FlatRow>, leads: &Leads, names: &[String]) -> Result<(), Error> {
    let bodies: Vec<Asked> = names.iter().map(|name| Asked::of(name)).collect();
    let in_charge = || leads.values().flatten();
    if let Some(none) = bodies.iter().find(|body| !in_charge().any(|lead| is_lead(lead, body))) {
        let named = in_charge().filter_map(|[text, name, _]| name.as_deref().or(text.as_deref()));
        return Err(Error::Asked(none.refusal(named)));
    }
    rows.retain(|row| bodies.is_empty() || bodies.iter().any(|body| is_of_body(row, leads, body)));
    Ok(())
}

/// Says what there is in place of what is not.
fn absent(name: &str, rows: &[FlatRow], known: impl Fn(&FlatRow) -> Option<String>) -> Error {
    /// Names shown in a message.
    const SHOWN: usize = 20;
    let all: BTreeSet<String> = rows.iter().filter_map(known).collect();
    let more = if all.len() > SHOWN { ", …" } else { "" };
    let names: Vec<String> = all.into_iter().take(SHOWN).collect();
    Error::Asked(format!("no item is of the task or agenda {name}; there are {}{more}", names.join(", ")))
}

fn is_of_task(row: &FlatRow, task: &str) -> bool {
    ["task_number", "task", "agenda_number", "agenda"].iter().any(|column| row.text(column) == Some(task))
}

fn is_of_body(row: &FlatRow, leads: &Leads, asked: &Asked) -> bool {
    let key = |column| row.text(column).unwrap_or_default().to_owned();
    let all = leads.get(&(key("document"), key("task"))).map_or(&[][..], Vec::as_slice);
    all.iter().any(|lead| is_lead(lead, asked))
}

fn is_lead([text, official, id]: &[Option<String>; 3], asked: &Asked) -> bool {
    asked.is([text, official].into_iter().flatten().map(String::as_str), id.as_deref())
}

fn is_in_time(row: &FlatRow, asked: &Selection) -> bool {
    let late = |span: &Span| row.text("period_end").is_some_and(|end| end >= span.first.as_str());
    let early = |span: &Span| row.text("period_start").is_some_and(|start| start <= span.last.as_str());
    asked.since.as_ref().is_none_or(late) && asked.until.as_ref().is_none_or(early)
}
