//! A page as PNG with glyph boxes, rulings, clips, cells and lines drawn over it.

use crate::canvas::{Canvas, Ink};
use crate::paint::{self, Error, Painter};
use crate::shrink::small_png;
use gwaje::Options;
use gwaje::stages::Inspection;
use gwaje_model::{Flow, Page, Rect};
use hayro::vello_cpu::Pixmap;

const GLYPH: Ink = Ink { rgb: [30, 120, 255], alpha: 60 };
const HIDDEN: Ink = Ink { rgb: [160, 160, 160], alpha: 120 };
const CLIP: Ink = Ink { rgb: [255, 170, 0], alpha: 150 };
const RULING: Ink = Ink { rgb: [230, 0, 0], alpha: 220 };
const CELL: Ink = Ink { rgb: [0, 150, 60], alpha: 220 };
const LINE: Ink = Ink { rgb: [150, 0, 200], alpha: 160 };

/// What to paint of a page.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// The page, from 1.
    pub page: u32,
    /// Dots an inch.
    pub dpi: f32,
    /// The part of the page to show, in points from its upper left corner; all of it by default.
    pub clip: Option<Rect>,
}

/// Paints a page as it is printed. Returns a PNG file.
///
/// # Errors
/// When the document is no PDF or has no such page, or the clip lies outside it.
pub fn print(bytes: &[u8], view: View, options: &Options) -> Result<Vec<u8>, Error> {
    let pixmap = Painter::new(bytes, options)?.page(view.page, view.dpi)?;
    paint::png(clipped(pixmap, view)?)
}

/// Paints a page as it is printed, in sixteen colours. Returns a PNG file.
///
/// # Errors
/// As of [`print()`].
pub fn small(bytes: &[u8], view: View, options: &Options) -> Result<Vec<u8>, Error> {
    let pixmap = Painter::new(bytes, options)?.page(view.page, view.dpi)?;
    small_png(&clipped(pixmap, view)?)
}

/// Width and height of every page of a PDF, in points.
///
/// # Errors
/// When it is no PDF, or does not open.
pub fn sizes(bytes: &[u8], options: &Options) -> Result<Vec<(f32, f32)>, Error> {
    let painter = Painter::new(bytes, options)?;
    Ok((1..=painter.pages()).filter_map(|number| painter.size(number)).collect())
}

/// Paints a page and draws over it: glyphs blue (grey if hidden), clips orange, rulings red, cells green, lines violet.
/// Returns a PNG file.
///
/// # Errors
/// When the document cannot be read or has no such page, or the clip lies outside it.
pub fn show(bytes: &[u8], view: View, options: &Options) -> Result<Vec<u8>, Error> {
    let View { page: number, dpi, .. } = view;
    let inspection = gwaje::stages::inspect(bytes, options)?;
    let pages = &inspection.pages.pages;
    let page = pages
        .iter()
        .find(|page| page.number == number)
        .ok_or(Error::NoPage { page: number, pages: pages.len() })?;
    let mut pixmap = Painter::new(bytes, options)?.page(number, dpi)?;
    let (width, height) = (usize::from(pixmap.width()), usize::from(pixmap.height()));
    let scale = width as f32 / page.width.max(1.0);
    let mut canvas = Canvas::new(pixmap.data_as_u8_slice_mut(), width, height, scale);
    draw_page(page, &mut canvas);
    draw_rows(&inspection, number, &mut canvas);
    paint::png(clipped(pixmap, view)?)
}

fn clipped(pixmap: Pixmap, view: View) -> Result<Pixmap, Error> {
    match view.clip {
        Some(clip) => paint::clip(&pixmap, clip, view.dpi / 72.0).ok_or(Error::Outside { page: view.page }),
        None => Ok(pixmap),
    }
}

fn draw_page(page: &Page, canvas: &mut Canvas<'_>) {
    for glyph in &page.glyphs {
        let (left, right) = (glyph.x, glyph.x + glyph.advance);
        let bbox = Rect::new(left, glyph.y - 0.8 * glyph.size, right, glyph.y + 0.15 * glyph.size);
        canvas.outline(bbox, 1.0, if glyph.visible() { GLYPH } else { HIDDEN });
    }
    for clip in &page.clips {
        canvas.outline(*clip, 3.0, CLIP);
    }
    for ruling in &page.rulings {
        canvas.fill(ruling.ink, RULING);
    }
}

fn draw_rows(inspection: &Inspection, number: u32, canvas: &mut Canvas<'_>) {
    for row in &inspection.rows {
        for cell in &row.cells {
            let table = row.flow == Flow::Table;
            for place in cell.places.iter().filter(|place| table && place.page() == Some(number)) {
                canvas.outline(place.bbox(), 2.0, CELL);
            }
            for line in cell.content.iter().filter(|line| line.place.page() == Some(number)) {
                canvas.outline(line.bbox(), 1.0, LINE);
            }
        }
    }
}
