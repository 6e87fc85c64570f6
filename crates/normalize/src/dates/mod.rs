//! Dates in a text: found by [`grammar`], judged by [`context`], given their year by [`calendar`].

mod calendar;
mod context;
mod grammar;
mod lexis;
mod regions;
mod written;

#[cfg(test)]
mod tests;

#[cfg(test)]
mod shared_tests;

pub(crate) use calendar::Anchor;

use calendar::{Around, Dated, Days, Refused};
use context::Candidate;
use gwaje_forms::marks;
use gwaje_model::{Date, Precision};
use nom::Parser;
use regions::{Region, Regions};
use std::ops::Range;
use written::{Expression, Form, Part, Point, Year};

/// What a text holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Found {
    /// The dates in order.
    pub(crate) dates: Vec<Date>,
    /// What is wrong with some of them.
    pub(crate) problems: Vec<Problem>,
}

/// What is wrong with a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// No calendar has it; it is not among the dates.
    Impossible(String),
    /// It is dated, but the weekday printed with it belongs to another day.
    Weekday(String),
}

/// Finds the dates of a text none of whose dates is told to lie ahead.
#[cfg(test)]
pub(crate) fn find(text: &str, anchor: Option<&Anchor>) -> Found {
    find_ahead(text, anchor, None)
}

/// Finds the dates of a text that reports on a period. Those that begin in the bytes `ahead` are of what lies ahead.
pub(crate) fn find_ahead(text: &str, anchor: Option<&Anchor>, ahead: Option<Range<usize>>) -> Found {
    let mut scan = Scan {
        text,
        anchor,
        ahead,
        regions: Regions::of(text),
        counted: (0, 0),
        found: Found::default(),
        last: None,
        named: None,
    };
    let mut at = 0;
    // Nearly all text begins no date.
    while let Some(next) = text.get(at..).and_then(|rest| rest.find(opens)) {
        at += next;
        let rest = text.get(at..).unwrap_or_default();
        let figures = rest.bytes().take_while(u8::is_ascii_digit).count();
        if figures > MOST_FIGURES {
            at += figures - MOST_FIGURES;
        } else {
            at = scan.date_at(at).unwrap_or(at + rest.chars().next().map_or(1, char::len_utf8));
        }
    }
    scan.found
}

/// No number of a date has more figures, so none begins before the last of a longer one.
const MOST_FIGURES: usize = 4;

/// Words that dates begin with.
const WORDS: [&str; 11] =
    ["상반", "하반", "연내", "연초", "연말", "올해", "금년", "내년", "작년", "지난", "전년"];

/// Whether a date may begin with this character.
fn opens(c: char) -> bool {
    matches!(c, '0'..='9' | 'Q' | '상' | '하' | '연' | '올' | '금' | '내' | '작' | '지' | '전')
        || marks::is_range_mark(c)
        || marks::is_year_mark(c)
}

/// Whether a date may begin here; spares the grammar nearly all text.
fn may_open(text: &str) -> bool {
    match text.chars().next() {
        Some('가'..='힣') => WORDS.iter().any(|word| text.starts_with(word)),
        Some(c) => opens(c),
        None => false,
    }
}

/// Whether a number counts something, by the word behind it: only a list of dates could make it a day. A weekday that
/// is no beginning of a longer word (`3금~`, not `3금융`) counts nothing.
fn counts(text: &str) -> bool {
    let syllable = |c: &char| matches!(c, '가'..='힣');
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let mut word = behind.trim_start_matches(' ').chars();
    let unit = word.next().filter(syllable);
    let weekday =
        unit.is_some_and(|unit| "월화수목금토일".contains(unit)) && word.next().is_none_or(|c| !syllable(&c));
    behind.len() < text.len() && !weekday && unit.is_some_and(|unit| !"년월일분부까상하".contains(unit))
}

/// The date found last: where it ends and its days, if its year is written or carried.
#[derive(Clone, Copy)]
struct Last {
    end: usize,
    region: Option<Region>,
    month: Option<(u8, u8)>,
    days: Option<Days>,
}

struct Scan<'a> {
    text: &'a str,
    anchor: Option<&'a Anchor>,
    /// The bytes in which dates are of what lies ahead.
    ahead: Option<Range<usize>>,
    regions: Regions,
    /// A byte offset already passed and the characters before it.
    counted: (usize, u32),
    found: Found,
    last: Option<Last>,
    named: Option<i16>,
}

impl Scan<'_> {
    /// Takes the date that starts at a byte offset; gives the offset after it.
    fn date_at(&mut self, start: usize) -> Option<usize> {
        let rest = self.text.get(start..)?;
        if !may_open(rest) {
            return None;
        }
        let region = self.regions.around(start);
        let list = self.list_before(start, region);
        if list.is_none() && counts(rest) {
            return None;
        }
        let (written, length) = match grammar::expression.parse(rest) {
            Ok((after, written)) => (written, rest.len() - after.len()),
            Err(_) => carried_day(rest, list)?,
        };
        let mut end = start + length;
        end -= self.text.get(start..end)?.len() - self.text.get(start..end)?.trim_end().len();
        let year = self.anchor.map(|anchor| anchor.first.year());
        let candidate = Candidate {
            text: self.text,
            start,
            end,
            written,
            region,
            decimals: self.regions.decimals,
            continues: list.is_some(),
            year,
        };
        if !candidate.is_date() {
            return None;
        }
        self.take(candidate, list)
    }

    /// The date before, if only a list mark stands between.
    fn list_before(&self, start: usize, region: Option<Region>) -> Option<Last> {
        let last = self.last.filter(|last| last.region == region)?;
        let between = self.text.get(last.end..start)?.trim();
        [",", "·", "및", "/", ";", "&", "、", "와", "과"].contains(&between).then_some(last)
    }

    fn take(&mut self, candidate: Candidate<'_>, list: Option<Last>) -> Option<usize> {
        let (start, end, written) = (candidate.start, candidate.end, candidate.written);
        let text = self.text.get(start..end)?;
        let ahead = self.ahead.as_ref().is_some_and(|ahead| ahead.contains(&start));
        let anchor = self.anchor.map(|anchor| Anchor { ahead: anchor.ahead || ahead, ..*anchor });
        let around = Around {
            anchor: anchor.as_ref(),
            carried: list.and_then(|last| last.days),
            named_year: self.named,
        };
        let dated = match calendar::resolve(written, around) {
            Ok(dated) => dated,
            Err(Refused::NotADate) => return None,
            Err(Refused::Impossible) => {
                self.found.problems.push(Problem::Impossible(text.to_owned()));
                return Some(end);
            }
        };
        if dated.weekday_mismatch {
            self.found.problems.push(Problem::Weekday(text.to_owned()));
        }
        self.remember(&candidate, &dated, list);
        let span = [self.offset(start), self.offset(end)];
        let label = candidate.label().map(str::to_owned);
        self.found.dates.push(published(text.to_owned(), span, &dated, label));
        Some(end)
    }

    /// Keeps what the next date may need: year, month and place of this one.
    fn remember(&mut self, candidate: &Candidate<'_>, dated: &Dated, list: Option<Last>) {
        let written = candidate.written;
        let year = |point: Point| matches!(point.year, Some(Year::Written(_) | Year::Unmarked(_)));
        let year_written = written.points().any(year);
        if year_written {
            self.named = dated.days.map(|days| days.last.year());
        }
        let carries = year_written || list.is_some_and(|last| last.days.is_some());
        let month = written.points().last().and_then(|point| match point.part {
            Part::Day(month, day) => Some((month, day)),
            _ => None,
        });
        let days = dated.days.filter(|_| carries);
        self.last = Some(Last { end: candidate.end, region: candidate.region, month, days });
    }

    /// Characters before a byte offset that lies at or after the last one asked for.
    fn offset(&mut self, at: usize) -> u32 {
        let (passed, chars) = self.counted;
        let more = self.text.get(passed..at).map_or(0, |between| between.chars().count() as u32);
        self.counted = (at, chars + more);
        chars + more
    }
}

fn published(text: String, span: [u32; 2], dated: &Dated, label: Option<String>) -> Date {
    let open = dated.days.is_some_and(|days| days.open_start || days.open_end);
    let first = dated.days.filter(|days| !days.open_start).map(|days| days.first.to_string());
    let last = dated.days.filter(|days| !days.open_end).map(|days| days.last.to_string());
    Date {
        text,
        span,
        start: first,
        end: last,
        precision: if open { Precision::Open } else { dated.precision },
        year_from: dated.year_from,
        label,
        alternatives: dated.alternatives.iter().map(ToString::to_string).collect(),
    }
}

/// `12` in `(1.10, 12)`: a day of the month before, at the end of its element.
fn carried_day(rest: &str, list: Option<Last>) -> Option<(Expression, usize)> {
    let last = list.filter(|last| last.region.is_some())?;
    let (month, before) = last.month?;
    let (after, day) = grammar::bare_day(rest).ok()?;
    let ends = after.trim_start().starts_with([',', ')', '·']) || after.trim_start().is_empty();
    let point = Point::new(None, Part::Day(month, day), Form::Dotted);
    (ends && day > before).then_some((Expression::On(point), rest.len() - after.len()))
}
