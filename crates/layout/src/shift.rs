//! Raised and lowered text: small letters set close behind a letter of a line, above or below its baseline, such as the
//! numbers of notes. They belong to that line, however high they stand.

use crate::ink::Ink;
use gwaje_model::Shift;

/// Raised and lowered letters are this much smaller than the letter before them at most and at least: browsers set them
/// at 0.83 of its size, word processors at 0.5 to 0.67.
const SMALLER: (f32, f32) = (0.35, 0.87);
/// The baseline of raised letters is this far above that of the letter before, in em of that letter: browsers, word
/// processors and Hangul raise by 0.33 to 0.6. What lies nearer is small text that is centred on the line.
const ABOVE: (f32, f32) = (0.15, 0.85);
/// The baseline of lowered letters is this far below, in em: LibreOffice lowers by 0.08, browsers by 0.2.
const BELOW: (f32, f32) = (0.06, 0.45);
/// They begin no further behind the letter before than this, and no further inside it, in em of that letter.
const TOUCHING: (f32, f32) = (-0.3, 0.25);
/// Letters of one size on one baseline nearer than this, in em, are one stretch.
const WORD: f32 = 0.35;
/// A stretch so near behind another of its kind, in em, goes on with it: both are a line of small text.
const GOES_ON: f32 = 1.2;
/// More letters than this are small text beside large text and no mark.
const MOST: usize = 10;
/// Baselines nearer than this, in points, are one.
const SAME: f32 = 0.5;

/// A glyph with the baseline of the line it belongs to.
#[derive(Clone, Copy)]
pub(crate) struct Placed<'p> {
    pub(crate) ink: &'p Ink,
    /// Points from the top.
    pub(crate) baseline: f32,
    pub(crate) shift: Shift,
}

/// The glyphs of one cell or flow with the lines they belong to.
pub(crate) fn place<'p>(inks: &[&'p Ink]) -> Vec<Placed<'p>> {
    let level = |ink: &&'p Ink| Placed { ink, baseline: ink.glyph.y, shift: Shift::Level };
    let mut placed: Vec<Placed<'p>> = inks.iter().map(level).collect();
    let sizes = || inks.iter().filter(|ink| !ink.is_space()).map(|ink| ink.glyph.size);
    let (least, most) = (sizes().fold(f32::MAX, f32::min), sizes().fold(0.0, f32::max));
    if least > SMALLER.1 * most {
        return placed;
    }
    let rows = rows(inks);
    for (nth, row) in rows.iter().enumerate() {
        let stretches = stretches(row, inks);
        let found: Vec<Option<(f32, Shift)>> =
            stretches.iter().map(|stretch| shift(stretch, inks, &rows, nth)).collect();
        for (at, stretch) in stretches.iter().enumerate() {
            let next = stretches.get(at + 1).filter(|next| goes_on(stretch, next, inks));
            let line = next.is_some() && found.get(at + 1).copied().flatten().is_none();
            let Some((baseline, shift)) = found.get(at).copied().flatten().filter(|_| !line) else {
                continue;
            };
            for index in *stretch {
                if let Some(placed) = placed.get_mut(*index) {
                    (placed.baseline, placed.shift) = (baseline, shift);
                }
            }
        }
    }
    take_blanks(&mut placed);
    placed
}

/// Puts the blanks that were written with raised or lowered letters on their line; there they part its words.
fn take_blanks(placed: &mut [Placed<'_>]) {
    for at in 1..placed.len() {
        for (from, to) in [(at - 1, at), (at, at - 1)] {
            let Some((letter, blank)) = placed.get(from).copied().zip(placed.get_mut(to)) else { continue };
            let level = (letter.ink.glyph.y - blank.ink.glyph.y).abs() < SAME;
            if letter.shift != Shift::Level && blank.ink.is_space() && level {
                blank.baseline = letter.baseline;
            }
        }
    }
}

/// The letters on each baseline from left to right, from the top down.
fn rows(inks: &[&Ink]) -> Vec<Vec<usize>> {
    let y = |index: &usize| inks.get(*index).map_or(0.0, |ink| ink.glyph.y);
    let x = |index: &usize| inks.get(*index).map_or(0.0, |ink| ink.glyph.x);
    let mut letters: Vec<usize> =
        inks.iter().enumerate().filter(|(_, ink)| !ink.is_space()).map(|(index, _)| index).collect();
    letters.sort_by(|a, b| y(a).total_cmp(&y(b)));
    let mut rows: Vec<Vec<usize>> =
        letters.chunk_by(|a, b| y(b) - y(a) < SAME).map(<[usize]>::to_vec).collect();
    for row in &mut rows {
        row.sort_by(|a, b| x(a).total_cmp(&x(b)));
    }
    rows
}

/// Letters of a row that are of one size and close to each other.
fn stretches<'r>(row: &'r [usize], inks: &[&Ink]) -> Vec<&'r [usize]> {
    let together = |a: &usize, b: &usize| {
        inks.get(*a).zip(inks.get(*b)).is_some_and(|(a, b)| {
            (a.glyph.size - b.glyph.size).abs() < 0.1 && gap(a, b) <= WORD * a.glyph.size
        })
    };
    row.chunk_by(together).collect()
}

fn gap(before: &Ink, after: &Ink) -> f32 {
    after.glyph.x - before.glyph.x - before.glyph.advance
}

fn goes_on(stretch: &[usize], next: &[usize], inks: &[&Ink]) -> bool {
    let ends = stretch.last().zip(next.first());
    let inks = ends.and_then(|(last, first)| inks.get(*last).zip(inks.get(*first)));
    inks.is_some_and(|(last, first)| {
        (last.glyph.size - first.glyph.size).abs() < 0.1 && gap(last, first) <= GOES_ON * last.glyph.size
    })
}

/// The baseline of the line that a stretch is raised above or lowered below.
fn shift(stretch: &[usize], inks: &[&Ink], rows: &[Vec<usize>], own: usize) -> Option<(f32, Shift)> {
    let first = inks.get(*stretch.first()?).filter(|_| stretch.len() <= MOST)?;
    let (y, reach) = (first.glyph.y, first.glyph.size / SMALLER.0);
    let row_y =
        |row: &Vec<usize>| row.first().and_then(|index| inks.get(*index)).map_or(0.0, |ink| ink.glyph.y);
    let above = rows.iter().take(own).rev().take_while(|row| y - row_y(row) <= BELOW.1 * reach);
    let below = rows.iter().skip(own + 1).take_while(|row| row_y(row) - y <= ABOVE.1 * reach);
    below.chain(above).find_map(|row| {
        // The letter of the row that it stands behind.
        let behind = row.partition_point(|index| {
            inks.get(*index).is_some_and(|ink| ink.glyph.x + ink.glyph.advance / 2.0 <= first.glyph.x)
        });
        let letter = inks.get(*row.get(behind.checked_sub(1)?)?)?;
        let em = letter.glyph.size.max(0.1);
        let near = (TOUCHING.0..=TOUCHING.1).contains(&(gap(letter, first) / em));
        let small = (SMALLER.0..=SMALLER.1).contains(&(first.glyph.size / em));
        let up = (letter.glyph.y - y) / em;
        let shift = match up {
            up if (ABOVE.0..=ABOVE.1).contains(&up) => Shift::Raised,
            up if (BELOW.0..=BELOW.1).contains(&-up) => Shift::Lowered,
            _ => return None,
        };
        (near && small).then_some((letter.glyph.y, shift))
    })
}

#[cfg(test)]
mod tests {
    use super::place;
    use crate::ink::Ink;
    use crate::testing::glyph;
    use gwaje_model::{Glyph, Shift};

    /// Text of a size from a left end and a baseline on, half an em wide a letter.
    fn text(x: f32, y: f32, size: f32, text: &str) -> Vec<Ink> {
        let letter = |(ch, at): (char, u8)| {
            let advance = size / 2.0;
            let glyph = Glyph { advance, size, ..glyph(ch, x + advance * f32::from(at), y) };
            Ink::new(glyph, None)
        };
        text.chars().zip(0..).map(letter).collect()
    }

    #[test]
    fn blanks_written_with_raised_letters_stand_on_the_line() {
        let inks =
            [text(50.0, 100.0, 10.0, "5건"), text(60.0, 95.0, 6.0, "** "), text(69.0, 100.0, 10.0, "등")];
        let inks = inks.concat();
        let placed = place(&inks.iter().collect::<Vec<_>>());
        let found: Vec<_> = placed.iter().map(|placed| (placed.baseline as i32, placed.shift)).collect();
        let (level, raised) = ((100, Shift::Level), (100, Shift::Raised));
        assert_eq!(found, [level, level, raised, raised, level, level]);
    }

    #[test]
    fn small_letters_close_behind_a_letter_are_raised_or_lowered() {
        for (x, y, size, small, expected) in [
            // Word processors, browsers, and the tall ones of Hangul.
            (70.0, 96.0, 6.0, "1)", Shift::Raised),
            (70.0, 96.7, 8.3, "1", Shift::Raised),
            (70.0, 94.0, 5.0, "e", Shift::Raised),
            (70.0, 96.0, 6.0, "’21~’25", Shift::Raised),
            (70.0, 102.0, 8.3, "2", Shift::Lowered),
            (70.0, 100.8, 5.8, "2", Shift::Lowered),
            // Small text on the line, centred on it, beside it, or of a line below.
            (70.0, 100.0, 6.0, "명", Shift::Level),
            (70.0, 99.0, 7.0, "명", Shift::Level),
            (76.0, 96.0, 6.0, "1)", Shift::Level),
            (70.0, 112.0, 6.0, "1)", Shift::Level),
            (70.0, 96.0, 6.0, "작은 글자로 쓴 긴 설명", Shift::Level),
            (70.0, 96.0, 10.0, "1)", Shift::Level),
        ] {
            let inks = [text(50.0, 100.0, 10.0, "870개"), text(x, y, size, small)].concat();
            let placed = place(&inks.iter().collect::<Vec<_>>());
            assert_eq!(placed[4].shift, expected, "{small} at {x} {y}");
            assert!(placed[..4].iter().all(|placed| placed.shift == Shift::Level), "{small}");
            let moved = expected != Shift::Level;
            assert!((placed[4].baseline - if moved { 100.0 } else { y }).abs() < f32::EPSILON, "{small}");
        }
    }
}
