//! A second, independent reading of a PDF by the `pdf-extract` crate.
//!
//! It shares no code with `gwaje-extract`, which makes it a good witness: text that one engine has and the other has
//! not is a silent loss somewhere. It can panic, abort or hang on odd files, so it only ever runs in a worker
//! process with caps on memory and time: [`ask`] starts one, [`answer`] is what runs inside.

mod answer;
mod ask;
mod read;
mod testimony;

pub use answer::answer;
pub use ask::{Caps, Error, ask};
pub use testimony::Testimony;
