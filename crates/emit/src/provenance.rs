//! What a store was told of a document: it stays until something else is told.

use crate::Error;
use crate::engine::Engine;
use crate::rows::Cell;
use gwaje_model::Origin;

/// What a store was told of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Where it comes from.
    pub origin: Origin,
    /// Its administration, if that was told and not read.
    pub administration: Option<String>,
}

/// What a store was told of a document; `None` where it has no such document.
pub(crate) fn kept(engine: &mut dyn Engine, document: &str) -> Result<Option<Kept>, Error> {
    let sql = "SELECT url, publisher, published, retrieved, \
               CASE WHEN administration_from = 'told' THEN administration END FROM documents WHERE document = $1";
    let mut found = None;
    engine.query(sql, &[document.into()], &mut |row| {
        let text = |at: usize| row.get(at).and_then(Cell::as_str).map(str::to_owned);
        let origin = Origin { url: text(0), publisher: text(1), published: text(2), retrieved: text(3) };
        found = Some(Kept { origin, administration: text(4) });
        Ok(())
    })?;
    Ok(found)
}
