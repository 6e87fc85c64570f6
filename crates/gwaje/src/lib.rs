//! Korean ministries' progress reports (국정과제 추진현황) to checked, normalized records.
//!
//! This crate puts the stages in order and is the library others use:
//!
//! ```text
//! bytes ─ extract → Pages ─ layout → rows of lines ─ wrap → rows of blocks ─ parse → Tree ─ normalize → Document
//! ```
//!
//! A document that keeps its own tables and paragraphs enters in the middle, as rows of lines ([`model::Reading`]).
//!
//! [`convert`] runs them all. [`dump`] shows what stands between two of them. [`compare`] tells what changed from one
//! document to another.

mod convert;
pub mod dump;
mod error;
mod refusal;
mod text_places;

pub use convert::{
    Inspection, Options, Stage, convert, convert_reading, draft_profile, dump_stage, explain, inspect, pages,
    read, version,
};
pub use error::Error;
pub use gwaje_compare as compare;
pub use gwaje_extract::Limits;
pub use gwaje_hangul::{Kind as HangulKind, Limits as HangulLimits};
pub use gwaje_model as model;
pub use gwaje_parse::{Acceptance, Clue, ClueKind, ENOUGH, Profile};
pub use gwaje_wrap::unwrap;
pub use refusal::Refusal;
