//! What is one over time in a store: threads of tasks and items, their wordings, links, edits and plans.
//!
//! At the end of a run the families of the tasks that came are followed anew through all documents that have them, and what
//! differs from what is stored is written. So all of it depends on the documents of the store, not on the order of loading.

use crate::Error;
use crate::editions::{Held, versions};
use crate::engine::Engine;
use crate::loads::Changes;
use crate::rows::Cell;
use crate::schema::{HISTORY, LINKS};
use crate::sync::{difference, sync};
use crate::{edits, history, plans, series};
use gwaje_compare::threads::{Followed, Linked, follow};
use std::collections::BTreeSet;

/// Follows a family of tasks anew and tells what that changed of its wordings; `loaded` are the documents that came.
pub(crate) fn rethread(
    engine: &mut dyn Engine,
    family: &BTreeSet<String>,
    loaded: &BTreeSet<String>,
) -> Result<Changes, Error> {
    let versions = versions(engine, family)?;
    let followed = follow(versions.iter().map(|version| &version.edition));
    name(engine, &versions, &followed)?;
    let wordings = history::wordings(&versions, &followed);
    let changes = tell(engine, family, history::rows(&versions, &followed, &wordings))?;
    sync(engine, &LINKS, family, links(&versions, &followed))?;
    edits::write(engine, family, &versions, &followed, loaded)?;
    plans::write(engine, family, &versions, &followed)?;
    series::write(engine, family)?;
    Ok(changes)
}

/// Makes the wordings of a family these ones, and indexes those whose texts came or changed.
fn tell(engine: &mut dyn Engine, family: &BTreeSet<String>, rows: Vec<Vec<Cell>>) -> Result<Changes, Error> {
    let found = difference(engine, &HISTORY, family, rows)?;
    let [thread, item, text] =
        ["thread", "item", "text"].map(|name| HISTORY.position(name).unwrap_or_default());
    let name = |row: &'_ Vec<Cell>| -> [String; 2] {
        [thread, item].map(|at| row.get(at).and_then(Cell::as_str).unwrap_or_default().to_owned())
    };
    let reworded = found.changed.iter().filter(|[old, new]| old.get(text) != new.get(text));
    let reworded: Vec<[String; 2]> = reworded.map(|[old, _]| name(old)).collect();
    let all = |names: &'_ [[String; 2]], more: &[Vec<Cell>]| -> Vec<[String; 2]> {
        names.iter().cloned().chain(more.iter().map(name)).collect()
    };
    engine.unindex(&all(&reworded, &found.gone))?;
    found.write(engine, &HISTORY)?;
    engine.index(&all(&reworded, &found.come))?;
    let [new, changed, gone] = [found.come.len(), found.changed.len(), found.gone.len()].map(|n| n as u64);
    Ok(Changes { new, changed, gone })
}

/// Writes the threads of tasks and items where others are stored.
fn name(engine: &mut dyn Engine, versions: &[Held], followed: &Followed) -> Result<(), Error> {
    for (at, version) in versions.iter().enumerate() {
        let threads = followed.tasks.get(at).into_iter().flatten();
        let items = followed.items.get(at).into_iter().flatten();
        let document = version.document.as_str();
        let strands = followed.strands.get(at).into_iter().flatten();
        let tasks = version.edition.tasks.iter().zip(&version.stored).zip(threads.zip(items).zip(strands));
        for ((task, (stored, stored_strand, stored_items)), ((thread, threads), strand)) in tasks {
            let strand = i64::try_from(*strand).unwrap_or_default();
            if stored != thread || *stored_strand != strand {
                let sql = "UPDATE tasks SET thread = $1, strand = $2 WHERE document = $3 AND task = $4";
                let values = [thread.into(), Cell::Integer(strand), document.into(), (&task.id).into()];
                engine.execute(sql, &values)?;
            }
            for ((item, stored), thread) in task.items.iter().zip(stored_items).zip(threads) {
                if stored != thread {
                    let sql = "UPDATE items SET thread = $1 WHERE document = $2 AND item = $3";
                    engine.execute(sql, &[thread.into(), document.into(), (&item.id).into()])?;
                }
            }
        }
    }
    Ok(())
}

/// The rows of table `links`.
fn links(versions: &[Held], followed: &Followed) -> Vec<Vec<Cell>> {
    let rows = followed.links.iter().filter_map(|link| {
        let version = versions.get(link.edition)?;
        let has = |task: &&gwaje_compare::edition::TaskSeen| match link.kind {
            Linked::Task => task.id == link.id,
            Linked::Item => task.items.iter().any(|item| item.id == link.id),
        };
        let task = version.edition.tasks.iter().find(has)?;
        Some(vec![
            (&version.document).into(),
            link.kind.as_str().into(),
            (&link.id).into(),
            (&task.id).into(),
            (&link.previous).into(),
            Cell::Real(link.confidence),
            serde_json::to_string(&link.evidence).ok().into(),
            if link.sure { "one" } else { "doubtful" }.into(),
        ])
    });
    rows.collect()
}
