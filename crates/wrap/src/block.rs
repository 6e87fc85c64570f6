//! Paragraphs and join decisions made into blocks.

use crate::clean;
use crate::clean_line::CleanLine;
use crate::paragraph::Paragraph;
use crate::space::Decision;
use gwaje_model::{Block, Join, Piece, With};

/// Builds one block; `joins` has a decision for every line of the paragraph but the first.
pub(crate) fn build(paragraph: &Paragraph, lines: &[CleanLine<'_>], joins: &[Decision]) -> Block {
    let own = lines.iter().skip(paragraph.first).take(paragraph.count);
    let mut block =
        Block { marker: paragraph.opening.as_ref().and_then(|o| o.marker.clone()), ..Block::default() };
    if let Some(first) = lines.get(paragraph.first) {
        block.indent = first.line.start.indent;
    }
    (block.size, block.bold) = setting(&own);
    let (mut length, mut raw_length) = (0, 0);
    let struck_whole = own.clone().all(|printed| printed.struck_whole);
    for (nth, printed) in own.enumerate() {
        let from = if nth == 0 { paragraph.text_at() } else { 0 };
        let kept = struck_whole || !printed.struck_whole;
        let text = if kept { printed.text_from(from) } else { "" };
        if let Some(decision) = nth.checked_sub(1).and_then(|at| joins.get(at)) {
            block.raw.push('\n');
            raw_length += 1;
            if length > 0 && kept {
                block.joins.push(join(length, *decision));
                if decision.with == With::Space {
                    block.text.push(' ');
                    length += 1;
                }
            }
        }
        block.text.push_str(text);
        let raw = printed.raw_from(from);
        let by = raw_length;
        let moved = |spans: Vec<[u32; 2]>| spans.into_iter().map(move |[start, end]| [start + by, end + by]);
        block.struck.extend(moved(raw.struck));
        block.raised.extend(moved(raw.raised));
        block.raw.push_str(&raw.text);
        raw_length += raw.text.chars().count() as u32;
        let end = length + text.chars().count() as u32;
        block.pieces.push(Piece { start: length, end, place: printed.line.place });
        length = end;
    }
    block.text = clean::year_marks(&block.text);
    block
}

fn join(at: u32, decision: Decision) -> Join {
    Join { at, with: decision.with, by: decision.by, confidence: decision.confidence }
}

/// Font size and weight of most of the characters.
fn setting<'a>(lines: &(impl Iterator<Item = &'a CleanLine<'a>> + Clone)) -> (f32, bool) {
    let longest = lines.clone().max_by_key(|printed| printed.line.chars.len());
    let size = longest.map_or(0.0, |printed| printed.line.size);
    let chars = || lines.clone().flat_map(|printed| &printed.line.chars);
    let bold = chars().filter(|c| c.bold).count() * 2 > chars().count();
    (size, bold)
}
