//! `gwaje paint`: the hidden process that opens one print for `gwaje serve` and says how large its pages are, or paints a part
//! of one. `painters.rs` starts it, confined, and takes its answer.

use crate::failure::{self, Exit, attempt};
use crate::{caps, input, output};
use anyhow::Context as _;
use gwaje_model::Rect;
use gwaje_review::View;
use gwaje_serve::Wanted;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Name of the hidden subcommand.
pub(crate) const COMMAND: &str = "paint";

/// Arguments of the process, where a person starts it.
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) caps: caps::Args,
}

/// What is asked, in a line before the bytes of the print.
#[derive(Serialize, Deserialize)]
pub(crate) struct Question {
    /// What opens the print. It comes here, since arguments show in the process list.
    pub(crate) password: Option<String>,
    /// What is painted; nothing asks for the sizes of the pages.
    pub(crate) wanted: Option<Wanted>,
}

/// Answers one question: a line with the length of the answer or why there is none, and the answer.
pub(crate) fn run() -> anyhow::Result<Exit> {
    let answer = input::read(Path::new("-")).and_then(|input| answer(&input));
    // Told to the program that asked, in its words, and not to people.
    let answer = answer.map_err(|error| failure::of(&error));
    output::write(None, |out| {
        serde_json::to_writer(&mut *out, &answer.as_ref().map(Vec::len))?;
        writeln!(out)?;
        Ok(out.write_all(answer.as_deref().unwrap_or_default())?)
    })?;
    Ok(Exit::Done)
}

/// The answer to a question and the print behind it.
fn answer(input: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut parts = input.splitn(2, |byte| *byte == b'\n');
    let question: Question = serde_json::from_slice(parts.next().unwrap_or_default())?;
    let print = parts.next().context("a question without a print")?;
    attempt("print", || made(print, &question))
}

fn made(print: &[u8], question: &Question) -> Result<Vec<u8>, gwaje_review::Error> {
    let options = question.password.iter().fold(gwaje::Options::new(), gwaje::Options::password);
    let Some(Wanted { page, dpi, clip, layers }) = question.wanted else {
        let sizes = gwaje_review::sizes(print, &options)?;
        return serde_json::to_vec(&sizes).map_err(|error| gwaje_review::Error::Encode(error.to_string()));
    };
    let view = View { page, dpi, clip: clip.map(|[x0, y0, x1, y1]| Rect::new(x0, y0, x1, y1)) };
    let paint = if layers { gwaje_review::show } else { gwaje_review::small };
    paint(print, view, &options)
}
