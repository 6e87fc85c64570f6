//! `gwaje ingest`: folders and archives of releases into a database or files.

use crate::batch::Job;
use crate::failure::Exit;
use crate::given::Given;
use crate::{batch, correcting, failure, told};
use anyhow::Context as _;
use gwaje_archive::{Inputs, Sink};
use gwaje_emit::{CsvOptions, Notice, Store, Target};
use std::path::PathBuf;

/// Shown below the options.
pub(crate) const EXAMPLES: &str = "Examples:
  gwaje ingest releases/                                   everything below a folder into gwaje.db
  gwaje ingest 2024.zip 2025.tar.zst --to postgres://user@db.example.kr/agenda
  gwaje ingest '/archive/**/*.pdf' --to parquet:out --report night.json
  find /archive -name '*.pdf' | gwaje ingest --manifest - --shard 1/4

What is done is skipped the next time, whatever stopped the run: the same command goes on.
Exit status: 0 all done or known from an earlier run, 1 some failed now or are doubtful, or the target failed, 2 usage,
3 nothing usable.";

/// Arguments of `gwaje ingest`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Files, folders, archives (.zip .tar .tar.gz .tar.zst) and patterns
    #[arg(required_unless_present = "manifest")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    told: told::Args,
    #[command(flatten)]
    into: Destination,
    #[command(flatten)]
    batch: batch::Args,
}

/// Where documents go and what is known about them.
#[derive(clap::Args)]
pub(crate) struct Destination {
    /// sqlite:FILE, postgres://…, parquet:DIR, csv:DIR or ndjson:FILE
    #[arg(long, value_name = "URL", default_value = "sqlite:gwaje.db")]
    to: Target,
    /// Schema of a PostgreSQL database that the tables stand in, in place of gwaje; elsewhere `?schema=NAME` in the address
    /// says the same
    #[arg(long, value_name = "NAME")]
    schema: Option<String>,
    /// Begin CSV files with a byte order mark, for Excel
    #[arg(long)]
    excel: bool,
    /// Leave CSV cells that a spreadsheet would take for formulas as they are
    #[arg(long)]
    no_formula_guard: bool,
    /// Leave line breaks inside CSV cells as they are; by default each is written as ⏎
    #[arg(long)]
    keep_line_breaks: bool,
    #[command(flatten)]
    pub(crate) given: Given,
    #[command(flatten)]
    pub(crate) correcting: correcting::Args,
}

impl Destination {
    /// The target.
    ///
    /// # Errors
    /// When it is asked for a schema and has none.
    pub(crate) fn target(&self) -> anyhow::Result<Target> {
        Ok(match &self.schema {
            Some(schema) => self.to.in_schema(schema)?,
            None => self.to.clone(),
        })
    }

    /// Opens the target; for a dry run as it is, if it is there.
    pub(crate) fn sink(&self, dry_run: bool, quiet: bool) -> anyhow::Result<Sink> {
        let to = self.target()?;
        if dry_run {
            let store = Store::look(&to).with_context(|| to.to_string())?;
            return Ok(store.map_or(Sink::Nowhere, Sink::Store));
        }
        let csv = CsvOptions {
            excel: self.excel,
            guard: !self.no_formula_guard,
            line_breaks: self.keep_line_breaks,
            ..CsvOptions::default()
        };
        let mut store = Store::open(&to, csv).with_context(|| to.to_string())?;
        store.notices().iter().filter(|_| !quiet).for_each(tell_notice);
        let corrections = self.correcting.read()?;
        if !corrections.is_empty() {
            let done = store.correct(&corrections).with_context(|| to.to_string())?;
            if done.new > 0 {
                correcting::tell_corrected(&done);
            }
        }
        Ok(Sink::Store(store))
    }

    /// Says which corrections the target left aside.
    fn tell_left_aside(&self) -> anyhow::Result<()> {
        for [name, message] in Store::left_aside(&self.target()?)? {
            failure::tell(&format!("warning: {name}: {message}"));
        }
        Ok(())
    }
}

/// Says what those who keep a new store should know.
fn tell_notice(notice: &Notice) {
    failure::tell(&match notice {
        Notice::Readers(grant) => format!("note: another role, as analyst, reads it after {grant}"),
        Notice::NoTrigrams(why) => {
            format!("note: searches have no index, since pg_trgm cannot be had: {why}")
        }
    });
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let mut inputs = Inputs::new(&args.paths)?;
    if let Some(manifest) = args.told.manifest()? {
        inputs = inputs.and(manifest)?;
    }
    let job = Job {
        inputs: &inputs,
        sink: args.into.sink(args.batch.dry_run, args.batch.quiet)?,
        target: args.into.target()?.to_string(),
        given: &args.into.given,
        origin: args.told.origin(),
        // The store applies its corrections, so that it can take them back.
        corrections: &[],
        manner: args.batch.manner(false),
    };
    let target = job.target.clone();
    let exit = batch::run(job, &args.batch).context(target)?;
    if !args.batch.quiet && !args.batch.dry_run {
        args.into.tell_left_aside()?;
    }
    Ok(exit)
}
