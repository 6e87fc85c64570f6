//! `gwaje completions` and `gwaje man`: what an installer puts beside the program.

use crate::failure::Exit;
use crate::{Cli, output};
use clap::CommandFactory as _;
use clap_complete::Shell;
use std::path::PathBuf;

/// Arguments of `gwaje completions`.
#[derive(clap::Args)]
pub(crate) struct Completions {
    /// The shell: source what is printed, or put it where the shell looks for completions
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints the completions.
pub(crate) fn completions(args: &Completions) -> anyhow::Result<Exit> {
    let all = Cli::command();
    // Shells would offer what is hidden from help too.
    let commands = all.get_subcommands().filter(|command| !command.is_hide_set()).cloned();
    let mut offered = clap::Command::new(NAME).args(all.get_arguments().cloned()).subcommands(commands);
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut offered, NAME, &mut script);
    output::write(None, |out| Ok(out.write_all(&script)?))?;
    Ok(Exit::Done)
}

/// Arguments of `gwaje man`.
#[derive(clap::Args)]
pub(crate) struct Man {
    /// Write the pages of all commands into this folder; without it the page of the program is printed
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

/// Writes the manual pages.
pub(crate) fn man(args: &Man) -> anyhow::Result<Exit> {
    if let Some(folder) = &args.output {
        std::fs::create_dir_all(folder)?;
        clap_mangen::generate_to(Cli::command(), folder)?;
        return Ok(Exit::Done);
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    output::write(None, |out| Ok(out.write_all(&page)?))?;
    Ok(Exit::Done)
}

/// The program's name.
const NAME: &str = "gwaje";
