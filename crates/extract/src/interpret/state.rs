//! The graphics state as far as text and lines depend on it.

use super::colour::Colours;
use hayro_syntax::object::Dict;
use kurbo::{Affine, Rect as Area};

/// What `q` saves and `Q` restores.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    /// User space to the page as shown.
    pub(super) ctm: Affine,
    /// The box of all clips in force, on the page as shown.
    pub(super) clip: Area,
    pub(super) line_width: f64,
    pub(super) colours: Colours,
    pub(super) text: TextState,
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
            line_width: 1.0,
            colours: Colours::default(),
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

    /// Takes opacity and line width from an `ExtGState`.
    pub(super) fn external(&mut self, dict: &Dict<'_>) {
        if let Some(width) = dict.get::<f32>(b"LW") {
            self.line_width = f64::from(width).abs();
        }
        if let Some(alpha) = dict.get::<f32>(b"ca") {
            self.colours.fill.clear = alpha <= 0.0;
        }
        if let Some(alpha) = dict.get::<f32>(b"CA") {
            self.colours.stroke.clear = alpha <= 0.0;
        }
    }
}
