//! Images that lie over text: whether they show it or hide it.
//!
//! A box of one colour or a photograph hides what is under it. But some writers put text under a picture of the same
//! text: Hangul paints a symbol that a font lacks as a small image over a glyph, patents have their number as an image,
//! and scans lie over the text that was recognised in them. There a plain ground shows, and letters in another colour.

use crate::Limits;
use crate::inflate::Budget;
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;
use kurbo::{Affine, Point};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// Places of a glyph at which its picture is looked at, in each direction.
const GRID: usize = 16;
/// Samples that differ by more than this of 255 in one component are of different colours: blur and compression stay
/// below.
const DIFFERENT: u8 = 48;
/// The share of the samples that letters take, from a middle dot to a black syllable; a photograph has more colours, a
/// box fewer.
const LETTERS: std::ops::RangeInclusive<f32> = 0.004..=0.6;
/// Pixels of an image that is decoded; of a larger one it is not known what it shows.
const MOST_PIXELS: usize = 64_000_000;
/// Encoded bytes of an image inside the content that is looked at; they should have 4 KB at most (ISO 32000-2, 8.9.7).
const LARGEST_INLINE: usize = 65_536;
/// Components of a pixel that are compared.
const COMPONENTS: usize = 4;

/// An image on a page.
pub(super) struct Picture<'a> {
    source: Source<'a>,
    /// From the page as shown to the unit square of the image.
    inverse: Affine,
}

/// Where the samples of an image come from.
enum Source<'a> {
    /// An image of the file, which is decoded when something lies under it.
    Stream(Stream<'a>),
    Decoded(Option<Pixels>),
}

impl<'a> Picture<'a> {
    pub(super) fn new(stream: &Stream<'a>, ctm: Affine) -> Self {
        Self { source: Source::Stream(stream.clone()), inverse: ctm.inverse() }
    }

    /// An image that stands in the content itself.
    pub(super) fn inline(stream: &Stream<'_>, ctm: Affine, budget: &mut Budget, limits: &Limits) -> Self {
        let small = stream.raw_data().len() <= LARGEST_INLINE;
        let pixels = if small { Pixels::decode(stream, budget, limits) } else { None };
        Self { source: Source::Decoded(pixels), inverse: ctm.inverse() }
    }

    /// Whether the image may show letters between two corners of a box; so if it cannot be decoded.
    pub(super) fn may_show_letters(
        &mut self,
        corners: (Point, Point),
        budget: &mut Budget,
        limits: &Limits,
    ) -> bool {
        if let Source::Stream(stream) = &self.source {
            self.source = Source::Decoded(Pixels::decode(stream, budget, limits));
        }
        let Source::Decoded(Some(pixels)) = &self.source else { return true };
        let (from, to) = (self.inverse * corners.0, self.inverse * corners.1);
        let step = |nth: usize| (nth as f64 + 0.5) / GRID as f64;
        let places = (0..GRID * GRID).map(|nth| (step(nth % GRID), step(nth / GRID)));
        let samples: Vec<[u8; COMPONENTS]> = places
            .filter_map(|(x, y)| pixels.at(from.x + x * (to.x - from.x), from.y + y * (to.y - from.y)))
            .collect();
        let Some(ground) = commonest(&samples) else { return false };
        let differs =
            |sample: &&[u8; COMPONENTS]| sample.iter().zip(&ground).any(|(a, b)| a.abs_diff(*b) > DIFFERENT);
        let letters = samples.iter().filter(differs).count() as f32 / samples.len() as f32;
        LETTERS.contains(&letters)
    }
}

/// A colour that many samples have, to within an eighth of each component.
fn commonest(samples: &[[u8; COMPONENTS]]) -> Option<[u8; COMPONENTS]> {
    let mut sorted: Vec<([u8; COMPONENTS], [u8; COMPONENTS])> =
        samples.iter().map(|sample| (sample.map(|component| component >> 5), *sample)).collect();
    sorted.sort_unstable();
    let most = sorted.chunk_by(|a, b| a.0 == b.0).max_by_key(|alike| alike.len())?;
    most.get(most.len() / 2).map(|(_, sample)| *sample)
}

/// The samples of an image, as they are in the file: which colour they mean is not asked.
struct Pixels {
    width: usize,
    height: usize,
    components: usize,
    /// Bits of a component.
    bits: usize,
    data: Vec<u8>,
}

impl Pixels {
    fn decode(stream: &Stream<'_>, budget: &mut Budget, limits: &Limits) -> Option<Self> {
        let dict = stream.dict();
        let number = |keys: [&[u8]; 2]| keys.iter().find_map(|key| dict.get::<usize>(key));
        let (width, height) = (number([b"Width", b"W"])?, number([b"Height", b"H"])?);
        if width == 0 || height == 0 || width.checked_mul(height)? > MOST_PIXELS {
            return None;
        }
        if let [Filter::DctDecode] = stream.filters().as_slice() {
            return Self::jpeg(&stream.raw_data());
        }
        let bits = number([b"BitsPerComponent", b"BPC"])?;
        // What stands in the middle of an image is no damage to the text.
        let damaged = budget.damaged;
        let data = budget.decode(stream, limits.stream_bytes).ok().flatten()?.into_owned();
        budget.damaged = damaged;
        let per_row = data.len() / height;
        let components = (1..=COMPONENTS).find(|count| (count * bits * width).div_ceil(8) == per_row)?;
        Some(Self { width, height, components, bits, data })
    }

    fn jpeg(data: &[u8]) -> Option<Self> {
        let options = DecoderOptions::new_safe().jpeg_set_out_colorspace(ColorSpace::Luma);
        let mut decoder = JpegDecoder::new_with_options(ZCursor::new(data), options);
        decoder.decode_headers().ok()?;
        let (width, height) = decoder.dimensions()?;
        if width.checked_mul(height)? > MOST_PIXELS {
            return None;
        }
        let data = decoder.decode().ok()?;
        let components = data.len() / (width * height);
        (components > 0).then_some(Self { width, height, components, bits: 8, data })
    }

    /// The sample at a place of the unit square; the first row is at the top.
    fn at(&self, x: f64, y: f64) -> Option<[u8; COMPONENTS]> {
        if !(0.0..1.0).contains(&x) || !(0.0..1.0).contains(&y) {
            return None;
        }
        let column = (x * self.width as f64) as usize;
        let row = ((1.0 - y) * self.height as f64) as usize;
        let row = row.min(self.height - 1);
        let row_bytes = (self.width * self.components * self.bits).div_ceil(8);
        let mut sample = [0; COMPONENTS];
        for (component, value) in sample.iter_mut().enumerate().take(self.components) {
            let bit = (column * self.components + component) * self.bits;
            let byte = *self.data.get(row * row_bytes + bit / 8)?;
            *value = match self.bits {
                1 | 2 | 4 => {
                    let shifted = byte >> (8 - self.bits - bit % 8);
                    let most = (1_u8 << self.bits) - 1;
                    (shifted & most) * (255 / most)
                }
                // Of 16 bits the upper eight.
                _ => byte,
            };
        }
        Some(sample)
    }
}

#[cfg(test)]
mod tests {
    use super::Pixels;

    #[test]
    fn samples_of_all_depths() {
        let pixels = |bits, components, data: &[u8]| Pixels {
            width: 2,
            height: 2,
            components,
            bits,
            data: data.into(),
        };
        let corners = |pixels: &Pixels| {
            [(0.2, 0.8), (0.8, 0.8), (0.2, 0.2), (0.8, 0.2)].map(|(x, y)| pixels.at(x, y).unwrap()[0])
        };
        assert_eq!(corners(&pixels(8, 1, &[1, 2, 3, 4])), [1, 2, 3, 4]);
        assert_eq!(corners(&pixels(8, 3, &[1, 0, 0, 2, 0, 0, 3, 0, 0, 4, 0, 0])), [1, 2, 3, 4]);
        assert_eq!(corners(&pixels(1, 1, &[0b0100_0000, 0b1000_0000])), [0, 255, 255, 0]);
        assert_eq!(corners(&pixels(4, 1, &[0x0f, 0xf0])), [0, 255, 255, 0]);
        assert_eq!(corners(&pixels(16, 1, &[1, 9, 2, 9, 3, 9, 4, 9])), [1, 2, 3, 4]);
    }
}
