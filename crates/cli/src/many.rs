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

/// Converts all of them.
pub(crate) fn run(
    inputs: &Inputs,
    folder: Option<&Path>,
    format: Format,
    batch: &batch::Args,
    given: &Given,
    origin: Origin,
) -> anyhow::Result<Exit> {
    let Some(folder) = folder else {
        return Err(usage("many documents need a folder to go to: give -o DIR"));
    };
    let mirror = Mirror::new(folder.to_owned(), &inputs.root(), format);
    let target = folder.display().to_string();
    let job = Job { inputs, sink: Sink::Mirror(mirror), target, given, origin, manner: batch.manner(false) };
    batch::run(job, batch)
}
