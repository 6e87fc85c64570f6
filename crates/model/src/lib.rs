//! The plain data between the stages and the published [`Document`].
//!
//! Every stage is a pure function from one of these types to the next; this crate decides nothing.
//! All lengths are PDF points. The origin is the top left corner of the page as shown (rotation, crop box and
//! user unit applied), x grows to the right and y grows downwards. Pages count from 1, character offsets count
//! Unicode scalar values from 0.

mod block;
mod document;
mod failure;
mod finite;
mod geometry;
mod id;
mod korean;
mod lead;
mod line;
mod media;
mod note;
mod open;
mod origin;
mod page;
pub mod parallel;
mod precision;
mod progress;
mod reading;
mod stop;
mod sure;
mod tree;
mod walk;

pub use block::{Block, By, Join, Piece, With};
pub use document::{
    AdministrationFrom, Agenda, Column, Date, Document, Item, Mention, MentionKind, Period, Release, SCHEMA,
    Source, Table, TableCell, Task, Warning, YearFrom, schema,
};
pub use failure::{Failure, FailureCode, Scope};
pub use geometry::{Address, Anchor, LineColumn, Place, Position, Rect};
pub use id::{ItemId, NotAnItem, UNKNOWN_ADMINISTRATION, item_hash, sha256};
pub use lead::{Lead, ReadFrom};
pub use line::{Cell, Char, Flow, Line, LineEnd, LineStart, Row, Shift};
pub use media::Media;
pub use note::{Code, Note, Noted, Removal, Severity, Subject};
pub use open::{Name, open_every_list, open_lists};
pub use origin::Origin;
pub use page::{
    EmptyShow, Font, FontKind, Glyph, GlyphFlags, Page, Pages, Ruling, TaggedCell, TaggedRow, TaggedTable,
    TextLine,
};
pub use precision::Precision;
pub use progress::{Due, FigureRole, Fulfils, ItemKind, KindWords, Says};
pub use reading::{Reading, Written};
pub use stop::{Cancel, Stop, Stopped};
pub use sure::SURE_JOIN;
pub use tree::{AgendaNode, ColumnNode, ColumnRole, ItemNode, LeadNode, PeriodNode, Phrase, TaskNode, Tree};
pub use walk::{Items, tasks, walk};
