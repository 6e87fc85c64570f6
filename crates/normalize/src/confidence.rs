//! How sure an item is: the product of its evidence.

use gwaje_model::Block;

/// Probability that the text of a paragraph is right: the product of its joins.
pub(crate) fn of(block: &Block) -> f32 {
    block.joins.iter().map(|join| join.confidence.clamp(0.0, 1.0)).product()
}
