//! `gwaje dump`: what one stage made of a document.

use crate::failure::{Exit, attempt};
use crate::given::Given;
use crate::{caps, input, output};
use clap::ValueEnum;
use std::path::PathBuf;

/// Arguments of `gwaje dump`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The stage whose result is shown
    #[arg(long, value_enum)]
    stage: Stage,
    /// With --stage wrap: show every line with the evidence that parted it from the line before or joined it
    #[arg(long)]
    explain: bool,
    /// PDF, HWPX, HWP or extracted text; - reads standard input
    pub(crate) file: PathBuf,
    #[command(flatten)]
    given: Given,
    #[command(flatten)]
    pub(crate) caps: caps::Args,
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
    let stage = match args.stage {
        Stage::Extract => gwaje::stages::Stage::Extract,
        Stage::Layout => gwaje::stages::Stage::Layout,
        Stage::Wrap if args.explain => gwaje::stages::Stage::WrapExplained,
        Stage::Wrap => gwaje::stages::Stage::Wrap,
        Stage::Parse => gwaje::stages::Stage::Parse,
    };
    let options = args.given.options()?;
    let shown = attempt(&name, || gwaje::stages::dump_stage(&bytes, stage, &options))?;
    output::write(None, |out| Ok(out.write_all(shown.as_bytes())?))?;
    Ok(Exit::Done)
}
