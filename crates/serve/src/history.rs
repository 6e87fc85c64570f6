//! A task or item over time: what each document says of it, what changed, and where it is printed.

use crate::answer::{Answer, Refusal, framed, language, work};
use crate::home::release_of;
use crate::source::printed;
use crate::state::State;
use axum::extract::{Query, State as Given};
use axum::http::{HeaderMap, StatusCode};
use gwaje_compare::wording::{PieceKind, pieces};
use gwaje_emit::{Browsed, Error, Language, Past, PastEdition, Selection, Store};
use gwaje_model::{Place, Rect};
use gwaje_review::{encoded, safe};
use gwaje_words::Lang;
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The id that is asked for.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    id: String,
}

/// What an edition has to show beside its text.
struct Shown {
    edition: PastEdition,
    document: Option<String>,
    place: Option<Place>,
}

/// The page of an id.
pub(crate) async fn page(
    Given(state): Given<Arc<State>>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Answer {
    let lang = language(&headers, &state);
    let words = lang.words();
    let (title, body) = work(&state, move |state| {
        let found = Store::past(state.target(), &asked.id)?;
        if found.is_empty() {
            return Err(Refusal(StatusCode::NOT_FOUND, format!("nothing has the id {}", asked.id)));
        }
        let documents = Store::browse(state.target())?;
        let heading = found.first().and_then(title).unwrap_or_default();
        let mut shown = Vec::new();
        for (at, past) in found.into_iter().enumerate() {
            let timeline = if past.kind == "task" {
                timeline(state, &past, lang)?
            } else {
                html! {}
            };
            let editions = past.editions.iter().cloned().map(|edition| placed(state, edition, &documents));
            shown.push(html! {
                @if at > 0 { h2 { (safe(&title(&past).unwrap_or_default())) } }
                p { small { (words.history) " · " (safe(&past.thread)) } }
                (thread(&editions.collect::<Vec<_>>(), lang))
                (timeline)
            });
        }
        let body = html! { main.plain { h1 { (safe(&heading)) } @for part in shown { (part) } } };
        Ok((heading, body))
    })
    .await?;
    Ok(framed(lang, &format!("{title} – {}", words.history), None, &body))
}

/// What a task or item is called now: its title or text in the last document that has it.
fn title(past: &Past) -> Option<String> {
    past.editions.last().map(|edition| edition.text.clone())
}

/// An edition with the place it is printed at.
fn placed(state: &State, edition: PastEdition, documents: &[Browsed]) -> Shown {
    let same = |listed: &&Browsed| listed.name == edition.name && listed.release == edition.release;
    let document = documents.iter().find(same).map(|listed| listed.document.clone());
    let read = document.as_deref().and_then(|id| printed(state, id).ok());
    let place = read.and_then(|(document, _)| {
        let item = document.items().find(|item| item.id == edition.id)?;
        let first = *item.places.first()?;
        let on_page = item.places.iter().filter(|place| place.page == first.page);
        let bbox = on_page.map(|place| place.bbox).reduce(Rect::union)?;
        Some(Place { page: first.page, bbox })
    });
    Shown { edition, document, place }
}

/// The editions of a thread, each with what it changed.
fn thread(editions: &[Shown], lang: Lang) -> Markup {
    let before = std::iter::once(None).chain(editions.iter().map(Some));
    html! {
        table {
            thead { tr { th { (lang.words().releases) } th { (lang.words().text) } th { (lang.words().print) } } }
            tbody {
                @for (before, now) in before.zip(editions) {
                    tr {
                        th scope="row" { (release_of(now.edition.release.as_deref().unwrap_or("–"), lang)) }
                        td { (changed(before.map(|shown| shown.edition.text.as_str()), &now.edition.text)) }
                        td.clips { (clipping(now, lang)) }
                    }
                }
            }
        }
    }
}

/// A text with what it changed of the one before, in the words that changed.
fn changed(before: Option<&str>, now: &str) -> Markup {
    let Some(before) = before else { return html! { (safe(now)) } };
    html! {
        @for piece in pieces(before, now) {
            @match piece.kind {
                PieceKind::Same => (safe(&piece.text)),
                PieceKind::Added => ins { (safe(&piece.text)) },
                PieceKind::Removed => del { (safe(&piece.text)) },
            }
        }
    }
}

/// The part of the page it is printed on.
fn clipping(shown: &Shown, lang: Lang) -> Markup {
    /// Points around the text.
    const AROUND: f32 = 4.0;
    let Some(document) = &shown.document else { return html! { (safe(&shown.edition.name)) } };
    let page = shown.edition.page.map(|page| format!("?page={page}")).unwrap_or_default();
    let address = format!("/document/{document}{page}#{}", gwaje_review::anchor(&shown.edition.id));
    html! {
        a href=(address) { (safe(&shown.edition.name))
            @if let Some(page) = shown.edition.page { " " (lang.page(page)) }
        }
        @if let Some(Place { page, bbox }) = shown.place {
            @let clip = [bbox.x0 - AROUND, bbox.y0 - AROUND, bbox.x1 + AROUND, bbox.y1 + AROUND].map(|side| side.round().to_string());
            img loading="lazy" alt=(lang.words().print) src={ "/picture/" (document) "/" (page) "?clip=" (clip.join(",")) };
        }
    }
}

/// The items of a task, a column a quarter.
fn timeline(state: &State, past: &Past, lang: Lang) -> Result<Markup, crate::answer::Refusal> {
    let Some(last) = past.editions.last() else { return Ok(html! {}) };
    let selection = Selection { tasks: vec![last.id.clone()], ..Selection::default() };
    let rows = match Store::items(state.target(), &selection, Language::Korean) {
        Err(Error::Asked(_)) => Vec::new(),
        found => found?,
    };
    let mut columns: BTreeMap<String, (String, Vec<&Value>)> = BTreeMap::new();
    for row in &rows {
        let start = row.get("period_start").and_then(Value::as_str).unwrap_or_default();
        let part =
            |name: &str| row.get(name).and_then(Value::as_i64).and_then(|part| u8::try_from(part).ok());
        let year = row.get("year").and_then(Value::as_i64).and_then(|year| i16::try_from(year).ok());
        let name = lang.quarter(year, part("quarter"), part("half"));
        columns.entry(format!("{start} {name}")).or_insert((name, Vec::new())).1.push(row);
    }
    Ok(html! {
        div.columns tabindex="0" role="region" aria-label=(lang.words().period) {
            @for (name, rows) in columns.values() {
                section {
                    h2 { (name) }
                    ul { @for row in rows { li { (item(row)) } } }
                }
            }
        }
    })
}

fn item(row: &Value) -> Markup {
    let text = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default();
    html! { a href={ "/history?id=" (encoded(text("item"))) } { (safe(text("marker"))) " " (safe(text("text"))) } }
}
