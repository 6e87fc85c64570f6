//! Automatic numbers in the text: of notes, pictures, tables, equations and pages.
//!
//! The number as saved is printed, since Hangul brings all of them up to date when it saves, and since notes may begin
//! anew on every page. Where none was saved it is counted.

use super::written;
use crate::document::{AutoNumber, NumberSort};
use std::collections::BTreeMap;

/// The next number of each sort.
#[derive(Debug)]
pub(crate) struct Automatic {
    next: BTreeMap<NumberSort, u32>,
}

const SORTS: [NumberSort; 6] = [
    NumberSort::Page,
    NumberSort::Footnote,
    NumberSort::Endnote,
    NumberSort::Picture,
    NumberSort::Table,
    NumberSort::Equation,
];

impl Automatic {
    /// The counters at the start of a document; `first` is in the order of [`NumberSort`].
    pub(crate) fn new(first: [u32; 6]) -> Self {
        Self { next: SORTS.into_iter().zip(first.map(|number| number.max(1))).collect() }
    }

    /// The next number of a sort will be this.
    pub(crate) fn set(&mut self, sort: NumberSort, number: u32) {
        self.next.insert(sort, number.max(1));
    }

    /// The number that is printed here; it is counted.
    pub(crate) fn take(&mut self, sort: NumberSort, saved: u32) -> u32 {
        let next = self.next.entry(sort).or_insert(1);
        let number = if saved > 0 { saved } else { *next };
        *next = number.saturating_add(1);
        number
    }
}

impl AutoNumber {
    /// The number as printed, with what stands around it.
    pub(crate) fn print(&self, number: u32) -> String {
        format!("{}{}{}", self.prefix, written(number, self.format), self.suffix)
    }
}

#[cfg(test)]
mod tests {
    use super::Automatic;
    use crate::document::{AutoNumber, NumberSort};
    use crate::styles::NumberFormat;

    #[test]
    fn saved_or_counted() {
        let mut numbers = Automatic::new([0, 3, 0, 0, 0, 0]);
        let mut take = |sort, saved| numbers.take(sort, saved);
        assert_eq!([take(NumberSort::Footnote, 0), take(NumberSort::Footnote, 0)], [3, 4]);
        assert_eq!([take(NumberSort::Table, 7), take(NumberSort::Table, 0)], [7, 8]);
        numbers.set(NumberSort::Table, 2);
        assert_eq!(numbers.take(NumberSort::Table, 0), 2);
    }

    #[test]
    fn printed_with_what_stands_around_it() {
        let (prefix, suffix) = ("문".to_owned(), ")".to_owned());
        let sort = NumberSort::Endnote;
        let number = AutoNumber { sort, saved: 0, format: NumberFormat::RomanSmall, prefix, suffix };
        assert_eq!(number.print(4), "문iv)");
    }
}
