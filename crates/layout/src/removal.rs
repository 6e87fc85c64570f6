//! What is left out of a page, gathered into notes: what was painted in one go and stood together makes one note.

use crate::ink::Ink;
use gwaje_model::{Code, Note, Place, Rect};

/// Removed glyphs further apart than this many em are not one text.
const APART: f32 = 2.0;

/// Removed glyphs of one page.
#[derive(Default)]
pub(crate) struct Removals {
    runs: Vec<Run>,
    /// How many letters of the page have been passed, removed or not.
    letters: usize,
}

struct Run {
    code: Code,
    bbox: Rect,
    text: String,
    /// Which letter of the page its last one is.
    last: usize,
}

impl Removals {
    /// Passes a glyph that stays.
    pub(crate) fn pass(&mut self, ink: &Ink) {
        self.letters += usize::from(!ink.is_space());
    }

    /// Adds a glyph.
    pub(crate) fn add(&mut self, code: Code, ink: &Ink) {
        self.pass(ink);
        let reach = APART * ink.glyph.size;
        match self.runs.last_mut() {
            Some(run)
                if run.code == code && run.last + 1 >= self.letters && gap(run.bbox, ink.bbox) <= reach =>
            {
                run.bbox = run.bbox.union(ink.bbox);
                run.text.push(ink.glyph.ch);
                run.last = self.letters;
            }
            _ => {
                let text = ink.glyph.ch.to_string();
                self.runs.push(Run { code, bbox: ink.bbox, text, last: self.letters });
            }
        }
    }

    pub(crate) fn finish(self, page: u32, notes: &mut Vec<Note>) {
        let said = self.runs.into_iter().filter(|run| !run.text.trim().is_empty());
        notes.extend(said.map(|run| Note {
            code: run.code,
            place: Some(Place { page, bbox: run.bbox }.into()),
            text: run.text,
        }));
    }
}

/// The wider of the gaps between two boxes, across and down.
fn gap(a: Rect, b: Rect) -> f32 {
    let apart = |a0: f32, a1: f32, b0: f32, b1: f32| (b0 - a1).max(a0 - b1).max(0.0);
    apart(a.x0, a.x1, b.x0, b.x1).max(apart(a.y0, a.y1, b.y0, b.y1))
}
