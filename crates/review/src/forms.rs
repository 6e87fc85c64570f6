//! The dialogs in which records are corrected. One of each stands in a page; its script fills it for the record at hand.

use gwaje_words::Words;
use maud::{Markup, html};

/// The dialogs for items, titles, periods.
pub(crate) fn dialogs(words: &Words) -> Markup {
    html! {
        dialog #edit-item aria-label=(words.edit) {
            form method="dialog" {
                label { (words.text) textarea name="text" rows="5" {} }
                label { (words.marker) input name="marker" size="3"; }
                label { (words.parent) select name="parent" {} }
                div #dates data-from=(words.from_day) data-to=(words.to_day) {}
                p.problem role="alert" {}
                p.buttons {
                    button type="button" value="apply" { (words.apply) }
                    button type="button" value="seen" { (words.seen) }
                    button type="button" value="split" { (words.split) }
                    button type="button" value="merge" { (words.merge) }
                    button type="button" value="drop" { (words.drop_item) }
                    button type="button" value="cancel" { (words.cancel) }
                }
            }
        }
        dialog #edit-title aria-label=(words.edit) {
            form method="dialog" {
                label { (words.title) textarea name="title" rows="2" {} }
                div #bodies data-name=(words.body) {}
                (answers(words))
            }
        }
        (period(words))
        div.acts role="group" aria-label=(words.edit) {
            button type="button" data-act="e" { (words.edit) }
            button type="button" data-act="x" { (words.seen) }
            button type="button" data-act="u" { (words.undo) }
        }
        div #phrases hidden data-unsaved=(words.unsaved) data-cannot=(words.cannot) data-kept=(words.kept) data-failed=(words.failed) data-asis=(words.as_is) data-outermost=(words.outermost) data-space=(words.space) data-none=(words.none) {}
    }
}

/// The dialog for periods.
fn period(words: &Words) -> Markup {
    html! {
        dialog #edit-period aria-label=(words.edit) {
            form method="dialog" {
                label { (words.year) input name="year" type="number" min="1990" max="2199"; }
                label { (words.quarter) input name="quarter" type="number" min="1" max="4"; }
                label { (words.half) input name="half" type="number" min="1" max="2"; }
                (answers(words))
            }
        }
    }
}

fn answers(words: &Words) -> Markup {
    html! {
        p.problem role="alert" {}
        p.buttons {
            button type="button" value="apply" { (words.apply) }
            button type="button" value="cancel" { (words.cancel) }
        }
    }
}
