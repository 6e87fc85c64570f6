//! Pages whose text runs sideways or upside down: they are read upright.

use gwaje_model::{Page, Rect, Ruling};

/// How a page must be turned to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quarter {
    /// Its text runs down: a quarter anticlockwise.
    Down,
    /// Upside down: by half.
    Over,
    /// Its text runs up: a quarter clockwise.
    Up,
}

/// The turn of a page of some width and height.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Turn {
    quarter: Quarter,
    width: f32,
    height: f32,
}

impl Turn {
    /// The turn a page needs: its text must run in one direction, and that must not be the usual one.
    pub(crate) fn needed(page: &Page) -> Option<Self> {
        let seen = || page.glyphs.iter().filter(|glyph| glyph.visible() && !glyph.ch.is_whitespace());
        let along =
            |degrees: i32| seen().filter(|glyph| i32::from(glyph.angle).rem_euclid(360) == degrees).count();
        let turned = [(90, Quarter::Down), (180, Quarter::Over), (270, Quarter::Up)];
        let (count, quarter) =
            turned.map(|(degrees, quarter)| (along(degrees), quarter)).into_iter().max_by_key(|t| t.0)?;
        let most = count * 10 > seen().count() * 6;
        most.then_some(Self { quarter, width: page.width, height: page.height })
    }

    /// The page as a reader holds it.
    pub(crate) fn upright(self, mut page: Page) -> Page {
        let sideways = self.quarter != Quarter::Over;
        if sideways {
            std::mem::swap(&mut page.width, &mut page.height);
        }
        for glyph in &mut page.glyphs {
            (glyph.x, glyph.y) = self.point(glyph.x, glyph.y);
            let angle = (i32::from(glyph.angle) - self.degrees()).rem_euclid(360);
            glyph.angle = (if angle > 180 { angle - 360 } else { angle }) as i16;
        }
        for ruling in &mut page.rulings {
            let horizontal = ruling.horizontal != sideways;
            *ruling = Ruling { ink: self.rect(ruling.ink), horizontal, ..*ruling };
        }
        for clip in &mut page.clips {
            *clip = self.rect(*clip);
        }
        for show in &mut page.empty_shows {
            (show.x, show.y) = self.point(show.x, show.y);
        }
        page
    }

    fn degrees(self) -> i32 {
        match self.quarter {
            Quarter::Down => 90,
            Quarter::Over => 180,
            Quarter::Up => 270,
        }
    }

    /// From the page as printed to the page as read.
    fn point(self, x: f32, y: f32) -> (f32, f32) {
        match self.quarter {
            Quarter::Down => (y, self.width - x),
            Quarter::Over => (self.width - x, self.height - y),
            Quarter::Up => (self.height - y, x),
        }
    }

    /// From the page as read to the page as printed.
    fn back(self, x: f32, y: f32) -> (f32, f32) {
        match self.quarter {
            Quarter::Down => (self.width - y, x),
            Quarter::Over => (self.width - x, self.height - y),
            Quarter::Up => (y, self.height - x),
        }
    }

    fn rect(self, rect: Rect) -> Rect {
        let ((xa, ya), (xb, yb)) = (self.point(rect.x0, rect.y0), self.point(rect.x1, rect.y1));
        Rect::new(xa, ya, xb, yb)
    }

    /// A place on the page as read, on the page as printed.
    pub(crate) fn rect_back(self, rect: Rect) -> Rect {
        let ((xa, ya), (xb, yb)) = (self.back(rect.x0, rect.y0), self.back(rect.x1, rect.y1));
        Rect::new(xa, ya, xb, yb)
    }
}

#[cfg(test)]
mod tests {
    use super::{Quarter, Turn};
    use crate::testing::glyph;
    use gwaje_model::{Glyph, Page, Rect};

    const QUARTERS: [Quarter; 3] = [Quarter::Down, Quarter::Over, Quarter::Up];

    #[test]
    fn places_come_back_to_where_they_were() {
        let rect = Rect { x0: 10.0, y0: 20.0, x1: 110.0, y1: 32.0 };
        for quarter in QUARTERS {
            let turn = Turn { quarter, width: 595.0, height: 842.0 };
            assert_eq!(turn.rect_back(turn.rect(rect)), rect, "{quarter:?}");
        }
    }

    #[test]
    fn text_of_every_direction_is_read_from_left_to_right() {
        for (angle, (dx, dy)) in
            [(90, (0.0, 10.0)), (180, (-10.0, 0.0)), (270, (0.0, -10.0)), (-90, (0.0, -10.0))]
        {
            let turned = |nth: u8| Glyph {
                angle,
                ..glyph(char::from(b'a' + nth), 300.0 + f32::from(nth) * dx, 400.0 + f32::from(nth) * dy)
            };
            let glyphs = (0..5).map(turned).collect();
            let page = Page { number: 1, width: 595.0, height: 842.0, glyphs, ..Page::default() };
            let turn = Turn::needed(&page).unwrap();
            let upright = turn.upright(page);
            assert!(
                upright.glyphs.windows(2).all(|pair| pair[0].x < pair[1].x && pair[0].angle == 0),
                "{angle}"
            );
            assert!(Turn::needed(&upright).is_none(), "{angle}");
        }
    }

    #[test]
    fn an_upright_page_with_a_sideways_label_stays() {
        assert!(Turn::needed(&Page::default()).is_none());
    }
}
