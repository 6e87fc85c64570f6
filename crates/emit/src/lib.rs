//! The document as JSON, NDJSON, text and database rows.
//!
//! [`json`] writes the contract itself. Everything else is rows: [`schema`] lists tables and columns once, [`rows`]
//! fills them from a document, and every writer goes by that list.

mod error;
mod json;
mod ndjson;
pub mod rows;
pub mod schema;
mod text;

pub use error::Error;
pub use json::json;
pub use ndjson::ndjson;
pub use text::text;

#[cfg(test)]
mod sample;
