//! Days between two ISO days.

/// The days from one to another; `None` where either is no day.
pub(crate) fn between(from: &str, to: &str) -> Option<i32> {
    Some(ordinal(to)? - ordinal(from)?)
}

/// The day's number in the proleptic Gregorian calendar (Hinnant, `days_from_civil`).
fn ordinal(day: &str) -> Option<i32> {
    let mut parts = day.split('-').map(str::parse::<i32>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year)
}

/// The days to the one of several readings of a day that is nearest.
pub(crate) fn to_nearest<'a>(from: &str, readings: impl Iterator<Item = &'a String>) -> Option<i32> {
    readings.filter_map(|day| between(from, day)).min_by_key(|days| days.abs())
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn days_are_counted_over_years() {
        assert_eq!(between("2023-12-31", "2024-03-01"), Some(61));
        assert_eq!(between("2026-01-31", "2026-02-05"), Some(5));
        assert_eq!(between("", "2024-03-01"), None);
    }
}
