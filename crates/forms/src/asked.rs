//! A body that somebody asks for by any of its names, with those that went before and after it, and what to say where there is
//! none.

use crate::bodies::{are_one_line, bodies};
use std::collections::BTreeSet;

/// How alike a name is at least to one it may be meant for: twice the characters that both have in the same order, by the
/// characters of both. Below it a name is not offered. `산업통상부` for `산업통상자원부` is .83, a wrong syllable in three .67,
/// two names that share but their last syllable (`교육부`, `법무부`) .33.
const NEAR: f64 = 0.6;

/// Names that are offered at most.
const OFFERED: usize = 5;

/// Names that are told at most of those there are.
const TOLD: usize = 20;

/// A body that somebody asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    name: String,
    id: Option<&'static str>,
}

impl Asked {
    /// The body that goes by a name: official, short or English, or an id. Of several one after the other the last
    /// (해양수산부 was there twice, and what followed the first is another ministry today).
    #[must_use]
    pub fn of(name: &str) -> Self {
        let closed = closed(name);
        let known = bodies().iter().filter(|body| {
            let english = body.english.as_deref().into_iter();
            body.names().chain(english).chain([body.id.as_str()]).any(|own| self::closed(own) == closed)
        });
        let id = known.max_by(|a, b| a.from.cmp(&b.from)).map(|body| body.id.as_str());
        Self { name: name.trim().to_owned(), id }
    }

    /// Whether a body in charge is the one that is asked for, or one before or after it: by the names it has, or by its id.
    #[must_use]
    pub fn is<'a>(&self, names: impl IntoIterator<Item = &'a str>, id: Option<&str>) -> bool {
        let named = names.into_iter().any(|own| closed(own) == closed(&self.name));
        named || self.id.zip(id).is_some_and(|(asked, id)| are_one_line(id, asked))
    }

    /// What to say where it is none of the bodies in charge: names near to its own where no body goes by it, and who is in
    /// charge.
    #[must_use]
    pub fn refusal<'a>(&self, in_charge: impl IntoIterator<Item = &'a str>) -> String {
        let there: BTreeSet<&str> = in_charge.into_iter().collect();
        let said = if self.id.is_some() {
            format!("no task is of the body {}", self.name)
        } else {
            let near = near(&self.name, &there);
            let near =
                if near.is_empty() { String::new() } else { format!("; near are {}", near.join(", ")) };
            format!("no body is known as {}{near}", self.name)
        };
        if there.is_empty() {
            return format!("{said}; there is no body in charge of any task");
        }
        let more = if there.len() > TOLD { ", …" } else { "" };
        let shown: Vec<&str> = there.into_iter().take(TOLD).collect();
        format!("{said}; in charge are {}{more}", shown.join(", "))
    }
}

/// A name without its spaces and without upper case: `MOTIE` is an id as people write it.
fn closed(name: &str) -> String {
    name.split_whitespace().collect::<String>().to_lowercase()
}

/// The names near to one, the nearest first: those of bodies that are known, and of those in charge.
fn near<'a>(name: &str, there: &BTreeSet<&'a str>) -> Vec<&'a str> {
    let known = bodies().iter().flat_map(|body| body.names().chain([body.id.as_str()]));
    let all: BTreeSet<&str> = known.chain(there.iter().copied()).collect();
    let asked = closed(name);
    // A name that holds all of it is near too: `해양` for `해양수산부`.
    let holds = |own: &str| if asked.chars().count() > 1 && own.contains(&asked) { NEAR } else { 0.0 };
    let near = |own: &str| likeness(&asked, own).max(holds(own));
    let mut found: Vec<(f64, &str)> = all.into_iter().map(|own| (near(&closed(own)), own)).collect();
    found.retain(|(likeness, _)| *likeness >= NEAR);
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    found.into_iter().take(OFFERED).map(|(_, own)| own).collect()
}

/// Twice the characters that two texts have in the same order, by the characters of both.
fn likeness(a: &str, b: &str) -> f64 {
    let b: Vec<char> = b.chars().collect();
    // The longest common subsequence up to each character of `b`.
    let mut longest = vec![0_u32; b.len() + 1];
    let mut length = 0_u32;
    for own in a.chars() {
        length += 1;
        let (mut before, mut left) = (0, 0);
        for (at, other) in b.iter().enumerate() {
            let Some(here) = longest.get_mut(at + 1) else { continue };
            let above = *here;
            *here = if own == *other { before + 1 } else { above.max(left) };
            (before, left) = (above, *here);
        }
    }
    let both = f64::from(length) + f64::from(u32::try_from(b.len()).unwrap_or(u32::MAX));
    if both > 0.0 { 2.0 * f64::from(longest.last().copied().unwrap_or_default()) / both } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::Asked;

    #[test]
    fn a_body_goes_by_every_name_and_leads_to_those_before_and_after_it() {
        for (name, id, is) in [
            ("산업부", "motie", true),
            ("산업통상자원부", "motie", true),
            ("MOTIE", "motie", true),
            (" 산업통상 자원부 ", "motie", true),
            ("지식경제부", "motie", true),
            ("기획재정부", "mofe-2026", true),
            ("재정경제부", "moef", true),
            ("기획예산처", "moef", true),
            ("해수부", "motie", false),
            ("교육부", "moj", false),
        ] {
            assert_eq!(Asked::of(name).is([], Some(id)), is, "{name} {id}");
        }
        let unknown = Asked::of("어느 재단");
        assert!(unknown.is(["어느재단"], None), "as it is written");
        assert!(!unknown.is(["다른 재단"], Some("moe")));
    }

    #[test]
    fn an_unknown_body_is_told_with_names_near_to_it() {
        for (name, there, said) in [
            ("해수수", vec!["교육부"], "no body is known as 해수수; near are 해수부; in charge are 교육부"),
            ("xyz", vec![], "no body is known as xyz; there is no body in charge of any task"),
            (
                "법무부",
                vec!["교육부", "환경부"],
                "no task is of the body 법무부; in charge are 교육부, 환경부",
            ),
            (
                "어느 재당",
                vec!["어느 재단"],
                "no body is known as 어느 재당; near are 어느 재단; in charge are 어느 재단",
            ),
        ] {
            assert_eq!(Asked::of(name).refusal(there), said);
        }
        let near = Asked::of("산업통상자윈부").refusal(["교육부"]);
        assert!(near.contains("near are 산업통상자원부"), "{near}");
        let near = Asked::of("해양").refusal(["교육부"]);
        assert!(near.contains("해양수산부"), "{near}");
    }
}
