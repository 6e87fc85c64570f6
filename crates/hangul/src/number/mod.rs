//! Numbers that Hangul makes: before paragraphs and inside text.

mod automatic;
mod format;
mod heads;

pub(crate) use automatic::Automatic;
pub(crate) use format::{circled_digit, written};
pub(crate) use heads::{Heads, PICTURE_BULLET};
