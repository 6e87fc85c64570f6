//! Glyphs and rules anywhere on pages, and what layout and wrap make of them.
#![no_main]

use gwaje_model::{Font, FontKind, Glyph, GlyphFlags, Media, Page, Pages, Rect, Ruling};

fn coordinate(byte: u8) -> f32 {
    f32::from(byte) * 4.0 - 100.0
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut page = Page { number: 1, width: 595.0, height: 842.0, ..Page::default() };
    for part in bytes.chunks_exact(6) {
        let [kind, a, b, c, d, e] = *part else { continue };
        let (x, y) = (coordinate(a), coordinate(b));
        match kind % 8 {
            0 => page.clips.push(Rect::new(x, y, x + f32::from(c), y + f32::from(d))),
            1 | 2 => {
                let horizontal = kind % 2 == 0;
                let (long, thin) = (f32::from(c) * 4.0, f32::from(d) / 64.0);
                let ink = if horizontal {
                    Rect::new(x, y, x + long, y + thin)
                } else {
                    Rect::new(x, y, x + thin, y + long)
                };
                page.rulings.push(Ruling { ink, horizontal, stroked: e % 2 == 0 });
            }
            _ => page.glyphs.push(Glyph {
                ch: char::from_u32(0xAC00 + u32::from(c) * 40)
                    .filter(|_| kind % 8 > 3)
                    .unwrap_or(char::from(c)),
                x,
                y,
                advance: f32::from(d) / 8.0,
                size: 1.0 + f32::from(d) / 8.0,
                angle: if e == 255 { 90 } else { 0 },
                font: 0,
                clip: if usize::from(e) < page.clips.len() { u16::from(e) } else { Glyph::NO_CLIP },
                flags: GlyphFlags(0),
                mcid: Glyph::NO_MCID,
                show: u32::from(e),
            }),
        }
    }
    let pages = Pages {
        media: Media::PDF,
        fonts: vec![Font { name: String::new(), kind: FontKind::TrueType }],
        pages: vec![page],
        ..Pages::default()
    };
    let rows = gwaje_layout::rows(pages);
    let _ = gwaje_wrap::blocks(&rows.value, Media::PDF);
});
