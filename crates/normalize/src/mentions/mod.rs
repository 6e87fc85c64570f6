//! What a text names: titles in brackets and quotes, counts with units, ordinals, ministries.
//!
//! Precision before recall: what is found is right, not everything is found. Mentions do not overlap; inside a
//! title nothing else is looked for, and the figures of a date are no count.

mod bodies;
mod counts;
mod titles;
mod words;

#[cfg(test)]
mod tests;

use gwaje_model::{Date, Mention, MentionKind};

/// A mention by byte offsets.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    kind: MentionKind,
    start: usize,
    end: usize,
    value: String,
    unit: Option<String>,
    qualifier: Option<String>,
}

/// The mentions of a text, in order. `dates` are those found in it; `on` is the day names of ministries count for.
pub(crate) fn find(text: &str, dates: &[Date], on: Option<jiff::civil::Date>) -> Vec<Mention> {
    let mut found: Vec<Found> = Vec::new();
    let free =
        |found: &[Found], new: &Found| found.iter().all(|old| new.end <= old.start || old.end <= new.start);
    for title in titles::find(text) {
        if free(&found, &title) {
            found.push(title);
        }
    }
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let byte = |offset: u32| starts.get(offset as usize).copied();
    let dates: Vec<_> =
        dates.iter().filter_map(|date| Some((byte(date.span[0])?, byte(date.span[1])?))).collect();
    for other in counts::find(text).into_iter().chain(bodies::find(text, on)) {
        if free(&found, &other) && dates.iter().all(|(start, end)| other.end <= *start || *end <= other.start)
        {
            found.push(other);
        }
    }
    found.sort_by_key(|mention| mention.start);
    let offset = |at: usize| starts.partition_point(|start| *start < at) as u32;
    let mention = |Found { kind, start, end, value, unit, qualifier }| {
        let printed = text.get(start..end)?.to_owned();
        Some(Mention { kind, text: printed, span: [offset(start), offset(end)], value, unit, qualifier })
    };
    found.into_iter().filter_map(mention).collect()
}
