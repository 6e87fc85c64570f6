//! `gwaje dump`: what one stage made of a document.

use crate::failure::{self, Exit};
use crate::{input, output};
use clap::ValueEnum;
use std::path::PathBuf;

/// Arguments of `gwaje dump`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The stage whose result is shown
    #[arg(long, value_enum)]
    stage: Stage,
    /// PDF or extracted text; - reads standard input
    file: PathBuf,
    /// Password of an encrypted PDF
    #[arg(long)]
    password: Option<String>,
}

/// The stages that can be shown.
#[derive(Clone, Copy, ValueEnum)]
enum Stage {
    /// Placed glyphs, ruling lines and clips
    Extract,
    /// Rows of cells of printed lines
    Layout,
    /// Paragraphs with their line wraps undone
    Wrap,
    /// The structure as written
    Parse,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let name = input::name(&args.file);
    let bytes = input::read(&args.file)?;
    let options = gwaje::Options { password: args.password.clone(), ..Default::default() };
    let stage = match args.stage {
        Stage::Extract => gwaje::Stage::Extract,
        Stage::Layout => gwaje::Stage::Layout,
        Stage::Wrap => gwaje::Stage::Wrap,
        Stage::Parse => gwaje::Stage::Parse,
    };
    match failure::guarded(&name, || gwaje::dump_stage(&bytes, stage, &options)) {
        None => Ok(Exit::Failed),
        Some(Err(error)) => {
            failure::report(&name, &error);
            Ok(Exit::Failed)
        }
        Some(Ok(shown)) => {
            output::write(None, |out| Ok(out.write_all(shown.as_bytes())?))?;
            Ok(Exit::Done)
        }
    }
}
