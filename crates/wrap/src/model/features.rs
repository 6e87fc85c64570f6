//! What the model looks at around a break: hashed n-grams, the fragments of words on either side, character classes
//! and lengths.
//!
//! Every feature is a bucket of 2^24. The trainer and the reader share this file; whoever changes it trains anew and
//! raises [`VERSION`].

use super::symbol::{EDGE, SPACE, Symbol, class};

/// Version of the features; a packed table names the one it was trained with.
pub const VERSION: u8 = 1;
/// Buckets are numbers of this many bits.
pub const BITS: u32 = 24;
/// Number of features of a break.
pub const COUNT: usize = 31;
/// Symbols on one side of a break that are looked at.
pub const SPAN: usize = 20;
/// Longest stretch of a word that is looked at.
const WORD: usize = 10;

/// The text on one side of a break, read away from it.
#[derive(Clone, Debug)]
pub struct Side {
    symbols: [Symbol; SPAN],
    /// Hash of the nearest 1, 2, … symbols.
    near: [u64; 4],
    /// Hash of the nearest word fragment and of what ends it.
    word: u64,
    /// Length of that fragment.
    length: usize,
    /// What ends it: a space, the edge, or 3 inside a long word.
    end: Symbol,
}

impl Side {
    /// The text before a break, its last symbol first.
    pub fn left(symbols: impl Iterator<Item = Symbol>) -> Self {
        Self::new(0x243F_6A88_85A3_08D3, symbols)
    }

    /// The text after a break.
    pub fn right(symbols: impl Iterator<Item = Symbol>) -> Self {
        Self::new(0x1319_8A2E_0370_7344, symbols)
    }

    fn new(seed: u64, text: impl Iterator<Item = Symbol>) -> Self {
        let mut symbols = [EDGE; SPAN];
        symbols.iter_mut().zip(text).for_each(|(place, symbol)| *place = symbol);
        let mut near = [0; 4];
        let mut hash = seed;
        for (place, symbol) in near.iter_mut().zip(symbols) {
            hash = mix(hash, symbol);
            *place = hash;
        }
        let (mut word, mut length) = (seed, 0);
        for symbol in symbols.into_iter().take(WORD).take_while(|s| *s != SPACE && *s != EDGE) {
            word = mix(word, symbol);
            length += 1;
        }
        let end = if length == WORD { 3 } else { symbols.get(length).copied().unwrap_or(EDGE) };
        Self { symbols, near, word: mix(word, end), length, end }
    }

    /// The symbol so many places away from the break.
    fn at(&self, place: usize) -> Symbol {
        self.symbols.get(place).copied().unwrap_or(EDGE)
    }

    /// Hash of the nearest two symbols of the next word but one, if the nearest word ends in a space.
    fn beyond(&self) -> u64 {
        if self.end == SPACE {
            mix(mix(5, self.at(self.length + 1)), self.at(self.length + 2))
        } else {
            u64::from(self.end)
        }
    }

    /// Length of the next word but one, at most 7.
    fn beyond_length(&self) -> u64 {
        let rest = self.symbols.iter().skip(self.length + 1);
        rest.take(7).take_while(|s| **s != SPACE && **s != EDGE).count() as u64
    }

    fn short_length(&self, most: usize) -> u64 {
        self.length.min(most) as u64
    }

    fn classes(&self, count: usize) -> u64 {
        self.symbols.iter().take(count).fold(7, |hash, symbol| mix(hash, class(*symbol)))
    }
}

/// The buckets of a break: a constant, then each group of features in the order of its templates.
#[must_use]
#[inline]
pub fn buckets(left: &Side, right: &Side) -> [u32; COUNT] {
    let mut out = [0; COUNT];
    let mut places = out.iter_mut().zip(1..);
    let mut put = |(left, right): (u64, u64)| {
        if let Some((place, template)) = places.next() {
            *place = bucket(template, left, right);
        }
    };
    put((0, 0));
    two_letters(left, right).into_iter().for_each(&mut put);
    more_letters(left, right).into_iter().for_each(&mut put);
    words(left, right).into_iter().for_each(&mut put);
    classes(left, right).into_iter().for_each(&mut put);
    words_beyond(left, right).into_iter().for_each(&mut put);
    out
}

/// Up to two letters on each side of the break.
#[inline]
fn two_letters(left: &Side, right: &Side) -> [(u64, u64); 8] {
    let ([l1, l2, ..], [r1, r2, ..]) = (left.near, right.near);
    [(l1, 0), (0, r1), (l1, r1), (l2, 0), (0, r2), (l2, r1), (l1, r2), (l2, r2)]
}

/// Three or four letters on one side of the break.
#[inline]
fn more_letters(left: &Side, right: &Side) -> [(u64, u64); 10] {
    let ([l1, l2, l3, l4], [r1, r2, r3, r4]) = (left.near, right.near);
    [(l3, 0), (0, r3), (l3, r1), (l1, r3), (l3, r2), (l2, r3), (l4, 0), (0, r4), (l4, r1), (l1, r4)]
}

/// The fragments of words beside the break: a dictionary without words.
#[inline]
fn words(left: &Side, right: &Side) -> [(u64, u64); 5] {
    let ([_, l2, ..], [_, r2, ..]) = (left.near, right.near);
    [(left.word, 0), (0, right.word), (left.word, right.word), (left.word, r2), (l2, right.word)]
}

/// Classes of letters and lengths of word fragments.
#[inline]
fn classes(left: &Side, right: &Side) -> [(u64, u64); 4] {
    let ([l1, ..], [r1, ..]) = (left.near, right.near);
    let ends = u64::from(left.end) << 16 | u64::from(right.end);
    let lengths = left.short_length(7) << 4 | right.short_length(7);
    [
        (left.classes(3), right.classes(3)),
        (left.classes(2), right.classes(2)),
        (lengths, ends),
        (l1 ^ lengths, r1),
    ]
}

/// The words beyond the nearest ones.
#[inline]
fn words_beyond(left: &Side, right: &Side) -> [(u64, u64); 3] {
    let ([l1, ..], [r1, ..]) = (left.near, right.near);
    let lengths = (left.short_length(9) << 4 | right.short_length(9)) << 8
        | left.beyond_length() << 4
        | right.beyond_length();
    [(left.word ^ left.beyond(), r1), (l1, right.word ^ right.beyond()), (lengths, 0)]
}

#[inline]
fn mix(hash: u64, symbol: Symbol) -> u64 {
    (hash ^ u64::from(symbol)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
}

#[inline]
fn bucket(template: u64, left: u64, right: u64) -> u32 {
    let hash = (left ^ template.wrapping_mul(0xA24B_AED4_963E_E407)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    let hash = ((hash ^ hash >> 32).wrapping_add(right)).wrapping_mul(0x9FB2_1C65_1E98_DF25);
    let hash = (hash ^ hash >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (hash >> (64 - BITS)) as u32
}
