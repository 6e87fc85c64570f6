//! Text that lies on a page without being part of it: comments, stamps, filled-in form fields (ISO 32000-2, 12.5).
//!
//! It belongs to whoever wrote on the report, not to the report, and is not read; but it is told of, because on a
//! printed page nobody sees the difference.

use gwaje_model::Rect;
use hayro_syntax::object::{Array, Dict, Name, Object};
use hayro_syntax::page::Page;
use kurbo::{Affine, Rect as Area};

/// Annotations of a page beyond this many are not looked at.
const MOST: usize = 1_000;
/// Longer texts are told of by their beginning, in characters.
const LONGEST: usize = 500;
/// Flag of an annotation that is not shown.
const HIDDEN: i32 = 2;

/// The text of an annotation and where it stands on the page as shown.
pub(super) struct Annotation {
    pub(super) text: String,
    pub(super) bbox: Rect,
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
        b"Widget" => {
            value(annotation).or_else(|| value(&annotation.get::<Dict<'_>>(b"Parent")?)).filter(|_| shown)
        }
        _ => string(annotation, b"Contents").filter(|_| shown),
    }?;
    let corners = annotation.get::<Array<'_>>(b"Rect")?;
    let corners: Vec<f64> = corners.iter::<f32>().map(f64::from).collect();
    let &[x0, y0, x1, y1] = corners.as_slice() else { return None };
    let area = initial.transform_rect_bbox(Area::new(x0, y0, x1, y1).abs());
    let bbox = Rect::new(area.x0 as f32, area.y0 as f32, area.x1 as f32, area.y1 as f32);
    Some(Annotation { text: text.chars().take(LONGEST).collect(), bbox })
}

/// What a form field holds, if it is text; a button's state is a name.
fn value(field: &Dict<'_>) -> Option<String> {
    string(field, b"V")
}

fn string(dict: &Dict<'_>, key: &[u8]) -> Option<String> {
    let Object::String(bytes) = dict.get::<Object<'_>>(key)? else { return None };
    let text = crate::interpret::text_string(bytes.as_bytes());
    (!text.trim().is_empty()).then(|| text.trim().to_owned())
}
