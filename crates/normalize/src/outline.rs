//! The tree of a document, node by node, from structure as written to structure as published.

use crate::dates::{self, Anchor};
use crate::ids::{self, Ids};
use crate::{confidence, period};
use gwaje_model::{
    Agenda, AgendaNode, Column, ColumnNode, Item, ItemNode, Lead, LeadNode, Period, PeriodNode, Task,
    TaskNode, Tree,
};

/// The agendas of a tree.
pub(crate) fn agendas(tree: &Tree, administration: Option<&str>) -> Vec<Agenda> {
    let (mut agendas, mut tasks) = (Ids::default(), Ids::default());
    let release =
        period::release(tree).and_then(|release| period::bounds(Some(release.year), release.quarter, None));
    let release = release.map(|(first, last)| Anchor { first, last, ahead: false });
    let outline = |node: &AgendaNode| Agenda {
        id: agendas.unique(ids::heading(administration, node.number.as_deref(), &node.title.text)),
        number: node.number.clone(),
        title: node.title.text.clone(),
        tasks: node.tasks.iter().map(|node| task(node, administration, release, &mut tasks)).collect(),
    };
    tree.agendas.iter().map(outline).collect()
}

fn task(node: &TaskNode, administration: Option<&str>, release: Option<Anchor>, tasks: &mut Ids) -> Task {
    let id = tasks.unique(ids::heading(administration, node.number.as_deref(), &node.title.text));
    let mut writer =
        Items { task: id.clone(), period: String::new(), anchor: release, release, ids: Ids::default() };
    Task {
        number: node.number.clone(),
        title: node.title.text.clone(),
        leads: node.leads.iter().map(lead).collect(),
        periods: node.periods.iter().map(|node| writer.period(node)).collect(),
        columns: node.columns.iter().map(|node| writer.column(node)).collect(),
        id,
    }
}

fn lead(node: &LeadNode) -> Lead {
    Lead { text: node.text.clone(), id: None, name: None, role: node.role.clone() }
}

/// Writes the items of one task.
struct Items {
    task: String,
    period: String,
    /// The period in hand.
    anchor: Option<Anchor>,
    /// The last period of the document, where an item stands under none.
    release: Option<Anchor>,
    ids: Ids,
}

impl Items {
    fn period(&mut self, node: &PeriodNode) -> Period {
        self.period = period::key(node);
        let bounds = period::node_bounds(node);
        let ahead = period::is_plan(node.section.as_deref());
        let own = bounds.map(|(first, last)| Anchor { first, last, ahead });
        self.anchor = own.or(self.release.map(|anchor| Anchor { ahead, ..anchor }));
        Period {
            section: node.section.clone(),
            year: node.year,
            quarter: node.quarter,
            half: node.half,
            start: bounds.map(|(start, _)| start.to_string()),
            end: bounds.map(|(_, end)| end.to_string()),
            items: node.items.iter().map(|node| self.item(node)).collect(),
        }
    }

    fn column(&mut self, node: &ColumnNode) -> Column {
        "-".clone_into(&mut self.period);
        self.anchor = self.release;
        Column { name: node.name.clone(), items: node.items.iter().map(|node| self.item(node)).collect() }
    }

    fn item(&mut self, node: &ItemNode) -> Item {
        let block = &node.block;
        let id = ids::item(&self.task, &self.period, block.marker.as_deref(), &block.text);
        Item {
            id: self.ids.unique(id),
            marker: block.marker.clone(),
            text: block.text.clone(),
            raw: block.raw.clone(),
            dates: dates::find(&block.text, self.anchor.as_ref()).dates,
            mentions: Vec::new(),
            joins: block.joins.clone(),
            places: block.pieces.iter().map(|piece| piece.place).collect(),
            confidence: confidence::of(block),
            children: node.children.iter().map(|node| self.item(node)).collect(),
        }
    }
}
