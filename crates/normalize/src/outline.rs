//! The tree of a document, node by node, from structure as written to structure as published.

use crate::dates::{Anchor, Problem};
use crate::ids::{self, AgendaName, Ids};
use crate::item::{Group, Items};
use crate::warnings::warning;
use crate::{column, ministries, period, read_from};
use gwaje_model::{
    Agenda, AgendaNode, Block, Code, Column, ColumnNode, Item, ItemNode, Lead, Period, PeriodNode, Position,
    Task, TaskNode, Tree, Warning,
};
use std::collections::{BTreeMap, BTreeSet};

/// The agendas of a tree, and what was found wrong with single dates.
pub(crate) fn agendas(tree: &Tree, administration: Option<&str>) -> (Vec<Agenda>, Vec<Warning>) {
    let mut ids = Ids::default();
    let release =
        period::release(tree).and_then(|release| period::bounds(Some(release.year), release.quarter, None));
    let release = release.map(|(first, last)| Anchor { first, last, ahead: false });
    let named = named(tree, administration, release);
    let groups: Vec<Group<'_>> = named.iter().flat_map(|named| named.groups(release)).collect();
    let mut items = Items::of(&groups);
    let (mut named, mut found) = (named.iter(), Vec::new());
    let outline = |node: &AgendaNode| {
        let name = AgendaName { administration, number: node.number.as_deref(), title: &node.title.text };
        let tasks = named.by_ref().take(node.tasks.len());
        Agenda {
            id: ids.unique(name.id()),
            number: node.number.clone(),
            title: node.title.text.clone(),
            read_from: read_from::of_title(&node.title),
            tasks: tasks.map(|named| named.task(&mut items, &mut found)).collect(),
        }
    };
    let agendas = tree.agendas.iter().map(outline).collect();
    (agendas, found)
}

/// A task with what its items are named after, which depends on the tasks before it.
struct Named<'t> {
    node: &'t TaskNode,
    id: String,
    leads: Vec<Lead>,
}

/// The tasks of all agendas, named. Where what names several is the same, those of other bodies are told apart by them, whatever their
/// order.
fn named<'t>(tree: &'t Tree, administration: Option<&'t str>, release: Option<Anchor>) -> Vec<Named<'t>> {
    let name = |agenda: &'t AgendaNode| AgendaName {
        administration,
        number: agenda.number.as_deref(),
        title: &agenda.title.text,
    };
    let leads = |node: &TaskNode| -> Vec<Lead> {
        let last = period::last_reported(node).or(release.map(|anchor| anchor.last));
        node.leads.iter().flat_map(|lead| ministries::leads(lead, last)).collect()
    };
    let of_agenda = |agenda: &'t AgendaNode| {
        let name = name(agenda);
        agenda.tasks.iter().map(move |node| (name, node, leads(node)))
    };
    told_apart(tree.agendas.iter().flat_map(of_agenda).collect())
}

/// Tasks with the names they stand under and their bodies, with ids.
fn told_apart<'t>(tasks: Vec<(AgendaName<'t>, &'t TaskNode, Vec<Lead>)>) -> Vec<Named<'t>> {
    let id = |(name, node, leads): &(AgendaName<'_>, &TaskNode, Vec<Lead>)| {
        name.task(node.number.as_deref(), &node.title.text, leads)
    };
    let mut shared: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let by_bodies = |node: &TaskNode, leads: &[Lead]| node.number.is_none() && !leads.is_empty();
    for task in tasks.iter().filter(|(_, node, leads)| by_bodies(node, leads)) {
        shared.entry(id(task)).or_default().insert(ids::bodies(&task.2));
    }
    let mut ids = Ids::default();
    let named = tasks.into_iter().map(|task| {
        let id = id(&task);
        let (name, node, leads) = task;
        let is_shared = by_bodies(node, &leads) && shared.get(&id).is_some_and(|bodies| bodies.len() > 1);
        let id = if is_shared { name.task_of(&node.title.text, &leads) } else { id };
        Named { node, id: ids.unique(id), leads }
    });
    named.collect()
}

impl Named<'_> {
    /// Where its items stand, in their order. `release` is the last period of the document, for items that stand under
    /// none.
    fn groups(&self, release: Option<Anchor>) -> Vec<Group<'_>> {
        let period = |node: &'_ PeriodNode| {
            let ahead = period::is_plan(node.section.as_deref());
            let own = period::node_bounds(node).map(|(first, last)| Anchor { first, last, ahead });
            let anchor = own.or(release.map(|anchor| Anchor { ahead, ..anchor }));
            (period::key(node), anchor)
        };
        let periods = self.node.periods.iter().map(|node| {
            let (period, anchor) = period(node);
            Group { task: &self.id, period, column: None, anchor, release, nodes: &node.items }
        });
        let columns = self.node.columns.iter().map(|node| {
            let (period, column) = ("-".to_owned(), Some(node.name.as_str()));
            Group { task: &self.id, period, column, anchor: release, release, nodes: &node.items }
        });
        periods.chain(columns).collect()
    }

    /// The task as published, of its items in the order of its groups.
    fn task(&self, items: &mut Items<'_>, found: &mut Vec<Warning>) -> Task {
        let Self { node, id, leads } = self;
        let mut nest = Nest { items, ids: Ids::default(), found };
        let periods = node.periods.iter().map(|node| nest.period(node)).collect();
        let column = |node: &ColumnNode| Column { name: node.name.clone(), items: nest.items(&node.items) };
        let columns: Vec<Column> = node.columns.iter().map(column).collect();
        let said = column::of_task(&node.columns, &columns);
        let remark = node.remark.as_ref().map(remark);
        Task {
            number: node.number.clone(),
            title: node.title.text.clone(),
            read_from: read_from::of_title(&node.title),
            leads: leads.clone(),
            periods,
            remark,
            due: said.due,
            rate: said.rate,
            state: said.state,
            columns,
            id: id.clone(),
        }
    }
}

/// A remark as written, with the mark that opens it.
fn remark(block: &Block) -> String {
    let marker = block.marker.as_deref().unwrap_or_default();
    format!("{marker} {}", block.text).trim().to_owned()
}

/// Puts the items of one task where they stand.
struct Nest<'a, 'g> {
    items: &'a mut Items<'g>,
    ids: Ids,
    found: &'a mut Vec<Warning>,
}

impl Nest<'_, '_> {
    fn period(&mut self, node: &PeriodNode) -> Period {
        let bounds = period::node_bounds(node);
        Period {
            section: node.section.clone(),
            year: node.year,
            quarter: node.quarter,
            half: node.half,
            start: bounds.map(|(start, _)| start.to_string()),
            end: bounds.map(|(_, end)| end.to_string()),
            remark: node.remark.as_ref().map(remark),
            items: self.items(&node.items),
        }
    }

    fn items(&mut self, nodes: &[ItemNode]) -> Vec<Item> {
        let mut items = Vec::with_capacity(nodes.len());
        for node in nodes {
            let Some((mut item, problems)) = self.items.next() else { break };
            item.id = self.ids.unique(item.id);
            let at = node.block.pieces.first().map(|piece| piece.place);
            self.found.extend(problems.iter().map(|problem| dated_wrongly(problem, &item.id, at)));
            item.children = self.items(&node.children);
            items.push(item);
        }
        items
    }
}

fn dated_wrongly(problem: &Problem, id: &str, at: Option<Position>) -> Warning {
    let (code, message) = match problem {
        Problem::Impossible(text) => {
            (Code::ImpossibleDate, format!("no calendar has {text}; it is kept as text"))
        }
        Problem::Weekday(text) => (Code::WeekdayMismatch, format!("{text} is not the weekday of its date")),
    };
    warning(code, Some(id), at, message)
}
