//! A diff tells every change between editions as what it is, and none that is not there: each line of `edits.txt` beside them.

use crate::{fixture, gwaje, said};
use serde_json::Value;
use std::path::Path;

/// The diff of two releases of a folder, whatever kind of file they are.
fn diff(folder: &Path, old: &str, new: &str) -> Value {
    let path = |name: &str| {
        let found = ["txt", "pdf"].map(|ending| folder.join(format!("{name}.{ending}")));
        found.into_iter().find(|path| path.is_file()).unwrap()
    };
    let output =
        gwaje().arg("diff").arg(path(old)).arg(path(new)).args(["--format", "json"]).output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The changes of a kind in a task and, where one is told, a period.
fn changes<'a>(
    diff: &'a Value,
    kind: &'a str,
    task: &'a str,
    period: &'a str,
) -> impl Iterator<Item = &'a Value> {
    diff["changes"].as_array().unwrap().iter().filter(move |change| {
        let side = if change["old"].is_null() { &change["new"] } else { &change["old"] };
        let of_task = change["task"].as_str().is_some_and(|id| id.ends_with(&format!("/{task}")));
        change["kind"] == kind && of_task && (period.is_empty() || side["period"] == period)
    })
}

fn has_part(diff: &Value, kind: &str, task: &str, period: &str) -> bool {
    diff["parts"].as_array().unwrap().iter().any(|part| {
        part["kind"] == kind
            && part["id"].as_str().is_some_and(|id| id.ends_with(&format!("/{task}")))
            && (period.is_empty() || part["period"] == period)
    })
}

fn has_task_edit(diff: &Value, task: &str, kind: &str, words: &str) -> bool {
    diff["tasks"].as_array().unwrap().iter().any(|change| {
        change["to"].as_str().is_some_and(|id| id.ends_with(&format!("/{task}")))
            && change["edits"]
                .as_array()
                .unwrap()
                .iter()
                .any(|edit| edit["type"] == kind && edit["to"].as_str().is_some_and(|to| to.contains(words)))
    })
}

/// The last word left of an arrow and the first one right of it.
fn arrow(words: &str) -> (&str, &str) {
    let (from, to) = words.split_once(" -> ").unwrap();
    (from.rsplit(' ').next().unwrap(), to.split(' ').next().unwrap())
}

/// Whether a diff has what a line says, and how many changes of items that accounts for.
fn holds(diff: &Value, line: &str) -> Option<usize> {
    let (place, words) = parted(line)?;
    let mut place: Vec<&str> = place.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let periods: Vec<&str> = place.iter().copied().filter(|word| word.contains('Q')).collect();
    place.retain(|word| word.contains('-') && *word != "->");
    let period = periods.first().copied().unwrap_or_default();
    let (kind, rest) = words.split_once(' ')?;
    let rest = rest.trim().trim_start_matches("(sub-item) ");
    let text = |change: &Value, side: &str| change[side]["text"].as_str().unwrap_or_default().to_owned();
    let one = |found: bool| found.then_some(1);
    let task = *place.first()?;
    match kind {
        "edited" | "reworded" => {
            let (from, to) = arrow(rest);
            // A part of a word stands behind the arrow where only that part changed.
            one(changes(diff, "edited", task, period).any(|change| {
                let (old, new) = (text(change, "old"), text(change, "new"));
                old.contains(from) && new.contains(to) && old != new
            }))
        }
        "removed" => {
            one(changes(diff, "removed", task, period).any(|change| text(change, "old").contains(rest)))
        }
        "moved" => one(changes(diff, "moved", task, period)
            .any(|change| text(change, "old").contains(rest) && change["new"]["period"] == periods[1])),
        "marker" => {
            let (from, to) = arrow(rest.strip_prefix("changed ")?);
            one(changes(diff, "edited", task, period)
                .any(|change| change["old"]["marker"] == from && change["new"]["marker"] == to))
        }
        "lead" => has_task_edit(diff, task, "lead", rest.strip_prefix("added")?.trim()).then_some(0),
        "title" => has_task_edit(diff, task, "title", arrow(rest).1).then_some(0),
        "order" => has_part(diff, "order", task, period).then_some(0),
        "period" if rest.starts_with("added") => place
            .iter()
            .all(|task| has_part(diff, "period_added", task, period))
            .then(|| place.iter().map(|task| changes(diff, "added", task, period).count()).sum()),
        "period" => has_part(diff, "period_absent", task, period)
            .then(|| changes(diff, "absent", task, period).count()),
        "task" if rest.starts_with("added") => {
            has_part(diff, "task_added", task, "").then(|| changes(diff, "added", task, "").count())
        }
        "task" => has_part(diff, "task_absent", task, "").then(|| changes(diff, "absent", task, "").count()),
        _ => None,
    }
}

/// A line, parted into tasks and periods, and what happened.
fn parted(line: &str) -> Option<(&str, &str)> {
    let kinds =
        ["edited", "reworded", "removed", "moved", "marker", "lead", "title", "order", "period", "task"];
    let at = kinds.iter().filter_map(|kind| line.find(&format!(" {kind} "))).min()?;
    Some((&line[..at], line[at..].trim()))
}

fn every_line_is_told(folder: &Path) {
    let text = std::fs::read_to_string(folder.join("edits.txt")).unwrap();
    let mut pair: Option<(String, String, Value, usize)> = None;
    let ended = |pair: &Option<(String, String, Value, usize)>| {
        if let Some((old, new, diff, told)) = pair {
            let all = diff["changes"].as_array().unwrap().len();
            assert_eq!(all, *told, "{old} -> {new}: changes that nobody made");
        }
    };
    let mut lines = 0;
    for line in text.lines().skip(1).filter(|line| !line.trim().is_empty()) {
        if let Some((old, new)) = line.split_once(" -> ").filter(|_| !line.starts_with(' ')) {
            ended(&pair);
            let new = new.split(' ').next().unwrap();
            // What a correction changed is told of the correction.
            let corrected = line.contains("correction's two changes");
            let old = if corrected { format!("{old}-corrected") } else { old.to_owned() };
            pair = Some((old.clone(), new.to_owned(), diff(folder, &old, new), 0));
            continue;
        }
        let (old, new, diff, told) = pair.as_mut().unwrap();
        let found = holds(diff, line);
        assert!(found.is_some(), "{old} -> {new}: {line} is not told");
        *told += found.unwrap();
        lines += 1;
    }
    ended(&pair);
    assert!(lines > 10, "{lines}");
}

#[test]
fn every_change_of_our_editions_is_told_as_what_it_is() {
    every_line_is_told(&fixture("editions"));
}

#[test]
fn every_change_of_the_shared_editions_is_told_as_what_it_is() {
    if let Some(folder) = gwaje_need::shared("turn2/cases/editions") {
        every_line_is_told(&folder);
    }
}
