//! Prints invented reports and reads them again: `print-read [FIRST] COUNT [FOLDER]`. What differs is told and, with a folder, kept.
//! Ends with status 1 where one differs without a word.

use gwaje_snapshots::{Press, Printed, ReadBack, printed, read_back};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (first, count, folder): (u64, u64, Option<PathBuf>) = match arguments.as_slice() {
        [count] => (0, count.parse()?, None),
        [first, count] => (first.parse()?, count.parse()?, None),
        [first, count, folder] => (first.parse()?, count.parse()?, Some(PathBuf::from(folder))),
        _ => return Err("usage: print-read [FIRST] COUNT [FOLDER]".into()),
    };
    let all: Vec<_> = (first..first + count).into_par_iter().map(|seed| read(printed(seed))).collect();
    let mut out = std::io::stdout().lock();
    let mut table: BTreeMap<Press, [u64; 4]> = BTreeMap::new();
    for (report, verdict) in &all {
        let (column, what, differences) = told(verdict);
        if let Some(count) = table.entry(report.press).or_default().get_mut(column) {
            *count += 1;
        }
        if column > 0 {
            writeln!(out, "{what} {}\n  {}", report.name, differences.join("\n  "))?;
            folder.as_ref().map_or(Ok(()), |folder| keep(report, folder))?;
        }
    }
    writeln!(out, "{:<8}{:>9}{:>9}{:>9}{:>9}", "", "equal", "refused", "told", "silent")?;
    for (press, [equal, refused, told, silent]) in &table {
        writeln!(out, "{:<8}{equal:>9}{refused:>9}{told:>9}{silent:>9}", format!("{press:?}"))?;
    }
    let silent = table.values().any(|[.., silent]| *silent > 0);
    Ok(if silent { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn read(report: Printed) -> (Printed, ReadBack) {
    let verdict = read_back(&report);
    (report, verdict)
}

/// The column of a verdict, its name, and what differs.
fn told(verdict: &ReadBack) -> (usize, &str, &[String]) {
    match verdict {
        ReadBack::Equal => (0, "equal", &[]),
        ReadBack::Refused(code) => (1, "refused", std::slice::from_ref(code)),
        ReadBack::Told(differences) => (2, "told", differences),
        ReadBack::Silent(differences) => (3, "silent", differences),
    }
}

fn keep(report: &Printed, folder: &Path) -> std::io::Result<()> {
    std::fs::write(folder.join(&report.name), &report.bytes)?;
    std::fs::write(folder.join(format!("{}.look", report.name)), &report.look)
}
