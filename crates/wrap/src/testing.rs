//! Invented lines for tests: characters on a grid, wide ones 1 em and others half an em, 10 points each.

use gwaje_model::{Char, FontKind, Line, LineEnd, LineStart, Place, Rect, Shift};

pub(crate) const EM: f32 = 10.0;

/// A line at the left margin that nothing is known about.
pub(crate) fn line_of(text: &str) -> Line {
    line_at(text, 0.0, 0.0)
}

/// A line with an indent and a distance from the right margin, in points.
pub(crate) fn line_at(text: &str, indent: f32, slack: f32) -> Line {
    let mut x = 100.0 + indent;
    let chars: Vec<Char> = text
        .chars()
        .map(|ch| {
            let x0 = x;
            x += if ch.is_ascii() { EM / 2.0 } else { EM };
            Char {
                ch,
                x0,
                x1: x,
                size: EM,
                font: FontKind::TrueType,
                symbol: false,
                bold: false,
                struck: false,
                shift: Shift::Level,
            }
        })
        .collect();
    Line {
        chars,
        place: Place { page: 1, bbox: Rect::new(100.0 + indent, 0.0, x, EM) }.into(),
        size: EM,
        start: LineStart { indent, space: false },
        end: LineEnd { slack, ..LineEnd::default() },
        leading: None,
        tables: Vec::new(),
    }
}
