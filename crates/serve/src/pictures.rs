//! Pages as pictures, painted when they are asked for and kept for a while.

use crate::answer::{Answer, Refusal, work};
use crate::source::{opened, print_of};
use crate::state::{State, held};
use axum::extract::{Path, Query, State as Given};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use gwaje_model::Rect;
use gwaje_review::View;
use serde::Deserialize;
use std::sync::Arc;

/// Dots an inch of whole pages: readable at half the width of a screen.
const PAGE_DPI: f32 = 96.0;
/// Dots an inch of clippings, which are looked at closely.
const CLIP_DPI: f32 = 144.0;

/// What may be asked of a picture.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// With glyphs, cells, rulings and lines drawn over it.
    #[serde(default)]
    layers: bool,
    /// `x0,y0,x1,y1` in points.
    clip: Option<String>,
}

/// A page of a document, or a part of it.
pub(crate) async fn picture(
    Given(state): Given<Arc<State>>,
    Path((id, page)): Path<(String, u32)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let clip = asked.clip.as_deref().map(|clip| rect(clip).ok_or(clip.to_owned())).transpose();
    let clip = clip.map_err(|wrong| Refusal(StatusCode::BAD_REQUEST, wrong))?;
    let bytes = work(&state, move |state| {
        let name = format!("{id}/{page}/{}/{clip:?}", asked.layers);
        if let Some(known) = held(&state.pictures).get(&name) {
            return Ok(known);
        }
        let nothing = || Refusal(StatusCode::NOT_FOUND, "there is no print of this document".to_owned());
        let print = print_of(state, &id)?.ok_or_else(nothing)?;
        let view = View { page, dpi: if clip.is_some() { CLIP_DPI } else { PAGE_DPI }, clip };
        let painted = if asked.layers {
            gwaje_review::show(&print.bytes, view, &print.options(state))
        } else {
            opened(state, &print).and_then(|opened| opened.small(view))
        };
        let painted = painted.map_err(|error| Refusal(StatusCode::NOT_FOUND, error.to_string()))?;
        Ok(held(&state.pictures).put(&name, painted))
    })
    .await?;
    // A page of the same bytes is painted the same as long as the program is.
    let headers = [(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "private, max-age=3600")];
    Ok((headers, bytes.to_vec()).into_response())
}

fn rect(text: &str) -> Option<Rect> {
    let sides: Vec<f32> = text.split(',').filter_map(|side| side.parse().ok()).collect();
    let [x0, y0, x1, y1] = <[f32; 4]>::try_from(sides).ok()?;
    [x0, y0, x1, y1].iter().all(|side| side.is_finite()).then(|| Rect::new(x0, y0, x1, y1))
}
