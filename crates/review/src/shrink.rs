//! A page as a small picture: sixteen colours are enough for print, and a quarter of the bytes.

use crate::paint::Error;
use hayro::vello_cpu::Pixmap;
use png::{BitDepth, ColorType, Compression, Encoder};
use std::collections::BTreeMap;

/// Colours of a picture: what four bits a pixel count.
const COLOURS: usize = 16;
/// Bits of each channel by which colours are told apart before they are chosen.
const BITS: u32 = 5;

type Colour = [u8; 3];

/// A bitmap as a PNG file of sixteen colours.
pub(crate) fn small_png(pixmap: &Pixmap) -> Result<Vec<u8>, Error> {
    let (width, height) = (pixmap.width(), pixmap.height());
    let pixels = pixmap.data_as_u8_slice();
    let coarse = |pixel: &[u8]| -> Colour {
        std::array::from_fn(|at| pixel.get(at).copied().unwrap_or(u8::MAX) >> (8 - BITS))
    };
    let mut counts: BTreeMap<Colour, u32> = BTreeMap::new();
    for pixel in pixels.chunks_exact(4) {
        *counts.entry(coarse(pixel)).or_default() += 1;
    }
    let palette = chosen(&counts);
    let nearest: BTreeMap<Colour, u8> = counts
        .keys()
        .map(|colour| {
            let by_distance = palette.iter().zip(0_u8..).min_by_key(|(own, _)| distance(**own, *colour));
            (*colour, by_distance.map_or(0, |(_, at)| at))
        })
        .collect();
    let row = usize::from(width).div_ceil(2);
    let mut packed = Vec::with_capacity(row * usize::from(height));
    for line in pixels.chunks_exact(usize::from(width).max(1) * 4) {
        for pair in line.chunks(8) {
            let index =
                |pixel: Option<&[u8]>| pixel.and_then(|p| nearest.get(&coarse(p))).copied().unwrap_or(0);
            packed.push(index(pair.get(..4)) << 4 | index(pair.get(4..8)));
        }
    }
    encoded(u32::from(width), u32::from(height), &palette, &packed)
}

fn encoded(width: u32, height: u32, palette: &[Colour], packed: &[u8]) -> Result<Vec<u8>, Error> {
    let told = |error: png::EncodingError| Error::Encode(error.to_string());
    let widened = |level: u8| (u32::from(level) * 255 / ((1 << BITS) - 1)) as u8;
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Four);
    encoder.set_palette(palette.iter().flatten().copied().map(widened).collect::<Vec<u8>>());
    encoder.set_compression(Compression::High);
    let mut writer = encoder.write_header().map_err(told)?;
    writer.write_image_data(packed).map_err(told)?;
    writer.finish().map_err(told)?;
    Ok(bytes)
}

/// The colours that serve best: first the most frequent, then each time the one that most pixels are farthest from having.
fn chosen(counts: &BTreeMap<Colour, u32>) -> Vec<Colour> {
    let mut palette: Vec<Colour> =
        counts.iter().max_by_key(|(_, count)| **count).map(|(own, _)| *own).into_iter().collect();
    let mut lacking: BTreeMap<Colour, u64> = counts.keys().map(|colour| (*colour, u64::MAX)).collect();
    while palette.len() < COLOURS.min(counts.len()) {
        let Some(last) = palette.last().copied() else { break };
        for (colour, lack) in &mut lacking {
            *lack = (*lack).min(distance(last, *colour));
        }
        let worth =
            |(colour, lack): &(&Colour, &u64)| **lack * u64::from(counts.get(*colour).copied().unwrap_or(0));
        let Some((next, _)) = lacking.iter().max_by_key(worth) else { break };
        palette.push(*next);
    }
    palette
}

fn distance(one: Colour, other: Colour) -> u64 {
    one.iter().zip(other).map(|(a, b)| u64::from(a.abs_diff(b)).pow(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::{chosen, small_png};
    use hayro::vello_cpu::Pixmap;
    use std::collections::BTreeMap;

    #[test]
    fn black_and_white_stay_what_they_are() {
        let mut pixmap = Pixmap::new(3, 2);
        for (at, pixel) in pixmap.data_as_u8_slice_mut().chunks_exact_mut(4).enumerate() {
            pixel.fill(if at == 4 { 0 } else { 255 });
        }
        let bytes = small_png(&pixmap).unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut packed = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut packed).unwrap();
        let palette = reader.info().palette.clone().unwrap();
        assert_eq!(palette[..6], [255, 255, 255, 0, 0, 0]);
        assert_eq!(packed, [0x00, 0x00, 0x01, 0x00]);
    }

    #[test]
    fn rare_colours_far_from_others_are_kept() {
        let greys = (0..30).map(|grey| ([grey; 3], 1000));
        let counts: BTreeMap<_, _> = greys.chain([([31, 0, 0], 100)]).collect();
        assert!(chosen(&counts).contains(&[31, 0, 0]));
    }
}
