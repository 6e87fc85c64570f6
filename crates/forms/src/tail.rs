//! Reading a text from its end: where the forms begin that it closes with.
//!
//! ```text
//! Tail::of("점검 완료함").word(&["함"])      the one place before 함
//!     .word(&["완료"])                      the one before 완료
//!     .blanks()                             those before and behind the blank
//! ```
//!
//! Korean says last what it says of the rest, so most texts are told apart by a look at their last syllables; patterns
//! that are sought through the text would look at all of it, and be compiled at every start.

use crate::letter::{is_letter_or_figure, is_syllable};
use smallvec::{SmallVec, smallvec};
use std::collections::BTreeMap;

/// Places in a text. There are seldom more than two, and every form that is tried has its own.
type Places = SmallVec<[usize; 4]>;

/// Places in a text down to which it has been read from its end, as byte offsets; none where it does not fit.
#[derive(Clone, Debug)]
pub(crate) struct Tail<'t> {
    text: &'t str,
    places: Places,
}

impl<'t> Tail<'t> {
    /// A text of which nothing has been read.
    pub(crate) fn of(text: &'t str) -> Self {
        Self { text, places: smallvec![text.len()] }
    }

    /// Before one of the words.
    pub(crate) fn word(&self, words: &[&str]) -> Self {
        self.step(|before, places| {
            let starts = words.iter().filter(|word| ends_with(before, word));
            places.extend(starts.map(|word| before.len() - word.len()));
        })
    }

    /// Before one of the words of a long list.
    pub(crate) fn listed(&self, list: &Listed) -> Self {
        self.step(|before, places| {
            let starts = list.like(before).iter().filter(|word| before.ends_with(**word));
            places.extend(starts.map(|word| before.len() - word.len()));
        })
    }

    /// Before a character of a kind.
    pub(crate) fn one(&self, is: impl Fn(char) -> bool) -> Self {
        self.step(|before, places| {
            let last = before.chars().next_back().filter(|last| is(*last));
            places.extend(last.map(|last| before.len() - last.len_utf8()));
        })
    }

    /// Before one or more characters of a kind.
    pub(crate) fn many(&self, is: impl Fn(char) -> bool) -> Self {
        self.step(|before, places| {
            let run = before.char_indices().rev().take_while(|(_, c)| is(*c));
            places.extend(run.map(|(at, _)| at));
        })
    }

    /// Before Hangul syllables.
    pub(crate) fn syllables(&self) -> Self {
        self.many(is_syllable)
    }

    /// Before blanks, or where none are.
    pub(crate) fn blanks(&self) -> Self {
        self.clone().or(&self.many(char::is_whitespace))
    }

    /// Before one blank, or where none is.
    pub(crate) fn blank(&self) -> Self {
        self.clone().or(&self.one(char::is_whitespace))
    }

    /// Before one of the words, or where none of them is.
    pub(crate) fn perhaps(&self, words: &[&str]) -> Self {
        self.clone().or(&self.word(words))
    }

    /// The places of both.
    pub(crate) fn or(mut self, other: &Self) -> Self {
        self.places.extend_from_slice(&other.places);
        in_order(&mut self.places);
        self
    }

    /// The places that no letter or figure stands before.
    pub(crate) fn word_start(mut self) -> Self {
        let text = self.text;
        let inside = |at: usize| text.get(..at).and_then(|before| before.chars().next_back());
        self.places.retain(|at| !inside(*at).is_some_and(|c| is_letter_or_figure(c) || c == '_'));
        self
    }

    /// The places before which the text is of a kind.
    pub(crate) fn kept(mut self, is: impl Fn(&'t str) -> bool) -> Self {
        let text = self.text;
        self.places.retain(|at| text.get(..*at).is_some_and(&is));
        self
    }

    /// The place that lies furthest from the end.
    pub(crate) fn first(&self) -> Option<usize> {
        self.places.iter().copied().min()
    }

    /// The places before which the text is as told.
    pub(crate) fn places(&self) -> &[usize] {
        &self.places
    }

    fn step(&self, mut read: impl FnMut(&'t str, &mut Places)) -> Self {
        let mut places = Places::new();
        for at in &self.places {
            read(self.text.get(..*at).unwrap_or_default(), &mut places);
        }
        in_order(&mut places);
        Self { text: self.text, places }
    }
}

/// Each place once, the first first.
fn in_order(places: &mut Places) {
    if places.len() > 1 {
        places.sort_unstable();
        places.dedup();
    }
}

/// Whether a text ends with a word; most are told apart by their last byte.
pub(crate) fn ends_with(text: &str, word: &str) -> bool {
    text.as_bytes().last() == word.as_bytes().last() && text.ends_with(word)
}

/// A long list of words, found by the last character.
#[derive(Debug)]
pub(crate) struct Listed {
    by_last: BTreeMap<char, Vec<&'static str>>,
}

impl Listed {
    /// Of words with blanks between them.
    pub(crate) fn new(words: &'static str) -> Self {
        Self::of(words.split_whitespace())
    }

    /// Of these words.
    pub(crate) fn of(words: impl Iterator<Item = &'static str>) -> Self {
        let mut by_last: BTreeMap<char, Vec<&'static str>> = BTreeMap::new();
        for word in words {
            if let Some(last) = word.chars().next_back() {
                by_last.entry(last).or_default().push(word);
            }
        }
        Self { by_last }
    }

    /// The words that have the last character of a text.
    pub(crate) fn like(&self, text: &str) -> &[&'static str] {
        let found = text.chars().next_back().and_then(|last| self.by_last.get(&last));
        found.map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::{Listed, Tail};

    #[test]
    fn every_way_to_read_the_end_is_kept() {
        let text = "가나 다다";
        let first = |tail: Tail<'_>| tail.first().map(|at| &text[at..]);
        let end = Tail::of(text);
        assert_eq!(first(end.word(&["다", "다다"])), Some("다다"));
        assert_eq!(first(end.word(&["다", "라"])), Some("다"));
        assert_eq!(first(end.word(&["라"])), None);
        assert_eq!(first(end.syllables().blanks().word(&["나"])), Some("나 다다"));
        assert_eq!(first(end.syllables().blank().syllables()), Some(text));
        assert_eq!(first(end.word(&["다"]).word(&["나"])), None, "a blank stands between");
        assert_eq!(first(end.perhaps(&["다"]).perhaps(&["다"])), Some("다다"));
        assert_eq!(
            first(end.listed(&Listed::new("라 나다 다 \n 나 다다")).blanks().word(&["나"])),
            Some("나 다다")
        );
        assert_eq!(first(end.word(&["다"]).word_start()), None);
        assert_eq!(first(end.word(&["다다"]).word_start()), Some("다다"));
    }
}
