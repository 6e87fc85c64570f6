//! `gwaje profile`: a profile drafted from a document whose headings no profile knows.

use crate::failure::{Exit, about, attempt};
use crate::given::Opening;
use crate::{caps, input, lang, output};
use gwaje_model::{Failure, FailureCode};
use std::path::PathBuf;

/// Arguments of `gwaje profile`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Document whose headings the draft is made of; - reads standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) from: PathBuf,
    /// Write the draft here instead of stdout
    #[arg(short, long, value_name = "TOML")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    opening: Opening,
    #[command(flatten)]
    pub(crate) caps: caps::Args,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let name = input::name(&args.from);
    let bytes = input::read(&args.from)?;
    let Some(draft) = attempt(&name, || gwaje::stages::draft_profile(&bytes, &args.opening.options()))?
    else {
        let message = "no table in it has a row of headings over three columns or more";
        return Err(about(&name, Failure::new(FailureCode::WrongInput, message)));
    };
    let told = |line: &str| if line.starts_with('#') { lang::told(line) } else { line.to_owned() };
    output::write(args.output.as_deref(), |out| {
        Ok(draft.lines().try_for_each(|line| writeln!(out, "{}", told(line)))?)
    })?;
    Ok(Exit::Done)
}
