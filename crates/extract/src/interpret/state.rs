//! The graphics state as far as text and lines depend on it.

use super::colour::{Colour, Colours};
use super::ink::{Blend, Ink, Shade};
use hayro_syntax::object::{Array, Dict, Name, Object};
use kurbo::{Affine, Rect as Area};

/// What `q` saves and `Q` restores.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    /// User space to the page as shown.
    pub(super) ctm: Affine,
    /// The box of all clips in force, on the page as shown.
    pub(super) clip: Area,
    /// The innermost clip in force that is no box, of those the page knows.
    pub(super) outline: Option<u32>,
    /// The shows of text that are the clip, from the first to before the last.
    pub(super) letters: Option<(u32, u32)>,
    pub(super) line_width: f64,
    pub(super) colours: Colours,
    pub(super) opacity: Opacity,
    /// How the groups are painted that the content stands in.
    group: Opacity,
    pub(super) text: TextState,
}

/// How what is painted mixes with what lies under it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opacity {
    fill: f32,
    stroke: f32,
    blend: Blend,
    /// Whether a soft mask lets an unknown part of it through.
    masked: bool,
}

impl Opacity {
    const OPAQUE: Self = Self { fill: 1.0, stroke: 1.0, blend: Blend::Normal, masked: false };
}

/// The text state.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextState {
    pub(super) font: Option<u16>,
    pub(super) size: f64,
    pub(super) char_spacing: f64,
    pub(super) word_spacing: f64,
    /// Horizontal scaling, 1 for 100 %.
    pub(super) scale: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    /// Rendering mode, 0 to 7.
    pub(super) mode: u8,
}

impl State {
    pub(super) fn new(ctm: Affine, page: Area) -> Self {
        Self {
            ctm,
            clip: page,
            outline: None,
            letters: None,
            line_width: 1.0,
            colours: Colours::default(),
            opacity: Opacity::OPAQUE,
            group: Opacity::OPAQUE,
            text: TextState {
                font: None,
                size: 1.0,
                char_spacing: 0.0,
                word_spacing: 0.0,
                scale: 1.0,
                leading: 0.0,
                rise: 0.0,
                mode: 0,
            },
        }
    }

    /// Narrows the clip.
    pub(super) fn clip_to(&mut self, area: Area) {
        let clip = self.clip.intersect(area);
        // Disjoint boxes leave nothing; `intersect` then gives an empty box at the edge.
        self.clip = clip;
    }

    /// The paint that fills.
    pub(super) fn fill(&self) -> Ink {
        self.ink(self.colours.fill, self.opacity.fill)
    }

    /// The paint that strokes.
    pub(super) fn stroke(&self) -> Ink {
        self.ink(self.colours.stroke, self.opacity.stroke)
    }

    /// The paint of an image, which fills; `whole` says whether it has no mask.
    pub(super) fn image(&self, whole: bool) -> Ink {
        self.mixed(None, self.opacity.fill, !whole)
    }

    fn ink(&self, colour: Colour, alpha: f32) -> Ink {
        self.mixed(colour.shade, alpha, colour.pattern)
    }

    /// A colour as it is painted now; `open` says whether it may leave parts of its area bare.
    fn mixed(&self, shade: Shade, alpha: f32, open: bool) -> Ink {
        let blend = self.opacity.blend.within(self.group.blend);
        // A soft mask may let nothing through, and the gaps of a pattern do not cover.
        let open = open || self.opacity.masked || self.group.masked;
        let blend = if open { Blend::Unknown } else { blend };
        Ink { shade, alpha: alpha * self.group.fill, blend }
    }

    /// Begins a transparency group (ISO 32000-2, 11.6.6): it is painted as one thing, and inside it everything starts
    /// anew.
    pub(super) fn begin_group(&mut self) {
        let Opacity { fill, blend, masked, .. } = self.opacity;
        self.group.fill *= fill;
        self.group.masked |= masked;
        self.group.blend = blend.within(self.group.blend);
        self.opacity = Opacity::OPAQUE;
    }

    /// Takes line width, opacity, blend mode and soft mask from an `ExtGState`.
    pub(super) fn external(&mut self, dict: &Dict<'_>) {
        if let Some(width) = dict.get::<f32>(b"LW") {
            self.line_width = f64::from(width).abs();
        }
        if let Some(alpha) = dict.get::<f32>(b"ca") {
            self.opacity.fill = alpha.clamp(0.0, 1.0);
        }
        if let Some(alpha) = dict.get::<f32>(b"CA") {
            self.opacity.stroke = alpha.clamp(0.0, 1.0);
        }
        match dict.get::<Object<'_>>(b"BM") {
            Some(Object::Name(name)) => self.opacity.blend = Blend::named(&name),
            Some(Object::Array(names)) => self.opacity.blend = first_known(&names),
            _ => {}
        }
        match dict.get::<Object<'_>>(b"SMask") {
            Some(Object::Name(_)) => self.opacity.masked = false,
            Some(_) => self.opacity.masked = true,
            None => {}
        }
    }
}

/// Of several blend modes the first that a reader knows is meant.
fn first_known(names: &Array<'_>) -> Blend {
    let modes = names.iter::<Name<'_>>().map(|name| Blend::named(&name));
    modes.into_iter().find(|mode| *mode != Blend::Unknown).unwrap_or(Blend::Unknown)
}
