//! The first page: releases with their documents, what they hold, and where a document can be dropped.

use crate::answer::{Answer, framed, language as chosen, work};
use crate::plots::bars;
use crate::state::State;
use axum::extract::{Path, State as Given};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use gwaje_emit::{Browsed, Store};
use gwaje_review::safe;
use gwaje_words::Lang;
use maud::{Markup, html};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The list of releases.
pub(crate) async fn page(Given(state): Given<Arc<State>>, headers: HeaderMap) -> Answer {
    let lang = chosen(&headers, &state);
    let (documents, quarters) =
        work(&state, |state| Ok((Store::browse(state.target())?, Store::items_by_quarter(state.target())?)))
            .await?;
    let words = lang.words();
    let named = |(year, quarter, count): &(i64, Option<i64>, i64)| {
        let quarter = quarter.and_then(|quarter| u8::try_from(quarter).ok());
        (lang.quarter(i16::try_from(*year).ok(), quarter, None), *count as f64)
    };
    let counted: Vec<(String, f64)> = quarters.iter().map(named).collect();
    let body = html! {
        main.plain {
            div.drop #drop {
                label { (words.upload) " " input type="file" accept=".pdf,.hwpx,.hwp,.txt"; }
                p #said role="status" aria-live="polite" {}
            }
            h1 { (words.releases) }
            (releases(&documents, lang))
            @if !counted.is_empty() {
                h2 { (words.items) }
                (bars(words.items, &counted))
            }
            p { a href="/corrections.jsonl" download { (words.save) } }
        }
    };
    Ok(framed(lang, words.releases, Some("/serve.js"), &body))
}

fn releases(documents: &[Browsed], lang: Lang) -> Markup {
    let words = lang.words();
    let mut by_release: BTreeMap<&str, Vec<&Browsed>> = BTreeMap::new();
    for document in documents {
        by_release.entry(document.release.as_deref().unwrap_or("–")).or_default().push(document);
    }
    html! {
        table {
            thead { tr { th { (words.releases) } th { (words.documents) } th { (words.items) } th { (words.doubts) } } }
            tbody {
                @for (release, documents) in by_release.iter().rev() {
                    @for (at, document) in documents.iter().enumerate() {
                        tr {
                            th scope="row" { @if at == 0 { (release) } }
                            td {
                                a href={ "/document/" (document.document) } { (safe(&document.name)) }
                                @if let Some(dated) = &document.dated { " " small { (dated) } }
                            }
                            td { (document.items) }
                            td { (document.to_look_at) }
                        }
                    }
                }
            }
        }
    }
}

/// Remembers the language that was chosen.
pub(crate) async fn language(Path(lang): Path<String>, headers: HeaderMap) -> Response {
    let lang = if lang == "en" { "en" } else { "ko" };
    let cookie = format!("lang={lang}; Path=/; SameSite=Strict; Max-Age=31536000");
    // Back to the page it was chosen on, which is one of ours.
    let from = headers.get(header::REFERER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let path = from.splitn(4, '/').nth(3).unwrap_or_default();
    ([(header::SET_COOKIE, cookie)], Redirect::to(&format!("/{path}"))).into_response()
}
