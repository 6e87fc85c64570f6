//! The spaces inside a printed line: between which neighbours one stands, seen as a glyph or as a gap.
//!
//! Of each two neighbours is asked what is asked of a line end, and the answers are added up as log-odds in the same
//! way. The print says most: the gap against what the line shows of its setting ([`super::setting`]). Where that leaves
//! a doubt, the model is asked, with the spaces around as they were read at first.

use super::habit::GlyphHabit;
use super::pair::{Kind, Pair};
use super::setting::Settings;
use super::{Evidence, MODESTY, RUNNING, spread};
use crate::clean_line::{CleanChar, CleanLine};
use crate::model;
use crate::model::symbol::{SPACE, Symbol, symbol};
use gwaje_forms::marks;
use gwaje_model::{Char, Code, Note, Shift};

/// Gaps that differ by less than this (em) are those of a line without any space but the written ones,
const EVEN: f32 = 0.08;
/// as long as none is wider than this.
const NARROW: f32 = 0.1;
/// Log-odds of the print beyond which no wording changes the answer.
const CERTAIN: f32 = 7.5;
/// Between figures the model says no more than this: it was trained on running text, where figures never stand apart.
const FIGURES: f32 = 2.0;
/// How often the line is read again with the spaces found before.
const READINGS: usize = 2;

/// Reads the spaces of a line; `label` tells that it stands in a label cell. The line has its space glyphs only.
pub(crate) fn read(printed: &mut CleanLine<'_>, label: bool, habit: &GlyphHabit, notes: &mut Vec<Note>) {
    let pairs = pairs(printed, habit);
    let mut closed = false;
    if has_gaps(&pairs) {
        let evidence = evidence(printed, &pairs, label);
        let answers = || pairs.iter().zip(&evidence);
        closed = answers().any(|(pair, evidence)| evidence.total() <= 0.0 && is_open(printed, pair));
        put(printed, answers());
    }
    closed |= spread::close(printed, label);
    if closed {
        let shown = printed.line.text().split_whitespace().collect::<Vec<_>>().join(" ");
        let text = format!("\"{shown}\" is read as \"{}\"", printed.text);
        notes.push(Note { code: Code::LetterSpacingCollapsed, place: Some(printed.line.place), text });
    }
}

/// Whether two syllables stand so far apart that people see it, and no space glyph between them.
fn is_open(printed: &CleanLine<'_>, pair: &Pair) -> bool {
    let letter = |at: usize| printed.chars.get(at).filter(|letter| marks::is_hangul(letter.ch));
    let place = |letter: &CleanChar| printed.line.chars.get(letter.source());
    let sides = letter(pair.at.wrapping_sub(1)).and_then(place).zip(letter(pair.at).and_then(place));
    sides.is_some_and(|(before, after)| before.gap_shows(after))
}

/// Puts a space into the line where the evidence is for one and no glyph shows it, and keeps what was not plain.
fn put<'p>(printed: &mut CleanLine<'_>, answers: impl Iterator<Item = (&'p Pair, &'p Evidence)>) {
    let mut letters = std::mem::take(&mut printed.chars).into_iter().enumerate().peekable();
    let mut chars: Vec<CleanChar> = Vec::with_capacity(letters.len() + 8);
    let mut asked = Vec::new();
    for (pair, evidence) in answers.filter(|(pair, _)| !pair.written) {
        chars.extend(
            std::iter::from_fn(|| letters.next_if(|(at, _)| *at < pair.at)).map(|(_, letter)| letter),
        );
        let space = evidence.total() > 0.0;
        if let Some((_, letter)) = letters.peek().filter(|_| space) {
            chars.push(letter.showing(' '));
        }
        if space || pair.gap > NARROW {
            asked.push((chars.len(), *evidence));
        }
    }
    chars.extend(letters.map(|(_, letter)| letter));
    *printed = printed.respaced(chars, asked);
}

/// The neighbours of a line.
fn pairs(printed: &CleanLine<'_>, habit: &GlyphHabit) -> Vec<Pair> {
    let place = |letter: &CleanChar| printed.line.chars.get(letter.source());
    let mut before: Option<(usize, CleanChar, &Char)> = None;
    let mut out = Vec::with_capacity(printed.chars.len());
    for (at, letter) in printed.chars.iter().enumerate().filter(|(_, letter)| letter.ch != ' ') {
        let Some(here) = place(letter) else { continue };
        if let Some((last, left, there)) = before.replace((at, *letter, here)) {
            let year = letter.ch.is_ascii_digit() && opens_year(&printed.chars, last);
            let pair = Pair::new((left.ch, there), (letter.ch, here), year, habit);
            // Where text was struck out or stands apart only the white around it is a gap.
            let between = printed.line.chars.get(left.source() + 1..letter.source()).unwrap_or_default();
            let aside = between.iter().filter(|c| c.struck || c.shift != Shift::Level);
            let aside: f32 = aside.map(|c| c.x1 - c.x0).sum();
            let gap = pair.gap - aside / printed.line.size.max(0.1);
            out.push(Pair { at, written: at > last + 1, gap, ..pair });
        }
    }
    out
}

/// Whether a character is the apostrophe of a year; the one that closes a quotation is followed by a word of its own.
fn opens_year(chars: &[CleanChar], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| chars.get(before));
    chars.get(at).is_some_and(|c| marks::is_year_mark(c.ch))
        && before.is_none_or(|c| matches!(c.ch, ' ' | '(' | '~' | ',' | '·'))
}

/// Whether the gaps of a line differ so that some may be spaces.
fn has_gaps(pairs: &[Pair]) -> bool {
    let gaps = pairs.iter().filter(|pair| !pair.written).map(|pair| pair.gap);
    let (least, most) = gaps.fold((f32::MAX, f32::MIN), |(least, most), gap| (least.min(gap), most.max(gap)));
    most - least >= EVEN || most > NARROW
}

/// What each source says about a space in each pair.
fn evidence(printed: &CleanLine<'_>, pairs: &[Pair], label: bool) -> Vec<Evidence> {
    let settings = Settings::new(pairs, label);
    let mut found = vec![Evidence { model: RUNNING, ..Evidence::default() }; pairs.len()];
    judge(&settings, &mut found);
    let asked: Vec<bool> =
        pairs.iter().zip(&found).map(|(pair, e)| !pair.written && e.print.abs() < CERTAIN).collect();
    let mut text = Reading::new(printed, pairs, &found);
    for _ in 0..READINGS {
        for (nth, ((pair, evidence), asked)) in pairs.iter().zip(&mut found).zip(&asked).enumerate() {
            if *asked {
                let most = if pair.kind == Kind::Figures { FIGURES } else { f32::MAX };
                evidence.model = (MODESTY * text.score(nth)).clamp(-most, most);
            }
        }
        judge(&settings, &mut found);
        let again = Reading::new(printed, pairs, &found);
        if again == text {
            break;
        }
        text = again;
    }
    found
}

/// Judges the gaps of a line by what is known of its wording.
fn judge(settings: &Settings, found: &mut [Evidence]) {
    let likely: Vec<f32> = found.iter().map(|evidence| 1.0 / (1.0 + (-evidence.language()).exp())).collect();
    let print = settings.evidence(&likely);
    found.iter_mut().zip(print).for_each(|(evidence, print)| evidence.print = print);
}

/// A line as the model sees it, with the spaces read so far.
#[derive(PartialEq)]
struct Reading {
    /// Its inked characters.
    letters: Vec<Symbol>,
    /// Whether a space stands behind each but the last.
    spaces: Vec<bool>,
}

impl Reading {
    fn new(printed: &CleanLine<'_>, pairs: &[Pair], found: &[Evidence]) -> Self {
        let inked = printed.chars.iter().filter(|letter| letter.ch != ' ');
        Self {
            letters: inked.map(|letter| symbol(letter.ch)).collect(),
            spaces: pairs.iter().zip(found).map(|(pair, e)| pair.written || e.total() > 0.0).collect(),
        }
    }

    /// Log-odds of a space between the letters of a pair.
    fn score(&self, nth: usize) -> f32 {
        let blank = |at: usize| self.spaces.get(at).is_some_and(|space| *space).then_some(SPACE);
        let letter = |at: usize| self.letters.get(at).copied();
        let left = (0..=nth).rev().flat_map(|at| [blank(at).filter(|_| at < nth), letter(at)]);
        let right = (nth + 1..self.letters.len()).flat_map(|at| [letter(at), blank(at)]);
        model::score_of(left.flatten(), right.flatten())
    }
}

#[cfg(test)]
mod tests;
