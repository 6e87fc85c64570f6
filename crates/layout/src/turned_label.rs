//! Turned labels: text that runs up, down or aslant on an upright page, as in a narrow cell beside several rows.
//!
//! It is read as if it stood upright in the middle of where it is, made small enough to fit: so it stays in its cell, and
//! its lines keep their order.

use crate::ink::{Ink, direction};
use crate::watermark::is_turned;
use gwaje_model::Rect;

/// Turned letters nearer to each other than this, in em, belong to one label.
const NEAR: f32 = 1.5;

/// Sets the turned labels of a page upright.
pub(crate) fn set_upright(inks: &mut [Ink]) {
    let mut at = 0;
    while at < inks.len() {
        let rest = inks.get_mut(at..).unwrap_or_default();
        let length = label_length(rest);
        match rest.get_mut(..length) {
            Some(label) if length > 0 => turn(label),
            _ => {}
        }
        at += length.max(1);
    }
}

/// How many glyphs from the first on make one label; none if the first is not turned.
fn label_length(inks: &[Ink]) -> usize {
    let Some(first) = inks.first().filter(|ink| is_turned(&ink.glyph)) else { return 0 };
    let mut bbox = first.bbox;
    let mut length = 1;
    for ink in inks.iter().skip(1) {
        let reach = NEAR * first.glyph.size.max(ink.glyph.size);
        let wide =
            Rect { x0: bbox.x0 - reach, y0: bbox.y0 - reach, x1: bbox.x1 + reach, y1: bbox.y1 + reach };
        if ink.glyph.angle != first.glyph.angle || wide.intersection(ink.bbox).is_none() {
            break;
        }
        bbox = bbox.union(ink.bbox);
        length += 1;
    }
    length
}

/// Turns a label upright around its middle, and makes it as small as the box it was in.
fn turn(label: &mut [Ink]) {
    let Some(bbox) = label.iter().map(|ink| ink.bbox).reduce(Rect::union) else { return };
    let Some(angle) = label.first().map(|ink| ink.glyph.angle) else { return };
    let (cos, sin) = direction(angle);
    let (middle_x, middle_y) = (f32::midpoint(bbox.x0, bbox.x1), f32::midpoint(bbox.y0, bbox.y1));
    let back = |x: f32, y: f32| {
        let (dx, dy) = (x - middle_x, y - middle_y);
        (dx * cos + dy * sin, dy * cos - dx * sin)
    };
    // The turned box is as wide as the label is long.
    let corners = [(bbox.x0, bbox.y0), (bbox.x1, bbox.y0)].map(|(x, y)| back(x, y));
    let (width, height) = corners
        .iter()
        .fold((0.1_f32, 0.1_f32), |(w, h), (x, y)| (w.max(2.0 * x.abs()), h.max(2.0 * y.abs())));
    let scale = (bbox.width() / width).min(bbox.height() / height).min(1.0);
    for ink in label {
        let (x, y) = back(ink.glyph.x, ink.glyph.y);
        let mut glyph = ink.glyph;
        (glyph.x, glyph.y) = (middle_x + x * scale, middle_y + y * scale);
        (glyph.size, glyph.advance, glyph.angle) = (glyph.size * scale, glyph.advance * scale, 0);
        *ink = ink.moved(glyph);
    }
}

#[cfg(test)]
mod tests {
    use super::set_upright;
    use crate::ink::Ink;
    use crate::testing::glyph;
    use gwaje_model::{FontKind, Glyph, Rect};

    #[test]
    fn a_turned_label_stands_upright_where_it_was() {
        for (angle, up) in [(90, 10.0), (-90, -10.0)] {
            let place = |(at, ch)| Glyph { angle, ..glyph(ch, 60.0, 200.0 + up * at as f32) };
            let mut label: Vec<Ink> = "산림안전"
                .chars()
                .enumerate()
                .map(|letter| Ink::new(place(letter), Some(&(FontKind::TrueType, false))))
                .collect();
            let was = label.iter().map(|ink| ink.bbox).reduce(Rect::union).unwrap();
            set_upright(&mut label);
            assert!(
                label.iter().all(|ink| ink.glyph.angle == 0 && was.contains(ink.centre().0, ink.centre().1))
            );
            let read: String = label.iter().map(|ink| ink.glyph.ch).collect();
            let order = label.is_sorted_by(|a, b| a.glyph.x < b.glyph.x);
            assert!(
                order && read == "산림안전",
                "{angle}: {:?}",
                label.iter().map(|i| i.glyph.x).collect::<Vec<_>>()
            );
        }
    }
}
