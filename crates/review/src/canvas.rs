//! Drawing translucent boxes on a bitmap of straight-alpha-free (opaque) pixels.

use gwaje_model::Rect;

/// A colour with its opacity, 0 to 255 each.
#[derive(Clone, Copy)]
pub(crate) struct Ink {
    pub(crate) rgb: [u8; 3],
    pub(crate) alpha: u8,
}

/// An opaque RGBA bitmap on which a point of the page is `scale` pixels.
pub(crate) struct Canvas<'a> {
    pixels: &'a mut [u8],
    width: usize,
    height: usize,
    scale: f32,
}

impl<'a> Canvas<'a> {
    pub(crate) fn new(pixels: &'a mut [u8], width: usize, height: usize, scale: f32) -> Self {
        Self { pixels, width, height, scale }
    }

    /// Fills a rectangle given in page points.
    pub(crate) fn fill(&mut self, rect: Rect, ink: Ink) {
        let (x0, x1) = span(rect.x0 * self.scale, rect.x1 * self.scale, self.width);
        let (y0, y1) = span(rect.y0 * self.scale, rect.y1 * self.scale, self.height);
        for row in self.pixels.chunks_exact_mut(self.width * 4).take(y1).skip(y0) {
            for pixel in row.chunks_exact_mut(4).take(x1).skip(x0) {
                for (channel, colour) in pixel.iter_mut().zip(ink.rgb) {
                    *channel = blend(*channel, colour, ink.alpha);
                }
            }
        }
    }

    /// Draws the outline of a rectangle given in page points, `width` pixels thick, inside it.
    pub(crate) fn outline(&mut self, rect: Rect, width: f32, ink: Ink) {
        let pen = width / self.scale;
        let Rect { x0, y0, x1, y1 } = rect;
        for edge in [
            Rect { x0, y0, x1, y1: y0 + pen },
            Rect { x0, y0: y1 - pen, x1, y1 },
            Rect { x0, y0: y0 + pen, x1: x0 + pen, y1: y1 - pen },
            Rect { x0: x1 - pen, y0: y0 + pen, x1, y1: y1 - pen },
        ] {
            self.fill(edge, ink);
        }
    }
}

/// The pixels from `a` to `b`, at least one, inside the bitmap.
fn span(a: f32, b: f32, limit: usize) -> (usize, usize) {
    let first = (a.round().max(0.0) as usize).min(limit);
    let last = (b.round().max(0.0) as usize).max(first + 1).min(limit);
    (first, last)
}

fn blend(below: u8, above: u8, alpha: u8) -> u8 {
    let (below, above, alpha) = (u16::from(below), u16::from(above), u16::from(alpha));
    ((below * (255 - alpha) + above * alpha) / 255) as u8
}

#[cfg(test)]
mod tests {
    use super::{Canvas, Ink};
    use gwaje_model::Rect;

    const RED: Ink = Ink { rgb: [255, 0, 0], alpha: 255 };

    #[test]
    fn fills_inside_and_clips_outside() {
        let mut pixels = vec![0u8; 4 * 4 * 4];
        Canvas::new(&mut pixels, 4, 4, 2.0).fill(Rect::new(1.0, 1.0, 9.0, 9.0), RED);
        let reds: Vec<usize> = (0..16).filter(|i| pixels[i * 4] == 255).collect();
        assert_eq!(reds, [10, 11, 14, 15]);
    }
}
