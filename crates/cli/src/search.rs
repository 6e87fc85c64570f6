//! `gwaje search`: the items of a database that have all of some words.

use crate::failure::{self, Exit, usage};
use crate::terminal::plain;
use crate::{lang, list, output};
use anyhow::Context as _;
use clap::ValueEnum;
use gwaje_emit::Store;
use std::io::Write;

/// Shown below the options.
pub(crate) const EXAMPLES: &str = "Examples:
  gwaje search gwaje.db 산불
  gwaje search gwaje.db 수소차 철강 --format ndjson
  gwaje search gwaje.db '산불 예방'
  gwaje search gwaje.db 산불 --body 산림청

Words are found wherever they stand, also inside longer ones, as LIKE finds them; all must be there.
Exit status: 0 found, 1 nothing found, 2 usage.";

/// Arguments of `gwaje search`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// A database that `ingest` wrote: a file, or an address such as postgres://…
    #[arg(value_name = "DB")]
    source: String,
    /// Words of one syllable and more
    #[arg(required = true)]
    words: Vec<String>,
    /// Only tasks of this body, by any of its names, and of those that went before or after it; may be given again
    #[arg(long, value_name = "NAME")]
    body: Vec<String>,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Forms of output.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people, with the count below
    Text,
    /// The columns of `items_flat`, one JSON object an item
    Ndjson,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let target = list::database(&args.source)?;
    if args.words.iter().any(|word| word.trim().is_empty()) {
        return Err(usage("an empty word is in every text"));
    }
    let found = Store::search(&target, &args.words, &args.body).with_context(|| target.to_string())?;
    output::write(None, |out| {
        for item in &found {
            match args.format {
                Format::Ndjson => writeln!(out, "{item}")?,
                Format::Text => text(item, out)?,
            }
        }
        Ok(())
    })?;
    if matches!(args.format, Format::Text) || found.is_empty() {
        failure::tell(&format!("{} items have {}", found.len(), args.words.join(" and ")));
    }
    Ok(if found.is_empty() { Exit::Failed } else { Exit::Done })
}

/// An item in two lines: what it says, and where that stands.
fn text(item: &serde_json::Value, out: &mut dyn Write) -> anyhow::Result<()> {
    let shown = |name: &str| match &item[name] {
        serde_json::Value::String(text) => plain(text).into_owned(),
        serde_json::Value::Null => "-".to_owned(),
        other => other.to_string(),
    };
    writeln!(out, "{}", shown("text"))?;
    let (task, title, bodies) = (shown("task_number"), shown("task_title"), shown("bodies"));
    let (name, page) = (shown("name"), lang::told(&format!("p.{}", shown("page"))));
    writeln!(out, "    {task} {title} | {bodies} | {name} {page} | {}", shown("item"))?;
    Ok(())
}
