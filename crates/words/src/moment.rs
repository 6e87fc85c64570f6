//! Times as people read them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// How a time is written.
const FORM: &str = "%Y-%m-%d %H:%M";

/// A time that a store or a correction tells (`2026-11-29T21:17:03.125Z`), to the minute and by the clock of this machine:
/// `2026-11-29 21:17`. One that names no zone is told by its own clock; a day and what is no time stay as they are.
#[must_use]
pub fn moment(time: &str) -> String {
    within(time, TimeZone::system())
}

fn within(time: &str, zone: TimeZone) -> String {
    let by_zone = time.parse::<Timestamp>().map(|time| time.to_zoned(zone).strftime(FORM).to_string());
    let own = || time.parse::<DateTime>().ok().filter(|_| time.contains('T'));
    by_zone.ok().or_else(|| Some(own()?.strftime(FORM).to_string())).unwrap_or_else(|| time.to_owned())
}

#[cfg(test)]
mod tests {
    use super::within;
    use jiff::tz::{TimeZone, offset};

    #[test]
    fn a_time_is_told_by_the_clock_of_the_machine() {
        for (time, told) in [
            ("2026-11-29T21:17:03.125000Z", "2026-11-30 06:17"),
            ("2026-11-29T21:17:03+09:00", "2026-11-29 21:17"),
            ("2026-11-29T21:17:03", "2026-11-29 21:17"),
            ("2026-11-29", "2026-11-29"),
            ("soon", "soon"),
        ] {
            assert_eq!(within(time, TimeZone::fixed(offset(9))), told);
        }
    }
}
