//! What the words beside a figure say of it: a target, a sum over time, a share of a whole, a rank.
//!
//! ```text
//! target     = "목표", [ particle | "(" | ":" ], figure | figure, [ particle ], ( "목표" | "계획" | "예정" ) ;
//! cumulative = ( "누적" | "누계" ), [ noun ], figure ;
//! share      = ( "비율" | "비중" | "…율" | "…률" ), [ particle ], figure, "%" | figure, "%", ( "비중" | "차지" ) ;
//! rank       = figure, "위" ;
//! ```

use crate::tail::is_syllable;
use std::ops::Range;

/// What a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureRole {
    /// What is to be reached.
    Target,
    /// A sum since some beginning, which the next report counts again.
    Cumulative,
    /// A part of a whole.
    Share,
    /// A place in an order.
    Rank,
}

/// The unit of a rank.
pub const RANK_UNIT: &str = "위";

/// Units of time: how long something lasts is neither reached nor aimed at.
pub const TIME_UNITS: &[&str] = &["년", "개년", "개월", "주", "일", "시간"];

/// How far before a figure its words may stand, in characters.
const REACH: usize = 20;

/// What the words of a text say of the figure at a byte range, and where they stand. `unit` is the figure's.
#[must_use]
pub fn role(text: &str, figure: Range<usize>, unit: &str) -> Option<(FigureRole, Range<usize>)> {
    if unit == RANK_UNIT {
        return Some((FigureRole::Rank, figure));
    }
    let before = text.get(..figure.start)?;
    let from = before.char_indices().rev().take(REACH).last().map_or(before.len(), |(at, _)| at);
    // 누적 counts as a part of the figure where it stands right before it.
    let own = text.get(figure.clone())?;
    let inside = ["누적", "누계"].iter().find(|word| own.starts_with(**word));
    if let Some(word) = inside {
        return Some((FigureRole::Cumulative, figure.start..figure.start + word.len()));
    }
    ahead(before.get(from..)?, from, unit).or_else(|| behind(text.get(figure.end..)?, figure.end, unit))
}

type Found = Option<(FigureRole, Range<usize>)>;

/// Words right before a figure. `from` is where their text begins.
fn ahead(part: &str, from: usize, unit: &str) -> Found {
    let cumulative = || words(part, &["누적", "누계"]).find(|word| counts(behind_of(part, word)));
    let target = || words(part, &["목표"]).find_map(|word| aims(part, &word));
    let share = || if unit.starts_with('%') { shares(part) } else { None };
    let found = cumulative().map(|word| (FigureRole::Cumulative, word));
    let found = found.or_else(|| Some((FigureRole::Target, target()?)));
    let (role, word) = found.or_else(|| Some((FigureRole::Share, share()?)))?;
    Some((role, word.start + from..word.end + from))
}

/// Words right behind a figure and its unit, which ends at `from`.
fn behind(part: &str, from: usize, unit: &str) -> Found {
    let found = |rest: &str, words: &[&str], role| {
        let word = words.iter().find(|word| rest.starts_with(**word))?;
        let start = from + part.len() - rest.len();
        Some((role, start..start + word.len()))
    };
    let target = one_of(part.trim_start(), &["을", "를", "로"]).trim_start();
    let target = target.strip_prefix("달성").map_or(target, str::trim_start);
    let share = one_of(part.trim_start(), &["이상", "수준"]).trim_start();
    let share = one_of(share, &["을", "를", "의"]).trim_start();
    found(target, &["목표", "계획", "예정"], FigureRole::Target).or_else(|| {
        unit.starts_with('%').then(|| found(share, &["비중", "비율", "차지"], FigureRole::Share))?
    })
}

/// Where one of the words stands, from the left.
fn words<'t>(part: &'t str, words: &'t [&str]) -> impl Iterator<Item = Range<usize>> + 't {
    part.char_indices().filter_map(move |(at, _)| {
        let word = words.iter().find(|word| part.get(at..).is_some_and(|rest| rest.starts_with(**word)))?;
        Some(at..at + word.len())
    })
}

fn behind_of<'t>(part: &'t str, word: &Range<usize>) -> &'t str {
    part.get(word.end..).unwrap_or_default()
}

/// A text without one of the words, if it begins with one.
fn one_of<'t>(text: &'t str, words: &[&str]) -> &'t str {
    words.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text)
}

/// Whether no more than a noun of two words stands between 누적 and its figure: `누적 관람객 32만`.
fn counts(between: &str) -> bool {
    let mut words: Vec<&str> = between.split_whitespace().collect();
    if words.last().is_some_and(|last| ["총", "약"].contains(last)) {
        words.pop();
    } else if !words.is_empty() && !between.ends_with(char::is_whitespace) {
        return false;
    }
    words.len() <= 2 && words.iter().all(|word| word.chars().all(is_syllable))
}

/// 목표 with the syllable that belongs to it, if only particles stand between it and its figure.
fn aims(part: &str, word: &Range<usize>) -> Option<Range<usize>> {
    let behind = behind_of(part, word);
    let rest = one_of(behind, &["치", "액", "량"]);
    let between = one_of(rest.trim_start(), &[")", "]"]);
    let between = between.trim_start_matches(|c: char| c.is_whitespace() || "은는인를을이가:(".contains(c));
    let between = one_of(between, &["총", "약", "연"]);
    between.trim_start().is_empty().then(|| word.start..word.end + behind.len() - rest.len())
}

/// A word for a share of a whole (`비율`, `보급률`), if only particles stand between it and its figure.
fn shares(part: &str) -> Option<Range<usize>> {
    let near = |end: usize| {
        let between = part.get(end..).unwrap_or_default();
        let between =
            between.trim_start_matches(|c: char| c.is_whitespace() || "은는이가을를의도:(".contains(c));
        one_of(between, &["약", "평균", "전체"]).trim_start().is_empty()
    };
    let named = words(part, &["비율", "비중"]).find(|word| near(word.end));
    let rates = part.char_indices().filter(|(_, c)| matches!(c, '율' | '률'));
    let rates = rates.filter_map(|(at, c)| {
        let noun = part.get(..at)?;
        let start = noun.trim_end_matches(is_syllable).len();
        (start < at && near(at + c.len_utf8())).then_some(start..at + c.len_utf8())
    });
    // Of those that begin first, a word of its own; else the longest.
    let longest = rates.min_by_key(|word| (word.start, usize::MAX - word.end));
    match (named, longest) {
        (Some(named), Some(rate)) if rate.start < named.start => Some(rate),
        (named, rate) => named.or(rate),
    }
}

/// Texts with a figure, the figure, its unit, and what it is.
pub const EXAMPLES: &[(&str, &str, &str, Option<FigureRole>)] = &[
    ("구축목표(322개, 누적 750개) 대비", "322개", "개", Some(FigureRole::Target)),
    ("구축목표(322개, 누적 750개) 대비", "750개", "개", Some(FigureRole::Cumulative)),
    ("500개소 목표", "500개소", "개소", Some(FigureRole::Target)),
    ("(3년차 목표) 1만ha", "1만ha", "ha", Some(FigureRole::Target)),
    ("국비 1,200억원 투입 계획", "1,200억원", "원", None),
    ("누적 관람객 32만 명", "32만 명", "명", Some(FigureRole::Cumulative)),
    ("40세 미만 비율 68%", "68%", "%", Some(FigureRole::Share)),
    ("인증부표 보급률 90% 이상 달성", "90%", "%", Some(FigureRole::Share)),
    ("전체의 48% 차지", "48%", "%", Some(FigureRole::Share)),
    ("세계 3위 달성", "3위", "위", Some(FigureRole::Rank)),
    ("전년 대비 57.7% 증가", "57.7%", "%", None),
    ("39개소 선정", "39개소", "개소", None),
];

#[cfg(test)]
mod tests {
    use super::{EXAMPLES, role};

    #[test]
    fn every_example_is_what_it_is() {
        for (text, figure, unit, expected) in EXAMPLES {
            let start = text.find(figure).unwrap();
            let found = role(text, start..start + figure.len(), unit);
            assert_eq!(found.map(|(role, _)| role), *expected, "{figure} in {text}");
        }
    }
}
