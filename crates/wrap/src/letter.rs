//! A cleaned character that remembers where on its line it was printed.

use crate::opening::{self, Opening};
use crate::pattern::{self, Wording};
use gwaje_model::Line;

/// One character of cleaned text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    /// The character.
    pub(crate) ch: char,
    /// Index in [`Line::chars`] of the character it comes from.
    pub(crate) source: usize,
}

/// A printed line and its cleaned text: single spaces, none at either end.
#[derive(Clone, Debug)]
pub(crate) struct Printed<'a> {
    /// The line as laid out.
    pub(crate) line: &'a Line,
    /// Its text, letter by letter.
    pub(crate) letters: Vec<Letter>,
    /// Its text.
    pub(crate) text: String,
    /// What it says by its wording.
    pub(crate) wording: Wording,
    /// The mark it opens with.
    pub(crate) opening: Option<Opening>,
}

impl<'a> Printed<'a> {
    /// Reads the letters of a line.
    pub(crate) fn new(line: &'a Line, letters: Vec<Letter>) -> Self {
        let text = text_of(&letters);
        let wording = pattern::wording(&text);
        let opening = opening::opening(&letters, &text);
        Self { line, letters, text, wording, opening }
    }

    /// The cleaned text from a letter on.
    pub(crate) fn text_from(&self, start: usize) -> String {
        text_of(self.letters.get(start..).unwrap_or_default())
    }

    /// Left end of a letter, points from the left of the page.
    pub(crate) fn left(&self, letter: usize) -> Option<f32> {
        self.line.chars.get(self.letters.get(letter)?.source).map(|c| c.x0)
    }

    /// The characters of the page from a letter on.
    pub(crate) fn raw_from(&self, start: usize) -> String {
        let from = if start == 0 { 0 } else { self.letters.get(start).map_or(usize::MAX, |l| l.source) };
        self.line.chars.iter().skip(from).map(|c| c.ch).collect::<String>().trim().to_owned()
    }
}

/// The characters of letters; most are Hangul, of three bytes each.
fn text_of(letters: &[Letter]) -> String {
    let mut text = String::with_capacity(3 * letters.len());
    text.extend(letters.iter().map(|letter| letter.ch));
    text
}
