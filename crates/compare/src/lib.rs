//! What is the same and what changed: two wordings of an item, two releases, two readings of a page.
//!
//! Pure functions over the types of `gwaje-model`. [`similarity`] says how alike two texts are and [`pairs`] which text
//! became which; [`lineage`] follows the wordings of an item over all releases of a store, [`diff`] tells the changes
//! from one document to another, [`edits`] says what kind of change each is, [`renumber`] which task goes on under another number, [`fulfil`] finds the report that meets a plan,
//! [`wording`] shows an edit, [`readings`] compares what two engines read.

mod days;
pub mod diff;
pub mod edits;
pub mod fulfil;
mod likeness;
pub mod lineage;
pub mod readings;
pub mod renumber;
pub mod wording;

pub use likeness::{Pair, SAME_ITEM, pairs, similarity};
