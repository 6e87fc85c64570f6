//! What a later edition of a whole report no longer has: tasks of which it says nothing.
//!
//! Which documents go on one another is told by the strands of their tasks. A document that has most of what another had
//! last, and goes back as far in time, speaks for all of it, so a task that it lacks is absent since then, until a later document has it
//! again. One that reports on later periods alone says nothing of earlier ones. Periods that a later edition of a task lacks are found
//! with the task itself.

use crate::Error;
use crate::engine::{Engine, texts};
use crate::rows::Cell;
use std::collections::{BTreeMap, BTreeSet};

/// The least part of the tasks of a document that a later one has, where it speaks for the rest too: most of them.
const MOST: f64 = 0.5;

/// A strand of reports on a task: the thread of the task, and the number of the strand.
type Strand = (String, i64);

/// Marks the items of tasks that later editions lack, and those that are no longer so; how many those are.
pub(crate) fn mark(engine: &mut dyn Engine) -> Result<u64, Error> {
    let documents = documents(engine)?;
    let absent = absent(&documents);
    let mut having: BTreeMap<&Strand, BTreeSet<&str>> = BTreeMap::new();
    for (version, report) in &documents {
        for strand in &report.strands {
            having.entry(strand).or_default().insert(version);
        }
    }
    let mut wrong = Vec::new();
    let sql = "SELECT thread, item, task_thread, gone, strand FROM history WHERE status = 'absent'";
    engine.query(sql, &[], &mut |row| {
        let text = |at: usize| row.get(at).and_then(Cell::as_str).unwrap_or_default().to_owned();
        let strand = (text(2), number(&row, 4));
        let (by, gone) = (absent.get(&strand).map(|by| (*by).to_owned()), text(3));
        // What an edition of the task itself lacks stays as it is.
        let of_task = having.get(&strand).is_some_and(|having| having.contains(gone.as_str()));
        if !of_task && by.as_deref() != Some(gone.as_str()) {
            wrong.push((text(0), text(1), by));
        }
        Ok(())
    })?;
    let mut marked = wrong.len() as u64;
    for (thread, item, by) in wrong {
        let status = if by.is_some() { "absent" } else { "current" };
        let sql = "UPDATE history SET status = $1, gone = $2 WHERE thread = $3 AND item = $4";
        engine.execute(sql, &[status.into(), by.into(), thread.into(), item.into()])?;
    }
    for ((thread, strand), version) in absent {
        let own = [Cell::from(thread.as_str()), Cell::Integer(strand)];
        let sql = "SELECT item FROM history WHERE task_thread = $1 AND strand = $2 AND status = 'current'";
        marked += texts(engine, sql, &own)?.len() as u64;
        let sql = "UPDATE history SET status = 'absent', gone = $1 \
                   WHERE task_thread = $2 AND strand = $3 AND status = 'current'";
        engine.execute(sql, &[version.into(), thread.as_str().into(), Cell::Integer(strand)])?;
    }
    Ok(marked)
}

/// What a document reports.
#[derive(Debug, Default)]
struct Report {
    /// The strands it has a report of.
    strands: BTreeSet<Strand>,
    /// Its first period, in quarters, if it tells any.
    first: Option<i64>,
}

/// Documents by their versions.
type Documents = BTreeMap<String, Report>;

fn documents(engine: &mut dyn Engine) -> Result<Documents, Error> {
    let sql = "SELECT d.version, t.thread, t.strand FROM tasks t JOIN documents d ON d.document = t.document";
    let mut found = Documents::new();
    engine.query(sql, &[], &mut |row| {
        let text = |at: usize| row.get(at).and_then(Cell::as_str).unwrap_or_default().to_owned();
        found.entry(text(0)).or_default().strands.insert((text(1), number(&row, 2)));
        Ok(())
    })?;
    let sql = "SELECT d.version, min(p.year * 4 + coalesce(p.quarter - 1, (p.half - 1) * 2, 0)) FROM periods p \
               JOIN documents d ON d.document = p.document WHERE p.year IS NOT NULL GROUP BY d.version";
    engine.query(sql, &[], &mut |row| {
        let version = row.first().and_then(Cell::as_str).unwrap_or_default();
        if let Some(report) = found.get_mut(version) {
            report.first = Some(number(&row, 1));
        }
        Ok(())
    })?;
    Ok(found)
}

fn number(row: &[Cell], at: usize) -> i64 {
    if let Some(Cell::Integer(number)) = row.get(at) { *number } else { 0 }
}

/// The strands that ended before their documents did, with the version of the first document without them.
fn absent(documents: &Documents) -> BTreeMap<Strand, &str> {
    let mut last: BTreeMap<&Strand, &str> = BTreeMap::new();
    let mut absent: BTreeMap<Strand, &str> = BTreeMap::new();
    for (version, Report { strands, first }) in documents {
        let mut shared: BTreeMap<&str, usize> = BTreeMap::new();
        for before in strands.iter().filter_map(|strand| last.get(strand)) {
            *shared.entry(before).or_default() += 1;
        }
        for (before, count) in shared {
            let most = |had: &&Report| count as f64 >= MOST * had.strands.len() as f64;
            let as_far = |had: &&Report| first.zip(had.first).is_none_or(|(own, had)| own <= had);
            let Some(had) = documents.get(before).filter(most).filter(as_far) else { continue };
            for strand in had.strands.difference(strands).filter(|strand| last.get(strand) == Some(&before)) {
                absent.entry(strand.clone()).or_insert(version);
            }
        }
        for strand in strands {
            last.insert(strand, version);
            absent.remove(strand);
        }
    }
    absent
}

#[cfg(test)]
mod tests {
    use super::{Documents, Report, absent};

    #[test]
    fn a_document_speaks_for_what_it_goes_on() {
        let document = |version: &str, tasks: &str| {
            let strands = tasks.chars().map(|task| (task.to_string(), 0)).collect();
            // `2:5` reports from the fifth quarter on.
            let first = version.split_once(':').map(|(_, first)| first.parse().unwrap());
            (version.to_owned(), Report { strands, first })
        };
        let told = |given: &[(&str, &str)]| -> Vec<String> {
            let documents: Documents =
                given.iter().map(|(version, tasks)| document(version, tasks)).collect();
            absent(&documents).iter().map(|((task, _), since)| format!("{task}{since}")).collect()
        };
        assert_eq!(told(&[("1", "abc"), ("2", "ab"), ("3", "ab")]), ["c2"]);
        assert_eq!(told(&[("1", "abc"), ("2", "ab"), ("3", "abc")]), [""; 0]);
        assert_eq!(told(&[("1", "abcd"), ("2", "a")]), [""; 0], "one task alone speaks for no other");
        assert_eq!(told(&[("1", "ab"), ("2", "cd")]), [""; 0]);
        assert_eq!(told(&[("1:5", "abc"), ("2:5", "ab")]), ["c2:5"]);
        assert_eq!(
            told(&[("1:5", "abc"), ("2:6", "ab")]),
            [""; 0],
            "the next quarter alone says nothing of the one before"
        );
    }
}
