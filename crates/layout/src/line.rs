//! Glyphs of one cell or flow to printed lines, in reading order.

use crate::ink::Ink;
use gwaje_model::{Char, EmptyShow, GlyphFlags, Line, LineEnd, LineStart, Place, Rect};

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
    let mut sorted = inks.to_vec();
    sorted.sort_by(|a, b| a.glyph.y.total_cmp(&b.glyph.y).then(a.glyph.x.total_cmp(&b.glyph.x)));
    let (mut rest, mut lines) = (sorted.as_mut_slice(), Vec::new());
    while !rest.is_empty() {
        let (group, below) = rest.split_at_mut(on_one_baseline(rest));
        group.sort_by(|a, b| a.at.total_cmp(&b.at));
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
        chars: printed.iter().map(|ink| char_of(ink)).collect(),
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

fn char_of(ink: &Ink) -> Char {
    Char {
        ch: if ink.is_space() { ' ' } else { ink.glyph.ch },
        x0: ink.glyph.x,
        x1: ink.glyph.x + ink.glyph.advance,
        size: ink.glyph.size,
        font: ink.font,
        symbol: ink.symbol,
        bold: ink.glyph.flags.any(GlyphFlags::BOLD),
    }
}
