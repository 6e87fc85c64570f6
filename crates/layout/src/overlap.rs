//! Texts printed over each other on one line: each is read as a whole, and that they overlap is told.
//!
//! Letters of both sorted by their places would make a third text that stands nowhere.

use crate::ink::Ink;
use crate::passage::{Passage, passages};
use gwaje_model::{Code, FontKind, Glyph, Note, Place, Rect};

/// Baselines that differ by less than this many em are one.
const LEVEL: f32 = 0.3;
/// Two letters are printed over each other when they share more than this, in em.
const SHARED: f32 = 0.3;
/// Texts with so many letters over each other overlap.
const LETTERS: usize = 2;
/// Texts before one on its line that are looked at.
const MOST: usize = 16;
/// Distance in points between the places in a line of texts that begin at the same place.
const NEXT: f32 = 0.01;

/// Gives the letters of texts that overlap the place of their beginning, so that a line keeps them together.
pub(crate) fn keep_whole(inks: &mut [Ink], page: u32, notes: &mut Vec<Note>) {
    if inks.first().is_none_or(|ink| ink.font == FontKind::Text) {
        return;
    }
    let glyphs: Vec<Glyph> = inks.iter().map(|ink| ink.glyph).collect();
    let mut all = passages(&glyphs, |_| true);
    let level = |passage: &Passage| glyphs.get(passage.glyphs.start).map_or(0.0, |glyph| glyph.y);
    all.sort_by(|a, b| level(a).total_cmp(&level(b)));
    for line in all.chunk_by_mut(|a, b| level(b) - level(a) <= LEVEL * a.size) {
        line.sort_by(|a, b| a.bbox.x0.total_cmp(&b.bbox.x0).then(a.glyphs.start.cmp(&b.glyphs.start)));
        for heap in heaps(line, &glyphs) {
            notes.extend(note(heap, &glyphs, page));
            let first = heap.first().map_or(0.0, |passage| passage.bbox.x0);
            for (nth, passage) in heap.iter().enumerate() {
                let at = passage.bbox.x0.max(first) + NEXT * nth as f32;
                inks.get_mut(passage.glyphs.clone())
                    .unwrap_or_default()
                    .iter_mut()
                    .for_each(|ink| ink.at = at);
            }
        }
    }
}

/// Texts of a line that overlap one another, from left to right.
fn heaps<'l>(line: &'l [Passage], glyphs: &[Glyph]) -> Vec<&'l [Passage]> {
    let mut heaps = Vec::new();
    let mut start = 0;
    for at in 1..=line.len() {
        let before = line.get(start.max(at.saturating_sub(MOST))..at).unwrap_or_default();
        let goes_on =
            line.get(at).is_some_and(|next| before.iter().any(|other| overlap(other, next, glyphs)));
        if !goes_on {
            heaps.extend(line.get(start..at).filter(|heap| heap.len() > 1));
            start = at;
        }
    }
    heaps
}

fn overlap(a: &Passage, b: &Passage, glyphs: &[Glyph]) -> bool {
    if b.bbox.x0 >= a.bbox.x1 {
        return false;
    }
    let letters = |passage: &Passage| {
        let own = glyphs.get(passage.glyphs.clone()).unwrap_or_default();
        own.iter().filter(|glyph| !glyph.ch.is_whitespace()).copied().collect::<Vec<_>>()
    };
    let others = letters(a);
    let over = |letter: &&Glyph| {
        let shares = |other: &Glyph| {
            let end = (letter.x + letter.advance).min(other.x + other.advance);
            end - letter.x.max(other.x) > SHARED * letter.size.min(other.size)
        };
        others.iter().any(shares)
    };
    letters(b).iter().filter(over).count() >= LETTERS
}

fn note(heap: &[Passage], glyphs: &[Glyph], page: u32) -> Option<Note> {
    let bbox = heap.iter().map(|passage| passage.bbox).reduce(Rect::union)?;
    let texts: Vec<String> = heap.iter().map(|passage| passage.text(glyphs)).collect();
    let text = format!("printed over each other: {}", texts.join(" / "));
    Some(Note { code: Code::OverlappingText, place: Some(Place { page, bbox }.into()), text })
}

#[cfg(test)]
mod tests {
    use super::keep_whole;
    use crate::ink::Ink;
    use crate::testing::ink;

    /// Two texts on one line, each shown at one stroke, read in the order of their places.
    fn read(second: &str, from: f32) -> (String, usize) {
        let show = |text: &str, x: f32, show: u32| -> Vec<Ink> {
            let place = |(at, ch)| {
                let mut ink = ink(ch, x + 10.0 * at as f32, 100.0);
                ink.glyph.show = show;
                ink
            };
            text.chars().enumerate().map(place).collect()
        };
        let mut inks = [show("국토교통부", 50.0, 0), show(second, from, 1)].concat();
        let mut notes = Vec::new();
        keep_whole(&mut inks, 1, &mut notes);
        inks.sort_by(|a, b| a.at.total_cmp(&b.at));
        (inks.iter().map(|ink| ink.glyph.ch).collect(), notes.len())
    }

    #[test]
    fn texts_over_each_other_stay_whole_and_are_told() {
        assert_eq!(read("2024년", 72.0), ("국토교통부2024년".to_owned(), 1));
    }

    #[test]
    fn texts_beside_each_other_are_left_alone() {
        assert_eq!(read("2024년", 105.0), ("국토교통부2024년".to_owned(), 0));
    }
}
