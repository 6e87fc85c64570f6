//! A day, or a day and a time, as people and programs write it, in one form.

use jiff::civil::{Date, Time};
use std::str::FromStr;

/// A day that there is, perhaps with a time, ISO 8601: `2025-04-30`, `2025-04-30T09:00:00+09:00`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment(String);

impl Moment {
    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.0
    }
}

impl FromStr for Moment {
    type Err = String;

    /// Reads `2025-04-30`, `20250430` and what spreadsheets make of a day: `2025. 4. 30.`, `2025/4/30`.
    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        read(text).map(Self).ok_or_else(|| format!("{text} is no day: give 2025-01-31, a time may follow"))
    }
}

fn read(text: &str) -> Option<String> {
    let (day, rest) = split(text);
    let date = date(day)?;
    if rest.is_empty() {
        return Some(date.to_string());
    }
    let at = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
    let (time, zone) = rest.split_at_checked(at)?;
    let time: Time = time.trim().parse().ok()?;
    Some(format!("{date}T{time}{}", offset(zone)?))
}

/// The day and the time behind it: `2025. 4. 30. 9:00` has blanks inside its day too.
fn split(text: &str) -> (&str, &str) {
    let before_time = text.find(':').and_then(|colon| text.get(..colon)?.rfind([' ', 'T', 't']));
    before_time.and_then(|at| Some((text.get(..at)?, text.get(at + 1..)?))).unwrap_or((text, ""))
}

fn parts(day: &str) -> Vec<&str> {
    day.split(['-', '.', '/']).map(str::trim).filter(|part| !part.is_empty()).collect()
}

fn date(day: &str) -> Option<Date> {
    let parts = parts(day);
    let parts = match parts.as_slice() {
        [whole] if whole.len() == 8 => vec![whole.get(..4)?, whole.get(4..6)?, whole.get(6..)?],
        _ => parts,
    };
    let [year, month, day] = parts.as_slice() else { return None };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || ![year, month, day].into_iter().all(|part| digits(part)) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// An offset from universal time, or nothing.
fn offset(zone: &str) -> Option<String> {
    match zone {
        "" => Some(String::new()),
        "Z" | "z" => Some("Z".to_owned()),
        _ => {
            let (sign, rest) = zone.split_at_checked(1)?;
            let digits: String = rest.chars().filter(|c| *c != ':').collect();
            let (hours, minutes) = digits.split_at_checked(2)?;
            let minutes = if minutes.is_empty() { "00" } else { minutes };
            let number = |text: &str| text.parse::<u8>().ok().filter(|_| text.len() == 2);
            let fits = number(hours)? <= 14 && number(minutes)? < 60;
            fits.then(|| format!("{sign}{hours}:{minutes}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;

    #[test]
    fn days_and_times_come_out_in_one_form() {
        for (text, expected) in [
            ("2025-04-30", Some("2025-04-30")),
            (" 2025-4-3 ", Some("2025-04-03")),
            ("20250430", Some("2025-04-30")),
            ("2025. 4. 30.", Some("2025-04-30")),
            ("2025.04.30", Some("2025-04-30")),
            ("2025/4/30", Some("2025-04-30")),
            ("2024-02-29", Some("2024-02-29")),
            ("2025-04-30T09:00:00+09:00", Some("2025-04-30T09:00:00+09:00")),
            ("2025-04-30 09:00", Some("2025-04-30T09:00:00")),
            ("2025. 4. 30. 09:00", Some("2025-04-30T09:00:00")),
            ("2025-04-30T00:12:34Z", Some("2025-04-30T00:12:34Z")),
            ("2025-04-30T09:00:00+0900", Some("2025-04-30T09:00:00+09:00")),
            ("2025-02-30", None),
            ("2025-13-01", None),
            ("2025-00-01", None),
            ("25.1.1", None),
            ("2025-01", None),
            ("2025-01-01x", None),
            ("2025-01-01T25:00", None),
            ("2025-01-01T09:00+99:00", None),
            ("yesterday", None),
            ("", None),
        ] {
            let found = text.parse::<Moment>();
            assert_eq!(found.as_ref().map(Moment::as_str).ok(), expected, "{text} {found:?}");
        }
    }
}
