//! How a document writes, where its spaces can be seen: inside its lines.
//!
//! Compound nouns may be written with or without a space (`산업 디지털`, `산업디지털`), and authors keep to one habit
//! better than the language does. Two things are learnt: how often the letters around a break stand together or apart
//! elsewhere, and whether the document on the whole puts more or fewer spaces than the model expects. The factors were
//! fitted by logistic regression on whole press releases of 2025 and 2026, none of them in the training text.

use crate::model;
use crate::model::features::Side;
use crate::model::symbol::{SPACE, Symbol, symbol};
use gwaje_forms::marks;
use gwaje_model::parallel;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A text around a break that is looked for elsewhere.
struct Context {
    /// Symbols before the break.
    before: usize,
    /// Symbols after it.
    after: usize,
    /// Factor of the log ratio of the counts.
    factor: f32,
}

const CONTEXTS: [Context; 2] =
    [Context { before: 3, after: 3, factor: 0.95 }, Context { before: 2, after: 1, factor: 0.9 }];

/// Added to both counts of a context, so that one sighting is not proof.
const DOUBT: f32 = 0.3;

/// Kinds of places, and the factor of the document's drift there.
const KINDS: [f32; 5] = [0.75, 0.0, 0.6, 0.6, 0.2];

/// Variance that must have been seen before a drift is believed by half.
const SLOW: f32 = 10.0;

/// About so many characters are enough to tell the drift of a document; of longer ones lines are left out evenly.
const SAMPLE: usize = 20_000;

/// Fewer lines than this, which take about a millisecond, are not handed out to workers.
const FEW_LINES: usize = 500;

/// What a document shows.
#[derive(Debug, Default)]
pub(super) struct DocumentSpacing {
    /// How often a context stands without and with a space in its middle.
    counts: HashMap<u64, [u16; 2], BuildHasherDefault<Hashed>>,
    /// The symbols beside the breaks.
    beside: Beside,
    /// For each kind of place: how many spaces more than expected, and the variance of that number.
    drift: [(f32, f32); KINDS.len()],
}

impl DocumentSpacing {
    /// Learns from the visible text what is of use for these breaks.
    pub(super) fn learn<'t>(breaks: impl Iterator<Item = (&'t str, &'t str)>, visible: &[&str]) -> Self {
        let mut spacing = Self::default();
        for (left, right) in breaks {
            let (left, right) = (tail(left), head(right));
            spacing.beside.add(&left, &right);
            for key in keys(&left, &right).into_iter().flatten() {
                spacing.counts.insert(key, [0, 0]);
            }
        }
        let length: usize = visible.iter().map(|line| line.chars().count()).sum();
        let every = length / SAMPLE + 1;
        let lines: Vec<(usize, &str)> = visible.iter().copied().enumerate().collect();
        let seen = parallel::map(&lines, FEW_LINES, |(nth, line)| spacing.seen(line, nth % every == 0));
        for LineSeen { contexts, expected } in seen {
            for (key, space) in contexts {
                let counts = spacing.counts.get_mut(&key);
                if let Some(count) = counts.and_then(|counts| counts.get_mut(usize::from(space))) {
                    *count = count.saturating_add(1);
                }
            }
            for Expected { kind, space, likely } in expected {
                if let Some((missed, variance)) = spacing.drift.get_mut(kind) {
                    *missed += f32::from(u8::from(space)) - likely;
                    *variance += likely * (1.0 - likely);
                }
            }
        }
        spacing
    }

    /// What a line shows of the contexts that are looked for, and, where `compared`, against the model.
    fn seen(&self, line: &str, compared: bool) -> LineSeen {
        let line: Vec<Symbol> = line.chars().map(symbol).collect();
        let mut seen = LineSeen::default();
        for place in (1..line.len()).filter_map(|middle| Seen::at(&line, middle)) {
            if self.beside.may_have(place.left, place.right) {
                let keys = keys(place.left, place.right).into_iter().flatten();
                let wanted = keys.filter(|key| self.counts.contains_key(key));
                seen.contexts.extend(wanted.map(|key| (key, place.space)));
            }
            if compared {
                seen.expected.extend(place.expected());
            }
        }
        seen
    }

    /// Log-odds of a space that the document adds at a break.
    pub(super) fn evidence(&self, left: &str, right: &str) -> f32 {
        let (left, right) = (tail(left), head(right));
        let ratio = |key: Option<u64>| {
            let [joined, apart] = key.and_then(|key| self.counts.get(&key)).copied().unwrap_or_default();
            ((f32::from(apart) + DOUBT) / (f32::from(joined) + DOUBT)).ln()
        };
        let seen: f32 =
            keys(&left, &right).into_iter().zip(CONTEXTS).map(|(key, s)| s.factor * ratio(key)).sum();
        let (Some(last), Some(first)) = (left.last(), right.first()) else { return seen };
        let kind = kind(*last, *first);
        let drift = self.drift.get(kind).zip(KINDS.get(kind));
        seen + drift.map_or(0.0, |((missed, variance), factor)| factor * missed / (variance + SLOW))
    }
}

/// Which two symbols stand beside a break, as bits that several of them may share: most places of a text are told by
/// it to be like none of the breaks.
#[derive(Debug, Default)]
struct Beside(Vec<u64>);

impl Beside {
    const BITS: usize = 1 << 16;

    fn add(&mut self, left: &[Symbol], right: &[Symbol]) {
        self.0.resize(Self::BITS / 64, 0);
        if let Some((word, bit)) = Self::place(left, right)
            && let Some(word) = self.0.get_mut(word)
        {
            *word |= bit;
        }
    }

    fn may_have(&self, left: &[Symbol], right: &[Symbol]) -> bool {
        let found = Self::place(left, right).and_then(|(word, bit)| Some((self.0.get(word)?, bit)));
        found.is_some_and(|(word, bit)| word & bit != 0)
    }

    fn place(left: &[Symbol], right: &[Symbol]) -> Option<(usize, u64)> {
        let (left, right) = (u32::from(*left.last()?), u32::from(*right.first()?));
        let mixed = ((left << 16 | right).wrapping_mul(0x9E37_79B1) >> 16) as usize;
        Some((mixed / 64, 1 << (mixed % 64)))
    }
}

/// A place inside a line, between two characters other than spaces.
struct Seen<'l> {
    left: &'l [Symbol],
    space: bool,
    right: &'l [Symbol],
}

impl<'l> Seen<'l> {
    fn at(line: &'l [Symbol], middle: usize) -> Option<Self> {
        let (left, right) = line.split_at_checked(middle)?;
        let (space, right) = match right {
            [SPACE, right @ ..] => (true, right),
            _ => (false, right),
        };
        (*left.last()? != SPACE && !right.is_empty()).then_some(Self { left, space, right })
    }

    /// What the model expects here.
    fn expected(&self) -> Option<Expected> {
        let kind = kind(*self.left.last()?, *self.right.first()?);
        let left = Side::left(self.left.iter().rev().copied());
        let right = Side::right(self.right.iter().copied());
        let likely = 1.0 / (1.0 + (-model::log_odds(&left, &right)).exp());
        Some(Expected { kind, space: self.space, likely })
    }
}

/// What a line shows.
#[derive(Default)]
struct LineSeen {
    /// Contexts that are looked for, and whether a space stands in their middle.
    contexts: Vec<(u64, bool)>,
    expected: Vec<Expected>,
}

/// A place as the model expects it.
struct Expected {
    /// An index of [`KINDS`].
    kind: usize,
    /// Whether there is a space.
    space: bool,
    /// How likely one is.
    likely: f32,
}

/// Takes a key for its own hash: [`keys`] has mixed it well.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| hash.rotate_left(8) ^ u64::from(*byte));
    }
}

fn tail(left: &str) -> Vec<Symbol> {
    let mut symbols: Vec<Symbol> = left.chars().rev().take(3).map(symbol).collect();
    symbols.reverse();
    symbols
}

fn head(right: &str) -> Vec<Symbol> {
    right.chars().take(3).map(symbol).collect()
}

/// The contexts at a place, as hashes; `None` where the text is too short.
fn keys(left: &[Symbol], right: &[Symbol]) -> [Option<u64>; CONTEXTS.len()] {
    CONTEXTS.map(|Context { before, after, .. }| {
        let near = left.get(left.len().checked_sub(before)?..)?.iter().chain(right.get(..after)?);
        let mix = |hash: u64, symbol: &Symbol| {
            (hash ^ u64::from(*symbol)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
        };
        Some(near.fold(before as u64, mix))
    })
}

/// What kind of place it is, as an index of [`KINDS`]: between syllables, before a bracket or quote, after one, beside
/// a digit or Latin letter, any other.
fn kind(left: Symbol, right: Symbol) -> usize {
    let hangul = |symbol| (0xAC00..=0xD7A3).contains(&symbol);
    let alphanumeric = |symbol| symbol == 0x30 || (0x61..=0x7A).contains(&symbol);
    let mark = |symbol: Symbol| char::from_u32(symbol.into()).unwrap_or_default();
    let opens =
        marks::opens(mark(right)) || marks::is_quote(mark(right)) && !marks::closes_quote(mark(right));
    if hangul(left) && hangul(right) {
        0
    } else if opens {
        1
    } else if marks::bracket(mark(left)).is_some() || marks::is_quote(mark(left)) {
        2
    } else if alphanumeric(left) || alphanumeric(right) {
        3
    } else {
        4
    }
}

#[cfg(test)]
mod tests {
    use super::DocumentSpacing;

    #[test]
    fn a_document_keeps_its_habit() {
        let lines = |text: &'static str| vec![text; 3];
        let at = ("어촌 신활력", "증진사업 공모");
        let evidence =
            |visible: &[&str]| DocumentSpacing::learn([at].into_iter(), visible).evidence(at.0, at.1);
        assert!(evidence(&lines("올해 신활력 증진사업 대상지를 정했다")) > 1.5);
        assert!(evidence(&lines("올해 신활력증진사업 대상지를 정했다")) < -1.5);
        assert!(evidence(&lines("올해 대상지를 정했다")).abs() < 0.5);
        assert!(evidence(&[]).abs() < f32::EPSILON);
    }
}
