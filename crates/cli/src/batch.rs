//! What `ingest`, `watch` and `convert` of many documents share: limits, workers, Ctrl-C and the report.

use crate::failure::{self, Exit};
use crate::given::Given;
use crate::itself::Itself;
use crate::talk::{Log, Manner, Progress};
use crate::{caps, lang, worker};
use anyhow::Context as _;
use clap::value_parser;
use gwaje_archive::{Inputs, Options, Report, Shard, Sink};
use gwaje_model::Origin;
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

/// Arguments of every command that reads many documents.
#[derive(clap::Args)]
// The default name of the group, `Args`, is that of the command's own arguments.
#[group(id = "batch")]
#[expect(clippy::struct_excessive_bools, reason = "independent switches, in any combination")]
pub(crate) struct Args {
    /// Worker processes; by default one per core
    #[arg(short, long, value_name = "N", value_parser = value_parser!(u16).range(1..))]
    jobs: Option<u16>,
    #[command(flatten)]
    pub(crate) caps: caps::Args,
    /// Take one part of the documents, such as 1/4: by its path a document belongs to one part
    #[arg(long, value_name = "I/N", default_value = "1/1")]
    shard: Shard,
    /// Try again what failed before; what ran into a limit only under a higher one than the default
    #[arg(long)]
    retry_failed: bool,
    /// Do everything again, also what is done and what killed its worker
    #[arg(long)]
    force: bool,
    /// Exit with status 0 even when records of some documents are wrong or incomplete
    #[arg(long)]
    pub(crate) lenient: bool,
    /// Read again what an earlier version of the program read
    #[arg(long)]
    refresh: bool,
    /// Only tell what would be read; nothing is read or written
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Say nothing unless something failed now or is doubtful
    #[arg(short, long)]
    pub(crate) quiet: bool,
    /// Form of what is said on standard error
    #[arg(long, value_enum, default_value_t = Log::Text)]
    log: Log,
    /// Write a report here, as JSON when the name ends in .json; may be given twice
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Vec<PathBuf>,
}

impl Args {
    /// How the run talks.
    pub(crate) fn manner(&self, timed: bool) -> Manner {
        Manner { log: self.log, quiet: self.quiet, timed }
    }
}

/// Set by Ctrl-C.
pub(crate) static STOP: AtomicBool = AtomicBool::new(false);

/// Whether documents are in work, which a run that is told to stop finishes first.
static IN_WORK: AtomicBool = AtomicBool::new(true);

/// From here on Ctrl-C sets [`STOP`] and says nothing: who waits for it says what has ended.
#[cfg(feature = "serve")]
pub(crate) fn nothing_is_in_work() {
    IN_WORK.store(false, Ordering::Relaxed);
}

/// Lets the first Ctrl-C stop the run after the documents in work, and the second at once.
pub(crate) fn listen_to_ctrl_c() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Without a handler Ctrl-C still ends the process, and the next run goes on all the same.
        let _ = ctrlc::set_handler(|| {
            if STOP.load(Ordering::Relaxed) {
                std::process::exit(130);
            }
            // Told first: a run with nothing in work is over as soon as it sees the flag.
            if IN_WORK.load(Ordering::Relaxed) {
                failure::tell("stopping after the documents in work; once more to stop at once");
            }
            STOP.store(true, Ordering::Relaxed);
        });
    });
}

/// What a run is given beside its options.
pub(crate) struct Job<'a> {
    /// Where documents come from.
    pub(crate) inputs: &'a Inputs,
    /// Where they go.
    pub(crate) sink: Sink,
    /// The same for people, without a password.
    pub(crate) target: String,
    /// What is known about them.
    pub(crate) given: &'a Given,
    /// Where they were fetched from.
    pub(crate) origin: Origin,
    /// Files of corrections that are applied as documents are read; a store applies its own.
    pub(crate) corrections: &'a [PathBuf],
    /// How the run talks.
    pub(crate) manner: Manner,
}

/// Reads all documents of a job and reports.
pub(crate) fn run(job: Job<'_>, args: &Args) -> anyhow::Result<Exit> {
    let Job { inputs, sink, target, given, origin, corrections, manner } = job;
    listen_to_ctrl_c();
    let limits = args.caps.limits();
    let itself = Itself::find().context("cannot find the program itself")?;
    let converter = given.converter()?;
    // What is told of documents goes with each of them.
    let alike = Given { profiles: given.profiles.clone(), ..Given::default() };
    let start = || worker::command(itself.command(), &limits, &alike, corrections);
    let options = Options {
        limits,
        jobs: args.jobs.map_or_else(cores, usize::from),
        shard: args.shard,
        retry_failed: args.retry_failed,
        force: args.force,
        dry_run: args.dry_run,
        refresh: args.refresh,
        target: &target,
        converter: &converter,
        told: given.told(origin),
        worker: &start,
        stop: &STOP,
    };
    let progress = Progress::new(inputs, manner);
    let report = gwaje_archive::ingest(inputs, sink, &options, &|event| progress.tell(event));
    progress.bar.finish_and_clear();
    let report = report?;
    let exit = exit(&report, args);
    manner.conclude(&report, exit == Exit::Done);
    args.report.iter().try_for_each(|path| write_report(path, &report))?;
    Ok(exit)
}

/// The exit status of a run.
fn exit(report: &Report, args: &Args) -> Exit {
    // Of few documents some parts are empty, and the others are not.
    let empty_part = report.found == 0 && args.shard != Shard::default();
    match report.exit_code() {
        0 => Exit::Done,
        3 if empty_part => Exit::Done,
        3 => Exit::Nothing,
        _ if args.lenient && report.failed == 0 && !report.stopped => Exit::Done,
        _ => Exit::Failed,
    }
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn write_report(path: &Path, report: &Report) -> anyhow::Result<()> {
    use std::io::Write as _;
    let json = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let text =
        if json { serde_json::to_string_pretty(report)? + "\n" } else { lang::lines(&format!("{report:#}")) };
    gwaje_emit::write_whole(path, |out| Ok(out.write_all(text.as_bytes())?))
}
