//! A plan or a report as its words are compared: without dates, planning and remarks.
//!
//! ```text
//! text   = [ year ], words, [ joint act ], { remark } ;      (* ’25년 지원계획 확정·공고(1.31, 부산) *)
//! head   = words, act ;                                      (* 지원계획 확정: the report tells of it too *)
//! ```

use gwaje_forms::ending::opens_with_ending;
use gwaje_forms::letter::is_letter;
use gwaje_forms::{act, marks, progress};
use gwaje_model::{Date, Item, ItemKind, MentionKind, Says};

/// An item as it is compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// Its id.
    pub id: String,
    /// What it says of the work. An act that goes on from a day is done here: it was to begin.
    pub kind: ItemKind,
    /// Its words without dates, words of planning and remarks.
    pub stem: String,
    /// The words of its remarks in parentheses, empty without one.
    pub remarks: String,
    /// Its words up to each act but the last: `지침 마련` of `지침 마련·배포`.
    pub heads: Vec<String>,
    /// The year that what it tells of is for, `’25년 지원계획`.
    pub year: Option<String>,
    /// Whether it says that the work was called off.
    pub called_off: bool,
    /// Whether it says that the work was put off.
    pub put_off: bool,
    /// Ordinals it names, `1차`.
    pub ordinals: Vec<String>,
    /// The last day of its period, ISO 8601; empty without one, and then it meets nothing.
    pub period: String,
    /// First and last day of its last date, ISO 8601, empty where there is none or it is open.
    pub dated: [String; 2],
    /// What else its first day may be, where its year was taken from its period.
    pub other_days: Vec<String>,
}

/// An item prepared; `period` is the last day of its period.
#[must_use]
pub fn told(item: &Item, period: Option<&str>) -> Told {
    let date = item.dates.iter().rev().find(|date| date.end.is_some() || date.start.is_some());
    let day = |day: Option<&String>| day.cloned().unwrap_or_default();
    let ordinals = item.mentions.iter().filter(|mention| mention.kind == MentionKind::Ordinal);
    let says = |what: Says| item.kind_words.iter().any(|words| words.says == what);
    let begun = item.kind == ItemKind::Ongoing && says(Says::Done);
    let (words, remarks) = parted(item);
    Told {
        id: item.id.clone(),
        kind: if begun { ItemKind::Done } else { item.kind },
        stem: plain(&words),
        remarks: plain(&remarks),
        heads: heads(&words),
        year: item.dates.first().and_then(|date| year(item, date)),
        called_off: says(Says::CalledOff),
        put_off: says(Says::PutOff),
        ordinals: ordinals.map(|m| format!("{}{}", m.value, m.unit.as_deref().unwrap_or_default())).collect(),
        period: period.unwrap_or_default().to_owned(),
        dated: date.map_or_else(Default::default, |date| [day(date.start.as_ref()), day(date.end.as_ref())]),
        other_days: date.map_or_else(Vec::new, |date| date.alternatives.clone()),
    }
}

/// The words of an item and those of its remarks, dates and words of planning left out, and with a date the particle behind it
/// (`’24.8월로`). A parenthesis before all words is no remark: `(수도권) 대책 확정`.
fn parted(item: &Item) -> (String, String) {
    let planning = item
        .kind_words
        .iter()
        .filter(|words| matches!(words.says, Says::Plan | Says::PutOff | Says::CalledOff));
    let particle = |end: u32| {
        let behind: String = item.text.chars().skip(end as usize).take_while(|c| is_letter(*c)).collect();
        if opens_with_ending(&behind) { behind.chars().count() as u32 } else { 0 }
    };
    let dates = item.dates.iter().map(|date| [date.span[0], date.span[1] + particle(date.span[1])]);
    let spans: Vec<[u32; 2]> = dates.chain(planning.map(|words| words.span)).collect();
    let (mut words, mut remarks, mut depth) = (String::new(), String::new(), 0_usize);
    for (c, at) in item.text.chars().zip(0_u32..) {
        let inside = spans.iter().any(|[start, end]| (*start..*end).contains(&at));
        let remark = depth > 0 && !words.trim().is_empty();
        let kept = if remark { &mut remarks } else { &mut words };
        match c {
            c if marks::opens_round(c) => depth += 1,
            c if marks::closes_round(c) => {
                depth = depth.saturating_sub(1);
                kept.push(' ');
            }
            _ if inside => {}
            c => kept.push(c),
        }
    }
    (words, remarks)
}

/// Words without marks between them; a comma inside a figure is left out, a point stays.
fn plain(words: &str) -> String {
    let mark =
        |c: char| marks::is_middot(c) || marks::is_range_mark(c) || ",.".contains(c) || c.is_whitespace();
    let mut plain = String::new();
    for (at, c) in words.char_indices() {
        let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let before = words.get(..at).and_then(|before| before.chars().next_back());
        let inside = ",.".contains(c)
            && figure(before)
            && figure(words.get(at + 1..).and_then(|rest| rest.chars().next()));
        match c {
            ',' if inside => {}
            c if mark(c) && !inside => plain.push(' '),
            c => plain.push(c),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What ends an act before another.
const JOINS: &[&str] = &["·", ",", " 및 ", "하고 ", "하여 ", "하였으며", "했으며"];

/// The words up to each act that another one follows.
fn heads(words: &str) -> Vec<String> {
    let ends = JOINS.iter().flat_map(|join| words.match_indices(join)).map(|(at, _)| at);
    let heads = ends.filter_map(|at| {
        let head = plain(words.get(..at)?);
        let ends_with_act = head.rsplit(' ').next().is_some_and(progress::is_act);
        (ends_with_act && head.contains(' ')).then_some(head)
    });
    heads.collect()
}

/// The year that a text begins with, as what it tells of is for it; not `’25년 중`, which is when.
fn year(item: &Item, date: &Date) -> Option<String> {
    let (start, end) = (date.start.as_deref()?, date.end.as_deref()?);
    let year = start.strip_suffix("-01-01").filter(|year| end.strip_suffix("-12-31") == Some(year))?;
    let behind: String = item.text.chars().skip(date.span[1] as usize).collect();
    let next = behind.strip_prefix(' ')?.split_whitespace().next()?;
    let before = item.text.chars().take(date.span[0] as usize).any(char::is_alphanumeric);
    (!before && !act::is_when(next)).then(|| year.to_owned())
}
