//! What kind of change an edit is: a date, a figure, the marker, the order of words, or other words.
//!
//! Dates and figures are compared by what they mean, so `12.5` that became `12.15` is ten days later and `25명` that became
//! `27명` two persons more. What is left of both texts without them is compared as words.

use crate::days;
use gwaje_forms::letter::is_letter_or_figure;
use gwaje_model::{Date, Item, Mention, MentionKind};
use schemars::JsonSchema;
use serde::Serialize;

/// One thing that an edit changed.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Edit {
    /// A date.
    Date {
        /// As it was written; null where it came.
        from: Option<String>,
        /// As it is written; null where it went.
        to: Option<String>,
        /// Days from the old first day to the new one, or where that is the same of the last days; null where one is not
        /// known.
        days: Option<i32>,
    },
    /// A figure.
    Figure {
        /// As it was written; null where it came.
        from: Option<String>,
        /// As it is written; null where it went.
        to: Option<String>,
        /// How much more it is, in its unit; null where the units differ or one is not there.
        change: Option<f64>,
        /// The unit.
        unit: Option<String>,
    },
    /// The title of its task.
    Title {
        /// The title before.
        from: String,
        /// The title after.
        to: String,
    },
    /// The bodies in charge of its task.
    Lead {
        /// The bodies before, with `, ` between them.
        from: String,
        /// The bodies after.
        to: String,
    },
    /// Its period.
    Period {
        /// The period before, as in ids.
        from: String,
        /// The period after.
        to: String,
    },
    /// The number of its task.
    Number {
        /// The number before.
        from: Option<String>,
        /// The number after.
        to: Option<String>,
    },
    /// The marker.
    Marker {
        /// The marker before.
        from: Option<String>,
        /// The marker after.
        to: Option<String>,
    },
    /// The same words in another order.
    Order,
    /// Other words.
    Wording,
}

/// What changed from one wording of an item to another.
#[must_use]
pub fn of_items(old: &Item, new: &Item) -> Vec<Edit> {
    let mut edits = dates(&old.dates, &new.dates);
    edits.extend(figures(&counts(old), &counts(new)));
    if old.marker != new.marker {
        edits.push(Edit::Marker { from: old.marker.clone(), to: new.marker.clone() });
    }
    let (mut before, mut after) = (words(old), words(new));
    if before.concat() != after.concat() {
        before.sort_unstable();
        after.sort_unstable();
        edits.push(if before == after { Edit::Order } else { Edit::Wording });
    } else if edits.is_empty() && letters(&old.text) != letters(&new.text) {
        // Marks alone.
        edits.push(Edit::Wording);
    }
    edits
}

fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

fn counts(item: &Item) -> Vec<&Mention> {
    item.mentions.iter().filter(|mention| mention.kind == MentionKind::Count).collect()
}

/// The words of an item without its dates and figures.
fn words(item: &Item) -> Vec<String> {
    let counts = counts(item).into_iter().map(|count| count.span);
    let spans: Vec<[u32; 2]> = item.dates.iter().map(|date| date.span).chain(counts).collect();
    let kept = (0_u32..).zip(item.text.chars()).map(|(at, c)| {
        let inside = spans.iter().any(|[start, end]| (*start..*end).contains(&at));
        if inside || !is_letter_or_figure(c) { ' ' } else { c }
    });
    let kept: String = kept.collect();
    kept.split_whitespace().map(str::to_owned).collect()
}

/// What is in both lists as it is written is left out; the rest is paired in order.
fn pairs<'a, T>(
    old: &'a [T],
    new: &'a [T],
    text: impl Fn(&T) -> String,
) -> Vec<(Option<&'a T>, Option<&'a T>)> {
    let mut gone: Vec<&T> = old.iter().collect();
    let mut come = Vec::new();
    for thing in new {
        match gone.iter().position(|other| text(other) == text(thing)) {
            Some(at) => drop(gone.remove(at)),
            None => come.push(thing),
        }
    }
    let longer = gone.len().max(come.len());
    (0..longer).map(|at| (gone.get(at).copied(), come.get(at).copied())).collect()
}

/// Days between two first days. Where only the new date has its year from the period, the year is the one nearest to the date it
/// replaced: of an item of the first quarter, `’25.8월` that became `10.2` is no day of 2024.
fn first_days(from: Option<&Date>, to: Option<&Date>) -> Option<i32> {
    let (from, to) = (from?, to?);
    let start = from.start.as_ref()?;
    let others = to.alternatives.iter().filter(|_| from.alternatives.is_empty());
    days::to_nearest(start, to.start.iter().chain(others))
}

fn dates(old: &[Date], new: &[Date]) -> Vec<Edit> {
    let edit = |(from, to): (Option<&Date>, Option<&Date>)| {
        let between =
            |day: fn(&Date) -> Option<&String>| days::between(from.and_then(day)?, to.and_then(day)?);
        let first = first_days(from, to);
        let days = first.filter(|days| *days != 0).or_else(|| between(|date| date.end.as_ref())).or(first);
        Edit::Date { from: from.map(|date| date.text.clone()), to: to.map(|date| date.text.clone()), days }
    };
    pairs(old, new, |date| date.text.clone()).into_iter().map(edit).collect()
}

fn figures(old: &[&Mention], new: &[&Mention]) -> Vec<Edit> {
    let edit = |(from, to): (Option<&&Mention>, Option<&&Mention>)| {
        let unit = |count: Option<&&Mention>| count.and_then(|count| count.unit.clone());
        let same = unit(from) == unit(to);
        let change = from.zip(to).filter(|_| same).and_then(|(from, to)| Some(to.number? - from.number?));
        Edit::Figure {
            from: from.map(|count| count.text.clone()),
            to: to.map(|count| count.text.clone()),
            change,
            unit: unit(to).or_else(|| unit(from)),
        }
    };
    pairs(old, new, |count| count.text.clone()).into_iter().map(edit).collect()
}

#[cfg(test)]
mod tests {
    use super::{Edit, of_items};
    use gwaje_model::{Date, Item, Mention, MentionKind, Precision, YearFrom};

    /// An item whose dates and figures are given as they stand in its text.
    fn item(text: &str, dates: &[(&str, &str)], figures: &[(&str, f64)]) -> Item {
        let span = |part: &str| {
            let start = text[..text.find(part).unwrap()].chars().count() as u32;
            [start, start + part.chars().count() as u32]
        };
        let date = |(part, day): &(&str, &str)| Date {
            text: (*part).to_owned(),
            span: span(part),
            start: Some((*day).to_owned()),
            end: Some((*day).to_owned()),
            precision: Precision::Day,
            year_from: YearFrom::Text,
            label: None,
            alternatives: vec![],
        };
        let figure = |(part, number): &(&str, f64)| Mention {
            kind: MentionKind::Count,
            text: (*part).to_owned(),
            span: span(part),
            value: number.to_string(),
            unit: Some("명".to_owned()),
            qualifier: None,
            number: Some(*number),
            number_to: None,
            role: None,
            role_words: None,
        };
        Item {
            text: text.to_owned(),
            dates: dates.iter().map(date).collect(),
            mentions: figures.iter().map(figure).collect(),
            ..Item::default()
        }
    }

    #[test]
    fn a_year_taken_from_the_period_is_the_one_nearest_to_the_date_before() {
        let old = item("시행 예정(’25.8.31)", &[("’25.8.31", "2025-08-31")], &[]);
        let mut new = item("시행(10.2)", &[("10.2", "2024-10-02")], &[]);
        new.dates[0].alternatives = vec!["2025-10-02".to_owned()];
        let days = of_items(&old, &new).into_iter().find_map(|edit| match edit {
            Edit::Date { days, .. } => days,
            _ => None,
        });
        assert_eq!(days, Some(32));
    }

    #[test]
    fn dates_and_figures_by_what_they_mean() {
        let old = item("25명 위촉(12.5)", &[("12.5", "2024-12-05")], &[("25명", 25.0)]);
        let new = item("27명 위촉(12.15)", &[("12.15", "2024-12-15")], &[("27명", 27.0)]);
        let date = Edit::Date { from: Some("12.5".to_owned()), to: Some("12.15".to_owned()), days: Some(10) };
        let figure = Edit::Figure {
            from: Some("25명".to_owned()),
            to: Some("27명".to_owned()),
            change: Some(2.0),
            unit: Some("명".to_owned()),
        };
        assert_eq!(of_items(&old, &new), [date, figure]);
        let without = item("27명 위촉", &[], &[("27명", 27.0)]);
        let gone = Edit::Date { from: Some("12.15".to_owned()), to: None, days: None };
        assert_eq!(of_items(&new, &without), [gone]);
    }

    #[test]
    fn words_their_order_and_the_marker() {
        let plain = |text: &str| item(text, &[], &[]);
        assert_eq!(of_items(&plain("협의 및 점검"), &plain("점검 및 협의")), [Edit::Order]);
        assert_eq!(of_items(&plain("협약 체결"), &plain("협약 개정")), [Edit::Wording]);
        assert_eq!(of_items(&plain("협약 체결"), &plain("협약체결")), []);
        assert_eq!(of_items(&plain("협약 체결"), &plain("협약 체결!")), [Edit::Wording]);
        let marked = Item { marker: Some("▪".to_owned()), ..plain("협약 체결") };
        assert_eq!(
            of_items(&marked, &plain("협약 체결")),
            [Edit::Marker { from: Some("▪".to_owned()), to: None }]
        );
    }
}
