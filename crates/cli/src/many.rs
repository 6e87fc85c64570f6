//! `gwaje convert` of many documents into a folder that mirrors where they come from.

use crate::batch::{self, Job};
use crate::failure::{Exit, usage};
use crate::given::Given;
use gwaje_archive::{Format, Inputs, Mirror, Sink, is_archive};
use gwaje_model::Origin;
use std::path::{Path, PathBuf};

/// Whether these inputs are more than one document.
pub(crate) fn is_many(files: &[PathBuf]) -> bool {
    match files {
        [one] => {
            one.is_dir() || is_archive(one) || (!one.exists() && one.to_string_lossy().contains(['*', '?']))
        }
        _ => true,
    }
}

/// How the documents are read.
pub(crate) struct Reading<'a> {
    /// What is known of them.
    pub(crate) given: &'a Given,
    /// Where all of them come from.
    pub(crate) origin: Origin,
    /// Files of corrections that are applied.
    pub(crate) corrections: &'a [PathBuf],
}

/// Converts all of them.
pub(crate) fn run(
    inputs: &Inputs,
    folder: Option<&Path>,
    format: Format,
    batch: &batch::Args,
    reading: Reading<'_>,
) -> anyhow::Result<Exit> {
    let Some(folder) = folder else {
        return Err(usage("many documents need a folder to go to: give -o DIR"));
    };
    let mirror = Mirror::new(folder.to_owned(), &inputs.root(), format);
    let target = folder.display().to_string();
    let Reading { given, origin, corrections } = reading;
    let (sink, manner) = (Sink::Mirror(mirror), batch.manner(false));
    let job = Job { inputs, sink, target, given, origin, corrections, manner };
    batch::run(job, batch)
}
