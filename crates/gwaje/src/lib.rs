//! Korean ministries' progress reports (국정과제 추진현황: PDF, HWPX, HWP, text) to checked, normalized records.
//!
//! # A report to records
//!
//! ```
//! let text = "2024년 국정과제 추진현황
//! 국정과제 23 제조업 등 주력산업 고도화
//! 23-1 디지털 전환 가속화
//! 2024년 1분기
//! ▪ 공동 플랫폼 구축 공고(1.12)
//! ▪ 협의체 발족(2.20)
//! ";
//! // The bytes of a PDF, of HWPX or HWP, or of a text.
//! let document = gwaje::convert(text.as_bytes(), "report.txt", &gwaje::Options::new())?;
//! let task = &document.agendas[0].tasks[0];
//! assert_eq!(task.title, "디지털 전환 가속화");
//! let item = &task.periods[0].items[1];
//! assert_eq!(item.text, "협의체 발족(2.20)");
//! assert_eq!(item.dates[0].start.as_deref(), Some("2024-02-20"));
//! # Ok::<(), gwaje::Failure>(())
//! ```
//!
//! # What changed from one release to the next
//!
//! ```
//! use gwaje::changes::{ChangeKind, Edit};
//!
//! # let text = "2024년 국정과제 추진현황
//! # 국정과제 23 제조업 등 주력산업 고도화
//! # 23-1 디지털 전환 가속화
//! # 2024년 1분기
//! # ▪ 공동 플랫폼 구축 공고(1.12)
//! # ▪ 협의체 발족(2.20)
//! # ";
//! let options = gwaje::Options::new();
//! let old = gwaje::convert(text.as_bytes(), "2024Q1.txt", &options)?;
//! let new = gwaje::convert(text.replace("2.20", "2.27").as_bytes(), "2024Q2.txt", &options)?;
//! let diff = gwaje::diff(&old, &new);
//! let change = &diff.changes[0];
//! assert_eq!(change.kind, ChangeKind::Edited);
//! assert!(matches!(change.edits[0], Edit::Date { days: Some(7), .. }));
//! # Ok::<(), gwaje::Failure>(())
//! ```
//!
//! # Text without its line wraps
//!
//! See [`unwrap`].
//!
//! # What is promised
//!
//! What this page shows. Within a minor version it only grows: lists of codes may get more entries, types that are marked
//! `#[non_exhaustive]` more fields. The crates named `gwaje-*` are the rooms of this house; nothing of them is promised but
//! what is shown here.
//!
//! Nothing here panics on any input, and no input costs more than caps on its pages, characters and bytes allow. A program that must not
//! die of what nobody foresaw reads in processes of their own: see `isolated`, a feature.

mod convert;
mod dump;
#[cfg(feature = "isolated")]
pub mod isolated;
mod options;
mod refusal;
mod text_places;
mod unwrapped;

pub use convert::{convert, version};
pub use gwaje_compare::diff::diff;
pub use gwaje_model::{Cancel, Document, Failure, FailureCode};
pub use options::Options;
pub use unwrapped::{Paragraph, unwrap};

/// The published document, as the JSON Schema `gwaje.document/1` describes it.
pub mod contract {
    pub use gwaje_model::{
        Address, AdministrationFrom, Agenda, Anchor, By, Code, Column, Date, Document, Due, FigureRole,
        Fulfils, Item, ItemId, ItemKind, Join, KindWords, Lead, LineColumn, Mention, MentionKind, Name,
        Origin, Period, Place, Position, Precision, ReadFrom, Rect, Release, SCHEMA, Says, Severity, Source,
        Subject, Table, TableCell, Task, Warning, With, YearFrom,
    };
}

/// What [`diff`] tells.
pub mod changes {
    pub use gwaje_compare::diff::{Change, ChangeKind, Diff, Relation, Side};
    pub use gwaje_compare::edits::Edit;
    pub use gwaje_compare::known::Evidence;
    pub use gwaje_compare::parts::{PartChange, PartKind};
    pub use gwaje_compare::renumber::TaskChange;
    pub use gwaje_compare::threads::{Link, Linked};
    pub use gwaje_compare::wording::{Piece, PieceKind};
}

/// What stands between the stages, for the command, the review and the tests of this house. Nothing of it is promised.
#[doc(hidden)]
pub mod stages {
    pub use crate::convert::{
        Inspection, Stage, convert_reading, draft_profile, dump_stage, explain, inspect, pages, read,
    };
    pub use crate::refusal::Refusal;
    pub use gwaje_compare as compare;
    pub use gwaje_parse::{Acceptance, ENOUGH};
    pub use gwaje_wrap::unwrap;
}
