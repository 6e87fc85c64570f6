//! How the corrections of a document stand, for those who look through them.

use crate::correction::Correction;

/// A correction that is not taken back, and how it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// The correction.
    pub correction: Correction,
    /// What stood there as it was read: of an item its text, else what the correction tells.
    pub old: String,
    /// Whether it does something.
    pub standing: Standing,
    /// Id of the agenda, task or item it is about, where it is in the document.
    pub about: Option<String>,
    /// What was there before, as a sentence in English, where the correction changed it.
    pub before: Option<String>,
}

/// Whether a correction does something.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// It is applied.
    InForce,
    /// What it corrects is not there: why, as a sentence in English.
    Stale(&'static str),
    /// It says something else than this later one, which is applied in its place.
    Conflicting(Box<Correction>),
    /// The same person said something else later.
    Replaced,
}
