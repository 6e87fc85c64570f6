//! The help of the commands in Korean.

use clap::{Arg, ArgAction, Command};
use gwaje_words::{HELP, Lang};

/// How Korean help is laid out.
const LAYOUT: &str = "{about-with-newline}\n사용법: {usage}\n\n{all-args}{after-help}";

/// A command whose help speaks a language.
pub(crate) fn speaking(command: Command, lang: Lang) -> Command {
    match lang {
        Lang::Ko => korean(command),
        Lang::En => command,
    }
}

fn korean(command: Command) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let about = command.get_about().map(ToString::to_string);
    let mut command = command.help_template(LAYOUT).subcommand_help_heading("명령");
    if let Some(about) = about.as_deref().and_then(|about| sentence(about).or(in_korean(about))) {
        command = command.about(about.to_owned());
    }
    let asks =
        |name, short, action| Arg::new(name).short(short).long(name).action(action).help_heading("옵션");
    command = command.disable_help_flag(true).arg(asks("help", 'h', ArgAction::Help).help("도움말 보기"));
    if command.get_version().is_some() {
        let version = asks("version", 'V', ArgAction::Version).help("판 보기");
        command = command.disable_version_flag(true).arg(version);
    }
    let command = command.mut_args(|argument| {
        let heading = if argument.is_positional() { "받는 것" } else { "옵션" };
        let told = argument.get_help().map(ToString::to_string).and_then(|help| sentence(&help));
        if matches!(argument.get_id().as_str(), "help" | "version") {
            return argument;
        }
        let argument = argument.help_heading(heading);
        if let Some(told) = told { argument.help(told) } else { argument }
    });
    names.into_iter().fold(command, |command, name| command.mut_subcommand(name, korean))
}

/// What an explanation says in Korean behind its English, in parentheses at its end.
fn in_korean(about: &str) -> Option<&str> {
    let inner = about.strip_suffix(')')?.rsplit_once('(')?.1;
    inner.chars().any(|c| ('가'..='힣').contains(&c)).then_some(inner)
}

fn sentence(english: &str) -> Option<&'static str> {
    HELP.iter().find(|(known, _)| *known == english).map(|(_, korean)| *korean)
}

#[cfg(test)]
mod tests {
    use super::{in_korean, sentence};
    use crate::Cli;
    use clap::CommandFactory as _;
    use std::collections::BTreeSet;

    /// The commands of which the Korean first page speaks.
    const MAIN: [&str; 9] =
        ["convert", "check", "export", "ingest", "review", "serve", "search", "stats", "corrections"];

    #[test]
    fn commands_say_what_they_do_in_korean() {
        assert_eq!(in_korean("Find (some) words (낱말 찾기)"), Some("낱말 찾기"));
        assert_eq!(in_korean("Find (some)"), None);
        for command in Cli::command().get_subcommands().filter(|command| !command.is_hide_set()) {
            let about = command.get_about().unwrap().to_string();
            assert!(in_korean(&about).is_some(), "{about}");
        }
    }

    #[test]
    fn options_of_the_main_commands_are_explained_in_korean() {
        let whole = Cli::command();
        let of = |command: &clap::Command| -> BTreeSet<String> {
            let helps = command.get_arguments().filter_map(|argument| argument.get_help());
            helps.chain(command.get_about()).map(ToString::to_string).collect()
        };
        let main = whole.get_subcommands().filter(|command| MAIN.contains(&command.get_name()));
        let missing: BTreeSet<String> = main
            .flat_map(of)
            .chain(of(&whole))
            .filter(|help| sentence(help).or(in_korean(help)).is_none())
            .collect();
        assert!(missing.is_empty(), "{missing:#?}");
        #[cfg(feature = "serve")]
        {
            let all: BTreeSet<String> = whole.get_subcommands().flat_map(of).chain(of(&whole)).collect();
            let stale: Vec<_> = gwaje_words::HELP.iter().filter(|(known, _)| !all.contains(*known)).collect();
            assert!(stale.is_empty(), "{stale:#?}");
        }
    }
}
