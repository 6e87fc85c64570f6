//! PDF bytes or plain text to pages of placed glyphs, ruling lines and cell clips.
//!
//! Of the stages this one alone knows the PDF engine: `hayro-syntax` reads objects, cross references, encryption and
//! operators, `hayro-cmap` character maps, `hayro-font` fonts that do not say what their codes mean. The interpreter
//! over them is ours, because a table report needs what renderers throw away: the clip each glyph was painted
//! under (in Hangul's PDFs it is the table cell), shows of nothing (a space at a line end), and straight lines.
//!
//! Nothing here panics on any input; what cannot be read is an [`Error`] with a stable code, what was left out a
//! [`gwaje_model::Note`].

mod clip;
mod document;
mod error;
mod font;
mod foreign;
mod inflate;
mod interpret;
mod judge;
mod layers;
mod limits;
mod reach;
mod repertoire;
mod ruling;
mod shared;
mod structure;
mod text;
mod text_lines;
mod text_pages;
mod text_string;
mod written;

pub use error::Error;
pub use limits::Limits;

use gwaje_model::{Noted, Pages};

/// The engine that reads PDFs, with its version: another one may read a document differently.
pub const ENGINE: &str = "hayro-syntax 0.9.0";

/// How to read a document.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The user or owner password of an encrypted PDF; an empty user password needs none.
    pub password: Option<String>,
    /// What a document may use.
    pub limits: Limits,
}

/// Reads a PDF, or plain text that another tool extracted, into pages.
///
/// # Errors
///
/// Refuses what cannot become a document, each with its code: see [`Error`].
pub fn pages(bytes: &[u8], options: &Options) -> Result<Noted<Pages>, Error> {
    if document::is_pdf(bytes) { document::read(bytes, options) } else { text::read(bytes, &options.limits) }
}
