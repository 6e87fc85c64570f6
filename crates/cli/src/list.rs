//! `gwaje list` and `gwaje stats`: what a database holds.

use crate::failure::{Exit, usage};
use crate::terminal::plain;
use crate::{lang, output, store};
use anyhow::Context as _;
use clap::ValueEnum;
use gwaje_emit::{Listed, Statistics, Store, Target};
use std::collections::BTreeMap;
use std::io::Write;

/// Shown below the options of `list`.
pub(crate) const EXAMPLES: &str = "Examples:
  gwaje list gwaje.db
  gwaje list postgres://db.example.kr/agenda --failed --format ndjson

Exit status: 0 told, 1 the database cannot be read, 2 usage.";

/// Arguments of `gwaje list`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// A database that `ingest` wrote: a file, or an address such as postgres://…
    #[arg(value_name = "DB", default_value = "gwaje.db")]
    source: String,
    /// Only the files that gave no document
    #[arg(long)]
    failed: bool,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Forms of output of `list`.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Lines to read
    Text,
    /// One JSON object a document
    Ndjson,
}

/// Arguments of `gwaje stats`.
#[derive(clap::Args)]
pub(crate) struct StatsArgs {
    /// A database that `ingest` wrote: a file, or an address such as postgres://…
    #[arg(value_name = "DB", default_value = "gwaje.db")]
    source: String,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = StatsFormat::Text)]
    format: StatsFormat,
}

/// Forms of output of `stats`.
#[derive(Clone, Copy, ValueEnum)]
enum StatsFormat {
    /// Lines to read
    Text,
    /// One JSON object
    Json,
}

/// The database a word names.
///
/// # Errors
/// When it is none.
pub(crate) fn database(source: &str) -> anyhow::Result<Target> {
    store::named(source)?.ok_or_else(|| usage(format!("{source} is no database that `gwaje ingest` wrote")))
}

/// Runs `list`.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let target = database(&args.source)?;
    let mut found = Store::list(&target).with_context(|| target.to_string())?;
    found.retain(|listed| !args.failed || listed.document.is_none());
    output::write(None, |out| {
        found.iter().try_for_each(|listed| match args.format {
            Format::Text => line(listed, out),
            Format::Ndjson => {
                serde_json::to_writer(&mut *out, listed)?;
                Ok(writeln!(out)?)
            }
        })
    })?;
    Ok(Exit::Done)
}

fn line(listed: &Listed, out: &mut dyn Write) -> anyhow::Result<()> {
    let shown = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let Listed { items, errors, .. } = listed;
    let name = plain(&listed.name);
    let Some(document) = &listed.document else {
        let hash: String = listed.sha256.chars().take(16).collect();
        writeln!(out, "{hash}  {}  {}  {name}", lang::told(&listed.status), shown(&listed.code))?;
        return Ok(());
    };
    let doubts =
        if *errors > 0 { format!("  {}", lang::told(&format!("{errors} errors"))) } else { String::new() };
    let items = lang::told(&format!("{items} items"));
    let (release, dated) = (shown(&listed.release), gwaje_words::moment(&shown(&listed.dated)));
    writeln!(out, "{document}  {release}  {dated}  {items}{doubts}  {name}")?;
    Ok(())
}

/// Runs `stats`.
pub(crate) fn stats(args: &StatsArgs) -> anyhow::Result<Exit> {
    let target = database(&args.source)?;
    let found = Store::statistics(&target).with_context(|| target.to_string())?;
    output::write(None, |out| match args.format {
        StatsFormat::Text => text(&found, out),
        StatsFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &found)?;
            Ok(writeln!(out)?)
        }
    })?;
    Ok(Exit::Done)
}

/// Columns of the longest bar.
const WIDEST: i64 = 40;

fn text(found: &Statistics, out: &mut dyn Write) -> anyhow::Result<()> {
    let Statistics { documents, failed, releases, tasks, items, wordings, .. } = found;
    let say = |english: &str, out: &mut dyn Write| writeln!(out, "{}", lang::told(english));
    say(&format!("{documents} documents of {releases} releases, {failed} files without a document"), out)?;
    say(&format!("{items} items of {tasks} tasks, {wordings} wordings over time"), out)?;
    say(
        &format!(
            "last load: {}",
            found.last_load.as_deref().map_or_else(|| "-".to_owned(), gwaje_words::moment)
        ),
        out,
    )?;
    let most = found.by_quarter.values().copied().max().unwrap_or(1).max(1);
    writeln!(out, "\n{}", lang::told("items by quarter"))?;
    for (quarter, items) in &found.by_quarter {
        let length = (items * WIDEST + most - 1) / most;
        writeln!(out, "{quarter:>8} {items:>7} {}", "█".repeat(usize::try_from(length).unwrap_or_default()))?;
    }
    let quarters: Vec<&str> = found.by_quarter.keys().map(String::as_str).collect();
    if let (Some(first), Some(last)) = (quarters.first(), quarters.last()) {
        writeln!(out, "\n{}", lang::told(&format!("items by body, {first} to {last}")))?;
    }
    for body in &found.by_body {
        let name = if body.name.is_empty() { "-" } else { &body.name };
        writeln!(out, "{:>16} {} {name}", body.items, sparkline(&quarters, &body.by_quarter))?;
    }
    Ok(())
}

/// A line of blocks, one a quarter, as high as its share of the most.
fn sparkline(quarters: &[&str], counts: &BTreeMap<String, i64>) -> String {
    const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let most = counts.values().copied().max().unwrap_or(1).max(1);
    let block = |quarter: &&str| match counts.get(*quarter).copied().unwrap_or_default() {
        0 => ' ',
        count => {
            let height = (count * 8 - 1) / most;
            usize::try_from(height).ok().and_then(|height| BLOCKS.get(height)).copied().unwrap_or('█')
        }
    };
    quarters.iter().map(block).collect()
}

#[cfg(test)]
mod tests {
    use super::sparkline;

    #[test]
    fn a_sparkline_has_a_block_a_quarter() {
        let counts = [("2024Q1", 1), ("2024Q3", 8), ("2024Q4", 4)];
        let counts = counts.map(|(quarter, count)| (quarter.to_owned(), count)).into();
        assert_eq!(sparkline(&["2024Q1", "2024Q2", "2024Q3", "2024Q4"], &counts), "▁ █▄");
        assert_eq!(sparkline(&[], &counts), "");
    }
}
