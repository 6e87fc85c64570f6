//! `gwaje watch`: a folder whose new releases go into a database as they come.

use crate::batch::Job;
use crate::failure::{self, Exit};
use crate::{batch, ingest, told};
use gwaje_archive::Inputs;
use gwaje_model::Origin;
use std::path::PathBuf;
use std::time::Duration;

/// Shown below the options.
pub(crate) const EXAMPLES: &str = "Example:
  gwaje watch /incoming --to sqlite:gwaje.db

Ctrl-C or SIGTERM ends it after the documents in work, with exit status 0.";

/// Arguments of `gwaje watch`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The folder
    folder: PathBuf,
    /// Seconds a file must have stopped growing before it is taken
    #[arg(long, value_name = "SECONDS", default_value_t = 3)]
    settle: u64,
    /// Seconds after which the folder is looked through anew whatever is noticed
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..))]
    rescan: u64,
    #[command(flatten)]
    list: told::List,
    #[command(flatten)]
    into: ingest::Destination,
    #[command(flatten)]
    batch: batch::Args,
}

/// Runs the command until Ctrl-C.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    if !args.folder.is_dir() {
        return Err(failure::usage(format!("{}: no such folder", args.folder.display())));
    }
    batch::listen_to_ctrl_c();
    // Told at once when target or manifest cannot be used, not when the first file comes.
    drop((args.into.sink(args.batch.dry_run, args.batch.quiet)?, args.list.read()?));
    if !args.batch.quiet {
        let manner = args.batch.manner(true);
        manner.say(&format!("watching {} for {}; Ctrl-C ends", args.folder.display(), args.into.target()?));
    }
    let (settle, rescan) = (Duration::from_secs(args.settle), Duration::from_secs(args.rescan));
    gwaje_archive::watch(&args.folder, settle, rescan, &batch::STOP, |files| {
        let taken = take(args, files);
        if let Err(error) = &taken {
            // The next look may find the database back.
            failure::report(error);
        }
        taken.is_ok()
    })?;
    Ok(Exit::Done)
}

/// Reads new files into the target. The manifest may have grown with the folder.
fn take(args: &Args, files: Vec<PathBuf>) -> anyhow::Result<Exit> {
    let inputs = Inputs::files(files).knowing(args.list.read()?.unwrap_or_default());
    let job = Job {
        inputs: &inputs,
        sink: args.into.sink(args.batch.dry_run, args.batch.quiet)?,
        target: args.into.target()?.to_string(),
        given: &args.into.given,
        origin: Origin::default(),
        corrections: &[],
        manner: args.batch.manner(true),
    };
    batch::run(job, &args.batch)
}
