//! `gwaje export`: one flat sheet of a database or of documents, for people who work with Excel.

use crate::failure::{self, Exit, usage};
use crate::form::Form;
use crate::given::Given;
use crate::lang::{self, Lang};
use crate::{caps, correcting, input, output, store, worker};
use anyhow::Context as _;
use gwaje_emit::{CsvOptions, Export, Exported, Language, Selection, SheetForm, Span, Target};
use gwaje_model::Document;
use std::collections::BTreeMap;
use std::io::{IsTerminal as _, Write};
use std::path::{Path, PathBuf};

/// Shown below the options.
pub(crate) const EXAMPLES: &str = "Examples:
  gwaje export gwaje.db -o 추진현황.xlsx
  gwaje export gwaje.db -o sheet.xlsx --body 해수부 --since 2023Q4 --doubtful
  gwaje export 2024Q4.pdf -o sheet.csv --task 37-1

An item a row, with its agenda, task, bodies, period, first date, what deserves a look and the page.
Exit status: 0 written, 1 the source cannot be read, 2 usage, or what is asked for is not there.";

/// Arguments of `gwaje export`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// A database that `ingest` wrote (a file, or an address such as postgres://…), or documents
    #[arg(required = true, value_name = "DB|FILE")]
    sources: Vec<String>,
    /// Write here; the ending says the form: .xlsx, .csv or .parquet
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Form of the output, where no ending says it
    #[arg(long, value_enum)]
    format: Option<Form>,
    #[command(flatten)]
    which: Which,
    /// Where the documents lie, for links to their pages: a folder or a web address; by default where they were read, or
    /// beside the sheet
    #[arg(long, value_name = "PLACE")]
    documents: Option<String>,
    /// Leave CSV cells that a spreadsheet would take for formulas, numbers or days as they are
    #[arg(long)]
    no_formula_guard: bool,
    #[command(flatten)]
    given: Given,
    #[command(flatten)]
    correcting: correcting::Args,
    #[command(flatten)]
    pub(crate) caps: caps::Args,
}

/// Which items.
#[derive(clap::Args)]
struct Which {
    /// Only this task or agenda, by number or id; may be given again
    #[arg(long, value_name = "NUMBER")]
    task: Vec<String>,
    /// Only tasks of this body, by any of its names, and of those that went before or after it; may be given again
    #[arg(long, value_name = "NAME")]
    body: Vec<String>,
    /// Only periods that end in this one or later: 2023Q4, 2023H2 or 2023
    #[arg(long, value_name = "PERIOD")]
    since: Option<Span>,
    /// Only periods that begin in this one or earlier
    #[arg(long, value_name = "PERIOD")]
    until: Option<Span>,
    /// Only items that deserve a look
    #[arg(long)]
    doubtful: bool,
}

/// What cannot be done where a worker is missing.
const STARTS: &str = "cannot start the process that reads documents";

/// Where documents lie, by file name.
type Places = BTreeMap<String, PathBuf>;

impl Which {
    fn selection(&self) -> Selection {
        let Self { task, body, since, until, doubtful } = self;
        Selection {
            tasks: task.clone(),
            bodies: body.clone(),
            since: since.clone(),
            until: until.clone(),
            doubtful: *doubtful,
            ..Selection::default()
        }
    }
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let form = Form::of(args.format, args.output.as_deref())?;
    let form =
        form.and_then(Form::sheet).ok_or_else(|| usage("give -o FILE.xlsx, FILE.csv or FILE.parquet"))?;
    let language = match lang::asked() {
        Some(Lang::Ko) => Language::Korean,
        Some(Lang::En) => Language::English,
        None => form.language(),
    };
    let csv = csv(!args.no_formula_guard);
    let export = Export { selection: args.which.selection(), form, language, csv };
    let base = args.documents.as_deref();
    let to = args.output.as_deref();
    let written = if let Some(target) = asked(&args.sources)? {
        sheet(&export, to, |out| {
            let place = |name: &str| Some(joined(base.unwrap_or_default(), name));
            export.of_target(&target, &place, out).with_context(|| target.to_string())
        })?
    } else {
        let (documents, places) = converted(args)?;
        of_documents(&export, &documents, &places, base, to)?
    };
    tell(&written, to);
    Ok(Exit::Done)
}

/// The documents, and where they lie.
fn converted(args: &Args) -> anyhow::Result<(Vec<Document>, Places)> {
    let (mut documents, mut places) = (Vec::new(), Places::new());
    // A profile that is none is told before any document is read.
    args.given.options()?;
    let corrections = args.correcting.read()?;
    let readers = worker::readers(1, args.caps.limits(), args.given.clone()).context(STARTS)?;
    for path in args.sources.iter().map(Path::new) {
        let (bytes, name) = (input::read(path)?, input::name(path));
        let answer = readers.read(&name, bytes).context(STARTS)?;
        let document = answer.map_err(|failure| failure::about(&name, failure))?;
        let document = correcting::applied(document, &corrections);
        places.insert(document.source.name.clone(), path.to_owned());
        documents.push(document);
    }
    Ok((documents, places))
}

/// How sheets for people are written as CSV.
fn csv(guard: bool) -> CsvOptions {
    CsvOptions { excel: true, guard, text: guard, line_breaks: false }
}

/// Writes the sheet of one document, as `convert` does, which lies at this place.
pub(crate) fn of_one(
    document: &Document,
    place: Option<&str>,
    form: SheetForm,
    to: Option<&Path>,
) -> anyhow::Result<()> {
    let export = Export { selection: Selection::default(), form, language: form.language(), csv: csv(true) };
    let place = |_: &str| place.map(str::to_owned);
    let written =
        sheet(&export, to, |out| Ok(export.of_documents(std::slice::from_ref(document), &place, out)?))?;
    tell(&written, to);
    Ok(())
}

/// Where a document lies, seen from the sheet; standard input is no place.
pub(crate) fn place(file: &Path, to: Option<&Path>) -> Option<String> {
    let folder = to.and_then(Path::parent).unwrap_or(Path::new(""));
    Some(file).filter(|file| file.as_os_str() != "-").map(|file| from(folder, file))
}

fn of_documents(
    export: &Export,
    documents: &[Document],
    places: &Places,
    base: Option<&str>,
    to: Option<&Path>,
) -> anyhow::Result<Exported> {
    let place = |name: &str| match base {
        Some(base) => Some(joined(base, name)),
        None => places.get(name).and_then(|file| place(file, to)),
    };
    sheet(export, to, |out| Ok(export.of_documents(documents, &place, out)?))
}

/// Lets `write` fill the file or stdout.
fn sheet(
    export: &Export,
    to: Option<&Path>,
    write: impl FnOnce(&mut (dyn Write + Send)) -> anyhow::Result<Exported>,
) -> anyhow::Result<Exported> {
    if to.is_none() && export.form != SheetForm::Csv && std::io::stdout().is_terminal() {
        return Err(usage("a terminal cannot show this form: give -o FILE"));
    }
    let mut bytes = Vec::new();
    let written = write(&mut bytes)?;
    output::write(to, |out| Ok(out.write_all(&bytes)?))?;
    Ok(written)
}

/// Says what was written, and what the form could not hold.
fn tell(written: &Exported, to: Option<&Path>) {
    for lost in &written.lost {
        failure::tell(&format!("warning: {lost}"));
    }
    if let Some(to) = to {
        let Exported { items, doubtful, .. } = written;
        failure::tell(&format!(
            "{}: {items} items, {doubtful} of them with something to look at",
            to.display()
        ));
    }
}

/// The database that is asked for, if it is one and no document.
fn asked(sources: &[String]) -> anyhow::Result<Option<Target>> {
    let named: Vec<Target> =
        sources.iter().filter_map(|source| store::named(source).transpose()).collect::<Result<_, _>>()?;
    match named.as_slice() {
        [] => Ok(None),
        [target] if sources.len() == 1 => Ok(Some(target.clone())),
        _ => Err(usage("one database, or documents: not both, nor two databases")),
    }
}

/// A name below a folder or web address.
fn joined(base: &str, name: &str) -> String {
    if base.is_empty() { name.to_owned() } else { format!("{}/{name}", base.trim_end_matches('/')) }
}

/// The way from a folder to a file: below the folder as it is, elsewhere from the root.
fn from(folder: &Path, file: &Path) -> String {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let (Ok(folder), Ok(file)) = (folder.canonicalize(), file.canonicalize()) else {
        return file.to_string_lossy().into_owned();
    };
    file.strip_prefix(&folder).unwrap_or(&file).to_string_lossy().into_owned()
}
