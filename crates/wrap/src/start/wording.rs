//! Clues from the words on both sides: how the text before ends, how the line begins.

use super::clue::Clue;
use super::evidence::Clues;
use super::room;
use super::view::View;
use crate::column_style::{self, Ground};
use crate::model;
use crate::paragraph::Kind;
use gwaje_forms::letter::is_letter;
use gwaje_forms::line::Wording;
use gwaje_forms::{ending, marks};

/// Log-odds of a space below which two lines surely share a word.
const SURELY_ONE: f32 = -5.0;
/// Log-odds of a space above which a space surely stands between them.
const SURELY_TWO: f32 = 4.0;
/// A bracket open for longer than this many characters was never meant to close.
const LONGEST_BRACKET: usize = 90;
/// Words that open a sentence.
const OPENERS: &[&str] = &[
    "한편",
    "또한",
    "다만",
    "단",
    "아울러",
    "특히",
    "그간",
    "그러나",
    "따라서",
    "이에",
    "이와",
    "이를",
    "그리고",
    "먼저",
    "우선",
    "더불어",
    "이번",
    "앞으로",
    "향후",
    "끝으로",
    "마지막으로",
];

pub(super) fn notice(view: &View<'_>, clues: &mut Clues) {
    match view.running.kind {
        Kind::Closed => return clues.add(Clue::AfterHeading),
        Kind::Number => {
            let worded = view.line.text.chars().filter(|c| is_letter(*c)).count() > 1;
            let plain = worded && view.line.opening.is_none() && view.line.wording == Wording::Text;
            return clues.add_if(plain, Clue::AfterNumber);
        }
        Kind::Text => {}
    }
    tail(view, clues);
    head(view, clues);
    // `다.` and `1)` are marks and ends of words as well, and the model tells which.
    if !column_style::is_sure(view.line) && view.label(view.at).is_none() {
        let score = model::score(&view.tail, &view.line.text);
        clues.add_if(score < SURELY_ONE, Clue::SurelyOneWord);
        clues.add_if(score > SURELY_TWO, Clue::SurelyTwoWords);
    }
}

fn tail(view: &View<'_>, clues: &mut Clues) {
    let tail = view.tail.as_str();
    let open = bracket_open(tail);
    let digit = |c: char| c.is_ascii_digit();
    // `(9.4~9.2` and `2)`: a date cut between its digits.
    let goes_on = view.line.text.starts_with(digit);
    let cut = open && tail.ends_with(digit) && goes_on;
    clues.add_if(open, Clue::BracketOpen);
    clues.add_if(cut || number_open(tail, goes_on), Clue::NumberOpen);
    let full = room::is_full(view);
    match tail.chars().next_back() {
        Some(')') => clues.add(if full { Clue::ClosingBracketFull } else { Clue::ClosingBracket }),
        Some(':') => clues.add(Clue::EndsInColon),
        _ if leader(tail) => clues.add(Clue::Leader),
        _ if ending::unfinished(tail) => {
            let uneven = view.style.ground == Ground::Prose && !view.style.measure.even;
            clues.add(if uneven { Clue::UnfinishedUneven } else { Clue::Unfinished });
        }
        _ if ending::sentence(tail) => {
            clues.add(if full { Clue::SentenceEndFull } else { Clue::SentenceEnd });
        }
        _ if ending::nominal(tail) => clues.add(Clue::NominalEnd),
        _ => {}
    }
}

fn head(view: &View<'_>, clues: &mut Clues) {
    let Some(first) = view.line.text.chars().next() else { return };
    if view.line.opening.is_some() || view.label(view.at).is_some() {
        return;
    }
    let word = view.line.text.split([' ', ',']).next().unwrap_or_default();
    clues.add_if(OPENERS.contains(&word), Clue::OpensSentence);
    match first {
        '(' => clues.add(Clue::OpensBracket),
        ')' | '」' | '』' | '”' | '’' | '》' | '】' | ']' | ',' | '·' | '~' | '.' | '%' => {
            clues.add(Clue::OpensClosing);
        }
        '0'..='9' => clues.add(Clue::OpensDigit),
        'a'..='z' => clues.add(Clue::OpensSmall),
        _ => {}
    }
}

/// Whether a bracket is open at the end of a text, and not by a slip long ago.
fn bracket_open(text: &str) -> bool {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut length = 0;
    for (at, ch) in text.chars().enumerate() {
        length = at;
        if let Some(close) = closing(ch) {
            open.push((close, at));
        } else if open.last().is_some_and(|(close, _)| *close == ch) {
            open.pop();
        }
    }
    open.last().is_some_and(|(_, at)| length - at < LONGEST_BRACKET)
}

/// What closes a bracket or a quotation that is opened by a mark of its own.
fn closing(open: char) -> Option<char> {
    marks::closing_of(open).filter(|close| *close != open).or_else(|| (open == '“').then_some('”'))
}

/// Whether a text breaks off inside a number, a date or a span. Behind `2009.` only figures go on with a number; behind
/// `3.2~` a word may (`3.2~ 계속`).
fn number_open(text: &str, figures_follow: bool) -> bool {
    let end = text.trim_end_matches(['.', '~', '-', ',', '/']);
    let spans = text.ends_with(|c| marks::is_range_mark(c) || marks::is_hyphen(c));
    end.len() < text.len() && end.ends_with(|c: char| c.is_ascii_digit()) && (figures_follow || spans)
}

/// Whether a text ends in leader dots and a page number, as a line of a list of contents does.
fn leader(text: &str) -> bool {
    let dots = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let count =
        dots.chars().rev().take_while(|c| matches!(c, '.' | '·' | '…' | '‥' | ' ' | '-' | '─')).count();
    dots.len() < text.len() && (count >= 3 || dots.ends_with('…'))
}
