//! What was read of a printed report against what was printed.

use super::Printed;
use crate::compare;
use gwaje::Options;
use gwaje::contract::Severity;
use serde_json::Value;

/// How the reading of a printed report ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadBack {
    /// All is as it was printed.
    Equal,
    /// It was refused, by a code.
    Refused(String),
    /// It differs, and a warning says that something is in doubt.
    Told(Vec<String>),
    /// It differs without a word.
    Silent(Vec<String>),
}

/// Warnings that say nothing of what was read: a report of one task may belong to any administration.
const NO_DOUBT: [&str; 1] = ["unknown_administration"];

/// Reads a printed report and compares. Spaces do not count: whether one stood where a line ends is not always to be seen, and is
/// measured elsewhere (`scripts/measure-wraps`).
#[must_use]
pub fn read_back(printed: &Printed) -> ReadBack {
    let document = match gwaje::convert(printed.bytes.as_slice(), printed.name.as_str(), &Options::default())
    {
        Ok(document) => document,
        Err(error) => return ReadBack::Refused(error.code.to_string()),
    };
    let doubts = document.warnings.iter().filter(|warning| warning.severity != Severity::Note);
    let doubts = doubts.filter(|warning| !NO_DOUBT.contains(&warning.code.as_str())).count();
    let found = serde_json::to_value(&document).unwrap_or_default();
    let (differences, _) = compare(&without_spaces(&printed.gold), &without_spaces(&found));
    match (differences.is_empty(), doubts) {
        (true, _) => ReadBack::Equal,
        (false, 0) => ReadBack::Silent(differences),
        (false, _) => ReadBack::Told(differences),
    }
}

fn without_spaces(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(text.chars().filter(|c| !c.is_whitespace()).collect()),
        Value::Array(list) => Value::Array(list.iter().map(without_spaces).collect()),
        Value::Object(map) => {
            Value::Object(map.iter().map(|(key, value)| (key.clone(), without_spaces(value))).collect())
        }
        other => other.clone(),
    }
}
