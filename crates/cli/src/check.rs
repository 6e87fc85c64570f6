//! `gwaje check`: what deserves a look, told like a compiler tells it: place, text, why.

use crate::confined::Confined;
use crate::failure::{self, Exit};
use crate::given::Given;
use crate::ranking::{Ranked, ranked, worst};
use crate::terminal::plain;
use crate::{caps, correcting, input, inside, lang, many, output, place};
use clap::ValueEnum;
use gwaje::stages::Acceptance;
use gwaje_archive::{Found, Inputs, Limits, walk};
use gwaje_model::{Code, Document, Removal, SURE_JOIN, Severity};
use gwaje_words::Lang;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// Arguments of `gwaje check`.
#[derive(clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "independent switches, in any combination")]
pub(crate) struct Args {
    /// PDF, HWPX, HWP or extracted text of releases, folders, archives and patterns; - reads standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Exit with status 1 on warnings too, not only on errors
    #[arg(long)]
    strict: bool,
    /// Exit with status 0 even when records are wrong or incomplete
    #[arg(long, conflicts_with = "strict")]
    lenient: bool,
    /// Show everything: what was left out and joins surer than 95 % are else only counted
    #[arg(long)]
    all: bool,
    /// Show what speaks for and against the document's being a report on tasks
    #[arg(long)]
    explain: bool,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    given: Given,
    #[command(flatten)]
    correcting: correcting::Args,
    #[command(flatten)]
    pub(crate) caps: caps::Args,
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
pub(crate) fn run(args: &Args, words: &[OsString]) -> anyhow::Result<Exit> {
    if let Some(name) = inside::document() {
        return check(&input::read(Path::new("-"))?, name, args);
    }
    let mut seen = Seen::default();
    let check = |bytes: &[u8], name: String| Confined { words, caps: args.caps, name }.run_on(bytes);
    for file in &args.files {
        if many::is_many(std::slice::from_ref(file)) {
            each_inside(file, &check, &mut seen)?;
        } else {
            let name = input::name(file);
            let alone = args.one().is_some();
            let checked = input::read(file)
                .and_then(|bytes| if alone { self::check(&bytes, &name, args) } else { check(&bytes, name) });
            seen.take(checked)?;
        }
    }
    let exit = seen.exit();
    Ok(if args.lenient && exit == Exit::Failed && seen.failed == 0 { Exit::Done } else { exit })
}

/// How one document is checked, by its bytes and name.
type Check<'a> = dyn Fn(&[u8], String) -> anyhow::Result<Exit> + 'a;

/// Checks every document of a folder, an archive or a pattern.
fn each_inside(file: &Path, check: &Check<'_>, seen: &mut Seen) -> anyhow::Result<()> {
    let inputs = Inputs::new([file])?;
    let mut stopped = None;
    // What stops the walk is handed on below.
    let _ = walk(&inputs, &Limits::default(), &mut |found| {
        let checked = match found {
            Found::Source(source) => check(&source.bytes, source.path),
            Found::Unreadable(what) => Err(failure::about(&what.path, what.failure)),
            Found::Other(_) => return ControlFlow::Continue(()),
        };
        match seen.take(checked) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                stopped = Some(error);
                ControlFlow::Break(())
            }
        }
    });
    stopped.map_or(Ok(()), Err)
}

/// What became of the documents.
#[derive(Default)]
struct Seen {
    checked: usize,
    failed: usize,
    /// How the command line is wrong, if it is.
    usage: bool,
    /// Whether some are not as they should be.
    doubtful: bool,
}

impl Seen {
    /// Counts one document and tells why it cannot be read.
    ///
    /// # Errors
    /// When nobody reads what is written.
    fn take(&mut self, checked: anyhow::Result<Exit>) -> anyhow::Result<()> {
        match checked {
            Ok(exit @ (Exit::Usage | Exit::Nothing)) => {
                self.failed += 1;
                self.usage |= exit == Exit::Usage;
            }
            Ok(exit) => {
                self.checked += 1;
                self.doubtful |= exit == Exit::Failed;
            }
            Err(error) if output::is_closed_pipe(&error) => return Err(error),
            Err(error) => {
                self.failed += 1;
                self.usage |= failure::report(&error) == Exit::Usage;
            }
        }
        Ok(())
    }

    fn exit(&self) -> Exit {
        match (self.checked, self.failed) {
            (0, _) if self.usage => Exit::Usage,
            (0, _) => Exit::Nothing,
            (_, 0) if !self.doubtful => Exit::Done,
            _ => Exit::Failed,
        }
    }
}

impl Args {
    /// The document, where it is but one.
    pub(crate) fn one(&self) -> Option<&Path> {
        match self.files.as_slice() {
            [file] if !many::is_many(&self.files) => Some(file),
            _ => None,
        }
    }

    /// The least severity that makes the command fail.
    fn least(&self) -> Severity {
        if self.strict { Severity::Warning } else { Severity::Error }
    }
}

/// Checks one document; whether it is as it should be.
fn check(bytes: &[u8], name: &str, args: &Args) -> anyhow::Result<Exit> {
    let (options, corrections) = (args.given.options()?, args.correcting.read()?);
    if args.explain {
        let acceptance = failure::attempt(name, || gwaje::stages::explain(bytes, &options))?;
        output::write(None, |out| evidence(&acceptance, name, args.format, out))?;
    }
    let document = failure::attempt(name, || gwaje::convert(bytes, name, &options))?;
    let document = correcting::applied(document, &corrections);
    output::write(None, |out| match args.format {
        Format::Json => json(&document, name, out),
        Format::Text => text(&document, name, args.all, out),
    })?;
    let doubtful = worst(&document).is_some_and(|worst| worst >= args.least());
    Ok(if doubtful { Exit::Failed } else { Exit::Done })
}

/// The evidence for and against a report, a clue a line.
fn evidence(acceptance: &Acceptance, name: &str, format: Format, out: &mut dyn Write) -> anyhow::Result<()> {
    let clues = acceptance.clues.iter().map(|clue| (clue.kind, clue.points, clue.seen.as_str()));
    let missing = acceptance.missing().map(|kind| (kind, 0, ""));
    for (kind, points, seen) in clues.chain(missing) {
        if format == Format::Json {
            let value =
                serde_json::json!({"file": name, "evidence": kind.name(), "points": points, "seen": seen});
            writeln!(out, "{value}")?;
        } else {
            let (kind, seen) = (lang::told(kind.name()), lang::told(seen));
            writeln!(out, "{points:>+6} {kind}{}{seen}", if seen.is_empty() { "" } else { ": " })?;
        }
    }
    if format == Format::Text {
        let verdict = if acceptance.is_report() { "a report" } else { "no report" };
        let (points, enough) = (acceptance.points(), gwaje::stages::ENOUGH);
        let told = format!("{verdict}: {points:+} points, {enough:+} are enough");
        writeln!(out, "{}: {}", plain(name), lang::told(&told))?;
    }
    Ok(())
}

fn json(document: &Document, name: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    for Ranked { warning, text, .. } in ranked(document) {
        let mut value = serde_json::to_value(warning)?;
        if let Some(object) = value.as_object_mut() {
            object.insert("file".to_owned(), name.into());
            object.insert("text".to_owned(), text.into());
            object.insert("why".to_owned(), warning.code.explanation().into());
        }
        serde_json::to_writer(&mut *out, &value)?;
        writeln!(out)?;
    }
    Ok(())
}

fn text(document: &Document, name: &str, all: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let lang = lang::spoken();
    let mut counts: BTreeMap<(Reverse<Severity>, Code), usize> = BTreeMap::new();
    for ranked in ranked(document) {
        let Ranked { warning, sure, .. } = ranked;
        *counts.entry((Reverse(warning.severity), warning.code)).or_default() += 1;
        let removed = warning.code.removal() != Removal::Nothing;
        let sure = warning.code == Code::LowConfidenceJoin && (SURE_JOIN..1.0).contains(&sure);
        if all || !removed && !sure {
            line(&ranked, name, out)?;
        }
    }
    for ((Reverse(severity), code), count) in &counts {
        let meaning = if lang == Lang::Ko { code.korean() } else { code.explanation() };
        writeln!(out, "{:>6} {}[{}] {meaning}", count, lang.severity(*severity), code.as_str())?;
    }
    let count = |severity| document.warnings.iter().filter(|w| w.severity == severity).count();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    let told = format!("{errors} errors, {warnings} warnings, {notes} notes");
    writeln!(out, "{}: {}", plain(name), lang.told(&told))?;
    Ok(())
}

fn line(Ranked { warning, text, .. }: &Ranked<'_>, name: &str, out: &mut dyn Write) -> anyhow::Result<()> {
    let lang = lang::spoken();
    let (place, severity) = (place::of(warning, name), lang.severity(warning.severity));
    writeln!(out, "{severity}[{}] {place} {}", warning.code.as_str(), lang.message(warning))?;
    if let Some(id) = &warning.item {
        writeln!(out, "  --> {id}")?;
    }
    if let Some(text) = text {
        writeln!(out, "   | {text}")?;
    }
    Ok(())
}
