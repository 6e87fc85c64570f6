//! Words of a document as messages show them.

/// Words of a list that are shown.
const SHOWN: usize = 5;

/// A list for people: the first few of many.
pub(crate) fn few<'t>(words: impl IntoIterator<Item = &'t str>) -> String {
    let all: Vec<&str> = words.into_iter().collect();
    let more = if all.len() > SHOWN { ", …" } else { "" };
    format!("{}{more}", all.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", "))
}

/// Characters of a text that are shown.
const EXCERPT: usize = 30;

/// The beginning of a text, for a message.
pub(crate) fn excerpt(text: &str) -> String {
    let more = if text.chars().nth(EXCERPT).is_some() { "…" } else { "" };
    text.chars().take(EXCERPT).chain(more.chars()).collect()
}
