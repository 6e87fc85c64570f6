//! Paths: built in shown space, then stroked into rulings, filled into bars, or made the clip.

use super::{Frame, Interpreter};
use crate::ruling::THICKEST_BAR;
use hayro_syntax::content::ops::TypedInstruction as Op;
use kurbo::{Point, Rect as Area};

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
pub(super) struct Paint {
    pub(super) stroke: bool,
    pub(super) fill: bool,
    pub(super) close: bool,
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
        }
        self.closed = false;
    }

    fn line(&mut self, to: Point, curved: bool) {
        if self.closed {
            // After `h` the current point is the start of the closed subpath.
            if let Some(start) = self.subpaths.last().and_then(|last| self.points.get(last.from)).copied() {
                self.begin(start);
            }
        }
        if self.subpaths.is_empty() {
            return self.begin(to);
        }
        if self.points.len() < MOST_POINTS {
            self.points.push(to);
            self.curves.push(curved);
        }
        if curved && let Some(last) = self.subpaths.last_mut() {
            last.curved = true;
        }
    }

    fn close(&mut self) {
        if let Some(last) = self.subpaths.last_mut() {
            last.closed = true;
            self.closed = true;
        }
    }

    fn clear(&mut self) {
        self.points.clear();
        self.curves.clear();
        self.subpaths.clear();
        self.closed = false;
    }

    fn parts(&self) -> impl Iterator<Item = (Subpath, &[Point])> {
        let ends = self.subpaths.iter().skip(1).map(|next| next.from).chain([self.points.len()]);
        self.subpaths
            .iter()
            .zip(ends)
            .filter_map(|(subpath, end)| Some((*subpath, self.points.get(subpath.from..end)?)))
    }

    fn bounds(&self) -> Option<Area> {
        bounds(&self.points)
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
            Op::LineTo(p) => frame.path.line(at(&p.0, &p.1), false),
            Op::CubicTo(p) => frame.path.line(at(&p.4, &p.5), true),
            Op::CubicStartTo(p) => frame.path.line(at(&p.2, &p.3), true),
            Op::CubicEndTo(p) => frame.path.line(at(&p.2, &p.3), true),
            Op::ClosePath(_) => frame.path.close(),
            Op::RectPath(rect) => {
                let (x0, y0) = (rect.0.as_f64(), rect.1.as_f64());
                let (x1, y1) = (x0 + rect.2.as_f64(), y0 + rect.3.as_f64());
                frame.path.begin(ctm * Point::new(x0, y0));
                for (x, y) in [(x1, y0), (x1, y1), (x0, y1)] {
                    frame.path.line(ctm * Point::new(x, y), false);
                }
                frame.path.close();
            }
            Op::ClipNonZero(_) | Op::ClipEvenOdd(_) => frame.clips = true,
            Op::EndPath(_) => self.paint(frame, Paint::default()),
            Op::StrokePath(_) => self.paint(frame, Paint { stroke: true, ..Paint::default() }),
            Op::CloseAndStrokePath(_) => self.paint(frame, Paint { stroke: true, close: true, fill: false }),
            Op::FillPathNonZero(_) | Op::FillPathNonZeroCompatibility(_) | Op::FillPathEvenOdd(_) => {
                self.paint(frame, Paint { fill: true, ..Paint::default() });
            }
            Op::FillAndStrokeNonZero(_) | Op::FillAndStrokeEvenOdd(_) => {
                self.paint(frame, Paint { fill: true, stroke: true, close: false });
            }
            Op::CloseFillAndStrokeNonZero(_) | Op::CloseFillAndStrokeEvenOdd(_) => {
                self.paint(frame, Paint { fill: true, stroke: true, close: true });
            }
            _ => return false,
        }
        true
    }

    fn paint(&mut self, frame: &mut Frame<'_, 'a>, paint: Paint) {
        if paint.close {
            frame.path.close();
        }
        if !self.marked.hidden() {
            if paint.fill {
                self.fill(frame);
            }
            if paint.stroke {
                self.stroke(frame);
            }
        }
        if std::mem::take(&mut frame.clips)
            && let Some(area) = frame.path.bounds()
        {
            frame.state.clip_to(area);
        }
        frame.path.clear();
    }

    fn stroke(&mut self, frame: &Frame<'_, 'a>) {
        let state = &frame.state;
        if state.colours.stroke.clear {
            return;
        }
        let width = state.line_width * state.ctm.determinant().abs().sqrt();
        for (subpath, points) in frame.path.parts() {
            let closing = match (subpath.closed, points.first(), points.last()) {
                (true, Some(first), Some(last)) if first != last => Some((*last, *first)),
                _ => None,
            };
            // The curves of a rounded box are not lines, its sides are; what has more curves is a drawing.
            if state.colours.stroke.marks() && (!subpath.curved || points.len() <= ROUNDED) {
                let curves = frame.path.curves.get(subpath.from + 1..).unwrap_or_default();
                let sides = points.windows(2).zip(curves).filter(|(_, curved)| !**curved);
                let sides = sides.filter_map(|(pair, _)| Some((*pair.first()?, *pair.last()?)));
                for (from, to) in sides.chain(closing) {
                    self.lines.stroke(from, to, width, state.clip);
                }
            }
            if let Some(area) = bounds(points).filter(|area| area.width().min(area.height()) < 1.0) {
                let area = area.inflate(width / 2.0, width / 2.0).intersect(state.clip);
                self.painted.add(area, state.colours.stroke.white);
            }
        }
    }

    fn fill(&mut self, frame: &Frame<'_, 'a>) {
        let state = &frame.state;
        if state.colours.fill.clear {
            return;
        }
        let mut outer: Option<Area> = None;
        for (subpath, points) in frame.path.parts() {
            let Some(area) = bounds(points) else { continue };
            if let Some(frame_area) = outer.take().filter(|_| is_box(subpath, points)) {
                self.ring(frame_area, area, state);
            }
            if is_box(subpath, points) {
                outer = Some(area);
            }
            let straight = !subpath.curved && points.len() <= BAR_POINTS;
            if straight && state.colours.fill.marks() && solid(points, area) {
                self.lines.bar(area, state.clip);
            }
            self.painted.add(area.intersect(state.clip), state.colours.fill.white);
        }
    }

    /// A frame filled between two boxes is four bars.
    fn ring(&mut self, a: Area, b: Area, state: &super::State) {
        let (outer, inner) = if a.area() >= b.area() { (a, b) } else { (b, a) };
        let gaps = [inner.x0 - outer.x0, inner.y0 - outer.y0, outer.x1 - inner.x1, outer.y1 - inner.y1];
        let framed =
            gaps.iter().all(|gap| (0.0..=THICKEST_BAR).contains(gap)) && gaps.iter().any(|gap| *gap > 0.0);
        if !framed || !state.colours.fill.marks() {
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
