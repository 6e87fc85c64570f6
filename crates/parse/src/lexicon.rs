//! A profile made ready for looking up, once a document.
//!
//! Headings are compared without white space and without what stands in parentheses, so `추진 현황` and
//! `추진현황(누계)` are one name; `주요 추진실적` and `추진실적 및 성과` are known by their parts.

use crate::profile::{Profile, Role};
use gwaje_forms::marker::{self, Rank};
use gwaje_forms::{marks, number};
use std::collections::{BTreeMap, BTreeSet};

/// The words of a profile.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicon {
    /// Name of the profile.
    pub(crate) name: String,
    /// Roles its tables have.
    pub(crate) expects: Vec<Role>,
    /// Words that may stand before the number of an agenda or task, the longest first.
    pub(crate) labels: Vec<String>,
    roles: BTreeMap<String, Role>,
    /// Bytes of the longest name in `roles`.
    longest: usize,
    /// What a name in `roles`, or a word before one, begins with.
    firsts: BTreeSet<char>,
    parts: BTreeSet<String>,
    bodies: BTreeSet<String>,
}

impl Lexicon {
    /// Makes a profile ready.
    pub(crate) fn new(profile: &Profile) -> Self {
        let names = &profile.columns;
        let lists = [
            (Role::Agenda, &names.agenda),
            (Role::Task, &names.task),
            (Role::Either, &names.either),
            (Role::Lead, &names.lead),
            (Role::Status, &names.status),
            (Role::Section, &names.section),
            (Role::Period, &names.period),
            (Role::Remark, &names.remark),
            (Role::Due, &names.due),
            (Role::Rate, &names.rate),
            (Role::State, &names.state),
            (Role::Number, &names.number),
        ];
        let mut roles = BTreeMap::new();
        for (role, names) in lists {
            for name in names {
                roles.entry(key(name)).or_insert(role);
            }
        }
        let titles = names.agenda.iter().chain(&names.task).chain(&names.either).map(String::as_str);
        let mut labels: Vec<String> =
            titles.map(str::to_owned).chain(number::labels().map(str::to_owned)).collect();
        labels.sort_by_key(|label| std::cmp::Reverse(label.len()));
        let begins = roles.keys().map(String::as_str).chain(MODIFIERS.iter().copied());
        Self {
            firsts: begins.filter_map(|name| name.chars().next()).collect(),
            longest: roles.keys().map(String::len).max().unwrap_or(0),
            name: profile.name.clone(),
            expects: profile.expects.clone(),
            labels,
            roles,
            parts: profile.lead.roles.iter().cloned().collect(),
            bodies: profile.leads.iter().cloned().collect(),
        }
    }

    /// The role a column heading names, if the profile knows it.
    pub(crate) fn role(&self, heading: &str) -> Option<Role> {
        let other = heading.is_empty() || heading.len() > LONGEST_HEADING || self.is_other(heading);
        if other { None } else { self.looked_up(heading) }
    }

    fn looked_up(&self, heading: &str) -> Option<Role> {
        let name = key(heading);
        let known = |name: &str| if name.len() > self.longest { None } else { self.roles.get(name).copied() };
        let plain = MODIFIERS.iter().find_map(|word| name.strip_prefix(word)).unwrap_or(&name);
        let parts = || name.split(|c| parts_names(c) && c != '및').chain(name.split('및')).find_map(known);
        known(&name).or_else(|| known(plain)).or_else(parts)
    }

    /// Whether a text begins as no name does, or is longer than any with a word before it: so are most, and need not be made
    /// ready for looking up. A text of several names, or with a mark before it, is left to that.
    fn is_other(&self, heading: &str) -> bool {
        let (mut length, mut first, mut bracketed) = (0, None, false);
        for c in heading.chars() {
            match c {
                c if parts_names(c) => return false,
                '가'..='힣' => length += c.len_utf8(),
                ' ' => continue,
                c if c.is_ascii_alphanumeric() => {}
                _ if first.is_none() => return false,
                // What stands in brackets is no part of the name.
                c => bracketed |= marks::opens(c),
            }
            first = first.or(Some(c));
        }
        let long = length > self.longest + LONGEST_MODIFIER && !bracketed;
        long || first.is_some_and(|first| !self.firsts.contains(&first))
    }

    /// A body's part in a task, if this word says one: `주관` for `주관`, `주관부처`, `주관 기관`.
    pub(crate) fn lead_role(&self, word: &str) -> Option<String> {
        let word: String = word.chars().filter(|c| !c.is_whitespace()).collect();
        let bare = ["부처", "기관", "부서"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(&word);
        self.parts.get(bare).cloned()
    }

    /// Whether this is the name of a ministry or agency the caller knows.
    pub(crate) fn is_body(&self, name: &str) -> bool {
        self.bodies.contains(name)
    }
}

/// Longer texts are no headings, in bytes.
const LONGEST_HEADING: usize = 120;

/// No word of [`MODIFIERS`] is longer, in bytes.
const LONGEST_MODIFIER: usize = 12;

/// Words before a heading that do not change what it means.
const MODIFIERS: &[&str] = &["주요", "분기별", "연도별", "세부", "그간의", "그간", "금년", "향후"];

/// Whether a character stands between names that one heading has together.
fn parts_names(c: char) -> bool {
    matches!(c, '및' | '/' | '&') || marks::is_middot(c)
}

/// A heading as it is compared: no white space, nothing in parentheses, no marks around it.
pub(crate) fn key(text: &str) -> String {
    let mut depth = 0_u32;
    let mut name = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '가'..='힣' if depth == 0 => name.push(c),
            c if marks::opens(c) => depth += 1,
            c if marks::closes(c) => depth = depth.saturating_sub(1),
            _ if depth > 0 || c.is_whitespace() || decorates(c) => {}
            _ => name.push(c),
        }
    }
    name
}

/// Whether a mark decorates a heading.
fn decorates(c: char) -> bool {
    let listed = || matches!(marker::rank(c), Some(Rank::Section | Rank::Bullet | Rank::Note));
    marks::is_bar(c) || marks::is_colon(c) || c == '.' || listed()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_left_out_at_a_glance_is_no_name(
            text in "((주요|향후|그간의) ?)?[국정과제추진실적성과명내용분기·및/() .□가나◦a1,]{0,12}(추진실적|과제명|분기)?"
        ) {
            let lexicon = Lexicon::new(&crate::profiles()[0]);
            prop_assert!(!lexicon.is_other(&text) || lexicon.looked_up(&text).is_none(), "{}", text);
        }
    }

    #[test]
    fn headings_have_roles() {
        let lexicon = Lexicon::new(&crate::profiles()[0]);
        let cases = [
            ("국정과제", Some(Role::Agenda)),
            ("국 정 과 제 명", Some(Role::Agenda)),
            ("실천과제", Some(Role::Task)),
            ("세부 과제", Some(Role::Task)),
            ("과제명", Some(Role::Either)),
            ("소관부처", Some(Role::Lead)),
            ("추진 현황", Some(Role::Status)),
            ("추진현황(누계)", Some(Role::Status)),
            ("추진실적 및 성과", Some(Role::Status)),
            ("주요 추진현황", Some(Role::Status)),
            ("향후계획", Some(Role::Section)),
            ("분기", Some(Role::Period)),
            ("비고", Some(Role::Remark)),
            ("예산액", None),
            ("향후 세부실천과제명", Some(Role::Task)),
            ("그간의 추진실적", Some(Role::Status)),
            ("사업의 세부실천과제명과 그 추진현황을 분기별로 함께 적은 것", None),
            ("", None),
        ];
        for (heading, role) in cases {
            assert_eq!(lexicon.role(heading), role, "{heading}");
        }
        assert!(MODIFIERS.iter().all(|word| word.len() <= LONGEST_MODIFIER));
    }
}
