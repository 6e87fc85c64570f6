//! Tasks that may be one over time: what to look at when a document comes.
//!
//! Two ids are of one family where some documents give them the same title, a long item of the same words or two short ones, or
//! where both are so related to a third. So families depend on the documents of a store alone, not on the order of loading.

use crate::Error;
use crate::engine::{Engine, texts};
use std::collections::BTreeSet;

/// An item with more characters than this relates two tasks alone. Of shorter ones many have the same words: they relate by two, each with a
/// date or a figure.
const SHORT: usize = 20;

/// The families of some tasks, each as ids.
pub(crate) fn families(
    engine: &mut dyn Engine,
    tasks: &BTreeSet<String>,
) -> Result<Vec<BTreeSet<String>>, Error> {
    let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
    for task in tasks {
        if seen.contains(task) {
            continue;
        }
        let (mut family, mut open) = (BTreeSet::from([task.clone()]), vec![task.clone()]);
        while let Some(task) = open.pop() {
            for other in related(engine, &task)? {
                if family.insert(other.clone()) {
                    open.push(other);
                }
            }
        }
        seen.extend(family.iter().cloned());
        found.push(family);
    }
    Ok(found)
}

/// The tasks that share a title or an item with this one.
fn related(engine: &mut dyn Engine, task: &str) -> Result<Vec<String>, Error> {
    let title = "SELECT DISTINCT t.task FROM (SELECT DISTINCT replace(title, ' ', '') AS title FROM tasks \
                 WHERE task = $1 AND title <> '') own JOIN tasks t ON replace(t.title, ' ', '') = own.title";
    let item = format!(
        "SELECT DISTINCT i.task FROM (SELECT DISTINCT words FROM items WHERE task = $1 AND length(text) > {SHORT}) \
         own JOIN items i ON i.words = own.words"
    );
    let has = |table: &str| {
        format!("EXISTS (SELECT 1 FROM {table} h WHERE h.document = o.document AND h.item = o.item)")
    };
    let short = format!(
        "SELECT i.task FROM (SELECT DISTINCT words FROM items o WHERE task = $1 AND length(text) <= {SHORT} AND ({} OR {})) \
         own JOIN items i ON i.words = own.words GROUP BY i.task HAVING count(DISTINCT i.words) > 1",
        has("dates"),
        has("mentions"),
    );
    let mut found = Vec::new();
    for sql in [title, &item, &short] {
        found.extend(texts(engine, sql, &[task.into()])?);
    }
    Ok(found)
}
