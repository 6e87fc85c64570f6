//! What the lines of one column have in common: where its marks stand, how wide its spaces are, how it is set.

use crate::clean_line::CleanLine;
use crate::opening::{Opening, Shape};
use crate::ragged::Measure;
use gwaje_forms::line::Wording;
use gwaje_forms::marker::{Rank, rank};
use gwaje_model::{Flow, Media};

/// What a column is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Ground {
    /// Text another tool flattened: columns follow one another and positions mean nothing.
    #[default]
    Flattened,
    /// Text of one column that was copied from a page: the lengths of its lines mean something.
    Prose,
    /// Text outside tables.
    Flowing,
    /// A table column.
    Table,
}

/// Habits of a column, learnt from all its cells.
#[derive(Clone, Debug, Default)]
pub(crate) struct ColumnStyle {
    /// What kind of text it is.
    pub(crate) ground: Ground,
    /// Whether the places of its letters are those of a page.
    pub(crate) measured: bool,
    /// Whether it holds items: some line opens with a sure mark or is a period heading.
    pub(crate) items: bool,
    /// Usual distance of baselines, in em.
    pub(crate) pitch: f32,
    /// Width of an unstretched space without letter spacing, in em.
    pub(crate) space: f32,
    /// Width from the left margin to the right one, in points.
    pub(crate) width: f32,
    /// In text without positions, how long its full lines are.
    pub(crate) measure: Measure,
    /// Whether lines are filled to the last syllable: words are broken wherever the margin is ([`crate::room::filled`]).
    pub(crate) filled: bool,
    /// The sure marks of the column, a place of each series that is used more than once, in points.
    places: Vec<(Shape, f32, usize)>,
    /// Where lines open with a dot behind a line that left room, in points: such a dot is the mark of an item, one behind a full line
    /// may stand between two words.
    dots: Vec<(Shape, f32)>,
    /// How far right of the sure marks of a series the next line without a mark begins, in em.
    steps: Vec<(Shape, f32)>,
    /// The same for all marks together.
    any_step: Option<f32>,
    /// Where several lines begin that do not stand in the middle, in points.
    edges: Vec<f32>,
}

/// Two positions within this distance, in em, are the same.
pub(crate) const SAME: f32 = 0.35;

/// Lines that begin within this distance, in em, begin at one edge: lines in the middle begin anywhere.
pub(crate) const SAME_EDGE: f32 = 0.1;

/// A mark of at least this weight is one wherever it stands at a line start.
const SURE: f32 = 2.0;
/// No more places of marks than this are kept for a column.
const PLACES: usize = 64;
/// A column narrower than this, in em, holds labels.
const NARROW: f32 = 14.0;

impl ColumnStyle {
    /// Learns from plain text of one column, given in runs of lines that no blank line parts.
    pub(crate) fn of_prose(runs: &[Vec<CleanLine<'_>>]) -> Self {
        let lines = || runs.iter().flatten();
        Self {
            ground: Ground::Prose,
            measure: Measure::of_prose(runs),
            places: places(lines()),
            ..Self::default()
        }
    }

    /// Learns from the cells of one column.
    pub(crate) fn learn<'a>(
        cells: &(impl Iterator<Item = &'a [CleanLine<'a>]> + Clone),
        flow: Flow,
        media: Media,
    ) -> Self {
        let lines = || cells.clone().flatten();
        let places = places(lines());
        let hanging = hanging(cells.clone());
        Self {
            ground: match flow {
                _ if media.flattened => Ground::Flattened,
                Flow::Text => Ground::Flowing,
                Flow::Table => Ground::Table,
            },
            measured: media.measured,
            items: !places.is_empty() || lines().any(|line| line.wording == Wording::Period),
            pitch: quantile(
                lines().filter_map(|l| Some(l.line.leading? / l.line.size.max(1.0))).collect(),
                0.25,
            ),
            space: quantile(lines().flat_map(spaces).collect(), 0.2).clamp(0.15, 0.5),
            measure: if media.flattened { Measure::of_flattened(lines()) } else { Measure::default() },
            filled: false,
            width: lines().map(width).fold(0.0, f32::max),
            places,
            any_step: median(hanging.iter().map(|(_, step)| *step).collect()),
            steps: steps(&hanging),
            edges: edges(lines()),
            dots: dots(cells.clone()),
        }
    }

    /// Whether positions along a line mean anything.
    pub(crate) fn placed(&self) -> bool {
        matches!(self.ground, Ground::Flowing | Ground::Table)
    }

    /// Whether it is a narrow table column without items: titles and names, broken by hand.
    pub(crate) fn labels(&self, em: f32) -> bool {
        self.ground == Ground::Table && !self.items && self.width < NARROW * em
    }

    /// How far from this indent marks of this series stand elsewhere in the column, if they do so near it, in points.
    pub(crate) fn mark_near(&self, shape: Shape, indent: f32, em: f32) -> Option<f32> {
        let near = self.places.iter().filter(|(known, ..)| known.same_series(shape));
        let near =
            near.map(|(_, at, count)| ((at - indent).abs(), *count)).filter(|(far, _)| *far <= SAME * em);
        let (far, count) = near.fold((f32::MAX, 0), |(far, sum), (at, count)| (far.min(at), sum + count));
        (count > 1).then_some(far)
    }

    /// Whether this dot is seen here as the mark of items, twice or more behind lines that left room.
    pub(crate) fn dot_near(&self, shape: Shape, indent: f32, em: f32) -> bool {
        let near = |(known, at): &&(Shape, f32)| known.same_series(shape) && (at - indent).abs() <= SAME * em;
        self.dots.iter().filter(near).count() > 1
    }

    /// Whether a line stands in the middle of the column on purpose, and not only because as much room was left behind a line as it is
    /// indented, as every line of a list may have it: those of a list begin where others do.
    pub(crate) fn centres(&self, line: &CleanLine<'_>) -> bool {
        let (indent, em) = (line.line.start.indent, line.line.size.max(1.0));
        let listed = self.edges.iter().any(|edge| (edge - indent).abs() <= SAME_EDGE * em);
        indent > em && centred(line) && !listed
    }

    /// Whether marks of this series stand elsewhere in the column, at another indent. A lone mark says nothing of itself.
    pub(crate) fn has_mark_away_from(&self, shape: Shape, indent: f32, em: f32) -> bool {
        let away = |(known, at, _): &(Shape, f32, usize)| {
            known.same_series(shape) && (at - indent).abs() > SAME * em
        };
        self.places.iter().any(away)
    }

    /// Whether marks of this series are known in the column at all.
    pub(crate) fn knows(&self, shape: Shape) -> bool {
        self.places.iter().any(|(known, ..)| known.same_series(shape))
    }

    /// How far right of this mark, in em, further lines usually begin; as with any mark, if it is a new one.
    pub(crate) fn step(&self, shape: Shape) -> Option<f32> {
        self.own_step(shape).or(self.any_step)
    }

    /// How far right of marks of this series, in em, further lines were seen to begin.
    pub(crate) fn own_step(&self, shape: Shape) -> Option<f32> {
        self.steps.iter().find(|(known, _)| known.same_series(shape)).map(|(_, step)| *step)
    }
}

/// Whether a line stands in the middle of its column.
pub(crate) fn centred(line: &CleanLine<'_>) -> bool {
    let (indent, slack) = (line.line.start.indent, line.line.end.slack);
    (indent - slack).abs() <= 0.3 * line.line.size && slack > 0.3 * line.line.size
}

/// Where lines begin that do not stand in the middle, each place of more than one line.
fn edges<'a>(lines: impl Iterator<Item = &'a CleanLine<'a>>) -> Vec<f32> {
    let aside = lines.filter(|line| line.line.start.indent > line.line.size && !centred(line));
    let mut starts: Vec<(f32, f32)> = aside.map(|line| (line.line.start.indent, line.line.size)).collect();
    starts.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let pairs = starts.windows(2).filter_map(|pair| {
        let [(a, size), (b, _)] = pair else { return None };
        (b - a <= SAME_EDGE * size).then_some(*a)
    });
    let mut edges: Vec<f32> = pairs.collect();
    edges.dedup_by(|b, a| *b - *a <= SAME_EDGE);
    edges
}

/// The sure marks of a column: each series, its indents and how often it stands there.
fn places<'a>(lines: impl Iterator<Item = &'a CleanLine<'a>>) -> Vec<(Shape, f32, usize)> {
    let mut out: Vec<(Shape, f32, usize)> = Vec::new();
    for line in lines {
        let Some(opening) = sure(line) else { continue };
        let indent = line.line.start.indent;
        let near = |(shape, at, _): &&mut (Shape, f32, usize)| {
            shape.same_series(opening.shape) && (*at - indent).abs() < 0.1 * line.line.size
        };
        // A column where marks stand everywhere has no places to learn.
        let full = out.len() == PLACES;
        match out.iter_mut().find(near) {
            Some((_, _, count)) => *count += 1,
            None if full => {}
            None => out.push((opening.shape, indent, 1)),
        }
    }
    out
}

/// A line that ends further than this from the right margin, in em, left room for the next word: few words are longer.
const LEFT_ROOM: f32 = 5.0;

/// The dots that lines open with behind a line that left room, and their indents.
fn dots<'a>(cells: impl Iterator<Item = &'a [CleanLine<'a>]>) -> Vec<(Shape, f32)> {
    let dot = |pair: &[CleanLine<'_>]| {
        let [before, line] = pair else { return None };
        let shape = line.opening.as_ref()?.shape;
        let room = before.line.end.slack > LEFT_ROOM * before.line.size;
        (room && is_dot(shape)).then_some((shape, line.line.start.indent))
    };
    cells.flat_map(|lines| lines.windows(2)).filter_map(dot).take(PLACES).collect()
}

/// Whether a mark is one of the dots that also stand between two words.
pub(crate) fn is_dot(shape: Shape) -> bool {
    matches!(shape, Shape::Mark(mark) if rank(mark) == Some(Rank::Dot))
}

/// Whether a line opens with a mark that is one wherever it stands.
pub(crate) fn is_sure(line: &CleanLine<'_>) -> bool {
    sure(line).is_some()
}

/// The mark of a line, if it is one wherever it stands.
fn sure<'p>(line: &'p CleanLine<'_>) -> Option<&'p Opening> {
    line.opening.as_ref().filter(|opening| opening.weight >= SURE)
}

/// How far right of a sure mark the next line begins, if it has no mark itself.
fn hanging<'a>(cells: impl Iterator<Item = &'a [CleanLine<'a>]>) -> Vec<(Shape, f32)> {
    let step = |pair: &[CleanLine<'_>]| {
        let [first, next] = pair else { return None };
        let opening = sure(first)?;
        let goes_on = next.opening.is_none() && next.wording != Wording::Period;
        let step = (next.line.start.indent - first.line.start.indent) / first.line.size.max(1.0);
        goes_on.then_some((opening.shape, step))
    };
    cells.flat_map(|lines| lines.windows(2)).filter_map(step).collect()
}

/// The usual step of every series.
fn steps(hanging: &[(Shape, f32)]) -> Vec<(Shape, f32)> {
    let mut series: Vec<(Shape, Vec<f32>)> = Vec::new();
    for (shape, step) in hanging {
        match series.iter_mut().find(|(known, _)| known.same_series(*shape)) {
            Some((_, steps)) => steps.push(*step),
            None => series.push((*shape, vec![*step])),
        }
    }
    series.into_iter().filter_map(|(shape, steps)| Some((shape, median(steps)?))).collect()
}

/// Width of the column as one line shows it: from the left margin over its ink to the right margin.
fn width(line: &CleanLine<'_>) -> f32 {
    // From the characters: the place of a line on a page printed sideways is upright.
    let ends = line.line.chars.first().zip(line.line.chars.last());
    line.line.start.indent
        + ends.map_or(0.0, |(first, last)| last.x1 - first.x0)
        + line.line.end.slack.max(0.0)
}

/// Widths of the spaces inside a line as its font has them, in em.
fn spaces<'a>(line: &'a CleanLine<'a>) -> impl Iterator<Item = f32> + 'a {
    let spacing = letter_spacing(line);
    let natural = move |(_, width)| (width - 2.0 * spacing) / line.line.size.max(1.0);
    gaps(line).filter(|(space, _)| *space).map(natural)
}

/// What a line adds between any two letters, in points; Hangul sets each line closer or wider. It stands on both sides
/// of a space.
pub(crate) fn letter_spacing(line: &CleanLine<'_>) -> f32 {
    *line.spacing.get_or_init(|| {
        let between = gaps(line).filter(|(space, _)| !space).map(|(_, width)| width);
        median(between.collect()).unwrap_or_default()
    })
}

/// The gaps between neighbouring inked letters of a line: whether a space stands there, and its width in points.
pub(crate) fn gaps<'a>(line: &'a CleanLine<'a>) -> impl Iterator<Item = (bool, f32)> + 'a {
    let place = |letter: usize| line.line.chars.get(line.chars.get(letter)?.source());
    let inked = |letter: &usize| line.chars.get(*letter).is_some_and(|l| l.ch != ' ');
    let mut before = None;
    (0..line.chars.len()).filter(inked).filter_map(move |letter| {
        let earlier = before.replace(letter)?;
        Some((letter > earlier + 1, place(letter)?.x0 - place(earlier)?.x1))
    })
}

fn median(values: Vec<f32>) -> Option<f32> {
    (!values.is_empty()).then(|| quantile(values, 0.5))
}

/// The value below which this share of the values lies; 0 without values.
fn quantile(mut values: Vec<f32>, share: f32) -> f32 {
    let at = (values.len().saturating_sub(1) as f32 * share).round() as usize;
    if at >= values.len() {
        return 0.0;
    }
    *values.select_nth_unstable_by(at, f32::total_cmp).1
}
