//! The weights as they lie in the program and can be looked up where they are, with nothing read or unpacked before.
//!
//! ```text
//! file = step:f32 ( before:u32 held:u64 ){2^24 / 64} weight:i8 …
//! ```
//!
//! `held` has a bit for each of 64 buckets that has a weight, the lowest for the first; `before` is how many weights the
//! buckets before them have. A question costs twice what it costs with a table of all buckets, which is 16 MiB.

use super::features::COUNT;
use super::table::Table;

/// Buckets of a group.
const GROUP: usize = 64;
/// Bytes of a group in the file.
const ENTRY: usize = 12;
/// Bytes before the groups.
const HEAD: usize = 4;

/// Weights in their places.
#[derive(Clone, Copy)]
pub struct Placed<'a> {
    groups: &'a [u8],
    weights: &'a [u8],
    /// Log-odds of one step.
    step: f32,
}

impl<'a> Placed<'a> {
    /// Looks at the bytes of a file that [`place`] made for so many buckets.
    #[must_use]
    pub fn new(bytes: &'a [u8], buckets: usize) -> Option<Self> {
        let (step, rest) = bytes.split_first_chunk::<HEAD>()?;
        let (groups, weights) = rest.split_at_checked(buckets.div_ceil(GROUP) * ENTRY)?;
        Some(Self { groups, weights, step: f32::from_le_bytes(*step) })
    }

    /// Log-odds of a space.
    #[must_use]
    #[inline]
    pub fn score(&self, buckets: &[u32; COUNT]) -> f32 {
        // First which of them have a weight, without a branch, then the weights of those.
        let mut held = [(0, 0_u64); COUNT];
        let mut count = 0;
        for bucket in buckets {
            let (before, bits) = self.group(*bucket as usize / GROUP);
            let at = bucket % GROUP as u32;
            if let Some(place) = held.get_mut(count) {
                *place = (before, bits & ((1 << at) - 1));
            }
            count += (bits >> at & 1) as usize;
        }
        let steps = held.iter().take(count).map(|(before, bits)| {
            let at = (before + bits.count_ones()) as usize;
            i32::from(self.weights.get(at).copied().unwrap_or(0).cast_signed())
        });
        steps.sum::<i32>() as f32 * self.step
    }

    /// The table of all buckets.
    #[must_use]
    pub fn table(&self) -> Table {
        let mut weights = Vec::with_capacity(self.groups.len() / ENTRY * GROUP);
        let mut next = self.weights.iter();
        for group in 0..self.groups.len() / ENTRY {
            let (_, held) = self.group(group);
            let weight =
                |at: usize| if held >> at & 1 == 1 { next.next().map_or(0, |w| w.cast_signed()) } else { 0 };
            weights.extend((0..GROUP).map(weight));
        }
        Table::new(weights, self.step)
    }

    #[inline]
    fn group(&self, group: usize) -> (u32, u64) {
        let entry = self.groups.get(group * ENTRY..).and_then(|rest| rest.first_chunk::<ENTRY>());
        let Some([b0, b1, b2, b3, h0, h1, h2, h3, h4, h5, h6, h7]) = entry else { return (0, 0) };
        let before = u32::from_le_bytes([*b0, *b1, *b2, *b3]);
        (before, u64::from_le_bytes([*h0, *h1, *h2, *h3, *h4, *h5, *h6, *h7]))
    }
}

/// Puts the weights of a table in their places.
#[must_use]
pub fn place(table: &Table) -> Vec<u8> {
    let mut bytes = table.step().to_le_bytes().to_vec();
    let mut weights = Vec::new();
    for group in table.weights().chunks(GROUP) {
        bytes.extend((weights.len() as u32).to_le_bytes());
        let held = group.iter().zip(0..).filter(|(weight, _)| **weight != 0);
        let held = held.fold(0_u64, |bits, (_, at)| bits | 1 << at);
        bytes.extend(held.to_le_bytes());
        weights.extend(group.iter().filter(|weight| **weight != 0).map(|weight| weight.cast_unsigned()));
    }
    bytes.extend(weights);
    bytes
}

#[cfg(test)]
mod tests {
    use super::{Placed, place};
    use crate::model::features::{BITS, COUNT};
    use crate::model::score;
    use crate::model::table::Table;

    const PACKED: &[u8] = include_bytes!("../../model/spacing.gwj");

    #[test]
    fn every_weight_is_found_in_its_place() {
        let table = Table::unpack(PACKED).unwrap();
        let bytes = place(&table);
        let placed = Placed::new(&bytes, 1 << BITS).unwrap();
        let mut bucket = 1_u32;
        for _ in 0..20_000 {
            let buckets: [u32; COUNT] = std::array::from_fn(|_| {
                bucket = bucket.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                bucket >> (32 - BITS)
            });
            assert_eq!(placed.score(&buckets), table.score(&buckets));
        }
        assert!(placed.table().weights() == table.weights());
        let ends = std::array::from_fn(|nth| if nth % 2 == 0 { 0 } else { (1 << BITS) - 1 });
        assert_eq!(placed.score(&ends), table.score(&ends));
    }

    #[test]
    fn bytes_that_are_too_few_are_none() {
        assert!(Placed::new(&[0; 3], 0).is_none());
        assert!(Placed::new(&[0; 15], 64).is_none());
        assert!(score("가", "나").is_finite());
    }
}
