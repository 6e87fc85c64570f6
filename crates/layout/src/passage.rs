//! Passages: glyphs written one after the other along one baseline, in one direction and size, however many shows they
//! took.

use crate::ink::{direction, glyph_box};
use gwaje_model::{Glyph, Rect};
use std::ops::Range;

/// A glyph goes on with a passage when it begins so far from where the one before ended, in em along the baseline; a
/// show may leave the width of some blanks in between, several shows not.
const STEP_BACK: f32 = -0.6;
const STEP: f32 = 1.0;
const STEP_IN_SHOW: f32 = 3.0;
/// Its baseline is no further away than this, in em.
const ACROSS: f32 = 0.2;
/// Its size differs by no more than this share.
const SIZE: f32 = 0.1;

/// A passage of a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Passage {
    /// Its glyphs, by their place in the content.
    pub(crate) glyphs: Range<usize>,
    /// How many of them are no blanks.
    letters: usize,
    pub(crate) bbox: Rect,
    /// Direction of its baseline in degrees.
    pub(crate) angle: i16,
    /// Font size in points.
    pub(crate) size: f32,
}

/// The passages of a page in content order, each of glyphs that `belongs` says yes to; those of blanks alone are left
/// out.
pub(crate) fn passages(glyphs: &[Glyph], belongs: impl Fn(&Glyph) -> bool) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    let mut last: Option<&Glyph> = None;
    for (at, glyph) in glyphs.iter().enumerate() {
        if !belongs(glyph) {
            last = None;
            continue;
        }
        let continues = last.is_some_and(|last| follows(last, glyph));
        match found.last_mut() {
            Some(passage) if continues => passage.add(at, glyph),
            _ => found.push(Passage::new(at, glyph)),
        }
        last = Some(glyph);
    }
    found.retain(|passage| passage.letters > 0);
    found
}

impl Passage {
    fn new(at: usize, glyph: &Glyph) -> Self {
        let mut passage =
            Self { glyphs: at..at, letters: 0, bbox: glyph_box(glyph), angle: glyph.angle, size: glyph.size };
        passage.add(at, glyph);
        passage
    }

    /// Its letters without blanks, of the glyphs it was found among.
    pub(crate) fn text(&self, glyphs: &[Glyph]) -> String {
        let own = glyphs.get(self.glyphs.clone()).unwrap_or_default();
        own.iter().map(|glyph| glyph.ch).filter(|ch| !ch.is_whitespace()).collect()
    }

    fn add(&mut self, at: usize, glyph: &Glyph) {
        self.glyphs.end = at + 1;
        if !glyph.ch.is_whitespace() {
            self.bbox = if self.letters == 0 { glyph_box(glyph) } else { self.bbox.union(glyph_box(glyph)) };
            self.letters += 1;
        }
    }
}

fn follows(before: &Glyph, after: &Glyph) -> bool {
    if before.angle != after.angle || (before.size - after.size).abs() > SIZE * before.size {
        return false;
    }
    let (cos, sin) = direction(before.angle);
    let (dx, dy) = (after.x - before.x, after.y - before.y);
    let em = before.size.max(0.1);
    let gap = (dx * cos + dy * sin - before.advance) / em;
    let across = (dy * cos - dx * sin) / em;
    let widest = if before.show == after.show { STEP_IN_SHOW } else { STEP };
    across.abs() <= ACROSS && gap >= STEP_BACK && gap <= widest
}

#[cfg(test)]
mod tests {
    use super::passages;
    use crate::testing::glyph;
    use gwaje_model::Glyph;

    fn texts(glyphs: &[Glyph]) -> Vec<String> {
        passages(glyphs, |_| true).into_iter().map(|passage| passage.text(glyphs)).collect()
    }

    #[test]
    fn a_passage_goes_along_its_baseline() {
        let line = [glyph('가', 50.0, 100.0), glyph(' ', 60.0, 100.0), glyph('나', 65.0, 100.0)];
        assert_eq!(texts(&line), ["가나"]);
        let below = [glyph('가', 50.0, 100.0), glyph('나', 60.0, 115.0)];
        assert_eq!(texts(&below), ["가", "나"]);
        let over = [glyph('가', 50.0, 100.0), glyph('나', 60.0, 100.0), glyph('가', 50.0, 100.0)];
        assert_eq!(texts(&over), ["가나", "가"]);
        let down = [50.0, 60.0].map(|y| Glyph { angle: 90, ..glyph('가', 100.0, y) });
        assert_eq!(texts(&down), ["가가"]);
    }
}
