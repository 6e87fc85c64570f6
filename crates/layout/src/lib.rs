//! Pages of glyphs, rulings and clips to printed lines, in cells, in rows, whole over page breaks.
//!
//! Knows geometry, not meaning. What is left out (page numbers, running heads, repeated headers, overprint, hidden
//! text) is noted, so that glyphs in are characters out plus notes.

mod across;
mod bare;
mod bare_head;
mod baseline;
mod carried;
mod centred;
mod clips;
mod columns;
mod continuation;
mod emit;
mod furniture;
mod gap;
mod grid;
mod header;
mod heads;
mod ink;
mod inset;
mod line;
mod logical;
mod margin;
mod nest;
mod overlap;
mod overprint;
mod page_body;
mod pagination;
mod pane;
mod passage;
mod pieces;
mod removal;
mod repeated;
mod returning;
mod row_start;
mod run;
mod says;
mod seen;
mod segment;
mod sheet;
mod shift;
mod stitch;
mod strips;
mod tables;
mod tagged;
#[cfg(test)]
mod testing;
mod trimmed;
mod turn;
mod turned_label;
mod underline;
mod undrawn;
mod watermark;
mod zone;

use gwaje_model::{Line, Noted, Pages, Row};
use stitch::Story;

/// Finds the rows of a document: those of its tables, and the text between them, in reading order.
#[must_use]
pub fn rows(pages: Pages) -> Noted<Vec<Row<Line>>> {
    let mut notes = Vec::new();
    let flattened = pages.media.flattened;
    let (mut sheets, placements) = pagination::sheets(pages, &mut notes);
    let mut removed = Vec::new();
    furniture::remove(&mut sheets, flattened, &mut removed);
    let facts = gap::facts(&sheets, &removed, &mut notes);
    notes.extend(removed);
    let mut story = Story::default();
    for (sheet, facts) in sheets.into_iter().zip(facts) {
        story.add(sheet.pieces, facts, &mut notes);
    }
    let mut rows = emit::rows(story, &mut emit::Numbers::default());
    placements.restore(&mut rows, &mut notes);
    Noted { value: rows, notes }
}
