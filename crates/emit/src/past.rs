//! The thread of one task or item through the documents of a store, with what each changed and why it is taken for the same.

use crate::Error;
use crate::engine::{Engine, texts};
use crate::rows::Cell;
use gwaje_forms::asked::Asked;
use serde::Serialize;
use std::collections::BTreeSet;

/// A task or item over time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Past {
    /// `task` or `item`.
    pub kind: &'static str,
    /// The name of its thread: the id it had first.
    pub thread: String,
    /// The documents that have it, in the order of their releases.
    pub editions: Vec<PastEdition>,
}

/// A task or item as one document has it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PastEdition {
    /// The release of the document, if known.
    pub release: Option<String>,
    /// The name of the document.
    pub name: String,
    /// Its id there.
    pub id: String,
    /// Text of the item, title of the task.
    pub text: String,
    /// The page it begins on, from 1.
    pub page: Option<i64>,
    /// Why it is taken for what had another id before, and what else it may be.
    pub links: Vec<PastLink>,
    /// What the document changed.
    pub edits: Vec<PastEdit>,
}

/// Why two ids are one, or may be.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PastLink {
    /// The id before.
    pub previous: String,
    /// How sure it is, 0 to 1.
    pub confidence: f64,
    /// Kinds of evidence and how much there is of each, 0 to 1.
    pub evidence: serde_json::Value,
    /// `one` or `doubtful`.
    pub state: String,
}

/// What a document changed, as in table `edits`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PastEdit {
    /// `date`, `figure`, `wording` and so on.
    #[serde(rename = "type")]
    pub kind: String,
    /// As it was written.
    pub before: Option<String>,
    /// As it is written.
    pub after: Option<String>,
    /// Of dates: days from the one to the other.
    pub days: Option<i64>,
    /// Of figures: how much more it is.
    pub change: Option<f64>,
    /// Of figures: the unit.
    pub unit: Option<String>,
}

/// The tables with threads: kind, table, column of the id, what is shown as text, and as page, and the table that is asked for a thread by
/// its name.
const KINDS: [(&str, &str, &str, &str, &str, &str); 2] = [
    ("item", "items", "item", "text", "x.page", "history"),
    ("task", "tasks", "task", "title", "NULL", "tasks"),
];

/// What a store knows of an id over time: the id itself, a name of a thread, or an id that is no longer in use.
pub(crate) fn past(engine: &mut dyn Engine, id: &str) -> Result<Vec<Past>, Error> {
    let mut ids = vec![id.to_owned()];
    ids.extend(texts(engine, "SELECT new FROM aliases WHERE old = $1", &[id.into()])?);
    let mut found = Vec::new();
    for (kind, table, column, _, _, by_name) in KINDS {
        let mut threads = BTreeSet::new();
        for id in &ids {
            for (table, known) in [(table, column), (by_name, "thread")] {
                let sql = format!("SELECT DISTINCT thread FROM {table} WHERE {known} = $1");
                threads.extend(texts(engine, &sql, &[id.into()])?);
            }
        }
        for thread in threads {
            let editions = editions(engine, kind, &thread)?;
            found.push(Past { kind, thread, editions });
        }
    }
    Ok(found)
}

/// What a store knows over time of the tasks that a body is or was in charge of, or one that went before or after it.
pub(crate) fn of_bodies(engine: &mut dyn Engine, names: &[String]) -> Result<Vec<Past>, Error> {
    let sql = "SELECT DISTINCT t.thread, l.text, l.name, l.ministry FROM leads l \
               JOIN tasks t ON t.document = l.document AND t.task = l.task ORDER BY t.thread";
    let mut leads: Vec<[Option<String>; 4]> = Vec::new();
    engine.query(sql, &[], &mut |row| {
        leads.push(std::array::from_fn(|at| row.get(at).and_then(Cell::as_str).map(str::to_owned)));
        Ok(())
    })?;
    let mut threads: BTreeSet<&str> = BTreeSet::new();
    for body in names.iter().map(|name| Asked::of(name)) {
        let is_asked = |[_, text, name, id]: &&[Option<String>; 4]| {
            body.is([text, name].into_iter().flatten().map(String::as_str), id.as_deref())
        };
        let own: Vec<&str> =
            leads.iter().filter(is_asked).filter_map(|[thread, ..]| thread.as_deref()).collect();
        if own.is_empty() {
            let in_charge = leads.iter().filter_map(|[_, text, name, _]| name.as_deref().or(text.as_deref()));
            return Err(Error::Asked(body.refusal(in_charge)));
        }
        threads.extend(own);
    }
    let past = |thread: &str| {
        let editions = editions(engine, "task", thread)?;
        Ok(Past { kind: "task", thread: thread.to_owned(), editions })
    };
    threads.into_iter().map(past).collect()
}

fn editions(engine: &mut dyn Engine, kind: &str, thread: &str) -> Result<Vec<PastEdition>, Error> {
    let Some((_, table, column, text, page, by_name)) = KINDS.into_iter().find(|(own, ..)| *own == kind)
    else {
        return Ok(Vec::new());
    };
    // Items are found by their ids; one that waits to be followed is in no thread but its own.
    let sql = format!(
        "SELECT d.document, d.release, d.name, x.{column}, x.{text}, CAST({page} AS bigint) FROM {table} x \
         JOIN documents d ON d.document = x.document WHERE x.thread = $1 AND x.{column} IN \
         (SELECT {column} FROM {by_name} WHERE thread = $1 UNION ALL SELECT $1) ORDER BY d.version"
    );
    let mut found: Vec<(String, PastEdition)> = Vec::new();
    engine.query(&sql, &[thread.into()], &mut |row| {
        let text = |at: usize| row.get(at).and_then(Cell::as_str).unwrap_or_default().to_owned();
        let edition = PastEdition {
            release: row.get(1).and_then(Cell::as_str).map(str::to_owned),
            name: text(2),
            id: text(3),
            text: text(4),
            page: whole(row.get(5)),
            links: vec![],
            edits: vec![],
        };
        found.push((text(0), edition));
        Ok(())
    })?;
    for (document, edition) in &mut found {
        let key = [Cell::from(document.as_str()), (&edition.id).into()];
        edition.links = links(engine, &key)?;
        edition.edits = edits(engine, &key)?;
    }
    Ok(found.into_iter().map(|(_, edition)| edition).collect())
}

fn links(engine: &mut dyn Engine, key: &[Cell]) -> Result<Vec<PastLink>, Error> {
    let evidence = engine.dialect().text("evidence");
    let sql = format!(
        "SELECT previous, state, {evidence}, confidence FROM links WHERE document = $1 AND id = $2 \
         ORDER BY confidence DESC, previous"
    );
    let mut found = Vec::new();
    engine.query(&sql, key, &mut |row| {
        let text = |at: usize| row.get(at).and_then(Cell::as_str).unwrap_or_default().to_owned();
        found.push(PastLink {
            previous: text(0),
            state: text(1),
            evidence: serde_json::from_str(&text(2))?,
            confidence: real(row.get(3)).unwrap_or_default(),
        });
        Ok(())
    })?;
    Ok(found)
}

fn edits(engine: &mut dyn Engine, key: &[Cell]) -> Result<Vec<PastEdit>, Error> {
    let sql = "SELECT type, before, after, unit, days, change FROM edits WHERE document = $1 AND id = $2 \
               ORDER BY ordinal";
    let mut found = Vec::new();
    engine.query(sql, key, &mut |row| {
        let text = |at: usize| row.get(at).and_then(Cell::as_str).map(str::to_owned);
        found.push(PastEdit {
            kind: text(0).unwrap_or_default(),
            before: text(1),
            after: text(2),
            unit: text(3),
            days: whole(row.get(4)),
            change: real(row.get(5)),
        });
        Ok(())
    })?;
    Ok(found)
}

fn whole(cell: Option<&Cell>) -> Option<i64> {
    if let Some(Cell::Integer(number)) = cell { Some(*number) } else { None }
}

fn real(cell: Option<&Cell>) -> Option<f64> {
    if let Some(Cell::Real(number)) = cell { Some(*number) } else { None }
}
