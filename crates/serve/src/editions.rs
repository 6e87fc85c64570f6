//! What a document changed against another one, such as the edition it replaces: each change with the clippings of both prints.

use crate::answer::{Answer, framed, language, work};
use crate::source::printed;
use crate::state::State;
use axum::extract::{Path, State as Given};
use axum::http::{HeaderMap, StatusCode};
use gwaje_compare::diff::{Change, diff};
use gwaje_compare::sentences;
use gwaje_model::Rect;
use gwaje_review::{Told, changes_body, encoded};
use gwaje_words::Lang;
use maud::{PreEscaped, html};
use std::sync::Arc;

/// The page of what changed from one document to another.
pub(crate) async fn page(
    Given(state): Given<Arc<State>>,
    Path((id, before)): Path<(String, String)>,
    headers: HeaderMap,
) -> Answer {
    let lang = language(&headers, &state);
    let (name, body) = work(&state, move |state| {
        let ids = [before, id];
        let [old_id, new_id] = &ids;
        let ((old, old_print), (new, new_print)) = (printed(state, old_id)?, printed(state, new_id)?);
        let has_print = [old_print.is_some(), new_print.is_some()];
        let mut clip = |side: usize, page: u32, part: Rect| {
            let id = ids.get(side).filter(|_| has_print.get(side) == Some(&true));
            Ok(id.map(|id| address(id, page, part)))
        };
        let diff = diff(&old, &new);
        let lines = sentences::whole(&diff, &|sentence| lang.told(sentence).into_owned());
        let told = Told { lang, lines: &lines, edits: &|change| edits(change, lang) };
        let body = changes_body(&diff, [&old, &new], told, &mut clip)
            .map_err(|error| crate::answer::Refusal(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()))?;
        Ok((new.source.name, body))
    })
    .await?;
    let title = format!("{name} – {}", lang.words().against);
    Ok(framed(lang, &title, None, &html! { (PreEscaped(body)) }))
}

/// The edits of a change, a line each.
fn edits(change: &Change, lang: Lang) -> Vec<String> {
    change.edits.iter().map(|edit| lang.told(&sentences::edit_line(edit)).into_owned()).collect()
}

/// Where the part of a page is painted.
fn address(id: &str, page: u32, part: Rect) -> String {
    let sides = [part.x0, part.y0, part.x1, part.y1].map(|side| side.round().to_string());
    format!("/picture/{}/{page}?clip={}", encoded(id), sides.join(","))
}
