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

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = (self.0, self.1.clone()).into_response();
        response.extensions_mut().insert(Why(self.1));
        response
    }
}

/// Why something was refused, for the page that tells it.
#[derive(Clone, Debug)]
struct Why(String);

/// Tells refusals in the language of the request, and as a page where a browser asked for one.
pub(crate) async fn tell_refusals(Given(state): Given<Arc<State>>, request: Request, next: Next) -> Response {
    let lang = language(request.headers(), &state);
    let accepted = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok());
    let wants_page = accepted.is_some_and(|accepted| accepted.contains("text/html"));
    let response = next.run(request).await;
    let (status, why) = (response.status(), response.extensions().get::<Why>().cloned());
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let is_page = kind.is_some_and(|kind| kind.starts_with("text/html"));
    if is_page || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let why = match &why {
        Some(Why(why)) => lang.told(why).into_owned(),
        None if wants_page => lang.words().nothing.to_owned(),
        None => return response,
    };
    if wants_page {
        let body =
            html! { main.plain { h1 { (status.as_u16()) } p role="alert" { (gwaje_review::safe(&why)) } } };
        return (status, framed(lang, status.as_str(), None, &body)).into_response();
    }
    (status, why).into_response()
}

impl From<gwaje_emit::Error> for Refusal {
    fn from(error: gwaje_emit::Error) -> Self {
        if let gwaje_emit::Error::Asked(why) = error {
            return Self(StatusCode::NOT_FOUND, why);
        }
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
                link rel="icon" type="image/svg+xml" href="/icon.svg";
            }
            body {
                nav.top aria-label="gwaje" {
                    a href="/" { (words.home) }
                    a href="/tasks" { (words.tasks) }
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

/// The sign of the pages among the tabs of a browser.
pub(crate) async fn icon() -> Response {
    ([(header::CONTENT_TYPE, "image/svg+xml")], include_str!("icon.svg")).into_response()
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
