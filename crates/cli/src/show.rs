//! `gwaje show`: a page as PNG with glyphs, rulings, cells and lines drawn over it.

use crate::failure::{Exit, attempt};
use crate::given::Opening;
use crate::{input, output};
use std::path::PathBuf;

/// Arguments of `gwaje show`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// PDF; - reads standard input
    file: PathBuf,
    /// Page to show, from 1
    #[arg(long, default_value_t = 1)]
    page: u32,
    /// Write the PNG here instead of stdout
    #[arg(short, long, value_name = "PNG")]
    output: Option<PathBuf>,
    /// Resolution
    #[arg(long, default_value_t = 120.0)]
    dpi: f32,
    #[command(flatten)]
    opening: Opening,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let name = input::name(&args.file);
    let bytes = input::read(&args.file)?;
    let options = args.opening.options();
    let png = attempt(&name, || gwaje_review::show(&bytes, args.page, args.dpi, &options))?;
    output::write(args.output.as_deref(), |out| Ok(out.write_all(&png)?))?;
    Ok(Exit::Done)
}
