//! Which administration's agenda set the numbers belong to.
//!
//! "23" is another agenda item in each set, so ids begin with the set: the president and the number of agenda items.
//! Tenures are public record; the sizes of the sets are those the administrations announced (100대, 140대, 100대,
//! 110대 in May 2022 and 120대 from 26 July 2022, 123대 in September 2025).

use crate::period::node_bounds;
use gwaje_model::{AgendaNode, Tree};
use jiff::civil::{Date, date};
use std::collections::BTreeSet;

struct AgendaSet {
    id: &'static str,
    president: &'static str,
    size: u16,
    first: Date,
    last: Date,
}

const SETS: &[AgendaSet] = &[
    set("leemb100", "이명박", 100, date(2008, 2, 25), date(2013, 2, 24)),
    set("park140", "박근혜", 140, date(2013, 2, 25), date(2017, 5, 9)),
    set("moon100", "문재인", 100, date(2017, 5, 10), date(2022, 5, 9)),
    set("yoon110", "윤석열", 110, date(2022, 5, 10), date(2022, 7, 25)),
    set("yoon120", "윤석열", 120, date(2022, 7, 26), date(2025, 6, 3)),
    set("lee123", "이재명", 123, date(2025, 6, 4), date(2030, 6, 3)),
];

const fn set(id: &'static str, president: &'static str, size: u16, first: Date, last: Date) -> AgendaSet {
    AgendaSet { id, president, size, first, last }
}

/// The administration, where the document tells it: by the size of the set (`120대 국정과제`), the president's name,
/// or the time most of its periods lie in. A set with fewer agenda items than the highest number is out.
pub(crate) fn guess(tree: &Tree) -> Option<String> {
    let highest = tree.agendas.iter().filter_map(agenda_number).max().unwrap_or(0);
    let possible: Vec<&AgendaSet> = SETS.iter().filter(|set| highest <= set.size).collect();
    let said = said(tree);
    let by_size = possible.iter().copied().filter(|set| said.contains(&format!("{}대국정과제", set.size)));
    let by_name = possible.iter().copied().filter(|set| said.contains(&format!("{}정부", set.president)));
    let (by_size, by_name): (Vec<_>, Vec<_>) = (by_size.collect(), by_name.collect());
    let narrowed = [by_size, by_name, possible].into_iter().find(|sets| !sets.is_empty())?;
    let only = narrowed.as_slice();
    match only {
        [set] => Some(set.id.to_owned()).filter(|_| !said.is_empty()),
        sets => most_periods(tree, sets).map(str::to_owned),
    }
}

/// All text outside the table, closed up.
fn said(tree: &Tree) -> String {
    let titles = tree.agendas.iter().map(|agenda| agenda.title.text.as_str());
    let texts = tree.outside.iter().map(|block| block.text.as_str()).chain(titles);
    texts.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect()
}

fn agenda_number(agenda: &AgendaNode) -> Option<u16> {
    agenda.number.as_deref()?.trim().split('-').next()?.parse().ok()
}

/// The set in whose time most periods end, if one has more than every other.
fn most_periods(tree: &Tree, sets: &[&AgendaSet]) -> Option<&'static str> {
    let periods = tree.agendas.iter().flat_map(|agenda| &agenda.tasks).flat_map(|task| &task.periods);
    let ends: BTreeSet<Date> = periods.filter_map(node_bounds).map(|(_, last)| last).collect();
    let count = |set: &AgendaSet| ends.iter().filter(|end| (set.first..=set.last).contains(end)).count();
    let mut counted: Vec<_> = SETS
        .iter()
        .filter(|set| sets.iter().any(|possible| possible.id == set.id))
        .map(|set| (count(set), set.id))
        .collect();
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    match counted.as_slice() {
        [(most, id), (next, _), ..] if most > next => Some(id),
        [(most, id)] if *most > 0 => Some(id),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::guess;
    use gwaje_model::{AgendaNode, Block, PeriodNode, TaskNode, Tree};

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
        type Case<'a> = (&'a str, &'a str, &'a [(i16, u8)], Option<&'a str>);
        let cases: &[Case] = &[
            ("추진현황", "23", &[(2022, 3), (2022, 4), (2024, 4)], Some("yoon120")),
            ("추진현황", "23", &[(2022, 2), (2022, 3), (2022, 4)], Some("yoon120")),
            ("추진현황", "23", &[(2025, 1), (2025, 2), (2024, 4)], Some("yoon120")),
            ("추진현황", "23", &[(2025, 3), (2025, 4)], Some("lee123")),
            ("추진현황", "121", &[(2025, 3), (2025, 4)], Some("lee123")),
            ("추진현황", "23", &[(2019, 1)], Some("moon100")),
            ("추진현황", "23", &[(2014, 1)], Some("park140")),
            ("추진현황", "23", &[(2010, 1)], Some("leemb100")),
            ("120대 국정과제 추진현황", "23", &[], Some("yoon120")),
            ("100대 국정과제 추진현황", "23", &[(2018, 1)], Some("moon100")),
            ("100대 국정과제 추진현황", "23", &[(2009, 1)], Some("leemb100")),
            ("이재명 정부 국정과제", "23", &[], Some("lee123")),
            ("추진현황", "23", &[], None),
            ("추진현황", "150", &[(2024, 1)], None),
        ];
        for (title, number, periods, expected) in cases {
            assert_eq!(
                guess(&tree(title, number, periods)).as_deref(),
                *expected,
                "{title} {number} {periods:?}"
            );
        }
    }
}
