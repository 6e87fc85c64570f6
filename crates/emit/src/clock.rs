//! Times as a store writes them.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Seconds that Korea is before UTC.
const KOREA: i64 = 9 * 3600;

/// Seconds of a day.
const DAY: i64 = 86_400;

/// A time in UTC: `2024-04-15T00:30:00.000125Z`.
pub(crate) fn utc(time: SystemTime) -> String {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
    format!("{}.{:06}Z", spelled(seconds(since)), since.subsec_micros())
}

/// Now, in UTC: `2024-04-15T00:30:00.000125Z`.
#[must_use]
pub fn now() -> String {
    utc(SystemTime::now())
}

/// The day in Korea.
pub(crate) fn day_in_korea(time: SystemTime) -> String {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
    spelled(seconds(since) + KOREA).chars().take(10).collect()
}

/// A time with its offset (`2024-04-15T00:30:00+00:00`) as it is in Korea: `2024-04-15T09:30:00`.
pub(crate) fn in_korea(time: &str) -> Option<String> {
    let number = |from: usize, to: usize| time.get(from..to)?.parse::<i64>().ok();
    let days = days(number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let own = days * DAY + number(11, 13)? * 3600 + number(14, 16)? * 60 + number(17, 19)?;
    let sign = if time.get(19..20) == Some("-") { -1 } else { 1 };
    let offset = sign * (number(20, 22).unwrap_or(0) * 3600 + number(23, 25).unwrap_or(0) * 60);
    Some(spelled(own - offset + KOREA))
}

fn seconds(since: Duration) -> i64 {
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX / 2)
}

/// Seconds since 1970 as a time.
fn spelled(seconds: i64) -> String {
    let (year, month, day) = date(seconds.div_euclid(DAY));
    let rest = seconds.rem_euclid(DAY);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}", rest / 3600, rest / 60 % 60, rest % 60)
}

/// Days from 1970-01-01 to a date of the Gregorian calendar: years that begin in March, in eras of 400 years.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The date so many days after 1970-01-01.
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::{day_in_korea, in_korea, utc};
    use std::time::{Duration, UNIX_EPOCH};

    #[test]
    fn times_in_korea_and_in_utc() {
        for (given, told) in [
            ("2024-02-28T18:30:05+00:00", "2024-02-29T03:30:05"),
            ("2023-12-31T23:59:59+09:00", "2023-12-31T23:59:59"),
            ("2024-01-01T00:00:00-05:30", "2024-01-01T14:30:00"),
        ] {
            assert_eq!(in_korea(given).as_deref(), Some(told));
        }
        assert_eq!(in_korea("soon"), None);
        let time = UNIX_EPOCH + Duration::from_micros(1_709_166_605_000_125);
        assert_eq!(utc(time), "2024-02-29T00:30:05.000125Z");
        assert_eq!(day_in_korea(UNIX_EPOCH + Duration::from_hours(16)), "1970-01-02");
    }
}
