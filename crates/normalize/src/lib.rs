//! Structure as written to the document as published: dates, ministries, mentions, ids, warnings.
//!
//! A pure function over the tree of `parse`: no file, clock, environment, randomness or hash order, and it never
//! fails. Whatever cannot be resolved stays as written and is told in a warning.

mod administration;
mod again;
mod column;
mod confidence;
mod dates;
mod ids;
mod item;
mod mentions;
mod ministries;
mod outline;
mod period;
mod progress;
mod read_from;
mod tables;
mod warnings;

#[cfg(test)]
mod contract;
#[cfg(test)]
mod gold;

pub use again::{again, leads};
pub use ministries::{Ministry, ministry_names, resolve};

use gwaje_model::{Document, Note, SCHEMA, Source, Tree};

/// What the caller knows better than the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The administration whose agenda set the numbers belong to (`yoon120`), where it cannot be told from the
    /// document or is told wrongly.
    pub administration: Option<String>,
}

/// The published document of a tree.
///
/// `notes` are the remarks of the stages before, in their order; they come out as warnings, joined by what is found
/// here.
#[must_use]
pub fn document(tree: &Tree, source: Source, notes: Vec<Note>, options: &Options) -> Document {
    let decision = administration::decide(tree, options.administration.as_deref());
    let (mut agendas, found) = outline::agendas(tree, decision.id.as_deref());
    let warnings = warnings::all(tree, &agendas, notes, found, &decision);
    confidence::weigh(&mut agendas, &warnings);
    Document {
        schema: SCHEMA.to_owned(),
        source,
        administration: decision.id,
        administration_from: decision.from,
        release: period::release(tree),
        agendas,
        warnings,
    }
}
