//! What a symbol without a character of its own shows, read from its outline.
//!
//! Hangul has some thousand symbols in plane 15 of Unicode (numbers in boxes, small bullets, brackets), and its PDF writer
//! maps every one of them to U+F000; which one it was is left in the outline alone. Shapes are told by geometry, the
//! digits in boxes and rings by their likeness to known ones. Numbers above ten are two glyphs painted over each other:
//! the box with the tens, and the units.

use super::digit;
use gwaje_forms::enclosed::circled;
use kurbo::{BezPath, PathEl, Point, Rect, Shape};

/// What Hangul's PDF writer maps all its own symbols to.
const NAMELESS: char = '\u{f000}';
/// What the small square of Wingdings is mapped to, which has the code of a space that does not break.
const NO_BREAK_SPACE: char = '\u{a0}';

/// Whether a symbol may stand behind a character, so that its outline is looked at.
pub(super) fn may_hide(ch: char) -> bool {
    matches!(ch, NAMELESS | NO_BREAK_SPACE)
}

/// What an outline shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// A character.
    Char(char),
    /// A box or ring with the tens of a number; the units are painted over it.
    Tens(u8),
    /// The units of such a number.
    Units(u8),
}

/// Elements of an outline; the symbols meant here have a few dozen.
const MOST_ELEMENTS: usize = 1_000;
/// A frame is no thicker than this share of its size.
const THICK: f64 = 0.15;
/// What stands this share of the frame's width off its middle stands at its side.
const ASIDE: f64 = 0.1;
/// A symbol smaller than this is a small one, in parts of 1000 of the em.
const SMALL: f64 = 450.0;

/// Reads an outline of 1000 units to the em.
pub(super) fn sign(outline: &BezPath) -> Option<Sign> {
    if outline.elements().len() > MOST_ELEMENTS {
        return None;
    }
    let mut contours: Vec<Contour> = contours(outline);
    contours.sort_by(|a, b| (b.bbox.area()).total_cmp(&a.bbox.area()));
    let (outer, rest) = contours.split_first()?;
    let hole = rest.first().filter(|hole| outer.is_framed_by(hole));
    match (hole, rest) {
        (Some(hole), [_, marks @ ..]) if !marks.is_empty() => number(outer, hole, marks),
        (Some(_), [_]) => outer.form().map(|form| Sign::Char(form.character(outer.bbox, true))),
        (_, []) if outer.form().is_some() => {
            outer.form().map(|form| Sign::Char(form.character(outer.bbox, false)))
        }
        _ => digit::read(&contours.iter().map(|contour| &contour.path).collect::<Vec<_>>()).map(Sign::Units),
    }
}

/// One closed line of an outline.
struct Contour {
    path: BezPath,
    bbox: Rect,
}

fn contours(outline: &BezPath) -> Vec<Contour> {
    let mut paths: Vec<BezPath> = Vec::new();
    for element in outline.elements() {
        match (element, paths.last_mut()) {
            (PathEl::MoveTo(start), _) => {
                let mut path = BezPath::new();
                path.move_to(*start);
                paths.push(path);
            }
            (element, Some(path)) => path.push(*element),
            (_, None) => {}
        }
    }
    let whole = |path: BezPath| Contour { bbox: path.bounding_box(), path };
    paths.into_iter().map(whole).filter(|contour| contour.bbox.area() > 0.0).collect()
}

/// The plain forms of symbols.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Square,
    Circle,
    Diamond,
    /// A triangle that points to the right.
    Pointer,
    /// The upper left corner of a box.
    Opening,
    /// The lower right corner of a box.
    Closing,
}

impl Contour {
    /// Whether another contour is the inside of a frame of which this is the outside.
    fn is_framed_by(&self, hole: &Self) -> bool {
        let (outer, inner) = (self.bbox, hole.bbox);
        let most = THICK * outer.width().max(outer.height());
        let inset = |by: f64| by > 0.0 && by <= most;
        inset(inner.x0 - outer.x0)
            && inset(outer.x1 - inner.x1)
            && inset(inner.y0 - outer.y0)
            && inset(outer.y1 - inner.y1)
            && self.form().is_some_and(|form| hole.form() == Some(form))
    }

    fn form(&self) -> Option<Form> {
        let bbox = self.bbox;
        let filled = self.path.area().abs() / bbox.area();
        // Near the corners of the box, the upper two first.
        let ink = |x: f64, y: f64| {
            self.path.winding(Point::new(bbox.x0 + x * bbox.width(), bbox.y0 + y * bbox.height())) != 0
        };
        let corners = [ink(0.04, 0.96), ink(0.96, 0.96), ink(0.04, 0.04), ink(0.96, 0.04)];
        let even = (0.85..1.18).contains(&(bbox.width() / bbox.height()));
        match corners {
            [true, true, true, true] if even && filled > 0.93 => Some(Form::Square),
            [false, false, false, false] if even && (0.74..0.83).contains(&filled) => Some(Form::Circle),
            [false, false, false, false] if (0.45..0.55).contains(&filled) && ink(0.5, 0.5) => {
                Some(Form::Diamond)
            }
            [true, false, true, false] if (0.45..0.55).contains(&filled) && ink(0.9, 0.5) => {
                Some(Form::Pointer)
            }
            [true, true, true, false] if filled < 0.65 && !ink(0.6, 0.4) => Some(Form::Opening),
            [false, true, true, true] if filled < 0.65 && !ink(0.4, 0.6) => Some(Form::Closing),
            _ => None,
        }
    }
}

impl Form {
    fn character(self, bbox: Rect, hollow: bool) -> char {
        let small = bbox.width().max(bbox.height()) < SMALL;
        match (self, hollow, small) {
            (Self::Square, false, false) => '■',
            (Self::Square, false, true) => '▪',
            (Self::Square, true, false) => '□',
            (Self::Square, true, true) => '▫',
            (Self::Circle, false, false) => '●',
            (Self::Circle, false, true) => '•',
            (Self::Circle, true, false) => '○',
            (Self::Circle, true, true) => '◦',
            (Self::Diamond, false, _) => '◆',
            (Self::Diamond, true, _) => '◇',
            (Self::Pointer, false, false) => '▶',
            (Self::Pointer, false, true) => '▸',
            (Self::Pointer, true, false) => '▷',
            (Self::Pointer, true, true) => '▹',
            (Self::Opening, false, _) => '「',
            (Self::Opening, true, _) => '『',
            (Self::Closing, false, _) => '」',
            (Self::Closing, true, _) => '』',
        }
    }
}

/// A number in a box or ring.
fn number(frame: &Contour, hole: &Contour, marks: &[Contour]) -> Option<Sign> {
    let around = matches!(frame.form()?, Form::Square | Form::Circle);
    let inside = |mark: &Contour| hole.bbox.union(mark.bbox) == hole.bbox;
    if !around || !marks.iter().all(inside) {
        return None;
    }
    let digits = digits(marks);
    let read = |digit: &[&Contour]| digit::read(&digit.iter().map(|mark| &mark.path).collect::<Vec<_>>());
    match digits.as_slice() {
        [digit] => {
            let bbox = digit.iter().map(|mark| mark.bbox).reduce(|a, b| a.union(b))?;
            let aside = (bbox.center().x - hole.bbox.center().x) / hole.bbox.width();
            let value = read(digit)?;
            match aside {
                _ if aside.abs() <= ASIDE => circled(value.into()).map(Sign::Char),
                _ if aside < 0.0 => Some(Sign::Tens(value)),
                _ => None,
            }
        }
        [tens, units] => circled(u32::from(read(tens)? * 10 + read(units)?)).map(Sign::Char),
        _ => None,
    }
}

/// Contours that stand above each other belong to one digit; digits from left to right.
fn digits(marks: &[Contour]) -> Vec<Vec<&Contour>> {
    let mut sorted: Vec<&Contour> = marks.iter().collect();
    sorted.sort_by(|a, b| a.bbox.x0.total_cmp(&b.bbox.x0));
    let mut digits: Vec<Vec<&Contour>> = Vec::new();
    let mut right = f64::MIN;
    for mark in sorted {
        match digits.last_mut() {
            Some(digit) if mark.bbox.x0 < right => digit.push(mark),
            _ => digits.push(vec![mark]),
        }
        right = right.max(mark.bbox.x1);
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::{Sign, sign};
    use kurbo::{BezPath, Circle, Point, Rect, Shape};

    fn rect(x0: f64, y0: f64, x1: f64, y1: f64) -> BezPath {
        Rect::new(x0, y0, x1, y1).to_path(0.1)
    }

    fn polygon(points: &[(f64, f64)]) -> BezPath {
        let mut path = BezPath::new();
        for (at, point) in points.iter().enumerate() {
            if at == 0 { path.move_to(*point) } else { path.line_to(*point) }
        }
        path.close_path();
        path
    }

    fn all(paths: &[BezPath]) -> BezPath {
        paths.iter().flat_map(BezPath::iter).collect()
    }

    fn frame() -> [BezPath; 2] {
        [rect(50.0, -50.0, 950.0, 850.0), rect(80.0, -20.0, 920.0, 820.0).reverse_subpaths()]
    }

    /// A seven in a plain hand, at `x`.
    fn seven(x: f64) -> BezPath {
        let points =
            [(0., 700.), (350., 700.), (350., 640.), (150., 100.), (70., 100.), (270., 630.), (0., 630.)];
        polygon(&points.map(|(along, up)| (x + along, up)))
    }

    /// A two whose strokes are straight.
    fn two(x: f64) -> BezPath {
        let points = [
            (20., 560.),
            (30., 650.),
            (110., 710.),
            (250., 710.),
            (340., 640.),
            (345., 520.),
            (300., 400.),
            (110., 180.),
            (350., 180.),
            (350., 100.),
            (0., 100.),
            (0., 170.),
            (230., 430.),
            (268., 520.),
            (262., 600.),
            (210., 640.),
            (140., 640.),
            (95., 600.),
            (85., 560.),
        ];
        polygon(&points.map(|(along, up)| (x + along, up)))
    }

    #[test]
    fn plain_forms() {
        let ring = |radius: f64| {
            let circle = |radius| Circle::new(Point::new(500.0, 400.0), radius).to_path(0.1);
            [circle(radius), circle(radius * 0.9).reverse_subpaths()]
        };
        let corner = |x: f64, y: f64, by: f64| {
            let points = [(0., 0.), (0., 400.), (300., 400.), (300., 320.), (80., 320.), (80., 0.)];
            polygon(&points.map(|(along, up)| (x + by * along, y + by * up)))
        };
        let table = [
            (rect(300.0, 200.0, 500.0, 400.0), '▪'),
            (rect(50.0, -50.0, 950.0, 850.0), '■'),
            (all(&frame()), '□'),
            (all(&ring(400.0)), '○'),
            (polygon(&[(300., 200.), (300., 500.), (550., 350.)]), '▸'),
            (polygon(&[(500., 0.), (900., 400.), (500., 800.), (100., 400.)]), '◆'),
            (corner(600.0, 300.0, 1.0), '「'),
            (corner(400.0, 500.0, -1.0), '」'),
        ];
        for (outline, wanted) in table {
            assert_eq!(sign(&outline), Some(Sign::Char(wanted)), "{wanted}");
        }
        assert_eq!(sign(&BezPath::new()), None);
        assert_eq!(sign(&polygon(&[(0., 0.), (900., 100.), (300., 800.)])), None, "no form that is known");
    }

    #[test]
    fn numbers_in_frames() {
        let [outer, inner] = frame();
        let framed = |marks: &[BezPath]| sign(&all(&[&[outer.clone(), inner.clone()], marks].concat()));
        assert_eq!(framed(&[seven(325.0)]), Some(Sign::Char('⑦')));
        assert_eq!(framed(&[two(325.0)]), Some(Sign::Char('②')));
        assert_eq!(framed(&[two(110.0), seven(540.0)]), Some(Sign::Char('㉗')));
        assert_eq!(framed(&[two(110.0)]), Some(Sign::Tens(2)));
        assert_eq!(sign(&seven(540.0)), Some(Sign::Units(7)));
        assert_eq!(framed(&[seven(325.0), seven(325.0).reverse_subpaths()]), None, "no digit");
    }
}
