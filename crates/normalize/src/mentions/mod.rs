//! What a text names: titles in brackets and quotes, laws also without them, counts with units, ordinals, ministries.
//!
//! Precision before recall: what is found is right, not everything is found. Mentions do not overlap; inside a
//! title nothing else is looked for, and the figures of a date are no count.

mod bodies;
mod counts;
mod laws;
mod naming;
mod titles;
mod units;
mod words;

#[cfg(test)]
mod measure;
#[cfg(test)]
mod tests;

use crate::progress::Progress;
use gwaje_forms::figure::{self, Figure, Figures, PERCENT, TIME_UNITS};
use gwaje_forms::progress::Says;
use gwaje_model::{Date, FigureRole, ItemKind, Mention, MentionKind};

/// A mention by byte offsets.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    kind: MentionKind,
    start: usize,
    end: usize,
    value: String,
    /// The end of a range.
    to: Option<String>,
    unit: Option<String>,
    qualifier: Option<String>,
}

/// The mentions of a text, in order. `dates` are those found in it; `on` is the day names of ministries count for.
pub(crate) fn find(text: &str, dates: &[Date], on: Option<jiff::civil::Date>) -> Vec<Mention> {
    let mut found: Vec<Found> = Vec::new();
    let mut taken = Taken::default();
    let named = titles::find(text).into_iter().chain(laws::find(text));
    found.extend(named.filter(|title| taken.take(title.start, title.end)));
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let byte = |offset: u32| starts.get(offset as usize).copied();
    let mut dated = Taken::default();
    for date in dates {
        if let (Some(start), Some(end)) = (byte(date.span[0]), byte(date.span[1])) {
            dated.take(start, end);
        }
    }
    let others = counts::find(text).into_iter().chain(bodies::find(text, on));
    found.extend(
        others.filter(|other| dated.is_free(other.start, other.end) && taken.take(other.start, other.end)),
    );
    found.sort_by_key(|mention| mention.start);
    let offset = |at: usize| starts.partition_point(|start| *start < at) as u32;
    found.into_iter().filter_map(|found| mention(text, found, offset)).collect()
}

/// Parts of a text that are taken, as byte ranges in order; none overlaps another.
#[derive(Default)]
struct Taken(Vec<(usize, usize)>);

impl Taken {
    fn is_free(&self, start: usize, end: usize) -> bool {
        let before = self.0.partition_point(|(taken, _)| *taken < end);
        before.checked_sub(1).and_then(|last| self.0.get(last)).is_none_or(|(_, taken)| *taken <= start)
    }

    /// Takes a range, if it is free; whether it was.
    fn take(&mut self, start: usize, end: usize) -> bool {
        let free = self.is_free(start, end);
        if free {
            let place = self.0.partition_point(|(taken, _)| *taken < start);
            self.0.insert(place, (start, end));
        }
        free
    }
}

fn mention(text: &str, found: Found, offset: impl Fn(usize) -> u32) -> Option<Mention> {
    let Found { kind, start, end, value, to, unit, qualifier } = found;
    let number = if kind == MentionKind::Count { value.parse().ok() } else { None };
    Some(Mention {
        kind,
        text: text.get(start..end)?.to_owned(),
        span: [offset(start), offset(end)],
        value,
        unit,
        qualifier,
        number,
        number_to: to.and_then(|to| to.parse().ok()),
        role: None,
        role_words: None,
    })
}

/// Says of each count what it is: by the words beside it and the other figures, else by the kind of its item, which tells what was
/// reached or what is aimed at.
pub(crate) fn roles(mentions: &mut [Mention], text: &str, progress: &Progress) {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let byte = |at: u32| starts.get(at as usize).copied().unwrap_or(text.len());
    let counts = || mentions.iter().filter(|mention| mention.kind == MentionKind::Count);
    let all = counts().map(|mention| Figure {
        at: byte(mention.span[0])..byte(mention.span[1]),
        unit: mention.unit.as_deref().unwrap_or_default(),
        number: mention.number,
    });
    let figures = Figures::new(text, all.collect());
    let found: Vec<Option<(FigureRole, Option<String>)>> =
        figures.iter().map(|figure| role(text, &figures, figure, progress)).collect();
    let counts = mentions.iter_mut().filter(|mention| mention.kind == MentionKind::Count);
    for (mention, found) in counts.zip(found) {
        (mention.role, mention.role_words) = found.map_or((None, None), |(role, words)| (Some(role), words));
    }
}

fn role(
    text: &str,
    figures: &Figures<'_>,
    figure: &Figure<'_>,
    progress: &Progress,
) -> Option<(FigureRole, Option<String>)> {
    let (at, unit) = (figure.at.clone(), figure.unit);
    let words = |range: std::ops::Range<usize>| text.get(range).map(|words| words.trim().to_owned());
    if figures.was(figure) {
        return None;
    }
    if let Some((role, range)) = figure::role(text, at.clone(), unit) {
        return Some((published(role), words(range)));
    }
    let nothing = TIME_UNITS.contains(&unit) || figure::adds_up_to_nothing(text, at.clone(), unit);
    if nothing || figures.is_compared(figure) || figures.is_part(figure) {
        return None;
    }
    let said = || progress.words.first().map(|words| words.text.clone());
    if progress.kind == ItemKind::Plan {
        return Some((FigureRole::Target, said()));
    }
    if unit == PERCENT {
        return Some((FigureRole::Share, words(at)));
    }
    // What there is since a change is no more of it: `45개소에서 52개소로`.
    let state = figure::as_of(text, at.clone()).or_else(|| figures.became(figure).then_some(at));
    if let Some(range) = state {
        return Some((FigureRole::Cumulative, words(range)));
    }
    if progress.kind == ItemKind::Done {
        return Some((FigureRole::Actual, said()));
    }
    let done = clause_done(text, figure.at.end).filter(|_| progress.words.is_empty())?;
    Some((FigureRole::Actual, words(done)))
}

/// Longer is no clause behind a figure, in characters.
const CLAUSE: usize = 80;

/// The words by which the clause that a figure stands in tells what was done, where the item as a whole does not: `320종 구축, 45만 건
/// 이상 내려받음`.
fn clause_done(text: &str, from: usize) -> Option<std::ops::Range<usize>> {
    let clause = text.get(from..)?.char_indices().take(CLAUSE).find(|(_, c)| [',', ';'].contains(c));
    let clause = text.get(from..from + clause?.0)?;
    let said = gwaje_forms::progress::find(clause)?;
    (said.says == Says::Done).then_some(from + said.start..from + said.end)
}

fn published(role: figure::FigureRole) -> FigureRole {
    match role {
        figure::FigureRole::Target => FigureRole::Target,
        figure::FigureRole::Actual => FigureRole::Actual,
        figure::FigureRole::Cumulative => FigureRole::Cumulative,
        figure::FigureRole::Share => FigureRole::Share,
        figure::FigureRole::Rank => FigureRole::Rank,
    }
}
