//! Straight lines of a page: collected while painting, then joined, and cleared of gradients and hatches.
//!
//! Producers draw one table border as a stroke per cell edge, as thin filled rectangles, as thousands of dots, or twice;
//! and they draw shadings as hundreds of parallel strips. Here the first become one [`Ruling`] each, the second none.

use gwaje_model::{Rect, Ruling};
use kurbo::Rect as Area;

/// Strokes wider than this are bands of colour, in points.
const WIDEST_STROKE: f32 = 6.0;
/// Bars thicker than this are bands of colour, in points.
pub(crate) const THICKEST_BAR: f64 = 4.0;
/// Pieces this short are dots of a dotted line until they have been joined, in points.
const DOT: f32 = 6.0;
/// Widest gap between the dots of one line, in points.
const DOT_GAP: f32 = 4.0;
/// Widest gap between the pieces of one solid line, in points.
const GAP: f32 = 0.6;
/// Pieces whose centres differ by less than this lie on one line, in points.
const SAME_LINE: f32 = 0.3;
/// Shorter lines are strokes of drawn letters and corners, in points.
const SHORTEST: f32 = 4.0;
/// Parallel lines nearer than this are a shading if there are many, in points.
const SHADING_PITCH: f32 = 2.0;
/// So many parallel lines are a shading: a triple border has three.
const SHADING_LINES: u16 = 5;
/// How many lines before one are looked at to find the strip it continues.
const SHADING_WINDOW: usize = 64;

/// Collects the lines of one page.
#[derive(Debug)]
pub(crate) struct Lines {
    pieces: Vec<Ruling>,
    limit: usize,
    page: Area,
    /// Whether something was left out because there was too much.
    pub(crate) cut: bool,
}

impl Lines {
    pub(crate) fn new(page: Area, limit: usize) -> Self {
        Self { pieces: Vec::new(), limit, page, cut: false }
    }

    /// A stroked segment from one point to the other, `width` wide. Slanted ones are no rulings.
    pub(crate) fn stroke(&mut self, from: kurbo::Point, to: kurbo::Point, width: f64, clip: Area) {
        let (dx, dy) = ((to.x - from.x).abs(), (to.y - from.y).abs());
        let half = width / 2.0;
        let area = Area::from_points(from, to);
        if dy <= SLANT && dx >= dy {
            self.add(area.inflate(0.0, half), true, true, clip);
        } else if dx <= SLANT {
            self.add(area.inflate(half, 0.0), false, true, clip);
        }
    }

    /// A filled bar. Bars that are no longer than thick count both ways: they may be dots of either direction.
    pub(crate) fn bar(&mut self, area: Area, clip: Area) {
        let (w, h) = (area.width(), area.height());
        if w.min(h) > THICKEST_BAR {
            return;
        }
        if w >= h * BAR_SHAPE {
            self.add(area, true, false, clip);
        } else if h >= w * BAR_SHAPE {
            self.add(area, false, false, clip);
        } else if w.max(h) <= THICKEST_BAR {
            self.add(area, true, false, clip);
            self.add(area, false, false, clip);
        }
    }

    fn add(&mut self, ink: Area, horizontal: bool, stroked: bool, clip: Area) {
        let bounds = clip.intersect(self.page);
        let seen = Area {
            x0: ink.x0.max(bounds.x0),
            y0: ink.y0.max(bounds.y0),
            x1: ink.x1.min(bounds.x1),
            y1: ink.y1.min(bounds.y1),
        };
        if seen.x0 > seen.x1 + OUTSIDE || seen.y0 > seen.y1 + OUTSIDE || !ink.is_finite() {
            return;
        }
        if self.pieces.len() >= self.limit {
            self.cut = true;
            return;
        }
        let ink = Rect::new(seen.x0 as f32, seen.y0 as f32, seen.x1 as f32, seen.y1 as f32);
        if thickness(&ink, horizontal) <= WIDEST_STROKE {
            self.pieces.push(Ruling { ink, horizontal, stroked });
        }
    }

    /// The lines of the page, horizontal ones first, each kind from top left to bottom right.
    pub(crate) fn finish(self) -> Vec<Ruling> {
        let (horizontal, vertical): (Vec<_>, Vec<_>) =
            self.pieces.into_iter().partition(|line| line.horizontal);
        let mut lines = without_shadings(joined(horizontal));
        lines.extend(without_shadings(joined(vertical)));
        lines
    }
}

/// How far a line may lean before it is a drawing, in points.
const SLANT: f64 = 0.3;
/// How much longer than thick a bar is.
const BAR_SHAPE: f64 = 2.5;
/// Tolerance of the visibility test, in points: a border on the edge of its clip is half visible.
const OUTSIDE: f64 = 0.01;

fn thickness(ink: &Rect, horizontal: bool) -> f32 {
    if horizontal { ink.height() } else { ink.width() }
}

/// Position across the line, start along it, end along it.
fn axis(line: &Ruling) -> (f32, f32, f32) {
    let ink = line.ink;
    if line.horizontal {
        (f32::midpoint(ink.y0, ink.y1), ink.x0, ink.x1)
    } else {
        (f32::midpoint(ink.x0, ink.x1), ink.y0, ink.y1)
    }
}

/// Joins the pieces of each line: cell edges drawn one by one, dots, and lines drawn twice.
fn joined(mut pieces: Vec<Ruling>) -> Vec<Ruling> {
    pieces.sort_by(|a, b| {
        let ((pa, sa, _), (pb, sb, _)) = (axis(a), axis(b));
        pa.total_cmp(&pb).then(sa.total_cmp(&sb))
    });
    let mut lines = Vec::new();
    let mut rest = pieces.as_mut_slice();
    while let Some(first) = rest.first() {
        let (level, _, _) = axis(first);
        let same = rest.iter().take_while(|piece| axis(piece).0 - level <= SAME_LINE).count();
        let (line, others) = std::mem::take(&mut rest).split_at_mut(same);
        line.sort_by(|a, b| axis(a).1.total_cmp(&axis(b).1));
        join_line(line, &mut lines);
        rest = others;
    }
    lines.retain(|line| {
        let (_, start, end) = axis(line);
        end - start >= SHORTEST && end - start > thickness(&line.ink, line.horizontal)
    });
    lines
}

fn join_line(pieces: &[Ruling], lines: &mut Vec<Ruling>) {
    let mut current: Option<(Ruling, f32)> = None;
    for piece in pieces {
        let (_, start, end) = axis(piece);
        let length = end - start;
        if let Some((line, last)) = &mut current {
            let (_, _, reach) = axis(line);
            let dots = length.max(*last) < DOT;
            let gap = if dots { DOT_GAP } else { GAP };
            let alike = thickness(&piece.ink, piece.horizontal)
                <= 3.0 * thickness(&line.ink, line.horizontal) + 0.3
                && thickness(&line.ink, line.horizontal)
                    <= 3.0 * thickness(&piece.ink, piece.horizontal) + 0.3;
            if start - reach <= gap && (alike || end <= reach) {
                line.ink = line.ink.union(piece.ink);
                line.stroked |= piece.stroked;
                *last = length;
                continue;
            }
        }
        if let Some((line, _)) = current.replace((*piece, length)) {
            lines.push(line);
        }
    }
    lines.extend(current.map(|(line, _)| line));
}

/// Drops families of many near parallel lines.
fn without_shadings(lines: Vec<Ruling>) -> Vec<Ruling> {
    let mut before: Vec<(u16, usize)> = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let (level, start, end) = axis(line);
        let mut best = (1, index);
        for back in (index.saturating_sub(SHADING_WINDOW)..index).rev() {
            let Some((other, (run, _))) = lines.get(back).zip(before.get(back).copied()) else { break };
            let (other_level, other_start, other_end) = axis(other);
            let pitch = level - other_level;
            if pitch >= SHADING_PITCH {
                break;
            }
            let overlap = end.min(other_end) - start.max(other_start);
            if overlap > 0.5 * (end - start).min(other_end - other_start) && run >= best.0 {
                best = (run.saturating_add(1), back);
            }
        }
        before.push(best);
    }
    let mut dropped = vec![false; lines.len()];
    for index in 0..lines.len() {
        if before.get(index).is_some_and(|(run, _)| *run >= SHADING_LINES) {
            drop_run(index, &before, &mut dropped);
        }
    }
    lines.into_iter().zip(dropped).filter(|(_, dropped)| !dropped).map(|(line, _)| line).collect()
}

fn drop_run(from: usize, before: &[(u16, usize)], dropped: &mut [bool]) {
    let mut index = from;
    while let Some(flag) = dropped.get_mut(index) {
        if std::mem::replace(flag, true) {
            return;
        }
        match before.get(index) {
            Some((_, back)) if *back != index => index = *back,
            _ => return,
        }
    }
}
