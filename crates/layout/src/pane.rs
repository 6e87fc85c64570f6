//! Two logical pages printed side by side on one landscape sheet.

use crate::ink::Ink;
use gwaje_model::{Page, Rect};

/// A sheet is wide when it is this much wider than high.
const WIDE: f32 = 1.25;
/// The gutter that nothing crosses: this share of the width around the middle.
const GUTTER: f32 = 0.008;
/// Each half holds at least this share of the glyphs.
const SHARE: f32 = 0.12;

/// The logical pages of a sheet, in reading order.
pub(crate) fn panes(page: &Page, inks: &[Ink]) -> Vec<Rect> {
    let whole = Rect { x0: 0.0, y0: 0.0, x1: page.width, y1: page.height };
    if page.width < WIDE * page.height || inks.is_empty() {
        return vec![whole];
    }
    let middle = page.width / 2.0;
    let (left, right) = (middle - GUTTER * page.width, middle + GUTTER * page.width);
    let crosses =
        |x0: f32, x1: f32| x0 < left && x1 > right || x0 >= left && x0 < right || x1 > left && x1 <= right;
    let crossed = page.rulings.iter().any(|ruling| crosses(ruling.ink.x0, ruling.ink.x1))
        || inks.iter().any(|ink| !ink.is_space() && crosses(ink.bbox.x0, ink.bbox.x1));
    let before = inks.iter().filter(|ink| ink.centre().0 < middle).count() as f32 / inks.len() as f32;
    if crossed || !(SHARE..=1.0 - SHARE).contains(&before) {
        return vec![whole];
    }
    vec![Rect { x1: middle, ..whole }, Rect { x0: middle, ..whole }]
}

/// The part of a page inside a pane.
pub(crate) fn cut(page: &Page, pane: Rect) -> Page {
    let inside =
        |bbox: &Rect| pane.contains(f32::midpoint(bbox.x0, bbox.x1), f32::midpoint(bbox.y0, bbox.y1));
    Page {
        number: page.number,
        width: page.width,
        height: page.height,
        rulings: page.rulings.iter().filter(|ruling| inside(&ruling.ink)).copied().collect(),
        clips: page.clips.clone(),
        empty_shows: page.empty_shows.iter().filter(|show| pane.contains(show.x, show.y)).copied().collect(),
        ..Page::default()
    }
}
