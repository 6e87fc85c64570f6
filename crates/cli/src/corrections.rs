//! `gwaje corrections`: what people corrected, out of one database and into another.

use crate::correcting::{read, tell_corrected};
use crate::failure::{Exit, usage};
use crate::{output, store};
use anyhow::Context as _;
use clap::Subcommand;
use gwaje_emit::{Counts, CsvOptions, Store, Target};
use std::path::PathBuf;

/// Shown below the options.
pub(crate) const EXAMPLES: &str = "Examples:
  gwaje corrections export gwaje.db -o corrections.jsonl
  gwaje corrections import other.db corrections.jsonl

A correction goes by the SHA-256 of its document, the place and the text that stood there. It is applied whenever that
document is loaded, by whatever version; one whose text is no longer there changes nothing and is told as a warning.
A line with \"undo\": true takes an earlier one back. `gwaje schema corrections` prints what a line holds.";

/// Arguments of `gwaje corrections`.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Write the corrections of a database as JSON lines (수정 사항 내보내기)
    Export {
        /// A database that `ingest` wrote: a file, or an address such as postgres://…
        #[arg(value_name = "DB")]
        store: String,
        /// Write here instead of stdout
        #[arg(short, long, value_name = "JSONL")]
        output: Option<PathBuf>,
    },
    /// Take corrections into a database and apply them to its documents (수정 사항 가져오기)
    Import {
        /// A database that `ingest` wrote: a file, or an address such as postgres://…
        #[arg(value_name = "DB")]
        store: String,
        /// Corrections as JSON lines
        #[arg(required = true, value_name = "JSONL")]
        files: Vec<PathBuf>,
    },
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    match &args.what {
        What::Export { store, output } => {
            let target = target(store)?;
            let found = Store::corrections(&target).with_context(|| target.to_string())?;
            output::write(output.as_deref(), |mut out| Ok(gwaje_correct::write(&found, &mut out)?))?;
        }
        What::Import { store, files } => {
            let target = target(store)?;
            let mut given = Vec::new();
            for file in files {
                given.extend(read(file)?);
            }
            let mut store =
                Store::open(&target, CsvOptions::default()).with_context(|| target.to_string())?;
            tell_corrected(&store.correct(&given)?);
            store.finish(&Counts::default())?;
        }
    }
    Ok(Exit::Done)
}

/// The database of a name: a file, or an address.
fn target(name: &str) -> anyhow::Result<Target> {
    store::named(name)?.ok_or_else(|| usage(format!("{name} is no database that `ingest` wrote")))
}
