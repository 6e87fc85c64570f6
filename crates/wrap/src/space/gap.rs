//! Whether a gap between two neighbours on a line is a space that no glyph shows.

use gwaje_model::{Char, FontKind, Line};
use std::cell::LazyCell;

/// A gap of at least this many em between two glyphs is a space.
const SPACE: f32 = 0.12;
/// Between Hangul and Latin letters or digits word processors add a quarter em that is no space, and justification
/// stretches the outside of brackets: there a space is hardly narrower than those the line writes, and where it writes
/// none, wider than this.
const STRETCHED: f32 = 0.34;
/// By how much (em) it may be narrower, and the least it has between scripts.
const NARROWER: f32 = 0.03;
const BETWEEN_SCRIPTS: f32 = 0.28;
/// Brackets and quotes that open, and that close.
const OPENING: &str = "([{「｢『《〈【〔“";
const CLOSING: &str = ")]}」｣』》〉】〕”";

/// For each character of a line, whether a gap before it is a space.
pub(crate) fn gaps(line: &Line, writes_spaces: bool) -> Vec<bool> {
    let usual = LazyCell::new(|| usual_space(line));
    let least = |floor| if writes_spaces { least_space(*usual, floor) } else { SPACE };
    let mut out = vec![false];
    out.extend(line.chars.windows(2).map(|pair| matches!(pair, [a, b] if is_gap(a, b, &least))));
    out
}

/// The usual distance of two letters with a space between them, in em: a written one, or a gap between syllables.
fn usual_space(line: &Line) -> Option<f32> {
    let inked: Vec<(usize, &Char)> =
        line.chars.iter().enumerate().filter(|(_, c)| !c.ch.is_whitespace()).collect();
    let distance = |pair: &[(usize, &Char)]| {
        let &[(at, before), (next, after)] = pair else { return None };
        let gap = (after.x0 - before.x1) / before.size.max(0.1);
        let syllables = is_hangul(before.ch) && is_hangul(after.ch);
        (next == at + 2 || next == at + 1 && syllables && gap >= SPACE).then_some(gap)
    };
    let mut distances: Vec<f32> = inked.windows(2).filter_map(distance).collect();
    distances.sort_by(f32::total_cmp);
    distances.get(distances.len() / 2).copied()
}

/// The least gap (em) that is a space where other gaps are common, by the usual space of the line.
fn least_space(usual: Option<f32>, floor: f32) -> f32 {
    usual.map_or(STRETCHED, |usual| (usual - NARROWER).max(floor))
}

/// Whether the gap between two neighbours on a line is a space that no glyph shows. `least` gives the least space (em)
/// where gaps of at least so many em are common.
fn is_gap(before: &Char, after: &Char, least: &dyn Fn(f32) -> f32) -> bool {
    if before.ch.is_whitespace() || after.ch.is_whitespace() {
        return false;
    }
    let gap = before.gap(after);
    // Justified text stretches the inside of brackets; nobody writes a space there.
    if gap < SPACE || OPENING.contains(before.ch) || CLOSING.contains(after.ch) {
        return false;
    }
    let drawn = before.font == FontKind::Type3 || after.font == FontKind::Type3;
    let mixed =
        is_hangul(before.ch) != is_hangul(after.ch) && (is_western(before.ch) || is_western(after.ch));
    let beside_mark = CLOSING.contains(before.ch) || OPENING.contains(after.ch);
    if drawn || !(mixed || beside_mark) {
        return true;
    }
    gap >= least(if mixed { BETWEEN_SCRIPTS } else { SPACE })
}

/// Whether word processors take a character for a Western one: Latin letters, figures, also those in rings.
fn is_western(ch: char) -> bool {
    ch.is_ascii_alphanumeric() || matches!(ch, '①'..='⓿' | '❶'..='➓')
}

fn is_hangul(ch: char) -> bool {
    matches!(ch, '가'..='힣' | '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}')
}

#[cfg(test)]
mod tests {
    use super::{is_gap, least_space};
    use crate::testing::line_of;
    use gwaje_model::Char;

    fn gap(before: char, after: char, em: f32, usual: Option<f32>) -> bool {
        let one = |ch: char, x0: f32| Char { ch, x0, x1: x0 + 10.0, ..line_of("가").chars[0] };
        is_gap(&one(before, 50.0), &one(after, 60.0 + 10.0 * em), &|floor| least_space(usual, floor))
    }

    #[test]
    fn justification_beside_brackets_and_between_scripts_is_no_space() {
        for usual in [None, Some(0.44)] {
            assert!(
                !gap('➀', '미', 0.2, usual)
                    && !gap('」', '에', 0.14, usual)
                    && !gap('위', '「', 0.14, usual)
                    && !gap('월', '3', 0.25, usual)
            );
            assert!(
                gap('➀', '미', 0.43, usual)
                    && gap('」', '에', 0.43, usual)
                    && gap('계', '획', 0.2, usual)
                    && gap('월', '3', 0.5, usual)
            );
        }
        assert!(
            gap(')', '시', 0.3, Some(0.3)) && gap('해', '1', 0.3, Some(0.3)),
            "a space a rewriter took out"
        );
    }
}
