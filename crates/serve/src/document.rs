//! The page of a document: what is printed beside what was read.
//!
//! Of a long one the pages around the one that is asked for are there at once, and the page asks for the others.

use crate::answer::{Answer, Refusal, framed, language, part, work};
use crate::source::{self, printed};
use crate::state::{Printed, State, held};
use axum::extract::{Form, Path, Query, State as Given};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect};
use gwaje_emit::Store;
use gwaje_model::FailureCode;
use gwaje_review::{Picture, Shown};
use gwaje_words::Lang;
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A document of no more pages is there as a whole: with its records and boxes a page takes some 22 kB.
const SHORT: u32 = 12;
/// Pages that are there at once before the one that is asked for, so that one can scroll back.
const BEFORE: u32 = 1;
/// And behind it: a wide screen shows two.
const BEHIND: u32 = 3;
/// Pages that are given together around a record.
const AROUND: u32 = 6;

/// What may be asked of the page.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// Only what has something to look at.
    #[serde(default)]
    doubtful: bool,
    /// The page to begin at.
    page: Option<u32>,
    /// All pages at once, for browsers without scripts.
    #[serde(default)]
    whole: bool,
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
        let known = anew(state, &id)?;
        let first = asked.page.unwrap_or(1);
        let at_once = (first.saturating_sub(BEFORE), first.saturating_add(BEHIND));
        let is_long = known.last > SHORT && !asked.whole;
        // To work out how each stands takes its time where there are many items: the page of a long document asks for it.
        let made = if is_long { Vec::new() } else { Store::made(state.target(), &id)? };
        let body = shown(&known, &id, lang, |shown| {
            let at_once = is_long.then_some(at_once);
            let only_doubtful = asked.doubtful;
            gwaje_review::document(&known.document, Shown { only_doubtful, at_once, made: &made, ..shown })
        });
        let body = html! { @if known.locked { (lock(&id, lang)) } (body) };
        Ok(framed(lang, &known.document.source.name, Some("/script.js"), &body))
    })
    .await
}

/// Asks for the password of a print whose pages cannot be painted without it.
fn lock(id: &str, lang: Lang) -> Markup {
    let words = lang.words();
    html! {
        aside.locked aria-label=(words.locked) {
            form action="/unlock" method="post" {
                input type="hidden" name="document" value=(id);
                label { (words.locked) " " input type="password" name="password" autocomplete="off" required; }
                " " button { (words.open) }
            }
        }
    }
}

/// What opens the print of a document.
#[derive(Debug, Deserialize)]
pub(crate) struct Key {
    document: String,
    password: String,
}

/// Opens the print of a document, and leads back to its page.
pub(crate) async fn unlock(Given(state): Given<Arc<State>>, Form(key): Form<Key>) -> Answer {
    let Key { document, password } = key;
    let back = format!("/document/{}", gwaje_review::encoded(&document));
    work(&state, move |state| source::unlock(state, &document, password)).await?;
    Ok(Redirect::to(&back).into_response())
}

/// Which pages are asked for: from one to another, or those around a record.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Pages {
    from: Option<u32>,
    to: Option<u32>,
    /// The name that leads to the record.
    at: Option<String>,
}

/// Some pages of a document that its page asks for.
pub(crate) async fn pages(
    Given(state): Given<Arc<State>>,
    Path(id): Path<String>,
    Query(asked): Query<Pages>,
    headers: HeaderMap,
) -> Answer {
    let lang = language(&headers, &state);
    work(&state, move |state| {
        let known = known(state, &id)?;
        let place = asked.at.as_deref().map(|name| {
            let nothing = || Refusal(StatusCode::NOT_FOUND, name.to_owned());
            gwaje_review::page_of(&known.document, known.last, name).ok_or_else(nothing)
        });
        let (from, to) = match place.transpose()? {
            Some(page) => (page.saturating_sub(AROUND), page.saturating_add(AROUND)),
            None => (asked.from.unwrap_or(1), asked.to.unwrap_or(known.last)),
        };
        let only: BTreeSet<u32> = (from.max(1)..=to.min(known.last)).collect();
        let body = shown(&known, &id, lang, |shown| {
            gwaje_review::pages(&known.document, Shown { only: Some(&only), ..shown })
        });
        Ok(part(body))
    })
    .await
}

/// What is in doubt and is not in the list yet.
pub(crate) async fn doubts(
    Given(state): Given<Arc<State>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Answer {
    let lang = language(&headers, &state);
    work(&state, move |state| {
        let known = known(state, &id)?;
        Ok(part(shown(&known, &id, lang, |shown| gwaje_review::rest(&known.document, shown))))
    })
    .await
}

/// Which kind of notes is asked for.
#[derive(Debug, Deserialize)]
pub(crate) struct Kind {
    kind: String,
}

/// What else was done to the text, as far as it is folded in the list of its page.
pub(crate) async fn notes(
    Given(state): Given<Arc<State>>,
    Path(id): Path<String>,
    Query(asked): Query<Kind>,
    headers: HeaderMap,
) -> Answer {
    let lang = language(&headers, &state);
    work(&state, move |state| Ok(part(gwaje_review::notes(&known(state, &id)?.document, lang, &asked.kind))))
        .await
}

/// What was corrected, anew: a page asks for it after a correction that needs no new page.
pub(crate) async fn made(
    Given(state): Given<Arc<State>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Answer {
    let lang = language(&headers, &state);
    work(&state, move |state| Ok(part(gwaje_review::made(&Store::made(state.target(), &id)?, lang)))).await
}

/// A document as the store has it now.
fn anew(state: &State, id: &str) -> Result<Arc<Printed>, Refusal> {
    let (document, print) = printed(state, id)?;
    let sizes = print.map(|print| source::sizes(state, &print));
    let locked = matches!(&sizes, Some(Err(failure)) if failure.code == FailureCode::Encrypted);
    let sizes = sizes.and_then(Result::ok).unwrap_or_default();
    let last = gwaje_review::last_page(&document, u32::try_from(sizes.len()).unwrap_or_default());
    Ok(held(&state.printed).put(id, Printed { document, sizes, last, locked }))
}

/// A document as its page showed it when it was asked for, so that all its parts are of one state.
fn known(state: &State, id: &str) -> Result<Arc<Printed>, Refusal> {
    let known = held(&state.printed).get(id);
    known.map_or_else(|| anew(state, id), Ok)
}

/// Makes something of a document that is served.
fn shown<T>(known: &Printed, id: &str, lang: Lang, make: impl FnOnce(Shown<'_>) -> T) -> T {
    let picture = |number: u32| {
        let (width, height) = *known.sizes.get(number.checked_sub(1)? as usize)?;
        Some(Picture { src: format!("/picture/{id}/{number}"), width, height })
    };
    let pages = u32::try_from(known.sizes.len()).unwrap_or_default();
    make(Shown {
        lang,
        pages,
        picture: &picture,
        only: None,
        only_doubtful: false,
        made: &[],
        served: true,
        at_once: None,
    })
}
