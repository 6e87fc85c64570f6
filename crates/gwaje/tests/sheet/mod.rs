//! A page with one ruled table, as `extract` would hand it over.

pub(crate) mod report;

use gwaje_model::{Font, FontKind, Glyph, GlyphFlags, Media, Noted, Page, Pages, Reading, Rect, Ruling};

/// Left edges of the four columns and the right edge of the last, in points.
const EDGES: [f32; 5] = [40.0, 140.0, 260.0, 320.0, 560.0];
/// Distance of baselines, in points.
const LEADING: f32 = 16.0;
/// Size of the glyphs, in points.
const SIZE: f32 = 10.0;
/// Between the top of a row and its first baseline, and between a ruling and the text beside it, in points.
const PADDING: f32 = 14.0;

/// The page of a table of four columns; each cell is given by its lines.
pub(crate) fn sheet(rows: &[[Vec<&str>; 4]]) -> Noted<Reading> {
    let mut page = Page { number: 1, width: 595.0, height: 842.0, ..Page::default() };
    let mut top = 60.0;
    page.rulings.push(horizontal(top));
    for row in rows {
        let lines = row.iter().map(Vec::len).max().unwrap_or_default();
        for (cell, left) in row.iter().zip(EDGES) {
            for (line, nth) in cell.iter().zip(0_u8..) {
                write(&mut page.glyphs, line, left + 6.0, top + PADDING + LEADING * f32::from(nth));
            }
        }
        top += LEADING * lines as f32 + PADDING;
        page.rulings.push(horizontal(top));
    }
    page.rulings.extend(EDGES.map(|x| Ruling {
        ink: Rect { x0: x - 0.25, y0: 60.0, x1: x + 0.25, y1: top },
        horizontal: false,
        stroked: true,
    }));
    let fonts = vec![Font { name: "Test".to_owned(), kind: FontKind::TrueType }];
    let pages = Pages { media: Media::PDF, producer: None, fonts, pages: vec![page], ..Pages::default() };
    Noted { value: Reading::Pages(pages), notes: Vec::new() }
}

fn horizontal(y: f32) -> Ruling {
    let ink = Rect { x0: EDGES[0], y0: y - 0.25, x1: EDGES[4], y1: y + 0.25 };
    Ruling { ink, horizontal: true, stroked: true }
}

fn write(glyphs: &mut Vec<Glyph>, text: &str, mut x: f32, y: f32) {
    let show = glyphs.len() as u32;
    for ch in text.chars() {
        let advance = if ch.is_ascii() { SIZE / 2.0 } else { SIZE };
        let (flags, clip, mcid) = (GlyphFlags::default(), Glyph::NO_CLIP, Glyph::NO_MCID);
        glyphs.push(Glyph { ch, x, y, advance, size: SIZE, angle: 0, font: 0, clip, flags, mcid, show });
        x += advance;
    }
}
