//! `gwaje review`: a web page with the printed pages beside what was read from them.

use crate::failure::{Exit, attempt, tell};
use crate::given::Given;
use crate::{caps, correcting, input, lang, output};
use gwaje::Options;
use gwaje_model::{Document, Media};
use gwaje_review::Contents;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Arguments of `gwaje review`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// PDF, HWPX, HWP or extracted text of a release; - reads standard input
    pub(crate) file: PathBuf,
    /// PDF of the same release, whose pages are shown beside a HWPX or HWP document or a text; without it the PDF of the
    /// same name beside the file, if there is one
    #[arg(long, value_name = "PDF")]
    print: Option<PathBuf>,
    /// Only these pages, such as 1-3,7
    #[arg(long, value_name = "PAGES")]
    pages: Option<Pages>,
    /// Only pages and records that have something to look at
    #[arg(long)]
    only_doubtful: bool,
    /// Write the HTML here instead of stdout
    #[arg(short, long, value_name = "HTML")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    given: Given,
    #[command(flatten)]
    correcting: correcting::Args,
    #[command(flatten)]
    pub(crate) caps: caps::Args,
}

/// Pages of a document, from 1.
#[derive(Clone, Debug)]
struct Pages(BTreeSet<u32>);

impl FromStr for Pages {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut found = BTreeSet::new();
        for part in text.split(',') {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            match (first.trim().parse::<u32>(), last.trim().parse::<u32>()) {
                (Ok(first), Ok(last)) if 0 < first && first <= last => found.extend(first..=last),
                _ => return Err(format!("{part} is no page and no range of pages such as 2-5")),
            }
        }
        Ok(Self(found))
    }
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let name = input::name(&args.file);
    let bytes = input::read(&args.file)?;
    let (options, corrections) = (args.given.options()?, args.correcting.read()?);
    let print = args.print.clone().or_else(|| beside(&args.file));
    let print = print.map(|print| (input::name(&print), input::read(&print)));
    let document = attempt(&name, || gwaje::convert(&bytes, &name, &options))?;
    let (mut document, made) = correcting::made(document, &corrections);
    let print = match print {
        Some((print, read)) if args.print.is_some() => Some(placed(&print, read, &mut document, &options)?),
        _ if document.source.media_type == Media::PDF.media_type => Some(bytes),
        // One that cannot be read is told, and the document is shown without it: nobody asked for it.
        print => print.and_then(|(print, read)| {
            placed(&print, read, &mut document, &options)
                .map_err(|error| tell(&format!("shown without its print: {error:#}")))
                .ok()
        }),
    };
    let lang = lang::spoken();
    let pages = args.pages.clone().map(|pages| pages.0);
    let contents = Contents { lang, pages, only_doubtful: args.only_doubtful, made };
    let html = attempt(&name, || gwaje_review::render(print.as_deref(), &document, &contents, &options))?;
    output::write(args.output.as_deref(), |out| Ok(out.write_all(html.as_bytes())?))?;
    Ok(Exit::Done)
}

/// The PDF of the same name beside a file, if there is one.
fn beside(file: &Path) -> Option<PathBuf> {
    Some(file.with_extension("pdf")).filter(|print| print != file && print.is_file())
}

/// Takes the places of a document's items from a print of it, which is returned.
fn placed(
    name: &str,
    read: anyhow::Result<Vec<u8>>,
    document: &mut Document,
    options: &Options,
) -> anyhow::Result<Vec<u8>> {
    let bytes = read?;
    let printed = attempt(name, || gwaje::convert(&bytes, name, options))?;
    let missing = gwaje::stages::compare::place(document, &printed);
    if missing > 0 {
        tell(&format!("{name}: {missing} items of the document were not found in this print"));
    }
    Ok(bytes)
}
