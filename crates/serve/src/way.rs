//! What a person in front of a browser can do about a document that could not be read.
//!
//! The hints of failures are written for people at a terminal: some name commands and options. What of a hint names none is
//! told as it is; where nothing is left, the code has another hint here.

use gwaje_model::{Failure, FailureCode};
use gwaje_words::Lang;

/// Whether the file opens when its password is given. Files of Hangul do not: their protection is taken off in Hangul.
pub(crate) fn asks_password(failure: &Failure) -> bool {
    failure.code == FailureCode::Encrypted && failure.hint.is_none()
}

/// What is wrong and what to do about it.
pub(crate) fn told(failure: &Failure, lang: Lang) -> String {
    let own = failure.hint.as_deref().filter(|_| failure.code != FailureCode::Portfolio);
    let mut parts = own.map(without_commands).unwrap_or_default();
    parts.extend(general(failure, parts.is_empty()));
    let parts: Vec<_> = parts.iter().map(|part| lang.told(part)).collect();
    format!("{}: {} – {}", failure.code, lang.told(&failure.message), parts.join(". "))
}

/// The hint of a code for those who have no terminal; where the case has a hint of its own, only what goes beyond it.
fn general(failure: &Failure, alone: bool) -> Option<String> {
    let hint = match failure.code {
        FailureCode::Encrypted if alone => "type its password below and read it again",
        FailureCode::NoStructure => "give the PDF, HWPX or HWP of a progress report",
        FailureCode::Portfolio => "save the attached files from a PDF viewer and give the report among them",
        FailureCode::NotAPdf => "give a PDF, or the text of one in UTF-8; print other formats to PDF first",
        FailureCode::LimitTime | FailureCode::LimitMemory => {
            "give the pages of the report alone; other parts of a large document take long"
        }
        _ if alone => failure.code.hint(),
        _ => return None,
    };
    Some(hint.to_owned())
}

/// The sentences of a hint that name no command and no option, each without its clauses that do.
fn without_commands(hint: &str) -> Vec<String> {
    let sentence = |text: &str| {
        let clauses = text.trim_end_matches('.').split("; ").filter(|clause| !names_command(clause));
        clauses.collect::<Vec<_>>().join("; ")
    };
    hint.split(". ").map(sentence).filter(|sentence| !sentence.is_empty()).collect()
}

/// Whether a text holds a command between backticks, such as `` `gwaje check FILE` ``, or an option.
fn names_command(text: &str) -> bool {
    let is_command = |quoted: &str| {
        let word = quoted.split_once(' ').map_or("", |(word, _)| word);
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    text.contains(" --") || text.split('`').skip(1).step_by(2).any(is_command)
}

#[cfg(test)]
mod tests {
    use super::{asks_password, names_command, told, without_commands};
    use gwaje_model::{Failure, FailureCode};
    use gwaje_words::Lang;

    #[test]
    fn no_failure_sends_people_to_a_terminal() {
        let of_documents = FailureCode::ALL.iter().filter(|code| code.scope() != gwaje_model::Scope::Run);
        // Those that no document in a browser can lead to.
        let elsewhere = [FailureCode::EngineRefused, FailureCode::WrongInput];
        for code in of_documents.filter(|code| !elsewhere.contains(code)) {
            let failure = Failure::new(*code, "x");
            let [english, korean] = [Lang::En, Lang::Ko].map(|lang| told(&failure, lang));
            for told in [&english, &korean] {
                assert!(!names_command(told) && !told.contains("--"), "{told}");
            }
            assert_ne!(english, korean, "a hint has no Korean");
        }
    }

    #[test]
    fn what_of_a_hint_names_no_command_is_told() {
        for (hint, left) in [
            (
                "unpack it and give what is in it; `gwaje ingest` also reads zip",
                "unpack it and give what is in it",
            ),
            (
                "seen: numbers (3); missing: periods. `gwaje check --explain FILE` shows it all",
                "seen: numbers (3); missing: periods",
            ),
            ("no profile knows the headings `구분`. Use --profile", "no profile knows the headings `구분`"),
            ("turn it into a PDF: `ps2pdf FILE`", ""),
        ] {
            assert_eq!(without_commands(hint).join(". "), left);
        }
    }

    #[test]
    fn a_password_is_asked_for_where_it_helps() {
        let encrypted = Failure::new(FailureCode::Encrypted, "x");
        assert!(asks_password(&encrypted));
        assert!(!asks_password(&encrypted.with_hint(Some("take its protection off in Hangul"))));
        assert!(!asks_password(&Failure::new(FailureCode::Damaged, "x")));
    }
}
