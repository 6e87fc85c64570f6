//! The tree of a document, node by node, from structure as written to structure as published.

use crate::dates::{self, Anchor, Problem};
use crate::ids::{self, AgendaName, Ids};
use crate::warnings::warning;
use crate::{column, confidence, mentions, ministries, period, progress, tables};
use gwaje_model::{
    Agenda, AgendaNode, Block, Code, Column, ColumnNode, Item, ItemNode, Lead, Period, PeriodNode, Task,
    TaskNode, Tree, Warning, parallel,
};

/// The agendas of a tree, and what was found wrong with single dates.
pub(crate) fn agendas(tree: &Tree, administration: Option<&str>) -> (Vec<Agenda>, Vec<Warning>) {
    let (mut ids, mut task_ids) = (Ids::default(), Ids::default());
    let release =
        period::release(tree).and_then(|release| period::bounds(Some(release.year), release.quarter, None));
    let release = release.map(|(first, last)| Anchor { first, last, ahead: false });
    let named: Vec<Named<'_>> =
        tree.agendas.iter().flat_map(|node| named(administration, node, release, &mut task_ids)).collect();
    let written = parallel::map(&named, FEW_TASKS, |named| {
        let mut found = Vec::new();
        (named.task(release, &mut found), found)
    });
    let (mut written, mut found) = (written.into_iter(), Vec::new());
    let outline = |node: &AgendaNode| {
        let name = AgendaName { administration, number: node.number.as_deref(), title: &node.title.text };
        let tasks = written.by_ref().take(node.tasks.len()).map(|(task, own)| {
            found.extend(own);
            task
        });
        Agenda {
            id: ids.unique(name.id()),
            number: node.number.clone(),
            title: node.title.text.clone(),
            tasks: tasks.collect(),
        }
    };
    let agendas = tree.agendas.iter().map(outline).collect();
    (agendas, found)
}

/// Fewer tasks than this, which take some milliseconds, are not handed out to workers.
const FEW_TASKS: usize = 16;

/// A task with what its items are named after, which depends on the tasks before it.
struct Named<'t> {
    node: &'t TaskNode,
    id: String,
    leads: Vec<Lead>,
}

/// The tasks of an agenda, named.
fn named<'t>(
    administration: Option<&str>,
    agenda: &'t AgendaNode,
    release: Option<Anchor>,
    ids: &mut Ids,
) -> Vec<Named<'t>> {
    let name = AgendaName { administration, number: agenda.number.as_deref(), title: &agenda.title.text };
    let tasks = agenda.tasks.iter().map(|node| {
        let last = period::last_reported(node).or(release.map(|anchor| anchor.last));
        let leads: Vec<Lead> = node.leads.iter().flat_map(|lead| ministries::leads(lead, last)).collect();
        let id = ids.unique(name.task(node.number.as_deref(), &node.title.text, &leads));
        Named { node, id, leads }
    });
    tasks.collect()
}

impl Named<'_> {
    /// The task as published. `release` is the last period of the document, for items that stand under none.
    fn task(&self, release: Option<Anchor>, found: &mut Vec<Warning>) -> Task {
        let Self { node, id, leads } = self;
        let mut items = Items {
            task: id,
            period: String::new(),
            column: None,
            anchor: release,
            release,
            ids: Ids::default(),
            found,
        };
        let periods = node.periods.iter().map(|node| items.period(node)).collect();
        let columns: Vec<Column> = node.columns.iter().map(|node| items.column(node)).collect();
        let said = column::of_task(&node.columns, &columns);
        let remark = node.remark.as_ref().map(remark);
        Task {
            number: node.number.clone(),
            title: node.title.text.clone(),
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

/// Writes the items of one task.
struct Items<'a> {
    task: &'a str,
    period: String,
    /// The heading of the column in hand, where it is none of the usual.
    column: Option<String>,
    /// The period in hand.
    anchor: Option<Anchor>,
    /// The last period of the document, where an item stands under none.
    release: Option<Anchor>,
    ids: Ids,
    found: &'a mut Vec<Warning>,
}

impl Items<'_> {
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
            remark: node.remark.as_ref().map(remark),
            items: node.items.iter().map(|node| self.item(node)).collect(),
        }
    }

    fn column(&mut self, node: &ColumnNode) -> Column {
        "-".clone_into(&mut self.period);
        self.column = Some(node.name.clone());
        self.anchor = self.release;
        Column { name: node.name.clone(), items: node.items.iter().map(|node| self.item(node)).collect() }
    }

    fn item(&mut self, node: &ItemNode) -> Item {
        let block = &node.block;
        let column = self.column.as_deref();
        let id = ids::item(self.task, &self.period, column, block.marker.as_deref(), &block.text);
        let id = self.ids.unique(id);
        let dates = dates::find(&block.text, self.anchor.as_ref());
        let mut mentions = mentions::find(&block.text, &dates.dates, self.anchor.map(|anchor| anchor.last));
        let place = progress::Place {
            marker: block.marker.as_deref(),
            ahead: self.anchor.is_some_and(|anchor| anchor.ahead),
            release: self.release.map(|release| release.last),
        };
        let progress = progress::of(&block.text, &dates.dates, &place);
        mentions::roles(&mut mentions, &block.text, &progress);
        let page = block.pieces.first().and_then(|piece| piece.place.page());
        self.found.extend(dates.problems.iter().map(|problem| dated_wrongly(problem, &id, page)));
        Item {
            marker: block.marker.clone(),
            text: block.text.clone(),
            raw: block.raw.clone(),
            struck: block.struck.clone(),
            raised: block.raised.clone(),
            dates: dates.dates,
            mentions,
            kind: progress.kind,
            kind_words: progress.words,
            fulfils: None,
            joins: block.joins.clone(),
            places: block.pieces.iter().filter_map(|piece| piece.place.printed()).collect(),
            anchors: block.pieces.iter().filter_map(|piece| piece.place.written()).collect(),
            tables: block.tables.iter().map(|rows| tables::table(rows)).collect(),
            confidence: confidence::of(block),
            children: node.children.iter().map(|node| self.item(node)).collect(),
            id,
        }
    }
}

fn dated_wrongly(problem: &Problem, id: &str, page: Option<u32>) -> Warning {
    let (code, message) = match problem {
        Problem::Impossible(text) => {
            (Code::ImpossibleDate, format!("no calendar has {text}; it is kept as text"))
        }
        Problem::Weekday(text) => (Code::WeekdayMismatch, format!("{text} is not the weekday of its date")),
    };
    warning(code, Some(id), page, message)
}
