//! `gwaje codes`: what every code of warnings and failures means, in English as the Markdown page `CODES.md`, in Korean in short.

use crate::failure::Exit;
use crate::{lang, output};
use gwaje_model::{Code, FailureCode, Removal, Scope, Severity};
use gwaje_words::Lang;
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

/// The same in Korean.
const KOREAN_HEAD: &str = "# 코드

코드는 바뀌지 않고 늘어나기만 합니다. 자세한 설명은 `gwaje codes --lang en`에 있습니다.

## 경고

일을 멈추지 않는 것. 문서의 `warnings`에 있고 `gwaje check`가 보입니다.

| 코드 | 정도 | 뜻 |
|---|---|---|
";

/// The same in Korean.
const KOREAN_FAILURES: &str = "
## 오류

문서나 실행을 멈추는 것. `오류[코드]`로 알립니다.

| 코드 | 멈추는 것 | 종료 코드 | 뜻 | 할 일 |
|---|---|---|---|---|
";

/// Runs the command.
pub(crate) fn run() -> anyhow::Result<Exit> {
    let page = match lang::spoken() {
        Lang::Ko => korean()?,
        Lang::En => page()?,
    };
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

fn korean() -> Result<String, fmt::Error> {
    let told = |english: &str| Lang::Ko.told(english).into_owned();
    let mut page = KOREAN_HEAD.to_owned();
    for code in Code::ALL {
        let severity = match code.severity_between() {
            between if between == code.severity() => Lang::Ko.severity(between).to_owned(),
            between => format!(
                "{}, 기록 사이에서는 {}",
                Lang::Ko.severity(code.severity()),
                Lang::Ko.severity(between)
            ),
        };
        writeln!(page, "| `{}` | {severity} | {} |", code.as_str(), code.korean())?;
    }
    page.push_str(KOREAN_FAILURES);
    for code in FailureCode::ALL {
        let scope = match code.scope() {
            Scope::Document => "문서",
            Scope::Worker => "작업 프로세스",
            Scope::Run => "실행",
        };
        let (meaning, hint) = (told(code.explanation()), told(code.hint()));
        writeln!(page, "| `{code}` | {scope} | {} | {meaning} | {hint} |", code.exit_status())?;
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_code_is_explained_in_korean() {
        for line in super::korean().unwrap().lines().filter(|line| line.starts_with("| `")) {
            let cells = line.split(" | ").skip(1).filter(|cell| cell.trim().parse::<u8>().is_err());
            for cell in cells {
                assert!(cell.chars().any(|c| ('가'..='힣').contains(&c)), "{line}");
            }
        }
    }

    /// After a change of a table, `scripts/write-contract` writes the page anew.
    #[test]
    fn the_committed_page_is_current() {
        assert!(
            include_str!("../../../CODES.md") == super::page().unwrap(),
            "CODES.md is not what the tables say"
        );
    }
}
