//! Letters painted one after the other without a gap: a word, or several where the spaces are painted too.
//!
//! Text that does not fit its cell runs over the edge, and the letters beyond stand in the next cell or outside the table.
//! A border that cuts through a letter tells: such a run stays together, where its middle stands. Where a border falls
//! between two letters, the texts of two cells touch, and each keeps its own.

use crate::ink::Ink;

/// Letters nearer to each other than this, in em, touch.
const TOUCHING: f32 = 0.05;
/// Their baselines differ by no more than this, in em.
const LEVEL: f32 = 0.05;
/// A border cuts a letter when it is inside its advance by more than this, in em.
const CUT: f32 = 0.08;

/// The runs of a page, in content order; in plain text a space ends a run.
pub(crate) fn runs(inks: &[Ink], plain_text: bool) -> impl Iterator<Item = &[Ink]> {
    inks.chunk_by(move |before, after| follows(before, after) && !(plain_text && after.is_space()))
}

fn follows(before: &Ink, after: &Ink) -> bool {
    let (a, b) = (&before.glyph, &after.glyph);
    let em = a.size.max(1.0);
    (b.x - a.x - a.advance).abs() <= TOUCHING * em
        && (b.y - a.y).abs() <= LEVEL * em
        && a.clip == b.clip
        && a.size == b.size
}

/// The parts of a run that stand in different places; `edge` is the border where one place ends and the next begins.
pub(crate) fn parts<P: Copy + PartialEq>(
    run: &[Ink],
    place: impl Fn(&Ink) -> P,
    edge: impl Fn(P, P) -> f32,
) -> Vec<(P, &[Ink])> {
    // Most stand in one place.
    let Some(first) = run.first().map(&place) else { return Vec::new() };
    if run.iter().skip(1).all(|ink| ink.is_space() || place(ink) == first) {
        return vec![(first, run)];
    }
    let mut places: Vec<P> = Vec::with_capacity(run.len());
    for ink in run {
        // A blank hangs over the edge where a line ends.
        let hangs = places.last().copied().filter(|_| ink.is_space());
        places.push(hangs.unwrap_or_else(|| place(ink)));
    }
    let (mut parts, mut start) = (Vec::new(), 0);
    let mut part =
        |place: P, from: usize, to: usize| parts.extend(run.get(from..to).map(|inks| (place, inks)));
    let neighbours = places.iter().zip(run).zip(places.iter().zip(run).skip(1));
    let mut letter = None;
    for (at, ((&here, before), (&there, after))) in (1..).zip(neighbours) {
        letter = Some(before).filter(|before| !before.is_space()).or(letter);
        if here != there {
            if is_cut(letter, after, edge(here, there)) {
                return places.get(places.len() / 2).map(|middle| (*middle, run)).into_iter().collect();
            }
            part(here, start, at);
            start = at;
        }
    }
    if let Some(last) = places.last() {
        part(*last, start, run.len());
    }
    parts
}

/// Whether a border between two letters cuts one of them.
fn is_cut(before: Option<&Ink>, after: &Ink, edge: f32) -> bool {
    let by = CUT * after.glyph.size;
    let over = before.is_some_and(|before| before.glyph.x + before.glyph.advance > edge + by);
    over || after.glyph.x < edge - by
}

#[cfg(test)]
mod tests {
    use super::{parts, runs};
    use crate::testing::ink;

    #[test]
    fn a_run_ends_at_a_gap_and_at_another_line() {
        let inks =
            [ink('가', 0.0, 50.0), ink('나', 10.0, 50.0), ink('다', 22.0, 50.0), ink('라', 32.0, 70.0)];
        assert_eq!(runs(&inks, false).map(<[_]>::len).collect::<Vec<_>>(), [2, 1, 1]);
    }

    #[test]
    fn a_border_through_a_letter_keeps_a_run_together() {
        let inks = ['경', '찰', '청'].into_iter().zip([0.0, 10.0, 20.0]);
        let inks: Vec<_> = inks.map(|(ch, x)| ink(ch, x, 50.0)).collect();
        let cut = |edge: f32| {
            let right = |ink: &crate::ink::Ink| ink.centre().0 > edge;
            parts(&inks, right, |_, _| edge)
                .iter()
                .map(|(right, part)| (*right, part.len()))
                .collect::<Vec<_>>()
        };
        assert_eq!(cut(24.0), [(false, 3)], "through the third letter");
        assert_eq!(cut(6.0), [(true, 3)], "most stand to the right");
        assert_eq!(cut(20.0), [(false, 2), (true, 1)], "between two letters");
        assert_eq!(cut(40.0), [(false, 3)]);
    }

    #[test]
    fn a_blank_hangs_over_the_edge() {
        let inks = [ink('액', 0.0, 50.0), ink(' ', 10.0, 50.0)];
        let right = |ink: &crate::ink::Ink| ink.centre().0 > 12.0;
        assert_eq!(parts(&inks, right, |_, _| 12.0).len(), 1);
    }
}
