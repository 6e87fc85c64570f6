//! The worker process in which the second engine reads, and how the other commands call it.

use crate::failure::{self, Exit, attempt_with_others};
use crate::inside;
use crate::itself::Itself;
use gwaje_model::{Code, Note, Noted, Place, Reading, Rect};
use gwaje_witness::{Caps, Testimony};
use std::io;
use std::time::Duration;

/// Carries the password to the worker; arguments would show in the process list.
const PASSWORD: &str = "GWAJE_WITNESS_PASSWORD";

/// Name of the hidden subcommand.
pub(crate) const COMMAND: &str = "witness";

/// What the worker may take, given by the program itself.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Address space in bytes
    memory: u64,
    /// Seconds of the clock and of the processor
    seconds: u64,
}

/// Runs the worker: a PDF on stdin, what the second engine reads on stdout.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let password = std::env::var(PASSWORD).unwrap_or_default();
    let caps = Caps { memory: args.memory, time: Duration::from_secs(args.seconds) };
    // Where the system cannot, the limits are all there is.
    let seal = || {
        let _ = gwaje_archive::seal();
    };
    gwaje_witness::answer(io::stdin().lock(), io::stdout().lock(), &password, &caps, seal)?;
    Ok(Exit::Done)
}

/// Has the second engine read `bytes` in a process of its own.
pub(crate) fn ask(bytes: &[u8], name: &str, password: Option<&str>) -> anyhow::Result<Testimony> {
    let mut worker = Itself::find()?.command();
    let second = inside::second_engine();
    let caps = second.map_or_else(Caps::default, |(memory, time)| Caps { memory, time });
    worker.arg(COMMAND).arg(caps.memory.to_string()).arg(caps.time.as_secs().max(1).to_string());
    worker.env(PASSWORD, password.unwrap_or_default());
    attempt_with_others(name, || gwaje_witness::ask(&mut worker, bytes, &caps))
}

/// The pages as the second engine reads them; pages it cannot read are noted, never dropped in silence.
pub(crate) fn reading(bytes: &[u8], name: &str, password: Option<&str>) -> anyhow::Result<Noted<Reading>> {
    let testimony = ask(bytes, name, password)?;
    let notes = testimony.troubles.into_iter().map(|(page, reason)| {
        let code = Code::PageWithoutText;
        failure::tell(&format!("warning[{}] {name}: page {page}: {reason}", code.as_str()));
        Note { code, place: Some(Place { page, bbox: Rect::default() }.into()), text: reason }
    });
    Ok(Noted { notes: notes.collect(), value: Reading::Pages(testimony.pages) })
}
