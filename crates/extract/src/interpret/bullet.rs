//! Bullets that are painted as small shapes or images in front of a line, as some writers draw their list marks.
//!
//! A shape counts as a bullet where it stands alone before the first glyph of a line, at the height of its letters and
//! not larger than one of them. It becomes a glyph of its own: the character that looks like it. Which character, a
//! square or a round one, filled or hollow, is told from the path; an image is taken for a round one, as Hangul shows
//! its picture bullets in text.

use super::path::{Painting, Path};
use super::state::State;
use gwaje_model::{Glyph, GlyphFlags};
use kurbo::{Point, Rect as Area};
use std::ops::RangeInclusive;

/// Shapes remembered of a page; one with more is a drawing, whose shapes are no bullets.
const MOST_SHAPES: usize = 400;
/// Larger shapes are remembered by nobody, in points: a letter of 24 points.
const LARGEST: f64 = 24.0;
/// Points of a path that may be a bullet; the outlines of letters have more.
const MOST_POINTS: usize = 20;
/// Width and height of a bullet, in em of the text behind it.
const SIZE: RangeInclusive<f64> = 0.12..=1.05;
/// How much wider than high it may be, or the other way round.
const SHAPE: f64 = 2.5;
/// Width and height of a dash, in em.
const DASH: (RangeInclusive<f64>, f64) = (0.25..=1.0, 0.15);
/// A filled square or disc of at least this many em is a large one (■, ●), a smaller one a small one (▪, •).
const LARGE: f64 = 0.5;
/// How far the middle of a bullet is above the baseline, and that of a dash, in em.
const MIDDLE: RangeInclusive<f64> = 0.0..=0.8;
const DASH_MIDDLE: RangeInclusive<f64> = 0.15..=0.5;
/// The text begins at most this far behind it, in em, and no text ends less than [`BEFORE`] before it.
const BEHIND: f64 = 2.5;
const BEFORE: f64 = 1.0;

/// What a small shape looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Square,
    Round,
    Diamond,
    Triangle,
    Image,
}

/// A small shape on a page.
#[derive(Clone, Copy, Debug)]
struct Shape {
    area: Area,
    form: Form,
    filled: bool,
}

/// The small shapes of a page.
#[derive(Debug, Default)]
pub(super) struct SmallShapes {
    shapes: Vec<Shape>,
    full: bool,
}

impl SmallShapes {
    /// Looks at a path that is painted.
    pub(super) fn path(&mut self, path: &Path, painting: Painting, state: &State) {
        let Some(area) = path.bounds().filter(|area| small(*area, state)) else { return };
        let filled = painting.fill && state.fill().alpha > 0.0 && !path.hollow(painting);
        let white = |paints: bool, white: bool| !paints || white;
        let bare = white(painting.fill, state.colours.fill.white())
            && white(painting.stroke, state.colours.stroke.white());
        if bare {
            self.hollow_out(area);
        } else if path.length() <= MOST_POINTS {
            let filled = filled && !state.colours.fill.white();
            self.add(Shape { area, form: form(path, area), filled });
        }
    }

    /// Looks at an image that is painted.
    pub(super) fn image(&mut self, area: Area, state: &State) {
        if small(area, state) {
            self.add(Shape { area, form: Form::Image, filled: true });
        }
    }

    /// A shape painted over another belongs to it: the line around a disc.
    fn add(&mut self, shape: Shape) {
        if let Some(last) = self.shapes.last_mut().filter(|last| last.area.contains(shape.area.center())) {
            last.area = last.area.union(shape.area);
            return;
        }
        self.full |= self.shapes.len() >= MOST_SHAPES;
        if !self.full {
            self.shapes.push(shape);
        }
    }

    /// White painted over the middle of a shape makes a ring of it.
    fn hollow_out(&mut self, area: Area) {
        if let Some(last) = self.shapes.last_mut().filter(|last| last.area.contains(area.center())) {
            last.filled = false;
        }
    }

    /// The glyphs of a page with one for each bullet, before the first of its line. `show` is the number of the next
    /// show.
    pub(super) fn read(&self, glyphs: &mut Vec<Glyph>, mut show: u32) {
        if self.full {
            return;
        }
        let mut found: Vec<(usize, Glyph)> = Vec::new();
        for (nth, shape) in self.shapes.iter().enumerate() {
            let alone = |other: &(usize, &Shape)| other.0 == nth || !neighbours(shape.area, other.1.area);
            if self.shapes.iter().enumerate().all(|other| alone(&other))
                && let Some(at) = first_of_line(shape, glyphs)
                && let Some(glyph) = glyphs.get(at).and_then(|first| shape.before(first, show))
            {
                found.push((at, glyph));
                show += 1;
            }
        }
        found.sort_by_key(|(at, _)| *at);
        for (at, glyph) in found.into_iter().rev() {
            glyphs.insert(at, glyph);
        }
    }
}

impl Shape {
    /// The glyph that it is, in front of another.
    fn before(&self, first: &Glyph, show: u32) -> Option<Glyph> {
        let em = f64::from(first.size).max(0.1);
        let (width, height) = (self.area.width() / em, self.area.height() / em);
        let above = (f64::from(first.y) - self.area.center().y) / em;
        let dash = self.form == Form::Square && height <= DASH.1 && DASH.0.contains(&width);
        let fits = SIZE.contains(&width)
            && SIZE.contains(&height)
            && width <= SHAPE * height
            && height <= SHAPE * width
            && MIDDLE.contains(&above);
        let ch = match dash && DASH_MIDDLE.contains(&above) {
            true => '-',
            false if fits => self.character(width.max(height) >= LARGE),
            false => return None,
        };
        Some(Glyph {
            ch,
            x: self.area.x0 as f32,
            advance: self.area.width() as f32,
            flags: GlyphFlags::default(),
            show,
            ..*first
        })
    }

    fn character(&self, large: bool) -> char {
        match (self.form, self.filled, large) {
            (Form::Square, true, true) => '■',
            (Form::Square, true, false) => '▪',
            (Form::Square, false, _) => '□',
            (Form::Round, true, true) => '●',
            (Form::Round, true, false) | (Form::Image, ..) => '•',
            (Form::Round, false, _) => '○',
            (Form::Diamond, true, _) => '◆',
            (Form::Diamond, false, _) => '◇',
            (Form::Triangle, true, _) => '▶',
            (Form::Triangle, false, _) => '▷',
        }
    }
}

/// Whether a shape is no larger than a letter, and most of it inside the clip.
fn small(area: Area, state: &State) -> bool {
    let seen = area.intersect(state.clip);
    area.is_finite()
        && area.width().max(area.height()) <= LARGEST
        && area.width().max(area.height()) > 0.0
        && seen.width() >= 0.5 * area.width()
        && seen.height() >= 0.5 * area.height()
}

/// Shapes on one line that stand nearer to each other than this many times their size belong together.
const APART: f64 = 3.0;

/// Whether two shapes stand so close on one line that both are parts of a drawing or of drawn letters.
fn neighbours(a: Area, b: Area) -> bool {
    let reach = APART * a.width().max(a.height()).max(b.width()).max(b.height());
    a.inflate(reach, 0.0).overlaps(b)
}

/// What a path looks like.
fn form(path: &Path, area: Area) -> Form {
    if path.curved() {
        return Form::Round;
    }
    match path.corners() {
        3 => Form::Triangle,
        4 if path.lies_on_axes_of(area.center(), area.width().min(area.height()) * CORNER) => Form::Diamond,
        _ => Form::Square,
    }
}

/// The corners of a diamond lie on the middle lines of its box, within this share of it.
const CORNER: f64 = 0.15;

/// The first glyph of the line that a shape stands in front of.
fn first_of_line(shape: &Shape, glyphs: &[Glyph]) -> Option<usize> {
    let middle = shape.area.center();
    let beside = |glyph: &Glyph| {
        let above = (f64::from(glyph.y) - middle.y) / f64::from(glyph.size).max(0.1);
        glyph.angle == 0 && !glyph.ch.is_whitespace() && MIDDLE.contains(&above)
    };
    let mut first: Option<(usize, &Glyph)> = None;
    for (at, glyph) in glyphs.iter().enumerate().filter(|(_, glyph)| beside(glyph)) {
        let (from, em) = (f64::from(glyph.x), f64::from(glyph.size));
        let to = from + f64::from(glyph.advance);
        let inside = shape.area.contains(Point::new(f64::midpoint(from, to), middle.y));
        let before = from < middle.x && to > shape.area.x0 - BEFORE * em;
        if inside || before && glyph.visible() {
            return None;
        }
        let behind = from >= shape.area.x1 - 0.1 * em && from - shape.area.x1 <= BEHIND * em;
        if behind && glyph.visible() && first.is_none_or(|(_, known)| glyph.x < known.x) {
            first = Some((at, glyph));
        }
    }
    first.map(|(at, _)| at)
}
