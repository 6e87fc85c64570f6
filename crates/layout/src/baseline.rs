//! The glyphs of a page by baseline: texts far apart on one line are the cells of a table without rulings.

use crate::ink::Ink;
use crate::zone;
use gwaje_forms::page_number::page_number;
use gwaje_model::{FontKind, Rect};

/// Texts on a line further apart than this many em stand in different columns.
const APART: f32 = 1.2;
/// Glyphs nearer than this many em make one word; only wider gaps can be part of a strip.
const WORD_GAP: f32 = 0.3;
/// A header has at least this many texts, none longer than this many characters.
pub(crate) const HEADER_TEXTS: usize = 3;
const HEADER_LENGTH: usize = 14;

/// The glyphs on one baseline, as texts far apart.
pub(crate) struct Baseline {
    pub(crate) bbox: Rect,
    pub(crate) texts: Vec<Text>,
    /// Where it has ink, word by word.
    pub(crate) words: Vec<(f32, f32)>,
    /// Whether it is a line of plain text, on a grid of characters.
    pub(crate) is_plain_text: bool,
    /// Centre, character and size of its glyphs.
    glyphs: Vec<(f32, char, f32)>,
}

impl Baseline {
    /// What stands between two column edges.
    pub(crate) fn within(&self, x0: f32, x1: f32) -> Option<Text> {
        let inside = self.glyphs.iter().filter(|(x, ..)| *x >= x0 && *x < x1);
        let letters: String = inside.clone().map(|(_, ch, _)| *ch).collect();
        let size = inside.clone().map(|(.., size)| *size).reduce(f32::max)?;
        let first = inside.clone().map(|(x, ..)| *x).reduce(f32::min)?;
        let last = inside.map(|(x, ..)| *x).reduce(f32::max)?;
        Some(Text { x0: first, x1: last, size, letters })
    }

    /// Its texts with a blank between them, and none inside them.
    pub(crate) fn text(&self) -> String {
        let texts: Vec<&str> = self.texts.iter().map(|text| text.letters.as_str()).collect();
        texts.join(" ")
    }

    /// Whether it is a page number in the margin of a page so high.
    pub(crate) fn is_page_number(&self, height: f32) -> bool {
        let text: String = self.texts.iter().map(|text| text.letters.as_str()).collect();
        zone::in_zone(self.bbox, height) && page_number(&text).is_some()
    }

    /// Whether it is three or more short texts far apart.
    pub(crate) fn is_header(&self) -> bool {
        let short = |text: &Text| {
            text.letters.chars().count() <= HEADER_LENGTH && !text.letters.contains(['.', '(', ')'])
        };
        self.texts.len() >= HEADER_TEXTS && self.texts.iter().all(short)
    }
}

/// A stretch of glyphs without a wide gap.
pub(crate) struct Text {
    pub(crate) x0: f32,
    pub(crate) x1: f32,
    pub(crate) size: f32,
    pub(crate) letters: String,
}

pub(crate) fn baselines(inks: &[Ink]) -> Vec<Baseline> {
    let mut inks: Vec<&Ink> = inks.iter().filter(|ink| !ink.is_space()).collect();
    inks.sort_by(|a, b| a.glyph.y.total_cmp(&b.glyph.y).then(a.glyph.x.total_cmp(&b.glyph.x)));
    let same = |a: &&Ink, b: &&Ink| b.glyph.y - a.glyph.y < 0.4 * a.glyph.size.max(1.0);
    inks.chunk_by(same).filter_map(baseline).collect()
}

fn baseline(inks: &[&Ink]) -> Option<Baseline> {
    let mut inks = inks.to_vec();
    inks.sort_by(|a, b| a.glyph.x.total_cmp(&b.glyph.x));
    let mut texts: Vec<Text> = Vec::new();
    let mut words: Vec<(f32, f32)> = Vec::new();
    let glyphs = inks.iter().map(|ink| (ink.centre().0, ink.glyph.ch, ink.glyph.size)).collect();
    for ink in &inks {
        match words.last_mut() {
            Some(word) if ink.bbox.x0 - word.1 < WORD_GAP * ink.glyph.size => {
                word.1 = word.1.max(ink.bbox.x1);
            }
            _ => words.push((ink.bbox.x0, ink.bbox.x1)),
        }
        match texts.last_mut() {
            Some(text) if ink.bbox.x0 - text.x1 < APART * ink.glyph.size => {
                text.x1 = text.x1.max(ink.bbox.x1);
                text.letters.push(ink.glyph.ch);
            }
            _ => texts.push(Text {
                x0: ink.bbox.x0,
                x1: ink.bbox.x1,
                size: ink.glyph.size,
                letters: ink.glyph.ch.to_string(),
            }),
        }
    }
    Some(Baseline {
        bbox: inks.iter().map(|ink| ink.bbox).reduce(Rect::union)?,
        texts,
        words,
        is_plain_text: inks.iter().all(|ink| ink.font == FontKind::Text),
        glyphs,
    })
}
