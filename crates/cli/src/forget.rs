//! `gwaje forget` and `gwaje ignore`: a document goes out of a store, a failure is dealt with.

use crate::failure::{self, Exit};
use anyhow::Context as _;
use gwaje_emit::{CsvOptions, Store, Target};

/// Shown below the options of `forget`.
pub(crate) const EXAMPLES: &str = "Examples:
  gwaje forget 8d2b93b15a32afaa                 by the id that `gwaje list` shows
  gwaje forget 2024Q4-draft.pdf --for-good      and never load these bytes again

What the document told goes with it, and what other documents tell is worked out anew.
Exit status: 0 done, 1 the database cannot be written, 2 there is no such document.";

/// Shown below the options of `ignore`.
pub(crate) const IGNORE_EXAMPLES: &str = "Examples:
  gwaje ignore 77ac0f53 --in sqlite:gwaje.db    by the SHA-256 that `gwaje list --failed` shows
  gwaje ignore in/scan.pdf --undo

Exit status: 0 done, 1 the database cannot be written, 2 there is no such file.";

/// Arguments of `gwaje forget`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Documents: ids, SHA-256 or file names
    #[arg(required = true, value_name = "DOCUMENT")]
    documents: Vec<String>,
    /// Database that `ingest` wrote
    #[arg(long = "in", value_name = "URL", default_value = "sqlite:gwaje.db")]
    store: Target,
    /// Never load the same bytes again; else the next run that meets the file does
    #[arg(long)]
    for_good: bool,
}

/// Arguments of `gwaje ignore`.
#[derive(clap::Args)]
pub(crate) struct IgnoreArgs {
    /// Files that gave no document: SHA-256 or its first eight digits and more, path or file name
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// Database that `ingest` wrote
    #[arg(long = "in", value_name = "URL", default_value = "sqlite:gwaje.db")]
    store: Target,
    /// Take it back: they are failures again
    #[arg(long)]
    undo: bool,
}

/// Opens a store that is there.
fn open(target: &Target) -> anyhow::Result<Store> {
    let there = Store::look(target).with_context(|| target.to_string())?;
    if there.is_none() {
        return Err(failure::usage(format!("{target}: there is no such database")));
    }
    Store::open(target, CsvOptions::default()).with_context(|| target.to_string())
}

/// Runs `forget`.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let mut store = open(&args.store)?;
    let mut exit = Exit::Done;
    for name in &args.documents {
        match store.forget(name, args.for_good).with_context(|| args.store.to_string()) {
            Ok(document) => failure::tell(&format!("forgot {document} ({name})")),
            Err(error) => exit = failure::report(&error),
        }
    }
    store.tidy().with_context(|| args.store.to_string())?;
    Ok(exit)
}

/// Runs `ignore`.
pub(crate) fn ignore(args: &IgnoreArgs) -> anyhow::Result<Exit> {
    let mut store = open(&args.store)?;
    let mut exit = Exit::Done;
    let word = if args.undo { "no longer ignored" } else { "ignored" };
    for name in &args.files {
        match store.ignore(name, args.undo).with_context(|| args.store.to_string()) {
            Ok(sha256) => failure::tell(&format!("{word}: {sha256} ({name})")),
            Err(error) => exit = failure::report(&error),
        }
    }
    Ok(exit)
}
