//! What changes the store: corrections, and documents that are dropped on the page.

use crate::answer::{Answer, Refusal, language, work};
use crate::source::stored;
use crate::state::{State, held};
use axum::body::Bytes;
use axum::extract::{Query, State as Given};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use gwaje_correct::Correction;
use gwaje_emit::{Counts, CsvOptions, Outcome, Seen, Store};
use gwaje_model::sha256;
use serde::Deserialize;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

/// Takes corrections, a line each, and applies them.
pub(crate) async fn correct(Given(state): Given<Arc<State>>, body: String) -> Answer {
    let wrong = |error: &dyn std::fmt::Display| Refusal(StatusCode::UNPROCESSABLE_ENTITY, error.to_string());
    let corrections = gwaje_correct::read(&body).map_err(|error| wrong(&error))?;
    let done = work(&state, move |state| {
        let _turn = held(&state.writing);
        let before = replaced(state, &corrections)?;
        let taken_back = before.iter().map(Correction::taken_back);
        let said: Vec<Correction> = taken_back.chain(corrections).collect();
        let mut store = Store::open(state.target(), CsvOptions::default())?;
        let done = store.correct(&said)?;
        store.finish(&Counts::default())?;
        Ok((done, before))
    })
    .await?;
    let (done, replaced) = done;
    let told = serde_json::json!({
        "replaced": replaced,
        "new": done.new, "applied": done.applied, "stale": done.stale, "conflicting": done.conflicting,
    });
    Ok(([(header::CONTENT_TYPE, "application/json")], told.to_string()).into_response())
}

/// What was said before on a page of this program, and is said anew: who corrects a place twice does not contradict himself.
fn replaced(state: &State, said: &[Correction]) -> Result<Vec<Correction>, Refusal> {
    let Some(sha256) = said.first().map(|correction| correction.document.as_str()) else {
        return Ok(Vec::new());
    };
    let known = Store::corrections(state.target())?;
    let id: String = sha256.chars().take(ID).collect();
    let document = stored(state, &id).ok();
    Ok(gwaje_correct::replaced(&known, said, document.as_ref()))
}

/// So many digits of its SHA-256 are the id of a document.
const ID: usize = 16;

/// All corrections of the store, as a file.
pub(crate) async fn corrections(Given(state): Given<Arc<State>>) -> Answer {
    let found = work(&state, |state| Ok(Store::corrections(state.target())?)).await?;
    let mut bytes = Vec::new();
    gwaje_correct::write(&found, &mut bytes)
        .map_err(|error| Refusal(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()))?;
    Ok(([(header::CONTENT_TYPE, "application/jsonl")], bytes).into_response())
}

/// The name of a document that is sent.
#[derive(Debug, Deserialize)]
pub(crate) struct Named {
    name: String,
}

/// Keeps the bytes of a document for its pictures; they are needed again after the program was ended.
fn keep(folder: &Path, hash: &str, bytes: &[u8]) -> Result<(), gwaje_emit::Error> {
    std::fs::create_dir_all(folder)?;
    gwaje_emit::write_whole(&folder.join(hash), |out| Ok(out.write_all(bytes)?))
}

/// Reads a document and takes it into the store. Answers its id.
pub(crate) async fn upload(
    Given(state): Given<Arc<State>>,
    Query(named): Query<Named>,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    let lang = language(&headers, &state);
    let id = work(&state, move |state| {
        // A name, not a path: nothing is read or written by it.
        let name = named.name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let hash = sha256(&body);
        let read = (state.serving.read)(&name, body.to_vec());
        let _turn = held(&state.writing);
        let mut store = Store::open(state.target(), CsvOptions::default())?;
        let outcome = Outcome {
            sha256: &hash,
            name: &name,
            converter: &state.serving.converter,
            seen: Seen { found: Some(SystemTime::now()), modified: None },
            origin: None,
            result: read.as_ref(),
        };
        store.load(&outcome)?;
        store.finish(&Counts::default())?;
        if let Err(failure) = &read {
            let (message, way) = (lang.told(&failure.message), lang.told(failure.hint()));
            let told = format!("{}: {message} – {way}", failure.code);
            return Err(Refusal(StatusCode::UNPROCESSABLE_ENTITY, told));
        }
        if let Some(folder) = &state.serving.uploads {
            keep(folder, &hash, &body)?;
        }
        held(&state.files).put(&hash, body.to_vec());
        Ok(hash.chars().take(ID).collect::<String>())
    })
    .await?;
    Ok(id.into_response())
}
