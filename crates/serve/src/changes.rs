//! Corrections: taken, taken back, handed out.

use crate::answer::{Answer, Refusal, work};
use crate::source::stored;
use crate::state::{State, held};
use axum::extract::{Form, State as Given};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect};
use gwaje_correct::Correction;
use gwaje_emit::{Corrected, Counts, CsvOptions, Store};
use serde::Deserialize;
use std::sync::Arc;

/// Takes corrections, a line each, and applies them.
pub(crate) async fn correct(Given(state): Given<Arc<State>>, body: String) -> Answer {
    let wrong = |error: &dyn std::fmt::Display| Refusal(StatusCode::UNPROCESSABLE_ENTITY, error.to_string());
    let corrections = gwaje_correct::read(&body).map_err(|error| wrong(&error))?;
    let (done, replaced) = work(&state, move |state| {
        let _turn = held(&state.writing);
        let before = replaced(state, &corrections)?;
        let taken_back = before.iter().map(Correction::taken_back);
        let said: Vec<Correction> = taken_back.chain(corrections).collect();
        Ok((keep_said(state, &said)?, before))
    })
    .await?;
    let told = serde_json::json!({
        "replaced": replaced,
        "new": done.new, "applied": done.applied, "stale": done.stale, "conflicting": done.conflicting,
    });
    Ok(([(header::CONTENT_TYPE, "application/json")], told.to_string()).into_response())
}

/// Keeps corrections and applies them, while the store is held.
fn keep_said(state: &State, said: &[Correction]) -> Result<Corrected, Refusal> {
    let mut store = Store::open(state.target(), CsvOptions::default())?;
    let done = store.correct(said)?;
    store.finish(&Counts::default())?;
    Ok(done)
}

/// The correction that is to be taken back, a line as the list of a document's page has it.
#[derive(Debug, Deserialize)]
pub(crate) struct Withdrawn {
    correction: String,
}

/// Takes a correction back, whoever said it and when, and leads back to the list. What takes it back is a line of its own: the
/// corrections of a store that are carried to another one carry it along, and the correction cannot come back with a file.
pub(crate) async fn withdraw(Given(state): Given<Arc<State>>, Form(asked): Form<Withdrawn>) -> Answer {
    let wrong = |why: String| Refusal(StatusCode::UNPROCESSABLE_ENTITY, why);
    let said = gwaje_correct::read(&asked.correction).map_err(|error| wrong(error.to_string()))?;
    let [correction] = said.as_slice() else {
        return Err(wrong("one correction is taken back at a time".to_owned()));
    };
    let id: String = correction.document.chars().take(ID).collect();
    let undo = Correction { who: None, when: Some(gwaje_emit::now()), ..correction.taken_back() };
    work(&state, move |state| {
        let _turn = held(&state.writing);
        keep_said(state, &[undo])
    })
    .await?;
    Ok(Redirect::to(&format!("/document/{id}#made")).into_response())
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
pub(crate) const ID: usize = 16;

/// All corrections of the store, as a file.
pub(crate) async fn corrections(Given(state): Given<Arc<State>>) -> Answer {
    let found = work(&state, |state| Ok(Store::corrections(state.target())?)).await?;
    let mut bytes = Vec::new();
    gwaje_correct::write(&found, &mut bytes)
        .map_err(|error| Refusal(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()))?;
    Ok(([(header::CONTENT_TYPE, "application/jsonl")], bytes).into_response())
}
