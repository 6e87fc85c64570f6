//! A document that was changed by hand, read anew as far as its texts and structure tell: ids, periods, dates, mentions, what
//! items say, warnings and confidence.
//!
//! What nothing published tells again stays as it is: leads, remarks, tables, what columns say of a task, and what was
//! remarked while the pages were read.

use crate::warnings::{OF_THE_WHOLE, of_the_whole};
use crate::{confidence, ministries, outline, period};
use gwaje_model::{
    Agenda, AgendaNode, Block, Code, ColumnNode, Document, Item, ItemNode, Lead, LeadNode, Period,
    PeriodNode, Phrase, Piece, Position, Task, TaskNode, Tree, Warning,
};
use std::collections::{BTreeMap, BTreeSet};

/// The document with all that follows from its texts and structure worked out anew. One that nobody changed stays the same.
#[must_use]
pub fn again(document: Document) -> Document {
    let tree = tree(&document);
    let (mut agendas, found) = outline::agendas(&tree, document.administration.as_deref());
    let ids = ids(&document.agendas).zip(ids(&agendas).map(str::to_owned)).collect::<BTreeMap<_, _>>();
    let renamed = |warning: Warning| {
        let item = warning.item.as_deref().map(|id| ids.get(id).map_or(id, String::as_str).to_owned());
        Warning { item, ..warning }
    };
    let told: Vec<Warning> = document.warnings.iter().cloned().map(renamed).collect();
    let titled: BTreeSet<&str> = agendas.iter().flat_map(titles).collect();
    let is_told_again = |warning: &Warning| {
        let of_title = warning.code == Code::LowConfidenceJoin
            && warning.item.as_deref().is_some_and(|id| titled.contains(id));
        OF_THE_WHOLE.contains(&warning.code) && !of_title
    };
    let mut warnings: Vec<Warning> = told.iter().filter(|warning| !is_told_again(warning)).cloned().collect();
    keep(&mut agendas, &document.agendas);
    warnings.extend(of_the_whole(&tree, &agendas, found).into_iter().map(|warning| placed(warning, &told)));
    confidence::weigh(&mut agendas, &warnings);
    let release = period::release(&tree);
    Document { release, agendas, warnings, ..document }
}

/// The bodies in charge that a name stands for in a task, at the time of its periods.
#[must_use]
pub fn leads(name: &str, of: &Task) -> Vec<Lead> {
    let named = LeadNode { text: name.trim().to_owned(), ..LeadNode::default() };
    ministries::leads(&named, period::last_reported(&task(of)))
}

/// A warning with the place it had when it was told first.
fn placed(warning: Warning, told: &[Warning]) -> Warning {
    let same = |old: &&Warning| {
        old.code == warning.code && old.item == warning.item && old.message == warning.message
    };
    told.iter().find(same).cloned().unwrap_or(warning)
}

/// The ids of agendas and tasks.
fn titles(agenda: &Agenda) -> impl Iterator<Item = &str> {
    std::iter::once(agenda.id.as_str()).chain(agenda.tasks.iter().map(|task| task.id.as_str()))
}

/// All ids, in an order that depends on the structure alone.
fn ids(agendas: &[Agenda]) -> impl Iterator<Item = &str> {
    let items = agendas.iter().flat_map(|agenda| &agenda.tasks).flat_map(Task::items);
    agendas.iter().flat_map(titles).chain(items.map(|item| item.id.as_str()))
}

/// Puts what is not told again where it was: `new` and `old` have the same structure.
fn keep(new: &mut [Agenda], old: &[Agenda]) {
    for (new, old) in new.iter_mut().zip(old) {
        new.read_from.clone_from(&old.read_from);
    }
    let tasks = new.iter_mut().flat_map(|agenda| &mut agenda.tasks);
    for (new, old) in tasks.zip(old.iter().flat_map(|agenda| &agenda.tasks)) {
        new.leads.clone_from(&old.leads);
        new.read_from.clone_from(&old.read_from);
        new.remark.clone_from(&old.remark);
        (new.due, new.rate, new.state) = (old.due.clone(), old.rate, old.state.clone());
        for (new, old) in new.periods.iter_mut().zip(&old.periods) {
            new.remark.clone_from(&old.remark);
            tables(&mut new.items, &old.items);
        }
        for (new, old) in new.columns.iter_mut().zip(&old.columns) {
            tables(&mut new.items, &old.items);
        }
    }
}

fn tables(new: &mut [Item], old: &[Item]) {
    for (new, old) in new.iter_mut().zip(old) {
        new.tables.clone_from(&old.tables);
        new.fulfils.clone_from(&old.fulfils);
        tables(&mut new.children, &old.children);
    }
}

/// A document as `parse` would hand it over.
fn tree(document: &Document) -> Tree {
    let agenda = |agenda: &Agenda| AgendaNode {
        number: agenda.number.clone(),
        title: phrase(&agenda.title),
        tasks: agenda.tasks.iter().map(task).collect(),
    };
    Tree { agendas: document.agendas.iter().map(agenda).collect(), ..Tree::default() }
}

fn phrase(text: &str) -> Phrase {
    Phrase { text: text.to_owned(), ..Phrase::default() }
}

fn task(task: &Task) -> TaskNode {
    let lead = |text: &String| LeadNode { text: text.clone(), ..LeadNode::default() };
    TaskNode {
        number: task.number.clone(),
        title: phrase(&task.title),
        leads: task.leads.iter().map(|body| lead(&body.text)).collect(),
        periods: task.periods.iter().map(period_node).collect(),
        remark: None,
        columns: task
            .columns
            .iter()
            .map(|column| ColumnNode {
                name: column.name.clone(),
                role: None,
                items: column.items.iter().map(node).collect(),
            })
            .collect(),
    }
}

fn period_node(period: &Period) -> PeriodNode {
    PeriodNode {
        section: period.section.clone(),
        year: period.year,
        quarter: period.quarter,
        half: period.half,
        items: period.items.iter().map(node).collect(),
        ..PeriodNode::default()
    }
}

fn node(item: &Item) -> ItemNode {
    let printed = item.places.iter().copied().map(Position::Printed);
    let written = item.anchors.iter().copied().map(Position::At);
    let block = Block {
        marker: item.marker.clone(),
        text: item.text.clone(),
        raw: item.raw.clone(),
        struck: item.struck.clone(),
        raised: item.raised.clone(),
        joins: item.joins.clone(),
        pieces: printed.chain(written).map(|place| Piece { start: 0, end: 0, place }).collect(),
        ..Block::default()
    };
    ItemNode { block, children: item.children.iter().map(node).collect() }
}
