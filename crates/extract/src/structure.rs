//! The tables of a tagged PDF's structure tree.

use gwaje_model::TaggedTable;
use hayro_syntax::Pdf;

/// The tables in reading order.
pub(crate) fn tables(_pdf: &Pdf, _limit: usize) -> Vec<TaggedTable> {
    Vec::new()
}
