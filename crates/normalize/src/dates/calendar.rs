//! From a written date to days: the year that is not written, ranges over the turn of a year, weekdays.
//!
//! A date without a year belongs to the year, of the period's own and its two neighbours, that lies nearest to the
//! period: on 122 real dates that made no error, the heading's year alone made two. A printed weekday settles it.

use super::written::{Expression, Part, Point, Year};
use gwaje_model::{Precision, YearFrom};
use jiff::civil::{Date, date};

/// The period a text reports on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Anchor {
    /// First day.
    pub(crate) first: Date,
    /// Last day.
    pub(crate) last: Date,
    /// Whether the text looks ahead of it (`향후계획`), so that dates before it are unlikely.
    pub(crate) ahead: bool,
}

impl Anchor {
    /// Days between a stretch of days and the period, 0 where they touch.
    fn distance(&self, days: &Days) -> i32 {
        let (first, last) = days.outer();
        let away = between(self.last, first).max(between(last, self.first)).max(0);
        if self.ahead && last < self.first { away.saturating_add(100_000) } else { away }
    }
}

fn between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

/// The days of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) first: Date,
    pub(super) last: Date,
    pub(super) open_start: bool,
    pub(super) open_end: bool,
    pub(super) precision: Precision,
}

impl Days {
    fn outer(&self) -> (Date, Date) {
        if self.open_start {
            (self.last, self.last)
        } else if self.open_end {
            (self.first, self.first)
        } else {
            (self.first, self.last)
        }
    }
}

/// A date with its year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dated {
    /// `None` where no year can be told.
    pub(super) days: Option<Days>,
    pub(super) precision: Precision,
    pub(super) year_from: YearFrom,
    pub(super) alternatives: Vec<Date>,
    /// Whether a printed weekday does not belong to the date.
    pub(super) weekday_mismatch: bool,
}

/// Why a written date has no days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// No calendar has the day.
    Impossible,
    /// It is no date at all.
    NotADate,
}

/// What the text around gives for the year.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around<'a> {
    pub(super) anchor: Option<&'a Anchor>,
    /// The date just before it in the same list, whose year is written.
    pub(super) carried: Option<Days>,
    /// The last year written before it in the text.
    pub(super) named_year: Option<i16>,
}

/// Finds the days of a written date.
pub(super) fn resolve(written: Expression, around: Around<'_>) -> Result<Dated, Refused> {
    let written = complete(written).ok_or(Refused::NotADate)?;
    if written.points().any(|point| point.year.is_some()) {
        return with_year(written, around);
    }
    if let Some(before) = around.carried {
        return carried(written, before, around);
    }
    let Some(anchor) = around.anchor else {
        let precision = days(written, 2024)?.precision;
        let (days, alternatives) = (None, Vec::new());
        return Ok(Dated {
            days,
            precision,
            year_from: YearFrom::Unknown,
            alternatives,
            weekday_mismatch: false,
        });
    };
    let candidates = candidates(written, anchor)?;
    let fitting = candidates.iter().find(|days| weekdays_fit(written, days) == Some(true));
    let nearest = candidates.first().ok_or(Refused::Impossible)?;
    let near = |days: &&Days| **days != *nearest && anchor.distance(days) < 366;
    let alternatives = candidates.iter().filter(near).map(|days| days.outer().0).collect();
    // A weekday that fits no year near the period may fit the year named before it in the text.
    let named = around.named_year.and_then(|year| days(written, year).ok());
    let named = named.filter(|days| fitting.is_none() && weekdays_fit(written, days) == Some(true));
    Ok(match fitting.or(named.as_ref()) {
        Some(days) => settled(*days, YearFrom::Weekday, Vec::new()),
        None => Dated {
            weekday_mismatch: weekdays_fit(written, nearest) == Some(false),
            ..settled(*nearest, YearFrom::NearestQuarter, alternatives)
        },
    })
}

fn settled(days: Days, year_from: YearFrom, alternatives: Vec<Date>) -> Dated {
    Dated { days: Some(days), precision: days.precision, year_from, alternatives, weekday_mismatch: false }
}

/// The days in the period's year and its neighbours, nearest first.
fn candidates(written: Expression, anchor: &Anchor) -> Result<Vec<Days>, Refused> {
    let own = anchor.first.year();
    // Deadlines and the edges of a year look ahead: `~12월` in spring is not last year's December.
    let deadline = matches!(written, Expression::Until(_))
        || written.points().any(|point| matches!(point.part, Part::Within | Part::Beginning | Part::End));
    let years = [own, own + 1].into_iter().chain((!deadline).then_some(own - 1));
    let tried: Vec<_> = years.map(|year| days(written, year)).collect();
    let mut possible: Vec<_> = tried.iter().filter_map(|days| days.ok()).collect();
    possible.sort_by_key(|days| anchor.distance(days));
    match tried.first() {
        Some(Err(refused)) if possible.is_empty() => Err(*refused),
        _ => Ok(possible),
    }
}

fn with_year(written: Expression, around: Around<'_>) -> Result<Dated, Refused> {
    let relative = written.points().find_map(|point| match point.year {
        Some(Year::Relative(distance)) => Some(distance),
        _ => None,
    });
    let anchor_year = around.anchor.map(|anchor| anchor.first.year());
    let Some(distance) = relative else {
        let days = days(written, 0)?;
        let mismatch = weekdays_fit(written, &days) == Some(false);
        return Ok(Dated { weekday_mismatch: mismatch, ..settled(days, YearFrom::Text, Vec::new()) });
    };
    // "The year before" looks back from the year just named; "this year" is the year of the report.
    let named = around.named_year.filter(|_| distance < 0);
    let Some(year) = named.or(anchor_year) else { return Err(Refused::NotADate) };
    let other = anchor_year.filter(|other| *other != year).and_then(|year| days(written, year).ok());
    let found = days(written, year)?;
    Ok(settled(found, YearFrom::Relative, other.map(|days| days.outer().0).into_iter().collect()))
}

fn carried(written: Expression, before: Days, around: Around<'_>) -> Result<Dated, Refused> {
    let year = before.last.year();
    let same = days(written, year)?;
    let found = if same.first < before.first { days(written, year + 1)? } else { same };
    let nearest = around.anchor.and_then(|anchor| candidates(written, anchor).ok()?.into_iter().next());
    let other = nearest.filter(|days| *days != found).map(|days| days.outer().0);
    let mismatch = weekdays_fit(written, &found) == Some(false);
    Ok(Dated { weekday_mismatch: mismatch, ..settled(found, YearFrom::Carried, other.into_iter().collect()) })
}

/// Whether the printed weekdays belong to the days; `None` where none is printed.
fn weekdays_fit(written: Expression, days: &Days) -> Option<bool> {
    let mut printed =
        written.points().zip([days.first, days.last]).filter_map(|(p, d)| Some((p.weekday?, d)));
    let (weekday, day) = printed.next()?;
    Some(weekday == day.weekday() && printed.all(|(weekday, day)| weekday == day.weekday()))
}

/// Gives bare numbers in a range their meaning: `2.20~23`, `3~5월`, `’17~20`.
fn complete(written: Expression) -> Option<Expression> {
    let Expression::Between(from, to) = written else { return Some(written) };
    let (from, to) = match (from.part, to.part) {
        (Part::Day(month, day), Part::Number(n, _)) if (day..=31).contains(&n) => {
            (from, Point { part: Part::Day(month, n), ..to })
        }
        (Part::Month(month), Part::Number(n, false))
            if from.year.is_some() && (month + 1..=12).contains(&n) =>
        {
            (from, Point { part: Part::Month(n), ..to })
        }
        (Part::Whole, Part::Number(n, false)) => {
            let Some(Year::Written(first)) = from.year else { return None };
            let last = first - first % 100 + i16::from(n);
            let year = Some(Year::Written(last)).filter(|_| last > first && n >= 10)?;
            (from, Point { part: Part::Whole, year: Some(year), ..to })
        }
        (Part::Number(n, false), Part::Month(last) | Part::Third(last, _))
            if n < last && to.year.is_none() =>
        {
            (Point { part: Part::Month(n), ..from }, to)
        }
        (Part::Number(n, false), Part::Quarter(last)) if n < last && to.year.is_none() => {
            (Point { part: Part::Quarter(n), ..from }, to)
        }
        (Part::Number(..), _) | (_, Part::Number(..)) => return None,
        _ => (from, to),
    };
    Some(Expression::Between(from, to))
}

/// The days of a completed expression; points without a year lie in `year`, as relative ones count from it.
fn days(written: Expression, year: i16) -> Result<Days, Refused> {
    let whole = |first, last, precision| Days { first, last, open_start: false, open_end: false, precision };
    match written {
        Expression::On(point) => {
            let (first, last) = point_days(point, year_of(point, year))?;
            let within = point.part == Part::Within;
            Ok(Days { open_start: within, ..whole(first, last, precision(point.part)) })
        }
        Expression::Since(point) => {
            let (first, last) = point_days(point, year_of(point, year))?;
            Ok(Days { open_end: true, ..whole(first, last, Precision::Open) })
        }
        Expression::Until(point) => {
            let (first, last) = point_days(point, year_of(point, year))?;
            Ok(Days { open_start: true, ..whole(first, last, Precision::Open) })
        }
        Expression::Between(from, to) => {
            let (first, last) = range_days(from, to, year)?;
            Ok(whole(first, last, precision(from.part).max(precision(to.part))))
        }
    }
}

/// A range without a year may run over the turn of the year, but not for longer than this many days.
const LONGEST_TURN: i32 = 200;

fn range_days(from: Point, to: Point, year: i16) -> Result<(Date, Date), Refused> {
    let (from_year, to_year) = match (from.year, to.year) {
        (Some(_), None) => (year_of(from, year), year_of(from, year)),
        (None, Some(_)) => (year_of(to, year), year_of(to, year)),
        _ => (year_of(from, year), year_of(to, year)),
    };
    let (first, _) = point_days(from, from_year)?;
    let (_, last) = point_days(to, to_year)?;
    if first <= last {
        return Ok((first, last));
    }
    let turned = match (from.year, to.year) {
        (Some(_), Some(_)) => return Err(Refused::NotADate),
        (None, Some(_)) => (point_days(from, from_year - 1)?.0, last),
        _ => (first, point_days(to, to_year + 1)?.1),
    };
    if between(turned.0, turned.1) > LONGEST_TURN { Err(Refused::NotADate) } else { Ok(turned) }
}

fn year_of(point: Point, year: i16) -> i16 {
    match point.year {
        Some(Year::Written(year) | Year::Unmarked(year)) => year,
        Some(Year::Relative(distance)) => year + distance,
        None => year,
    }
}

fn point_days(point: Point, year: i16) -> Result<(Date, Date), Refused> {
    let months = |first: u8, last: u8| {
        let first = Date::new(year, first.cast_signed(), 1).map_err(|_| Refused::NotADate)?;
        let last = Date::new(year, last.cast_signed(), 1).map_err(|_| Refused::NotADate)?;
        Ok((first, last.last_of_month()))
    };
    match point.part {
        Part::Whole | Part::Within => months(1, 12),
        Part::Beginning => months(1, 1),
        Part::End => months(12, 12),
        Part::Half(half) => months(half * 6 - 5, half * 6),
        Part::Quarter(quarter) => months(quarter * 3 - 2, quarter * 3),
        Part::Month(month) => months(month, month),
        Part::Third(month, third) => {
            let (first, last) = months(month, month)?;
            let day = |day| date(year, month.cast_signed(), day);
            Ok(match third {
                1 => (first, day(10)),
                2 => (day(11), day(20)),
                _ => (day(21), last),
            })
        }
        Part::Day(month, day) => {
            let day =
                Date::new(year, month.cast_signed(), day.cast_signed()).map_err(|_| Refused::Impossible)?;
            Ok((day, day))
        }
        Part::Number(..) => Err(Refused::NotADate),
    }
}

fn precision(part: Part) -> Precision {
    match part {
        Part::Whole => Precision::Year,
        Part::Within | Part::Beginning | Part::End | Part::Third(..) => Precision::Open,
        Part::Half(_) => Precision::Half,
        Part::Quarter(_) => Precision::Quarter,
        Part::Month(_) => Precision::Month,
        Part::Day(..) | Part::Number(..) => Precision::Day,
    }
}
