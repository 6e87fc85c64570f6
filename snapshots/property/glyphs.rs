//! Glyphs and rules anywhere on a page, and what layout and wrap make of them.

use gwaje_model::{Font, FontKind, Glyph, GlyphFlags, Media, Page, Pages, Rect, Ruling};

/// Six bytes are a glyph, a ruling or a clip.
#[must_use]
pub fn layout(bytes: &[u8]) -> bool {
    let mut page = Page { number: 1, width: 595.0, height: 842.0, ..Page::default() };
    for part in bytes.as_chunks().0 {
        add(*part, &mut page);
    }
    let pages = Pages {
        media: Media::PDF,
        fonts: vec![Font { name: String::new(), kind: FontKind::TrueType }],
        pages: vec![page],
        ..Pages::default()
    };
    let rows = gwaje_layout::rows(pages);
    let _ = gwaje_wrap::blocks(&rows.value, Media::PDF);
    !rows.value.is_empty()
}

fn add([kind, across, down, long, size, more]: [u8; 6], page: &mut Page) {
    let (x, y) = (coordinate(across), coordinate(down));
    match kind % 8 {
        0 => page.clips.push(Rect::new(x, y, x + f32::from(long), y + f32::from(size))),
        1 | 2 => {
            let horizontal = kind % 2 == 0;
            let (long, thin) = (f32::from(long) * 4.0, f32::from(size) / 64.0);
            let (width, height) = if horizontal { (long, thin) } else { (thin, long) };
            let ink = Rect::new(x, y, x + width, y + height);
            page.rulings.push(Ruling { ink, horizontal, stroked: more.is_multiple_of(2) });
        }
        _ => page.glyphs.push(Glyph {
            ch: char::from_u32(0xAC00 + u32::from(long) * 40)
                .filter(|_| kind % 8 > 3)
                .unwrap_or(char::from(long)),
            x,
            y,
            advance: f32::from(size) / 8.0,
            size: 1.0 + f32::from(size) / 8.0,
            angle: if more == 255 { 90 } else { 0 },
            font: 0,
            clip: if usize::from(more) < page.clips.len() { u16::from(more) } else { Glyph::NO_CLIP },
            flags: GlyphFlags(0),
            mcid: Glyph::NO_MCID,
            show: u32::from(more),
        }),
    }
}

fn coordinate(byte: u8) -> f32 {
    f32::from(byte) * 4.0 - 100.0
}
