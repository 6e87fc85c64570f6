//! What a store was told of a document: it stays until something else is told.

use crate::Error;
use crate::engine::Engine;
use crate::rows::{Cell, document_key};
use gwaje_model::Origin;

/// What a store was told of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Where it comes from.
    pub origin: Origin,
    /// Its administration, if that was told and not read.
    pub administration: Option<String>,
}

/// What a store was told of a source; `None` where it knows no such source.
pub(crate) fn of_source(engine: &mut dyn Engine, sha256: &str) -> Result<Option<Kept>, Error> {
    if let Some(found) = kept(engine, document_key(sha256))? {
        return Ok(Some(found));
    }
    let sql = "SELECT url, publisher, published, retrieved, NULL FROM journal WHERE sha256 = $1";
    asked(engine, sql, sha256)
}

/// Notes in the journal where a source comes from.
pub(crate) fn note(engine: &mut dyn Engine, sha256: &str, origin: &Origin) -> Result<(), Error> {
    let Origin { url, publisher, published, retrieved } = origin;
    let values = [url, publisher, published, retrieved].map(|told| Cell::from(told.as_ref()));
    let sql = "UPDATE journal SET url = $1, publisher = $2, published = $3, retrieved = $4 WHERE sha256 = $5";
    engine.execute(sql, &values.into_iter().chain([sha256.into()]).collect::<Vec<_>>())
}

/// What a store was told of a document; `None` where it has no such document.
pub(crate) fn kept(engine: &mut dyn Engine, document: &str) -> Result<Option<Kept>, Error> {
    let sql = "SELECT url, publisher, published, retrieved, \
               CASE WHEN administration_from = 'told' THEN administration END FROM documents WHERE document = $1";
    asked(engine, sql, document)
}

fn asked(engine: &mut dyn Engine, sql: &str, key: &str) -> Result<Option<Kept>, Error> {
    let mut found = None;
    engine.query(sql, &[key.into()], &mut |row| {
        let text = |at: usize| row.get(at).and_then(Cell::as_str).map(str::to_owned);
        let origin = Origin { url: text(0), publisher: text(1), published: text(2), retrieved: text(3) };
        found = Some(Kept { origin, administration: text(4) });
        Ok(())
    })?;
    Ok(found)
}
