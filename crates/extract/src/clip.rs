//! The clip rectangles of a page. In Hangul's PDFs the clip a text is painted under is its table cell.

use crate::reach::within;
use gwaje_model::{Glyph, Rect};
use kurbo::Rect as Area;

/// A clip as large as this share of the page in both directions says nothing about cells.
const WHOLE_PAGE: f64 = 0.98;
/// Two clips whose edges differ by less than this are the same cell drawn twice, in points.
const SAME: f32 = 0.05;

/// The distinct clips of one page.
#[derive(Debug)]
pub(crate) struct Clips {
    page: Area,
    found: Vec<Rect>,
    last: Option<(Area, u16)>,
}

impl Clips {
    pub(crate) fn new(page: Area) -> Self {
        Self { page, found: Vec::new(), last: None }
    }

    /// The index of a clip, [`Glyph::NO_CLIP`] if it is the page or there are too many.
    pub(crate) fn index(&mut self, clip: Area) -> u16 {
        if let Some((area, index)) = self.last
            && area == clip
        {
            return index;
        }
        let index = self.look_up(clip);
        self.last = Some((clip, index));
        index
    }

    fn look_up(&mut self, clip: Area) -> u16 {
        let shown = clip.intersect(self.page);
        let whole = shown.width() >= self.page.width() * WHOLE_PAGE
            && shown.height() >= self.page.height() * WHOLE_PAGE;
        if whole {
            return Glyph::NO_CLIP;
        }
        let rect = Rect {
            x0: within(shown.x0),
            y0: within(shown.y0),
            x1: within(shown.x1.max(shown.x0)),
            y1: within(shown.y1.max(shown.y0)),
        };
        // Cells come one after the other, so the one in force is nearly always among the last few; a page with
        // thousands of clips is not searched whole for each of them.
        let same = |other: &Rect| {
            (other.x0 - rect.x0).abs() < SAME
                && (other.y0 - rect.y0).abs() < SAME
                && (other.x1 - rect.x1).abs() < SAME
                && (other.y1 - rect.y1).abs() < SAME
        };
        if let Some(back) = self.found.iter().rev().take(2_000).position(same) {
            return (self.found.len() - 1 - back) as u16;
        }
        if self.found.len() >= usize::from(Glyph::NO_CLIP) {
            return Glyph::NO_CLIP;
        }
        self.found.push(rect);
        (self.found.len() - 1) as u16
    }

    pub(crate) fn finish(self) -> Vec<Rect> {
        self.found
    }
}
