//! The first page: releases with their documents, what they hold, and where a document can be dropped.

use crate::answer::{Answer, Refusal, framed, language as chosen, work};
use crate::state::State;
use axum::extract::{Path, State as Given};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use gwaje_emit::{Browsed, OfBody, PlanMet, Store};
use gwaje_review::{Met, Row, bars, rows, safe};
use gwaje_words::Lang;
use maud::{Markup, html};
use std::sync::Arc;

/// The list of releases.
pub(crate) async fn page(Given(state): Given<Arc<State>>, headers: HeaderMap) -> Answer {
    let lang = chosen(&headers, &state);
    let words = lang.words();
    let (documents, figures) =
        work(&state, move |state| Ok((Store::browse(state.target())?, figures(state, lang)?))).await?;
    let body = html! {
        main.plain {
            div.drop #drop {
                label { (words.upload) " " input type="file" multiple accept=".pdf,.hwpx,.hwp,.txt"; }
                p #said role="status" aria-live="polite" {}
                (password(lang))
            }
            h1 { (words.releases) }
            (releases(&documents, lang))
            (figures)
            p { a href="/corrections.jsonl" download { (words.save) } }
        }
    };
    Ok(framed(lang, words.releases, Some("/serve.js"), &body))
}

/// What asks for the password of a document; a script makes one for each that needs one.
fn password(lang: Lang) -> Markup {
    let words = lang.words();
    html! {
        form.password hidden {
            label { b {} " " (words.password) " " input type="password" autocomplete="off" required; }
            " " button { (words.open) }
        }
    }
}

/// So many bodies are shown, those with most items; the others are in `gwaje stats`.
const BODIES: usize = 20;

/// What the store holds, in figures.
fn figures(state: &State, lang: Lang) -> Result<Markup, Refusal> {
    let (words, target) = (lang.words(), state.target());
    let counted = Store::statistics(target)?;
    let quarters: Vec<String> = counted.by_quarter.into_keys().collect();
    let row = |body: OfBody| {
        let value = |quarter: &String| body.by_quarter.get(quarter).copied().unwrap_or_default() as f64;
        Row { values: quarters.iter().map(value).collect(), name: body.name.clone() }
    };
    let bodies: Vec<Row> = counted.by_body.into_iter().take(BODIES).map(row).collect();
    let edits = Store::edits_by_release(target)?;
    let edits: Vec<(String, f64)> =
        edits.into_iter().map(|(release, count)| (named(&release, lang), count as f64)).collect();
    let met: Vec<Met> = Store::plans_met(target)?
        .into_iter()
        .map(|PlanMet { text, planned, report, reported }| Met { planned, reported, text, report })
        .collect();
    Ok(html! {
        @if !quarters.is_empty() {
            h2 { (words.by_body) }
            div.wide tabindex="0" role="region" aria-label=(words.by_body) { (rows(words.by_body, &quarters, &bodies, lang)) }
        }
        @if !edits.is_empty() {
            h2 { (words.edits) }
            div.wide tabindex="0" role="region" aria-label=(words.edits) { (bars(words.edits, &edits)) }
        }
        @if !met.is_empty() {
            h2 { (words.met) }
            p { (words.later) }
            (gwaje_review::met(words.met, &met, lang, true))
        }
    })
}

/// A release in words, and below it the name of its agenda set.
fn named(release: &str, lang: Lang) -> String {
    let (period, set) = lang.release(release);
    format!("{period}\n{set}")
}

/// A release in words, with the name of its agenda set beside it.
pub(crate) fn release_of(release: &str, lang: Lang) -> Markup {
    let (period, set) = lang.release(release);
    html! { (safe(&period)) @if !set.is_empty() { " " small { (safe(&set)) } } }
}

fn releases(documents: &[Browsed], lang: Lang) -> Markup {
    let words = lang.words();
    // They come in the order of their releases, so that those of one follow each other; the newest release is shown first.
    let by_release = documents.chunk_by(|one, next| one.release == next.release);
    html! {
        table {
            thead { tr { th { (words.releases) } th { (words.documents) } th { (words.items) } th { (words.doubts) } } }
            tbody {
                @for documents in by_release.rev() {
                    @for (at, document) in documents.iter().enumerate() {
                        tr {
                            th scope="row" { @if at == 0 { (release_of(document.release.as_deref().unwrap_or("–"), lang)) } }
                            td {
                                a href={ "/document/" (document.document) } { (safe(&document.name)) }
                                @if let Some(dated) = &document.dated { " " small { (gwaje_words::moment(dated)) } }
                                @if let Some(replaced) = &document.replaces {
                                    " " a.against href={ "/document/" (document.document) "/changes/" (replaced) } { (words.against) }
                                }
                            }
                            td data-label=(words.items) { (document.items) }
                            td data-label=(words.doubts) { (document.to_look_at) }
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
    ([(header::SET_COOKIE, cookie)], Redirect::to(&path_of(from))).into_response()
}

/// The path of an address on this host: one that begins with two slashes would be another host.
fn path_of(address: &str) -> String {
    let path = address.splitn(4, '/').nth(3).unwrap_or_default();
    format!("/{}", path.trim_start_matches(['/', '\\']))
}

#[cfg(test)]
mod tests {
    use super::path_of;

    #[test]
    fn one_is_led_back_to_this_host_alone() {
        for (from, path) in [
            ("http://127.0.0.1:8000/items?q=a/b", "/items?q=a/b"),
            ("http://127.0.0.1:8000/", "/"),
            ("http://x//evil.example/a", "/evil.example/a"),
            ("http://x/\\/evil.example", "/evil.example"),
            ("http://x", "/"),
            ("", "/"),
        ] {
            assert_eq!(path_of(from), path, "{from}");
        }
    }
}
