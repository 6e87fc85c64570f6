//! A document of the store, and the pages it is printed on.

use crate::answer::Refusal;
use crate::state::{Pdf, State, held};
use axum::http::StatusCode;
use gwaje_emit::{Origin, Store};
use gwaje_model::{Document, Failure, sha256};
use std::path::Path;
use std::sync::Arc;

/// The one document with an id.
pub(crate) fn stored(state: &State, id: &str) -> Result<Document, Refusal> {
    let mut found = Store::release(state.target(), id)
        .map_err(|error| Refusal(StatusCode::NOT_FOUND, error.to_string()))?;
    found.pop().ok_or_else(|| Refusal(StatusCode::NOT_FOUND, id.to_owned()))
}

/// A PDF on whose pages a document is printed.
#[derive(Clone, Debug)]
pub(crate) struct Print {
    /// What it goes by among what is kept: a SHA-256, or the path of a print beside its document.
    key: String,
    pub(crate) bytes: Arc<Vec<u8>>,
    /// Its name where it is another file than the document: one beside a HWPX, HWP or text.
    beside: Option<String>,
}

impl Print {
    /// As it is painted.
    pub(crate) fn pdf(&self, state: &State) -> Pdf {
        Pdf { bytes: self.bytes.clone(), password: state.password_of(&self.key) }
    }
}

/// The print of a document, where its file still lies where it was read from, in an archive too, or was dropped on the page.
pub(crate) fn print_of(state: &State, id: &str) -> Result<Option<Print>, Refusal> {
    let Some(origin) = Store::origin(state.target(), id)? else { return Ok(None) };
    if let Some(bytes) = bytes_of(state, &origin).filter(|bytes| is_pdf(bytes)) {
        return Ok(Some(Print { key: origin.sha256, bytes, beside: None }));
    }
    let path = Path::new(origin.path.as_ref().unwrap_or(&origin.name)).with_extension("pdf");
    let name = path.to_string_lossy();
    let known = held(&state.files).get(&name);
    let found = known.or_else(|| {
        let bytes = (state.serving.find)(&name).filter(|bytes| is_pdf(bytes))?;
        Some(held(&state.files).put(&name, bytes))
    });
    Ok(found.map(|bytes| Print { key: name.to_string(), bytes, beside: Some(name.into_owned()) }))
}

/// Width and height of the pages of a print, in points.
pub(crate) fn sizes(state: &State, print: &Print) -> Result<Arc<Vec<(f32, f32)>>, Failure> {
    if let Some(known) = held(&state.sizes).get(&print.key) {
        return Ok(known);
    }
    let sizes = (state.serving.sizes)(&print.pdf(state))?;
    Ok(held(&state.sizes).put(&print.key, sizes))
}

/// Opens the print of a document with a password, which is remembered for its pictures.
pub(crate) fn unlock(state: &State, id: &str, password: String) -> Result<(), Refusal> {
    let Some(print) = print_of(state, id)? else { return Ok(()) };
    let pdf = Pdf { bytes: print.bytes, password: Some(password.clone()) };
    let sizes = (state.serving.sizes)(&pdf)
        .map_err(|failure| Refusal(StatusCode::UNPROCESSABLE_ENTITY, failure.message))?;
    state.remember(&print.key, password);
    held(&state.sizes).put(&print.key, sizes);
    Ok(())
}

/// A document with the places of its items on the pages of its print.
pub(crate) fn printed(state: &State, id: &str) -> Result<(Document, Option<Print>), Refusal> {
    let (mut document, print) = (stored(state, id)?, print_of(state, id)?);
    if let Some(Print { bytes, beside: Some(name), .. }) = &print {
        let known = held(&state.read).get(name);
        let read = known.or_else(|| {
            let read = (state.serving.read)(name, bytes.to_vec(), None).ok()?;
            Some(held(&state.read).put(name, read))
        });
        if let Some(read) = read {
            gwaje_compare::place(&mut document, &read);
        }
    }
    Ok((document, print))
}

/// The bytes of a document.
fn bytes_of(state: &State, origin: &Origin) -> Option<Arc<Vec<u8>>> {
    let hash = &origin.sha256;
    if let Some(bytes) = held(&state.files).get(hash) {
        return Some(bytes);
    }
    let uploaded = || std::fs::read(state.serving.uploads.as_ref()?.join(hash)).ok();
    let found = uploaded().or_else(|| (state.serving.find)(origin.path.as_ref()?))?;
    // The file may have become another.
    (sha256(&found) == *hash).then(|| held(&state.files).put(hash, found))
}

/// A PDF may have other bytes before it begins.
fn is_pdf(bytes: &[u8]) -> bool {
    const BEFORE: usize = 1024;
    bytes.get(..BEFORE.min(bytes.len())).is_some_and(|head| head.windows(5).any(|part| part == b"%PDF-"))
}

#[cfg(test)]
mod tests {
    use super::is_pdf;

    #[test]
    fn a_pdf_is_told_by_its_first_bytes() {
        for (bytes, expected) in
            [(&b"%PDF-1.7"[..], true), (b"\0\0%PDF-1.4\n", true), (b"PK\x03\x04", false), (b"", false)]
        {
            assert_eq!(is_pdf(bytes), expected);
        }
    }
}
