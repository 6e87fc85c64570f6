//! The document as JSON, NDJSON, text and database rows.
//!
//! [`json`] writes the contract itself. Everything else is rows: [`schema`] lists tables and columns once, [`rows`]
//! fills them from a document, and every writer goes by that list.

mod absent;
mod administration;
mod aliases;
mod atomic;
mod bodies;
mod browse;
mod cell;
mod clock;
mod column;
mod correcting;
mod corrections;
mod csv_table;
mod database;
pub mod ddl;
mod dialect;
#[cfg(feature = "parquet")]
mod duckdb;
mod editions;
mod edits;
mod engine;
mod error;
mod export;
mod family;
mod files;
mod flat;
mod history;
mod inside;
mod journal;
mod json;
mod kept;
mod loads;
mod measure;
mod ndjson;
mod order;
mod outline;
#[cfg(feature = "parquet")]
mod parquet_table;
mod past;
mod pending;
mod plans;
#[cfg(feature = "postgres")]
mod postgres;
mod provenance;
mod put;
pub mod rows;
pub mod schema;
mod search;
mod series;
mod shape;
mod sqlite;
mod stored;
mod sync;
mod tables_page;
mod target;
mod tasks;
mod threads;
mod upgrade;
mod views;

pub use atomic::write_whole;
pub use browse::{Browsed, Origin, PlanMet};
pub use clock::now;
pub use corrections::Corrected;
pub use csv_table::{CsvOptions, CsvWriter};
pub use engine::Notice;
pub use error::Error;
pub use export::{Export, Exported};
pub use flat::{Language, Selection, SheetForm, Span};
pub use inside::{Listed, OfBody, Statistics};
pub use journal::{Journaled, Outcome, Status};
pub use json::json;
pub use loads::{Changes, Counts, Finished};
pub use ndjson::ndjson;
pub use order::Seen;
pub use outline::text;
#[cfg(feature = "parquet")]
pub use parquet_table::{ParquetWriter, arrow_batch, arrow_schema};
pub use past::{Past, PastEdit, PastEdition, PastLink};
pub use provenance::Kept;
pub use stored::document;
pub use tables_page::{described as tables, page};
pub use target::{Store, Target};
pub use tasks::Task;

#[cfg(test)]
mod sample;
