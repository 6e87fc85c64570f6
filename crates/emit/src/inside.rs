//! What a store holds, for those who keep it: its documents, its loads, and how many items there are of which quarter and body.

use crate::Error;
use crate::engine::Engine;
use crate::rows::Cell;
use serde::Serialize;
use std::collections::BTreeMap;

/// A document of a store, or a file that gave none.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Listed {
    /// The id of the document; `None` for a file that gave none.
    pub document: Option<String>,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// File name; of a file that gave no document the path it was found under.
    pub name: String,
    /// `done`, `failed`, `quarantined` or `ignored`.
    pub status: String,
    /// The release it belongs to, if known.
    pub release: Option<String>,
    /// The time it goes by among the documents of its release.
    pub dated: Option<String>,
    /// Its pages, where it has pages.
    pub pages: Option<i64>,
    /// Its items.
    pub items: i64,
    /// Its warnings of error severity: records that are wrong or incomplete.
    pub errors: i64,
    /// Why there is no document.
    pub code: Option<String>,
    /// When it was last loaded, UTC.
    pub loaded_at: Option<String>,
}

/// How much of what a store has.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Statistics {
    /// Documents.
    pub documents: i64,
    /// Files that gave no document.
    pub failed: i64,
    /// Releases.
    pub releases: i64,
    /// Tasks over time.
    pub tasks: i64,
    /// Current items.
    pub items: i64,
    /// Wordings of items, current or not.
    pub wordings: i64,
    /// When the last run ended that brought something, UTC.
    pub last_load: Option<String>,
    /// Current items by quarter (`2024Q4`), in order.
    pub by_quarter: BTreeMap<String, i64>,
    /// Current items by body in charge, most first.
    pub by_body: Vec<OfBody>,
}

/// The current items of one body.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OfBody {
    /// Its official name if known, else as written.
    pub name: String,
    /// Its items; those of several bodies count for each.
    pub items: i64,
    /// By quarter, in order.
    pub by_quarter: BTreeMap<String, i64>,
}

/// All documents by release and time, then the files that gave none.
pub(crate) fn list(engine: &mut dyn Engine) -> Result<Vec<Listed>, Error> {
    let sql = "SELECT d.document, d.sha256, d.name, coalesce(j.status, 'done'), d.release, d.dated, d.pages, \
               (SELECT count(*) FROM items i WHERE i.document = d.document), \
               (SELECT count(*) FROM warnings w WHERE w.document = d.document AND w.severity = 'error'), \
               NULL, j.loaded_at FROM documents d LEFT JOIN journal j ON j.sha256 = d.sha256 ORDER BY d.version";
    let mut found = listed(engine, sql)?;
    let sql = "SELECT NULL, j.sha256, j.name, j.status, NULL, NULL, NULL, 0, 0, j.code, j.loaded_at FROM journal j \
               WHERE j.status <> 'done' AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.sha256 = j.sha256) \
               ORDER BY j.name, j.sha256";
    found.extend(listed(engine, sql)?);
    Ok(found)
}

fn listed(engine: &mut dyn Engine, sql: &str) -> Result<Vec<Listed>, Error> {
    let mut found = Vec::new();
    engine.query(sql, &[], &mut |row| {
        let text = |at: usize| row.get(at).and_then(Cell::as_str).map(str::to_owned);
        found.push(Listed {
            document: text(0),
            sha256: text(1).unwrap_or_default(),
            name: text(2).unwrap_or_default(),
            status: text(3).unwrap_or_default(),
            release: text(4),
            dated: text(5),
            pages: integer(row, 6),
            items: integer(row, 7).unwrap_or_default(),
            errors: integer(row, 8).unwrap_or_default(),
            code: text(9),
            loaded_at: text(10),
        });
        Ok(())
    })?;
    Ok(found)
}

fn integer(row: &[Cell], at: usize) -> Option<i64> {
    if let Some(Cell::Integer(number)) = row.get(at) { Some(*number) } else { None }
}

/// The counts of a store.
pub(crate) fn statistics(engine: &mut dyn Engine) -> Result<Statistics, Error> {
    let mut found = Statistics::default();
    for (from, into) in [
        ("documents", &mut found.documents),
        ("journal WHERE status <> 'done'", &mut found.failed),
        ("releases", &mut found.releases),
        ("(SELECT DISTINCT thread FROM tasks) t", &mut found.tasks),
        ("items_current", &mut found.items),
        ("history", &mut found.wordings),
    ] {
        engine.query(&format!("SELECT count(*) FROM {from}"), &[], &mut |row| {
            *into = integer(row, 0).unwrap_or_default();
            Ok(())
        })?;
    }
    found.last_load = crate::engine::texts(engine, "SELECT max(finished) FROM loads", &[])?
        .pop()
        .filter(|time| !time.is_empty());
    each_quarter(
        engine,
        "SELECT '', year, quarter, count(*) FROM items_current GROUP BY year, quarter",
        &mut |_, quarter, items| {
            *found.by_quarter.entry(quarter).or_default() += items;
        },
    )?;
    let mut bodies: BTreeMap<String, BTreeMap<String, i64>> = BTreeMap::new();
    let sql = "SELECT name, year, quarter, count(*) FROM items_by_body GROUP BY name, year, quarter";
    each_quarter(engine, sql, &mut |name, quarter, items| {
        *bodies.entry(name).or_default().entry(quarter).or_default() += items;
    })?;
    found.by_body = bodies
        .into_iter()
        .map(|(name, by_quarter)| OfBody { name, items: by_quarter.values().sum(), by_quarter })
        .collect();
    found.by_body.sort_by(|a, b| b.items.cmp(&a.items).then_with(|| a.name.cmp(&b.name)));
    Ok(found)
}

/// Hands rows of a name, a quarter and a count on. What has a year alone goes by the year, what has none by `-`.
fn each_quarter(
    engine: &mut dyn Engine,
    sql: &str,
    take: &mut dyn FnMut(String, String, i64),
) -> Result<(), Error> {
    engine.query(sql, &[], &mut |row| {
        let name = row.first().and_then(Cell::as_str).unwrap_or_default().to_owned();
        let quarter = match (integer(row, 1), integer(row, 2)) {
            (Some(year), Some(quarter)) => format!("{year}Q{quarter}"),
            (Some(year), None) => year.to_string(),
            _ => "-".to_owned(),
        };
        take(name, quarter, integer(row, 3).unwrap_or_default());
        Ok(())
    })
}
