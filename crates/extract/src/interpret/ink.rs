//! Paint: its colour, its opacity, and how it mixes with what lies under it (ISO 32000-2, 11.3).

/// A colour as shown: red, green and blue from 0 to 1. `None` where it is not known, as in an image.
pub(super) type Shade = Option<[f32; 3]>;

/// What a page is before anything is painted.
pub(super) const PAPER: Shade = Some([1.0; 3]);

/// How a paint mixes with what lies under it. Blend modes that are not listed, soft masks, and images that show only a
/// part of themselves are [`Blend::Unknown`]: they change the ground in some way, and hide nothing for certain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Blend {
    #[default]
    Normal,
    Multiply,
    Screen,
    Darken,
    Lighten,
    Unknown,
}

impl Blend {
    /// The mode of a name.
    pub(super) fn named(name: &[u8]) -> Self {
        match name {
            b"Normal" | b"Compatible" => Self::Normal,
            b"Multiply" => Self::Multiply,
            b"Screen" => Self::Screen,
            b"Darken" => Self::Darken,
            b"Lighten" => Self::Lighten,
            _ => Self::Unknown,
        }
    }

    /// The mode of something painted in this mode inside a group that is painted in another one.
    pub(super) fn within(self, group: Self) -> Self {
        match (self, group) {
            (own, Self::Normal) => own,
            (Self::Normal, group) => group,
            _ => Self::Unknown,
        }
    }

    fn mix(self, ground: f32, paint: f32) -> f32 {
        match self {
            Self::Normal | Self::Unknown => paint,
            Self::Multiply => ground * paint,
            Self::Screen => ground + paint - ground * paint,
            Self::Darken => ground.min(paint),
            Self::Lighten => ground.max(paint),
        }
    }
}

/// One paint.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ink {
    pub(super) shade: Shade,
    /// Opacity, 0 to 1.
    pub(super) alpha: f32,
    pub(super) blend: Blend,
}

impl Ink {
    /// Paint of which nothing is known but that it is there.
    pub(super) const UNKNOWN: Self = Self { shade: None, alpha: 1.0, blend: Blend::Unknown };

    /// The colour where this is painted over another.
    pub(super) fn over(self, ground: Shade) -> Shade {
        if self.alpha <= 0.0 {
            return ground;
        }
        if self.blend == Blend::Unknown {
            return None;
        }
        if self.blend == Blend::Normal && self.alpha >= 1.0 {
            return self.shade;
        }
        let (ground, paint) = (ground?, self.shade?);
        let mixed =
            |(ground, paint): (f32, f32)| ground + self.alpha * (self.blend.mix(ground, paint) - ground);
        let [r, g, b] = ground;
        let [pr, pg, pb] = paint;
        Some([mixed((r, pr)), mixed((g, pg)), mixed((b, pb))])
    }

    /// The share of a difference under it that stays when this is painted over both sides.
    pub(super) fn leaves(self) -> f32 {
        if self.blend == Blend::Normal { 1.0 - self.alpha } else { 1.0 }
    }
}

/// The largest difference between two colours in one component, if both are known.
pub(super) fn difference(a: Shade, b: Shade) -> Option<f32> {
    let (a, b) = (a?, b?);
    a.iter().zip(b).map(|(a, b)| (a - b).abs()).reduce(f32::max)
}

#[cfg(test)]
mod tests {
    use super::{Blend, Ink, PAPER};

    #[test]
    fn paints_mix_with_their_ground() {
        let paint = |shade: f32, alpha, blend| Ink { shade: Some([shade; 3]), alpha, blend };
        let grey = Some([0.5; 3]);
        let table = [
            (paint(0.0, 1.0, Blend::Normal), PAPER, Some([0.0; 3])),
            (paint(0.0, 0.5, Blend::Normal), PAPER, grey),
            (paint(0.0, 0.0, Blend::Normal), grey, grey),
            (paint(1.0, 1.0, Blend::Multiply), grey, grey),
            (paint(0.5, 1.0, Blend::Multiply), PAPER, grey),
            (paint(0.0, 1.0, Blend::Screen), grey, grey),
            (paint(1.0, 1.0, Blend::Darken), grey, grey),
            (paint(0.0, 1.0, Blend::Lighten), grey, grey),
            (paint(0.0, 1.0, Blend::Unknown), grey, None),
            (Ink { shade: None, alpha: 0.5, blend: Blend::Normal }, grey, None),
        ];
        for (ink, ground, shown) in table {
            assert_eq!(ink.over(ground), shown, "{ink:?}");
        }
    }
}
