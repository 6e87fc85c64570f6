//! The cleaned text of a printed line, whose characters remember where they were printed.

use crate::opening::{self, Opening};
use crate::shifted::{self, Shown};
use crate::space::Evidence;
use gwaje_forms::line::{self, Wording};
use gwaje_model::{Char, Line};
use std::sync::OnceLock;

/// One character of cleaned text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CleanChar {
    /// The character.
    pub(crate) ch: char,
    /// Index in [`Line::chars`] of the character it comes from. No line has 2³² of them, and the letters of a whole document are
    /// held at once.
    source: u32,
}

impl CleanChar {
    /// A character that comes from one of a line.
    pub(crate) fn new(ch: char, source: usize) -> Self {
        Self { ch, source: source as u32 }
    }

    /// Another character that comes from the same place.
    pub(crate) fn showing(self, ch: char) -> Self {
        Self { ch, ..self }
    }

    /// Index in [`Line::chars`] of the character it comes from.
    pub(crate) fn source(self) -> usize {
        self.source as usize
    }
}

/// The characters of the page, and which stretches of them are no part of the text: character offsets, end exclusive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Raw {
    pub(crate) text: String,
    pub(crate) struck: Vec<[u32; 2]>,
    pub(crate) raised: Vec<[u32; 2]>,
}

#[derive(Clone, Copy)]
struct RawChar {
    ch: char,
    struck: bool,
    raised: bool,
}

/// The stretches of characters of which something holds.
fn spans(raw: &[RawChar], holds: impl Fn(&RawChar) -> bool) -> Vec<[u32; 2]> {
    let mut at = 0;
    let mut spans = Vec::new();
    for run in raw.chunk_by(|a, b| holds(a) == holds(b)) {
        let end = at + run.len() as u32;
        if run.first().is_some_and(&holds) {
            spans.push([at, end]);
        }
        at = end;
    }
    spans
}

/// A printed line and its cleaned text: single spaces, none at either end.
#[derive(Clone, Debug)]
pub(crate) struct CleanLine<'a> {
    /// The line as laid out.
    pub(crate) line: &'a Line,
    /// Its text, character by character.
    pub(crate) chars: Vec<CleanChar>,
    /// Its text.
    pub(crate) text: String,
    /// Whether all of it is struck out but its marker. Only then what is struck out stands in `chars` and `text`: a
    /// paragraph of which nothing else is left keeps its words.
    pub(crate) struck_whole: bool,
    /// What it says by its wording.
    pub(crate) wording: Wording,
    /// The mark it opens with.
    pub(crate) opening: Option<Opening>,
    /// Where inside the line a space was in question, as the index of the character behind it, and what was said.
    pub(crate) asked: Vec<(usize, Evidence)>,
    /// What it adds between any two letters, in points, once it was asked for.
    pub(crate) spacing: OnceLock<f32>,
}

impl<'a> CleanLine<'a> {
    /// Reads the characters of a line.
    pub(crate) fn new(line: &'a Line, chars: Vec<CleanChar>) -> Self {
        let text = text_of(&chars);
        let wording = line::wording(&text);
        let opening = opening::opening(&text);
        Self {
            line,
            chars,
            text,
            struck_whole: false,
            wording,
            opening,
            asked: Vec::new(),
            spacing: OnceLock::new(),
        }
    }

    /// The same line with other spaces, and what was said about them.
    pub(crate) fn respaced(&self, chars: Vec<CleanChar>, asked: Vec<(usize, Evidence)>) -> Self {
        Self { asked, struck_whole: self.struck_whole, ..Self::new(self.line, chars) }
    }

    /// The cleaned text from a character on.
    pub(crate) fn text_from(&self, start: usize) -> &str {
        let at = self.text.char_indices().nth(start).map(|(at, _)| at);
        at.and_then(|at| self.text.get(at..)).unwrap_or_default()
    }

    /// Left end of a character, points from the left of the page.
    pub(crate) fn left(&self, at: usize) -> Option<f32> {
        self.line.chars.get(self.chars.get(at)?.source()).map(|c| c.x0)
    }

    /// The characters of the page from a character on, with the spaces that were read from gaps.
    pub(crate) fn raw_from(&self, start: usize) -> Raw {
        let mut gaps = self.chars.iter().filter(|c| c.ch == ' ').map(|c| c.source()).peekable();
        let shown = shifted::shown(self.line);
        let mut raw: Vec<RawChar> = Vec::with_capacity(self.line.chars.len() + 8);
        for (at, c) in self.line.chars.iter().enumerate().skip(self.raw_start(start)) {
            while gaps.next_if(|gap| *gap < at).is_some() {}
            if gaps.next_if_eq(&at).is_some() && !c.ch.is_whitespace() && !c.ch.is_control() {
                let struck = c.struck && raw.last().is_some_and(|before| before.struck);
                raw.push(RawChar { ch: ' ', struck, raised: false });
            }
            let raised = shown.get(at) == Some(&Shown::Apart);
            raw.push(RawChar { ch: c.ch, struck: c.struck, raised });
        }
        let solid = |c: &RawChar| !c.ch.is_whitespace();
        let first = raw.iter().position(solid).unwrap_or(raw.len());
        let last = raw.iter().rposition(solid).map_or(first, |last| last + 1);
        let raw = raw.get(first..last).unwrap_or_default();
        let mut text = String::with_capacity(3 * raw.len());
        text.extend(raw.iter().map(|c| c.ch));
        Raw { text, struck: spans(raw, |c| c.struck), raised: spans(raw, |c| c.raised) }
    }

    /// Where in [`Line::chars`] the raw text from a character on begins. What is struck out or raised before it belongs to
    /// it.
    fn raw_start(&self, start: usize) -> usize {
        let from = if start == 0 { 0 } else { self.chars.get(start).map_or(usize::MAX, |c| c.source()) };
        let before = self.line.chars.get(..from.min(self.line.chars.len())).unwrap_or_default();
        let shown = shifted::shown(self.line);
        let aside = |at: usize, c: &Char| c.struck || shown.get(at) == Some(&Shown::Apart);
        let text = |(at, c): (usize, &Char)| (!aside(at, c) && !c.ch.is_whitespace()).then_some(at + 1);
        let kept = before.iter().enumerate().filter_map(text).next_back().unwrap_or(0);
        let mut rest = before.iter().enumerate().skip(kept);
        rest.find(|(at, c)| aside(*at, c)).map_or(from, |(at, _)| at)
    }
}

/// The characters as text; most are Hangul, of three bytes each.
fn text_of(chars: &[CleanChar]) -> String {
    let mut text = String::with_capacity(3 * chars.len());
    text.extend(chars.iter().map(|c| c.ch));
    text
}
