//! What else was done to the text of a document and needs no look: what was taken out of it, and what was put together. It is told
//! for those who miss something on a page.

use crate::safe::{anchor, safe};
use gwaje_model::{Code, Document, Warning};
use gwaje_words::Lang;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// So many of each kind are shown: of what is taken out of every page the first ones tell enough.
const SHOWN: usize = 20;

/// The list, by kind, the rarer kinds first.
pub(crate) fn list(document: &Document, lang: Lang) -> Markup {
    let mut kinds: BTreeMap<&str, Vec<&Warning>> = BTreeMap::new();
    // What was corrected has a list of its own.
    let is_note = |warning: &&Warning| !warning.is_worth_a_look() && warning.code != Code::Corrected;
    for warning in document.warnings.iter().filter(is_note) {
        kinds.entry(warning.code.as_str()).or_default().push(warning);
    }
    let mut kinds: Vec<Vec<&Warning>> = kinds.into_values().collect();
    kinds.sort_by_key(Vec::len);
    let count: usize = kinds.iter().map(Vec::len).sum();
    html! {
        @if count > 0 {
            details #notes {
                summary { (lang.words().notes) " " b { (count) } }
                ul { @for kind in &kinds { (of_kind(kind, lang)) } }
            }
        }
    }
}

fn of_kind(all: &[&Warning], lang: Lang) -> Markup {
    html! {
        @for warning in all.iter().take(SHOWN) {
            @let page = warning.page.map(|page| format!(" ({})", lang.page(page))).unwrap_or_default();
            @let told = safe(&lang.warning(warning)) + &page;
            @match (&warning.item, warning.page) {
                (Some(id), _) => li { a href={ "#" (anchor(id)) } { (told) } },
                (None, Some(page)) => li { a href={ "#p" (page) } { (told) } },
                (None, None) => li { (told) },
            }
        }
        @if let (Some(first), Some(more)) = (all.first(), all.len().checked_sub(SHOWN).filter(|more| *more > 0)) {
            @let name = if lang == Lang::Ko { first.code.korean() } else { first.code.as_str() };
            li { (name) " + " (more) }
        }
    }
}
