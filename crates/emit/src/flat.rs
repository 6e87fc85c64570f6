//! One flat sheet for people: an item a row, in the order of the document, with everything above it in the same row and
//! what deserves a look beside it.

mod columns;
mod doubts;
mod period;
mod read;
mod remarks;
mod row;
mod select;
mod sheet;

pub use columns::Language;
pub use period::Span;
pub(crate) use read::{leads, read, warnings};
pub(crate) use row::FlatRow;
pub use select::Selection;
pub(crate) use select::of_bodies;
pub use sheet::SheetForm;
pub(crate) use sheet::write;
