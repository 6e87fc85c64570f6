//! Corrections that people made, as commands take them that read documents.

use crate::failure::{about, tell};
use gwaje_correct::{Applied, Correction, Made};
use gwaje_emit::Corrected;
use gwaje_model::{Document, Failure, FailureCode};
use std::path::{Path, PathBuf};

/// What people corrected.
#[derive(clap::Args, Clone, Debug, Default)]
#[group(id = "correcting")]
pub(crate) struct Args {
    /// Corrections, as `gwaje serve` and `gwaje corrections export` write them; may be given again
    #[arg(long, value_name = "JSONL")]
    pub(crate) corrections: Vec<PathBuf>,
}

impl Args {
    /// All of them, in order.
    ///
    /// # Errors
    /// When a file cannot be read or a line of it is no correction.
    pub(crate) fn read(&self) -> anyhow::Result<Vec<Correction>> {
        let mut found = Vec::new();
        for file in &self.corrections {
            found.extend(read(file)?);
        }
        Ok(found)
    }
}

/// A document with corrections applied.
pub(crate) fn applied(document: Document, corrections: &[Correction]) -> Document {
    made(document, corrections).0
}

/// A document with corrections applied, and how each stands.
pub(crate) fn made(document: Document, corrections: &[Correction]) -> (Document, Vec<Made>) {
    if corrections.is_empty() {
        return (document, Vec::new());
    }
    let Applied { document, applied, stale, conflicting, made } = gwaje_correct::apply(document, corrections);
    tell(&format!("{}: {}", document.source.name, counted(applied, stale, conflicting)));
    (document, made)
}

/// The corrections of a file.
///
/// # Errors
/// When it cannot be read or a line of it is no correction.
pub(crate) fn read(file: &Path) -> anyhow::Result<Vec<Correction>> {
    let name = file.to_string_lossy();
    let wrong = |why: String| about(&name, Failure::new(FailureCode::WrongInput, why));
    let bytes =
        std::fs::read(file).map_err(|error| about(&name, Failure::new(FailureCode::Unreadable, error)))?;
    let text = std::str::from_utf8(&bytes)
        .map_err(|error| wrong(format!("is not UTF-8 text from byte {} on", error.valid_up_to())))?;
    gwaje_correct::read(text).map_err(|error| wrong(error.to_string()))
}

/// Says what became of corrections that were given to a store.
pub(crate) fn tell_corrected(done: &Corrected) {
    let Corrected { new, documents, applied, stale, conflicting } = *done;
    tell(&format!(
        "{new} new corrections of documents, {documents} of which are in the store: {}",
        counted(applied, stale, conflicting)
    ));
}

fn counted(applied: usize, stale: usize, conflicting: usize) -> String {
    format!(
        "{applied} corrections applied, {stale} left aside because their text is not there, {conflicting} replaced by later ones"
    )
}
