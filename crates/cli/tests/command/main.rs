//! The command as a user runs it: real processes, real files, the reports in `fixtures/`.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests"
)]

mod confined;
mod corrections;
mod diff;
mod editions;
mod exit;
mod export;
mod hangul;
mod history;
mod hostile;
mod injection;
#[cfg(feature = "shell")]
mod installing;
mod keeping;
mod lang;
mod profile;
mod search;
#[cfg(feature = "serve")]
mod serve;
#[cfg(feature = "pages")]
mod show;
mod store;
mod switches;
mod targets;
mod terminal;
mod watch;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The command.
fn gwaje() -> Command {
    Command::new(env!("CARGO_BIN_EXE_gwaje"))
}

/// A file of `fixtures/`.
fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures").join(name)
}

/// A short release as extracted text: one task, a quarter, an item a line.
fn release(items: &[&str]) -> String {
    let head = " 국정과제 실천과제 주관 추진현황\n\n7.\n생활 기반\n확충\n\n7-1.\n지역 생활\n여건 개선\n\n국토부\n\n2024년\n\n";
    let items: Vec<String> = items.iter().map(|item| format!("▪ {item}\n\n")).collect();
    format!("{head}< 1분기 >\n\n{}", items.concat())
}

/// A folder with a document each.
fn folder(documents: &[(&str, &[&str])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, items) in documents {
        std::fs::write(folder.path().join(name), release(items)).unwrap();
    }
    folder
}

/// What a command says on its standard error.
fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The one number a query of a SQLite store gives.
fn number(database: &Path, sql: &str) -> i64 {
    let connection = rusqlite::Connection::open(database).unwrap();
    connection.query_row(sql, [], |row| row.get(0)).unwrap()
}
