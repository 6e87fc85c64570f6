//! What the lines of one column have in common: where its marks stand, how wide its spaces are, how it is set.

use crate::letter::Printed;
use crate::opening::{self, Shape};
use crate::pattern;
use gwaje_model::{Flow, Media};

/// What a column is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Ground {
    /// Text another tool flattened: columns follow one another and positions mean nothing.
    #[default]
    Flattened,
    /// Text outside tables.
    Flowing,
    /// A table column.
    Table,
}

/// Habits of a column, learnt from all its cells.
#[derive(Clone, Debug, Default)]
pub(crate) struct Habit {
    /// What kind of text it is.
    pub(crate) ground: Ground,
    /// Whether it holds items: some line opens with a sure mark or is a period heading.
    pub(crate) items: bool,
    /// Usual distance of baselines, in em.
    pub(crate) pitch: f32,
    /// Width of an unstretched space, in em.
    pub(crate) space: f32,
    /// Width from the left margin to the right one, in points.
    pub(crate) width: f32,
    /// In flattened text, where most long lines end, in points from the left.
    pub(crate) full: f32,
    /// The sure marks of the column and their indents, in points.
    pub(crate) marks: Vec<(Shape, f32)>,
    /// How far right of each sure mark the next line without a mark begins, in em.
    hanging: Vec<(Shape, f32)>,
}

/// Two positions within this distance, in em, are the same.
pub(crate) const SAME: f32 = 0.35;

/// A mark of at least this weight is one wherever it stands at a line start.
const SURE: f32 = 2.0;
/// A column narrower than this, in em, holds labels.
const NARROW: f32 = 14.0;

impl Habit {
    /// Learns from the cells of one column.
    pub(crate) fn learn<'a>(
        cells: impl Iterator<Item = &'a [Printed<'a>]> + Clone,
        flow: Flow,
        media: Media,
    ) -> Self {
        let lines = || cells.clone().flatten();
        let marks: Vec<_> = lines()
            .filter_map(|line| {
                let opening = opening::opening(line).filter(|opening| opening.weight >= SURE)?;
                Some((opening.shape, line.line.start.indent))
            })
            .collect();
        Self {
            ground: match (media, flow) {
                (Media::Text, _) => Ground::Flattened,
                (Media::Pdf, Flow::Text) => Ground::Flowing,
                (Media::Pdf, Flow::Table) => Ground::Table,
            },
            items: !marks.is_empty() || lines().any(|line| pattern::periods(&line.text())),
            pitch: quantile(
                lines().filter_map(|l| Some(l.line.lead? / l.line.size.max(1.0))).collect(),
                0.25,
            ),
            space: quantile(lines().flat_map(spaces).collect(), 0.2).clamp(0.15, 0.5),
            full: quantile(lines().map(|line| line.line.place.bbox.x1).collect(), 0.8),
            width: lines().map(width).fold(0.0, f32::max),
            marks,
            hanging: hanging(cells),
        }
    }

    /// Whether positions along a line mean anything.
    pub(crate) fn placed(&self) -> bool {
        self.ground != Ground::Flattened
    }

    /// Whether it is a narrow table column without items: titles and names, broken by hand.
    pub(crate) fn labels(&self, em: f32) -> bool {
        self.ground == Ground::Table && !self.items && self.width < NARROW * em
    }

    /// Whether a mark of this series stands at this indent elsewhere in the column.
    pub(crate) fn has_mark_at(&self, shape: Shape, indent: f32, em: f32) -> bool {
        let same = |(known, at): &&(Shape, f32)| known.same_series(shape) && (at - indent).abs() <= SAME * em;
        self.marks.iter().filter(same).nth(1).is_some()
    }

    /// How far right of this mark, in em, further lines usually begin; as with any mark, if it is a new one.
    pub(crate) fn step(&self, shape: Shape) -> Option<f32> {
        let own = self.hanging.iter().filter(|known| known.0.same_series(shape)).map(|known| known.1);
        let mut steps: Vec<f32> = own.collect();
        if steps.is_empty() {
            steps = self.hanging.iter().map(|known| known.1).collect();
        }
        (!steps.is_empty()).then(|| quantile(steps, 0.5))
    }

    /// Whether marks of this series are known in the column at all.
    pub(crate) fn knows(&self, shape: Shape) -> bool {
        self.marks.iter().any(|(known, _)| known.same_series(shape))
    }
}

/// How far right of a sure mark the next line begins, if it has no mark itself.
fn hanging<'a>(cells: impl Iterator<Item = &'a [Printed<'a>]>) -> Vec<(Shape, f32)> {
    let step = |pair: &[Printed<'_>]| {
        let [first, next] = pair else { return None };
        let opening = opening::opening(first).filter(|opening| opening.weight >= SURE)?;
        let goes_on = opening::opening(next).is_none() && !pattern::periods(&next.text());
        let step = (next.line.start.indent - first.line.start.indent) / first.line.size.max(1.0);
        goes_on.then_some((opening.shape, step))
    };
    cells.flat_map(|lines| lines.windows(2)).filter_map(step).collect()
}

/// Width of the column as one line shows it: from the left margin over its ink to the right margin.
fn width(line: &Printed<'_>) -> f32 {
    line.line.start.indent + line.line.place.bbox.width() + line.line.end.slack.max(0.0)
}

/// Widths of the spaces inside a line, in em.
fn spaces<'a>(line: &'a Printed<'a>) -> impl Iterator<Item = f32> + 'a {
    gaps(line).filter(|(space, _)| *space).map(|(_, width)| width / line.line.size.max(1.0))
}

/// The gaps between neighbouring inked letters of a line: whether a space stands there, and its width in points.
pub(crate) fn gaps<'a>(line: &'a Printed<'a>) -> impl Iterator<Item = (bool, f32)> + 'a {
    let place = |letter: usize| line.line.chars.get(line.letters.get(letter)?.source);
    let inked = |letter: &usize| line.letters.get(*letter).is_some_and(|l| l.ch != ' ');
    let mut before = None;
    (0..line.letters.len()).filter(inked).filter_map(move |letter| {
        let earlier = before.replace(letter)?;
        Some((letter > earlier + 1, place(letter)?.x0 - place(earlier)?.x1))
    })
}

/// The value below which this share of the values lies; 0 without values.
fn quantile(mut values: Vec<f32>, share: f32) -> f32 {
    values.sort_by(f32::total_cmp);
    let at = (values.len().saturating_sub(1) as f32 * share).round() as usize;
    values.get(at).copied().unwrap_or_default()
}
