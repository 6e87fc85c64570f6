//! `gwaje verify`: the same document read by two engines, page by page.

use crate::failure::{self, Exit};
use crate::given::Opening;
use crate::{caps, input, output, witness};
use clap::ValueEnum;
use gwaje::stages::compare::readings::{Disagreement, verify};
use gwaje_model::Code;
use std::io::Write;
use std::path::PathBuf;

/// Arguments of `gwaje verify`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// PDF; - reads standard input
    pub(crate) file: PathBuf,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Exit with status 1 when the engines disagree
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    opening: Opening,
    #[command(flatten)]
    pub(crate) caps: caps::Args,
}

/// Forms of output.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Lines to read
    Text,
    /// One JSON object a page that differs
    Ndjson,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let name = input::name(&args.file);
    let bytes = input::read(&args.file)?;
    let theirs = witness::ask(&bytes, &name, args.opening.password().as_deref());
    let ours = failure::attempt(&name, || gwaje::stages::pages(&bytes, &args.opening.options()))?.value;
    let theirs = theirs?;
    for (page, reason) in &theirs.troubles {
        failure::tell(&format!("note: {name}: page {page}: the second engine cannot read it: {reason}"));
    }
    let heard: Vec<u32> = theirs.pages.pages.iter().map(|page| page.number).collect();
    let mut found = verify(&ours, &theirs.pages);
    // A page the witness could not read is no disagreement about its text.
    found.retain(|disagreement| heard.contains(&disagreement.page));
    output::write(None, |out| found.iter().try_for_each(|d| show(d, args.format, &name, out)))?;
    failure::tell(&format!("{name}: {} pages compared, {} differ", heard.len(), found.len()));
    Ok(if args.strict && !found.is_empty() { Exit::Failed } else { Exit::Done })
}

fn show(found: &Disagreement, format: Format, name: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    let Disagreement { page, only_first, only_second } = found;
    let code = Code::EnginesDisagree.as_str();
    match format {
        Format::Text => {
            for (who, stretches) in [("hayro", only_first), ("pdf-extract", only_second)] {
                for text in stretches {
                    writeln!(out, "warning[{code}] {name}: page {page}: only {who} reads {text:?}")?;
                }
            }
        }
        Format::Ndjson => {
            let value = serde_json::json!({
                "code": code, "file": name, "page": page,
                "only_hayro": only_first, "only_pdf_extract": only_second,
            });
            serde_json::to_writer(&mut *out, &value)?;
            writeln!(out)?;
        }
    }
    Ok(())
}
