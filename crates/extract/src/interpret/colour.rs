//! Colours, only as far as white and invisible paint go.

use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Name, Number, Object, Stream};
use hayro_syntax::page::Resources;

/// Brighter than this in every component is white to a reader.
const WHITE: f64 = 0.985;

/// A current colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Colour {
    space: Space,
    pub(super) white: bool,
    /// Opacity zero.
    pub(super) clear: bool,
}

impl Default for Colour {
    fn default() -> Self {
        Self { space: Space::Gray, white: false, clear: false }
    }
}

impl Colour {
    /// Whether the paint leaves a mark on white paper.
    pub(super) fn marks(self) -> bool {
        !self.white && !self.clear
    }
}

/// Families of colour spaces by how they say white.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Space {
    Gray,
    Rgb,
    /// Tints and inks: nothing is white.
    Ink,
    /// Patterns, palettes, anything else: never taken for white.
    Other,
}

impl Space {
    fn is_white(self, numbers: &[Number]) -> bool {
        let mut values = numbers.iter().map(Number::as_f64);
        match self {
            Self::Gray | Self::Rgb => !numbers.is_empty() && values.all(|value| value >= WHITE),
            Self::Ink => !numbers.is_empty() && values.all(|value| value <= 1.0 - WHITE),
            Self::Other => false,
        }
    }

    fn set(self, colour: &mut Colour, numbers: &[Number]) {
        *colour = Colour { space: self, white: self.is_white(numbers), clear: colour.clear };
    }
}

/// The two current colours.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Colours {
    pub(super) fill: Colour,
    pub(super) stroke: Colour,
}

/// Runs a colour operator; every other operator does nothing.
pub(super) fn operator(colours: &mut Colours, resources: &Resources<'_>, operator: &Op<'_, '_>) {
    let Colours { fill, stroke } = colours;
    match operator {
        Op::NonStrokeColorDeviceGray(c) => Space::Gray.set(fill, &[c.0]),
        Op::StrokeColorDeviceGray(c) => Space::Gray.set(stroke, &[c.0]),
        Op::NonStrokeColorDeviceRgb(c) => Space::Rgb.set(fill, &[c.0, c.1, c.2]),
        Op::StrokeColorDeviceRgb(c) => Space::Rgb.set(stroke, &[c.0, c.1, c.2]),
        Op::NonStrokeColorCmyk(c) => Space::Ink.set(fill, &[c.0, c.1, c.2, c.3]),
        Op::StrokeColorCmyk(c) => Space::Ink.set(stroke, &[c.0, c.1, c.2, c.3]),
        Op::ColorSpaceNonStroke(name) => begin(fill, resources, name.0),
        Op::ColorSpaceStroke(name) => begin(stroke, resources, name.0),
        Op::NonStrokeColor(c) => fill.space.set(fill, &c.0),
        Op::StrokeColor(c) => stroke.space.set(stroke, &c.0),
        Op::NonStrokeColorNamed(c) => named(fill, &c.0, c.1.is_some()),
        Op::StrokeColorNamed(c) => named(stroke, &c.0, c.1.is_some()),
        _ => {}
    }
}

/// Selecting a space sets its initial colour, which is black in all spaces that can be white.
fn begin(colour: &mut Colour, resources: &Resources<'_>, name: &Name<'_>) {
    colour.white = false;
    colour.space = match name.as_ref() {
        b"DeviceGray" | b"G" | b"CalGray" => Space::Gray,
        b"DeviceRGB" | b"RGB" | b"CalRGB" => Space::Rgb,
        b"DeviceCMYK" | b"CMYK" => Space::Ink,
        _ => resources.get_color_space(name).map_or(Space::Other, |space| family(&space)),
    };
}

fn named(colour: &mut Colour, numbers: &[Number], pattern: bool) {
    if pattern {
        colour.white = false;
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
        b"DeviceCMYK" | b"Separation" | b"DeviceN" => Space::Ink,
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
        Some(4) => Space::Ink,
        _ => Space::Other,
    }
}
