//! Clean-up of one printed line: canonical characters, single spaces, nothing invisible, every removal noted.

mod compose;
mod map;

use crate::clean_line::{CleanChar, CleanLine};
use crate::opening::opening;
use crate::shifted::{self, Shown};
use crate::symbols;
use gwaje_forms::letter::{is_letter, is_letter_or_figure};
use gwaje_forms::marks;
use gwaje_model::{Char, Code, Line, Note, Shift};
use map::Becomes;

/// Cleans a line; what is left out or unknown is noted.
pub(crate) fn line<'a>(line: &'a Line, notes: &mut Vec<Note>) -> CleanLine<'a> {
    if line.chars.iter().all(is_plain) {
        let letters = line.chars.iter().enumerate().map(|(source, c)| CleanChar::new(c.ch, source));
        return CleanLine::new(line, single_spaces(letters));
    }
    let mut letters = Vec::with_capacity(line.chars.len());
    let mut inked = false;
    let struck_whole = is_struck_whole(line);
    let shown = shifted::shown(line);
    for (source, c) in line.chars.iter().enumerate() {
        let mut put = |ch| letters.push(CleanChar::new(ch, source));
        if c.struck && !c.ch.is_whitespace() && !struck_whole {
            continue;
        }
        match shown.get(source) {
            Some(Shown::Apart) => continue,
            Some(Shown::Exponent(exponent)) => {
                put(*exponent);
                continue;
            }
            Some(Shown::Text) | None => {}
        }
        match map::becomes(c.ch, c.symbol) {
            Becomes::Char(ch) => put(ch),
            Becomes::Text("") | Becomes::Nothing | Becomes::Control => notes.push(removed(c, line)),
            Becomes::Text(text) => text.chars().for_each(put),
            Becomes::Space => put(' '),
            Becomes::SoftHyphen if !inked => put('-'),
            Becomes::SoftHyphen => notes.push(removed(c, line)),
            Becomes::Same | Becomes::Unknown => put(c.ch),
        }
        inked |= letters.last().is_some_and(|letter| letter.ch != ' ');
    }
    note_struck(line, notes);
    note_raised(line, &shown, notes);
    letters = shapes_read(letters, line);
    note_unknown(&letters, line, notes);
    CleanLine { struck_whole, ..CleanLine::new(line, single_spaces(letters.into_iter())) }
}

/// Whether a character is one of those that most lines consist of alone: it stays as it is, and looks like nothing else.
fn is_plain(c: &Char) -> bool {
    (c.ch == ' ' || map::plain(c.ch)) && !c.symbol && !c.struck && c.shift == Shift::Level
}

/// Reads letters for what their shapes mean.
fn shapes_read(mut letters: Vec<CleanChar>, line: &Line) -> Vec<CleanChar> {
    shifted_digits(&mut letters, line);
    compose::lone_araea(&mut letters);
    compose::lone_consonants(&mut letters);
    let mut letters = compose::compose(letters);
    inner_bullets(&mut letters);
    letters
}

/// Whether all of a line is struck out, or all but the mark it opens with.
fn is_struck_whole(line: &Line) -> bool {
    if !line.chars.iter().any(|c| c.struck) {
        return false;
    }
    let ink = || line.chars.iter().filter(|c| !c.ch.is_whitespace());
    let mark: String = ink().take_while(|c| !c.struck).map(|c| c.ch).collect();
    let struck = || ink().skip_while(|c| !c.struck);
    let opens = || opening(&format!("{mark} 가")).is_some_and(|found| found.text_at > mark.chars().count());
    struck().next().is_some() && struck().all(|c| c.struck) && (mark.is_empty() || opens())
}

/// Tells of every stretch of a line that is struck out.
fn note_struck(line: &Line, notes: &mut Vec<Note>) {
    for struck in line.chars.chunk_by(|a, b| a.struck == b.struck).filter(|run| run.iter().any(|c| c.struck))
    {
        let text = Line { chars: struck.to_vec(), ..line.clone() }.text();
        notes.push(Note { code: Code::StruckOut, place: Some(line.place), text });
    }
}

/// Tells of every stretch of a line that is raised or lowered and stands apart from its text.
fn note_raised(line: &Line, shown: &[Shown], notes: &mut Vec<Note>) {
    let chars: Vec<(&Char, Shown)> = line.chars.iter().zip(shown.iter().copied()).collect();
    let apart = |run: &&[(&Char, Shown)]| run.first().is_some_and(|(_, shown)| *shown == Shown::Apart);
    for run in chars.chunk_by(|a, b| a.1 == b.1).filter(apart) {
        let text = run.iter().map(|(c, _)| c.ch).collect();
        notes.push(Note { code: Code::RaisedText, place: Some(line.place), text });
    }
}

fn removed(c: &Char, line: &Line) -> Note {
    Note { code: Code::InvisibleRemoved, place: Some(line.place), text: c.ch.to_string() }
}

/// Digits, spaces and hyphens that a writer shifted up to U+F020: a run of two or more is read as ASCII.
fn shifted_digits(letters: &mut [CleanChar], line: &Line) {
    let ascii = |letter: &CleanChar| {
        let c = line.chars.get(letter.source()).filter(|c| !c.symbol)?;
        symbols::shifted_ascii(c.ch)
            .filter(|a| a.is_ascii_digit() || matches!(a, ' ' | '-' | '.' | ',' | '~'))
    };
    for run in
        letters.chunk_by_mut(|a, b| ascii(a).is_some() && ascii(b).is_some()).filter(|run| run.len() > 1)
    {
        for letter in run {
            letter.ch = ascii(letter).unwrap_or(letter.ch);
        }
    }
}

/// A bullet `•` with letters on both sides is a middot.
fn inner_bullets(letters: &mut [CleanChar]) {
    if !letters.iter().any(|letter| letter.ch == '•') {
        return;
    }
    let chars: Vec<char> = letters.iter().map(|letter| letter.ch).collect();
    for (letter, window) in letters.iter_mut().skip(1).zip(chars.windows(3)) {
        if let &[before, '•', after] = window
            && is_letter_or_figure(before)
            && is_letter_or_figure(after)
        {
            letter.ch = '·';
        }
    }
}

fn note_unknown(letters: &[CleanChar], line: &Line, notes: &mut Vec<Note>) {
    let mut unknown: Vec<char> =
        letters.iter().map(|letter| letter.ch).filter(|ch| symbols::private_use(*ch)).collect();
    unknown.sort_unstable();
    unknown.dedup();
    notes.extend(unknown.into_iter().map(|ch| Note {
        code: Code::SymbolUnknown,
        place: Some(line.place),
        text: format!("U+{:04X} has no known shape and is kept", u32::from(ch)),
    }));
}

/// One space for a run of spaces, none at either end.
fn single_spaces(letters: impl ExactSizeIterator<Item = CleanChar>) -> Vec<CleanChar> {
    let mut out: Vec<CleanChar> = Vec::with_capacity(letters.len());
    for letter in letters {
        if letter.ch != ' ' || out.last().is_some_and(|last| last.ch != ' ') {
            out.push(letter);
        }
    }
    out.pop_if(|last| last.ch == ' ');
    out
}

/// The mark before a two-digit year becomes ’; any other apostrophe stays as it is.
pub(crate) fn year_marks(text: &str) -> String {
    if !text.contains(marks::is_year_mark) {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let year = |at: usize| digit(at + 1) && digit(at + 2) && !digit(at + 3) && !(at > 0 && digit(at - 1));
    let mark = |(at, ch): (usize, char)| {
        if marks::is_year_mark(ch) && year(at) && !quotation(&chars, at) { '’' } else { ch }
    };
    chars.iter().copied().enumerate().map(mark).collect()
}

/// Whether an opening mark before two digits opens a quotation rather than a year: a word follows the digits and a
/// closing mark comes later (‘50 플러스’).
fn quotation(chars: &[char], at: usize) -> bool {
    let rest = chars.get(at + 3..).unwrap_or_default();
    let word =
        rest.iter().find(|c| **c != ' ').is_some_and(|c| is_letter(*c) && !"년월말초상하".contains(*c));
    let closes = rest
        .iter()
        .enumerate()
        .any(|(i, c)| matches!(c, '’' | '\'') && !rest.get(i + 1).is_some_and(char::is_ascii_digit));
    matches!(chars.get(at), Some('‘' | '\'')) && word && closes
}

#[cfg(test)]
mod tests;
