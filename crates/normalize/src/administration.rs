//! Which administration's agenda set the numbers belong to.
//!
//! "23" is another agenda item in each set, so ids begin with the set: the president and the number of agenda items. A
//! set is in force from the day it was announced until the next one is, whoever is president by then: reports go on
//! under the old numbers. The days and sizes are public record, each with its source.
//!
//! What the document prints decides first, within what its numbers allow; then the day its last period ends. Where
//! another set was announced about that day, the report may have come out under either: that is told, and the other
//! documents of a store may decide it.

use crate::period::{self, node_bounds};
use gwaje_model::{AdministrationFrom, AgendaNode, Tree};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// A set of agenda items.
struct AgendaSet {
    id: &'static str,
    president: &'static str,
    /// How many agenda items it has.
    size: u16,
    /// The day the government announced it as final.
    announced: Date,
    /// Where that is written.
    source: &'static str,
}

/// The sets, in the order of their announcement.
const SETS: &[AgendaSet] = &[
    set("leemb100", "이명박", 100, date(2008, 10, 7), "국무회의 2008-10-07, 17cwd.pa.go.kr"),
    set("park140", "박근혜", 140, date(2013, 5, 28), "국무회의 2013-05-28, 국무조정실"),
    set("moon100", "문재인", 100, date(2017, 7, 19), "국정과제 보고대회 2017-07-19, korea.kr"),
    set("yoon110", "윤석열", 110, date(2022, 5, 3), "대통령직인수위원회 2022-05-03"),
    set("yoon120", "윤석열", 120, date(2022, 7, 26), "국무회의 2022-07-26, 국무조정실"),
    set("lee123", "이재명", 123, date(2025, 9, 16), "국무회의 2025-09-16, 국무조정실"),
];

const fn set(
    id: &'static str,
    president: &'static str,
    size: u16,
    announced: Date,
    source: &'static str,
) -> AgendaSet {
    AgendaSet { id, president, size, announced, source }
}

/// A report comes out at most so many days after its last period, by then perhaps under the numbers of a newer set.
const RELEASED_WITHIN_DAYS: i64 = 120;

/// What was made out about a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Decision {
    /// The administration.
    pub(crate) id: Option<String>,
    /// What told it.
    pub(crate) from: Option<AdministrationFrom>,
    /// Why it may be another, as a sentence.
    pub(crate) doubt: Option<String>,
}

/// The administration: the one that was told, else by the document alone.
pub(crate) fn decide(tree: &Tree, told: Option<&str>) -> Decision {
    if let Some(told) = told {
        let from = Some(AdministrationFrom::Told);
        let is_known = SETS.iter().any(|set| set.id == told);
        let doubt = (!is_known).then(|| {
            let known: Vec<&str> = SETS.iter().map(|set| set.id).collect();
            format!(
                "{told} is taken as it was told, and is no set of agenda items that is known: {}",
                known.join(", ")
            )
        });
        return Decision { id: Some(told.to_owned()), from, doubt };
    }
    let highest = tree.agendas.iter().filter_map(agenda_number).max().unwrap_or(0);
    let possible: Vec<&AgendaSet> = SETS.iter().filter(|set| highest <= set.size).collect();
    let printed = printed(tree, &possible);
    match (printed.as_slice(), last_period(tree)) {
        ([set], _) => certain(set, AdministrationFrom::Printed),
        (_, None) => Decision::default(),
        ([], Some(last)) => by_date(&possible, last),
        (sets, Some((_, last))) => in_force(sets, last)
            .or(sets.first().copied())
            .map_or_else(Decision::default, |set| certain(set, AdministrationFrom::Printed)),
    }
}

fn certain(set: &AgendaSet, from: AdministrationFrom) -> Decision {
    Decision { id: Some(set.id.to_owned()), from: Some(from), doubt: None }
}

/// The sets a document names: by their size (`120대 국정과제`) and the president (`윤석열 정부`), by one of them where
/// they do not agree.
fn printed<'s>(tree: &Tree, possible: &[&'s AgendaSet]) -> Vec<&'s AgendaSet> {
    let said = said(tree);
    let sized = |set: &AgendaSet| {
        [format!("{}대국정과제", set.size), format!("국정과제({}대)", set.size)]
            .iter()
            .any(|size| said.contains(size))
    };
    let named = |set: &AgendaSet| said.contains(&format!("{}정부", set.president));
    let of = |is: &dyn Fn(&AgendaSet) -> bool| -> Vec<&'s AgendaSet> {
        possible.iter().copied().filter(|set| is(set)).collect()
    };
    let both = of(&|set| sized(set) && named(set));
    [both, of(&sized), of(&named)].into_iter().find(|sets| !sets.is_empty()).unwrap_or_default()
}

/// All text outside the table, the names of its columns and the titles of agendas, closed up.
fn said(tree: &Tree) -> String {
    let titles = tree.agendas.iter().map(|agenda| agenda.title.text.as_str());
    let outside = tree.outside.iter().map(|block| block.text.as_str());
    let texts = outside.chain(tree.headings.iter().map(String::as_str)).chain(titles);
    texts.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect()
}

fn agenda_number(agenda: &AgendaNode) -> Option<u16> {
    agenda.number.as_deref()?.trim().split('-').next()?.parse().ok()
}

/// First and last day of the last period that is reported on; plans look ahead and count only where nothing else does.
fn last_period(tree: &Tree) -> Option<(Date, Date)> {
    let periods = || tree.agendas.iter().flat_map(|agenda| &agenda.tasks).flat_map(|task| &task.periods);
    let last = |plans: bool| {
        let of_kind = periods().filter(|node| period::is_plan(node.section.as_deref()) == plans);
        of_kind.filter_map(node_bounds).max_by_key(|(_, last)| *last)
    };
    last(false).or_else(|| last(true))
}

/// The set that is in force on a day.
fn in_force<'s>(sets: &[&'s AgendaSet], day: Date) -> Option<&'s AgendaSet> {
    sets.iter().rev().find(|set| set.announced <= day).copied()
}

/// The set in force when the last period ends, with a doubt where another was announced about that time. Where the
/// numbers do not allow it, they belong to the one that was announced next.
fn by_date(possible: &[&AgendaSet], (first, last): (Date, Date)) -> Decision {
    let is_possible = |set: &&AgendaSet| possible.iter().any(|possible| possible.id == set.id);
    let all: Vec<&AgendaSet> = SETS.iter().collect();
    let released = last.saturating_add(RELEASED_WITHIN_DAYS.days());
    let old = in_force(&all, first.saturating_sub(1.day())).filter(is_possible);
    let new = possible.iter().find(|set| (first..=released).contains(&set.announced)).copied();
    let Some(set) = in_force(&all, last).filter(is_possible).or(new) else { return Decision::default() };
    let (Some(old), Some(new)) = (old, new) else { return certain(set, AdministrationFrom::Date) };
    let other = if set.id == new.id { old } else { new };
    let doubt = format!(
        "{} is taken by the day the last period ends, but the set of {} was announced on {} ({}): it may be {}; name it \
         with --administration",
        set.id, new.size, new.announced, new.source, other.id
    );
    Decision { doubt: Some(doubt), ..certain(set, AdministrationFrom::Assumed) }
}

#[cfg(test)]
mod tests {
    use super::{SETS, decide};
    use gwaje_model::{
        AdministrationFrom::{self, Assumed, Date, Printed},
        AgendaNode, Block, PeriodNode, TaskNode, Tree,
    };

    fn tree(title: &str, number: &str, periods: &[(i16, u8)]) -> Tree {
        let period = |(year, quarter): &(i16, u8)| PeriodNode {
            year: Some(*year),
            quarter: Some(*quarter),
            ..PeriodNode::default()
        };
        let task = TaskNode { periods: periods.iter().map(period).collect(), ..TaskNode::default() };
        Tree {
            outside: vec![Block { text: title.into(), ..Block::default() }],
            agendas: vec![AgendaNode {
                number: Some(number.into()),
                tasks: vec![task],
                ..AgendaNode::default()
            }],
            ..Tree::default()
        }
    }

    #[test]
    fn from_what_the_document_says_and_when() {
        type Case<'a> = (&'a str, &'a str, &'a [(i16, u8)], Option<(&'a str, AdministrationFrom)>);
        let cases: &[Case] = &[
            ("추진현황", "23", &[(2022, 3), (2022, 4), (2024, 4)], Some(("yoon120", Date))),
            ("추진현황", "23", &[(2022, 2), (2022, 3), (2022, 4)], Some(("yoon120", Date))),
            ("추진현황", "23", &[(2022, 2)], Some(("yoon110", Assumed))),
            ("추진현황", "23", &[(2025, 1)], Some(("yoon120", Date))),
            ("추진현황", "23", &[(2025, 2)], Some(("yoon120", Assumed))),
            ("추진현황", "23", &[(2025, 1), (2025, 2), (2024, 4)], Some(("yoon120", Assumed))),
            ("추진현황", "23", &[(2025, 3)], Some(("lee123", Assumed))),
            ("추진현황", "23", &[(2025, 3), (2025, 4)], Some(("lee123", Date))),
            ("추진현황", "121", &[(2025, 2)], Some(("lee123", Date))),
            ("추진현황", "121", &[(2025, 4)], Some(("lee123", Date))),
            ("추진현황", "23", &[(2019, 1)], Some(("moon100", Date))),
            ("추진현황", "23", &[(2014, 1)], Some(("park140", Date))),
            ("추진현황", "23", &[(2010, 1)], Some(("leemb100", Date))),
            ("추진현황", "23", &[(2007, 1)], None),
            ("120대 국정과제 추진현황", "23", &[], Some(("yoon120", Printed))),
            ("120대 국정과제 추진현황", "23", &[(2025, 2)], Some(("yoon120", Printed))),
            ("윤석열 정부 국정과제", "23", &[(2025, 2)], Some(("yoon120", Printed))),
            ("100대 국정과제 추진현황", "23", &[(2018, 1)], Some(("moon100", Printed))),
            ("100대 국정과제 추진현황", "23", &[(2009, 1)], Some(("leemb100", Printed))),
            ("이재명 정부 국정과제", "23", &[], Some(("lee123", Printed))),
            ("추진현황", "23", &[], None),
            ("추진현황", "150", &[(2024, 1)], None),
        ];
        for (title, number, periods, expected) in cases {
            let decision = decide(&tree(title, number, periods), None);
            let found = decision.id.as_deref().zip(decision.from);
            assert_eq!(found, *expected, "{title} {number} {periods:?}");
            assert_eq!(decision.doubt.is_some(), found.is_some_and(|(_, from)| from == Assumed));
        }
    }

    #[test]
    fn names_of_columns_tell_the_set_too() {
        for heading in ["120대 국정과제", "120대 국정과제 추진현황", "국정과제 (120대)"] {
            let headings = [heading.to_owned()].into();
            let found = decide(&Tree { headings, ..tree("추진현황", "23", &[(2026, 1)]) }, None);
            assert_eq!((found.id.as_deref(), found.from), (Some("yoon120"), Some(Printed)), "{heading}");
        }
    }

    #[test]
    fn sets_are_in_the_order_of_their_days() {
        assert!(SETS.windows(2).all(|pair| pair[0].announced < pair[1].announced));
    }

    #[test]
    fn a_doubt_names_both_sets_and_the_day() {
        let doubt = decide(&tree("추진현황", "23", &[(2025, 2)]), None).doubt.unwrap();
        for part in ["yoon120 is taken", "set of 123 was announced on 2025-09-16", "may be lee123"] {
            assert!(doubt.contains(part), "{doubt}");
        }
    }

    #[test]
    fn what_is_told_is_taken_and_doubted_where_no_set_has_that_name() {
        let doubt = |told: &str| decide(&tree("추진현황", "23", &[(2025, 2)]), Some(told)).doubt;
        assert_eq!(doubt("yoon120"), None);
        assert!(doubt("yoon12").unwrap().starts_with("yoon12 is taken as it was told, and is no set"));
    }
}
