//! The clips that are cells.
//!
//! In Hancom's PDFs text is painted under the clip of its cell. The clips of a page lie inside each other: that of the
//! text area around those of the cells of a table, that of a cell around those of a table inside it.

use crate::grid::{COLUMNS, among};
use crate::ink::Ink;
use crate::segment::{SNAP, Segment};
use gwaje_model::{Glyph, Page, Rect};

/// A clip narrower or lower than this holds no text of its own (points).
const LEAST: f32 = 4.0;

/// The clips that can be cells: text stands under them, and they hold neither another such clip nor a ruling.
/// `previous` are the column edges of the table that may go on from the page before.
pub(crate) fn cells(page: &Page, inks: &[Ink], vertical: &[Segment], previous: Option<&[f32]>) -> Vec<Rect> {
    let clips = used(page, inks);
    let is_cell = |clip: &&Rect| {
        clip.width() > LEAST
            && clip.height() > LEAST
            && !is_crossed(clip, vertical)
            && !clips.iter().any(|other| is_inside(other, clip))
    };
    let cells: Vec<Rect> = clips.iter().filter(is_cell).copied().collect();
    // A lone clip is a text frame; cells have neighbours, on this page or above it on the page before.
    // One as wide as the table is the page area of all its cells.
    let known = |clip: &Rect| {
        previous.is_some_and(|xs| {
            let whole = xs.first().is_some_and(|x| among(&[*x], clip.x0))
                && xs.last().is_some_and(|x| among(&[*x], clip.x1));
            !whole && [clip.x0, clip.x1].iter().all(|x| among(xs, *x))
        })
    };
    if cells.len() < COLUMNS && !cells.iter().all(known) { Vec::new() } else { cells }
}

/// The clips that visible text was painted under.
fn used(page: &Page, inks: &[Ink]) -> Vec<Rect> {
    let mut used = vec![false; page.clips.len()];
    for ink in inks.iter().filter(|ink| !ink.is_space() && ink.glyph.clip != Glyph::NO_CLIP) {
        if let Some(slot) = used.get_mut(usize::from(ink.glyph.clip)) {
            *slot = true;
        }
    }
    page.clips.iter().zip(used).filter(|(_, used)| *used).map(|(clip, _)| *clip).collect()
}

/// Whether a clip lies inside another and is smaller.
fn is_inside(inner: &Rect, outer: &Rect) -> bool {
    inner.x0 >= outer.x0 - SNAP
        && inner.x1 <= outer.x1 + SNAP
        && inner.y0 >= outer.y0 - SNAP
        && inner.y1 <= outer.y1 + SNAP
        && (inner.width() < outer.width() - 2.0 * SNAP || inner.height() < outer.height() - 2.0 * SNAP)
}

/// Whether a ruling runs down through most of a clip.
fn is_crossed(clip: &Rect, vertical: &[Segment]) -> bool {
    vertical.iter().any(|s| {
        s.at > clip.x0 + SNAP
            && s.at < clip.x1 - SNAP
            && s.to.min(clip.y1) - s.from.max(clip.y0) > 0.5 * clip.height()
    })
}
