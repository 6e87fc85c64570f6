//! The document as JSON, NDJSON, text and database rows.
//!
//! [`json`] writes the contract itself. Everything else is rows: [`schema`] lists tables and columns once, [`rows`]
//! fills them from a document, and every writer goes by that list.

mod atomic;
mod csv;
pub mod ddl;
mod error;
mod json;
mod ndjson;
mod page;
mod parquet;
mod postgres;
pub mod rows;
pub mod schema;
mod sqlite;
mod store;
mod stored;
mod target;
mod text;

pub use atomic::write_whole;
pub use csv::{CsvOptions, CsvWriter};
pub use error::Error;
pub use json::json;
pub use ndjson::ndjson;
pub use page::page;
pub use parquet::{ParquetWriter, arrow_schema};
pub use postgres::Postgres;
pub use sqlite::Sqlite;
pub use store::{Journaled, Outcome, Status};
pub use stored::document;
pub use target::{Store, Target};
pub use text::text;

#[cfg(test)]
mod sample;
