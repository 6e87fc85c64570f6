//! The clues of a line summed up by source, as log-odds of a start.

use super::clue::{Clue, Source};
use super::weights::WEIGHTS;

/// A set of clues, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clues([u64; 3]);

const BITS: usize = u64::BITS as usize;
const _: () = assert!(Clue::ALL.len() <= 3 * BITS, "a set has no bit left for another clue");

impl Clues {
    /// Adds a clue.
    pub(super) fn add(&mut self, clue: Clue) {
        let at = clue as usize;
        if let Some(word) = self.0.get_mut(at / BITS) {
            *word |= 1 << (at % BITS);
        }
    }

    /// Adds a clue if something holds.
    pub(super) fn add_if(&mut self, holds: bool, clue: Clue) {
        if holds {
            self.add(clue);
        }
    }

    /// Whether a clue is among them.
    #[must_use]
    pub fn has(self, clue: Clue) -> bool {
        let at = clue as usize;
        self.0.get(at / BITS).is_some_and(|word| word >> (at % BITS) & 1 == 1)
    }

    /// The clues, in the order of the table.
    pub fn iter(self) -> impl Iterator<Item = Clue> {
        self.places().filter_map(|at| Clue::ALL.get(at).copied())
    }

    /// Their places in the table.
    fn places(self) -> impl Iterator<Item = usize> {
        self.0.into_iter().zip(0..).flat_map(|(mut word, nth)| {
            std::iter::from_fn(move || {
                let at = word.trailing_zeros() as usize;
                word &= word.checked_sub(1)?;
                Some(nth * BITS + at)
            })
        })
    }
}

/// Evidence that a line begins a paragraph: log-odds by source, and the clues they come from.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StartEvidence {
    /// What the line opens with, or is altogether by its wording.
    pub shape: f32,
    /// Whether its first word would have fitted on the line before.
    pub room: f32,
    /// How the text before it ends and how the line begins.
    pub wording: f32,
    /// Where its mark stands in the count of its kind.
    pub series: f32,
    /// Where it stands against marks and hanging text.
    pub place: f32,
    /// Size, weight, distance, and what kind of text it is.
    pub setting: f32,
    /// What was noticed.
    pub clues: Clues,
}

impl StartEvidence {
    pub(super) fn of(clues: Clues) -> Self {
        let mut sum = Self { clues, ..Self::default() };
        for &(clue, weight, _) in clues.places().filter_map(|at| WEIGHTS.get(at)) {
            *match clue.source() {
                Source::Shape => &mut sum.shape,
                Source::Room => &mut sum.room,
                Source::Wording => &mut sum.wording,
                Source::Series => &mut sum.series,
                Source::Place => &mut sum.place,
                Source::Setting => &mut sum.setting,
            } += weight;
        }
        sum
    }

    /// Log-odds of a start, all sources together.
    #[must_use]
    pub fn total(&self) -> f32 {
        self.shape + self.room + self.wording + self.series + self.place + self.setting
    }
}

#[cfg(test)]
mod tests {
    use super::{Clue, Clues, WEIGHTS};

    #[test]
    fn weights_stand_in_the_order_of_the_clues() {
        assert!(WEIGHTS.iter().map(|(clue, ..)| clue).eq(Clue::ALL));
        let mut all = Clues::default();
        for clue in Clue::ALL {
            all.add(*clue);
        }
        assert!(all.iter().eq(Clue::ALL.iter().copied()));
    }
}
