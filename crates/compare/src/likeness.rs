//! Which item of a later release is an edited item of an earlier one.
//!
//! Ids change with the text, so an edited item is recognised by its likeness: 2 × the longest common subsequence of
//! characters ÷ both lengths, white space left out. On real reports different items of one period came as close as
//! 0.877 to each other, so a threshold alone is not enough: each item goes to its best match, one to one.

/// The least likeness of two wordings of one item.
pub const SAME_ITEM: f64 = 0.6;

/// Two texts that are taken for two wordings of one item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Index among the old texts.
    pub old: usize,
    /// Index among the new texts.
    pub new: usize,
    /// Their likeness, [`SAME_ITEM`] to 1.
    pub similarity: f64,
}

/// The best one-to-one matches of old and new texts of one task and period, the most alike first; equal likeness
/// goes by order.
#[must_use]
pub fn pairs(old: &[&str], new: &[&str]) -> Vec<Pair> {
    let mut all = likenesses(old, new, SAME_ITEM);
    all.sort_by(|a, b| b.similarity.total_cmp(&a.similarity).then((a.old, a.new).cmp(&(b.old, b.new))));
    let mut taken: (Vec<usize>, Vec<usize>) = (vec![], vec![]);
    all.retain(|pair| {
        let free = !taken.0.contains(&pair.old) && !taken.1.contains(&pair.new);
        if free {
            taken.0.push(pair.old);
            taken.1.push(pair.new);
        }
        free
    });
    all
}

/// Every old text with every new one that is at least so much like it.
pub(crate) fn likenesses(old: &[&str], new: &[&str], least: f64) -> Vec<Pair> {
    let patterns: Vec<Pattern> = old.iter().map(|text| Pattern::new(text)).collect();
    let letters: Vec<Vec<char>> = new.iter().map(|text| letters(text).collect()).collect();
    let mut all = Vec::new();
    for (at, pattern) in patterns.iter().enumerate() {
        for (to, text) in letters.iter().enumerate() {
            if pattern.bound(text) < least {
                continue;
            }
            let similarity = pattern.similarity(text);
            if similarity >= least {
                all.push(Pair { old: at, new: to, similarity });
            }
        }
    }
    all
}

/// The pairs that are the best of both their texts, by more than a margin.
pub(crate) fn clear(pairs: &[Pair], margin: f64) -> Vec<Pair> {
    let rivals = |own: &Pair| {
        let beside = |other: &&Pair| (other.old == own.old) != (other.new == own.new);
        pairs.iter().filter(beside).map(|other| other.similarity).fold(0.0, f64::max)
    };
    pairs.iter().filter(|pair| pair.similarity - rivals(pair) >= margin).copied().collect()
}

/// How alike two texts are, 0 to 1, white space left out.
#[must_use]
pub fn similarity(a: &str, b: &str) -> f64 {
    Pattern::new(a).similarity(&letters(b).collect::<Vec<_>>())
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace())
}

/// The letters of a text, many of them to a bit: shows for next to nothing how little two texts can have in common.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Letters {
    count: u32,
    set: u64,
}

impl Letters {
    /// Those of a text.
    pub(crate) fn of(text: &str) -> Self {
        let with = |all: Self, letter: char| {
            // Syllables near each other in the order of Unicode go to different bits.
            let set = all.set | 1 << (u32::from(letter) % u64::BITS);
            Self { count: all.count + 1, set }
        };
        letters(text).fold(Self::default(), with)
    }

    /// Those of two texts together.
    pub(crate) fn and(self, other: Self) -> Self {
        Self { count: self.count + other.count, set: self.set | other.set }
    }

    /// More alike than this the two texts are not: for each bit that only one of them has, it has a letter that the other
    /// lacks.
    pub(crate) fn bound(self, other: Self) -> f64 {
        let shared = |own: Self, other: Self| own.count - (own.set & !other.set).count_ones();
        let both = (self.count + other.count).max(1);
        2.0 * f64::from(shared(self, other).min(shared(other, self))) / f64::from(both)
    }
}

/// A text prepared for bit-parallel comparison (Hyyrö 2004): for each character the set of its positions.
struct Pattern {
    length: usize,
    words: usize,
    /// Its characters in order, each once.
    letters: Vec<char>,
    /// The positions of each of them, as so many words.
    positions: Vec<u64>,
}

impl Pattern {
    fn new(text: &str) -> Self {
        let mut places: Vec<(char, usize)> = letters(text).zip(0..).collect();
        let length = places.len();
        let words = length.div_ceil(64);
        places.sort_unstable();
        let (mut letters, mut positions) = (Vec::with_capacity(length), Vec::with_capacity(length * words));
        for own in places.chunk_by(|a, b| a.0 == b.0) {
            let first = positions.len();
            letters.extend(own.first().map(|(letter, _)| *letter));
            positions.resize(first + words, 0_u64);
            for (_, at) in own {
                if let Some(word) = positions.get_mut(first + at / 64) {
                    *word |= 1 << (at % 64);
                }
            }
        }
        Self { length, words, letters, positions }
    }

    /// The positions of a character; nothing where the text lacks it.
    fn positions(&self, letter: char) -> &[u64] {
        let at = self.letters.binary_search(&letter).map_or(self.positions.len(), |at| at * self.words);
        self.positions.get(at..at + self.words).unwrap_or_default()
    }

    fn similarity(&self, other: &[char]) -> f64 {
        let both = self.length + other.len();
        if both == 0 {
            return 1.0;
        }
        2.0 * self.common(other) as f64 / both as f64
    }

    /// What the lengths alone allow.
    fn bound(&self, other: &[char]) -> f64 {
        2.0 * self.length.min(other.len()) as f64 / (self.length + other.len()).max(1) as f64
    }

    /// Length of the longest common subsequence.
    fn common(&self, other: &[char]) -> usize {
        let mut free = vec![u64::MAX; self.words];
        for letter in other {
            let mut carry = false;
            for (word, set) in free.iter_mut().zip(self.positions(*letter)) {
                let hit = *word & set;
                let (sum, over) = word.overflowing_add(hit);
                let (sum, again) = sum.overflowing_add(u64::from(carry));
                carry = over || again;
                *word = sum | (*word & !set);
            }
        }
        let zeros: u32 = free.iter().map(|word| word.count_zeros()).sum();
        zeros as usize
    }
}

#[cfg(test)]
mod tests {
    use super::{Letters, Pattern, letters, pairs, similarity};
    use proptest::prelude::*;

    /// The textbook table.
    fn common(a: &[char], b: &[char]) -> usize {
        let mut row = vec![0; b.len() + 1];
        for x in a {
            let mut diagonal = 0;
            for (at, y) in b.iter().enumerate() {
                let above = row[at + 1];
                row[at + 1] = if x == y { diagonal + 1 } else { above.max(row[at]) };
                diagonal = above;
            }
        }
        row[b.len()]
    }

    proptest! {
        #[test]
        fn bits_count_what_the_table_counts(a in "[가-다ab]{0,150}", b in "[가-다ab]{0,150}") {
            let other: Vec<char> = b.chars().collect();
            let expected = common(&a.chars().collect::<Vec<_>>(), &other);
            prop_assert_eq!(Pattern::new(&a).common(&other), expected);
            prop_assert_eq!(similarity(&a, &b), similarity(&b, &a));
            prop_assert!(Letters::of(&a).bound(Letters::of(&b)) >= similarity(&a, &b) || a.is_empty() && b.is_empty());
        }

        #[test]
        fn no_text_is_matched_twice(old in prop::collection::vec("[가나다]{1,6}", 0..6),
                                    new in prop::collection::vec("[가나다]{1,6}", 0..6)) {
            let old: Vec<&str> = old.iter().map(String::as_str).collect();
            let new: Vec<&str> = new.iter().map(String::as_str).collect();
            let pairs = pairs(&old, &new);
            for (at, pair) in pairs.iter().enumerate() {
                prop_assert!(pairs[..at].iter().all(|other| other.old != pair.old && other.new != pair.new));
                prop_assert!((similarity(old[pair.old], new[pair.new]) - pair.similarity).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn white_space_does_not_count() {
        assert_eq!(letters("산업 데이터\n계약").count(), 7);
        assert!((similarity("산업 데이터 계약", "산업데이터계약") - 1.0).abs() < 1e-12);
    }

    #[test]
    fn near_twins_go_to_their_own() {
        let old = ["충북 자율주행 실증센터 착공(3.2)", "경남 자율주행 실증센터 착공(3.2)"];
        let new = ["경남 자율주행 실증센터 준공(3.2)", "충북 자율주행 실증센터 착공(3.9)"];
        let found: Vec<(usize, usize)> = pairs(&old, &new).iter().map(|pair| (pair.old, pair.new)).collect();
        assert_eq!(found, [(0, 1), (1, 0)]);
    }

    #[test]
    fn unlike_texts_stay_apart() {
        assert_eq!(pairs(&["수소버스 보급 계획 수립"], &["반도체 인력 양성 협약 체결"]), []);
    }
}
