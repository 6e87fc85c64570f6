//! `gwaje diff`: what changed between two releases, for people or as JSON.

use crate::failure::{Exit, about, attempt, usage};
use crate::given::Given;
use crate::terminal::plain;
use crate::{caps, diff_text, input, lang, output};
use anyhow::Context as _;
use clap::ValueEnum;
use gwaje::stages::compare::diff::Diff;
use gwaje::stages::compare::of_bodies::diff_of_bodies;
use gwaje_emit::{Store, Target};
use gwaje_model::{Document, Failure, FailureCode, Media};
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

/// Shown below the options.
pub(crate) const EXAMPLES: &str = "Examples:
  gwaje diff 2024Q3.pdf 2024Q4.pdf
  gwaje diff yoon120/2024Q3 yoon120/2024Q4 --in sqlite:gwaje.db
  gwaje diff 2024Q4 --in sqlite:gwaje.db
  gwaje diff 2024Q3.pdf 2024Q4.pdf --body 해수부
  gwaje diff 8d2b93b15a32afaa 2024Q4-corrected.pdf --in sqlite:gwaje.db
  gwaje diff 2024Q3.pdf 2024Q4.pdf --html changes.html

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
    /// Write a web page here, with the clippings of both printed pages beside each change
    #[arg(long, value_name = "HTML")]
    pub(crate) html: Option<PathBuf>,
    /// Folder with the files of a database's documents, for --html
    #[arg(long, value_name = "DIR", requires = "store")]
    documents: Option<PathBuf>,
    /// Exit with 1 when there are changes
    #[arg(long)]
    exit_code: bool,
    #[command(flatten)]
    given: Given,
    #[command(flatten)]
    pub(crate) caps: caps::Args,
}

impl Args {
    /// Both documents, where they are looked into: as files, or for clippings of their pages.
    pub(crate) fn documents(&self) -> Option<String> {
        let new = self.new.as_ref().filter(|_| self.store.is_none() || self.html.is_some())?;
        Some(format!("{}, {new}", self.old))
    }
}

/// Forms of output.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON object
    Json,
}

/// A document, with the PDF it was printed as where there is one at hand.
struct Read {
    document: Document,
    #[cfg_attr(not(feature = "pages"), expect(dead_code, reason = "only what paints pages looks at it"))]
    print: Option<Vec<u8>>,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let options = args.given.options()?;
    let (old, new) = match (&args.store, &args.new) {
        (Some(target), None) => return editions(target, &args.old, args.format),
        (Some(target), Some(new)) => (from_store(target, &args.old, args)?, from_store(target, new, args)?),
        (None, new) => {
            let new = new.as_deref().unwrap_or_default();
            let files = (Opened::new(&args.old)?, Opened::new(new)?);
            (files.0.read(&args.old, &options)?, files.1.read(new, &options)?)
        }
    };
    let diff = diff_of_bodies(&old.document, &new.document, &args.body).map_err(usage)?;
    if let Some(path) = &args.html {
        html(&diff, [&old, &new], path, &options)?;
    } else {
        let color = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        output::write(None, |out| match args.format {
            Format::Json => {
                serde_json::to_writer_pretty(&mut *out, &diff)?;
                Ok(writeln!(out)?)
            }
            Format::Text => diff_text::text(&diff, color, out),
        })?;
    }
    let changed = !(diff.changes.is_empty() && diff.tasks.is_empty() && diff.parts.is_empty());
    Ok(if args.exit_code && changed { Exit::Failed } else { Exit::Done })
}

/// Writes the web page.
#[cfg(feature = "pages")]
fn html(diff: &Diff, both: [&Read; 2], path: &Path, options: &gwaje::Options) -> anyhow::Result<()> {
    let releases =
        both.map(|read| gwaje_review::Release { document: &read.document, print: read.print.as_deref() });
    let edits = |change: &gwaje::stages::compare::diff::Change| {
        change.edits.iter().map(diff_text::edit_line).collect()
    };
    let lines = diff_text::whole(diff);
    let told = gwaje_review::Told { lang: lang::spoken(), lines: &lines, edits: &edits };
    let page = attempt(&diff.new, || gwaje_review::changes(diff, releases, told, options))?;
    output::write(Some(path), |out| Ok(out.write_all(page.as_bytes())?))?;
    let prints = both.iter().filter(|read| read.print.is_some()).count();
    let (path, changes) = (path.display(), diff.changes.len());
    crate::failure::tell(&format!("{path}: {changes} changes, clippings of {prints} of 2 documents"));
    Ok(())
}

/// Says that the program has no such page.
#[cfg(not(feature = "pages"))]
fn html(_: &Diff, _: [&Read; 2], _: &Path, _: &gwaje::Options) -> anyhow::Result<()> {
    Err(Failure::new(FailureCode::NotBuiltIn, "this program was built without what paints pages").into())
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
            writeln!(out, "{document}  {dated} ({})  {}", lang::told(by), plain(name))
        })?),
    })?;
    Ok(Exit::Done)
}

/// What a file holds, opened before any document is read.
enum Opened {
    /// A document as JSON, with its PDF from beside it.
    Document(Box<Read>),
    /// A document itself.
    Bytes(Vec<u8>),
}

impl Opened {
    fn new(name: &str) -> anyhow::Result<Self> {
        let bytes = input::read(Path::new(name))?;
        if !name.to_lowercase().ends_with(".json") {
            return Ok(Self::Bytes(bytes));
        }
        let document: Document = serde_json::from_slice(&bytes).map_err(|error| {
            about(name, Failure::new(FailureCode::WrongInput, format!("is not a document: {error}")))
        })?;
        let folder = Path::new(name).parent().unwrap_or(Path::new(""));
        let print = print_of(folder, &document);
        Ok(Self::Document(Box::new(Read { document, print })))
    }

    fn read(self, name: &str, options: &gwaje::Options) -> anyhow::Result<Read> {
        let bytes = match self {
            Self::Document(read) => return Ok(*read),
            Self::Bytes(bytes) => bytes,
        };
        let document = attempt(name, || gwaje::convert(&bytes, name, options))?;
        let print = (document.source.media_type == Media::PDF.media_type).then_some(bytes);
        Ok(Read { document, print })
    }
}

/// The PDF that a document was read from, where it lies in a folder under its name with the same bytes.
fn print_of(folder: &Path, document: &Document) -> Option<Vec<u8>> {
    let bytes = std::fs::read(folder.join(&document.source.name)).ok()?;
    (gwaje_model::sha256(&bytes) == document.source.sha256).then_some(bytes)
}

/// All documents of a release as one. A task that several of them have counts as the last has it.
fn from_store(target: &Target, release: &str, args: &Args) -> anyhow::Result<Read> {
    let documents = Store::release(target, release).with_context(|| target.to_string())?;
    let mut documents = documents.into_iter();
    let mut merged = documents.next().context("an empty release")?;
    // Of several documents none has the pages of all.
    let single = documents.len() == 0;
    let print = args.documents.as_deref().filter(|_| single).and_then(|folder| print_of(folder, &merged));
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
    Ok(Read { document: merged, print })
}
