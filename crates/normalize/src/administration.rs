//! Which administration's agenda set the numbers belong to.

use gwaje_model::Tree;

/// The administration, where the document tells it.
pub(crate) fn guess(_tree: &Tree) -> Option<String> {
    None
}
