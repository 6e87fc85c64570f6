//! Text printed over itself, as shadows and fake bold are: one copy stays.
//!
//! A show goes as a whole or stays as a whole. What was typed over something else has some letters in common with it,
//! and taking those alone would make a third text that stands nowhere.

use crate::passage;
use gwaje_model::Glyph;
use std::cell::LazyCell;
use std::ops::Range;

/// A glyph printed again within this many em of itself is the same glyph (shadow, fake bold). Leader dots advance
/// 0.25 em and must stay.
const OVERPRINT: f32 = 0.12;
/// No page has one character at more places so near to each other across; a hostile one is not searched further.
const STACKED: usize = 1_000;
/// A page has no more near copies than this for each glyph, those in the very same place aside.
const COPIES: usize = 16;

/// A glyph by what it shows and where, and its index: copies of each other come one after the other. One number is
/// quicker to sort than four.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key(u128);

impl Key {
    fn of(index: usize, glyph: &Glyph) -> Self {
        let place = u128::from(u32::from(glyph.ch)) << 32 | u128::from(in_order(glyph.x));
        Self((place << 32 | u128::from(in_order(glyph.y))) << 32 | index as u128)
    }

    /// Its place in the content. A page has not so many glyphs that they would not be told apart.
    fn index(self) -> usize {
        self.0 as u32 as usize
    }

    /// What tells it from glyphs that show something else or stand elsewhere.
    fn place(self) -> u128 {
        self.0 >> 32
    }

    /// What tells it from glyphs that show something else or stand elsewhere across.
    fn column(self) -> u128 {
        self.0 >> 64
    }
}

/// Which glyphs are painted over themselves, ascending: all but the first of each heap. `painted` says which take part.
pub(crate) fn copies(glyphs: &[Glyph], painted: impl Fn(&Glyph) -> bool) -> Vec<usize> {
    let mut sorted = sorted(glyphs, &painted);
    // In one place the first stays or goes for all, and the others go.
    let mut again: Vec<usize> = Vec::new();
    sorted.dedup_by(|(key, glyph), (first, before)| {
        let copy = key.place() == first.place() && glyph.size == before.size;
        if copy {
            again.push(key.index());
        }
        copy
    });
    let mut near = near(&sorted);
    near.sort_unstable();
    let mut beside: Vec<usize> = Vec::new();
    for (later, earlier) in near {
        // What lies near a copy alone, and not near the glyph that stays, stays as well.
        if beside.last() != Some(&later) && beside.binary_search(&earlier).is_err() {
            beside.push(later);
        }
    }
    again.extend(beside);
    again.sort_unstable();
    whole(glyphs, &again, painted)
}

/// Which of some glyphs that cannot be seen have a visible one beside them: the shadow of a text is no text. A show that
/// has other hidden letters as well is no shadow.
pub(crate) fn shadows(glyphs: &[Glyph], hidden: impl Fn(&Glyph) -> bool) -> Vec<usize> {
    let sorted = sorted(glyphs, &|glyph: &Glyph| !glyph.ch.is_whitespace());
    let mut beside: Vec<usize> = Vec::new();
    let at = |index: usize| glyphs.get(index);
    for (later, earlier) in near(&sorted) {
        if let (Some(a), Some(b)) = (at(later), at(earlier)) {
            beside.extend((hidden(a) && b.visible()).then_some(later));
            beside.extend((hidden(b) && a.visible()).then_some(earlier));
        }
    }
    beside.sort_unstable();
    beside.dedup();
    let mut shadows = Vec::with_capacity(beside.len());
    let mut start = 0;
    for run in glyphs.chunk_by(|a, b| a.show == b.show) {
        let range = start..start + run.len();
        start = range.end;
        let letters = || range.clone().zip(run).filter(|(_, glyph)| hidden(glyph)).map(|(index, _)| index);
        if letters().all(|index| beside.binary_search(&index).is_ok()) {
            shadows.extend(letters());
        }
    }
    shadows
}

fn sorted<'g>(glyphs: &'g [Glyph], painted: &impl Fn(&Glyph) -> bool) -> Vec<(Key, &'g Glyph)> {
    let painted = glyphs.iter().enumerate().filter(|(_, glyph)| painted(glyph));
    let mut sorted: Vec<(Key, &Glyph)> = painted.map(|(at, glyph)| (Key::of(at, glyph), glyph)).collect();
    sorted.sort_unstable_by_key(|(key, _)| *key);
    sorted
}

/// Pairs of near copies, the later of each first.
fn near(sorted: &[(Key, &Glyph)]) -> Vec<(usize, usize)> {
    let most = COPIES * sorted.len();
    let mut near: Vec<(usize, usize)> = Vec::new();
    let stacks: Vec<&[(Key, &Glyph)]> = sorted.chunk_by(|(a, _), (b, _)| a.column() == b.column()).collect();
    for (nth, stack) in stacks.iter().enumerate() {
        for (at, (key, glyph)) in stack.iter().enumerate() {
            let index = key.index();
            let reach = OVERPRINT * glyph.size.clamp(0.1, 100.0);
            let beside = stacks.iter().skip(nth + 1).take(STACKED).take_while(|stack| {
                stack.first().is_some_and(|(_, twin)| twin.ch == glyph.ch && twin.x - glyph.x < reach)
            });
            let beside = beside.map(|stack| {
                let first = stack.partition_point(|(_, twin)| twin.y - glyph.y <= -reach);
                stack.get(first..).unwrap_or_default()
            });
            for stack in std::iter::once(stack.get(at + 1..).unwrap_or_default()).chain(beside) {
                let twins = stack.iter().take_while(|(_, twin)| twin.y - glyph.y < reach);
                let twins = twins.take(most.saturating_sub(near.len()));
                near.extend(twins.map(|(other, _)| (index.max(other.index()), index.min(other.index()))));
            }
        }
    }
    near
}

/// Of the copies those that are copies as a whole: their show is, or it is one letter, and the passage is that the letter
/// stands in, or the letter before is the same one. A show that paints over itself is taken letter by letter.
fn whole(glyphs: &[Glyph], copies: &[usize], painted: impl Fn(&Glyph) -> bool) -> Vec<usize> {
    let is_copy = |index: &usize| copies.binary_search(index).is_ok();
    let letters = |range: Range<usize>| {
        let glyphs = glyphs.get(range.clone()).unwrap_or_default();
        range.zip(glyphs).filter(|(_, glyph)| painted(glyph)).map(|(index, _)| index)
    };
    let all_copies = |range: Range<usize>| letters(range).all(|index| is_copy(&index));
    let passages = LazyCell::new(|| {
        let found = passage::passages(glyphs, &painted);
        found
            .into_iter()
            .map(|passage| passage.glyphs)
            .filter(|range| all_copies(range.clone()))
            .collect::<Vec<_>>()
    });
    let in_copy = |index: usize| {
        let next = passages.partition_point(|range| range.end <= index);
        passages.get(next).is_some_and(|range| range.contains(&index))
    };
    let mut kept = Vec::with_capacity(copies.len());
    let (mut start, mut before): (usize, Option<&Glyph>) = (0, None);
    for show in glyphs.chunk_by(|a, b| a.show == b.show) {
        let range = start..start + show.len();
        start = range.end;
        let count = letters(range.clone()).count();
        let first = show.iter().find(|glyph| painted(glyph));
        let stacked = first.zip(before).is_some_and(|(first, before)| is_twin(before, first));
        let goes = match count {
            0 => false,
            1 => all_copies(range.clone()) && (stacked || in_copy(range.start)),
            _ => all_copies(range.clone()) || doubled(show),
        };
        if goes {
            kept.extend(range.filter(is_copy));
        }
        before = show.iter().rfind(|glyph| painted(glyph)).or(before);
    }
    kept
}

/// Whether one show steps back over its own letters.
fn doubled(show: &[Glyph]) -> bool {
    show.windows(2).any(|pair| match pair {
        [before, after] => is_twin(before, after),
        _ => false,
    })
}

fn is_twin(a: &Glyph, b: &Glyph) -> bool {
    let reach = OVERPRINT * a.size;
    a.ch == b.ch && (a.x - b.x).abs() < reach && (a.y - b.y).abs() < reach
}

/// The place of a coordinate in the order of all, as a number that is quick to compare.
fn in_order(x: f32) -> u32 {
    let bits = x.to_bits();
    if x.is_sign_negative() { !bits } else { bits | 1 << 31 }
}

#[cfg(test)]
mod tests {
    use super::copies;
    use crate::testing::glyph;
    use gwaje_model::Glyph;

    fn show(show: u32, text: &str, x: f32) -> Vec<Glyph> {
        let place = |(nth, ch)| Glyph { show, ..glyph(ch, x + 10.0 * nth as f32, 100.0) };
        text.chars().enumerate().map(place).collect()
    }

    #[test]
    fn of_a_heap_of_copies_one_stays() {
        let heap: Vec<Glyph> = (0..5_000).map(|show| Glyph { show, ..glyph('가', 50.0, 100.0) }).collect();
        assert_eq!(copies(&heap, |_| true), (1..5_000).collect::<Vec<_>>());
        let shadow = [show(0, "가나", 50.0), show(1, "가", 50.5)].concat();
        assert_eq!(copies(&shadow, |_| true), [2]);
        let bold = [show(0, "가", 50.0), show(0, "가", 50.3)].concat();
        assert_eq!(copies(&bold, |_| true), [1], "a show over itself");
    }

    #[test]
    fn a_show_goes_as_a_whole_or_not() {
        let typed_over = [show(0, "12,400명", 50.0), show(1, "13,900명", 50.0)].concat();
        assert_eq!(copies(&typed_over, |_| true), [0_usize; 0]);
        let in_parts = [show(0, "가나다", 50.0), show(1, "가나", 50.4), show(2, "다", 70.4)].concat();
        assert_eq!(copies(&in_parts, |_| true), [3, 4, 5]);
        let letter_by_letter = |text: &str| {
            text.chars()
                .enumerate()
                .map(|(nth, ch)| show(nth as u32, &ch.to_string(), 50.0 + 10.0 * nth as f32).remove(0))
                .collect::<Vec<_>>()
        };
        let typed = [letter_by_letter("12,400명"), letter_by_letter("13,900명")].concat();
        let renumbered = |glyphs: Vec<Glyph>| {
            (0..).zip(glyphs).map(|(show, glyph)| Glyph { show, ..glyph }).collect::<Vec<_>>()
        };
        assert_eq!(copies(&renumbered(typed), |_| true), [0_usize; 0]);
        let twice = [letter_by_letter("가나"), letter_by_letter("가나")].concat();
        assert_eq!(copies(&renumbered(twice), |_| true), [2, 3]);
        let each_twice =
            [show(0, "가", 50.0), show(1, "가", 50.3), show(2, "나", 60.0), show(3, "나", 60.3)].concat();
        assert_eq!(copies(&each_twice, |_| true), [1, 3]);
    }
}
