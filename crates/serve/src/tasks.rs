//! The tasks of a store under their agenda items, each leading to what became of it over the quarters.

use crate::answer::{Answer, framed, language, work};
use crate::state::State;
use axum::extract::State as Given;
use axum::http::HeaderMap;
use gwaje_emit::{Store, Task};
use gwaje_review::{encoded, safe};
use gwaje_words::Lang;
use maud::{Markup, html};
use std::sync::Arc;

/// The page of all tasks.
pub(crate) async fn page(Given(state): Given<Arc<State>>, headers: HeaderMap) -> Answer {
    let lang = language(&headers, &state);
    let words = lang.words();
    let tasks = work(&state, move |state| Ok(Store::tasks(state.target())?)).await?;
    let body = html! {
        main.plain {
            h1 { (words.tasks) " " small { (tasks.len()) } }
            @if tasks.is_empty() { p { (words.nothing) } }
            @for agenda in tasks.chunk_by(|one, next| one.agenda == next.agenda) { (of_agenda(agenda, lang)) }
        }
    };
    Ok(framed(lang, words.tasks, None, &body))
}

/// The tasks of one agenda item.
fn of_agenda(tasks: &[Task], lang: Lang) -> Markup {
    let words = lang.words();
    html! {
        @if let Some(first) = tasks.first() {
            section.agenda {
                h2 {
                    (safe(first.agenda_number.as_deref().unwrap_or("–"))) " " (safe(&first.agenda_title))
                    " " small { (safe(first.agenda.split('/').next().unwrap_or_default())) }
                }
                ul {
                    @for task in tasks {
                        li {
                            a href={ "/history?id=" (encoded(&task.id)) } {
                                @if let Some(number) = &task.number { (safe(number)) " " }
                                (safe(&task.title))
                            }
                            " " small {
                                (safe(&task.bodies.join(", "))) " · " (words.items) " " (task.items)
                                " · " (words.documents) " " (task.documents)
                            }
                        }
                    }
                }
            }
        }
    }
}
