//! Ids: administration / task / period / hash, with `~2`, `~3` for verbatim copies.
//!
//! A document whose administration is unknown has `-` in that place, items under no period have `-` for the period,
//! and an agenda or task without a number goes by the hash of its title. No part but the `~2` of a verbatim copy depends
//! on a position: an inserted item, another quarter or other line wraps change no id. Copies count in the order of the
//! document, so of three alike the third is called `~2` when the first is gone.

use gwaje_model::item_hash;
use std::collections::BTreeMap;

/// Gives every id once: the second holder of one gets `~2`.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    given: BTreeMap<String, u32>,
}

impl Ids {
    /// The id itself for its first holder, `id~2` for the second and so on.
    pub(crate) fn unique(&mut self, id: String) -> String {
        let count = self.given.entry(id.clone()).or_insert(0);
        *count += 1;
        match *count {
            1 => id,
            copy => format!("{id}~{copy}"),
        }
    }
}

/// The id of an agenda or task.
pub(crate) fn heading(administration: Option<&str>, number: Option<&str>, title: &str) -> String {
    let administration = administration.unwrap_or("-");
    match number {
        Some(number) => format!("{administration}/{}", number.replace(char::is_whitespace, "")),
        None => format!("{administration}/{}", item_hash(None, title)),
    }
}

/// The id of an item, before copies are told apart.
pub(crate) fn item(task: &str, period: &str, marker: Option<&str>, text: &str) -> String {
    format!("{task}/{period}/{}", item_hash(marker, text))
}
