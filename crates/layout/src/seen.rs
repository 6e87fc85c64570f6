//! The glyphs of a page that a reader sees, each once, upright and in their order.

use crate::ink::Ink;
use crate::overlap;
use crate::removal::Removals;
use crate::{bare, overprint, turned_label, underline};
use gwaje_model::{Code, FontKind, Glyph, Note, Page};

/// The visible glyphs of a page; what is left out is noted. `watermarks` are the places in the content of glyphs that
/// belong to one, ascending.
pub(crate) fn visible(
    page: &Page,
    fonts: &[(FontKind, bool)],
    watermarks: &[usize],
    notes: &mut Vec<Note>,
) -> Vec<Ink> {
    let hidden = |glyph: &Glyph| !glyph.visible() && !glyph.ch.is_whitespace();
    let copies = overprint::copies(&page.glyphs, |glyph| glyph.visible() && !glyph.ch.is_whitespace());
    let any = page.glyphs.iter().any(hidden);
    let shadows = if any { overprint::shadows(&page.glyphs, hidden) } else { Vec::new() };
    let bare = if any { bare::markers(&page.glyphs) } else { Vec::new() };
    let among = |list: &[usize], index: usize| list.binary_search(&index).is_ok();
    let mut removed = Removals::default();
    let mut kept = Vec::with_capacity(page.glyphs.len());
    for (index, glyph) in page.glyphs.iter().enumerate() {
        let ink = Ink::new(*glyph, fonts.get(usize::from(glyph.font)));
        let code = if among(&copies, index) || among(&shadows, index) {
            Some(Code::OverprintRemoved)
        } else if !glyph.visible() || among(&bare, index) {
            Some(Code::HiddenTextRemoved)
        } else if among(watermarks, index) {
            Some(Code::WatermarkRemoved)
        } else {
            None
        };
        if let Some(code) = code {
            removed.add(code, &ink);
        } else {
            removed.pass(&ink);
            kept.push(ink);
        }
    }
    removed.finish(page.number, notes);
    underline::mark_struck(&page.rulings, &mut kept);
    turned_label::set_upright(&mut kept);
    overlap::keep_whole(&mut kept, page.number, notes);
    kept
}
