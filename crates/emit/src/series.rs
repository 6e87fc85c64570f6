//! Which figures count the same over the releases of a store: column `series` of table `mentions`.
//!
//! Worked out for the tasks of a family over all of its documents, so it does not depend on the order they were loaded in.
//! Of each item its newest wording counts; the figures of others keep the measure of their own words.

use crate::Error;
use crate::engine::Engine;
use crate::rows::Cell;
use gwaje_compare::series::{Counted, Figure, series};
use std::collections::{BTreeMap, BTreeSet};

/// Works out the series of the figures of a family of tasks anew.
pub(crate) fn write(engine: &mut dyn Engine, family: &BTreeSet<String>) -> Result<(), Error> {
    let mut threads: BTreeMap<String, Vec<Seen>> = BTreeMap::new();
    let mut others = Vec::new();
    for task in family {
        let cuts = cuts(engine, task)?;
        for (thread, seen) in seen(engine, task, &cuts)? {
            match thread {
                Some(thread) => threads.entry(thread).or_default().push(seen),
                None => others.push((seen.figure.measure.clone(), seen)),
            }
        }
    }
    let mut named = others;
    for mut seen in threads.into_values() {
        seen.sort_by(|a, b| a.place().cmp(&b.place()));
        let figures: Vec<Figure> = seen.iter().map(|seen| seen.figure.clone()).collect();
        named.extend(series(&figures).into_iter().zip(seen));
    }
    for (name, seen) in named.iter().filter(|(name, seen)| *name != seen.stored) {
        let sql = "UPDATE mentions SET series = $1 WHERE document = $2 AND item = $3 AND ordinal = $4";
        let place = [name.into(), (&seen.document).into(), (&seen.item).into(), Cell::Integer(seen.ordinal)];
        engine.execute(sql, &place)?;
    }
    Ok(())
}

/// A figure of a document that each report counts anew.
struct Seen {
    document: String,
    item: String,
    /// Position of the item in its document.
    row: i64,
    ordinal: i64,
    stored: String,
    figure: Figure,
}

impl Seen {
    /// What orders figures of one task: two documents never have the newest wording of one item.
    fn place(&self) -> (&str, i64, i64, &str) {
        (&self.figure.period, self.row, self.ordinal, &self.item)
    }
}

/// Where dates and figures stand, by document and item.
type Cuts = BTreeMap<(String, String), Vec<[u32; 2]>>;

fn cuts(engine: &mut dyn Engine, task: &str) -> Result<Cuts, Error> {
    let mut found = Cuts::new();
    for (table, only) in [("dates", ""), ("mentions", " AND x.kind = 'count'")] {
        let sql = format!(
            "SELECT x.document, x.item, x.span_start, x.span_end FROM {table} x \
             JOIN items i ON i.document = x.document AND i.item = x.item WHERE i.task = $1{only}"
        );
        engine.query(&sql, &[task.into()], &mut |row| {
            let [document, item] = [0, 1].map(|at| text(row, at).unwrap_or_default());
            found.entry((document, item)).or_default().push([2, 3].map(|at| offset(row, at)));
            Ok(())
        })?;
    }
    Ok(found)
}

/// The figures of a task, each with the thread of its task where it stands in the newest wording of its item.
fn seen(engine: &mut dyn Engine, task: &str, cuts: &Cuts) -> Result<Vec<(Option<String>, Seen)>, Error> {
    let sql = "SELECT m.document, m.item, m.ordinal, m.span_start, m.span_end, m.unit, m.role, m.number, m.measure, \
               m.series, i.text, p.text, i.year, i.quarter, i.half, i.ordinal, h.task_thread \
               FROM mentions m JOIN items i ON i.document = m.document AND i.item = m.item \
               JOIN documents d ON d.document = m.document \
               LEFT JOIN items p ON p.document = i.document AND p.item = i.parent \
               LEFT JOIN history h ON h.item = i.item AND h.thread = i.thread AND h.last_seen = d.version \
               AND h.status IN ('current', 'absent') \
               WHERE i.task = $1 AND m.role IN ('target', 'cumulative', 'share', 'rank') \
               ORDER BY m.document, i.ordinal, m.ordinal";
    let mut found = Vec::new();
    engine.query(sql, &[task.into()], &mut |row| {
        let own = |at: usize| text(row, at).unwrap_or_default();
        let whole = |at: usize| if let Some(Cell::Integer(number)) = row.get(at) { *number } else { 0 };
        let (document, item) = (own(0), own(1));
        let key = (document.clone(), item.clone());
        let cuts = cuts.get(&key).map_or(&[][..], Vec::as_slice);
        let span = [3, 4].map(|at| offset(row, at));
        // A half stands behind its quarters, a whole year behind both.
        let part = match (whole(13), whole(14)) {
            (0, 0) => 9,
            (0, half) => half * 2,
            (quarter, _) => quarter,
        };
        let figure = Figure {
            period: format!("{:04} {part}", whole(12)),
            unit: own(5),
            role: own(6),
            number: if let Some(Cell::Real(number)) = row.get(7) { Some(*number) } else { None },
            measure: own(8),
            counted: Counted::of(&own(10), cuts, span, text(row, 11).as_deref()),
        };
        let (row_of_item, ordinal, stored) = (whole(15), whole(2), own(9));
        found.push((text(row, 16), Seen { document, item, row: row_of_item, ordinal, stored, figure }));
        Ok(())
    })?;
    Ok(found)
}

fn text(row: &[Cell], at: usize) -> Option<String> {
    row.get(at).and_then(Cell::as_str).map(str::to_owned)
}

fn offset(row: &[Cell], at: usize) -> u32 {
    if let Some(Cell::Integer(number)) = row.get(at) { u32::try_from(*number).unwrap_or_default() } else { 0 }
}
