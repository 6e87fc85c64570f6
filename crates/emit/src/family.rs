//! Tasks that may be one over time: what to look at when a document comes.
//!
//! Two ids are of one family where some documents give them the same title or an item of the same words, or where both are
//! so related to a third. So families depend on the documents of a store alone, not on the order of loading.

use crate::Error;
use crate::engine::{Engine, texts};
use std::collections::BTreeSet;

/// Items with no more characters than this relate no tasks: many have them.
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
    let mut found = texts(engine, title, &[task.into()])?;
    found.extend(texts(engine, &item, &[task.into()])?);
    Ok(found)
}
