//! Ministries and agencies named in a text.

use super::Found;
use super::words::{begins_after, ends_before};
use crate::ministries::{Body, bodies, resolve};
use gwaje_model::MentionKind;
use jiff::civil::Date;

/// Offices and doings written right behind a ministry's name.
const BEHIND: &[&str] = &[
    "장관", "차관", "장", "고시", "공고", "훈령", "예규", "소속", "산하", "소관", "주관", "주최", "합동",
    "령",
];

/// All of them, by the names that count on a day.
pub(super) fn find(text: &str, on: Option<Date>) -> Vec<Found> {
    let Some(on) = on else { return Vec::new() };
    let existing = bodies().iter().filter(|body| body.existed(on));
    let mut found: Vec<Found> =
        existing.flat_map(Body::names).flat_map(|name| occurrences(text, name, on)).collect();
    // Longest first, so that the full name wins over a short one inside it.
    found.sort_by_key(|found| (std::cmp::Reverse(found.end - found.start), found.start));
    found
}

fn occurrences(text: &str, name: &str, on: Date) -> Vec<Found> {
    // Names of two syllables are ordinary words as well (경찰, 대검).
    if name.chars().count() < 3 {
        return Vec::new();
    }
    let ends = |rest: &str| {
        ends_before(rest) || BEHIND.iter().any(|noun| rest.strip_prefix(noun).is_some_and(ends_before))
    };
    text.match_indices(name)
        .map(|(start, name)| (start, start + name.len()))
        .filter(|(start, end)| {
            text.get(..*start).is_some_and(begins_after) && text.get(*end..).is_some_and(ends)
        })
        .filter_map(|(start, end)| {
            let value = resolve(name, on)?.id.to_owned();
            Some(Found { kind: MentionKind::Ministry, start, end, value, unit: None, qualifier: None })
        })
        .collect()
}
