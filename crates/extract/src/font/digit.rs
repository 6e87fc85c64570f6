//! Which digit an outline draws, by its likeness to those of known fonts.
//!
//! The shapes to compare with are in `data/digits.txt`, which `scripts/print-digits` writes.

use kurbo::{BezPath, Point, Rect, Shape};
use std::ops::RangeInclusive;
use std::sync::LazyLock;

/// Points of a shape, across and down.
const WIDTH: usize = 10;
const HEIGHT: usize = 14;
/// A digit agrees in this share of its points with one of the known shapes,
const LIKE: f32 = 0.8;
/// and in this much more of them than with those of any other digit.
const LIKER: f32 = 0.06;

/// A shape and the digit it shows; a point is one bit, rows from the top.
struct KnownDigit {
    digit: u8,
    shape: Points,
}

/// A shape that fills its box, row by row.
type Points = [bool; WIDTH * HEIGHT];

static KNOWN: LazyLock<Vec<KnownDigit>> =
    LazyLock::new(|| include_str!("../../data/digits.txt").split("\n\n").filter_map(known).collect());

fn known(entry: &str) -> Option<KnownDigit> {
    let (name, rows) = entry.trim_start().split_once('\n')?;
    let digit = name.chars().next()?.to_digit(10)? as u8;
    let mut shape = [false; WIDTH * HEIGHT];
    let points = rows.chars().filter(|c| !c.is_whitespace());
    shape.iter_mut().zip(points).for_each(|(point, c)| *point = c == '#');
    Some(KnownDigit { digit, shape })
}

/// The digit that contours draw, if they surely draw one.
pub(super) fn read(contours: &[&BezPath]) -> Option<u8> {
    let shape = shape(contours)?;
    let mut best = [0.0_f32; 10];
    for known in KNOWN.iter().filter(|known| holes(known.digit).contains(&(contours.len() - 1))) {
        let same = shape.iter().zip(&known.shape).filter(|(a, b)| a == b).count();
        if let Some(best) = best.get_mut(usize::from(known.digit)) {
            *best = best.max(same as f32 / shape.len() as f32);
        }
    }
    let (digit, likest) = (0_u8..).zip(best).max_by(|a, b| a.1.total_cmp(&b.1))?;
    let second = (0_u8..).zip(best).filter(|(other, _)| *other != digit).map(|(_, like)| like);
    (likest >= LIKE && likest - second.fold(0.0, f32::max) >= LIKER).then_some(digit)
}

/// How many holes a digit may have; a 4 is written open and closed.
fn holes(digit: u8) -> RangeInclusive<usize> {
    match digit {
        8 => 2..=2,
        0 | 6 | 9 => 1..=1,
        4 => 0..=1,
        _ => 0..=0,
    }
}

fn shape(contours: &[&BezPath]) -> Option<Points> {
    let bbox = contours.iter().map(Shape::bounding_box).reduce(|a, b: Rect| a.union(b))?;
    let at = |step: usize, steps: usize| (step as f64 + 0.5) / steps as f64;
    Some(std::array::from_fn(|point| {
        let (row, column) = (point / WIDTH, point % WIDTH);
        let middle =
            Point::new(bbox.x0 + at(column, WIDTH) * bbox.width(), bbox.y1 - at(row, HEIGHT) * bbox.height());
        contours.iter().map(|contour| contour.winding(middle)).sum::<i32>() != 0
    }))
}

#[cfg(test)]
mod tests {
    use super::{HEIGHT, KNOWN, WIDTH};

    #[test]
    fn every_digit_is_known_in_every_font() {
        for digit in 0..10 {
            assert_eq!(KNOWN.iter().filter(|known| known.digit == digit).count(), 4, "{digit}");
        }
        let rows: Vec<&str> =
            include_str!("../../data/digits.txt").lines().filter(|row| row.starts_with(['.', '#'])).collect();
        assert_eq!(rows.len(), KNOWN.len() * HEIGHT);
        assert!(rows.iter().all(|row| row.len() == WIDTH));
    }
}
