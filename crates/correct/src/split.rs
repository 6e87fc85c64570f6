//! An item made two, and two made one.

use crate::find::Stale;
use crate::spacing::{CERTAIN, gap};
use gwaje_model::{By, Item, Join, With};

/// The offset in `raw` after so many letters that are also in the text; `None` where text and `raw` do not have the same.
fn raw_gap(item: &Item, letters: u32) -> Option<usize> {
    let off = |at: usize| {
        item.struck.iter().chain(&item.raised).any(|[from, to]| (*from as usize..*to as usize).contains(&at))
    };
    let places: Vec<usize> = item
        .raw
        .chars()
        .enumerate()
        .filter(|(at, c)| !c.is_whitespace() && !off(*at))
        .map(|(at, _)| at)
        .collect();
    let whole = item.text.chars().filter(|c| !c.is_whitespace()).count();
    let last = places.get((letters as usize).checked_sub(1)?)?;
    (places.len() == whole).then_some(last + 1)
}

/// Parts an item after so many letters of its text and hands back the second. What stands under it stands under the second.
pub(crate) fn split(item: &mut Item, letters: u32, marker: Option<&str>) -> Result<Item, Stale> {
    let text: Vec<char> = item.text.chars().collect();
    let (before, after) = gap(&text, letters).ok_or(Stale::Differs("the text is shorter"))?;
    let raw_at = raw_gap(item, letters)
        .ok_or(Stale::Differs("the text has other letters than the page, so there is no place to part it"))?;
    let mut second = item.clone();
    second.text = part(&text, after..text.len());
    item.text = part(&text, 0..before + 1);
    let raw: Vec<char> = item.raw.chars().collect();
    let start = raw.iter().skip(raw_at).take_while(|c| c.is_whitespace()).count() + raw_at;
    second.raw = part(&raw, start..raw.len());
    part(&raw, 0..raw_at).trim_end().clone_into(&mut item.raw);
    spans(item, &mut second, raw_at, start);
    lines(
        item,
        &mut second,
        raw.iter().take(raw_at).filter(|c| **c == '\n').count(),
        raw_at != start && { raw.get(raw_at..start).unwrap_or_default().contains(&'\n') },
    );
    second.joins.retain(|join| join.at as usize > after);
    second.joins.iter_mut().for_each(|join| join.at -= after as u32);
    item.joins.retain(|join| (join.at as usize) <= before);
    item.children = Vec::new();
    item.tables = Vec::new();
    second.marker = marker.map(str::to_owned);
    if let Some(marker) = marker {
        without_marker(&mut second, marker);
    }
    Ok(second)
}

fn part(chars: &[char], range: std::ops::Range<usize>) -> String {
    chars.get(range).unwrap_or_default().iter().collect()
}

/// Shares out what is struck out and raised.
fn spans(first: &mut Item, second: &mut Item, end: usize, start: usize) {
    for (first, second) in [(&mut first.struck, &mut second.struck), (&mut first.raised, &mut second.raised)]
    {
        first.retain(|[from, _]| (*from as usize) < end);
        second.retain(|[from, _]| *from as usize >= start);
        second.iter_mut().flatten().for_each(|at| *at -= start as u32);
    }
}

/// Shares out the lines: so many stand before the line that is parted, which both have unless it is parted at its end.
fn lines(first: &mut Item, second: &mut Item, before: usize, at_end: bool) {
    let whole = first.places.len().max(first.anchors.len());
    if whole <= before {
        return;
    }
    let from = if at_end { before + 1 } else { before };
    first.places.truncate(before + 1);
    first.anchors.truncate(before + 1);
    second.places.drain(..from.min(second.places.len()));
    second.anchors.drain(..from.min(second.anchors.len()));
}

/// Takes the marker off the text that begins with it.
fn without_marker(item: &mut Item, marker: &str) {
    if let Some(rest) = item.text.strip_prefix(marker) {
        let rest = rest.trim_start();
        let cut = (item.text.chars().count() - rest.chars().count()) as u32;
        item.text = rest.to_owned();
        item.joins.retain(|join| join.at > cut);
        item.joins.iter_mut().for_each(|join| join.at -= cut);
    }
    if let Some(rest) = item.raw.strip_prefix(marker) {
        let rest = rest.trim_start();
        let cut = (item.raw.chars().count() - rest.chars().count()) as u32;
        item.raw = rest.to_owned();
        item.struck.iter_mut().chain(&mut item.raised).flatten().for_each(|at| *at = at.saturating_sub(cut));
    }
}

/// Puts an item behind another as the rest of it. What was taken for its marker is text.
pub(crate) fn merge(item: &mut Item, next: Item, with: With) {
    let marked = |text: &str| match &next.marker {
        Some(marker) => format!("{marker} {text}"),
        None => text.to_owned(),
    };
    let at = item.text.chars().count() as u32;
    let space = if with == With::Space { " " } else { "" };
    let mark = next.marker.as_ref().map_or(0, |marker| marker.chars().count() as u32 + 1);
    let text_shift = at + space.len() as u32 + mark;
    let raw_shift = item.raw.chars().count() as u32 + 1 + mark;
    item.text = format!("{}{space}{}", item.text, marked(&next.text));
    item.raw = format!("{}\n{}", item.raw, marked(&next.raw));
    item.joins.push(Join { at, with, by: By::Person, confidence: CERTAIN });
    item.joins.extend(next.joins.iter().map(|join| Join { at: join.at + text_shift, ..*join }));
    let moved = |spans: &[[u32; 2]]| -> Vec<[u32; 2]> {
        spans.iter().map(|span| span.map(|at| at + raw_shift)).collect()
    };
    item.struck.extend(moved(&next.struck));
    item.raised.extend(moved(&next.raised));
    item.places.extend(next.places);
    item.anchors.extend(next.anchors);
    item.tables.extend(next.tables);
    item.children.extend(next.children);
}
