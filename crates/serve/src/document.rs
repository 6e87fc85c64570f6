//! The page of a document: what is printed beside what was read.

use crate::answer::{Answer, framed, language, work};
use crate::source::{opened, printed};
use crate::state::State;
use axum::extract::{Path, Query, State as Given};
use axum::http::HeaderMap;
use gwaje_review::{Picture, Shown};
use serde::Deserialize;
use std::sync::Arc;

/// What may be asked of the page.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// Only what has something to look at.
    #[serde(default)]
    doubtful: bool,
}

/// The page of a document.
pub(crate) async fn page(
    Given(state): Given<Arc<State>>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Answer {
    let lang = language(&headers, &state);
    work(&state, move |state| {
        let (document, print) = printed(state, &id)?;
        let sizes = print.and_then(|print| Some(opened(state, &print).ok()?.sizes()));
        let sizes = sizes.unwrap_or_default();
        let picture = |number: u32| {
            let (width, height) = *sizes.get(number.checked_sub(1)? as usize)?;
            Some(Picture { src: format!("/picture/{id}/{number}"), width, height })
        };
        let pages = u32::try_from(sizes.len()).unwrap_or_default();
        let shown =
            Shown { lang, pages, picture: &picture, only: None, only_doubtful: asked.doubtful, served: true };
        let body = gwaje_review::document(&document, shown);
        Ok(framed(lang, &document.source.name, Some("/script.js"), &body))
    })
    .await
}
