//! Two logical pages printed side by side on one landscape sheet.

use crate::ink::Ink;
use gwaje_model::{EmptyShow, Page, Rect, Ruling};
use std::borrow::Cow;

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

/// The part of a page inside a pane, counted from the left edge of the pane.
pub(crate) fn cut(page: &Page, pane: Rect, number: u32) -> Page {
    let inside =
        |bbox: &Rect| pane.contains(f32::midpoint(bbox.x0, bbox.x1), f32::midpoint(bbox.y0, bbox.y1));
    let shows = page.empty_shows.iter().filter(|show| pane.contains(show.x, show.y));
    Page {
        number,
        width: pane.width(),
        height: page.height,
        rulings: page
            .rulings
            .iter()
            .filter(|ruling| inside(&ruling.ink))
            .map(|ruling| Ruling { ink: moved(ruling.ink, -pane.x0), ..*ruling })
            .collect(),
        clips: page.clips.iter().map(|clip| moved(*clip, -pane.x0)).collect(),
        empty_shows: shows.map(|show| EmptyShow { x: show.x - pane.x0, ..*show }).collect(),
        ..Page::default()
    }
}

/// The glyphs inside a pane, counted from the left edge of the pane.
pub(crate) fn cut_inks<'p>(page: &Page, pane: Rect, inks: &'p [Ink]) -> Cow<'p, [Ink]> {
    if pane.x0 <= 0.0 && pane.x1 >= page.width {
        return Cow::Borrowed(inks);
    }
    // What sticks out of the sheet belongs to the pane at that side.
    let inside = |x: f32| (x >= pane.x0 || pane.x0 <= 0.0) && (x < pane.x1 || pane.x1 >= page.width);
    let mut inside: Vec<Ink> = inks.iter().filter(|ink| inside(ink.centre().0)).copied().collect();
    for ink in &mut inside {
        ink.glyph.x -= pane.x0;
        ink.at -= pane.x0;
        ink.bbox = moved(ink.bbox, -pane.x0);
    }
    Cow::Owned(inside)
}

/// The rectangle moved to the right.
pub(crate) fn moved(rect: Rect, by: f32) -> Rect {
    Rect { x0: rect.x0 + by, x1: rect.x1 + by, ..rect }
}
