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

/// Whether a text is a day, or a day and time, as ISO 8601 writes them.
fn is_moment(text: &str) -> bool {
    let Some((day, time)) = text.split_once('T') else { return is_day(text) };
    let zone = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(zone);
    let is_clock = |text: &str, parts: std::ops::RangeInclusive<usize>| {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let below = |(at, part): (usize, &str)| {
            let most = if at == 0 { 23 } else { 60 };
            part.len() == 2 && part.parse::<u8>().is_ok_and(|number| number <= most)
        };
        parts.contains(&whole.split(':').count())
            && whole.split(':').enumerate().all(below)
            && !fraction.is_empty()
            && fraction.bytes().all(|b| b.is_ascii_digit())
    };
    let in_zone = matches!(zone, "" | "Z") || zone.get(1..).is_some_and(|offset| is_clock(offset, 1..=2));
    is_day(day) && is_clock(clock, 2..=3) && in_zone
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
