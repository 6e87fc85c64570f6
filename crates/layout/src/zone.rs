//! The margins of a page, where page numbers and running heads stand.

use gwaje_model::Rect;

/// Furniture stands within this share of the page height from the top or the bottom.
pub(crate) const ZONE: f32 = 0.12;
/// Or nearer than this (points): two lines of plain text, whose pages may be a few lines long.
const LEAST: f32 = 24.0;

/// Whether something stands in the upper margin.
pub(crate) fn in_head(bbox: Rect, height: f32) -> bool {
    bbox.y1 <= depth(height)
}

/// Whether something stands where page furniture stands.
pub(crate) fn in_zone(bbox: Rect, height: f32) -> bool {
    in_head(bbox, height) || bbox.y0 >= height - depth(height)
}

fn depth(height: f32) -> f32 {
    (ZONE * height).max(LEAST)
}
