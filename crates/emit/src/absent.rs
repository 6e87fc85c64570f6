//! What a later edition of a whole report no longer has: tasks of which it says nothing.
//!
//! Which documents go on one another is told by the strands of their tasks. A document that has most of what another had
//! last, and goes back as far in time, speaks for all of it, so a task that it lacks is absent since then, until a later document has it
//! again. One that reports on later periods alone says nothing of earlier ones. Periods that a later edition of a task lacks are found
//! with the task itself.

use crate::Error;
use crate::engine::{Engine, texts};
use crate::rows::Cell;
use std::collections::BTreeMap;

/// The least part of the tasks of a document that a later one has, where it speaks for the rest too: most of them.
const MOST: f64 = 0.5;

/// A strand of reports on a task: the thread of the task, and the number of the strand.
type Strand = (String, i64);

/// Marks the items of tasks that later editions lack, and those that are no longer so; how many those are.
pub(crate) fn mark(engine: &mut dyn Engine) -> Result<u64, Error> {
    let reports = reports(engine)?;
    let absent = reports.absent();
    let mut wrong = Vec::new();
    let sql = "SELECT thread, item, task_thread, gone, strand FROM history WHERE status = 'absent'";
    engine.query(sql, &[], &mut |row| {
        let text = |at: usize| row.get(at).and_then(Cell::as_str).unwrap_or_default().to_owned();
        let strand = reports.names.get(&(text(2), number(row, 4)));
        let (by, gone) = (strand.and_then(|strand| absent.get(strand)).map(|by| (*by).to_owned()), text(3));
        // What an edition of the task itself lacks stays as it is.
        let of_task = strand.is_some_and(|strand| reports.has(&gone, *strand));
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
    for ((thread, strand), version) in
        reports.names.iter().filter_map(|(name, at)| Some((name, absent.get(at)?)))
    {
        let own = [Cell::from(thread.as_str()), Cell::Integer(*strand)];
        let sql = "SELECT item FROM history WHERE task_thread = $1 AND strand = $2 AND status = 'current'";
        marked += texts(engine, sql, &own)?.len() as u64;
        let sql = "UPDATE history SET status = 'absent', gone = $1 \
                   WHERE task_thread = $2 AND strand = $3 AND status = 'current'";
        engine.execute(sql, &[(*version).into(), thread.as_str().into(), Cell::Integer(*strand)])?;
    }
    Ok(marked)
}

/// What a document reports.
#[derive(Debug)]
struct Report {
    version: String,
    /// The strands it has a report of, by number, in their order.
    strands: Vec<usize>,
    /// Its first period, in quarters, if it tells any.
    first: Option<i64>,
}

/// What all documents report, in the order of their versions. A store has many documents and few strands: these are named
/// once and numbered.
#[derive(Debug, Default)]
struct Reports {
    names: BTreeMap<Strand, usize>,
    documents: Vec<Report>,
}

fn reports(engine: &mut dyn Engine) -> Result<Reports, Error> {
    let sql = "SELECT d.version, t.thread, t.strand FROM tasks t JOIN documents d ON d.document = t.document \
               ORDER BY d.version";
    let mut found = Reports::default();
    engine.query(sql, &[], &mut |row| {
        let text = |at: usize| row.get(at).and_then(Cell::as_str).unwrap_or_default();
        found.note(text(0), (text(1).to_owned(), number(row, 2)));
        Ok(())
    })?;
    let sql = "SELECT d.version, min(p.year * 4 + coalesce(p.quarter - 1, (p.half - 1) * 2, 0)) FROM periods p \
               JOIN documents d ON d.document = p.document WHERE p.year IS NOT NULL GROUP BY d.version";
    engine.query(sql, &[], &mut |row| {
        let version = row.first().and_then(Cell::as_str).unwrap_or_default();
        if let Some(report) = found.at(version).and_then(|at| found.documents.get_mut(at)) {
            report.first = Some(number(row, 1));
        }
        Ok(())
    })?;
    Ok(found)
}

fn number(row: &[Cell], at: usize) -> i64 {
    if let Some(Cell::Integer(number)) = row.get(at) { *number } else { 0 }
}

impl Reports {
    /// Notes a strand of the last document, or of one that comes after it.
    fn note(&mut self, version: &str, strand: Strand) {
        let next = self.names.len();
        let strand = *self.names.entry(strand).or_insert(next);
        if self.documents.last().is_none_or(|last| last.version != version) {
            self.documents.push(Report { version: version.to_owned(), strands: Vec::new(), first: None });
        }
        let Some(last) = self.documents.last_mut() else { return };
        if let Err(place) = last.strands.binary_search(&strand) {
            last.strands.insert(place, strand);
        }
    }

    fn at(&self, version: &str) -> Option<usize> {
        self.documents.binary_search_by(|report| report.version.as_str().cmp(version)).ok()
    }

    /// Whether the document of a version has a report of a strand.
    fn has(&self, version: &str, strand: usize) -> bool {
        let report = self.at(version).and_then(|at| self.documents.get(at));
        report.is_some_and(|report| report.strands.binary_search(&strand).is_ok())
    }

    /// The strands that ended before their documents did, with the version of the first document without them.
    fn absent(&self) -> BTreeMap<usize, &str> {
        let mut last: Vec<Option<usize>> = vec![None; self.names.len()];
        let mut absent: BTreeMap<usize, &str> = BTreeMap::new();
        for (at, Report { version, strands, first }) in self.documents.iter().enumerate() {
            let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
            for before in strands.iter().filter_map(|strand| last.get(*strand).copied().flatten()) {
                *shared.entry(before).or_default() += 1;
            }
            for (before, count) in shared {
                let most = |had: &&Report| count as f64 >= MOST * had.strands.len() as f64;
                let as_far = |had: &&Report| first.zip(had.first).is_none_or(|(own, had)| own <= had);
                let Some(had) = self.documents.get(before).filter(most).filter(as_far) else { continue };
                let ended = |strand: &&usize| {
                    last.get(**strand) == Some(&Some(before)) && strands.binary_search(strand).is_err()
                };
                for strand in had.strands.iter().filter(ended) {
                    absent.entry(*strand).or_insert(version);
                }
            }
            for strand in strands {
                if let Some(last) = last.get_mut(*strand) {
                    *last = Some(at);
                }
                absent.remove(strand);
            }
        }
        absent
    }
}

#[cfg(test)]
mod tests {
    use super::Reports;

    #[test]
    fn a_document_speaks_for_what_it_goes_on() {
        let told = |given: &[(&str, &str)]| -> Vec<String> {
            let mut reports = Reports::default();
            for (version, tasks) in given {
                tasks.chars().for_each(|task| reports.note(version, (task.to_string(), 0)));
                // `2:5` reports from the fifth quarter on.
                let first = version.split_once(':').map(|(_, first)| first.parse().unwrap());
                reports.documents.last_mut().unwrap().first = first;
            }
            let absent = reports.absent();
            let named = reports.names.iter().filter_map(|((task, _), at)| Some((task, absent.get(at)?)));
            named.map(|(task, since)| format!("{task}{since}")).collect()
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
