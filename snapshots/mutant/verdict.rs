//! What became of a mutant, beside its original.

use gwaje_model::{Document, Severity};
use serde_json::Value;
use std::collections::BTreeMap;

/// What became of a mutant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It was refused, with a code.
    Refused(String),
    /// It says what the original says.
    Same,
    /// It says something else, and warns of it as the original does not.
    Warned,
    /// It says something else, and names what was left out.
    Noted,
    /// It says something else, and nothing tells.
    Silent(Difference),
}

/// How two texts differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// In blanks alone.
    Blanks,
    /// In the order or the structure: the same letters stand elsewhere.
    Places,
    /// Some letters are others, and none are missing.
    Letters,
    /// Letters are missing.
    Missing,
}

/// Compares what a mutant became with the original document.
#[must_use]
pub fn verdict(original: &Document, mutant: &Result<Document, gwaje_model::Failure>) -> Verdict {
    let mutant = match mutant {
        Err(error) => return Verdict::Refused(error.code.to_string()),
        Ok(mutant) => mutant,
    };
    let Some(difference) = difference(&lines(original), &lines(mutant)) else { return Verdict::Same };
    let new = |least: Severity| {
        let count = |document: &Document| {
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            for warning in document.warnings.iter().filter(|warning| warning.severity >= least) {
                *counts.entry(warning.code.as_str().to_owned()).or_default() += 1;
            }
            counts
        };
        let before = count(original);
        count(mutant).iter().any(|(code, count)| before.get(code).is_none_or(|known| count > known))
    };
    if new(Severity::Warning) {
        Verdict::Warned
    } else if new(Severity::Note) {
        Verdict::Noted
    } else {
        Verdict::Silent(difference)
    }
}

/// All text of a document, a line each, in order.
fn lines(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    let value = serde_json::to_value(&document.agendas).unwrap_or_default();
    collect(&value, &mut lines);
    lines
}

/// Numbers, titles, texts and years: what a reader of the page could hold against it.
fn collect(value: &Value, lines: &mut Vec<String>) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| collect(value, lines)),
        Value::Object(fields) => {
            for key in ["number", "title", "year", "quarter", "marker", "text"] {
                lines.extend(fields.get(key).filter(|value| !value.is_null()).map(ToString::to_string));
            }
            for key in ["tasks", "leads", "periods", "items", "children"] {
                fields.get(key).into_iter().for_each(|value| collect(value, lines));
            }
        }
        _ => {}
    }
}

fn difference(original: &[String], mutant: &[String]) -> Option<Difference> {
    if original == mutant {
        return None;
    }
    let letters = |lines: &[String]| {
        let mut letters: Vec<char> =
            lines.iter().flat_map(|line| line.chars()).filter(|ch| ch.is_alphanumeric()).collect();
        letters.sort_unstable();
        letters
    };
    let tight = |lines: &[String]| {
        lines.iter().map(|line| line.split_whitespace().collect::<String>()).collect::<Vec<_>>()
    };
    let (before, after) = (letters(original), letters(mutant));
    Some(if tight(original) == tight(mutant) {
        Difference::Blanks
    } else if before == after {
        Difference::Places
    } else if after.len() >= before.len() {
        Difference::Letters
    } else {
        Difference::Missing
    })
}
