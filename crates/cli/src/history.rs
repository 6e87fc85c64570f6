//! `gwaje history`: one task or item, or the tasks of a body, through the releases of a store, with why each is taken for the same.

use crate::failure::Exit;
use crate::{lang, output};
use anyhow::Context as _;
use clap::ValueEnum;
use gwaje_emit::{Past, PastEdit, PastEdition, Store, Target};
use std::io::Write;

/// Shown below the options.
pub(crate) const EXAMPLES: &str = "Examples:
  gwaje history yoon120/23-1/2024Q1/4be1c09a77d2
  gwaje history yoon120/23-1 --in sqlite:gwaje.db --format json
  gwaje history --body 산업부 --in sqlite:gwaje.db

Exit status: 0 found, 1 the store knows nothing of it, 2 usage.";

/// Arguments of `gwaje history`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Id of an item or task, or the name of a thread; an id that is no longer in use leads on
    #[arg(required_unless_present = "body", conflicts_with = "body")]
    id: Option<String>,
    /// All tasks of this body, by any of its names, and of those that went before or after it; may be given again
    #[arg(long, value_name = "NAME")]
    body: Vec<String>,
    /// Database that `ingest` wrote
    #[arg(long = "in", value_name = "URL", default_value = "sqlite:gwaje.db")]
    store: Target,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Forms of output.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// A JSON array, one object a thread
    Json,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let found = match &args.id {
        Some(id) => Store::past(&args.store, id),
        None => Store::past_of(&args.store, &args.body),
    };
    let found = found.with_context(|| args.store.to_string())?;
    output::write(None, |out| match args.format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &found)?;
            Ok(writeln!(out)?)
        }
        Format::Text => found.iter().try_for_each(|past| text(past, out)),
    })?;
    if found.is_empty() {
        let id = args.id.as_deref().unwrap_or_default();
        crate::failure::tell(&format!("{}: {id} is not known here", args.store));
        return Ok(Exit::Failed);
    }
    Ok(Exit::Done)
}

fn text(past: &Past, out: &mut dyn Write) -> anyhow::Result<()> {
    let title = past.editions.last().map_or("", |edition| &edition.text);
    writeln!(out, "{} {title}  ({})", lang::told(past.kind), past.thread)?;
    let mut shown: Option<(&str, &str)> = None;
    for edition in &past.editions {
        let release = edition.release.as_deref().unwrap_or("-");
        let page =
            edition.page.map(|page| format!(" {}", lang::told(&format!("p.{page}")))).unwrap_or_default();
        writeln!(out, "  {release} {}{page}", edition.name)?;
        let own = (edition.id.as_str(), edition.text.as_str());
        let as_before = shown.replace(own) == Some(own);
        // A body in charge may be another where id and title stay.
        if as_before && edition.edits.is_empty() {
            continue;
        }
        if !as_before {
            writeln!(out, "      {}", edition.id)?;
            writeln!(out, "      {}", edition.text)?;
        }
        reasons(edition, out)?;
    }
    Ok(())
}

/// Why an edition is taken for the same, and what it changed.
fn reasons(edition: &PastEdition, out: &mut dyn Write) -> anyhow::Result<()> {
    for link in &edition.links {
        let evidence = link.evidence.as_array().into_iter().flatten();
        let evidence: Vec<String> = evidence
            .map(|reason| format!("{} {}", reason["of"].as_str().unwrap_or_default(), reason["value"]))
            .collect();
        let word = if link.state == "one" { "was" } else { "may be" };
        let (confidence, evidence) = (link.confidence, evidence.join(", "));
        let told = format!("{word} {} ({confidence:.2}: {evidence})", link.previous);
        writeln!(out, "        {}", lang::told(&told))?;
    }
    for edit in &edition.edits {
        writeln!(out, "        {}", lang::told(&line(edit)))?;
    }
    Ok(())
}

fn line(edit: &PastEdit) -> String {
    let shown = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let days = edit.days.map(|days| format!(" ({days:+} days)"));
    let unit = edit.unit.as_deref().unwrap_or_default();
    let more = days.or(edit.change.map(|change| format!(" ({change:+}{unit})"))).unwrap_or_default();
    if edit.before.is_none() && edit.after.is_none() {
        return edit.kind.clone();
    }
    format!("{} {} → {}{more}", edit.kind, shown(&edit.before), shown(&edit.after))
}
