//! A document of the store, and the bytes it was read from.

use crate::answer::Refusal;
use crate::state::{State, held};
use axum::http::StatusCode;
use gwaje_emit::Store;
use gwaje_model::{Document, sha256};
use std::sync::Arc;

/// The one document with an id.
pub(crate) fn stored(state: &State, id: &str) -> Result<Document, Refusal> {
    let mut found = Store::release(state.target(), id)
        .map_err(|error| Refusal(StatusCode::NOT_FOUND, error.to_string()))?;
    found.pop().ok_or_else(|| Refusal(StatusCode::NOT_FOUND, id.to_owned()))
}

/// The bytes of a document, where its file still lies where it was read from, or was dropped on the page.
pub(crate) fn bytes_of(state: &State, hash: &str) -> Result<Option<Arc<Vec<u8>>>, Refusal> {
    if let Some(bytes) = held(&state.files).get(hash) {
        return Ok(Some(bytes));
    }
    let documents = Store::browse(state.target())?;
    let listed = documents.iter().find(|document| document.sha256 == hash);
    let Some(bytes) = listed.and_then(|document| std::fs::read(document.path.as_ref()?).ok()) else {
        return Ok(None);
    };
    // The file may have become another.
    let is_it = sha256(&bytes) == hash;
    Ok(is_it.then(|| held(&state.files).put(hash, bytes)))
}
