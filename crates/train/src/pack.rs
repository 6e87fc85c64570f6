//! Weights to the packed file that [`gwaje_wrap::model::table`] describes and unpacks.

use anyhow::{Context, Result, ensure};
use gwaje_wrap::model::features::VERSION;
use gwaje_wrap::model::table::{LONGEST, MAGIC, code_words};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Packs weights in steps of `step`, none beyond `most`; weights that round to nothing are left out.
pub(crate) fn pack(weights: &[f32], step: f32, most: f32) -> Result<Vec<u8>> {
    let round = |weight: &f32| (weight.clamp(-most, most) / step).round() as i8;
    let entries: Vec<(u32, u8)> = (0..)
        .zip(weights.iter().map(round))
        .filter(|(_, w)| *w != 0)
        .map(|(at, w)| (at, level_of(w)))
        .collect();
    let levels = entries.iter().map(|(_, level)| level + 1).max().context("no weight is left")?;
    let lengths = code_lengths(&frequencies(&entries, levels));
    let words = code_words(&lengths).context("the code of the weights is not complete")?;
    let best =
        (1..=10_u8).map(|rice| (coded(&entries, rice, &words), rice)).min_by_key(|(bits, _)| bits.len());
    let (bits, rice) = best.context("no code for the gaps")?;
    let mut out = MAGIC.to_vec();
    out.extend([VERSION, rice, levels]);
    out.extend(step.to_le_bytes());
    out.extend(u32::try_from(entries.len())?.to_le_bytes());
    out.extend(lengths);
    out.extend(bits);
    ensure!(levels < u8::MAX, "too many levels");
    Ok(out)
}

/// The level of a weight that is not 0.
fn level_of(weight: i8) -> u8 {
    (weight.unsigned_abs() - 1) * 2 + u8::from(weight < 0)
}

fn frequencies(entries: &[(u32, u8)], levels: u8) -> Vec<u64> {
    let mut counts = vec![0; levels.into()];
    for (_, level) in entries {
        if let Some(count) = counts.get_mut(usize::from(*level)) {
            *count += 1;
        }
    }
    counts
}

/// Huffman code lengths, none above the longest allowed: rare levels are counted as less rare until that holds.
fn code_lengths(counts: &[u64]) -> Vec<u8> {
    let mut counts = counts.to_vec();
    loop {
        let lengths = huffman(&counts);
        if lengths.iter().all(|length| u32::from(*length) <= LONGEST) {
            return lengths;
        }
        counts.iter_mut().filter(|count| **count > 0).for_each(|count| *count = *count / 2 + 1);
    }
}

fn huffman(counts: &[u64]) -> Vec<u8> {
    let mut lengths = vec![0; counts.len()];
    let mut heap: BinaryHeap<Reverse<(u64, Vec<usize>)>> = counts
        .iter()
        .zip(0..)
        .filter(|(count, _)| **count > 0)
        .map(|(c, at)| Reverse((*c, vec![at])))
        .collect();
    while let (Some(Reverse((first, mut group))), Some(Reverse((second, other)))) = (heap.pop(), heap.pop()) {
        group.extend(other);
        for level in &group {
            if let Some(length) = lengths.get_mut(*level) {
                *length += 1;
            }
        }
        heap.push(Reverse((first + second, group)));
    }
    lengths
}

fn coded(entries: &[(u32, u8)], rice: u8, words: &[(u16, u8)]) -> Vec<u8> {
    let mut bits = BitWriter::default();
    let mut next = 0;
    for (at, level) in entries {
        let gap = at - next;
        next = at + 1;
        (0..gap >> rice).for_each(|_| bits.put(1, 1));
        bits.put(0, 1);
        bits.put(gap & ((1 << rice) - 1), rice);
        if let Some((word, length)) = words.get(usize::from(*level)) {
            bits.put(u32::from(*word), *length);
        }
    }
    bits.finish()
}

/// Writes bits, lowest first.
#[derive(Default)]
struct BitWriter {
    bytes: Vec<u8>,
    held: u64,
    count: u8,
}

impl BitWriter {
    fn put(&mut self, value: u32, bits: u8) {
        self.held |= u64::from(value) << self.count;
        self.count += bits;
        while self.count >= 8 {
            self.bytes.push(self.held as u8);
            self.held >>= 8;
            self.count -= 8;
        }
    }

    fn finish(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.bytes.push(self.held as u8);
        }
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::pack;
    use gwaje_wrap::model::features::{BITS, COUNT};
    use gwaje_wrap::model::table::Table;

    #[test]
    fn what_is_packed_unpacks() {
        let mut weights = vec![0.0; 1 << BITS];
        let mut at = 7_usize;
        for nth in 0..20_000_usize {
            at = (at * 1_103_515_245 + 12_345) % (1 << BITS);
            weights[at] = (nth % 61) as f32 * 0.125 - 3.75;
        }
        let table = Table::unpack(&pack(&weights, 0.125, 3.0).unwrap()).unwrap();
        for (bucket, weight) in (0..).zip(&weights) {
            let mut buckets = [u32::MAX; COUNT];
            buckets[0] = bucket;
            assert_eq!(table.score(&buckets), weight.clamp(-3.0, 3.0), "{bucket}");
        }
    }

    #[test]
    fn other_bytes_are_no_table() {
        let packed = pack(&[1.0, 0.0, -1.0, 2.0], 0.5, 3.0).unwrap();
        assert!(Table::unpack(&packed).is_some());
        assert!(Table::unpack(packed.split_last().unwrap().1).is_none());
        assert!(Table::unpack(b"GWJ1").is_none());
        assert!(Table::unpack(&[]).is_none());
    }
}
