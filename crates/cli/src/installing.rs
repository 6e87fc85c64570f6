//! `gwaje completions` and `gwaje man`: what an installer puts beside the program.

use crate::failure::Exit;
use crate::{Cli, help, lang, output};
use clap::{Command, CommandFactory as _};
use clap_complete::Shell;
use gwaje_words::Lang;
use std::path::{Path, PathBuf};

/// Arguments of `gwaje completions`.
#[derive(clap::Args)]
pub(crate) struct Completions {
    /// The shell: source what is printed, or put it where the shell looks for completions
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints the completions.
pub(crate) fn completions(args: &Completions) -> anyhow::Result<Exit> {
    let mut all = help::speaking(Cli::command(), lang::spoken());
    // What speaks Korean is built, so that what clap adds by itself is there already.
    let built = lang::spoken() == Lang::Ko;
    if built {
        all = help::values(all);
    }
    // Shells would offer what is hidden from help too.
    let commands = all.get_subcommands().filter(|command| !command.is_hide_set()).cloned();
    let mut offered = Command::new(NAME).version(gwaje::version());
    offered = offered.args(all.get_arguments().cloned()).subcommands(commands);
    offered = offered.disable_help_flag(built).disable_version_flag(built).disable_help_subcommand(built);
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
        let mut all = help::speaking(Cli::command().disable_help_subcommand(true), lang::spoken());
        all.build();
        all_pages(&all, folder)?;
        return Ok(Exit::Done);
    }
    let page = page(help::speaking(Cli::command(), lang::spoken()))?;
    output::write(None, |out| Ok(out.write_all(page.as_bytes())?))?;
    Ok(Exit::Done)
}

/// Writes the page of a command and of those below it, each into a file of its name.
fn all_pages(command: &Command, folder: &Path) -> anyhow::Result<()> {
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        all_pages(below, folder)?;
    }
    let name = command.get_display_name().unwrap_or_else(|| command.get_name());
    Ok(std::fs::write(folder.join(format!("{name}.1")), page(command.clone())?)?)
}

/// The page of a command.
fn page(command: Command) -> anyhow::Result<String> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    let mut page = String::from_utf8(page)?;
    if lang::spoken() == Lang::Ko {
        for (english, korean) in HEADINGS {
            page = page.replace(&format!(".SH {english}\n"), &format!(".SH {korean}\n"));
        }
    }
    Ok(page)
}

/// The headings of a manual page.
const HEADINGS: [(&str, &str); 7] = [
    ("NAME", "이름"),
    ("SYNOPSIS", "개요"),
    ("DESCRIPTION", "설명"),
    ("OPTIONS", "옵션"),
    ("SUBCOMMANDS", "명령"),
    ("EXTRA", "더 보기"),
    ("VERSION", "판"),
];

/// The program's name.
const NAME: &str = "gwaje";
