//! The current colours, as far as it can be told what a reader sees: device and calibrated spaces of grey, light and ink.

use super::ink::{PAPER, Shade};
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Name, Number, Object, Stream};
use hayro_syntax::page::Resources;

/// Brighter than this in every component is white to a reader.
const WHITE: f32 = 0.985;

/// A current colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Colour {
    space: Space,
    /// The numbers as set, as a colour to look at.
    pub(super) shade: Shade,
    /// Whether it is a pattern, which may leave parts of its area bare.
    pub(super) pattern: bool,
}

impl Default for Colour {
    fn default() -> Self {
        Self { space: Space::Gray, shade: BLACK, pattern: false }
    }
}

const BLACK: Shade = Some([0.0; 3]);

impl Colour {
    /// Whether the paint is white to a reader.
    pub(super) fn white(self) -> bool {
        self.shade.is_some_and(|shade| shade.iter().all(|component| *component >= WHITE))
    }
}

/// Families of colour spaces by what their numbers mean.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Space {
    Gray,
    Rgb,
    Cmyk,
    /// One or more inks of any colour: without ink the paper shows, else it is not known what is seen.
    Tints,
    /// Patterns, palettes, anything else.
    Other,
}

impl Space {
    fn shade(self, numbers: &[Number]) -> Shade {
        let values: Vec<f32> = numbers.iter().map(|number| number.as_f64().clamp(0.0, 1.0) as f32).collect();
        match (self, values.as_slice()) {
            (Self::Gray, [grey]) => Some([*grey; 3]),
            (Self::Rgb, [red, green, blue]) => Some([*red, *green, *blue]),
            (Self::Cmyk, [inks @ .., key]) if inks.len() == 3 => {
                let mut shade = [0.0; 3];
                shade.iter_mut().zip(inks).for_each(|(light, ink)| *light = (1.0 - ink) * (1.0 - key));
                Some(shade)
            }
            (Self::Tints, tints) if !tints.is_empty() && tints.iter().all(|tint| *tint <= 1.0 - WHITE) => {
                PAPER
            }
            _ => None,
        }
    }

    fn set(self, colour: &mut Colour, numbers: &[Number]) {
        *colour = Colour { space: self, shade: self.shade(numbers), pattern: false };
    }
}

/// The two current colours.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Colours {
    pub(super) fill: Colour,
    pub(super) stroke: Colour,
}

/// The colour spaces that a content stream has selected, by their names in its resources: writers select one anew for
/// each text.
#[derive(Debug, Default)]
pub(super) struct Spaces(Vec<(Vec<u8>, Space)>);

/// Names remembered in one stream.
const MOST_NAMES: usize = 64;

impl Spaces {
    fn find(&mut self, resources: &Resources<'_>, name: &Name<'_>) -> Space {
        if let Some((_, space)) = self.0.iter().find(|(known, _)| known.as_slice() == name.as_ref()) {
            return *space;
        }
        let space = resources.get_color_space(name).map_or(Space::Other, |space| family(&space));
        if self.0.len() < MOST_NAMES {
            self.0.push((name.to_vec(), space));
        }
        space
    }
}

/// Runs a colour operator; every other operator does nothing.
pub(super) fn operator(
    colours: &mut Colours,
    spaces: &mut Spaces,
    resources: &Resources<'_>,
    operator: &Op<'_, '_>,
) {
    let Colours { fill, stroke } = colours;
    match operator {
        Op::NonStrokeColorDeviceGray(c) => Space::Gray.set(fill, &[c.0]),
        Op::StrokeColorDeviceGray(c) => Space::Gray.set(stroke, &[c.0]),
        Op::NonStrokeColorDeviceRgb(c) => Space::Rgb.set(fill, &[c.0, c.1, c.2]),
        Op::StrokeColorDeviceRgb(c) => Space::Rgb.set(stroke, &[c.0, c.1, c.2]),
        Op::NonStrokeColorCmyk(c) => Space::Cmyk.set(fill, &[c.0, c.1, c.2, c.3]),
        Op::StrokeColorCmyk(c) => Space::Cmyk.set(stroke, &[c.0, c.1, c.2, c.3]),
        Op::ColorSpaceNonStroke(name) => begin(fill, spaces, resources, name.0),
        Op::ColorSpaceStroke(name) => begin(stroke, spaces, resources, name.0),
        Op::NonStrokeColor(c) => fill.space.set(fill, &c.0),
        Op::StrokeColor(c) => stroke.space.set(stroke, &c.0),
        Op::NonStrokeColorNamed(c) => named(fill, &c.0, c.1.is_some()),
        Op::StrokeColorNamed(c) => named(stroke, &c.0, c.1.is_some()),
        _ => {}
    }
}

/// Selecting a space sets its initial colour, which is black in all spaces of light and in that of four inks.
fn begin(colour: &mut Colour, spaces: &mut Spaces, resources: &Resources<'_>, name: &Name<'_>) {
    colour.space = match name.as_ref() {
        b"DeviceGray" | b"G" | b"CalGray" => Space::Gray,
        b"DeviceRGB" | b"RGB" | b"CalRGB" => Space::Rgb,
        b"DeviceCMYK" | b"CMYK" => Space::Cmyk,
        _ => spaces.find(resources, name),
    };
    colour.shade = if matches!(colour.space, Space::Tints | Space::Other) { None } else { BLACK };
    colour.pattern = false;
}

fn named(colour: &mut Colour, numbers: &[Number], pattern: bool) {
    if pattern {
        (colour.shade, colour.pattern) = (None, true);
    } else {
        colour.space.set(colour, numbers);
    }
}

fn family(space: &Object<'_>) -> Space {
    match space {
        Object::Name(name) => by_name(name),
        Object::Array(list) => by_list(list),
        _ => Space::Other,
    }
}

fn by_name(name: &[u8]) -> Space {
    match name {
        b"DeviceGray" | b"CalGray" => Space::Gray,
        b"DeviceRGB" | b"CalRGB" => Space::Rgb,
        b"DeviceCMYK" => Space::Cmyk,
        b"Separation" | b"DeviceN" => Space::Tints,
        _ => Space::Other,
    }
}

fn by_list(list: &Array<'_>) -> Space {
    let mut items = list.iter::<Object<'_>>();
    let Some(Object::Name(name)) = items.next() else { return Space::Other };
    if name.as_ref() != b"ICCBased" {
        return by_name(&name);
    }
    let components = items.next().and_then(Object::into_stream);
    match components.and_then(|profile: Stream<'_>| profile.dict().get::<i32>(b"N")) {
        Some(1) => Space::Gray,
        Some(3) => Space::Rgb,
        Some(4) => Space::Cmyk,
        _ => Space::Other,
    }
}
