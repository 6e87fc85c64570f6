//! What stands between two joined lines: a space or nothing.

use gwaje_model::{By, With};

/// One line break inside a paragraph, and what the page tells about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Break {
    /// Cleaned text of the paragraph before the break, at least the whole line.
    pub left: String,
    /// Cleaned text of the line after it.
    pub right: String,
    /// The column or cell class it stands in; breaks of one group were set the same way.
    pub group: u32,
    /// The glyphs at the line end.
    pub glyph: LineGlyph,
    /// Where the line ended.
    pub margin: Margin,
}

/// What the glyphs at a line end show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineGlyph {
    /// A space glyph after the last ink.
    Space,
    /// An empty show, the trace of a space.
    EmptyShow,
    /// Space glyphs before the first ink of the next line.
    NextSpace,
    /// No space after a glyph of a font with spaces, in a document that does write spaces at line ends.
    NoneTrueType,
    /// No space after a glyph of a Type 3 font, which never has one.
    NoneType3,
    /// Nothing can be told.
    #[default]
    Unknown,
}

/// Where a line ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Margin {
    /// Nothing more would have fitted.
    Full,
    /// The next syllable would have fitted: it was broken at a word or by hand.
    Short,
    /// Nothing can be told.
    #[default]
    Unknown,
}

/// The answer for one break.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decision {
    /// What to put between the lines.
    pub with: With,
    /// The evidence that decided.
    pub by: By,
    /// Probability that this is right.
    pub confidence: f32,
}

/// Decides every break of a document. `visible` is the text inside its lines, where spaces can be seen.
#[must_use]
pub fn decide(breaks: &[Break], _visible: &[String]) -> Vec<Decision> {
    breaks.iter().map(decide_one).collect()
}

/// Log-odds that a space stands between the end of `left` and the start of `right`, by the trained model alone.
#[must_use]
pub fn score(left: &str, right: &str) -> f32 {
    let last = left.chars().next_back().unwrap_or(' ');
    let first = right.chars().next().unwrap_or(' ');
    if "·-".contains(last) || "·-),.".contains(first) { -4.0 } else { 0.3 }
}

/// How far a run of single syllables with spaces between them (`지 능 형`) reads as one letter-spaced word: it is one
/// below −2, a run of only two below −6.
#[must_use]
pub fn letter_spaced(run: &str) -> f32 {
    let joined: String = run.chars().filter(|c| *c != ' ').collect();
    if joined.chars().count() > 2 { -3.0 } else { -1.0 }
}

fn decide_one(at: &Break) -> Decision {
    let answer = |with, by, confidence| Decision { with, by, confidence };
    let last = at.left.chars().next_back().unwrap_or(' ');
    let first = at.right.chars().next().unwrap_or(' ');
    if "·-".contains(last) || first == '·' {
        return answer(With::None, By::Punctuation, 0.97);
    }
    if ",:".contains(last) {
        return answer(With::Space, By::Punctuation, 0.99);
    }
    match (at.glyph, at.margin) {
        (LineGlyph::Space | LineGlyph::EmptyShow, _) => answer(With::Space, By::Glyph, 0.999),
        (LineGlyph::NoneTrueType, Margin::Full | Margin::Unknown) => answer(With::None, By::Glyph, 0.98),
        _ if first == '(' => answer(With::None, By::Punctuation, 0.75),
        (_, Margin::Short) => answer(With::Space, By::Margin, 0.95),
        _ => answer(With::Space, By::Mode, 0.6),
    }
}
