//! `gwaje review`: a web page with the printed pages beside what was read from them.

use crate::failure::{Exit, attempt, tell};
use crate::given::Given;
use crate::{input, output};
use gwaje::Options;
use gwaje_model::{Document, Media};
use std::path::{Path, PathBuf};

/// Arguments of `gwaje review`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// PDF, HWPX, HWP or extracted text of a release; - reads standard input
    file: PathBuf,
    /// PDF of the same release, whose pages are shown beside a HWPX or HWP document or a text; without it the PDF of the
    /// same name beside the file, if there is one
    #[arg(long, value_name = "PDF")]
    print: Option<PathBuf>,
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
    let mut document = attempt(&name, || gwaje::convert(&bytes, &name, &options))?;
    let print = match &args.print {
        Some(print) => Some(placed(print, &mut document, &options)?),
        None if document.source.media_type == Media::PDF.media_type => Some(bytes),
        None => beside(&args.file, &mut document, &options),
    };
    let html = attempt(&name, || gwaje_review::render(print.as_deref(), &document, &options))?;
    output::write(args.output.as_deref(), |out| Ok(out.write_all(html.as_bytes())?))?;
    Ok(Exit::Done)
}

/// The PDF of the same name beside a file, if there is one. One that cannot be read is told, and the document is shown
/// without it: nobody asked for it.
fn beside(file: &Path, document: &mut Document, options: &Options) -> Option<Vec<u8>> {
    let print = Some(file.with_extension("pdf")).filter(|pdf| pdf.is_file())?;
    placed(&print, document, options)
        .map_err(|error| tell(&format!("shown without its print: {error:#}")))
        .ok()
}

/// Takes the places of a document's items from a print of it, which is returned.
fn placed(print: &Path, document: &mut Document, options: &Options) -> anyhow::Result<Vec<u8>> {
    let name = input::name(print);
    let bytes = input::read(print)?;
    let printed = attempt(&name, || gwaje::convert(&bytes, &name, options))?;
    let missing = gwaje::stages::compare::place(document, &printed);
    if missing > 0 {
        tell(&format!("{name}: {missing} items of the document were not found in this print"));
    }
    Ok(bytes)
}
