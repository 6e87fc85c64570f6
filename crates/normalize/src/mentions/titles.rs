//! Titles in corner brackets and quotes: laws, plans, events.

use super::Found;
use gwaje_forms::law;
use gwaje_forms::marks::{self, BRACKETS, Bracket, QUOTES};
use gwaje_model::MentionKind;

/// How names of laws end.
const LAWS: &[&str] = &["법", "법률", "시행령", "시행규칙", "조례", "규정", "훈령", "예규", "고시", "규칙"];
/// How names of plans end.
const PLANS: &[&str] = &[
    "계획",
    "전략",
    "대책",
    "방안",
    "로드맵",
    "비전",
    "프로젝트",
    "프로그램",
    "이니셔티브",
    "플랜",
    "방향",
    "구상",
    "사업",
    "정책",
    "종합대책",
    "과제",
    "추진안",
];

/// All titles, brackets before quotes; a title inside another is left out.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    if !text.contains(|c| marks::bracket(c).is_some() || marks::is_quote(c)) {
        return found;
    }
    let bracketed =
        BRACKETS.iter().filter(|(open, _, usage)| *usage == Bracket::Corner || matches!(open, '《' | '⟪'));
    let bracketed = bracketed.map(|(open, close, _)| (*open, *close, false));
    for (open, close, quoted) in bracketed.chain(QUOTES.iter().map(|(open, close)| (*open, *close, true))) {
        let pairs = between(text, open, close).into_iter();
        found.extend(pairs.filter_map(|(start, end)| title(text, start, end, open, close, quoted)));
    }
    found
}

/// Byte ranges of pairs, marks included. A second opening mark before the closing one starts anew.
fn between(text: &str, open: char, close: char) -> Vec<(usize, usize)> {
    let (mut start, mut pairs) = (None, Vec::new());
    if !text.contains(open) {
        return pairs;
    }
    for (at, mark) in text.char_indices() {
        if mark == close && start.is_some() {
            pairs.extend(start.take().map(|start| (start, at + mark.len_utf8())));
        } else if mark == open {
            start = Some(at);
        }
    }
    pairs
}

fn title(text: &str, start: usize, end: usize, open: char, close: char, quoted: bool) -> Option<Found> {
    let inside = text.get(start + open.len_utf8()..end - close.len_utf8())?;
    let value = inside.trim();
    if value.is_empty() || (quoted && !is_quoted_title(text.get(..start)?, inside)) {
        return None;
    }
    Some(Found {
        kind: kind(value),
        start,
        end,
        value: value.to_owned(),
        to: None,
        unit: None,
        qualifier: None,
    })
}

/// A quotation that is a title: it stands after a space, is short, no sentence, closed in itself, and is no year (`'24.5.9'`).
fn is_quoted_title(before: &str, inside: &str) -> bool {
    let length = inside.chars().count();
    let edge = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    before.chars().next_back().is_none_or(|c| c.is_whitespace() || "(,·".contains(c))
        && (3..=40).contains(&length)
        && edge(inside.chars().next())
        && edge(inside.chars().next_back())
        && !inside.ends_with(['다', '요', '까'])
        && !inside.starts_with(|c: char| c.is_ascii_digit())
        && inside.chars().any(char::is_alphabetic)
        && !inside.contains(is_inner_mark)
}

/// Marks that a title between quotes does not have inside: quotes, brackets around remarks and titles, ends of sentences.
fn is_inner_mark(c: char) -> bool {
    QUOTES.iter().any(|(open, close)| *open == c || *close == c)
        || matches!(marks::bracket(c), Some(Bracket::Round | Bracket::Corner))
        || ".?!".contains(c)
}

fn kind(title: &str) -> MentionKind {
    let name = stem(title);
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    // `사용 용법` is none, `목재이용법` is.
    let is_way = name.split(' ').next_back().is_some_and(law::is_way);
    if ends(LAWS) && !is_way {
        MentionKind::Law
    } else if ends(PLANS) {
        MentionKind::Plan
    } else {
        MentionKind::Title
    }
}

/// What stands behind the name of a law or plan that is being changed.
const CHANGES: &[&str] = &[
    "일부개정법률안",
    "전부개정법률안",
    "개정법률안",
    "제정법률안",
    "일부개정령안",
    "전부개정령안",
    "개정령안",
    "제정령안",
    "일부개정안",
    "전부개정안",
    "개정안",
    "제정안",
    "일부개정",
    "전부개정",
    "개정",
    "제정",
];

/// Names that are still drafts: `법률안` is a `법률`.
const DRAFTS: &[&str] = &["법안", "법률안", "조례안", "규정안", "시행령안", "계획안", "전략안", "대책안"];

/// A title without what stands behind its last noun: a gloss in parentheses, years, `개정안`.
fn stem(title: &str) -> &str {
    let mut name = title;
    loop {
        let before = name;
        name = name.strip_suffix(')').and_then(|open| Some(open.rsplit_once('(')?.0)).unwrap_or(name);
        name = name.trim_end_matches(|c: char| {
            c.is_ascii_digit() || "-:. ".contains(c) || marks::is_range_mark(c) || marks::is_year_mark(c)
        });
        name = CHANGES.iter().find_map(|change| name.strip_suffix(change)).unwrap_or(name).trim_end();
        if DRAFTS.iter().any(|draft| name.ends_with(draft)) {
            name = name.strip_suffix('안').unwrap_or(name);
        }
        if name.is_empty() {
            return title;
        }
        if name == before {
            return name;
        }
    }
}
