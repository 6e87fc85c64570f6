//! `gwaje check`: what deserves a look, told like a compiler tells it: place, text, why.

use crate::failure::{self, Exit};
use crate::given::Given;
use crate::{input, output};
use clap::ValueEnum;
use gwaje_model::{Code, Document, Removal, Severity, Warning};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

/// Arguments of `gwaje check`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// PDFs or extracted texts of releases; - reads standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Exit with status 1 when there is a warning or an error
    #[arg(long)]
    strict: bool,
    /// Show every removal (page numbers, running heads, repeated headers) and not only how many there were
    #[arg(long)]
    all: bool,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    given: Given,
}

/// Forms of output.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// Lines to read
    Text,
    /// One JSON object a warning
    Json,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let options = args.given.options();
    let mut exit = Exit::Done;
    for file in &args.files {
        let name = input::name(file);
        let read = input::read(file)
            .and_then(|bytes| failure::attempt(&name, || gwaje::convert(&bytes, &name, &options)));
        match read {
            Ok(document) => {
                show(&document, &name, args)?;
                let worst = document.warnings.iter().map(|warning| warning.severity).max();
                if args.strict && worst >= Some(Severity::Warning) {
                    exit = Exit::Failed;
                }
            }
            Err(error) => {
                failure::report(&error);
                exit = Exit::Failed;
            }
        }
    }
    Ok(exit)
}

fn show(document: &Document, name: &str, args: &Args) -> anyhow::Result<()> {
    output::write(None, |out| match args.format {
        Format::Json => json(document, name, out),
        Format::Text => text(document, name, args.all, out),
    })
}

fn json(document: &Document, name: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    let texts = texts(document);
    for warning in &document.warnings {
        let mut value = serde_json::to_value(warning)?;
        if let Some(object) = value.as_object_mut() {
            object.insert("file".to_owned(), name.into());
            let text = warning.item.as_deref().and_then(|id| texts.get(id));
            object.insert("text".to_owned(), text.copied().into());
            object.insert("why".to_owned(), warning.code.explanation().into());
        }
        serde_json::to_writer(&mut *out, &value)?;
        writeln!(out)?;
    }
    Ok(())
}

fn text(document: &Document, name: &str, all: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let texts = texts(document);
    let mut removals: BTreeMap<Code, usize> = BTreeMap::new();
    for warning in &document.warnings {
        if warning.code.removal() != Removal::Nothing && !all {
            *removals.entry(warning.code).or_default() += 1;
        } else {
            line(warning, name, &texts, out)?;
        }
    }
    for (code, count) in removals {
        writeln!(out, "note[{}] {name}: {count} × {}", code.as_str(), code.explanation())?;
    }
    let count = |severity| document.warnings.iter().filter(|w| w.severity == severity).count();
    writeln!(
        out,
        "{name}: {} errors, {} warnings, {} notes",
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note)
    )?;
    Ok(())
}

fn line(
    warning: &Warning,
    name: &str,
    texts: &BTreeMap<&str, &str>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let severity = match warning.severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let page = warning.page.map(|page| format!(" page {page}:")).unwrap_or_default();
    writeln!(out, "{severity}[{}] {name}:{page} {}", warning.code.as_str(), warning.message)?;
    if let Some(id) = &warning.item {
        writeln!(out, "  --> {id}")?;
        if let Some(text) = texts.get(id.as_str()) {
            writeln!(out, "   | {text}")?;
        }
    }
    writeln!(out, "   = {}", warning.code.explanation())?;
    Ok(())
}

/// The text of every item, task and agenda by id.
fn texts(document: &Document) -> BTreeMap<&str, &str> {
    let mut found = BTreeMap::new();
    for agenda in &document.agendas {
        found.insert(agenda.id.as_str(), agenda.title.as_str());
        for task in &agenda.tasks {
            found.insert(task.id.as_str(), task.title.as_str());
            found.extend(task.items().map(|item| (item.id.as_str(), item.text.as_str())));
        }
    }
    found
}
