//! A store looked at and corrected in a browser, on this machine alone.
//!
//! [`serve`] answers at 127.0.0.1: lists of releases, the page of a document beside what was read from it, items over time,
//! search with sheets to take away, corrections, documents dropped on the page. It makes pages of what a store knows and
//! hands corrections to it; it decides nothing itself. It looks into no document either: what reads them and paints their pages is
//! handed to it, and does so elsewhere.

mod answer;
mod changes;
mod document;
mod editions;
mod guard;
mod history;
mod home;
mod list;
mod pictures;
mod source;
mod state;
mod tasks;
mod upload;
mod way;

pub use state::{Find, Paint, Pdf, Read, Serving, Sizes, Wanted};

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post, put};
use state::State;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

/// A document larger than this is not taken over the browser: it would be held in memory several times.
const MOST_BYTES: usize = 256 << 20;

/// Answers until the process ends; `ready` is told the address once it is there.
///
/// # Errors
/// When the port cannot be had.
pub fn serve(serving: Serving, ready: impl FnOnce(&str)) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, serving.port));
        let listener = tokio::net::TcpListener::bind(address).await?;
        let port = listener.local_addr()?.port();
        let state = Arc::new(State::new(serving, port));
        ready(&format!("http://127.0.0.1:{port}/"));
        axum::serve(listener, routes(state)).await
    })
}

fn routes(state: Arc<State>) -> Router {
    Router::new()
        .route("/", get(home::page))
        .route("/document/{document}", get(document::page))
        .route("/document/{document}/pages", get(document::pages))
        .route("/document/{document}/doubts", get(document::doubts))
        .route("/document/{document}/notes", get(document::notes))
        .route("/document/{document}/made", get(document::made))
        .route("/document/{document}/changes/{before}", get(editions::page))
        .route("/picture/{document}/{page}", get(pictures::picture))
        .route("/history", get(history::page))
        .route("/tasks", get(tasks::page))
        .route("/items", get(list::page))
        .route("/download/{form}", get(list::download))
        .route("/corrections.jsonl", get(changes::corrections))
        .route("/correct", post(changes::correct))
        .route("/withdraw", post(changes::withdraw))
        .route("/unlock", post(document::unlock))
        .route("/upload", put(upload::upload))
        .route("/language/{lang}", get(home::language))
        .route("/style.css", get(answer::style))
        .route("/icon.svg", get(answer::icon))
        .route("/script.js", get(answer::script))
        .route("/serve.js", get(answer::serve_script))
        .fallback(answer::nowhere)
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(from_fn_with_state(state.clone(), answer::tell_refusals))
        .layer(from_fn_with_state(state.clone(), guard::only_this_machine))
        .with_state(state)
}
