//! `gwaje diff`: what changed between two releases, for people or as JSON.

use crate::failure::{Exit, about, attempt, usage};
use crate::given::Given;
use crate::terminal::plain;
use crate::{input, output};
use anyhow::Context as _;
use clap::ValueEnum;
use gwaje::stages::compare::diff::{Change, ChangeKind, Diff, Relation, Side};
use gwaje::stages::compare::edits::Edit;
use gwaje::stages::compare::of_bodies::diff_of_bodies;
use gwaje::stages::compare::parts::{PartChange, PartKind};
use gwaje::stages::compare::threads::Link;
use gwaje::stages::compare::wording::{Piece, PieceKind};
use gwaje_emit::{Store, Target};
use gwaje_model::{Document, Failure, FailureCode};
use std::io::{IsTerminal as _, Write};
use std::path::Path;

/// Shown below the options.
pub(crate) const EXAMPLES: &str = "Examples:
  gwaje diff 2024Q3.pdf 2024Q4.pdf
  gwaje diff yoon120/2024Q3 yoon120/2024Q4 --in sqlite:gwaje.db
  gwaje diff 2024Q4 --in sqlite:gwaje.db
  gwaje diff 2024Q3.pdf 2024Q4.pdf --body 해수부
  gwaje diff 8d2b93b15a32afaa 2024Q4-corrected.pdf --in sqlite:gwaje.db

Exit status: 0 compared, 1 a document cannot be read (or, with --exit-code, there are changes), 2 usage.";

/// Arguments of `gwaje diff`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Older release: PDF, HWPX, HWP, JSON as `convert` writes it, or with --in the name of a release, the id of a document
    /// or its file name
    old: String,
    /// Newer release; without it, --in lists the editions of the older one
    #[arg(required_unless_present = "store")]
    new: Option<String>,
    /// Database that holds both releases, such as sqlite:gwaje.db; releases are named yoon120/2024Q4 or 2024Q4
    #[arg(long = "in", value_name = "URL")]
    store: Option<Target>,
    /// Only tasks of this body, by any of its names, and of those that went before or after it; may be given again
    #[arg(long, value_name = "NAME", requires = "new")]
    body: Vec<String>,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Exit with 1 when there are changes
    #[arg(long)]
    exit_code: bool,
    #[command(flatten)]
    given: Given,
}

/// Forms of output.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON object
    Json,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let (old, new) = match (&args.store, &args.new) {
        (Some(target), None) => return editions(target, &args.old, args.format),
        (Some(target), Some(new)) => (from_store(target, &args.old)?, from_store(target, new)?),
        (None, new) => {
            let options = args.given.options()?;
            (from_file(&args.old, &options)?, from_file(new.as_deref().unwrap_or_default(), &options)?)
        }
    };
    let diff = diff_of_bodies(&old, &new, &args.body).map_err(usage)?;
    let color = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    output::write(None, |out| match args.format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &diff)?;
            Ok(writeln!(out)?)
        }
        Format::Text => text(&diff, color, out),
    })?;
    let changed = !(diff.changes.is_empty() && diff.tasks.is_empty() && diff.parts.is_empty());
    Ok(if args.exit_code && changed { Exit::Failed } else { Exit::Done })
}

/// Lists the editions of a release, the newest last.
fn editions(target: &Target, release: &str, format: Format) -> anyhow::Result<Exit> {
    let found = Store::editions(target, release).with_context(|| target.to_string())?;
    output::write(None, |out| match format {
        Format::Json => {
            let told = |[document, name, dated, by]: &[String; 4]| serde_json::json!({"document": document, "name": name, "dated": dated, "dated_by": by});
            serde_json::to_writer_pretty(&mut *out, &found.iter().map(told).collect::<Vec<_>>())?;
            Ok(writeln!(out)?)
        }
        Format::Text => Ok(found.iter().try_for_each(|[document, name, dated, by]| {
            writeln!(out, "{document}  {dated} ({by})  {}", plain(name))
        })?),
    })?;
    Ok(Exit::Done)
}

/// A document from JSON or from the file itself.
fn from_file(name: &str, options: &gwaje::Options) -> anyhow::Result<Document> {
    let bytes = input::read(Path::new(name))?;
    if name.to_lowercase().ends_with(".json") {
        return serde_json::from_slice(&bytes).map_err(|error| {
            about(name, Failure::new(FailureCode::WrongInput, format!("is not a document: {error}")))
        });
    }
    attempt(name, || gwaje::convert(&bytes, name, options))
}

/// All documents of a release as one. A task that several of them have counts as the last has it.
fn from_store(target: &Target, release: &str) -> anyhow::Result<Document> {
    let documents = Store::release(target, release).with_context(|| target.to_string())?;
    let mut documents = documents.into_iter();
    let mut merged = documents.next().context("an empty release")?;
    for document in documents {
        for agenda in &document.agendas {
            let ids: Vec<&str> = agenda.tasks.iter().map(|task| task.id.as_str()).collect();
            for old in &mut merged.agendas {
                old.tasks.retain(|task| !ids.contains(&task.id.as_str()));
            }
        }
        merged.agendas.retain(|agenda| !agenda.tasks.is_empty());
        merged.agendas.extend(document.agendas);
    }
    release.clone_into(&mut merged.source.name);
    Ok(merged)
}

/// How many doubtful links are shown; the last line counts them all.
const MOST_DOUBTFUL: usize = 50;

/// How changes are painted on a terminal.
struct Paint(bool);

impl Paint {
    fn with(&self, code: &str, text: &str) -> String {
        if self.0 { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }

    fn piece(&self, piece: &Piece) -> String {
        match piece.kind {
            PieceKind::Same => piece.text.clone(),
            PieceKind::Removed if self.0 => self.with("31;9", &piece.text),
            PieceKind::Added if self.0 => self.with("32;1", &piece.text),
            PieceKind::Removed => format!("[-{}-]", piece.text),
            PieceKind::Added => format!("{{+{}+}}", piece.text),
        }
    }
}

fn text(diff: &Diff, color: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let paint = Paint(color);
    of_whole(diff, &paint, out)?;
    let mut task = "";
    for change in &diff.changes {
        if change.task != task {
            task = &change.task;
            writeln!(out, "{}", paint.with("1", &format!("{} {}", change.task, change.title)))?;
        }
        one(change, &paint, out)?;
    }
    doubts(&diff.doubtful, &paint, out)?;
    counts(diff, out)
}

/// How both documents are to each other, and what changed of their parts and tasks.
fn of_whole(diff: &Diff, paint: &Paint, out: &mut dyn Write) -> anyhow::Result<()> {
    let (old, new) = (plain(&diff.old), plain(&diff.new));
    match diff.relation {
        Relation::Reversed => writeln!(out, "! {new} is the older of the two, {old} the newer")?,
        Relation::Unrelated => writeln!(out, "! {old} and {new} have no task and no item in common")?,
        _ => (),
    }
    for part in &diff.parts {
        writeln!(out, "{}", paint.with("1", &part_line(part)))?;
    }
    for change in &diff.tasks {
        writeln!(out, "{}", paint.with("1", &format!("= {} → {} {}", change.from, change.to, change.title)))?;
        for edit in &change.edits {
            writeln!(out, "    {}", edit_line(edit))?;
        }
    }
    Ok(())
}

/// How much of each kind there is.
fn counts(diff: &Diff, out: &mut dyn Write) -> anyhow::Result<()> {
    let count = |kind: ChangeKind| diff.changes.iter().filter(|change| change.kind == kind).count();
    let (added, removed) = (count(ChangeKind::Added), count(ChangeKind::Removed));
    let renumbered = diff.tasks.iter().filter(|change| change.from != change.to).count();
    let absent = count(ChangeKind::Absent);
    let (edited, moved, same) = (count(ChangeKind::Edited), count(ChangeKind::Moved), diff.unchanged);
    writeln!(
        out,
        "{} → {}: {added} added, {removed} removed, {edited} edited, {moved} moved, {same} unchanged{}{}{}",
        plain(&diff.old),
        plain(&diff.new),
        if absent == 0 { String::new() } else { format!(", {absent} absent") },
        if renumbered == 0 {
            String::new()
        } else {
            format!(", {renumbered} task{} renumbered", if renumbered == 1 { "" } else { "s" })
        },
        if diff.doubtful.is_empty() { String::new() } else { format!(", {} doubtful", diff.doubtful.len()) }
    )?;
    writeln!(
        out,
        "+ 추가 {added}, - 삭제 {removed}, ~ 수정 {edited}, > 시기 변경 {moved}, 그대로 {same}{}",
        if absent == 0 { String::new() } else { format!(", x 빠짐 {absent}") }
    )?;
    Ok(())
}

/// A part of a report that came, is no longer there, or stands in another order, for people.
fn part_line(part: &PartChange) -> String {
    let (id, title, items) = (&part.id, &part.title, part.items);
    let period = part.period.as_deref().unwrap_or_default();
    let count = format!("{items} item{}", if items == 1 { "" } else { "s" });
    match part.kind {
        PartKind::AgendaAdded => format!("+ agenda {id} {title}: {count}"),
        PartKind::AgendaAbsent => format!("- agenda {id} {title}: absent, with {count}"),
        PartKind::AgendaTitle => {
            format!("= agenda {id}: title {} → {title}", part.from.as_deref().unwrap_or_default())
        }
        PartKind::TaskAdded => format!("+ task {id} {title}: {count}"),
        PartKind::TaskAbsent => format!("- task {id} {title}: absent, with {count}"),
        PartKind::PeriodAdded => format!("+ period {period} of {id} {title}: {count}"),
        PartKind::PeriodAbsent => format!("- period {period} of {id} {title}: absent, with {count}"),
        PartKind::Order => format!("= order in {period} of {id} {title}: {count} in another place"),
        _ => format!("= {} {id} {title}", part.kind.as_str()),
    }
}

/// What may be one thing and is told as two.
fn doubts(doubtful: &[Link], paint: &Paint, out: &mut dyn Write) -> anyhow::Result<()> {
    for link in doubtful.iter().take(MOST_DOUBTFUL) {
        let line = format!("  ? {} may be {} ({:.2})", link.id, link.previous, link.confidence);
        writeln!(out, "{}", paint.with("33", &line))?;
    }
    Ok(())
}

fn one(change: &Change, paint: &Paint, out: &mut dyn Write) -> anyhow::Result<()> {
    let line = |side: &Side| {
        let marker = side.marker.as_ref().map(|marker| format!("{marker} ")).unwrap_or_default();
        format!("{marker}{}", side.text)
    };
    match (change.kind, &change.old, &change.new) {
        (ChangeKind::Moved, Some(old), Some(new)) => {
            writeln!(out, "  > {}{} → {}{}: {}", old.period, page(old), new.period, page(new), line(new))?;
        }
        (_, Some(old), Some(new)) => {
            let pieces: String =
                marker(old, new).iter().chain(&change.pieces).map(|piece| paint.piece(piece)).collect();
            let pages = format!("{}{}", page(old), page(new).replace(" p.", " → p."));
            writeln!(out, "  ~ {}{pages}: {pieces}", new.period)?;
            for edit in &change.edits {
                writeln!(out, "      {}", edit_line(edit))?;
            }
        }
        (kind, Some(old), None) => {
            let sign = if kind == ChangeKind::Absent { 'x' } else { '-' };
            let told = format!("  {sign} {}{}: {}", old.period, page(old), line(old));
            writeln!(out, "{}", paint.with("31", &told))?;
        }
        (_, None, Some(new)) => {
            writeln!(
                out,
                "{}",
                paint.with("32", &format!("  + {}{}: {}", new.period, page(new), line(new)))
            )?;
        }
        (_, None, None) => {}
    }
    Ok(())
}

/// An edit for people.
fn edit_line(edit: &Edit) -> String {
    let shown = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    match edit {
        Edit::Date { from, to, days } => {
            let days = days.map(|days| format!(" ({days:+} days)")).unwrap_or_default();
            format!("date {} → {}{days}", shown(from), shown(to))
        }
        Edit::Figure { from, to, change, unit } => {
            let unit = unit.as_deref().unwrap_or_default();
            let change = change.map(|change| format!(" ({change:+}{unit})")).unwrap_or_default();
            format!("figure {} → {}{change}", shown(from), shown(to))
        }
        Edit::Title { from, to } => format!("title {from} → {to}"),
        Edit::Lead { from, to } => format!("lead {from} → {to}"),
        Edit::Period { from, to } => format!("period {from} → {to}"),
        Edit::Number { from, to } => format!("number {} → {}", shown(from), shown(to)),
        Edit::Marker { from, to } => format!("marker {} → {}", shown(from), shown(to)),
        Edit::Order => "order of words".to_owned(),
        Edit::Wording => "wording".to_owned(),
    }
}

/// The markers of both sides, as one piece where they are the same.
fn marker(old: &Side, new: &Side) -> Vec<Piece> {
    let piece = |kind: PieceKind, side: &Side| {
        let marker = side.marker.as_ref();
        marker.map(|marker| Piece { kind, text: format!("{marker} ") })
    };
    if old.marker == new.marker {
        return piece(PieceKind::Same, new).into_iter().collect();
    }
    piece(PieceKind::Removed, old).into_iter().chain(piece(PieceKind::Added, new)).collect()
}

fn page(side: &Side) -> String {
    side.page.map(|page| format!(" p.{page}")).unwrap_or_default()
}
