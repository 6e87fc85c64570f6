//! Where paragraphs begin in plain text, by its marks and by the length of its lines.
//!
//! Lengths are measured as a page would show them: 1 em for a Korean letter, half of that for Latin letters,
//! digits, common marks and spaces.

use crate::model;
use gwaje_forms::line::{self, Wording};
use gwaje_forms::marker::{self, ARROWS, Rank, TRIANGLES};
use gwaje_forms::{enclosed, ending, enumerator, marks};

/// How long the lines of a text are when they are full.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Measure {
    /// Length of a full line, in em.
    full: f32,
    /// How much a full line may fall short of it, in em.
    slack: f32,
    /// Whether lines are filled to the last syllable.
    to_the_syllable: bool,
}

/// With fewer lines than this in a row, their lengths say nothing.
const FEW: usize = 4;
/// Share of the lines beyond which a length is an exception, such as a table row.
const EXCEPTIONS: usize = 50;
/// Log-odds of a space below which a break is inside a word.
const INSIDE: f32 = -3.0;
/// One full line in so many breaks a word, at least, where lines are filled to the last syllable.
const BROKEN: usize = 5;
/// Shortfall of a full line that proportional letters explain, as a share of its length.
const PROPORTIONAL: f32 = 0.06;

impl Measure {
    /// Measures the lines of a document.
    pub(crate) fn of(lines: &[&str]) -> Self {
        let mut lengths: Vec<f32> = lines.iter().map(|line| length(line)).filter(|l| *l > 0.0).collect();
        lengths.sort_by(f32::total_cmp);
        let full = lengths.iter().rev().nth(lengths.len() / EXCEPTIONS).copied().unwrap_or_default();
        let near = |below: f32| lengths.iter().filter(|l| **l <= full && **l >= full - below).count();
        // Where letters have equal widths, full lines end within one letter of each other.
        let even = near(0.0) * 4 >= near(1.0) && near(1.0) >= FEW;
        let mut measure =
            Self { full, slack: if even { 0.0 } else { PROPORTIONAL * full }, to_the_syllable: false };
        let (mut full, mut filled, mut inside) = (0, 0, 0);
        for pair in lines.windows(2) {
            let [before, after] = pair else { continue };
            if !after.trim().is_empty() && marker(after).is_none() && !measure.fits(before, first_word(after))
            {
                full += 1;
                filled += usize::from(!measure.fits(before, &first_unit(after)));
                inside += usize::from(model::score(before.trim_end(), after.trim_start()) < INSIDE);
            }
        }
        // Long words leave room as well; only words that are broken tell that no room was left.
        measure.to_the_syllable = full >= FEW && filled * 10 >= full * 9 && inside * BROKEN >= full;
        measure
    }

    /// Whether more text would have fitted behind a line.
    fn fits(&self, line: &str, more: &str) -> bool {
        // A space at the break would have needed room too.
        length(line) + 0.5 + length(more) + self.slack <= self.full
    }

    /// Whether a line was full, given the line after it.
    fn is_full(&self, line: &str, next: &str) -> bool {
        if self.to_the_syllable {
            !self.fits(line, &first_unit(next))
        } else {
            !self.fits(line, first_word(next))
        }
    }
}

/// Whether line `at` goes on with the paragraph of the line before it.
pub(crate) fn goes_on(lines: &[&str], at: usize, measure: &Measure) -> bool {
    let (Some(before), Some(line)) = (at.checked_sub(1).and_then(|at| lines.get(at)), lines.get(at)) else {
        return false;
    };
    let (text, earlier) = (line.trim(), before.trim());
    if text.is_empty() || earlier.is_empty() || complete(text) || complete(earlier) {
        return false;
    }
    let unfinished = ending::unfinished(earlier);
    let full = measure.is_full(before, text) || in_a_row(lines, at) < FEW;
    match marker(text) {
        // A dash between words of the line before, or inside its brackets, is one here.
        Some(Marker::Sure) => full && (dashed(earlier, text) || bracketed(earlier, text)),
        // `다. 그리고` after a full line that ends in `하였` is no item, and the model knows.
        Some(Marker::Likely) => {
            full && (unfinished || in_series(earlier, text) || model::score(earlier, text) < INSIDE)
        }
        None => full || unfinished && !measure.to_the_syllable && measure.slack > 0.0,
    }
}

/// Whether the mark a line opens with is one of several inside the sentence (`▲교육 ▲홍보`, `①조사 ②분석`): the mark
/// before it stands in the line before, or the next one in this line.
fn in_series(earlier: &str, text: &str) -> bool {
    let Some(mark) = text.chars().next() else { return false };
    let beside = |step: i32| {
        let counted = enclosed::figure(mark).and_then(|_| u32::from(mark).checked_add_signed(step));
        counted.map_or(mark, |other| char::from_u32(other).unwrap_or(mark))
    };
    let inside = |line: &str, sought: char| line.chars().skip(1).any(|c| c == sought);
    let listed = !mark.is_alphanumeric() || enclosed::figure(mark).is_some();
    listed && (inside(earlier, beside(-1)) || inside(text, beside(1)))
}

/// Whether a line opens with the dash that stands between words of the line before (`위암 – 폐암`).
fn dashed(earlier: &str, text: &str) -> bool {
    let dash = text.chars().next().filter(|c| marker::rank(*c) == Some(Rank::Dash));
    dash.is_some_and(|dash| earlier.contains(&format!(" {dash} ")))
}

/// Whether a bracket that the line before leaves open is closed in this one.
fn bracketed(earlier: &str, text: &str) -> bool {
    let open = earlier.rfind('(').is_some_and(|at| !earlier.get(at..).unwrap_or_default().contains(')'));
    open && text.find(')').is_some_and(|at| !text.get(..at).unwrap_or_default().contains('('))
}

/// A line that is a paragraph of its own by its wording.
fn complete(text: &str) -> bool {
    !matches!(line::wording(text), Wording::Text | Wording::NumberedTitle)
}

/// How surely a line opens an item.
enum Marker {
    Sure,
    Likely,
}

fn marker(line: &str) -> Option<Marker> {
    let text = line.trim_start();
    let mut chars = text.chars();
    let (first, second) = (chars.next()?, chars.next());
    let spaced = second.is_none_or(char::is_whitespace);
    if enumerator::enumerator(text).is_some() {
        return Some(Marker::Likely);
    }
    if matches!(first, 'o' | 'O') {
        return spaced.then_some(Marker::Sure);
    }
    // Up to three stars are a note mark.
    let most = if first == '*' { 3 } else { 1 };
    let repeated = text.chars().take_while(|c| *c == first).count() > most;
    match marker::rank(first)? {
        // A row of marks, or a mark left over from the line before.
        _ if repeated || second.is_none() => None,
        // These list things inside sentences as well.
        _ if TRIANGLES.contains(first) || "▶▸".contains(first) => Some(Marker::Likely),
        _ if ARROWS.contains(first) => None,
        Rank::Section | Rank::Bullet => Some(Marker::Sure),
        Rank::Note if first == '※' || spaced || second == Some('*') => Some(Marker::Sure),
        Rank::Dash | Rank::Dot if spaced => Some(Marker::Sure),
        Rank::Number | Rank::Note => Some(Marker::Likely),
        Rank::Dash if !second.is_some_and(|c| c.is_ascii_digit()) => Some(Marker::Likely),
        Rank::Dash | Rank::Dot => None,
    }
}

/// Number of lines without a blank one among them around line `at`.
fn in_a_row(lines: &[&str], at: usize) -> usize {
    let inked = |line: &&&str| !line.trim().is_empty();
    let after = lines.iter().skip(at).take(FEW).take_while(inked).count();
    let before = lines.iter().take(at).rev().take(FEW).take_while(inked).count();
    before + after
}

fn first_word(line: &str) -> &str {
    line.split_whitespace().next().unwrap_or_default()
}

/// What a setter moves to the next line as a whole: a syllable or a run of Latin letters, digits and their marks,
/// with the marks that may not begin a line or end one.
fn first_unit(line: &str) -> String {
    let word = first_word(line);
    let opening = word.chars().take_while(|c| marks::holds_to_next(*c)).count();
    let latin = word.chars().skip(opening).take_while(char::is_ascii_graphic).count();
    let core = opening + latin.max(1);
    let closing = word.chars().skip(core).take_while(|c| marks::holds_to_last(*c)).count();
    word.chars().take(core + closing).collect()
}

/// Length of a line without the spaces at its end, in em.
fn length(line: &str) -> f32 {
    line.trim_end().chars().map(|c| if wide(c) { 1.0 } else { 0.5 }).sum()
}

/// Korean fonts give marks beyond the Latin ones the width of a syllable.
fn wide(ch: char) -> bool {
    ch > '\u{24f}' && !ch.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::{Measure, goes_on};

    fn joined(text: &str) -> Vec<usize> {
        let lines: Vec<&str> = text.lines().collect();
        let measure = Measure::of(&lines);
        (1..lines.len()).filter(|at| goes_on(&lines, *at, &measure)).collect()
    }

    #[test]
    fn short_lines_end_paragraphs() {
        let text = "해양수산부는 어촌의 활력을 높이기 위해\n올해 사업을 시작한다.\n사업비는 모두 백억 원이다.\n이 사업은 세 해 동안 이어지며 마을의\n소득을 높이는 데에 뜻을 둔다. 내년에는\n대상지가 더 늘어난다.\n";
        assert_eq!(joined(text), [1, 4, 5]);
    }

    #[test]
    fn marks_begin_paragraphs() {
        assert_eq!(
            joined("ㅇ 항만을 넓힌다\nㅇ 어촌을 살린다\n- 대상지\n* 참고\n1. 가나\n① 다라\n"),
            [] as [usize; 0]
        );
        assert_eq!(joined("ㅇ 온도는 밤에 20 또는\n-5도까지 내려간다"), [1]);
        assert_eq!(joined("ㅇ 어촌은 ①소득을 높이고\n②정주 여건을 고친다"), [1], "the mark before it");
        assert_eq!(joined("ㅇ 올해 어촌은\n①소득을 높이고 ②여건을 고친다"), [1], "the mark after it");
        assert_eq!(joined("ㅇ 어획량은 고등어 – 갈치\n– 오징어 순이다"), [1], "a dash between words");
        assert_eq!(joined("ㅇ 누리집(어촌 포털\n- 공고)에서 본다"), [1], "a dash in brackets");
        assert_eq!(joined("ㅇ 어촌을 살린다\n① 소득\n② 여건"), [] as [usize; 0], "items");
        assert_eq!(joined("ㅇ 어촌의 소득을 점검하였\n다. 그리고 대책을 세웠다"), [1]);
    }
}
