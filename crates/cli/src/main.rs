//! The `gwaje` program: [`gwaje_cli::run`] over the words of the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    gwaje_cli::run(std::env::args_os()).into()
}
