//! `gwaje serve`: a store looked at and corrected in a browser of this machine.

use crate::batch::Job;
use crate::failure::{self, Exit, tell};
use crate::given::Given;
use crate::painters::Painters;
use crate::worker::Reading;
use crate::{batch, caps, correcting, lang, store};
use anyhow::Context as _;
use gwaje_archive::{Found, Inputs, Limits, Sink, Told, walk};
use gwaje_emit::{Counts, CsvOptions, Store, Target};
use gwaje_model::{Failure, FailureCode, Origin};
use gwaje_serve::{Paint, Read, Serving, Sizes};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// Shown below the options.
pub(crate) const EXAMPLES: &str = "Examples:
  gwaje serve gwaje.db --open           what `ingest` wrote
  gwaje serve 2024Q4.pdf --open         read into gwaje.db first, if it is not there yet
  gwaje serve releases/ --to sqlite:all.db

Only browsers of this machine are answered. Corrections go into the database and last. Ctrl-C ends it.";

/// Arguments of `gwaje serve`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// A database that `ingest` wrote, or documents, folders and archives, which are read into one first
    #[arg(value_name = "DB|FILE|FOLDER")]
    sources: Vec<PathBuf>,
    /// The database that documents are read into
    #[arg(long, value_name = "URL", default_value = "sqlite:gwaje.db")]
    to: Target,
    /// Port of the address; 0 for any that is free
    #[arg(long, default_value_t = 8420)]
    port: u16,
    /// Open the browser
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    given: Given,
    #[command(flatten)]
    correcting: correcting::Args,
    #[command(flatten)]
    batch: batch::Args,
}

/// Runs the command until Ctrl-C.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let target = target(args)?;
    if batch::STOP.load(Ordering::Relaxed) {
        // Told to stop while documents were read: the same command goes on with them.
        return Ok(Exit::Failed);
    }
    let mut store = Store::open(&target, CsvOptions::default()).with_context(|| target.to_string())?;
    let corrections = args.correcting.read()?;
    if !corrections.is_empty() {
        correcting::tell_corrected(&store.correct(&corrections)?);
        store.finish(&Counts::default())?;
    }
    drop(store);
    let address = target.to_string();
    let database = address.strip_prefix("sqlite:").map(PathBuf::from);
    let folder = database.as_ref().and_then(|file| Some(file.parent()?.to_owned()));
    let (sizes, paint) = painting(args.batch.caps);
    let uploads = database.map(|file| PathBuf::from(format!("{}.files", file.display())));
    let serving = Serving {
        target,
        port: args.port,
        lang: lang::spoken(),
        password: args.given.opening.password(),
        read: reader(&args.given, args.batch.caps)?,
        sizes,
        paint,
        find: Box::new(move |path| find(path, folder.as_deref())),
        uploads,
        converter: args.given.converter()?,
    };
    end_with_ctrl_c();
    gwaje_serve::serve(serving, |address| {
        tell(&format!("{address}  (Ctrl-C ends)"));
        if args.open {
            open(address);
        }
    })?;
    Ok(Exit::Done)
}

/// Ends the process when the user says so. Nothing is half done then: what is written is written in one transaction.
fn end_with_ctrl_c() {
    batch::nothing_is_in_work();
    batch::listen_to_ctrl_c();
    std::thread::spawn(|| {
        while !batch::STOP.load(Ordering::Relaxed) {
            std::thread::sleep(Duration::from_millis(100));
        }
        tell("the server has stopped; what was corrected is kept");
        std::process::exit(0);
    });
}

/// The database that is served: the one that is named, or the one that documents were read into.
fn target(args: &Args) -> anyhow::Result<Target> {
    if let [source] = args.sources.as_slice()
        && let Some(named) = store::named(&source.to_string_lossy())?
    {
        return Ok(named);
    }
    if !args.sources.is_empty() {
        let inputs = Inputs::new(&args.sources)?;
        let opened = Store::open(&args.to, CsvOptions::default()).with_context(|| args.to.to_string())?;
        let job = Job {
            inputs: &inputs,
            sink: Sink::Store(opened),
            target: args.to.to_string(),
            given: &args.given,
            origin: Origin::default(),
            corrections: &[],
            manner: args.batch.manner(false),
        };
        batch::run(job, &args.batch)?;
    }
    Ok(args.to.clone())
}

/// Reads documents that are dropped on a page in worker processes, so that whatever they do costs only themselves.
fn reader(given: &Given, caps: caps::Args) -> anyhow::Result<Read> {
    let reading = Reading {
        limits: caps.limits(),
        password: given.opening.password(),
        administration: given.administration.clone(),
        profiles: given.profiles.clone(),
    };
    let readers = reading.readers(1).context("cannot find the program itself")?;
    Ok(Box::new(move |name, bytes, password| {
        // It goes to the worker with the document: others see neither its arguments nor what it reads.
        let told = Told { password: password.map(str::to_owned), ..Told::default() };
        readers
            .read_told(name, bytes, told)
            .unwrap_or_else(|error| Err(Failure::new(FailureCode::System, error)))
    }))
}

/// What measures and paints the pages of prints in processes of their own.
fn painting(caps: caps::Args) -> (Sizes, Paint) {
    let painters = Arc::new(Painters::new(caps));
    let same = painters.clone();
    (Box::new(move |pdf| painters.sizes(pdf)), Box::new(move |pdf, wanted| same.picture(pdf, wanted)))
}

/// The bytes of a file that was read under a path: from where the program runs, else beside the database; a path may lead into
/// an archive.
fn find(path: &str, folder: Option<&Path>) -> Option<Vec<u8>> {
    let places = std::iter::once(PathBuf::from(path)).chain(folder.map(|folder| folder.join(path)));
    places.into_iter().find_map(|path| {
        let file = path.ancestors().find(|above| above.is_file())?;
        if file == path {
            return std::fs::read(file).ok();
        }
        let (inputs, mut bytes) = (Inputs::files(vec![file.to_owned()]), None);
        // What stops the walk is what is looked for.
        let _ = walk(&inputs, &Limits::default(), &mut |found| match found {
            Found::Source(source) if Path::new(&source.path) == path => {
                bytes = Some(source.bytes);
                ControlFlow::Break(())
            }
            _ => ControlFlow::Continue(()),
        });
        bytes
    })
}

/// Opens the browser at an address; where that fails, the address stands in the terminal.
fn open(address: &str) {
    let (program, words): (&str, &[&str]) = if cfg!(target_os = "windows") {
        ("cmd", &["/C", "start", ""])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let started =
        Command::new(program).args(words).arg(address).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if started.is_err() {
        failure::tell("hint: no browser was found; open the address above");
    }
}
