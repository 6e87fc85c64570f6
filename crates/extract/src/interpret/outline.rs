//! A closed line that is no box, as straight edges that are found by their height.
//!
//! Whether a point lies inside is asked for every letter near it, so curves are made straight once and edges lie in
//! bands: a drawn background of thousands of curves under a page of text else takes longer than everything else together.

use kurbo::{BezPath, PathEl, Point, Rect as Area, Shape as _, flatten};

/// So far an edge may be from the curve it stands for, in points, a twentieth of the smallest letter that can be read; or the share
/// of an outline's longer side that this may be, so that one of any size has few edges.
const STRAIGHT: f64 = 0.05;
const STRAIGHT_OF_SIDE: f64 = 0.0001;
/// Edges of a band where they are evenly spread, and most bands of an outline.
const EDGES_OF_BAND: usize = 8;
const MOST_BANDS: usize = 256;

/// A straight piece from one point to another.
type Edge = (Point, Point);

/// A closed line.
#[derive(Debug)]
pub(super) struct Outline {
    area: Area,
    /// Edges of each band of its height, from the top; one that reaches over several is in all of them.
    bands: Vec<Vec<Edge>>,
    even_odd: bool,
}

impl Outline {
    /// Subpaths that were left open are closed, as painting does (ISO 32000-1, 8.5.3.1).
    pub(super) fn new(path: &BezPath, even_odd: bool) -> Self {
        let area = path.bounding_box();
        let edges = edges(path, STRAIGHT.max(area.width().max(area.height()) * STRAIGHT_OF_SIDE));
        let count = (edges.len() / EDGES_OF_BAND).clamp(1, MOST_BANDS);
        let mut outline = Self { area, bands: vec![Vec::new(); count], even_odd };
        for edge in edges {
            let (from, to) = (outline.band(edge.0.y.min(edge.1.y)), outline.band(edge.0.y.max(edge.1.y)));
            outline.bands.get_mut(from..=to).unwrap_or_default().iter_mut().for_each(|band| band.push(edge));
        }
        outline
    }

    /// How many edges it holds, those of several bands as often.
    pub(super) fn edges(&self) -> usize {
        self.bands.iter().map(Vec::len).sum()
    }

    /// Whether a point lies inside.
    pub(super) fn holds(&self, at: Point) -> bool {
        if !self.area.contains(at) {
            return false;
        }
        let band = self.bands.get(self.band(at.y)).map_or(&[][..], Vec::as_slice);
        let turns: i32 = band.iter().map(|edge| turn(*edge, at)).sum();
        if self.even_odd { turns % 2 != 0 } else { turns != 0 }
    }

    /// Whether all points of a box lie inside, or none: no edge comes near it.
    pub(super) fn is_even_in(&self, within: Area) -> bool {
        if !self.area.overlaps(within) {
            return true;
        }
        let bands = self.bands.get(self.band(within.y0)..=self.band(within.y1)).unwrap_or_default();
        !bands
            .iter()
            .flatten()
            .any(|(from, to)| Area::from_points(*from, *to).inflate(STRAIGHT, STRAIGHT).overlaps(within))
    }

    /// The band at a height; beyond the outline, the nearest.
    fn band(&self, y: f64) -> usize {
        let bands = self.bands.len() as f64;
        let height = self.area.height();
        // All edges of a flat outline are in the first.
        if height > 0.0 { ((y - self.area.y0) / height * bands).clamp(0.0, bands - 1.0) as usize } else { 0 }
    }
}

/// The edges of a path, each subpath closed.
fn edges(path: &BezPath, straight: f64) -> Vec<Edge> {
    let mut edges = Vec::new();
    let (mut start, mut here) = (Point::ZERO, Point::ZERO);
    flatten(path, straight, |element| {
        let to = match element {
            PathEl::LineTo(to) => to,
            PathEl::MoveTo(to) => {
                edges.push((here, start));
                (start, here) = (to, to);
                return;
            }
            _ => start,
        };
        edges.push((here, to));
        here = to;
    });
    edges.push((here, start));
    // What runs level is crossed by no level ray, but it is an edge of the area.
    edges.retain(|(from, to)| from != to);
    edges
}

/// What an edge adds to the turns around a point: 1 or -1 where a ray to the right of it meets the edge, by its direction.
fn turn((from, to): Edge, at: Point) -> i32 {
    let down = to.y > from.y;
    if (from.y <= at.y) == (to.y <= at.y) {
        return 0;
    }
    let x = from.x + (at.y - from.y) / (to.y - from.y) * (to.x - from.x);
    match (x > at.x, down) {
        (false, _) => 0,
        (true, true) => 1,
        (true, false) => -1,
    }
}

#[cfg(test)]
mod tests {
    use super::Outline;
    use kurbo::{BezPath, Circle, Point, Rect as Area, Shape as _};

    /// A ring of two circles in one direction: by turns it is full, by even and odd it has a hole.
    fn ring(even_odd: bool) -> Outline {
        let circle = |radius| Circle::new((50.0, 50.0), radius).to_path(0.01);
        let path = circle(40.0).iter().chain(circle(20.0).iter()).collect();
        Outline::new(&path, even_odd)
    }

    #[test]
    fn points_are_inside_as_the_path_says() {
        for even_odd in [false, true] {
            let ring = ring(even_odd);
            for (x, y) in
                (0..100).flat_map(|x| (0..100).map(move |y| (f64::from(x) + 0.3, f64::from(y) + 0.3)))
            {
                let far = (x - 50.0).hypot(y - 50.0);
                // Beside an edge either is right.
                if (far - 40.0).abs() > 0.1 && (far - 20.0).abs() > 0.1 {
                    let right = far < 40.0 && !(even_odd && far < 20.0);
                    assert_eq!(ring.holds(Point::new(x, y)), right, "{x} {y} {even_odd}");
                }
            }
        }
    }

    #[test]
    fn a_box_is_even_where_no_edge_comes_near() {
        let ring = ring(true);
        let around = |x: f64, y: f64| Area::new(x - 2.0, y - 2.0, x + 2.0, y + 2.0);
        for (x, y, even) in [
            (50.0, 50.0, true),
            (50.0, 20.0, true),
            (50.0, 30.0, false),
            (90.0, 50.0, false),
            (5.0, 5.0, true),
        ] {
            assert_eq!(ring.is_even_in(around(x, y)), even, "{x} {y}");
        }
    }

    #[test]
    fn an_open_line_is_closed() {
        let mut path = BezPath::new();
        path.move_to((0.0, 0.0));
        path.line_to((10.0, 0.0));
        path.line_to((0.0, 10.0));
        path.move_to((20.0, 0.0));
        path.line_to((20.0, 10.0));
        path.line_to((30.0, 0.0));
        let outline = Outline::new(&path, false);
        let inside =
            [(2.0, 2.0), (8.0, 8.0), (15.0, 5.0), (22.0, 2.0)].map(|(x, y)| outline.holds(Point::new(x, y)));
        assert_eq!(inside, [true, false, false, true]);
    }
}
