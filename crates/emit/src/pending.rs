//! What waits to be followed: a document that comes only notes its tasks; the threads they belong to are followed once, at
//! the end of a run.
//!
//! The note is written in the transaction of the document, so a run that was cut off leaves it, and the next run that ends
//! does the work. So the cost of a run is that of its documents and, once, of the families they touch.

use crate::Error;
use crate::engine::{Engine, texts};
use crate::family::families;
use crate::loads::Changes;
use crate::rows::Cell;
use crate::threads::rethread;
use std::collections::BTreeSet;

/// Notes that tasks are to be followed anew because of a document.
pub(crate) fn note(engine: &mut dyn Engine, tasks: &BTreeSet<String>, document: &str) -> Result<(), Error> {
    let sql = "INSERT INTO pending (task, document) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    tasks.iter().try_for_each(|task| engine.execute(sql, &[task.into(), document.into()]))
}

/// Notes that all tasks of a document are to be followed anew because of it.
pub(crate) fn note_all(engine: &mut dyn Engine, document: &str) -> Result<(), Error> {
    let sql = "INSERT INTO pending (task, document) SELECT task, document FROM tasks WHERE document = $1 \
               ON CONFLICT DO NOTHING";
    engine.execute(sql, &[document.into()])
}

/// How many tasks wait.
pub(crate) fn waiting(engine: &mut dyn Engine) -> Result<u64, Error> {
    let mut count = 0;
    engine.query("SELECT count(DISTINCT task) FROM pending WHERE task <> ''", &[], &mut |row| {
        if let Some(Cell::Integer(found)) = row.first() {
            count = u64::try_from(*found).unwrap_or_default();
        }
        Ok(())
    })?;
    Ok(count)
}

/// Follows one family of the tasks that wait; what that changed, or `None` where none waits.
pub(crate) fn follow_next(engine: &mut dyn Engine) -> Result<Option<Changes>, Error> {
    let Some(task) =
        texts(engine, "SELECT task FROM pending WHERE task <> '' ORDER BY task LIMIT 1", &[])?.pop()
    else {
        return Ok(None);
    };
    let mut changes = Changes::default();
    for family in families(engine, &BTreeSet::from([task]))? {
        let mut loaded = BTreeSet::new();
        for task in &family {
            let sql = "SELECT document FROM pending WHERE task = $1";
            loaded.extend(texts(engine, sql, &[task.into()])?);
        }
        changes += rethread(engine, &family, &loaded)?;
        for task in &family {
            engine.execute("DELETE FROM pending WHERE task = $1", &[task.into()])?;
        }
    }
    Ok(Some(changes))
}

/// Notes that the files of a target are to be written: the row without a task.
pub(crate) fn owe(engine: &mut dyn Engine) -> Result<(), Error> {
    note(engine, &BTreeSet::from([String::new()]), "")
}

/// Whether there are files to be written.
pub(crate) fn owes(engine: &mut dyn Engine) -> Result<bool, Error> {
    Ok(!texts(engine, "SELECT task FROM pending WHERE task = ''", &[])?.is_empty())
}

/// Notes that the files are written.
pub(crate) fn paid(engine: &mut dyn Engine) -> Result<(), Error> {
    engine.execute("DELETE FROM pending WHERE task = ''", &[])
}
