//! The tasks of a store as they are called now, for those who look through them: each once, however many documents have it.

use crate::Error;
use crate::database::Database;
use crate::rows::Cell;
use crate::target::{Store, Target};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A task over time, as the newest document that has it calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// The id of its agenda: `administration/number`.
    pub agenda: String,
    /// Number of its agenda as written.
    pub agenda_number: Option<String>,
    /// Title of its agenda.
    pub agenda_title: String,
    /// Its id.
    pub id: String,
    /// Its number as written.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// The bodies in charge, by official names where they are known.
    pub bodies: Vec<String>,
    /// How many current items it has.
    pub items: i64,
    /// How many documents have it.
    pub documents: usize,
}

const TASKS: &str = "SELECT t.thread, a.agenda, a.number, a.title, t.task, t.number, t.title, t.document \
     FROM tasks t JOIN agendas a ON a.document = t.document AND a.agenda = t.agenda \
     JOIN documents d ON d.document = t.document ORDER BY d.version, t.ordinal";

const LEADS: &str = "SELECT document, task, coalesce(name, text) FROM leads ORDER BY document, task, ordinal";

const ITEMS: &str = "SELECT task_thread, count(*) FROM items_current GROUP BY task_thread";

impl Store {
    /// The tasks of a target: those of the newest set of agenda items first, each set by its numbers. Changes nothing.
    ///
    /// # Errors
    /// When the target is not there or cannot be read.
    pub fn tasks(target: &Target) -> Result<Vec<Task>, Error> {
        tasks(&mut target.reading()?)
    }
}

fn tasks(store: &mut Database) -> Result<Vec<Task>, Error> {
    let (items, leads) = (items(store)?, leads(store)?);
    // By thread: what a later document says goes over what an earlier one said.
    let mut found: BTreeMap<String, Task> = BTreeMap::new();
    let mut sets: Vec<String> = Vec::new();
    store.each(TASKS, &[], &mut |row| {
        let thread = text(row, 0);
        let task = Task {
            agenda: text(row, 1),
            agenda_number: maybe(row, 2),
            agenda_title: text(row, 3),
            id: text(row, 4),
            number: maybe(row, 5),
            title: text(row, 6),
            bodies: leads.get(&[text(row, 7), text(row, 4)]).cloned().unwrap_or_default(),
            items: items.get(&thread).copied().unwrap_or_default(),
            documents: found.get(&thread).map_or(0, |known| known.documents) + 1,
        };
        sets.retain(|known| known != set(&task));
        sets.push(set(&task).to_owned());
        found.insert(thread, task);
        Ok(())
    })?;
    let mut all: Vec<Task> = found.into_values().collect();
    let newest = |task: &Task| Reverse(sets.iter().position(|known| known == set(task)));
    all.sort_by_cached_key(|task| {
        let [agenda, own] = [&task.agenda_number, &task.number].map(|number| numbers(number.as_ref()));
        (newest(task), agenda, task.agenda.clone(), own)
    });
    Ok(all)
}

/// How many current items each thread of a task has.
fn items(store: &mut Database) -> Result<BTreeMap<String, i64>, Error> {
    let mut found = BTreeMap::new();
    store.each(ITEMS, &[], &mut |row| {
        if let Some(Cell::Integer(count)) = row.get(1) {
            found.insert(text(row, 0), *count);
        }
        Ok(())
    })?;
    Ok(found)
}

/// The bodies in charge, by document and task.
fn leads(store: &mut Database) -> Result<BTreeMap<[String; 2], Vec<String>>, Error> {
    let mut found: BTreeMap<[String; 2], Vec<String>> = BTreeMap::new();
    store.each(LEADS, &[], &mut |row| {
        found.entry([text(row, 0), text(row, 1)]).or_default().push(text(row, 2));
        Ok(())
    })?;
    Ok(found)
}

/// The set of agenda items that a task belongs to: what stands before the number in the id of its agenda.
fn set(task: &Task) -> &str {
    task.agenda.split('/').next().unwrap_or_default()
}

/// The whole numbers in a number as written, so that 9-2 comes before 10-1; what has none comes last.
fn numbers(written: Option<&String>) -> (bool, Vec<u64>) {
    let written = written.map(String::as_str).unwrap_or_default();
    let all: Vec<u64> =
        written.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
    (all.is_empty(), all)
}

fn maybe(row: &[Cell], at: usize) -> Option<String> {
    row.get(at).and_then(Cell::as_str).map(str::to_owned)
}

fn text(row: &[Cell], at: usize) -> String {
    maybe(row, at).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn numbers_come_in_their_order() {
        let mut all = ["10-1", "9-2", "", "9-10", "9", "가"].map(str::to_owned).to_vec();
        all.sort_by_cached_key(|number| numbers(Some(number)));
        assert_eq!(all, ["9", "9-2", "9-10", "10-1", "", "가"]);
    }
}
