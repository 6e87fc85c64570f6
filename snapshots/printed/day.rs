//! Dates of invented reports in the forms that reports write, and the days they mean.

use crate::random::Random;
use jiff::civil::{Date, date};

/// A quarter of a year.
#[derive(Clone, Copy)]
pub(super) struct Quarter {
    pub(super) year: usize,
    pub(super) quarter: usize,
}

impl Quarter {
    /// The one behind it.
    pub(super) fn next(self) -> Self {
        if self.quarter == 4 {
            Self { year: self.year + 1, quarter: 1 }
        } else {
            Self { quarter: self.quarter + 1, ..self }
        }
    }
}

/// From the first to the last day.
pub(super) type Days = (Date, Date);

/// A remark in brackets on a day, a span of days, two days or a month of a quarter.
pub(super) fn remark(quarter: Quarter, random: &mut Random) -> (String, Vec<Days>) {
    let (year, month) = (quarter.year, 3 * quarter.quarter - 2 + random.below(3));
    let (from, to) = (1 + random.below(13), 14 + random.below(15));
    let short = year % 100;
    let day = |day: usize| date(year as i16, month as i8, day as i8);
    let (text, days) = match random.below(10) {
        0 => (format!("{month}.{from}"), vec![(day(from), day(from))]),
        1 => (format!("{month}월"), vec![whole_month(day(from))]),
        2 => (format!("{month}.{from}~{month}.{to}"), vec![(day(from), day(to))]),
        3 => (format!("{month}월 {from}일"), vec![(day(from), day(from))]),
        4 => (format!("’{short}.{month}.{from}"), vec![(day(from), day(from))]),
        5 => (format!("{year}.{month}.{from}."), vec![(day(from), day(from))]),
        6 => (format!("{month}.{from}~{to}"), vec![(day(from), day(to))]),
        7 => (format!("’{short}.{month}월"), vec![whole_month(day(from))]),
        8 => (format!("{month}.{from}, {month}.{to}"), vec![(day(from), day(from)), (day(to), day(to))]),
        _ => (format!("{month}월 {from}~{to}일"), vec![(day(from), day(to))]),
    };
    (format!("({text})"), days)
}

fn whole_month(day: Date) -> Days {
    (day.first_of_month(), day.last_of_month())
}
