//! `gwaje unwrap`: undoes the line wraps of Korean text that was copied from a page.

use crate::failure::{Exit, about};
use crate::{caps, input, inside, output};
use gwaje::stages::unwrap::{Clue, StartEvidence, Wrap, pair, unwrap};
use gwaje_model::{By, Failure, FailureCode, With};
use std::io::Write;
use std::path::PathBuf;

/// Arguments of `gwaje unwrap`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Plain text in UTF-8; - reads standard input. A line that begins with #DOC parts documents
    #[arg(default_value = "-")]
    pub(crate) file: PathBuf,
    /// Read rows of left TAB right and print each with space or none and the confidence, by the model alone
    #[arg(long)]
    pairs: bool,
    /// Print the decisions instead of the text: for each line and the next, space, none or start (a paragraph), the
    /// confidence, the log-odds of a space by source, and those of a start with its clues
    #[arg(long, conflicts_with = "pairs")]
    explain: bool,
    #[command(flatten)]
    pub(crate) caps: caps::Args,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let name = input::name(&args.file);
    let text = String::from_utf8(input::read(&args.file)?).map_err(|error| {
        about(&name, wrong(format!("is not UTF-8 text from byte {} on", error.utf8_error().valid_up_to())))
    })?;
    inside::seal();
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    output::write(None, |out| match args {
        Args { pairs: true, .. } => pairs(text, out),
        Args { explain: true, .. } => explain(text, out),
        _ => plain(text, out),
    })?;
    Ok(Exit::Done)
}

fn wrong(what: String) -> Failure {
    Failure::new(FailureCode::WrongInput, what)
}

fn plain(text: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    unwrap(text).iter().try_for_each(|passage| Ok(writeln!(out, "{}", passage.text)?))
}

fn pairs(text: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    for (row, number) in text.lines().zip(1..) {
        let mut fields = row.split('\t');
        let sides = fields.next().zip(fields.next());
        let (left, right) = sides.ok_or_else(|| wrong(format!("row {number} is not left TAB right")))?;
        let decision = pair(left, right);
        writeln!(out, "{row}\t{}\t{:.4}", word(decision.with), decision.confidence)?;
    }
    Ok(())
}

fn explain(text: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    let head = "line\tleft\tright\twith\tconfidence\tby\tglyph\tmargin\tmodel\tdocument\tmode\tstart\tclues";
    writeln!(out, "{head}")?;
    let passages = unwrap(text);
    let mut before = "";
    for passage in &passages {
        if let Some(start) = passage.start {
            let confidence = 1.0 / (1.0 + (-start.total()).exp());
            let first = passage.wraps.first().map_or(passage.text.as_str(), |wrap| wrap.left.as_str());
            write!(out, "{}\t{before}\t{first}\tstart\t{confidence:.4}\t\t\t\t\t\t", passage.line - 1)?;
            tail(start, out)?;
        }
        for Wrap { line, left, right, start, evidence, decision } in &passage.wraps {
            let by = source(decision.by);
            write!(
                out,
                "{line}\t{left}\t{right}\t{}\t{:.4}\t{by}",
                word(decision.with),
                decision.confidence
            )?;
            let sources = [evidence.print, evidence.margin, evidence.model, evidence.document, evidence.mode];
            for odds in sources {
                write!(out, "\t{odds:+.1}")?;
            }
            tail(*start, out)?;
        }
        before = passage.wraps.last().map_or(passage.text.as_str(), |wrap| wrap.right.as_str());
    }
    Ok(())
}

/// The last columns: log-odds of a start, and its clues.
fn tail(start: StartEvidence, out: &mut dyn Write) -> anyhow::Result<()> {
    let clues: Vec<&str> = start.clues.iter().map(Clue::name).collect();
    Ok(writeln!(out, "\t{:+.1}\t{}", start.total(), clues.join(" "))?)
}

fn word(with: With) -> &'static str {
    match with {
        With::Space => "space",
        With::None => "none",
    }
}

fn source(by: By) -> &'static str {
    match by {
        By::Glyph => "glyph",
        By::Punctuation => "punctuation",
        By::Margin => "margin",
        By::Mode => "mode",
        By::Model => "model",
        By::Document => "document",
        By::Order => "order",
        By::Person => "person",
        By::Archive => "archive",
        By::Other(name) => name.as_str(),
        _ => "other",
    }
}
