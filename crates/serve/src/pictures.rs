//! Pages as pictures, painted when they are asked for and kept for a while.

use crate::answer::{Answer, Refusal, work};
use crate::source::print_of;
use crate::state::{State, Wanted, held};
use axum::extract::{Path, Query, State as Given};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use gwaje_model::{Failure, FailureCode};
use serde::Deserialize;
use std::sync::Arc;

/// Dots an inch of whole pages: readable at half the width of a screen.
const PAGE_DPI: f32 = 96.0;
/// Dots an inch of clippings, which are looked at closely.
const CLIP_DPI: f32 = 144.0;

/// Pictures of more bytes are painted each time they are asked for: no page of a report comes near it, and all that are kept
/// must have room in memory.
const MOST_KEPT: usize = 4 << 20;

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
    let clip = asked.clip.as_deref().map(|clip| part(clip).ok_or(clip.to_owned())).transpose();
    let clip = clip.map_err(|wrong| Refusal(StatusCode::BAD_REQUEST, wrong))?;
    let bytes = work(&state, move |state| {
        let name = format!("{id}/{page}/{}/{clip:?}", asked.layers);
        if let Some(known) = held(&state.pictures).get(&name) {
            return Ok(known);
        }
        let nothing = || Refusal(StatusCode::NOT_FOUND, "there is no print of this document".to_owned());
        let print = print_of(state, &id)?.ok_or_else(nothing)?;
        let dpi = if clip.is_some() { CLIP_DPI } else { PAGE_DPI };
        let wanted = Wanted { page, dpi, clip, layers: asked.layers };
        let painted = (state.serving.paint)(&print.pdf(state), wanted).map_err(refused)?;
        if painted.len() > MOST_KEPT {
            return Ok(Arc::new(painted));
        }
        Ok(held(&state.pictures).put(&name, painted))
    })
    .await?;
    // A page of the same bytes is painted the same as long as the program is.
    let headers = [(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "private, max-age=3600")];
    Ok((headers, bytes.to_vec()).into_response())
}

/// A page that cannot be had is not there; one that cost the process that paints was asked for rightly.
fn refused(failure: Failure) -> Refusal {
    let status = match failure.code {
        FailureCode::LimitTime
        | FailureCode::LimitMemory
        | FailureCode::Crashed
        | FailureCode::Internal
        | FailureCode::System => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::NOT_FOUND,
    };
    Refusal(status, failure.message)
}

fn part(text: &str) -> Option<[f32; 4]> {
    let sides: Vec<f32> = text.split(',').filter_map(|side| side.parse().ok()).collect();
    <[f32; 4]>::try_from(sides).ok().filter(|sides| sides.iter().all(|side| side.is_finite()))
}
