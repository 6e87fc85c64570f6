//! The `gwaje` command: data to stdout, talk to stderr, exit 0 done, 1 some documents failed, 2 usage.

mod check;
mod convert;
mod dump;
mod failure;
mod input;
mod output;
mod review;
mod schema;
mod show;
mod verify;
mod witness;

use clap::{Parser, Subcommand};
use failure::Exit;
use std::process::ExitCode;

/// Turns the progress reports of Korean ministries (국정과제 추진현황, PDF) into checked, normalized records.
#[derive(Parser)]
#[command(name = "gwaje", version, arg_required_else_help = true, max_term_width = 100)]
#[command(after_help = "Examples:
  gwaje convert 2024Q4.pdf                     the whole document as JSON
  gwaje convert 2024Q4.pdf --format text       an outline to read
  gwaje check 2024Q4.pdf                       what deserves a look
  gwaje dump --stage layout 2024Q4.pdf         what one stage saw

Exit status: 0 done, 1 some documents failed, 2 usage.")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Convert a release to normalized records (추진현황 PDF를 정형 데이터로 변환)
    Convert(convert::Args),
    /// Report what deserves a look, with its place and reason (확인이 필요한 곳 보기)
    Check(check::Args),
    /// Show what one stage made of a document, an element a line (단계별 처리 결과 보기)
    Dump(dump::Args),
    /// Make a web page with the printed pages beside what was read (원문과 결과를 나란히 보는 웹 문서)
    Review(review::Args),
    /// Paint a page with what was read drawn over it (쪽 그림 위에 인식 결과 표시)
    Show(show::Args),
    /// Read a document with two engines and report text that only one has (두 엔진으로 교차 확인)
    Verify(verify::Args),
    /// Print the JSON Schema of the converted document (출력 형식의 JSON Schema)
    Schema,
    /// The worker process of the second engine
    #[command(name = witness::COMMAND, hide = true)]
    Witness,
}

fn main() -> ExitCode {
    failure::hide_panics();
    let outcome = match Cli::parse().command {
        Command::Convert(args) => convert::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Dump(args) => dump::run(&args),
        Command::Review(args) => review::run(&args),
        Command::Show(args) => show::run(&args),
        Command::Verify(args) => verify::run(&args),
        Command::Schema => schema::run(),
        Command::Witness => witness::run(),
    };
    match outcome {
        Ok(exit) => exit.into(),
        Err(error) if output::is_closed_pipe(&error) => Exit::Done.into(),
        Err(error) => {
            failure::tell(&format!("error: {error:#}"));
            Exit::Failed.into()
        }
    }
}
