//! `gwaje show`: a page as PNG with glyphs, rulings, cells and lines drawn over it.

use crate::failure::{self, Exit};
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
    /// Password of an encrypted PDF
    #[arg(long)]
    password: Option<String>,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let name = input::name(&args.file);
    let bytes = input::read(&args.file)?;
    let options = gwaje::Options { password: args.password.clone(), ..Default::default() };
    match failure::guarded(&name, || gwaje_review::show(&bytes, args.page, args.dpi, &options)) {
        None => Ok(Exit::Failed),
        Some(Err(gwaje_review::Error::Read(error))) => {
            failure::report(&name, &error);
            Ok(Exit::Failed)
        }
        Some(Err(error)) => Err(anyhow::Error::new(error).context(name)),
        Some(Ok(png)) => {
            output::write(args.output.as_deref(), |out| Ok(out.write_all(&png)?))?;
            Ok(Exit::Done)
        }
    }
}
