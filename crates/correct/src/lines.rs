//! Corrections as JSON lines.

use crate::correction::{Change, Correction, SCHEMA};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use std::io::Write;

/// A line that is no correction.
#[derive(Debug, thiserror::Error)]
#[error("line {line} is no correction: {why}")]
pub struct NotACorrection {
    /// Which line, from 1.
    pub line: usize,
    /// Why.
    pub why: String,
}

/// The corrections of a text, in order; empty lines are left aside.
///
/// # Errors
/// At the first line that is none. Nothing of a text is taken of which a part cannot be.
pub fn read(text: &str) -> Result<Vec<Correction>, NotACorrection> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    lines.map(|(text, line)| one(text).map_err(|why| NotACorrection { line, why })).collect()
}

fn one(text: &str) -> Result<Correction, String> {
    let found: Correction = serde_json::from_str(text).map_err(|error| wrong(&error))?;
    if found.schema != SCHEMA {
        return Err(format!("its schema is {}, not {SCHEMA}", found.schema));
    }
    let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    if found.document.len() != 64 || !found.document.bytes().all(is_digit) {
        return Err("its document is no SHA-256 of 64 hexadecimal digits".to_owned());
    }
    if let Some(when) = found.when.as_ref().filter(|when| !is_moment(when)) {
        return Err(format!("`{when}` is no day and no time such as 2024-12-31T09:30:00Z"));
    }
    fault(&found.change).map_or(Ok(found), |fault| Err(fault.to_owned()))
}

/// Why JSON is no line of the contract, in words of ours.
fn wrong(error: &serde_json::Error) -> String {
    let (said, column) = (error.to_string(), error.column());
    let name = || said.split('`').nth(1).unwrap_or_default();
    if error.is_syntax() || error.is_eof() {
        return format!("it is no JSON from column {column} on");
    }
    if said.starts_with("missing field") {
        return format!("its field `{}` is missing", name());
    }
    if said.starts_with("unknown variant") {
        return format!("`{}` is none of the names that the contract has there", name());
    }
    format!("a value before column {column} is none that the contract has there")
}

/// Whether a text is a day, or a day and time, as ISO 8601 writes them; a time may leave its zone open.
fn is_moment(text: &str) -> bool {
    let is_time = || text.parse::<Timestamp>().is_ok() || text.parse::<DateTime>().is_ok();
    is_day(text) || text.contains('T') && is_time()
}

/// The years that reports are of; another is a slip of the hand.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// What a change cannot say.
fn fault(change: &Change) -> Option<&'static str> {
    match change {
        Change::Date { start, end, .. } => {
            let wrong = [start, end].into_iter().flatten().any(|day| !is_day(day));
            let turned = start.is_some() && end.is_some() && start > end;
            (wrong || turned).then_some("its days are no days, or the last is before the first")
        }
        Change::Period { year, quarter, half, .. } => {
            let wrong =
                quarter.is_some_and(|q| !(1..=4).contains(&q)) || half.is_some_and(|h| !(1..=2).contains(&h));
            let year = year.is_some_and(|year| !YEARS.contains(&year));
            let fault = wrong.then_some("there is no such quarter or half of a year");
            fault.or(year.then_some("its year is none of 1900 to 2199"))
        }
        Change::Text { text } => {
            text.trim().is_empty().then_some("its text is empty; an item that is none is dropped")
        }
        Change::Title { text, .. } => text.trim().is_empty().then_some("its title is empty"),
        _ => None,
    }
}

/// Whether a text is a day of the calendar, `2024-02-29`; of a day and time that is read too, only the day would be kept.
fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<Date>().is_ok()
}

/// Writes corrections, one a line.
///
/// # Errors
/// Those of `out`.
pub fn write(corrections: &[Correction], out: &mut dyn Write) -> std::io::Result<()> {
    corrections.iter().try_for_each(|correction| {
        serde_json::to_writer(&mut *out, correction)?;
        writeln!(out)
    })
}

/// What of some corrections is not among those that are known: a line is new where it stands more often than it is known.
#[must_use]
pub fn missing(known: &[Correction], other: &[Correction]) -> Vec<Correction> {
    let is_line = |one: &Correction, other: &Correction| {
        one.says_the_same(other) && (one.undo, &one.who, &one.when) == (other.undo, &other.who, &other.when)
    };
    let mut left: Vec<&Correction> = known.iter().collect();
    let mut new = Vec::new();
    for correction in other {
        match left.iter().position(|known| is_line(known, correction)) {
            Some(at) => drop(left.swap_remove(at)),
            None => new.push(correction.clone()),
        }
    }
    new
}
