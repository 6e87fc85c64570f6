//! `gwaje codes`: what every code of warnings and failures means, as the Markdown page `CODES.md`.

use crate::failure::Exit;
use crate::output;
use gwaje_model::{Code, FailureCode, Removal, Scope, Severity};
use std::fmt::{self, Write as _};

/// What stands above the tables.
const HEAD: &str = "# Codes

Codes are an interface: never renamed, only added. This page is written by `scripts/write-contract` from the two tables
in `crates/model/src/note.rs` and `crates/model/src/failure.rs`.

## Warnings

What does not stop the work. They stand in `warnings` of a document and are told by `gwaje check`. An *error* says that
records are wrong or incomplete. *Left out* says what is not in the records: printed text before lines are made of it, or text
of lines. *Items right* is the share of items that are right although this was remarked about them; it lowers their
`confidence`.

| code | severity | left out | items right | meaning |
|---|---|---|---|---|
";

/// What stands between the tables.
const FAILURES: &str = "
## Failures

What stops a document or a run, told as `error[CODE]`. A failure of a *document* costs that document alone, one of a
*worker* also the process that read it: it is not tried again unless it is asked for. A failure of the *run* ends it.

| code | costs | exit status | meaning | what to do |
|---|---|---|---|---|
";

/// Runs the command.
pub(crate) fn run() -> anyhow::Result<Exit> {
    let page = page()?;
    output::write(None, |out| Ok(out.write_all(page.as_bytes())?))?;
    Ok(Exit::Done)
}

fn page() -> Result<String, fmt::Error> {
    let mut page = HEAD.to_owned();
    for code in Code::ALL {
        let severity = match (code.severity(), code.severity_between()) {
            (Severity::Note, _) => "note",
            (Severity::Warning, Severity::Error) => "warning, error between records",
            (Severity::Warning, _) => "warning",
            (Severity::Error, _) => "error",
        };
        let removal = match code.removal() {
            Removal::Nothing => "",
            Removal::Glyphs => "printed text",
            Removal::Text => "text of lines",
        };
        let (name, share, meaning) = (code.as_str(), code.share(), code.explanation());
        writeln!(page, "| `{name}` | {severity} | {removal} | {share} | {meaning} |")?;
    }
    page.push_str(FAILURES);
    for code in FailureCode::ALL {
        let scope = match code.scope() {
            Scope::Document => "document",
            Scope::Worker => "worker",
            Scope::Run => "run",
        };
        let (exit, meaning, hint) = (code.exit_status(), code.explanation(), code.hint());
        writeln!(page, "| `{code}` | {scope} | {exit} | {meaning} | {hint} |")?;
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    /// After a change of a table, `scripts/write-contract` writes the page anew.
    #[test]
    fn the_committed_page_is_current() {
        assert!(
            include_str!("../../../CODES.md") == super::page().unwrap(),
            "CODES.md is not what the tables say"
        );
    }
}
