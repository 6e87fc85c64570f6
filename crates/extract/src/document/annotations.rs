//! Text that lies on a page without being part of it: comments, stamps, filled-in form fields (ISO 32000-2, 12.5).
//!
//! It belongs to whoever wrote on the report, not to the report, and is not read; but it is told of, because on a
//! printed page nobody sees the difference.

use crate::reach::within;
use gwaje_model::Rect;
use hayro_syntax::object::{Array, Dict, Name, Object};
use hayro_syntax::page::Page;
use kurbo::{Affine, Rect as Area};

/// Annotations of a page beyond this many are not looked at; no report has so many.
const MOST: usize = 1_000;
/// Longer texts are told of by their beginning, in characters.
const LONGEST: usize = 500;
/// Flag of an annotation that is not shown.
const HIDDEN: i32 = 2;

/// The text of an annotation and where it stands on the page as shown, if it says.
pub(super) struct Annotation {
    pub(super) text: String,
    pub(super) bbox: Option<Rect>,
}

/// The annotations of a page that have text; `initial` leads from user space to the page as shown.
pub(super) fn with_text(page: &Page<'_>, initial: Affine) -> Vec<Annotation> {
    let list = page.raw().get::<Array<'_>>(b"Annots").unwrap_or_default();
    list.iter::<Dict<'_>>().take(MOST).filter_map(|annotation| read(&annotation, initial)).collect()
}

fn read(annotation: &Dict<'_>, initial: Affine) -> Option<Annotation> {
    let kind = annotation.get::<Name<'_>>(b"Subtype")?;
    let shown = annotation.get::<i32>(b"F").unwrap_or(0) & HIDDEN == 0;
    let text = match &*kind {
        b"Link" | b"Popup" => None,
        // What a field holds, its own or of the group it belongs to; a button's state is a name and no text.
        b"Widget" => {
            string(annotation, b"V").or_else(|| string(&annotation.get::<Dict<'_>>(b"Parent")?, b"V"))
        }
        _ => string(annotation, b"Contents"),
    };
    let text = text.filter(|_| shown)?;
    let text = match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    };
    Some(Annotation { text, bbox: place(annotation, initial) })
}

fn place(annotation: &Dict<'_>, initial: Affine) -> Option<Rect> {
    let corners: Vec<f64> = annotation.get::<Array<'_>>(b"Rect")?.iter::<f32>().map(f64::from).collect();
    let &[x0, y0, x1, y1] = corners.as_slice() else { return None };
    let area = initial.transform_rect_bbox(Area::new(x0, y0, x1, y1).abs());
    Some(Rect::new(within(area.x0), within(area.y0), within(area.x1), within(area.y1)))
}

fn string(dict: &Dict<'_>, key: &[u8]) -> Option<String> {
    let Object::String(bytes) = dict.get::<Object<'_>>(key)? else { return None };
    let text = crate::text_string::decode(bytes.as_bytes());
    (!text.trim().is_empty()).then(|| text.trim().to_owned())
}
