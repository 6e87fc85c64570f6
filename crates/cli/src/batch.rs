//! What `ingest`, `watch` and `convert` of many documents share: limits, workers, Ctrl-C, progress and the report.

use crate::failure::{self, Exit};
use crate::given::Given;
use crate::itself::Itself;
use crate::worker;
use anyhow::Context as _;
use clap::value_parser;
use gwaje_archive::{Event, Inputs, Limits, Options, Report, Shard, Sink};
use gwaje_model::Origin;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

/// Arguments of every command that reads many documents.
#[derive(clap::Args)]
// The default name of the group, `Args`, is that of the command's own arguments.
#[group(id = "batch")]
#[expect(clippy::struct_excessive_bools, reason = "independent switches, in any combination")]
pub(crate) struct Args {
    /// Worker processes; by default one per core
    #[arg(short, long, value_name = "N", value_parser = value_parser!(u16).range(1..))]
    jobs: Option<u16>,
    /// Memory a document may take, in MiB
    #[arg(long, value_name = "MIB", default_value_t = 512, value_parser = value_parser!(u64).range(1..1 << 32))]
    max_memory: u64,
    /// Seconds a document may take
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = value_parser!(u64).range(1..1 << 32))]
    timeout: u64,
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
    /// Say nothing unless something failed now or is doubtful
    #[arg(short, long)]
    quiet: bool,
    /// Write a report here, as JSON when the name ends in .json; may be given twice
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Vec<PathBuf>,
}

/// Set by Ctrl-C.
pub(crate) static STOP: AtomicBool = AtomicBool::new(false);

/// Lets the first Ctrl-C stop the run after the documents in work, and the second at once.
pub(crate) fn listen_to_ctrl_c() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Without a handler Ctrl-C still ends the process, and the next run goes on all the same.
        let _ = ctrlc::set_handler(|| {
            if STOP.swap(true, Ordering::Relaxed) {
                std::process::exit(130);
            }
            failure::tell("stopping after the documents in work; once more to stop at once");
        });
    });
}

/// Reads all documents of the inputs into the sink and reports.
pub(crate) fn run(
    inputs: &Inputs,
    sink: Sink,
    args: &Args,
    given: &Given,
    origin: Origin,
) -> anyhow::Result<Exit> {
    listen_to_ctrl_c();
    let limits = Limits {
        memory: args.max_memory << 20,
        time: Duration::from_secs(args.timeout),
        ..Limits::default()
    };
    let itself = Itself::find().context("cannot find the program itself")?;
    let converter = given.converter()?;
    // What is told of documents goes with each of them.
    let alike = Given { profiles: given.profiles.clone(), ..Given::default() };
    let start = || worker::command(itself.command(), &limits, &alike);
    let options = Options {
        limits,
        jobs: args.jobs.map_or_else(cores, usize::from),
        shard: args.shard,
        retry_failed: args.retry_failed,
        force: args.force,
        converter: &converter,
        told: given.told(origin),
        worker: &start,
        stop: &STOP,
    };
    let progress = Progress::new(inputs, args.quiet);
    let report = gwaje_archive::ingest(inputs, sink, &options, &|event| progress.tell(event));
    progress.bar.finish_and_clear();
    let report = report?;
    tell(&report, args)?;
    Ok(exit(&report, args))
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

/// Says what the run did, where it was asked to.
fn tell(report: &Report, args: &Args) -> anyhow::Result<()> {
    if !args.quiet || report.exit_code() != 0 {
        failure::tell(report.to_string().trim_end());
    }
    args.report.iter().try_for_each(|path| write_report(path, report))
}

fn write_report(path: &Path, report: &Report) -> anyhow::Result<()> {
    use std::io::Write as _;
    let json = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let text = if json { serde_json::to_string_pretty(report)? + "\n" } else { format!("{report:#}") };
    gwaje_emit::write_whole(path, |out| Ok(out.write_all(text.as_bytes())?))
}

/// A line on the terminal that moves; nothing where there is no terminal.
struct Progress {
    bar: ProgressBar,
    failed: AtomicU64,
    pages: AtomicU64,
}

impl Progress {
    fn new(inputs: &Inputs, quiet: bool) -> Self {
        let target = if quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        // Counting takes a walk; it is for eyes only.
        let count = if target.is_hidden() { None } else { inputs.count() };
        let bar = ProgressBar::with_draw_target(count, target);
        let template = match count {
            Some(_) => "{bar:24} {pos}/{len} documents, {msg}, {eta} left",
            None => "{spinner} {pos} documents, {msg}, {elapsed}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self { bar, failed: AtomicU64::new(0), pages: AtomicU64::new(0) }
    }

    fn tell(&self, event: Event<'_>) {
        match event {
            Event::Found { .. } => return,
            Event::Done { pages, .. } => drop(self.pages.fetch_add(pages.into(), Ordering::Relaxed)),
            Event::Skipped { .. } => {}
            Event::Failed { .. } => drop(self.failed.fetch_add(1, Ordering::Relaxed)),
        }
        let (pages, failed) = (self.pages.load(Ordering::Relaxed), self.failed.load(Ordering::Relaxed));
        let speed = pages as f64 / self.bar.elapsed().as_secs_f64().max(0.1);
        self.bar.set_message(format!("{speed:.0} pages/s, {failed} failed"));
        self.bar.inc(1);
    }
}
