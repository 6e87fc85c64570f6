//! Rows of cells of paragraphs.

use super::layout::show_rows;
use gwaje_model::{Block, Join, Row, With};

/// Shows paragraphs and the wraps that were undone in them.
#[must_use]
pub fn wrap(rows: &[Row<Block>]) -> String {
    let mut out = String::new();
    show_rows(rows, 0, &|block| (show_block(block), &block.tables), &mut out);
    out
}

pub(super) fn show_block(block: &Block) -> String {
    let marker = block.marker.as_deref().map(|m| format!("{m} ")).unwrap_or_default();
    let bold = if block.bold { " bold" } else { "" };
    let joins: String = block.joins.iter().map(show_join).collect();
    let page =
        block.pieces.first().and_then(|p| p.place.page()).map(|page| format!("p{page} ")).unwrap_or_default();
    format!("{page}indent {:.0}{bold} {marker}{:?}{joins}", block.indent, block.text)
}

fn show_join(join: &Join) -> String {
    let with = match join.with {
        With::Space => "␣",
        With::None => "+",
    };
    format!(" {}{with}{:?}·{:.2}", join.at, join.by, join.confidence)
}
