//! Numbers in boxes and rings that are painted as two glyphs over each other: the frame with the tens, the units.

use super::Interpreter;
use crate::font::Sign;
use gwaje_forms::enclosed::circled;
use kurbo::Point;

/// The two stand this near to each other, in em.
const NEAR: f64 = 0.05;

impl Interpreter<'_, '_> {
    /// Makes one number of a glyph at `origin` and the one before it, if they are its two parts; whether they were.
    pub(super) fn completes_number(&mut self, part: Option<Sign>, origin: Point) -> bool {
        let before = self.tens.take().zip(self.glyphs.last_mut());
        match (part, before) {
            (Some(Sign::Tens(tens)), _) => self.tens = Some(tens),
            (Some(Sign::Units(units)), Some((tens, frame))) => {
                let apart = origin.distance(Point::new(f64::from(frame.x), f64::from(frame.y)));
                if apart <= NEAR * f64::from(frame.size)
                    && let Some(number) = circled(u32::from(tens * 10 + units))
                {
                    frame.ch = number;
                    return true;
                }
            }
            _ => {}
        }
        false
    }
}
