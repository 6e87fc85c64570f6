//! `gwaje convert`: a release as JSON, NDJSON, an outline or a sheet.

use crate::failure::usage;
use crate::failure::{self, Exit};
use crate::form::Form;
use crate::given::Given;
use crate::{batch, correcting, export, input, lang, many, output, place, told, witness};
use clap::ValueEnum;
use gwaje_archive::Inputs;
use gwaje_model::{Document, Severity, parallel};
use std::path::{Path, PathBuf};

/// Arguments of `gwaje convert`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// PDF, HWPX, HWP or extracted text of a release; - reads standard input. Of several, or of folders and archives, each
    /// goes into a file of its own under the folder given by -o
    #[arg(required_unless_present = "manifest")]
    files: Vec<PathBuf>,
    /// Write here instead of stdout; a file appears complete or not at all
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// Form of the output; by default what the ending of -o says, else JSON
    #[arg(long, value_enum)]
    format: Option<Form>,
    /// Engine that reads the PDF
    #[arg(long, value_enum, default_value_t = Engine::Hayro)]
    engine: Engine,
    #[command(flatten)]
    told: told::Args,
    #[command(flatten)]
    given: Given,
    #[command(flatten)]
    correcting: correcting::Args,
    #[command(flatten)]
    pub(crate) batch: batch::Args,
}

/// Engines that can read a PDF.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Engine {
    /// Our own interpreter on hayro
    Hayro,
    /// The pdf-extract crate, in a process of its own; it knows neither clips nor rotation
    PdfExtract,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    args.one().map_or_else(|| each(args), |file| one(file, args))
}

/// Converts many documents.
fn each(args: &Args) -> anyhow::Result<Exit> {
    let manifest = args.told.manifest()?;
    let format = match args.format.unwrap_or(Form::Json) {
        Form::Json => gwaje_archive::Format::Json,
        Form::Ndjson => gwaje_archive::Format::Ndjson,
        Form::Text => gwaje_archive::Format::Text,
        Form::Xlsx | Form::Csv | Form::Parquet => {
            return Err(usage("a sheet holds many documents: `gwaje export FILE… -o sheet.xlsx` makes it"));
        }
    };
    let inputs = Inputs::new(&args.files)?.and(manifest.unwrap_or_default())?;
    let origin = args.told.origin();
    // Told at once when a line is none, not by every worker.
    args.correcting.read()?;
    let reading = many::Reading { given: &args.given, origin, corrections: &args.correcting.corrections };
    many::run(&inputs, args.output.as_deref(), format, &args.batch, reading)
}

impl Args {
    /// The document, where it is but one.
    pub(crate) fn one(&self) -> Option<&Path> {
        let alone = !self.told.is_listed() && !many::is_many(&self.files) && !self.goes_into_a_folder();
        self.files.first().filter(|_| alone).map(PathBuf::as_path)
    }

    /// How many engines read it.
    pub(crate) fn engines(&self) -> u64 {
        if self.engine == Engine::PdfExtract { 2 } else { 1 }
    }

    /// Whether the output is a folder, or is to be one (`out/`).
    fn goes_into_a_folder(&self) -> bool {
        let is_folder = |path: &PathBuf| path.is_dir() || path.to_string_lossy().ends_with('/');
        self.output.as_ref().is_some_and(is_folder)
    }
}

/// Converts one document.
fn one(file: &Path, args: &Args) -> anyhow::Result<Exit> {
    let form = Form::of(args.format, args.output.as_deref())?.unwrap_or(Form::Json);
    if !args.batch.report.is_empty() {
        return Err(usage("--report tells of many documents: give -o DIR too, or `gwaje check`"));
    }
    let name = input::name(file);
    let bytes = input::read(file)?;
    let options = args.given.options()?.origin(args.told.origin());
    let corrections = args.correcting.read()?;
    let to = args.output.as_deref();
    let place = export::place(file, to);
    let pages = match args.engine {
        Engine::Hayro => None,
        Engine::PdfExtract => {
            Some(witness::reading(&bytes, &name, args.given.opening.password().as_deref())?)
        }
    };
    let work = || match pages {
        None => gwaje::convert(&bytes, &name, &options),
        Some(pages) => gwaje::stages::convert_reading(pages, &bytes, &name, "pdf-extract", &options),
    };
    let document = correcting::applied(failure::attempt(&name, work)?, &corrections);
    drop(bytes);
    match form.sheet() {
        Some(sheet) => export::of_one(&document, place.as_deref(), sheet, to)?,
        None => write(&document, form, to)?,
    }
    if let Some(to) = to.filter(|_| !args.batch.quiet && form.sheet().is_none()) {
        conclude(&document, &name, to);
    }
    let wrong = tell_errors(&document, &name);
    parallel::let_go(document);
    Ok(if wrong && !args.batch.lenient { Exit::Failed } else { Exit::Done })
}

/// Writes a document in a form that is no sheet.
fn write(document: &Document, form: Form, to: Option<&Path>) -> anyhow::Result<()> {
    output::write(to, |out| {
        match form {
            Form::Ndjson => gwaje_emit::ndjson(document, out)?,
            Form::Text => gwaje_emit::text(document, out)?,
            _ => gwaje_emit::json(document, out)?,
        }
        Ok(())
    })
}

/// Says what was written where, and what next.
fn conclude(document: &Document, name: &str, to: &Path) {
    let (items, warnings) = (document.items().count(), document.warnings.len());
    let (to, next) = (to.display(), format!("`gwaje check {name}` tells what deserves a look"));
    failure::tell(&format!("{to}: {items} items, {warnings} warnings; {next}"));
}

/// Tells what makes records wrong or incomplete; whether there is any.
fn tell_errors(document: &Document, name: &str) -> bool {
    let errors = || document.warnings.iter().filter(|warning| warning.severity == Severity::Error);
    for warning in errors() {
        let place = place::of(warning, name);
        let (word, message) = (lang::spoken().severity(warning.severity), lang::spoken().message(warning));
        failure::print(&format!("{word}[{}] {place} {message}", warning.code.as_str()));
    }
    let any = errors().next().is_some();
    if any {
        failure::tell(
            "hint: the records are written, but are wrong or incomplete; `gwaje check` tells where",
        );
    }
    any
}
