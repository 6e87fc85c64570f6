//! Corrections that people make of documents, as data that outlives every reading.
//!
//! A [`Correction`] names a document by the SHA-256 of its bytes, a place, and the text that stood there, and says what is
//! right. [`apply`] makes a document right by them: one whose text is no longer there is told and changes nothing, and of
//! two that say different things the later one is taken and both are told.

mod apply;
mod archive;
mod correction;
mod find;
mod items;
mod lines;
mod live;
mod made;
mod spacing;
mod split;
mod structure;

pub use apply::{Applied, apply};
pub use archive::{Pairs, learn, pairs};
pub use correction::{Change, Correction, SCHEMA, Titled, schema};
pub use lines::{NotACorrection, missing, read, write};
pub use live::replaced;
pub use made::{Made, Standing};
pub use spacing::settled;

#[cfg(test)]
mod tests;
