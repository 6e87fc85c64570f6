//! HWPX and HWP 5 documents to rows of cells of paragraphs: a second front door, in the middle of the house.
//!
//! In a document of Hangul nothing is wrapped and every cell is a cell, so that there is nothing to lay out. Two readers
//! (`hwpx`, `hwp5`) give the same tree of what is written, `live` takes out what is no text of it, and `rows` puts it
//! into reading order with the numbers and bullets that Hangul makes itself.
//!
//! Nothing here panics on any input; what cannot be read is an [`Error`] with a stable code, what was left out a
//! [`gwaje_model::Note`].

mod composed;
mod document;
mod error;
mod form;
mod hwp5;
mod hwpx;
mod kind;
mod limits;
mod line;
mod live;
mod number;
mod order;
mod properties;
mod rows;
mod styles;

pub use error::Error;
pub use kind::Kind;
pub use limits::Limits;

use gwaje_model::{Media, Noted, Written};
use limits::Budget;

/// The engine that reads these documents, as published: this crate itself.
pub const ENGINE: &str = "hangul";

/// Reads a document whose format its first bytes tell.
///
/// # Errors
///
/// Refuses what cannot become a document, each with its code: see [`Error`].
pub fn rows(bytes: &[u8], limits: &Limits) -> Result<Noted<Written>, Error> {
    let Some(kind) = Kind::of(bytes) else {
        return Err(Error::NotHangul("its first bytes are those of another format".to_owned()));
    };
    let mut budget = Budget::new(limits);
    let mut notes = Vec::new();
    let mut document = match kind {
        Kind::Hwpx => hwpx::read(bytes, &mut budget, &mut notes)?,
        Kind::Hwp5 => hwp5::read(bytes, &mut budget, &mut notes)?,
        Kind::Hwp3 => return Err(Error::Unsupported("a document of Hangul 97 or before (HWP 3)")),
        Kind::Hwpml => return Err(Error::Unsupported("a document in one XML file (HWPML)")),
    };
    live::keep(&mut document, &mut notes);
    let rows = rows::rows(&document, &mut notes);
    if rows.is_empty() {
        return Err(Error::NoText("it holds pictures at most".to_owned()));
    }
    let media = Media { media_type: kind.media_type(), measured: false, flattened: false };
    Ok(Noted { value: Written { media, producer: document.producer, rows }, notes })
}
