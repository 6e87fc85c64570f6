//! Ministries and agencies named in a text.

use super::Found;
use super::words::{begins_after, ends_before};
use crate::ministries::{Body, bodies, resolve};
use aho_corasick::AhoCorasick;
use gwaje_model::MentionKind;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Offices and doings written right behind a ministry's name.
const BEHIND: &[&str] = &[
    "장관", "차관", "장", "고시", "공고", "훈령", "예규", "소속", "산하", "소관", "주관", "주최", "합동",
    "령",
];

/// Names of two syllables are ordinary words as well (경찰, 대검).
const SHORTEST: usize = 3;

/// All of them, by the names that count on a day.
pub(super) fn find(text: &str, on: Option<Date>) -> Vec<Found> {
    let (Some(on), Some(names)) = (on, NAMES.as_ref()) else { return Vec::new() };
    let mut found: Vec<Found> = names
        .find_overlapping_iter(text)
        .filter_map(|place| occurrence(text, place.start(), place.end(), on))
        .collect();
    // Longest first, so that the full name wins over a short one inside it.
    found.sort_by_key(|found| (std::cmp::Reverse(found.end - found.start), found.start));
    found
}

/// All names of all bodies, looked for at once.
static NAMES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let names: BTreeSet<&str> = bodies().iter().flat_map(Body::names).collect();
    AhoCorasick::new(names.iter().filter(|name| name.chars().count() >= SHORTEST)).ok()
});

fn occurrence(text: &str, start: usize, end: usize, on: Date) -> Option<Found> {
    let ends = |rest: &str| {
        ends_before(rest) || BEHIND.iter().any(|noun| rest.strip_prefix(noun).is_some_and(ends_before))
    };
    let alone = text.get(..start).is_some_and(begins_after) && text.get(end..).is_some_and(ends);
    let name = text.get(start..end).filter(|_| alone)?;
    let value = resolve(name, on)?.id.to_owned();
    Some(Found { kind: MentionKind::Ministry, start, end, value, to: None, unit: None, qualifier: None })
}
