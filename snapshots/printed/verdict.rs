//! What was read of a printed report against what was printed.

use super::{ItemLine, Printed};
use crate::compare;
use gwaje::Options;
use gwaje::contract::{Document, Item, Place, Severity};
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
    let (mut differences, _) = compare(&without_spaces(&printed.gold), &without_spaces(&found));
    if differences.is_empty() {
        differences = misplaced(printed, &document);
    }
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

/// What of the printed lines is not where the document says that its items stand.
fn misplaced(printed: &Printed, document: &Document) -> Vec<String> {
    let mut items = Vec::new();
    let periods = document.agendas.iter().flat_map(|agenda| &agenda.tasks).flat_map(|task| &task.periods);
    periods.for_each(|period| in_order(&period.items, &mut items));
    let mut of_items: Vec<Vec<&ItemLine>> = vec![Vec::new(); items.len()];
    for line in &printed.lines {
        if let Some(lines) = of_items.get_mut(line.item) {
            lines.push(line);
        }
    }
    let lost = |(item, lines): (&&Item, Vec<&ItemLine>)| {
        let within =
            lines.iter().all(|line| item.places.iter().filter(|place| holds(place, line)).count() == 1);
        let told = lines.len() == item.places.len() || lines.is_empty();
        (!within || !told).then(|| format!("{:?} of `{}` for {lines:?}", item.places, item.text))
    };
    items.iter().zip(of_items).filter_map(lost).collect()
}

fn in_order<'a>(items: &'a [Item], out: &mut Vec<&'a Item>) {
    for item in items {
        out.push(item);
        in_order(&item.children, out);
    }
}

/// How far a box may end inside the letters, in points.
const TOLERANCE: f32 = 1.0;

fn holds(place: &Place, line: &ItemLine) -> bool {
    let bbox = place.bbox;
    let across = bbox.x0 <= line.x.0 + TOLERANCE && line.x.1 - TOLERANCE <= bbox.x1;
    place.page == line.page && across && bbox.y0 < line.baseline && line.baseline <= bbox.y1
}
