//! How answers are made: the frame of pages, work off the threads that listen, errors, style and scripts.

use crate::state::State;
use axum::extract::{Request, State as Given};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use gwaje_words::Lang;
use maud::{DOCTYPE, Markup, html};
use std::sync::Arc;

/// A failure told to the browser.
#[derive(Debug)]
pub(crate) struct Refusal(pub(crate) StatusCode, pub(crate) String);

/// The sentence of a refusal, which [`told`] puts into the language of whoever asked.
#[derive(Clone)]
struct Said(String);

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = (self.0, self.1.clone()).into_response();
        response.extensions_mut().insert(Said(self.1));
        response
    }
}

/// Tells refusals in the language of a request.
pub(crate) async fn told(Given(state): Given<Arc<State>>, request: Request, next: Next) -> Response {
    let lang = language(request.headers(), &state);
    let response = next.run(request).await;
    match response.extensions().get::<Said>() {
        Some(Said(sentence)) => (response.status(), lang.told(sentence).into_owned()).into_response(),
        None => response,
    }
}

impl From<gwaje_emit::Error> for Refusal {
    fn from(error: gwaje_emit::Error) -> Self {
        Self(StatusCode::INTERNAL_SERVER_ERROR, format!("{}: {error}", error.code()))
    }
}

/// What an answer may be.
pub(crate) type Answer = Result<Response, Refusal>;

/// Does work that waits for disk or processor beside the threads that listen. Work that panics costs its answer alone.
pub(crate) async fn work<T: Send + 'static>(
    state: &Arc<State>,
    work: impl FnOnce(&State) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    let state = state.clone();
    let done = tokio::task::spawn_blocking(move || work(&state)).await;
    done.unwrap_or_else(|_| Err(Refusal(StatusCode::INTERNAL_SERVER_ERROR, "gwaje has a defect".to_owned())))
}

/// The language of a request: what was chosen before, else that of the program.
pub(crate) fn language(headers: &HeaderMap, state: &State) -> Lang {
    let cookies = headers.get(header::COOKIE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut chosen = cookies.split(';').filter_map(|cookie| cookie.trim().strip_prefix("lang="));
    match chosen.next() {
        Some("ko") => Lang::Ko,
        Some("en") => Lang::En,
        _ => state.serving.lang,
    }
}

/// A part of a page.
pub(crate) fn part(body: Markup) -> Response {
    html_of(body.into_string())
}

fn html_of(text: String) -> Response {
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (headers, text).into_response()
}

/// A whole page.
pub(crate) fn framed(lang: Lang, title: &str, script: Option<&str>, body: &Markup) -> Response {
    let words = lang.words();
    let other = if lang == Lang::Ko { "en" } else { "ko" };
    let page = html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (gwaje_review::safe(title)) " – gwaje" }
                link rel="stylesheet" href="/style.css";
                link rel="icon" href="data:,";
            }
            body {
                nav.top aria-label="gwaje" {
                    a href="/" { (words.home) }
                    a href="/items" { (words.items) }
                    form action="/items" role="search" {
                        input name="q" type="search" aria-label=(words.search);
                        button { (words.search) }
                    }
                    a href={ "/language/" (other) } lang=(other) { (words.other_language) }
                }
                (body)
                @if let Some(script) = script { script src=(script) defer {} }
            }
        }
    };
    html_of(page.into_string())
}

/// The style of all pages.
pub(crate) async fn style() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], gwaje_review::STYLE).into_response()
}

/// The script of the page of a document.
pub(crate) async fn script() -> Response {
    script_of(gwaje_review::SCRIPT)
}

/// The script of the other pages.
pub(crate) async fn serve_script() -> Response {
    script_of(include_str!("serve.js"))
}

fn script_of(text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], text).into_response()
}

/// There is no such page.
pub(crate) async fn nowhere(Given(state): Given<Arc<State>>, headers: HeaderMap) -> Response {
    let lang = language(&headers, &state);
    let body = html! { main.plain { h1 { "404" } p { (lang.words().nothing) } } };
    (StatusCode::NOT_FOUND, framed(lang, "404", None, &body)).into_response()
}
