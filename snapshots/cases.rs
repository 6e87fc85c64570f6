//! Small documents that once failed, beside the repository, where they are present: each against its right answer.
//!
//! The right answers stand in a table of file, command, what came out when the case was found, and what is right. The
//! last column is read by its first words: a gold file, `error[code]`, or words for a reader, of which the codes of
//! warnings are held and the agenda and task they name. A case that is not right yet stands in [`STILL_WRONG`]; one that has become right must leave it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use gwaje::Options;
use gwaje_snapshots::compare;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// Cases that are not right yet. The list may only become shorter.
const STILL_WRONG: &[&str] = &[];

/// A row of the table that `convert` must answer.
struct Case {
    file: String,
    right: Right,
    /// Warnings the answer must hold.
    codes: Vec<String>,
}

/// What is right.
#[derive(Clone, Debug)]
enum Right {
    /// Every fact of a gold file; a space that is told as doubtful may differ where the table allows it.
    Gold { file: String, doubtful_space: bool },
    /// A refusal with this code.
    Refused(String),
    /// One or the other.
    Either { gold: String, code: String },
    /// Any document that has these agendas and tasks, as `23-1 title`.
    Told(Vec<String>),
}

/// What became of a case: nothing to say, or why it is wrong.
type Verdict = Result<(), String>;

/// The rows of the table that this test can judge.
fn cases(table: &str, folder: &Path) -> Vec<Case> {
    let convert = |row: &&str| row.split('\t').nth(1) == Some("convert");
    table.lines().skip(1).filter(convert).flat_map(|cells| row(cells, folder)).collect()
}

fn row(row: &str, folder: &Path) -> Vec<Case> {
    let mut cells = row.split('\t');
    let (Some(files), Some(words)) = (cells.next(), cells.nth(2)) else { return Vec::new() };
    let codes: Vec<String> = codes(words);
    let case = |file: &str| {
        let right = right(words);
        let judged = !codes.is_empty() || !matches!(&right, Right::Told(named) if named.is_empty());
        judged.then(|| Case { file: file.to_owned(), right, codes: codes.clone() })
    };
    files.split(", ").filter_map(case).flat_map(|case| alike(case, folder)).collect()
}

/// Reads the words of the last column.
fn right(words: &str) -> Right {
    let gold = words.split_whitespace().find(|word| word.contains(".gold.json"));
    let gold = gold.map(|word| word.trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned());
    let code = ["error[", "refused ("].iter().find_map(|open| words.split_once(open));
    let code = code.and_then(|(_, rest)| rest.split([']', ',', ')']).next()).map(str::to_owned);
    let first = words.split_whitespace().next().unwrap_or_default();
    match (gold, code) {
        (Some(gold), Some(code)) => Right::Either { gold, code },
        (Some(file), None) if first.contains(".gold.json") => {
            Right::Gold { file, doubtful_space: words.contains("allowed while it is told as doubtful") }
        }
        (None, Some(code)) if first.starts_with("error[") => Right::Refused(code),
        _ => Right::Told(words.split([',', ';']).filter_map(named).collect()),
    }
}

/// The agenda or task that some words name: `agenda 23 title`, `task 23-1 title (and another)`.
fn named(words: &str) -> Option<String> {
    let words = words.trim();
    let rest = ["agenda ", "task ", "tasks "].iter().find_map(|word| words.strip_prefix(word))?;
    rest.starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
    let end = [" (", " and ", " under "].iter().filter_map(|end| rest.find(end)).min();
    rest.get(..end.unwrap_or(rest.len())).map(str::to_owned)
}

/// A case for each file that a row with a star means.
fn alike(case: Case, folder: &Path) -> Vec<Case> {
    let Some((before, after)) = case.file.split_once('*') else { return vec![case] };
    let mut files: Vec<String> = std::fs::read_dir(folder.join(before))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(after))
        .map(|name| format!("{before}{name}"))
        .collect();
    files.sort();
    let one = |file| Case { file, right: case.right.clone(), codes: case.codes.clone() };
    files.into_iter().map(one).collect()
}

/// The codes of warnings that stand in a text.
fn codes(words: &str) -> Vec<String> {
    let known: BTreeSet<&str> = gwaje_model::Code::ALL.iter().map(|code| code.as_str()).collect();
    let words = words.split(|c: char| !c.is_ascii_lowercase() && c != '_');
    words.filter(|word| known.contains(word)).map(str::to_owned).collect()
}

fn judge(case: &Case, folder: &Path) -> Verdict {
    let bytes = std::fs::read(folder.join(&case.file)).unwrap();
    let document = gwaje::convert(&bytes, "case", &Options::default());
    match (&case.right, document) {
        (Right::Refused(code) | Right::Either { code, .. }, Err(error)) if error.code.as_str() == code => {
            Ok(())
        }
        (_, Err(error)) => Err(format!("refused as {}", error.code.as_str())),
        (Right::Refused(code), Ok(_)) => Err(format!("is not refused as {code}")),
        (right, Ok(document)) => {
            let document = serde_json::to_value(&document).unwrap();
            has_codes(&document, &case.codes)?;
            match right {
                Right::Gold { file, doubtful_space } => gold(&document, &folder.join(file), *doubtful_space),
                Right::Either { gold: file, .. } => gold(&document, &folder.join(file), false),
                Right::Told(named) => has_titles(&document, named),
                Right::Refused(_) => Ok(()),
            }
        }
    }
}

fn has_codes(document: &Value, codes: &[String]) -> Verdict {
    let missing = codes.iter().find(|code| !warns(document, code));
    missing.map_or(Ok(()), |code| Err(format!("no {code}")))
}

fn has_titles(document: &Value, named: &[String]) -> Verdict {
    let agendas = || document["agendas"].as_array().into_iter().flatten();
    let tasks = agendas().flat_map(|agenda| agenda["tasks"].as_array().into_iter().flatten());
    let title = |node: &Value| {
        let text = |key: &str| node[key].as_str().unwrap_or_default().to_owned();
        format!("{} {}", text("number"), text("title"))
    };
    let found: BTreeSet<String> = agendas().chain(tasks).map(title).collect();
    let missing = named.iter().find(|name| !found.contains(*name));
    missing.map_or(Ok(()), |name| Err(format!("no {name} in {found:?}")))
}

fn warns(document: &Value, code: &str) -> bool {
    let warnings = document["warnings"].as_array();
    warnings.is_some_and(|all| all.iter().any(|warning| warning["code"] == code))
}

fn gold(document: &Value, gold: &Path, doubtful_space: bool) -> Verdict {
    let gold = serde_json::from_slice(&std::fs::read(gold).unwrap()).unwrap();
    let (found, _) = compare(&gold, document);
    let allowed = doubtful_space && warns(document, "low_confidence_join") && same_letters(&found);
    if found.is_empty() || allowed { Ok(()) } else { Err(found.join(" / ")) }
}

/// Whether what is missing and what is invented are the same but for their spaces.
fn same_letters(found: &[String]) -> bool {
    let letters = |sign: char| {
        let of = found.iter().filter_map(|fact| fact.strip_prefix(sign));
        of.map(|fact| fact.split_whitespace().collect::<String>()).collect::<BTreeSet<_>>()
    };
    letters('-') == letters('+')
}

#[test]
fn small_documents_that_once_failed_are_right() {
    let Some(folder) = gwaje_need::shared("turn2/cases") else { return };
    let table = std::fs::read_to_string(folder.join("expected.tsv")).unwrap();
    let mut wrong = BTreeSet::new();
    let cases = cases(&table, &folder);
    assert!(cases.len() > 60, "the table of cases is read");
    for case in &cases {
        let verdict = judge(case, &folder);
        println!("{}\t{:?}\t{}\t{}", case.file, case.right, case.codes.join(","), told(&verdict));
        if verdict.is_err() {
            wrong.insert(case.file.as_str());
        }
    }
    let listed: BTreeSet<&str> = STILL_WRONG.iter().copied().collect();
    let (fixed, broken) =
        (listed.difference(&wrong).collect::<Vec<_>>(), wrong.difference(&listed).collect::<Vec<_>>());
    assert!(fixed.is_empty(), "right now, take them out of the list: {fixed:?}");
    assert!(broken.is_empty(), "wrong: {broken:?}");
}

fn told(verdict: &Verdict) -> &str {
    verdict.as_ref().map_or_else(String::as_str, |()| "right")
}
