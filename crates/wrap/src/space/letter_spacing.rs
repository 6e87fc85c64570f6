//! Letter-spaced words (균등분할) closed up, before anything is joined.
//!
//! Hangul spreads a word over its cell (`국 정 과 제`), and its text layer then has a space between the syllables;
//! other writers stretch the letters of a whole line. Ordinary text has single syllables in a row too (`할 수 있는`,
//! `이 법 및`), so a run is closed up only where its even, wide gaps or its wording say so.

use crate::clean_line::{CleanChar, CleanLine};
use crate::model;
use gwaje_model::{Code, Note};

/// A gap of at least this width, in em, is wider than any unstretched word space.
const WIDE: f32 = 0.7;
/// The gaps of one spread word differ by at most this factor.
const EVEN: f32 = 1.6;
/// In a stretched line, a word space is wider than the usual gap by this much, in em.
const WORD: f32 = 0.2;
/// In a stretched line, no two syllables stand nearer than this share of the usual gap.
const CLOSE: f32 = 0.3;
/// The gaps between the syllables of a line that was stretched a little differ by less than this, in em.
const ALIKE: f32 = 0.08;
/// Beside written spaces, a gap narrower than this, in em, may be none.
const NARROW: f32 = 0.25;
/// Wording below which a run of three or more syllables is one word, and a run of two.
const ONE_WORD: f32 = -2.0;
const ONE_SHORT_WORD: f32 = -6.0;
/// Log-odds of a space from which on two words part, and below which they are one.
const SURELY_PARTED: f32 = 3.0;
const SURELY_JOINED: f32 = -3.0;

/// Closes up the letter-spaced words of a line; `label` tells that it stands in a label cell.
pub(crate) fn collapse(printed: &mut CleanLine<'_>, label: bool, notes: &mut Vec<Note>) {
    let count = printed.chars.len();
    close_stretched_line(printed);
    let runs: Vec<Run> =
        runs(&printed.chars).into_iter().filter(|run| spread(printed, *run, label)).collect();
    let inside = |at: usize| runs.iter().any(|run| (run.start..run.end).contains(&at));
    keep(&mut printed.chars, |at, letter| letter.ch != ' ' || !inside(at));
    if printed.chars.len() < count {
        let closed = CleanLine::new(printed.line, std::mem::take(&mut printed.chars));
        let text = format!("\"{}\" is read as \"{}\"", printed.text, closed.text);
        *printed = closed;
        notes.push(Note { code: Code::LetterSpacingCollapsed, place: Some(printed.line.place), text });
    }
}

fn keep(letters: &mut Vec<CleanChar>, wanted: impl Fn(usize, &CleanChar) -> bool) {
    let mut at = 0;
    letters.retain(|letter| {
        at += 1;
        wanted(at - 1, letter)
    });
}

/// Whether a space of cleaned text stands for a gap and no glyph: its source is the character behind it.
fn is_gap(printed: &CleanLine<'_>, space: CleanChar) -> bool {
    printed.line.chars.get(space.source).is_some_and(|c| !c.ch.is_whitespace() && !c.ch.is_control())
}

/// Two neighbouring inked letters with a space between them that is a mere gap, or with nothing between them.
struct Neighbours {
    /// Index of the gap's space, if the gap was wide enough to be read as one.
    space: Option<usize>,
    /// Their distance, in em.
    gap: f32,
    /// Whether both are syllables.
    syllables: bool,
}

/// Where most letters of a line stand apart, spaces read from gaps are no word spaces, unless they are wider still.
fn close_stretched_line(printed: &mut CleanLine<'_>) {
    let gap = |letter: &CleanChar| letter.ch == ' ' && is_gap(printed, *letter);
    if !printed.chars.iter().any(gap) {
        return;
    }
    let (pairs, written) = neighbours(printed);
    let spaced = pairs.iter().filter(|pair| pair.space.is_some()).count();
    let most = pairs.len() >= 4 && spaced * 5 >= pairs.len() * 3;
    let mut gaps: Vec<f32> =
        pairs.iter().filter(|pair| most || pair.syllables).map(|pair| pair.gap).collect();
    gaps.sort_by(f32::total_cmp);
    let (least, widest) = gaps.first().zip(gaps.last()).unwrap_or((&0.0, &0.0));
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or_default();
    // Stretching parts all syllables; where some stand close, short words have plain spaces between them.
    let close = pairs.iter().any(|pair| pair.syllables && pair.gap < CLOSE * usual);
    let word = match (most, written) {
        _ if close => f32::NEG_INFINITY,
        (true, true) => 2.0 * usual + 2.0 * WORD,
        (true, false) => usual + WORD,
        // Beside written spaces, syllables that all stand as far apart were set so.
        (false, true) if gaps.len() > 1 && usual > ALIKE && widest - least < ALIKE => widest + ALIKE,
        (false, _) => f32::NEG_INFINITY,
    };
    let text = |letters: Option<&[CleanChar]>| -> String {
        letters.unwrap_or_default().iter().map(|letter| letter.ch).collect()
    };
    // Beside written spaces, a narrow gap where nobody writes one (before a josa) is none.
    let joined = |space: usize| {
        let (left, right) = (printed.chars.get(..space), printed.chars.get(space + 1..));
        let word =
            left.and_then(<[_]>::last).is_some_and(|l| l.ch.is_alphanumeric() || ")」』’”".contains(l.ch));
        let syllable = right.and_then(<[_]>::first).is_some_and(|l| matches!(l.ch, '가'..='힣'));
        word && syllable && model::score(&text(left), &text(right)) < SURELY_JOINED
    };
    let narrow: Vec<usize> = pairs
        .iter()
        .filter_map(|pair| {
            pair.space.filter(|space| pair.gap < word || written && pair.gap < NARROW && joined(*space))
        })
        .collect();
    keep(&mut printed.chars, |at, _| !narrow.contains(&at));
}

/// The neighbours of a line that no space glyph parts, and whether the line has space glyphs at all.
fn neighbours(printed: &CleanLine<'_>) -> (Vec<Neighbours>, bool) {
    let inked = |at: usize| printed.chars.get(at).filter(|letter| letter.ch != ' ');
    let mut pairs = Vec::new();
    let mut written = false;
    for at in 0..printed.chars.len() {
        let after = if inked(at + 1).is_some() { at + 1 } else { at + 2 };
        let Some((left, right)) = inked(at).zip(inked(after)) else { continue };
        let between = printed.line.chars.get(left.source + 1..right.source).unwrap_or_default();
        if between.iter().any(|c| c.ch.is_whitespace()) {
            written = true;
            continue;
        }
        let place = |letter: &CleanChar| printed.line.chars.get(letter.source);
        let syllables = [left, right].iter().all(|letter| matches!(letter.ch, '가'..='힣'));
        let Some((left, right)) = place(left).zip(place(right)) else { continue };
        let gap = (right.x0 - left.x1) / printed.line.size.max(1.0);
        pairs.push(Neighbours { space: (after == at + 2).then_some(at + 1), gap, syllables });
    }
    (pairs, written)
}

/// Single syllables with a space between each two: letters `start..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    start: usize,
    end: usize,
}

impl Run {
    fn syllables(self) -> usize {
        (self.end - self.start).div_ceil(2)
    }
}

fn runs(letters: &[CleanChar]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let mut at = 0;
    for token in letters.split(|letter| letter.ch == ' ') {
        let start = at;
        at += token.len() + 1;
        let single = matches!(token, [CleanChar { ch: '가'..='힣', .. }]);
        match out.last_mut() {
            Some(run) if single && run.end + 1 == start => run.end = start + 1,
            _ if single => out.push(Run { start, end: start + 1 }),
            _ => {}
        }
    }
    out.iter().flat_map(|run| words(letters, *run)).filter(|run| run.syllables() > 1).collect()
}

/// A run parted where its wording surely has a space (`할 수` in `할 수 있 는`).
fn words(letters: &[CleanChar], run: Run) -> Vec<Run> {
    let text = |from: usize, to: usize| -> String {
        letters.iter().skip(from).take(to - from).map(|letter| letter.ch).collect()
    };
    let mut out = vec![run];
    for space in (run.start + 1..run.end).step_by(2) {
        if model::score(&text(run.start, space), &text(space + 1, run.end)) > SURELY_PARTED {
            out.iter_mut().rev().take(1).for_each(|last| last.end = space);
            out.push(Run { start: space + 1, end: run.end });
        }
    }
    out
}

fn spread(printed: &CleanLine<'_>, run: Run, label: bool) -> bool {
    let after = printed.chars.iter().skip(run.end).find(|letter| letter.ch != ' ').map(|letter| letter.ch);
    let label = label && run.start == 0 && run.end == printed.chars.len() || after == Some(':');
    let wording = || {
        let run: String =
            printed.chars.iter().skip(run.start).take(run.end - run.start).map(|l| l.ch).collect();
        model::letter_spaced(&run)
    };
    match run.syllables() {
        2 => label && (wide(printed, run) || wording() < ONE_SHORT_WORD),
        _ => wide(printed, run) || wording() < if label { 0.0 } else { ONE_WORD },
    }
}

/// Whether the gaps of a run are even, and much wider than a word space and than the other spaces of the line.
fn wide(printed: &CleanLine<'_>, run: Run) -> bool {
    let gap = |at: usize| {
        printed.chars.get(at).filter(|letter| letter.ch == ' ')?;
        let before = printed.chars.get(at.checked_sub(1)?)?;
        let inside = run.start < at && at < run.end;
        let width = printed.left(at + 1)? - printed.line.chars.get(before.source)?.x1;
        Some((inside, width))
    };
    let gaps: Vec<(bool, f32)> = (0..printed.chars.len()).filter_map(gap).collect();
    let widest = |inside| gaps.iter().filter(|gap| gap.0 == inside).map(|gap| gap.1).fold(0.0, f32::max);
    let least = gaps.iter().filter(|gap| gap.0).map(|gap| gap.1).fold(f32::INFINITY, f32::min);
    least >= WIDE * printed.line.size && widest(true) <= EVEN * least && least >= EVEN * widest(false)
}

#[cfg(test)]
mod tests {
    use super::collapse;
    use crate::clean;
    use crate::testing::line_of;
    use gwaje_model::Char;

    fn collapsed(text: &str, label: bool) -> String {
        let line = line_of(text);
        let mut printed = clean::line(&line, true, &mut Vec::new());
        collapse(&mut printed, label, &mut Vec::new());
        printed.text
    }

    #[test]
    fn spread_words() {
        let table = [
            ("국 정 과 제", true, "국정과제"),
            ("부   서", true, "부서"),
            ("부 서", false, "부 서"),
            ("지 능 형", false, "지능형"),
            ("이 를 위 해 추진", false, "이 를 위 해 추진"),
            ("이 법 및 시행령에 따라", false, "이 법 및 시행령에 따라"),
            ("할 수 있 는 경우", false, "할 수 있 는 경우"),
            ("혁 명 을", false, "혁명을"),
            ("추 진 실 적", true, "추진실적"),
            ("소 관 부 처", true, "소관부처"),
            ("기 업 생 태 계", false, "기업생태계"),
            ("위   치 : 부산", false, "위치 : 부산"),
            ("올해 수   산   물 공급", false, "올해 수산물 공급"),
        ];
        for (input, label, wanted) in table {
            assert_eq!(collapsed(input, label), wanted, "{input}");
        }
    }

    /// Letters but digits 2 points apart; `_` is a space glyph, `|` a wider gap.
    fn stretched(text: &str) -> String {
        spread_by(2.0, text)
    }

    fn spread_by(apart: f32, text: &str) -> String {
        let mut line = line_of("");
        let (mut x, mut wide) = (0.0, false);
        let mut put = |line: &mut gwaje_model::Line, ch: Option<char>, width| {
            line.chars.extend(ch.map(|ch| Char { ch, x0: x, x1: x + width, ..line_of("가").chars[0] }));
            x += width;
        };
        for ch in text.chars() {
            match ch {
                '_' => put(&mut line, Some(' '), 3.0),
                '|' => {
                    put(&mut line, None, 5.0);
                    wide = true;
                }
                ch => {
                    let figure = |c: char| c.is_ascii_digit();
                    let parted =
                        |last: &Char| last.ch != ' ' && !(figure(last.ch) && figure(ch)) && apart > 0.0;
                    if !wide && line.chars.last().is_some_and(parted) {
                        put(&mut line, None, apart);
                    }
                    put(&mut line, Some(ch), 10.0);
                    wide = false;
                }
            }
        }
        let mut printed = clean::line(&line, true, &mut Vec::new());
        collapse(&mut printed, false, &mut Vec::new());
        printed.text
    }

    #[test]
    fn stretched_lines() {
        assert_eq!(stretched("어촌_활력을_높이는_사업_312개"), "어촌 활력을 높이는 사업 312개");
        assert_eq!(stretched("어촌|활력을|높이는|사업"), "어촌 활력을 높이는 사업");
        assert_eq!(stretched("목표_1234567890_누적_750"), "목표 1234567890 누적 750");
        assert_eq!(stretched("2024_1234567890)를_4750"), "2024 1234567890)를 4750");
    }

    #[test]
    fn short_words_in_a_narrow_column_keep_their_spaces() {
        assert_eq!(spread_by(0.0, "에|강한|물|환"), "에 강한 물 환");
    }
}
