//! Letter-spaced words (균등분할) closed up, before anything is joined.
//!
//! Hangul spreads a word over its cell (`국 정 과 제`), and its text layer then has a space between the syllables.
//! Ordinary text has single syllables in a row too (`할 수 있는`, `이 법 및`), so a run is closed up only where the
//! page or the wording says so: the run fills its line, or its gaps are much wider than a word space.

use crate::letter::{Letter, Printed};
use gwaje_model::{Code, Note};

/// A gap of at least this width, in em, is wider than any unstretched word space.
const WIDE: f32 = 0.7;
/// The gaps of one spread word differ by at most this factor.
const EVEN: f32 = 1.6;

/// Closes up the letter-spaced words of a line; `alone` tells that the line is all there is in its cell.
pub(crate) fn collapse(printed: &mut Printed<'_>, alone: bool, notes: &mut Vec<Note>) {
    let runs: Vec<Run> =
        runs(&printed.letters).into_iter().filter(|run| spread(printed, run, alone)).collect();
    for run in runs.iter().rev() {
        let before: String =
            printed.letters.iter().skip(run.start).take(run.end - run.start).map(|l| l.ch).collect();
        let inside = run.start..run.end;
        let mut at = 0..;
        printed
            .letters
            .retain(|letter| at.next().is_none_or(|at: usize| !inside.contains(&at)) || letter.ch != ' ');
        let closed: String = before.chars().filter(|c| *c != ' ').collect();
        notes.push(Note {
            code: Code::LetterSpacingCollapsed,
            place: Some(printed.line.place),
            text: format!("\"{before}\" is read as \"{closed}\""),
        });
    }
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

fn runs(letters: &[Letter]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let mut at = 0;
    for token in letters.split(|letter| letter.ch == ' ') {
        let start = at;
        at += token.len() + 1;
        let single = matches!(token, [Letter { ch: '가'..='힣', .. }]);
        match out.last_mut() {
            Some(run) if single && run.end + 1 == start => run.end = start + 1,
            _ if single => out.push(Run { start, end: start + 1 }),
            _ => {}
        }
    }
    out.retain(|run| run.syllables() > 1);
    out
}

fn spread(printed: &Printed<'_>, run: &Run, alone: bool) -> bool {
    let count = printed.letters.len();
    let after = printed.letters.iter().skip(run.end).find(|letter| letter.ch != ' ').map(|letter| letter.ch);
    let label = alone && run.start == 0 && run.end == count || after == Some(':');
    let fills = run.start == 0 && run.end == count;
    match run.syllables() {
        2 => label && wide(printed, run),
        _ => fills || label || wide(printed, run),
    }
}

/// Whether the gaps of a run are even and much wider than a word space.
fn wide(printed: &Printed<'_>, run: &Run) -> bool {
    let gaps: Vec<f32> = (run.start..run.end)
        .step_by(2)
        .filter_map(|at| {
            let right = printed.letters.get(at).and_then(|l| printed.line.chars.get(l.source))?.x1;
            (at + 2 < run.end).then(|| printed.left(at + 2)).flatten().map(|left| left - right)
        })
        .collect();
    let least = gaps.iter().copied().fold(f32::INFINITY, f32::min);
    let most = gaps.iter().copied().fold(0.0, f32::max);
    least >= WIDE * printed.line.size && most <= EVEN * least
}

#[cfg(test)]
mod tests {
    use super::collapse;
    use crate::clean;
    use crate::testing::line_of;

    fn collapsed(text: &str, alone: bool) -> String {
        let line = line_of(text);
        let mut printed = clean::line(&line, &mut Vec::new());
        collapse(&mut printed, alone, &mut Vec::new());
        printed.text()
    }

    #[test]
    fn spread_words() {
        let table = [
            ("국 정 과 제", true, "국정과제"),
            ("부   서", true, "부서"),
            ("부 서", false, "부 서"),
            ("지 능 형", false, "지능형"),
            ("위   치 : 부산", false, "위치 : 부산"),
            ("이 법 및 시행령에 따라", false, "이 법 및 시행령에 따라"),
            ("할 수 있 는 경우", false, "할 수 있 는 경우"),
            ("올해 수   산   물 공급", false, "올해 수산물 공급"),
        ];
        for (input, alone, wanted) in table {
            assert_eq!(collapsed(input, alone), wanted, "{input}");
        }
    }
}
