//! The trained weights in their packed form, and the table they unpack to.
//!
//! Of 2^24 buckets only some 800,000 have a weight. In the file they stand in order: the distance from the one before,
//! Rice-coded, and the weight as a number of steps, Huffman-coded. The trainer asks the table of all buckets, of 16 MiB;
//! the program has the same weights as [`super::placed`] says.
//!
//! ```text
//! file   = "GWJ1" features:u8 rice:u8 levels:u8 step:f32 count:u32 (lengths:u8){levels} bits
//! bits   = ( gap weight ){count}                lowest bit of each byte first
//! gap    = 1{quotient} 0 remainder:rice         buckets between this one and the one before
//! weight = code of a level; level i is (i + 1)/2 steps, even i up, odd i down
//! ```

use super::features::{BITS, COUNT, VERSION};
use std::fmt;

/// First bytes of a packed table.
pub const MAGIC: [u8; 4] = *b"GWJ1";
/// Longest code of a weight, in bits.
pub const LONGEST: u32 = 12;

/// Unpacked weights.
#[derive(Clone, Default)]
pub struct Table {
    /// Steps, by bucket.
    weights: Vec<i8>,
    /// Log-odds of one step.
    step: f32,
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.weights.iter().filter(|weight| **weight != 0).count();
        write!(f, "Table({count} weights in steps of {})", self.step)
    }
}

impl Table {
    /// Unpacks a table; `None` if the bytes are not one for these features.
    #[must_use]
    pub fn unpack(bytes: &[u8]) -> Option<Self> {
        let (magic, rest) = bytes.split_first_chunk::<4>()?;
        let ([features, rice, levels], rest) = rest.split_first_chunk::<3>()?;
        let (step, rest) = rest.split_first_chunk::<4>()?;
        let (count, rest) = rest.split_first_chunk::<4>()?;
        let (lengths, coded) = rest.split_at_checked(usize::from(*levels))?;
        if *magic != MAGIC || *features != VERSION || *rice > 10 {
            return None;
        }
        let code = Code::new(lengths)?;
        let mut bits = Bits::new(coded);
        let mut weights = vec![0; 1 << BITS];
        let mut bucket = 0_u32;
        for _ in 0..u32::from_le_bytes(*count) {
            bucket = bucket.checked_add(bits.rice(u32::from(*rice))?)?;
            *weights.get_mut(bucket as usize)? = bits.code(&code)?;
            bucket += 1;
        }
        Some(Self { weights, step: f32::from_le_bytes(*step) })
    }

    /// A table of the weight of every bucket, in steps of so many log-odds.
    #[must_use]
    pub fn new(weights: Vec<i8>, step: f32) -> Self {
        Self { weights, step }
    }

    /// The weight of every bucket, in steps.
    #[must_use]
    pub fn weights(&self) -> &[i8] {
        &self.weights
    }

    /// Log-odds of one step.
    #[must_use]
    pub fn step(&self) -> f32 {
        self.step
    }

    /// Log-odds of a space.
    #[must_use]
    #[inline]
    pub fn score(&self, buckets: &[u32; COUNT]) -> f32 {
        let weight = |bucket: &u32| self.weights.get(*bucket as usize).copied().unwrap_or(0);
        let steps: i32 = buckets.iter().map(|bucket| i32::from(weight(bucket))).sum();
        steps as f32 * self.step
    }
}

/// The weight that a level stands for, in steps.
#[must_use]
pub fn weight_of(level: u8) -> i8 {
    let size = (level / 2 + 1) as i8;
    if level.is_multiple_of(2) { size } else { -size }
}

/// The code words of a canonical Huffman code, by level: bits (first bit lowest) and their number. `None` if the
/// lengths make no complete prefix code.
#[must_use]
pub fn code_words(lengths: &[u8]) -> Option<Vec<(u16, u8)>> {
    let mut order: Vec<(u8, usize)> =
        lengths.iter().copied().zip(0..).filter(|(length, _)| *length > 0).collect();
    order.sort_unstable();
    let mut words = vec![(0, 0); lengths.len()];
    let (mut next, mut last) = (0_u32, 0);
    for (length, level) in order {
        next <<= u32::from(length - last);
        last = length;
        if u32::from(length) > LONGEST || next >> length != 0 {
            return None;
        }
        *words.get_mut(level)? = (((next << (16 - length)) as u16).reverse_bits(), length);
        next += 1;
    }
    (next == 1 << last).then_some(words)
}

/// A code as a look-up by the next [`LONGEST`] bits: weight and code length.
struct Code(Vec<(i8, u8)>);

impl Code {
    fn new(lengths: &[u8]) -> Option<Self> {
        let mut table = vec![(0, 0); 1 << LONGEST];
        for ((word, length), level) in
            code_words(lengths)?.into_iter().zip(0..).filter(|((_, length), _)| *length > 0)
        {
            let places = table.iter_mut().skip(word.into()).step_by(1 << length);
            places.for_each(|place| *place = (weight_of(level), length));
        }
        Some(Self(table))
    }
}

/// A stream of bits, lowest first.
struct Bits<'a> {
    bytes: &'a [u8],
    held: u64,
    count: u32,
}

impl<'a> Bits<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, held: 0, count: 0 }
    }

    /// Makes sure of at least 56 bits, zeros after the end.
    #[inline]
    fn fill(&mut self) {
        if let Some((next, _)) = self.bytes.split_first_chunk::<8>() {
            self.held |= u64::from_le_bytes(*next) << self.count;
            let taken = (63 - self.count) / 8;
            self.bytes = self.bytes.get(taken as usize..).unwrap_or_default();
            self.count += taken * 8;
        } else {
            while self.count <= 56 {
                let Some((next, rest)) = self.bytes.split_first() else { return };
                self.held |= u64::from(*next) << self.count;
                self.count += 8;
                self.bytes = rest;
            }
        }
    }

    #[inline]
    fn take(&mut self, count: u32) -> Option<()> {
        self.count = self.count.checked_sub(count)?;
        self.held >>= count;
        Some(())
    }

    /// A gap; leaves at least 12 bits for the code of a weight.
    #[inline]
    fn rice(&mut self, rice: u32) -> Option<u32> {
        let mut quotient = 0;
        self.fill();
        while self.held.trailing_ones() >= 32 {
            self.take(32)?;
            quotient += 32;
            self.fill();
        }
        let ones = self.held.trailing_ones();
        self.take(ones + 1)?;
        let rest = self.held as u32 & ((1 << rice) - 1);
        self.take(rice)?;
        (quotient + ones).checked_mul(1 << rice)?.checked_add(rest)
    }

    #[inline]
    fn code(&mut self, code: &Code) -> Option<i8> {
        let (weight, length) = *code.0.get((self.held & ((1 << LONGEST) - 1)) as usize)?;
        self.take(length.into())?;
        Some(weight)
    }
}
