//! The trained model of Korean spacing: how likely a space is between two texts, by the texts alone.
//!
//! | file | holds |
//! |---|---|
//! | `symbol` | characters as the model sees them |
//! | `features` | what is looked at around a place |
//! | `table` | the packed weights and how they are unpacked |
//! | `placed` | the weights in their places, as the program has them |
//! | `score` | the weights of this build, and the questions they answer |
//!
//! The trainer depends on this module alone; `crates/wrap/model/MODEL.md` says what the weights were trained on.

pub mod features;
pub mod placed;
mod score;
pub mod symbol;
pub mod table;

pub use score::{DIGEST, letter_spaced, score};
pub(crate) use score::{log_odds, score_of};
