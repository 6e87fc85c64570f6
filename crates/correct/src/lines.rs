//! Corrections as JSON lines.

use crate::correction::{Change, Correction, SCHEMA};
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
    let found: Correction = serde_json::from_str(text).map_err(|error| error.to_string())?;
    if found.schema != SCHEMA {
        return Err(format!("its schema is {}, not {SCHEMA}", found.schema));
    }
    let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    if found.document.len() != 64 || !found.document.bytes().all(is_digit) {
        return Err("its document is no SHA-256 of 64 hexadecimal digits".to_owned());
    }
    fault(&found.change).map_or(Ok(found), |fault| Err(fault.to_owned()))
}

/// What a change cannot say.
fn fault(change: &Change) -> Option<&'static str> {
    match change {
        Change::Date { start, end, .. } => {
            let wrong = [start, end].into_iter().flatten().any(|day| !is_day(day));
            let turned = start.is_some() && end.is_some() && start > end;
            (wrong || turned).then_some("its days are no days, or the last is before the first")
        }
        Change::Period { quarter, half, .. } => {
            let wrong =
                quarter.is_some_and(|q| !(1..=4).contains(&q)) || half.is_some_and(|h| !(1..=2).contains(&h));
            wrong.then_some("there is no such quarter or half of a year")
        }
        Change::Text { text } => {
            text.trim().is_empty().then_some("its text is empty; an item that is none is dropped")
        }
        _ => None,
    }
}

/// Whether a text is a day of the calendar, `2024-02-29`.
fn is_day(text: &str) -> bool {
    let mut parts = text.splitn(3, '-').map(|part| part.parse::<u32>().ok());
    let (Some(Some(year)), Some(Some(month)), Some(Some(day))) = (parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    text.len() == 10 && (1..=last).contains(&day)
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
