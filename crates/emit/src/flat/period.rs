//! Periods of the command line, and periods as a sheet words them.

use super::columns::Language;
use super::row::FlatRow;
use crate::Error;
use gwaje_forms::period;
use std::str::FromStr;

/// Digits of a year.
const YEAR: usize = 4;

/// A quarter, half or year: `2023Q4`, `2023H2`, `2023`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// First day, ISO 8601.
    pub first: String,
    /// Last day, ISO 8601.
    pub last: String,
}

impl FromStr for Span {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || Error::Asked(format!("{text} is no period: 2023Q4, 2023H2 and 2023 are"));
        let text = text.trim();
        // Years in full: `23Q4` may be one of two centuries.
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let found =
            period::heading(text).filter(|found| digits == YEAR && found.tail.is_empty() && !found.several);
        let period = found.filter(|found| found.label.is_empty()).ok_or_else(wrong)?.period;
        let year = period.year.ok_or_else(wrong)?;
        let (first, last) = match (period.quarter, period.half) {
            (Some(quarter), _) => (quarter * 3 - 2, quarter * 3),
            (None, Some(half)) => (half * 6 - 5, half * 6),
            (None, None) => (1, 12),
        };
        // Quarters and halves end with months of these lengths.
        let day = if [6, 9].contains(&last) { 30 } else { 31 };
        Ok(Self { first: format!("{year}-{first:02}-01"), last: format!("{year}-{last:02}-{day}") })
    }
}

/// The period of a row, after its section or column, in words.
pub(crate) fn worded(row: &FlatRow, language: Language) -> Option<String> {
    let year = row.whole("year");
    let (quarter, half) = (row.whole("quarter"), row.whole("half"));
    let time = year.map(|year| match (language, quarter, half) {
        (Language::Korean, Some(quarter), _) => format!("{year}년 {quarter}분기"),
        (Language::Korean, None, Some(1)) => format!("{year}년 상반기"),
        (Language::Korean, None, Some(_)) => format!("{year}년 하반기"),
        (Language::Korean, None, None) => format!("{year}년"),
        (Language::English, Some(quarter), _) => format!("{year}Q{quarter}"),
        (Language::English, None, Some(half)) => format!("{year}H{half}"),
        (Language::English, None, None) => year.to_string(),
    });
    let parts = [row.text("section").map(str::to_owned), row.text("column_name").map(str::to_owned), time];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn periods_are_days() {
        for (text, first, last) in [
            ("2023Q4", "2023-10-01", "2023-12-31"),
            ("2024q1", "2024-01-01", "2024-03-31"),
            ("2023H1", "2023-01-01", "2023-06-30"),
            ("2023", "2023-01-01", "2023-12-31"),
            ("2024년 4분기", "2024-10-01", "2024-12-31"),
            ("2024년상반기", "2024-01-01", "2024-06-30"),
            ("2024 Q2", "2024-04-01", "2024-06-30"),
            ("2024년", "2024-01-01", "2024-12-31"),
            ("2024년 3/4분기", "2024-07-01", "2024-09-30"),
        ] {
            let span: Span = text.parse().unwrap();
            assert_eq!((span.first.as_str(), span.last.as_str()), (first, last), "{text}");
        }
        for wrong in ["", "23Q4", "2023Q5", "2023-4", "이천이십삼", "2023Q4x", "4Q2023"] {
            assert!(wrong.parse::<Span>().is_err(), "{wrong}");
        }
    }
}
