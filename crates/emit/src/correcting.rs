//! Corrections that are given to a store: which of its documents they change, and those put in again.

use crate::Error;
use crate::corrections::{Corrected, as_read, corrected, having, keep};
use crate::engine::Engine;
use crate::provenance::kept;
use crate::put::{by_itself, put};
use crate::rows::document_key;
use gwaje_correct::{Applied, Correction};
use std::collections::BTreeSet;

/// Keeps corrections, and puts the documents in again that they are about or that have the same words.
pub(crate) fn take(engine: &mut dyn Engine, given: &[Correction]) -> Result<Corrected, Error> {
    let new = keep(engine, given)?;
    let mut done = Corrected { new: new.len(), ..Corrected::default() };
    let own: BTreeSet<String> = new.iter().map(|correction| correction.document.clone()).collect();
    for sha256 in own.union(&having(engine, &new)?) {
        let applied = again(engine, sha256)?;
        if let Some(applied) = applied.filter(|_| own.contains(sha256)) {
            done.count(&applied);
        }
    }
    Ok(done)
}

/// Puts a document in as its corrections tell it now, from how it was read.
fn again(engine: &mut dyn Engine, sha256: &str) -> Result<Option<Applied>, Error> {
    let key = document_key(sha256).to_owned();
    if kept(engine, &key)?.is_none() {
        return Ok(None);
    }
    let stored = by_itself(engine, &key)?;
    let before = as_read(engine, sha256)?;
    let mut read = before.clone().unwrap_or_else(|| stored.clone());
    read.source.origin = stored.source.origin;
    let applied = corrected(engine, &read)?;
    match &applied {
        Some(applied) => put(engine, &applied.document, None)?,
        // What the same words elsewhere told is taken back.
        None if before.is_some() => put(engine, &read, None)?,
        None => {}
    }
    Ok(applied)
}
