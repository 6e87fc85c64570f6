//! Raised and lowered characters of a line: which are text, which a unit's exponent, and which stand apart.

use gwaje_forms::shifted::{Shifted, lowered, raised};
use gwaje_model::{Line, Shift};

/// What becomes of a character of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Text, as printed.
    Text,
    /// Text, as the exponent it stands for.
    Exponent(char),
    /// No part of the text: the mark of a note, or a remark set small.
    Apart,
}

/// What becomes of each character of a line; empty where none is raised or lowered.
pub(crate) fn shown(line: &Line) -> Vec<Shown> {
    if line.chars.iter().all(|c| c.shift == Shift::Level) {
        return Vec::new();
    }
    let (mut all, mut text) = (Vec::with_capacity(line.chars.len()), String::new());
    for run in line.chars.chunk_by(|a, b| a.shift == b.shift) {
        let own: String = run.iter().map(|c| c.ch).collect();
        let what = match run.first().map(|c| c.shift) {
            Some(Shift::Raised) => raised(&text, own.trim()),
            Some(Shift::Lowered) => lowered(&text, own.trim()),
            Some(Shift::Level) | None => Shifted::Part,
        };
        let one = match what {
            Shifted::Exponent(c) => Shown::Exponent(c),
            Shifted::Part => Shown::Text,
            Shifted::Mark => Shown::Apart,
        };
        if one != Shown::Apart {
            text.push_str(&own);
        }
        all.extend(run.iter().map(|_| one));
    }
    all
}
