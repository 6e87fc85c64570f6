//! `gwaje show`: a page as PNG with glyphs, rulings, cells and lines drawn over it.

use crate::failure::{Exit, attempt};
use crate::given::Opening;
use crate::{caps, input, output};
use gwaje_model::Rect;
use gwaje_review::View;
use std::path::PathBuf;

/// Arguments of `gwaje show`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// PDF; - reads standard input
    pub(crate) file: PathBuf,
    /// Page to show, from 1
    #[arg(long, default_value_t = 1)]
    page: u32,
    /// Write the PNG here instead of stdout
    #[arg(short, long, value_name = "PNG")]
    pub(crate) output: Option<PathBuf>,
    /// Resolution
    #[arg(long, default_value_t = 120.0)]
    dpi: f32,
    /// The page as it is printed, with nothing drawn over it
    #[arg(long)]
    plain: bool,
    /// Only this part of the page, in points from its upper left corner, as `places` have it
    #[arg(long, value_name = "X0,Y0,X1,Y1", value_parser = rect, allow_hyphen_values = true)]
    clip: Option<Rect>,
    #[command(flatten)]
    opening: Opening,
    #[command(flatten)]
    pub(crate) caps: caps::Args,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let name = input::name(&args.file);
    let bytes = input::read(&args.file)?;
    let options = args.opening.options();
    let view = View { page: args.page, dpi: args.dpi, clip: args.clip };
    let paint = if args.plain { gwaje_review::print } else { gwaje_review::show };
    let png = attempt(&name, || paint(&bytes, view, &options))?;
    output::write(args.output.as_deref(), |out| Ok(out.write_all(&png)?))?;
    Ok(Exit::Done)
}

/// Four numbers with commas between them.
fn rect(text: &str) -> Result<Rect, String> {
    let numbers: Result<Vec<f32>, _> = text.split(',').map(|number| number.trim().parse()).collect();
    match numbers.as_deref() {
        Ok(&[x0, y0, x1, y1]) if x0 < x1 && y0 < y1 => Ok(Rect { x0, y0, x1, y1 }),
        _ => Err("four numbers: left, top, right, bottom".to_owned()),
    }
}
