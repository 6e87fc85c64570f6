//! Glyphs of one cell or flow to printed lines, in reading order.

use crate::ink::Ink;
use gwaje_model::{Char, EmptyShow, FontKind, GlyphFlags, Line, LineEnd, LineStart, Origin, Place, Rect};
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
/// Glyphs whose baselines differ by less than this many em stand on one line.
const BASELINE: f32 = 0.45;
/// Brackets and quotes that open, and that close.
const OPENING: &str = "([{「｢『《〈【〔“";
const CLOSING: &str = ")]}」｣』》〉】〕”";
/// An empty show this near the line end (em) is the trace of a space.
const EMPTY_SHOW: (f32, f32) = (-0.35, 0.9);

/// What the lines of a page need to know of it.
#[derive(Clone, Copy)]
pub(crate) struct PageFacts<'a> {
    pub(crate) number: u32,
    pub(crate) empty_shows: &'a [EmptyShow],
    /// Whether the document writes its spaces as glyphs, so that small gaps between scripts are none.
    pub(crate) writes_spaces: bool,
    /// Whether it is plain text, where spaces put words under each other.
    pub(crate) plain_text: bool,
}

/// Sorts glyphs into lines from top to bottom.
pub(crate) fn lines(inks: &[&Ink], facts: PageFacts<'_>) -> Vec<Line> {
    let mut sorted = inks.to_vec();
    sorted.sort_by(|a, b| a.glyph.y.total_cmp(&b.glyph.y).then(a.glyph.x.total_cmp(&b.glyph.x)));
    let (mut rest, mut lines) = (sorted.as_mut_slice(), Vec::new());
    while !rest.is_empty() {
        let (group, below) = rest.split_at_mut(on_one_baseline(rest));
        // By their middles: a bracket set half-width begins left of the space before it.
        group.sort_by(|a, b| a.centre().0.total_cmp(&b.centre().0));
        lines.extend(line(group, facts));
        rest = below;
    }
    let mut above: Option<f32> = None;
    for line in &mut lines {
        let baseline = line.bbox().y1;
        line.leading = above.map(|above| baseline - above);
        above = Some(baseline);
    }
    lines
}

/// How many of the glyphs, sorted from top to bottom, stand on the baseline of the first.
fn on_one_baseline(inks: &[&Ink]) -> usize {
    let Some(first) = inks.first() else { return 0 };
    let off =
        |ink: &&Ink| ink.glyph.y - first.glyph.y >= BASELINE * first.glyph.size.max(ink.glyph.size).max(1.0);
    inks.iter().position(off).unwrap_or(inks.len()).max(1)
}

fn line(group: &[&Ink], facts: PageFacts<'_>) -> Option<Line> {
    let first = group.iter().position(|ink| !ink.is_space())?;
    let last = group.iter().rposition(|ink| !ink.is_space())?;
    let printed = group.get(first..=last)?;
    let (head, tail) = (printed.first()?, printed.last()?);
    let bbox = printed.iter().filter(|ink| !ink.is_space()).map(|ink| ink.bbox).reduce(Rect::union)?;
    let size = middle_size(printed);
    let end_x = tail.glyph.x + tail.glyph.advance;
    let near = |show: &&EmptyShow| {
        let off = (show.x - end_x) / size.max(0.1);
        (show.y - tail.glyph.y).abs() < BASELINE * size && off >= EMPTY_SHOW.0 && off <= EMPTY_SHOW.1
    };
    Some(Line {
        chars: chars(printed, facts.writes_spaces),
        place: Place { page: facts.number, bbox: Rect { x0: head.glyph.x, x1: end_x, ..bbox } }.into(),
        size,
        start: LineStart { indent: 0.0, space: first > 0 },
        end: LineEnd {
            space: last + 1 < group.len(),
            empty_show: facts.empty_shows.iter().any(|show| near(&show)),
            ..LineEnd::default()
        },
        leading: None,
        tables: Vec::new(),
    })
}

fn middle_size(inks: &[&Ink]) -> f32 {
    let mut sizes: Vec<f32> = inks.iter().filter(|ink| !ink.is_space()).map(|ink| ink.glyph.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or_default()
}

fn chars(printed: &[&Ink], writes_spaces: bool) -> Vec<Char> {
    let mut chars: Vec<Char> = Vec::with_capacity(printed.len() + 8);
    let mut before: Option<&Ink> = None;
    let usual = LazyCell::new(|| usual_space(printed));
    let least = |floor| if writes_spaces { least_space(*usual, floor) } else { SPACE };
    for ink in printed {
        if let Some(before) = before
            && is_gap(before, ink, &least)
        {
            let (x0, x1) = (before.glyph.x + before.glyph.advance, ink.glyph.x);
            chars.push(Char {
                ch: ' ',
                x0,
                x1,
                origin: Origin::Gap,
                font: ink.font,
                symbol: false,
                bold: false,
            });
        }
        chars.push(Char {
            ch: if ink.is_space() { ' ' } else { ink.glyph.ch },
            x0: ink.glyph.x,
            x1: ink.glyph.x + ink.glyph.advance,
            origin: Origin::Glyph,
            font: ink.font,
            symbol: ink.symbol,
            bold: ink.glyph.flags.any(GlyphFlags::BOLD),
        });
        before = Some(ink);
    }
    chars
}

/// The usual distance of two letters with a space between them, in em: a written one, or a gap between syllables.
fn usual_space(printed: &[&Ink]) -> Option<f32> {
    let inked: Vec<(usize, &Ink)> =
        printed.iter().copied().enumerate().filter(|(_, ink)| !ink.is_space()).collect();
    let distance = |pair: &[(usize, &Ink)]| {
        let &[(at, before), (next, after)] = pair else { return None };
        let gap = (after.glyph.x - before.glyph.x - before.glyph.advance) / before.glyph.size.max(0.1);
        let syllables = is_hangul(before.glyph.ch) && is_hangul(after.glyph.ch);
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
fn is_gap(before: &Ink, after: &Ink, least: &dyn Fn(f32) -> f32) -> bool {
    if before.is_space() || after.is_space() || after.glyph.flags.any(GlyphFlags::CONTINUES) {
        return false;
    }
    let gap = after.glyph.x - (before.glyph.x + before.glyph.advance);
    let em = before.glyph.size.max(after.glyph.size).max(0.1);
    let wide = gap >= SPACE * em;
    // Justified text stretches the inside of brackets; nobody writes a space there.
    if !wide || OPENING.contains(before.glyph.ch) || CLOSING.contains(after.glyph.ch) {
        return false;
    }
    let drawn = before.font == FontKind::Type3 || after.font == FontKind::Type3;
    let mixed = is_hangul(before.glyph.ch) != is_hangul(after.glyph.ch)
        && (is_western(before.glyph.ch) || is_western(after.glyph.ch));
    let beside_mark = CLOSING.contains(before.glyph.ch) || OPENING.contains(after.glyph.ch);
    if drawn || !(mixed || beside_mark) {
        return true;
    }
    gap >= least(if mixed { BETWEEN_SCRIPTS } else { SPACE }) * em
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
    use crate::testing::ink;

    fn gap(before: char, after: char, em: f32, usual: Option<f32>) -> bool {
        is_gap(&ink(before, 50.0, 100.0), &ink(after, 60.0 + 10.0 * em, 100.0), &|floor| {
            least_space(usual, floor)
        })
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
