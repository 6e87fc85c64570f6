//! Why a text is no report, and what leads on from there.

use gwaje_model::{Failure, FailureCode};
use gwaje_parse::{Acceptance, ClueKind, ENOUGH};
use std::fmt;

/// A text that was read and is no report on tasks.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// The evidence for and against.
    pub acceptance: Acceptance,
    /// Whether the text was extracted by another tool, which may have lost its columns.
    pub flattened: bool,
    /// Names of the files that are attached to the document.
    pub attachments: Vec<String>,
}

impl Refusal {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> FailureCode {
        if self.attachments.is_empty() { FailureCode::NoStructure } else { FailureCode::Portfolio }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> String {
        let seen = self.seen();
        if !self.attachments.is_empty() {
            let names = self.attachments.join("`, `");
            return format!(
                "`pdfdetach -saveall FILE` takes out the attached `{names}`; give what of it is the report"
            );
        }
        if self.flattened && self.acceptance.has(ClueKind::Misread) {
            return format!(
                "the columns of its table run into each other: {seen}. Give the PDF itself, or text that keeps its \
                 columns: `pdftotext -layout FILE.pdf`"
            );
        }
        if self.acceptance.has(ClueKind::Apart) {
            return format!(
                "the column of what was done stands on pages of its own, where no line tells whose row it is: {seen}. \
                 Print it to PDF with all columns on one page, or give the HWPX it was made from"
            );
        }
        if !self.acceptance.unknown_headings.is_empty() {
            let names = self.acceptance.unknown_headings.join("`, `");
            return format!(
                "no profile knows the headings `{names}`; {seen}. `gwaje profile --from FILE -o own.toml` drafts a \
                 profile of them, `--profile own.toml` uses it"
            );
        }
        format!("{seen}. `gwaje check --explain FILE` shows it all, `gwaje dump --stage wrap FILE` the text")
    }

    /// What was seen and what is missing.
    fn seen(&self) -> String {
        let found = |sign: bool| {
            let clues = self.acceptance.clues.iter().filter(move |clue| (clue.points > 0) == sign);
            clues.map(|clue| format!("{} ({})", clue.kind.name(), clue.seen)).collect::<Vec<_>>()
        };
        let missing: Vec<&str> = self.acceptance.missing().map(ClueKind::name).collect();
        let parts = [("seen", found(true)), ("against it", found(false))];
        let said = parts.into_iter().filter(|(_, list)| !list.is_empty());
        let said = said.map(|(word, list)| format!("{word}: {}; ", list.join(", ")));
        format!("{}missing: {}", said.collect::<String>(), missing.join(", "))
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::new(refusal.code(), &refusal).with_hint(Some(refusal.hint()))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let [first, ..] = self.attachments.as_slice() {
            return write!(
                f,
                "the text of the PDF is no report, and files such as `{first}` are attached to it"
            );
        }
        let points = self.acceptance.points();
        write!(
            f,
            "the document has text, but it is no report on tasks (과제): {points} points of evidence of {ENOUGH}"
        )
    }
}
