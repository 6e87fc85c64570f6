//! What is said of a command line that asks for something that is not there, and how help is printed.
//!
//! In English clap says it. In Korean it is said here, of what clap found out.

use crate::terminal;
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use gwaje_words::Lang;
use std::error::Error as _;
use std::fmt::Write as _;
use std::io::{IsTerminal as _, Write as _};

/// Ends the process with what is to be said of its command line. A wrong address is told without what may be a password, a wrong
/// word without what commands a terminal.
pub(crate) fn end(mut error: Error, lang: Lang) -> ! {
    hide(&mut error);
    match lang {
        Lang::En => error.exit(),
        Lang::Ko => {
            if error.use_stderr() {
                let mut out = std::io::stderr().lock();
                let _ = out.write_all(korean(&error, out.is_terminal()).as_bytes());
            } else {
                let mut out = std::io::stdout().lock();
                let _ = out.write_all(korean(&error, out.is_terminal()).as_bytes());
            }
            std::process::exit(error.exit_code());
        }
    }
}

fn hide(error: &mut Error) {
    if let Some(value) = text(error, ContextKind::InvalidValue)
        && let Some((scheme, _)) = value.split_once("://")
    {
        let shown = ContextValue::String(format!("{scheme}://…"));
        error.insert(ContextKind::InvalidValue, shown);
    }
    for kind in [ContextKind::InvalidArg, ContextKind::InvalidValue, ContextKind::InvalidSubcommand] {
        if let Some(value) = text(error, kind) {
            let shown = ContextValue::String(terminal::plain(value).into_owned());
            error.insert(kind, shown);
        }
    }
}

/// What is printed in Korean.
fn korean(error: &Error, paints: bool) -> String {
    let Some(message) = message(error) else {
        // Help and versions.
        let page = error.render();
        let paints = paints && std::env::var_os("NO_COLOR").is_none();
        return usage(&if paints { page.ansi().to_string() } else { page.to_string() });
    };
    let mut told = format!("오류: {}\n", Lang::Ko.told(&message));
    let listed = |kind: ContextKind| texts(error, kind).join(", ");
    for (name, values) in
        [("값", listed(ContextKind::ValidValue)), ("명령", listed(ContextKind::ValidSubcommand))]
    {
        if !values.is_empty() {
            let _ = writeln!(told, "  [{name}: {values}]");
        }
    }
    let tips = tips(error);
    if !tips.is_empty() {
        told.push('\n');
    }
    for tip in tips {
        let _ = writeln!(told, "  도움: {}", Lang::Ko.told(&tip));
    }
    if let Some(ContextValue::StyledStr(line)) = error.get(ContextKind::Usage) {
        let _ = writeln!(told, "\n{}", usage(&line.to_string()));
    }
    told.push_str("\n자세한 것은 '--help'로 보십시오.\n");
    told
}

/// The line of usage with the words that clap puts there in Korean.
fn usage(line: &str) -> String {
    line.replace("Usage:", "사용법:").replace("[OPTIONS]", "[옵션]")
}

/// What is wrong, if anything is.
fn message(error: &Error) -> Option<String> {
    let of = |kind: ContextKind| text(error, kind).unwrap_or_default();
    let (argument, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    Some(match error.kind() {
        ErrorKind::UnknownArgument => format!("'{argument}' is no option and no argument of this command"),
        ErrorKind::InvalidSubcommand => format!("'{}' is no command", of(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand => format!("'{}' needs a command", of(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue if value.is_empty() => format!("'{argument}' needs a value"),
        ErrorKind::InvalidValue => format!("'{value}' is no value of '{argument}'"),
        ErrorKind::ValueValidation => {
            let why = error.source().map(|why| format!(": {}", terminal::plain(&why.to_string())));
            format!("'{value}' is no value of '{argument}'{}", why.unwrap_or_default())
        }
        ErrorKind::MissingRequiredArgument => {
            format!("more has to be given: {}", texts(error, ContextKind::InvalidArg).join(" "))
        }
        ErrorKind::ArgumentConflict => {
            let others = texts(error, ContextKind::PriorArg).join("', '");
            if others == argument {
                format!("'{argument}' can be given once only")
            } else {
                format!("'{argument}' cannot be given together with '{others}'")
            }
        }
        ErrorKind::TooManyValues => format!("'{argument}' takes no value such as '{value}'"),
        ErrorKind::InvalidUtf8 => "an argument is no text in UTF-8".to_owned(),
        _ => return None,
    })
}

/// What may have been meant.
fn tips(error: &Error) -> Vec<String> {
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let near = near.into_iter().flat_map(|kind| texts(error, kind));
    let mut tips: Vec<String> = near.map(|near| format!("there is '{near}'")).collect();
    if let Some(ContextValue::StyledStrs(more)) = error.get(ContextKind::Suggested) {
        tips.extend(more.iter().map(ToString::to_string));
    }
    tips
}

fn text(error: &Error, kind: ContextKind) -> Option<&str> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text),
        _ => None,
    }
}

fn texts(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{hide, korean};
    use crate::{Cli, help};
    use clap::{CommandFactory as _, FromArgMatches as _};
    use gwaje_words::Lang;

    /// What is said of a wrong command line in a language.
    fn said(words: &[&str], lang: Lang) -> String {
        let words = std::iter::once("gwaje").chain(words.iter().copied());
        let found = help::speaking(Cli::command(), lang).try_get_matches_from(words);
        let mut error = found.and_then(|found| Cli::from_arg_matches(&found)).err().unwrap();
        hide(&mut error);
        if lang == Lang::Ko { korean(&error, false) } else { error.to_string() }
    }

    #[test]
    fn what_is_wrong_is_said_in_korean_and_what_clap_says_stays_english() {
        for (words, english, told) in [
            (
                &["check", "--al", "a"][..],
                "tip: a similar argument exists: '--all'",
                "도움: 비슷한 것이 있음: '--all'",
            ),
            (
                &["check", "--zzz", "a"],
                "unexpected argument '--zzz' found",
                "오류: '--zzz': 이 명령의 옵션이나 인자가 아님",
            ),
            (
                &["check", "-z", "a"],
                "to pass '-z' as a value, use '-- -z'",
                "도움: '-z'를 값으로 주려면: '-- -z'",
            ),
            (&["--all", "check", "a"], "'check --all' exists", "도움: 이것은 있음: 'check --all'"),
            (&["chek", "a"], "unrecognized subcommand 'chek'", "오류: 'chek': 그런 명령이 없음"),
            (&["corrections"], "Usage: gwaje corrections", "사용법: gwaje corrections"),
            (
                &["check"],
                "the following required arguments were not provided",
                "오류: 더 주어야 하는 것: <파일>...",
            ),
            (
                &["check", "a", "--format"],
                "a value is required for '--format <FORMAT>'",
                "오류: '--format <형식>': 값을 주어야 함",
            ),
            (&["check", "a", "--format", "jso"], "[possible values: text, json]", "  [값: text, json]"),
            (
                &["check", "a", "--format", "jso"],
                "invalid value 'jso'",
                "오류: 'jso': '--format <형식>'의 값이 될 수 없음",
            ),
            (
                &["check", "a", "--timeout", "x"],
                "invalid digit found in string",
                "의 값이 될 수 없음: 수가 아님",
            ),
            (
                &["check", "a", "--timeout", ""],
                "cannot parse integer from empty string",
                "의 값이 될 수 없음: 수가 비어 있음",
            ),
            (
                &["check", "a", "--timeout", "0"],
                "0 is not in 1..4294967296",
                "의 값이 될 수 없음: 0: 1..4294967296 밖에 있음",
            ),
            (
                &["check", "a", "--timeout", "99999999999999999999"],
                "number too large to fit in target type",
                "수가 너무 큼",
            ),
            (
                &["check", "a", "--all=3"],
                "unexpected value '3' for '--all' found",
                "오류: '--all': '3' 같은 값을 받지 않음",
            ),
            (
                &["check", "a", "--all", "--all"],
                "cannot be used multiple times",
                "오류: '--all': 한 번만 줄 수 있음",
            ),
            (&["check", "a", "--strict", "--lenient"], "cannot be used with", "함께 줄 수 없음"),
            (
                &["ingest", "a", "--to", "mysql://user:secret@host/x"],
                "invalid value 'mysql://…'",
                "오류: 'mysql://…': ",
            ),
            (&["ingest", "a", "--published", "31.1."], "31.1. is no day", "날짜가 아님"),
            (&["--help"], "Usage: gwaje [OPTIONS] <COMMAND>", "사용법: gwaje [옵션] <명령>"),
        ] {
            let (first, second) = (said(words, Lang::En), said(words, Lang::Ko));
            assert!(first.contains(english), "{words:?}: {first}");
            assert!(second.contains(told), "{words:?}: {second}");
            for left in ["error:", "tip:", "Usage:", "[OPTIONS]", "For more"] {
                assert!(!second.contains(left), "{words:?}: {second}");
            }
        }
    }
}
