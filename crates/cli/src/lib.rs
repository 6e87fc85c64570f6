//! The `gwaje` command: data to stdout, talk to stderr, exit 0 done, 1 some documents failed, 2 usage, 3 nothing usable.
//!
//! A library, so that the Python package is the whole command too.

mod batch;
mod caps;
mod check;
mod codes;
mod confined;
mod convert;
mod correcting;
mod corrections;
mod diff;
mod diff_text;
mod dump;
mod export;
mod failure;
mod forget;
mod form;
mod given;
mod help;
mod history;
mod ingest;
mod input;
mod inside;
#[cfg(feature = "shell")]
mod installing;
mod itself;
#[cfg(not(all(feature = "pages", feature = "serve", feature = "witness")))]
mod lacking;
mod lang;
mod list;
mod many;
mod misuse;
mod output;
#[cfg(feature = "serve")]
mod paint;
#[cfg(feature = "serve")]
mod painters;
mod place;
mod profile;
mod ranking;
#[cfg(feature = "pages")]
mod review;
mod schema;
mod search;
#[cfg(feature = "serve")]
mod serve;
#[cfg(feature = "pages")]
mod show;
mod store;
mod talk;
mod terminal;
mod told;
mod unwrap;
#[cfg(feature = "witness")]
mod verify;
mod watch;
#[cfg(feature = "witness")]
mod witness;
mod worker;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use confined::Confined;
pub use failure::Exit;
pub use itself::started_by;
#[cfg(not(feature = "serve"))]
use lacking as serve;
#[cfg(not(feature = "witness"))]
use lacking::{self as verify, self as witness};
#[cfg(not(feature = "pages"))]
use lacking::{self as review, self as show};
use std::ffi::OsString;
use std::path::Path;
pub use worker::Reading;

/// Turns the progress reports of Korean ministries (국정과제 추진현황: PDF, HWPX, HWP) into checked, normalized records.
#[derive(Parser)]
#[command(name = "gwaje", version = gwaje::version(), arg_required_else_help = true, max_term_width = 100)]
#[command(after_help = "Examples:
  gwaje convert 2024Q4.pdf                     the whole document as JSON
  gwaje convert 2024Q4.pdf --format text       an outline to read
  gwaje convert 2024Q4.pdf -o 2024Q4.xlsx      a sheet for Excel
  gwaje check 2024Q4.pdf                       what deserves a look
  gwaje ingest releases/ --to sqlite:gwaje.db  folders and archives into a database
  gwaje diff 2024Q3.pdf 2024Q4.pdf             what changed between two releases
  gwaje dump --stage layout 2024Q4.pdf         what one stage saw

Exit status: 0 done, 1 some documents failed or are doubtful, 2 usage, 3 nothing usable.")]
struct Cli {
    /// Threads that read a document together; 0 for one a core. The result is the same for any number
    #[arg(long, global = true, value_name = "N", default_value_t = 0, hide_default_value = true)]
    threads: usize,
    /// Language of what is told to people: warnings, hints, reports, help, pages and sheets; by default that of the locale
    #[arg(long, global = true, value_enum)]
    lang: Option<lang::Lang>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Convert a release to normalized records (추진현황 PDF·HWPX·HWP를 정형 데이터로 변환)
    Convert(convert::Args),
    /// Report what deserves a look, with its place and reason (확인이 필요한 곳 보기)
    Check(check::Args),
    /// Make a sheet for Excel of a database or of documents (데이터베이스나 문서를 엑셀 표로)
    #[command(after_help = export::EXAMPLES)]
    Export(export::Args),
    /// Read folders and archives of releases into a database or files (여러 문서를 데이터베이스로)
    #[command(after_help = ingest::EXAMPLES)]
    Ingest(ingest::Args),
    /// Read new releases of a folder into a database as they come (폴더를 지켜보며 새 문서를 반영)
    #[command(after_help = watch::EXAMPLES)]
    Watch(watch::Args),
    /// Take what people corrected out of a database or into one (사람이 고친 내용 주고받기)
    #[command(after_help = corrections::EXAMPLES)]
    Corrections(corrections::Args),
    /// Show what changed between two releases, item by item (두 공개본의 달라진 항목 보기)
    #[command(after_help = diff::EXAMPLES)]
    Diff(diff::Args),
    /// Follow a task or item through the releases of a database (과제·항목의 변경 이력)
    #[command(after_help = history::EXAMPLES)]
    History(history::Args),
    /// Find the items of a database that have some words (데이터베이스에서 낱말 찾기)
    #[command(after_help = search::EXAMPLES)]
    Search(search::Args),
    /// Show the documents of a database (데이터베이스의 문서 목록)
    #[command(after_help = list::EXAMPLES)]
    List(list::Args),
    /// Count the items of a database by quarter and body (분기·부처별 항목 수)
    Stats(list::StatsArgs),
    /// Take a document out of a database (데이터베이스에서 문서 빼기)
    #[command(after_help = forget::EXAMPLES)]
    Forget(forget::Args),
    /// Count a file that gave no document as dealt with (읽지 못한 파일을 처리된 것으로 표시)
    #[command(after_help = forget::IGNORE_EXAMPLES)]
    Ignore(forget::IgnoreArgs),
    /// Show what one stage made of a document, an element a line (단계별 처리 결과 보기)
    Dump(dump::Args),
    /// Make a web page with the printed pages beside what was read (원문과 결과를 나란히 보는 웹 문서)
    Review(review::Args),
    /// Look at a database in the browser and correct it (브라우저에서 보고 고치기)
    #[cfg_attr(feature = "serve", command(after_help = serve::EXAMPLES))]
    Serve(serve::Args),
    /// Paint a page with what was read drawn over it (쪽 그림 위에 인식 결과 표시)
    Show(show::Args),
    /// Read a document with two engines and report text that only one has (두 엔진으로 교차 확인)
    Verify(verify::Args),
    /// Undo the line wraps of Korean text copied out of a PDF (줄바꿈으로 끊긴 문장 잇기)
    Unwrap(unwrap::Args),
    /// Draft a profile from the headings of a document that no profile knows (새 서식의 프로파일 초안)
    Profile(profile::Args),
    /// Explain every code of warnings and failures, as Markdown (경고와 오류 코드 설명)
    Codes,
    /// Print the JSON Schema of a document, diff, report, corrections or of the tables (출력 형식의 JSON Schema)
    Schema(schema::Args),
    /// Print what completes commands and options in a shell (셸 자동 완성)
    #[cfg(feature = "shell")]
    Completions(installing::Completions),
    /// Print or write the manual pages (man 설명서)
    #[cfg(feature = "shell")]
    Man(installing::Man),
    /// The worker process that reads documents
    #[command(name = worker::COMMAND, hide = true)]
    Worker(worker::Args),
    /// The process that paints a page for `serve`
    #[cfg(feature = "serve")]
    #[command(name = paint::COMMAND, hide = true)]
    Paint(paint::Args),
    /// The worker process of the second engine
    #[cfg(feature = "witness")]
    #[command(name = witness::COMMAND, hide = true)]
    Witness(witness::Args),
}

impl Command {
    /// What the one document is called that a command reads, what it may cost, and the file it writes, if it does. Such a
    /// command is confined.
    fn reads(&self) -> Option<(String, caps::Args, Option<&Path>)> {
        let (file, caps, output) = match self {
            Self::Convert(args) => (args.one()?, args.batch.caps, args.output.as_deref()),
            Self::Check(args) => (args.one()?, args.caps, None),
            Self::Diff(args) => return Some((args.documents()?, args.caps, args.html.as_deref())),
            Self::Dump(args) => (args.file.as_path(), args.caps, None),
            Self::Profile(args) => (args.from.as_path(), args.caps, args.output.as_deref()),
            Self::Unwrap(args) => (args.file.as_path(), args.caps, None),
            #[cfg(feature = "pages")]
            Self::Review(args) => (args.file.as_path(), args.caps, args.output.as_deref()),
            #[cfg(feature = "pages")]
            Self::Show(args) => (args.file.as_path(), args.caps, args.output.as_deref()),
            #[cfg(feature = "serve")]
            Self::Paint(args) => (Path::new("-"), args.caps, None),
            #[cfg(feature = "witness")]
            Self::Verify(args) => (args.file.as_path(), args.caps, None),
            _ => return None,
        };
        Some((input::name(file), caps, output))
    }

    /// How many engines read it, each in a process.
    fn engines(&self) -> u64 {
        match self {
            Self::Convert(args) => args.engines(),
            #[cfg(feature = "witness")]
            Self::Verify(_) => 2,
            _ => 1,
        }
    }
}

/// Reads the command line. Words that are none, and questions for help, end the process.
fn command_line(words: impl IntoIterator<Item = OsString>) -> Cli {
    let words: Vec<OsString> = words.into_iter().collect();
    let lang = lang::among(&words);
    let command = help::speaking(Cli::command(), lang);
    let parsed = command.try_get_matches_from(words).and_then(|found| Cli::from_arg_matches(&found));
    parsed.unwrap_or_else(|error| misuse::end(error, lang))
}

/// Runs the command of these words, the first being the program's name. Words that are none, and questions for help,
/// end the process.
pub fn run(words: impl IntoIterator<Item = OsString>) -> Exit {
    failure::hide_panics();
    let mut words: Vec<OsString> = words.into_iter().collect();
    inside::take(&mut words);
    let Cli { threads, lang, command } = command_line(words.iter().cloned());
    lang::choose(lang);
    let exit = match done(command, words.get(1..).unwrap_or_default(), threads) {
        Ok(exit) => exit,
        Err(error) if output::is_closed_pipe(&error) => Exit::Done,
        Err(error) => failure::report(&error),
    };
    inside::end(exit.status());
    exit
}

/// Does what a command says, in a process of its own where it reads one document.
fn done(command: Command, words: &[OsString], threads: usize) -> anyhow::Result<Exit> {
    if inside::is_inside() {
        inside::enter(threads, command.engines())?;
    } else if let Some((name, caps, output)) = command.reads() {
        return Confined { words, caps, name }.run(output);
    }
    if threads > 0 {
        gwaje_model::parallel::set_workers(threads);
    }
    here(command, words)
}

/// Does what a command says in this process.
fn here(command: Command, words: &[OsString]) -> anyhow::Result<Exit> {
    match command {
        Command::Convert(args) => convert::run(&args),
        Command::Check(args) => check::run(&args, words),
        Command::Export(args) => export::run(&args),
        Command::Ingest(args) => ingest::run(&args),
        Command::Watch(args) => watch::run(&args),
        Command::Corrections(args) => corrections::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::History(args) => history::run(&args),
        Command::Search(args) => search::run(&args),
        Command::List(args) => list::run(&args),
        Command::Stats(args) => list::stats(&args),
        Command::Forget(args) => forget::run(&args),
        Command::Ignore(args) => forget::ignore(&args),
        Command::Dump(args) => dump::run(&args),
        Command::Review(args) => review::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Show(args) => show::run(&args),
        Command::Unwrap(args) => unwrap::run(&args),
        Command::Verify(args) => verify::run(&args),
        Command::Profile(args) => profile::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Codes => codes::run(),
        #[cfg(feature = "shell")]
        Command::Completions(args) => installing::completions(&args),
        #[cfg(feature = "shell")]
        Command::Man(args) => installing::man(&args),
        Command::Worker(args) => worker::run(&args),
        #[cfg(feature = "serve")]
        Command::Paint(_) => paint::run(),
        #[cfg(feature = "witness")]
        Command::Witness(args) => witness::run(&args),
    }
}

#[cfg(test)]
mod tests {
    use super::Cli;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent_and_every_option_explained() {
        Cli::command().debug_assert();
        for command in Cli::command().get_subcommands().filter(|command| !command.is_hide_set()) {
            assert!(command.get_about().is_some(), "{}", command.get_name());
            for argument in command.get_arguments() {
                assert!(argument.get_help().is_some(), "{} {}", command.get_name(), argument.get_id());
            }
        }
    }
}
