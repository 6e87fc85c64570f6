//! The one table, from its files by subject.

use crate::form::Row;
use crate::{below, failures, misuse, options, phrases, program, reading, records, values, way};

/// All rows. Where two forms fit a sentence, the first is taken.
pub fn rows() -> impl Iterator<Item = &'static Row> {
    [records::ROWS, reading::ROWS, program::ROWS, way::ROWS, misuse::ROWS, failures::ROWS, phrases::ROWS]
        .into_iter()
        .flatten()
}

/// What the help of the commands says.
pub fn help() -> impl Iterator<Item = &'static Row> {
    [options::ROWS, values::ROWS, values::PLACES, below::ROWS].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::{help, rows};

    #[test]
    fn every_gap_is_filled_and_every_sentence_is_korean() {
        for (english, korean) in rows().chain(help()) {
            let gaps = english.matches('{').count();
            for number in 0..gaps {
                let [plain, told] = [format!("{{{number}}}"), format!("{{~{number}}}")];
                assert!(korean.contains(&plain) || korean.contains(&told), "{english}: {korean}");
            }
            assert_eq!(korean.matches('{').count(), gaps, "{english}: {korean}");
            assert!(korean.chars().any(|c| ('가'..='힣').contains(&c)), "{english}: {korean}");
        }
    }

    #[test]
    fn no_sentence_stands_twice() {
        let all: Vec<&str> = rows().map(|(english, _)| *english).collect();
        let set: std::collections::BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(all.len(), set.len());
    }
}
