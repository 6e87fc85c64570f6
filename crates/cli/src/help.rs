//! The help of the commands in Korean.

use clap::builder::{PossibleValue, Str};
use clap::{Arg, Command};
use gwaje_words::{Lang, help};

/// How Korean help is laid out.
const LAYOUT: &str = "{about-with-newline}\n사용법: {usage}\n\n{all-args}{after-help}";

/// A command whose help speaks a language.
pub(crate) fn speaking(mut command: Command, lang: Lang) -> Command {
    match lang {
        Lang::Ko => {
            // What clap adds by itself, the option `--help` and the command `help`, is there once a command is built.
            command.build();
            korean(command)
        }
        Lang::En => command,
    }
}

fn korean(command: Command) -> Command {
    let about = command.get_about().map(|about| said(&about.to_string()));
    let after = command.get_after_help().map(|after| below(&after.to_string()));
    let mut command =
        command.help_template(LAYOUT).subcommand_help_heading("명령").subcommand_value_name("명령");
    if let Some(about) = about {
        command = command.about(about);
    }
    if let Some(after) = after {
        command = command.after_help(after);
    }
    command.mut_args(argument).mut_subcommands(korean)
}

/// An option or argument: what it is for, what it may be, and what it is where nothing is given.
fn argument(argument: Arg) -> Arg {
    let told = match argument.get_id().as_str() {
        "help" => "도움말 보기".to_owned(),
        "version" => "판 보기".to_owned(),
        _ => argument.get_help().map(|help| said(&help.to_string())).unwrap_or_default(),
    };
    let known =
        if argument.is_hide_possible_values_set() { Vec::new() } else { argument.get_possible_values() };
    let known: Vec<PossibleValue> = known.into_iter().filter(|value| !value.is_hide_set()).collect();
    let names: Vec<&str> = known.iter().map(PossibleValue::get_name).collect();
    let names = bracketed("값", &names.join(", "));
    let explained = known.iter().any(|value| value.get_help().is_some());
    let usual: Vec<_> = argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    let takes = argument.get_action().takes_values();
    let is_told = !argument.is_hide_default_value_set() && takes;
    let usual = if is_told { bracketed("기본", &usual.join(" ")) } else { String::new() };
    let heading = if argument.is_positional() { "받는 것" } else { "옵션" };
    let places: Vec<Str> = argument.get_value_names().unwrap_or_default().iter().map(place).collect();
    let argument = argument
        .help_heading(heading)
        .hide_default_value(takes)
        .hide_possible_values(takes)
        .help(apart(&[&told, &usual, &names], " "))
        .long_help(if explained {
            apart(&[&told, &listed(&known), &usual], "\n\n")
        } else {
            apart(&[&told, &apart(&[&usual, &names], " ")], "\n\n")
        });
    if places.is_empty() { argument } else { argument.value_names(places) }
}

/// A command that is offered by a shell, which tells what each value of an option means: values too speak Korean. Such a command
/// parses nothing.
#[cfg(feature = "shell")]
pub(crate) fn values(command: Command) -> Command {
    let spelled = |argument: Arg| {
        let known = argument.get_possible_values();
        if known.is_empty() {
            return argument;
        }
        let told = known.into_iter().map(|value| {
            let help = value.get_help().map(|help| said(&help.to_string()));
            help.map_or_else(|| value.clone(), |help| value.clone().help(help))
        });
        argument.value_parser(clap::builder::PossibleValuesParser::new(told))
    };
    command.mut_args(spelled).mut_subcommands(values)
}

/// The values an option may have, each with what it means.
fn listed(known: &[PossibleValue]) -> String {
    let longest = known.iter().map(|value| value.get_name().len()).max().unwrap_or_default();
    let mut lines = String::from("값:");
    for value in known {
        let name = format!("{}:", value.get_name());
        let help = value.get_help().map(|help| said(&help.to_string())).unwrap_or_default();
        lines.push_str(format!("\n- {name:width$}{help}", width = longest + 2).trim_end_matches([':', ' ']));
    }
    lines
}

/// A note behind an explanation, if there is anything to say.
fn bracketed(name: &str, what: &str) -> String {
    if what.is_empty() { String::new() } else { format!("[{name}: {what}]") }
}

/// What is not empty, with something between.
fn apart(parts: &[&str], between: &str) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(between)
}

/// What stands for a value in the line of usage, such as FILE.
fn place(name: &Str) -> Str {
    sentence(name).map_or_else(|| name.clone(), Str::from)
}

/// What stands below the options: examples, which are indented and may be told of behind blanks, and paragraphs.
fn below(text: &str) -> String {
    let told = paragraphs(text).into_iter().map(|(is_example, part)| match remark(&part) {
        _ if !is_example => said(&part),
        Some((example, remark)) => format!("{example}{}", said(remark)),
        None => part,
    });
    told.collect::<Vec<_>>().join("\n")
}

/// The examples of a text, a line each, and its paragraphs, a line each however they were broken.
fn paragraphs(text: &str) -> Vec<(bool, String)> {
    let mut parts: Vec<(bool, String)> = Vec::new();
    for line in text.lines() {
        let (is_example, is_empty) = (line.starts_with("  "), line.is_empty());
        let goes_on = |(before, part): &&mut (bool, String)| {
            !*before && !is_example && !is_empty && !part.is_empty() && !part.ends_with(['.', ':'])
        };
        match parts.last_mut().filter(goes_on) {
            Some((_, part)) => *part = format!("{part} {line}"),
            None => parts.push((is_example, line.to_owned())),
        }
    }
    parts
}

/// What an example is for, behind two blanks and more.
fn remark(example: &str) -> Option<(&str, &str)> {
    let at = example.rfind("  ").filter(|at| !example[..*at].trim().is_empty())?;
    example.split_at_checked(at + 2)
}

/// An English explanation in Korean: by the table, else by what stands in Korean behind it, in parentheses at its end.
fn said(english: &str) -> String {
    sentence(english).or_else(|| in_korean(english)).unwrap_or(english).to_owned()
}

fn in_korean(about: &str) -> Option<&str> {
    let inner = about.strip_suffix(')')?.rsplit_once('(')?.1;
    inner.chars().any(|c| ('가'..='힣').contains(&c)).then_some(inner)
}

fn sentence(english: &str) -> Option<&'static str> {
    help().find(|(known, _)| *known == english).map(|(_, korean)| *korean)
}

#[cfg(test)]
mod tests {
    use super::{in_korean, paragraphs, remark, sentence, speaking};
    use crate::Cli;
    use clap::{Command, CommandFactory as _};
    use gwaje_words::Lang;
    use std::collections::BTreeSet;

    #[test]
    fn commands_say_what_they_do_in_korean() {
        assert_eq!(in_korean("Find (some) words (낱말 찾기)"), Some("낱말 찾기"));
        assert_eq!(in_korean("Find (some)"), None);
    }

    #[test]
    fn what_stands_below_is_examples_and_paragraphs() {
        let text = "Examples:\n  gwaje a    what it is\n  gwaje b c\n\nOne goes\non.\nTwo.";
        let parts = paragraphs(text);
        let parts: Vec<_> = parts.iter().map(|(is_example, part)| (*is_example, part.as_str())).collect();
        let expected = [
            (false, "Examples:"),
            (true, "  gwaje a    what it is"),
            (true, "  gwaje b c"),
            (false, ""),
            (false, "One goes on."),
            (false, "Two."),
        ];
        assert_eq!(parts, expected);
        assert_eq!(remark("  gwaje a    what it is"), Some(("  gwaje a    ", "what it is")));
        assert_eq!(remark("  gwaje b c"), None);
    }

    /// Everything that the help of a command and of those below it says.
    fn of(command: &Command) -> BTreeSet<String> {
        let mut all: BTreeSet<String> = command.get_about().map(ToString::to_string).into_iter().collect();
        for argument in command.get_arguments() {
            if matches!(argument.get_id().as_str(), "help" | "version") {
                continue;
            }
            assert!(argument.get_long_help().is_none(), "{argument}: a long help has no Korean");
            all.extend(argument.get_help().map(ToString::to_string));
            if argument.get_action().takes_values() {
                all.extend(argument.get_value_names().unwrap_or_default().iter().map(ToString::to_string));
            }
            all.extend(
                argument
                    .get_possible_values()
                    .iter()
                    .filter_map(|value| value.get_help().map(ToString::to_string)),
            );
        }
        let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        for (is_example, part) in paragraphs(&after) {
            let told =
                if is_example { remark(&part).map(|(_, remark)| remark.to_owned()) } else { Some(part) };
            all.extend(told);
        }
        assert!(command.get_long_about().is_none(), "{}: a long about has no Korean", command.get_name());
        let below = command.get_subcommands().filter(|command| !command.is_hide_set());
        all.extend(below.flat_map(of));
        all.retain(|text| text.chars().any(char::is_alphabetic));
        all
    }

    /// What stands for a value and is a name in every language.
    const NAMES: [&str; 9] = ["DPI", "HTML", "ID", "JSON", "MIB", "PDF", "PNG", "TOML", "X0,Y0,X1,Y1"];

    #[test]
    fn everything_that_help_says_is_in_korean() {
        let mut whole = Cli::command();
        whole.build();
        let all = of(&whole);
        let is_korean =
            |text: &&String| sentence(text).or(in_korean(text)).is_some() || NAMES.contains(&text.as_str());
        let missing: Vec<_> = all.iter().filter(|text| !is_korean(text)).collect();
        assert!(missing.is_empty(), "{missing:#?}");
        #[cfg(all(feature = "serve", feature = "shell", feature = "witness"))]
        {
            let stale: Vec<_> = gwaje_words::help().filter(|(known, _)| !all.contains(*known)).collect();
            assert!(stale.is_empty(), "{stale:#?}");
        }
    }

    #[test]
    fn korean_help_has_no_english_sentence() {
        fn pages(command: &mut Command, found: &mut Vec<String>) {
            found.push(command.render_long_help().to_string());
            found.push(command.render_help().to_string());
            command
                .get_subcommands_mut()
                .filter(|command| !command.is_hide_set())
                .for_each(|command| pages(command, found));
        }
        let mut found = Vec::new();
        pages(&mut speaking(Cli::command(), Lang::Ko), &mut found);
        for line in found.iter().flat_map(|page| page.lines()) {
            for english in [
                "Usage:",
                "Options:",
                "Arguments:",
                "Commands:",
                "Print ",
                "default:",
                "ossible values",
                "Exit status",
            ] {
                assert!(!line.contains(english), "{line}");
            }
        }
    }
}
