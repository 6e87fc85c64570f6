//! What is the same and what changed: two wordings of an item, two releases, two readings of a page.
//!
//! Pure functions over the types of `gwaje-model`. [`similarity`] says how alike two texts are and [`pairs`] which text
//! became which; [`threads`] follows tasks and items through [`edition`]s, [`diff`] tells the changes from one document to
//! another, [`of_bodies`] those of some bodies, [`edits`] and [`renumber`] what kind of change each is, [`fulfil`] finds the report that meets a plan, [`mod@series`] the
//! figures that count the same,
//! [`wording`] shows an edit, [`sentences`] says changes in words, [`told`] prepares plans and reports, [`readings`] compares what two engines read, [`place`] finds the items of a document in a
//! print of it.

mod days;
pub mod diff;
pub mod edition;
pub mod edits;
pub mod fulfil;
mod item_match;
pub mod known;
mod likeness;
pub mod of_bodies;
pub mod parts;
mod placing;
pub mod readings;
pub mod renumber;
pub mod replan;
pub mod sentences;
pub mod series;
pub mod settle;
mod strand;
mod stray;
mod task_match;
#[cfg(test)]
mod testing;
pub mod threads;
pub mod told;
mod wanted;
mod worded;
pub mod wording;

pub use known::Gone;
pub use likeness::{Pair, SAME_ITEM, pairs, similarity};
pub use placing::place;
