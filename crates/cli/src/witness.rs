//! The worker process in which the second engine reads, and how the other commands call it.

use crate::failure::{self, Exit, attempt};
use crate::itself::Itself;
use gwaje_model::{Code, Note, Noted, Place, Reading, Rect};
use gwaje_witness::{Caps, Testimony};
use std::io;

/// Carries the password to the worker; arguments would show in the process list.
const PASSWORD: &str = "GWAJE_WITNESS_PASSWORD";

/// Name of the hidden subcommand.
pub(crate) const COMMAND: &str = "witness";

/// Runs the worker: a PDF on stdin, what the second engine reads on stdout.
pub(crate) fn run() -> anyhow::Result<Exit> {
    let password = std::env::var(PASSWORD).unwrap_or_default();
    gwaje_witness::answer(io::stdin().lock(), io::stdout().lock(), &password, &Caps::default())?;
    Ok(Exit::Done)
}

/// Has the second engine read `bytes` in a process of its own.
pub(crate) fn ask(bytes: &[u8], name: &str, password: Option<&str>) -> anyhow::Result<Testimony> {
    let mut worker = Itself::find()?.command();
    worker.arg(COMMAND).env(PASSWORD, password.unwrap_or_default());
    attempt(name, || gwaje_witness::ask(&mut worker, bytes, &Caps::default()))
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
