//! Paths: built in shown space, then stroked into rulings, filled into bars, or made the clip.

use super::{Frame, Interpreter};
use crate::ruling::THICKEST_BAR;
use hayro_syntax::content::ops::TypedInstruction as Op;
use kurbo::{BezPath, Point, Rect as Area, Shape};

/// Points of one path.
const MOST_POINTS: usize = 1_000_000;
/// Points of a subpath that may be a bar: a rectangle, or a trapezoid of a mitred border.
const BAR_POINTS: usize = 8;

/// The path under construction.
#[derive(Debug, Default)]
pub(super) struct Path {
    points: Vec<Point>,
    /// Whether a curve, not a line, leads to the point.
    curves: Vec<bool>,
    subpaths: Vec<Subpath>,
    /// The same with its curves.
    outline: BezPath,
    /// Whether the last subpath was closed and the next line starts a new one.
    closed: bool,
}

#[derive(Clone, Copy, Debug)]
struct Subpath {
    from: usize,
    curved: bool,
    closed: bool,
}

/// What a painting operator does.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent parts of an operator, in any combination")]
pub(super) struct Painting {
    pub(super) stroke: bool,
    pub(super) fill: bool,
    close: bool,
    /// Whether the even-odd rule tells what is inside.
    even_odd: bool,
}

/// Whether the even-odd rule, and not the winding number, tells what is inside a path.
#[derive(Clone, Copy, Debug)]
pub(super) struct EvenOdd(bool);

impl Painting {
    /// What an operator paints, if it ends a path.
    fn of(operator: &Op<'_, '_>) -> Option<Self> {
        let nothing = Self::default();
        let both = Self { fill: true, stroke: true, ..nothing };
        match operator {
            Op::EndPath(_) => Some(nothing),
            Op::StrokePath(_) => Some(Self { stroke: true, ..nothing }),
            Op::CloseAndStrokePath(_) => Some(Self { stroke: true, close: true, ..nothing }),
            Op::FillPathNonZero(_) | Op::FillPathNonZeroCompatibility(_) => {
                Some(Self { fill: true, ..nothing })
            }
            Op::FillPathEvenOdd(_) => Some(Self { fill: true, even_odd: true, ..nothing }),
            Op::FillAndStrokeNonZero(_) => Some(both),
            Op::FillAndStrokeEvenOdd(_) => Some(Self { even_odd: true, ..both }),
            Op::CloseFillAndStrokeNonZero(_) => Some(Self { close: true, ..both }),
            Op::CloseFillAndStrokeEvenOdd(_) => Some(Self { close: true, even_odd: true, ..both }),
            _ => None,
        }
    }
}

impl Path {
    fn begin(&mut self, at: Point) {
        // A move after a move replaces it.
        if let Some(last) = self.subpaths.last()
            && last.from + 1 == self.points.len()
        {
            self.points.pop();
            self.curves.pop();
            self.subpaths.pop();
        }
        if self.points.len() < MOST_POINTS {
            self.subpaths.push(Subpath { from: self.points.len(), curved: false, closed: false });
            self.points.push(at);
            self.curves.push(false);
            self.outline.move_to(at);
        }
        self.closed = false;
    }

    fn line(&mut self, to: Point) {
        if self.add(to, false) {
            self.outline.line_to(to);
        }
    }

    /// A curve with its two control points; without the first it leaves the current point straight on.
    fn curve(&mut self, first: Option<Point>, second: Point, to: Point) {
        let current = self.points.last().copied().unwrap_or(to);
        if self.add(to, true) {
            self.outline.curve_to(first.unwrap_or(current), second, to);
        }
    }

    /// Adds a point to the last subpath; whether there was one.
    fn add(&mut self, to: Point, curved: bool) -> bool {
        if self.closed {
            // After `h` the current point is the start of the closed subpath.
            if let Some(start) = self.subpaths.last().and_then(|last| self.points.get(last.from)).copied() {
                self.begin(start);
            }
        }
        if self.subpaths.is_empty() {
            self.begin(to);
            return false;
        }
        if self.points.len() >= MOST_POINTS {
            return false;
        }
        self.points.push(to);
        self.curves.push(curved);
        if curved && let Some(last) = self.subpaths.last_mut() {
            last.curved = true;
        }
        true
    }

    fn close(&mut self) {
        if let Some(last) = self.subpaths.last_mut() {
            last.closed = true;
            self.closed = true;
            self.outline.close_path();
        }
    }

    fn clear(&mut self) {
        self.points.clear();
        self.curves.clear();
        self.subpaths.clear();
        self.outline.truncate(0);
        self.closed = false;
    }

    fn parts(&self) -> impl Iterator<Item = (Subpath, &[Point])> {
        let ends = self.subpaths.iter().skip(1).map(|next| next.from).chain([self.points.len()]);
        self.subpaths
            .iter()
            .zip(ends)
            .filter_map(|(subpath, end)| Some((*subpath, self.points.get(subpath.from..end)?)))
    }

    /// The box around it.
    pub(super) fn bounds(&self) -> Option<Area> {
        // A curve reaches beyond its ends.
        if self.subpaths.iter().any(|subpath| subpath.curved) {
            return Some(self.outline.bounding_box());
        }
        bounds(&self.points)
    }

    /// How many points it has.
    pub(super) fn length(&self) -> usize {
        self.points.len()
    }

    /// Whether a part of it is curved.
    pub(super) fn curved(&self) -> bool {
        self.subpaths.iter().any(|subpath| subpath.curved)
    }

    /// How many corners its first part has.
    pub(super) fn corners(&self) -> usize {
        let Some((_, points)) = self.parts().next() else { return 0 };
        let closed = points.len() > 1 && points.first() == points.last();
        points.len() - usize::from(closed)
    }

    /// Whether every point of it lies near the horizontal or vertical line through a point, in points.
    pub(super) fn lies_on_axes_of(&self, middle: Point, near: f64) -> bool {
        self.points
            .iter()
            .all(|point| (point.x - middle.x).abs() <= near || (point.y - middle.y).abs() <= near)
    }

    /// Whether filling it leaves its middle out.
    pub(super) fn hollow(&self, painting: Painting) -> bool {
        let Some(middle) = self.bounds().map(|area| area.center()) else { return true };
        let turns = self.outline.winding(middle);
        turns == 0 || painting.even_odd && turns % 2 == 0
    }

    /// Whether it is one rectangle along the axes.
    fn is_box(&self) -> bool {
        matches!(self.subpaths.as_slice(), [only] if is_box(*only, &self.points))
    }
}

fn bounds(points: &[Point]) -> Option<Area> {
    let (first, rest) = points.split_first()?;
    let start = Area::from_points(*first, *first);
    Some(rest.iter().fold(start, |area, point| area.union_pt(*point)))
}

impl<'a> Interpreter<'_, 'a> {
    /// Runs a path operator; whether it was one.
    pub(super) fn path_operator(&mut self, frame: &mut Frame<'_, 'a>, operator: &Op<'_, '_>) -> bool {
        let ctm = frame.state.ctm;
        let at = |x: &hayro_syntax::object::Number, y: &hayro_syntax::object::Number| {
            ctm * Point::new(x.as_f64(), y.as_f64())
        };
        match operator {
            Op::MoveTo(p) => frame.path.begin(at(&p.0, &p.1)),
            Op::LineTo(p) => frame.path.line(at(&p.0, &p.1)),
            Op::CubicTo(p) => {
                frame.path.curve(Some(at(&p.0, &p.1)), at(&p.2, &p.3), at(&p.4, &p.5));
            }
            Op::CubicStartTo(p) => frame.path.curve(None, at(&p.0, &p.1), at(&p.2, &p.3)),
            Op::CubicEndTo(p) => {
                frame.path.curve(Some(at(&p.0, &p.1)), at(&p.2, &p.3), at(&p.2, &p.3));
            }
            Op::ClosePath(_) => frame.path.close(),
            Op::RectPath(rect) => {
                let (x0, y0) = (rect.0.as_f64(), rect.1.as_f64());
                let (x1, y1) = (x0 + rect.2.as_f64(), y0 + rect.3.as_f64());
                frame.path.begin(ctm * Point::new(x0, y0));
                for (x, y) in [(x1, y0), (x1, y1), (x0, y1)] {
                    frame.path.line(ctm * Point::new(x, y));
                }
                frame.path.close();
            }
            Op::ClipNonZero(_) => frame.clips = Some(EvenOdd(false)),
            Op::ClipEvenOdd(_) => frame.clips = Some(EvenOdd(true)),
            operator => match Painting::of(operator) {
                Some(painting) => self.paint(frame, painting),
                None => return false,
            },
        }
        true
    }

    fn paint(&mut self, frame: &mut Frame<'_, 'a>, painting: Painting) {
        if painting.close {
            frame.path.close();
        }
        if !self.marked.hidden() {
            if painting.fill || painting.stroke {
                self.shapes.path(&frame.path, painting, &frame.state);
            }
            if painting.fill {
                self.fill(frame, painting.even_odd);
            }
            if painting.stroke {
                self.stroke(frame);
            }
        }
        if let Some(EvenOdd(even_odd)) = frame.clips.take()
            && let Some(area) = frame.path.bounds()
        {
            if !frame.path.is_box() {
                let within = frame.state.outline;
                frame.state.outline = self.painted.outline(&frame.path.outline, even_odd, within).or(within);
            }
            frame.state.clip_to(area);
        }
        frame.path.clear();
    }

    fn stroke(&mut self, frame: &Frame<'_, 'a>) {
        let state = &frame.state;
        let ink = state.stroke();
        if ink.alpha <= 0.0 {
            return;
        }
        let ink = self.through_text(state, ink);
        let marks = !state.colours.stroke.white();
        let width = state.line_width * state.ctm.determinant().abs().sqrt();
        for (subpath, points) in frame.path.parts() {
            let closing = match (subpath.closed, points.first(), points.last()) {
                (true, Some(first), Some(last)) if first != last => Some((*last, *first)),
                _ => None,
            };
            let curves = frame.path.curves.get(subpath.from + 1..).unwrap_or_default();
            let sides = points.windows(2).zip(curves).filter(|(_, curved)| !**curved);
            let sides = sides.filter_map(|(pair, _)| Some((*pair.first()?, *pair.last()?)));
            // The curves of a rounded box are not lines, its sides are; what has more curves is a drawing.
            let drawing = subpath.curved && points.len() > ROUNDED;
            for (from, to) in sides.chain(closing) {
                if marks && !drawing {
                    self.lines.stroke(from, to, width, state.clip);
                }
                if from.x == to.x || from.y == to.y {
                    let across = if from.x == to.x { (width / 2.0, 0.0) } else { (0.0, width / 2.0) };
                    let area = Area::from_points(from, to).inflate(across.0, across.1);
                    self.painted.add_box(area.intersect(state.clip), state.outline, ink);
                }
            }
        }
    }

    fn fill(&mut self, frame: &Frame<'_, 'a>, even_odd: bool) {
        let state = &frame.state;
        let ink = state.fill();
        if ink.alpha <= 0.0 {
            return;
        }
        let marks = !state.colours.fill.white();
        let mut outer: Option<Area> = None;
        for (subpath, points) in frame.path.parts() {
            let Some(area) = bounds(points) else { continue };
            let boxed = is_box(subpath, points);
            if let Some(frame_area) = outer.take().filter(|_| boxed && marks) {
                self.ring(frame_area, area, state);
            }
            outer = boxed.then_some(area);
            let straight = !subpath.curved && points.len() <= BAR_POINTS;
            if straight && marks && solid(points, area) {
                self.lines.bar(area, state.clip);
            }
        }
        let ink = self.through_text(state, ink);
        let Some(area) = frame.path.bounds().map(|area| area.intersect(state.clip)) else { return };
        if frame.path.is_box() {
            self.painted.add_box(area, state.outline, ink);
        } else {
            self.painted.add_outline(&frame.path.outline, even_odd, area, state.outline, ink);
        }
    }

    /// A frame filled between two boxes is four bars.
    fn ring(&mut self, a: Area, b: Area, state: &super::State) {
        let (outer, inner) = if a.area() >= b.area() { (a, b) } else { (b, a) };
        let gaps = [inner.x0 - outer.x0, inner.y0 - outer.y0, outer.x1 - inner.x1, outer.y1 - inner.y1];
        let framed =
            gaps.iter().all(|gap| (0.0..=THICKEST_BAR).contains(gap)) && gaps.iter().any(|gap| *gap > 0.0);
        if !framed {
            return;
        }
        for bar in [
            Area::new(outer.x0, outer.y0, outer.x1, inner.y0),
            Area::new(outer.x0, inner.y1, outer.x1, outer.y1),
            Area::new(outer.x0, outer.y0, inner.x0, outer.y1),
            Area::new(inner.x1, outer.y0, outer.x1, outer.y1),
        ] {
            if bar.width() > 0.0 && bar.height() > 0.0 {
                self.lines.bar(bar, state.clip);
            }
        }
    }
}

/// Points of a rounded rectangle: four sides and four curves. More are drawings.
const ROUNDED: usize = 10;

/// Whether a subpath is a rectangle along the axes.
fn is_box(subpath: Subpath, points: &[Point]) -> bool {
    let distinct = match points {
        [first, .., last] if points.len() == 5 && first == last => points.len() - 1,
        _ => points.len(),
    };
    !subpath.curved
        && distinct == 4
        && points.windows(2).all(|pair| match pair {
            [a, b] => (a.x - b.x).abs() < 0.01 || (a.y - b.y).abs() < 0.01,
            _ => false,
        })
}

/// Whether a polygon fills most of its box, as bars and mitred borders do and slanted strokes do not.
fn solid(points: &[Point], area: Area) -> bool {
    let mut twice = 0.0;
    let next = points.iter().cycle().skip(1);
    for (a, b) in points.iter().zip(next) {
        twice += a.x * b.y - b.x * a.y;
    }
    // A rectangle without height or width is still drawn, as a hairline.
    area.area() < 1e-9 || twice.abs() / 2.0 >= 0.5 * area.area()
}
