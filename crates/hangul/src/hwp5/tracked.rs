//! Changes that Hangul tracked: which ranges of text were deleted.
//!
//! The specification leaves open what the ranges of a paragraph (`PARA_RANGE_TAG`) are for. Seen in documents with tracked
//! changes: the upper eight bits of a range are 0x10 where it was inserted and 0x11 where it was deleted, as in the records of
//! `DocInfo` it points to, and `BodyText` holds the text with all changes made, `ViewText` the one with all of them marked.

use super::record::{Record, Records, tag};
use crate::Error;

/// The sort of a change that deleted text.
const DELETED: u32 = 0x11;

/// Bytes of a range: its beginning, its end, its sort and what it points to.
const RANGE: usize = 12;

/// How many deletions a document keeps, by its `DocInfo`.
pub(crate) fn deletions(info: &[u8]) -> Result<usize, Error> {
    let mut records = Records::new(info, "DocInfo");
    let mut count = 0;
    while let Some(record) = records.next()? {
        count += usize::from(record.tag == tag::TRACK_CHANGE && record.u32(0) == DELETED);
    }
    Ok(count)
}

/// The ranges of a paragraph that were deleted, in order.
pub(crate) fn deleted(record: &Record<'_>) -> Vec<(u32, u32)> {
    let ranges = (0..record.data.len() / RANGE).map(|nth| RANGE * nth);
    let of_sort = ranges.filter(|at| record.u32(at + 8) >> 24 == DELETED);
    let mut found: Vec<(u32, u32)> = of_sort.map(|at| (record.u32(at), record.u32(at + 4))).collect();
    found.retain(|(start, end)| start < end);
    found.sort_unstable();
    found
}

/// What to say of deletions that no range of the text tells.
pub(crate) fn kept(deletions: usize) -> String {
    format!(
        "{deletions} tracked deletions are told by no range of the text; words of them may still stand in it"
    )
}

#[cfg(test)]
mod tests {
    use super::{deleted, deletions};
    use crate::hwp5::record::{Records, tag};

    /// A record with 32-bit numbers for its data.
    fn record(tag: u16, numbers: &[u32]) -> Vec<u8> {
        let head = u32::from(tag) | ((4 * numbers.len()) as u32) << 20;
        [head].iter().chain(numbers).flat_map(|number| number.to_le_bytes()).collect()
    }

    #[test]
    fn deletions_are_counted_and_their_ranges_found() {
        let info = [record(tag::TRACK_CHANGE, &[0x10, 0]), record(tag::TRACK_CHANGE, &[0x11, 0])].concat();
        assert_eq!(deletions(&info).unwrap(), 1);
        let ranges = [7, 9, 0x1100_0001, 0, 3, 0x1000_0001, 2, 4, 0x1100_0002, 5, 5, 0x1100_0002, 1];
        let bytes = record(tag::PARA_RANGE_TAG, &ranges);
        let found = Records::new(&bytes, "").next().unwrap().unwrap();
        assert_eq!(deleted(&found), [(2, 4), (7, 9)]);
    }
}
