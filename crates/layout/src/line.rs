//! Glyphs of one cell or flow to printed lines, in reading order.

use crate::ink::Ink;
use crate::shift::{self, Placed};
use gwaje_model::{Char, EmptyShow, GlyphFlags, Line, LineEnd, LineStart, Place, Rect, Shift};

/// Glyphs whose baselines differ by less than this many em stand on one line.
const BASELINE: f32 = 0.45;
/// An empty show this near the line end (em) is the trace of a space.
const EMPTY_SHOW: (f32, f32) = (-0.35, 0.9);

/// What the lines of a page need to know of it.
#[derive(Clone, Copy)]
pub(crate) struct PageFacts<'a> {
    pub(crate) number: u32,
    pub(crate) empty_shows: &'a [EmptyShow],
    /// Whether it is plain text, where spaces put words under each other.
    pub(crate) plain_text: bool,
}

/// Sorts glyphs into lines from top to bottom.
pub(crate) fn lines(inks: &[&Ink], facts: PageFacts<'_>) -> Vec<Line> {
    let mut sorted = shift::place(inks);
    sorted.sort_by(|a, b| a.baseline.total_cmp(&b.baseline).then(a.ink.glyph.x.total_cmp(&b.ink.glyph.x)));
    let (mut rest, mut lines) = (sorted.as_mut_slice(), Vec::new());
    while !rest.is_empty() {
        let (group, below) = rest.split_at_mut(on_one_baseline(rest));
        group.sort_by(|a, b| a.ink.at.total_cmp(&b.ink.at));
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
fn on_one_baseline(glyphs: &[Placed<'_>]) -> usize {
    let Some(first) = glyphs.first() else { return 0 };
    let size = |placed: &Placed<'_>| placed.ink.glyph.size;
    let off = |placed: &Placed<'_>| {
        placed.baseline - first.baseline >= BASELINE * size(first).max(size(placed)).max(1.0)
    };
    glyphs.iter().position(off).unwrap_or(glyphs.len()).max(1)
}

fn line(group: &[Placed<'_>], facts: PageFacts<'_>) -> Option<Line> {
    let first = group.iter().position(|placed| !placed.ink.is_space())?;
    let last = group.iter().rposition(|placed| !placed.ink.is_space())?;
    let printed = group.get(first..=last)?;
    let (head, tail) = (printed.first()?.ink, printed.last()?.ink);
    // What is raised and lowered stands on its line, and does not move the place of it.
    let all = || printed.iter().filter(|placed| !placed.ink.is_space());
    let on_it = |placed: &&Placed<'_>| placed.shift == Shift::Level;
    let some = all().any(|placed| on_it(&placed));
    let level = || all().filter(|placed| !some || on_it(placed));
    let bbox = level().map(|placed| placed.ink.bbox).reduce(Rect::union)?;
    let size = middle_size(level().map(|placed| placed.ink));
    let end_x = tail.glyph.x + tail.glyph.advance;
    // Near it may also stand the first show of the next cell; only what was written right behind the line ends it.
    let ends = |show: &EmptyShow| {
        let off = (show.x - end_x) / size.max(0.1);
        show.behind == Some(tail.glyph.show)
            && (show.y - tail.glyph.y).abs() < BASELINE * size
            && (EMPTY_SHOW.0..=EMPTY_SHOW.1).contains(&off)
    };
    Some(Line {
        chars: hyphens_shown(printed.iter().map(char_of).collect()),
        place: Place { page: facts.number, bbox: Rect { x0: head.glyph.x, x1: end_x, ..bbox } }.into(),
        size,
        start: LineStart { indent: 0.0, space: first > 0 },
        end: LineEnd {
            space: last + 1 < group.len(),
            empty_show: facts.empty_shows.iter().any(ends),
            ..LineEnd::default()
        },
        leading: None,
        tables: Vec::new(),
    })
}

/// A soft hyphen is printed at a line end only, where it divides a word. One that is printed inside a line, or behind a
/// digit, is a hyphen: fonts have one glyph for both, and some writers map it to U+00AD.
fn hyphens_shown(mut chars: Vec<Char>) -> Vec<Char> {
    let last = chars.len().saturating_sub(1);
    let mut before = ' ';
    for (at, c) in chars.iter_mut().enumerate() {
        if c.ch == '\u{ad}' && c.x1 > c.x0 && (at < last || before.is_ascii_digit()) {
            c.ch = '-';
        }
        before = c.ch;
    }
    chars
}

fn middle_size<'p>(inks: impl Iterator<Item = &'p Ink>) -> f32 {
    let mut sizes: Vec<f32> = inks.map(|ink| ink.glyph.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or_default()
}

fn char_of(placed: &Placed<'_>) -> Char {
    let ink = placed.ink;
    Char {
        ch: if ink.is_space() { ' ' } else { ink.glyph.ch },
        x0: ink.glyph.x,
        x1: ink.glyph.x + ink.glyph.advance,
        size: ink.glyph.size,
        font: ink.font,
        symbol: ink.symbol,
        bold: ink.glyph.flags.any(GlyphFlags::BOLD),
        struck: ink.glyph.flags.any(GlyphFlags::STRUCK),
        shift: placed.shift,
    }
}

#[cfg(test)]
mod tests {
    use super::{PageFacts, char_of, hyphens_shown, lines};
    use crate::ink::Ink;
    use crate::shift::Placed;
    use crate::testing::{glyph, ink};
    use gwaje_model::{Char, EmptyShow, FontKind, Shift};

    fn shown(ink: Ink) -> Char {
        char_of(&Placed { ink: &ink, baseline: ink.glyph.y, shift: Shift::Level })
    }

    #[test]
    fn a_soft_hyphen_that_is_printed_inside_a_line_is_a_hyphen() {
        for (printed, expected) in [
            ("81\u{ad}1", "81-1"),
            ("중앙\u{ad}지방", "중앙-지방"),
            ("데이\u{ad}", "데이\u{ad}"),
            ("81\u{ad}", "81-"),
            ("\u{ad}총", "-총"),
        ] {
            let chars =
                printed.chars().zip(0_u8..).map(|(ch, at)| shown(ink(ch, f32::from(at) * 10.0, 50.0)));
            let shown: String = hyphens_shown(chars.collect()).iter().map(|c| c.ch).collect();
            assert_eq!(shown, expected);
        }
    }

    #[test]
    fn the_small_square_of_symbol_fonts_is_no_blank() {
        for (symbol, expected) in [(true, '\u{a0}'), (false, ' ')] {
            let ink = Ink::new(glyph('\u{a0}', 0.0, 50.0), Some(&(FontKind::TrueType, symbol)));
            assert_eq!(shown(ink).ch, expected);
        }
    }

    #[test]
    fn an_empty_show_ends_the_line_it_was_written_behind() {
        let shown = |ch, x, show| {
            let mut ink = ink(ch, x, 100.0);
            ink.glyph.show = show;
            ink
        };
        let inks = [shown('과', 50.0, 3), shown('정', 60.0, 3)];
        let inks: Vec<_> = inks.iter().collect();
        for (x, behind, expected) in [
            (70.0, Some(3), true),
            (78.0, Some(3), true),
            (80.0, Some(3), false),
            // The first show of the next cell.
            (72.0, Some(5), false),
            (72.0, None, false),
        ] {
            let empty_shows = [EmptyShow { x, y: 100.0, behind }];
            let facts = PageFacts { number: 1, empty_shows: &empty_shows, plain_text: false };
            let found: Vec<bool> = lines(&inks, facts).iter().map(|line| line.end.empty_show).collect();
            assert_eq!(found, [expected], "{x} {behind:?}");
        }
    }
}
