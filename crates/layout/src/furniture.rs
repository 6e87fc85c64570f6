//! Page numbers and running heads: found by where they stand and that they return, logged and left out.

use crate::page_number::{in_zone, is_page_number};
use crate::sheet::Piece;
use gwaje_model::{Code, Line, Note};
use std::collections::BTreeMap;

/// A running head returns at the same height to within this many points.
const SAME_HEIGHT: f32 = 4.0;
/// It stands on at least this share of the pages, and on two.
const SHARE: f32 = 0.5;

/// One logical page with its pieces.
pub(crate) struct Sheet {
    pub(crate) height: f32,
    pub(crate) pieces: Vec<Piece>,
}

impl Sheet {
    /// Where its text and tables end (points from the top).
    pub(crate) fn bottom(&self) -> f32 {
        self.pieces.iter().map(Piece::bottom).fold(0.0, f32::max)
    }
}

/// Takes furniture out of the text pieces.
pub(crate) fn remove(sheets: &mut [Sheet], notes: &mut Vec<Note>) {
    let running = running_heads(sheets);
    for sheet in sheets {
        let height = sheet.height;
        for piece in &mut sheet.pieces {
            if let Piece::Text(lines) = piece {
                lines.retain(|line| {
                    let code = judge(line, height, &running);
                    notes.extend(code.map(|code| Note { code, place: Some(line.place), text: line.text() }));
                    code.is_none()
                });
            }
        }
        sheet.pieces.retain(|piece| !matches!(piece, Piece::Text(lines) if lines.is_empty()));
    }
}

fn judge(line: &Line, height: f32, running: &BTreeMap<String, Vec<f32>>) -> Option<Code> {
    if !in_zone(line.bbox(), height) {
        return None;
    }
    if is_page_number(&line.text()) {
        return Some(Code::PageNumberRemoved);
    }
    let heights = running.get(&shape(line))?;
    let here = line.bbox().y1;
    heights.iter().any(|y| (y - here).abs() <= SAME_HEIGHT).then_some(Code::RunningHeadRemoved)
}

/// The text with its numbers made alike, so that "3쪽" and "4쪽" are the same head.
fn shape(line: &Line) -> String {
    line.text()
        .chars()
        .filter(|ch| !ch.is_whitespace())
        .map(|ch| if ch.is_ascii_digit() { '0' } else { ch })
        .collect()
}

/// The texts that return at the same height on most pages.
fn running_heads(sheets: &[Sheet]) -> BTreeMap<String, Vec<f32>> {
    let mut seen: BTreeMap<String, Vec<f32>> = BTreeMap::new();
    for sheet in sheets {
        let texts = sheet.pieces.iter().filter_map(|piece| match piece {
            Piece::Text(lines) => Some(lines),
            Piece::Table(_) => None,
        });
        for line in texts.flatten().filter(|line| in_zone(line.bbox(), sheet.height)) {
            seen.entry(shape(line)).or_default().push(line.bbox().y1);
        }
    }
    let least = ((sheets.len() as f32 * SHARE).ceil() as usize).max(2);
    seen.retain(|_, heights| {
        let same = |y: &f32| heights.iter().filter(|other| (*other - y).abs() <= SAME_HEIGHT).count();
        heights.iter().any(|y| same(y) >= least)
    });
    seen
}
