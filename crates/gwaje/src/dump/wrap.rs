//! Rows of cells of paragraphs.

use super::layout::{cell_head, row_head};
use gwaje_model::{Block, Join, Row, With};
use std::fmt::Write as _;

/// Shows paragraphs and the wraps that were undone in them.
#[must_use]
pub fn wrap(rows: &[Row<Block>]) -> String {
    let mut out = String::new();
    for row in rows {
        row_head(row, &mut out);
        for cell in &row.cells {
            cell_head(cell, &mut out);
            for block in &cell.content {
                let _ = writeln!(out, "    {}", show_block(block));
            }
        }
    }
    out
}

pub(super) fn show_block(block: &Block) -> String {
    let marker = block.marker.as_deref().map(|m| format!("{m} ")).unwrap_or_default();
    let bold = if block.bold { " bold" } else { "" };
    let joins: String = block.joins.iter().map(show_join).collect();
    let page = block.pieces.first().map(|p| format!("p{} ", p.place.page)).unwrap_or_default();
    format!("{page}indent {:.0}{bold} {marker}{:?}{joins}", block.indent, block.text)
}

fn show_join(join: &Join) -> String {
    let with = match join.with {
        With::Space => "␣",
        With::None => "+",
    };
    format!(" {}{with}{:?}·{:.2}", join.at, join.by, join.confidence)
}
