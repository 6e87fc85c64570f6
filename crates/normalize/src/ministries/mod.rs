//! Ministries: which body a name means on a day.
//!
//! The same name means different bodies at different times (`산업부` is 산업통상자원부 until 2025-09-30 and 산업통상부
//! after), so a name is always resolved on a date, never at the time of reading.

mod table;

#[cfg(test)]
mod tests;

pub(crate) use table::{Body, bodies};

use crate::read_from;
use gwaje_model::{Lead, LeadNode};
use jiff::ToSpan;
use jiff::civil::Date;

/// A body that a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ministry {
    /// Its id in the table (`motie`).
    pub id: &'static str,
    /// Its official name.
    pub name: &'static str,
}

/// All names the table knows, official, other and short, each once, longest first.
#[must_use]
pub fn ministry_names() -> Vec<String> {
    let mut names: Vec<_> = bodies().iter().flat_map(Body::names).map(str::to_owned).collect();
    names.sort_by(|a, b| b.chars().count().cmp(&a.chars().count()).then_with(|| a.cmp(b)));
    names.dedup();
    names
}

/// The body that a name means on a day; white space in the name does not matter.
#[must_use]
pub fn resolve(name: &str, on: Date) -> Option<Ministry> {
    holders(name).find(|body| body.existed(on)).map(ministry)
}

fn ministry(body: &'static Body) -> Ministry {
    Ministry { id: body.id, name: body.name }
}

fn holders(name: &str) -> impl Iterator<Item = &'static Body> {
    let closed = closed(name);
    bodies().iter().filter(move |body| body.names().any(|known| self::closed(known) == closed))
}

fn closed(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A report comes out after its last period and may already use the names of that later day.
const RELEASED_WITHIN_DAYS: i64 = 120;

/// A report may still print a name so many days after it ended: forms are filled in as they were the year before. A name that ended
/// earlier means nobody.
const PRINTED_ON_DAYS: i64 = 366;

/// The body that a report on periods up to `last` means by a name.
fn resolve_in_report(name: &str, last: Option<Date>) -> Option<Ministry> {
    let Some(last) = last else {
        // Without any date only a name that always meant the same body can be told.
        let mut holders = holders(name);
        let only = holders.next()?;
        return holders.next().is_none().then(|| ministry(only));
    };
    let released = last.saturating_add(RELEASED_WITHIN_DAYS.days());
    let soon = || holders(name).find(|body| last < body.from() && body.from() <= released).map(ministry);
    let lately = || {
        let ended = |body: &&Body| {
            body.until()
                .is_some_and(|until| until < last && last <= until.saturating_add(PRINTED_ON_DAYS.days()))
        };
        holders(name).filter(ended).max_by_key(|body| body.until()).map(ministry)
    };
    resolve(name, last).or_else(soon).or_else(lately)
}

/// The bodies in charge of a task whose last period ends on `last`. A node that names several becomes several.
pub(crate) fn leads(node: &LeadNode, last: Option<Date>) -> Vec<Lead> {
    let (text, printed_role) = without_role(&node.text);
    let role = node.role.as_deref().or(printed_role).and_then(role).map(str::to_owned);
    let lead = |text: &str| {
        let (text, found) = read(text, last);
        Lead {
            text,
            id: found.map(|ministry| ministry.id.to_owned()),
            name: found.map(|ministry| ministry.name.to_owned()),
            role: role.clone(),
            read_from: read_from::of_name(node),
        }
    };
    let parts: Vec<&str> =
        text.split(['·', ',', '/', '、', ';', '\n']).map(str::trim).filter(|s| !s.is_empty()).collect();
    let several = parts.len() > 1 && parts.iter().all(|part| read(part, last).1.is_some());
    if several { parts.into_iter().map(lead).collect() } else { vec![lead(text)] }
}

/// The name, closed up where it is a known one printed with spaces between the syllables, and what it means.
fn read(text: &str, last: Option<Date>) -> (String, Option<Ministry>) {
    if let Some(found) = resolve_in_report(text, last) {
        let spaced = !bodies().iter().any(|body| body.names().any(|name| name == text));
        return (if spaced { closed(text) } else { text.to_owned() }, Some(found));
    }
    // `산업부(자동차과)`, `산업부 자동차과`, `산업부 등`: the body comes first.
    let first = text.split([' ', '(', '（']).next().unwrap_or(text).trim_end_matches('등');
    (text.to_owned(), resolve_in_report(first, last))
}

const ROLES: &[(&str, &str)] = &[
    ("주관", "lead"),
    ("주무", "lead"),
    ("총괄", "lead"),
    ("소관", "lead"),
    ("담당", "lead"),
    ("협조", "support"),
    ("협업", "support"),
    ("협력", "support"),
    ("관계", "support"),
    ("지원", "support"),
];

/// What a body does, in the words of the contract.
fn role(written: &str) -> Option<&'static str> {
    ROLES.iter().find(|(word, _)| closed(written).contains(word)).map(|(_, role)| *role)
}

/// Splits off a role printed with the name: `산업부(주관)`, `(협조) 환경부`, `주관: 산업부`.
fn without_role(text: &str) -> (&str, Option<&str>) {
    let text = text.trim();
    let is_role = |part: &str| role(part).is_some() && part.chars().count() <= 5;
    if let Some((name, tail)) = text.rsplit_once('(')
        && let Some(part) = tail.strip_suffix(')')
        && is_role(part)
    {
        return (name.trim(), Some(part));
    }
    if let Some((part, name)) = text.strip_prefix('(').and_then(|rest| rest.split_once(')'))
        && is_role(part)
    {
        return (name.trim(), Some(part));
    }
    match text.split_once(':') {
        Some((part, name)) if is_role(part) => (name.trim(), Some(part)),
        _ => (text, None),
    }
}

/// Whether a name stands for no body in particular (`관계부처 합동`), so that not knowing it is no fault.
pub(crate) fn is_collective(text: &str) -> bool {
    let text = closed(text);
    ["관계부처", "관계기관", "전부처", "각부처", "범부처", "범정부", "부처합동", "전부처공통"]
        .iter()
        .any(|word| text.contains(word))
}
