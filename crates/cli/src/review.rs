//! `gwaje review`: a web page with the printed pages beside what was read from them.

use crate::failure::{Exit, attempt};
use crate::given::Given;
use crate::{input, output};
use std::path::PathBuf;

/// Arguments of `gwaje review`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// PDF of a release; - reads standard input
    file: PathBuf,
    /// Write the HTML here instead of stdout
    #[arg(short, long, value_name = "HTML")]
    output: Option<PathBuf>,
    #[command(flatten)]
    given: Given,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let name = input::name(&args.file);
    let bytes = input::read(&args.file)?;
    let options = args.given.options()?;
    let html = attempt(&name, || {
        let document = gwaje::convert(&bytes, &name, &options)?;
        gwaje_review::render(&bytes, &document, &options)
    })?;
    output::write(args.output.as_deref(), |out| Ok(out.write_all(html.as_bytes())?))?;
    Ok(Exit::Done)
}
