//! The tree while it grows: which agenda, task, section and period is open, and where the next paragraph goes.

use crate::again::{self, letters, repeats};
use crate::items::{self, Indents};
use crate::note_marks;
use crate::profile::Role;
use crate::remark;
use crate::split::extend;
use gwaje_forms::number;
use gwaje_forms::period::Period;
use gwaje_model::{
    AgendaNode, Block, Code, ColumnNode, ItemNode, LeadNode, Note, Noted, PeriodNode, Phrase, Position,
    TaskNode, Tree,
};
use std::collections::BTreeMap;

/// A tree under construction. Items are kept flat until [`Outline::finish`] nests them.
#[derive(Default)]
pub(crate) struct Outline {
    tree: Tree,
    notes: Vec<Note>,
    agenda: Option<usize>,
    task: Option<usize>,
    /// What headings outside the cells say, such as a line above the table or a column of years.
    outer: Period,
    inner: Period,
    places: Vec<Position>,
    section: Option<String>,
    /// The section of the column a cell stands in.
    base: Option<String>,
    /// Whether a period heading came before the first section heading, so that sections lie inside periods.
    period_first: bool,
    /// Bodies in charge of a whole agenda, for those of its tasks that name none.
    agenda_leads: BTreeMap<usize, Vec<LeadNode>>,
    /// The periods open in the other sections of the task.
    others: BTreeMap<Option<String>, (Period, Vec<Position>)>,
    /// How often a section began anew.
    reopened: usize,
}

impl Outline {
    /// Opens an agenda: the one with this number if the document has been there before, else a new one.
    pub(crate) fn agenda(&mut self, number: Option<String>, title: Phrase) {
        let number = number.map(number::in_figures);
        let again = self
            .tree
            .agendas
            .iter()
            .rposition(|a| repeats(number.as_ref(), &title, a.number.as_ref(), &a.title));
        let Some(at) = again else {
            self.tree.agendas.push(AgendaNode { number, title, tasks: Vec::new() });
            return self.open_agenda(self.tree.agendas.len() - 1);
        };
        if let Some(agenda) = self.tree.agendas.get_mut(at).filter(|a| a.title.text.is_empty()) {
            agenda.title = title;
        } else {
            self.repeated(&title);
        }
        self.open_agenda(at);
    }

    fn open_agenda(&mut self, at: usize) {
        if self.agenda != Some(at) {
            self.agenda = Some(at);
            self.close_task();
        }
    }

    fn close_task(&mut self) {
        self.task = None;
        (self.section, self.base, self.period_first) = (None, None, false);
        self.others.clear();
        self.inner = Period::default();
        self.places.clear();
    }

    /// Closes agenda and task: what stood between is missing, and with it perhaps the titles of what follows.
    pub(crate) fn interrupt(&mut self) {
        self.close_task();
        self.agenda = None;
        self.outer = Period::default();
    }

    /// Opens a task of the open agenda. A title that only repeats an earlier one, with or without `(계속)`, goes on
    /// with that task; of tasks without numbers, where a body is the same too.
    pub(crate) fn task(&mut self, number: Option<String>, title: Phrase, bodies: &[LeadNode]) {
        self.ensure_agenda(number.as_deref());
        let Some(agenda) = self.agenda.and_then(|at| self.tree.agendas.get_mut(at)) else { return };
        let again = agenda.tasks.iter().rposition(|task| again::names(number.as_ref(), &title, bodies, task));
        if let Some(at) = again {
            let untitled = agenda.tasks.get_mut(at).filter(|t| t.title.text.is_empty());
            if let Some(task) = untitled {
                task.title = title;
            } else {
                self.repeated(&title);
            }
            if self.task != Some(at) {
                self.close_task();
            }
            self.task = Some(at);
            return;
        }
        agenda.tasks.push(TaskNode { number, title, ..TaskNode::default() });
        let at = agenda.tasks.len() - 1;
        self.close_task();
        self.task = Some(at);
    }

    /// A task without an agenda of its own gets the one its number names.
    fn ensure_agenda(&mut self, task: Option<&str>) {
        let named = task.and_then(|number| number.split_once('-')).map(|(agenda, _)| agenda.to_owned());
        let open = self.agenda.and_then(|at| self.tree.agendas.get(at));
        let fits = open.is_some_and(|a| named.is_none() || a.number.is_none() || a.number == named);
        if !fits {
            self.agenda(named, Phrase::default());
        }
    }

    /// Notes a title that was printed again.
    pub(crate) fn repeated(&mut self, title: &Phrase) {
        if !title.text.is_empty() {
            self.note(Code::RepeatedHeaderRemoved, title.places.first().copied(), title.text.clone());
        }
    }

    /// More of the open title: of the task if one is open, else of the agenda.
    pub(crate) fn more_title(&mut self, more: Phrase) {
        let agenda = self.agenda.and_then(|at| self.tree.agendas.get_mut(at));
        let task = self.task;
        if let Some(agenda) = agenda {
            let title = task.and_then(|at| agenda.tasks.get_mut(at)).map(|t| &mut t.title);
            extend(title.unwrap_or(&mut agenda.title), more);
        }
    }

    /// Bodies in charge of the open task, or of the agenda if no task is open.
    pub(crate) fn leads(&mut self, leads: &[LeadNode]) {
        if let (Some(agenda), None) = (self.agenda, self.task) {
            return self.agenda_leads.entry(agenda).or_default().extend_from_slice(leads);
        }
        let Some(task) = self.open_task() else { return };
        for lead in leads {
            if !task.leads.iter().any(|known| known.text == lead.text && known.role == lead.role) {
                task.leads.push(lead.clone());
            }
        }
    }

    /// A period heading inside the open task. A quarter or half is reported even if nothing stands under it.
    pub(crate) fn period(&mut self, heading: Period, places: Vec<Position>) {
        let before = if self.inner == Period::default() { self.outer } else { self.inner };
        self.inner = before.then(heading);
        self.places = places;
        self.period_first |= self.section == self.base;
        if self.period_first {
            self.section.clone_from(&self.base);
        }
        if heading.quarter.is_some() || heading.half.is_some() {
            self.period_node();
        }
    }

    /// A section heading inside the open task. Where periods came first, it divides the period in force.
    pub(crate) fn section(&mut self, name: String) {
        self.reopened += usize::from(self.section.as_ref() != Some(&name) && self.has_items(&name));
        if self.period_first {
            self.section = Some(name);
        } else {
            self.enter(Some(name));
        }
    }

    /// How often a section heading began a section anew that has items in the same task and period.
    pub(crate) fn reopened(&self) -> usize {
        self.reopened
    }

    /// Whether the open task has items in a section of the period in force.
    fn has_items(&self, section: &str) -> bool {
        let task = self.agenda.zip(self.task).and_then(|(a, t)| self.tree.agendas.get(a)?.tasks.get(t));
        let when = if self.period_first { Some(self.inner) } else { None };
        let in_force = |node: &PeriodNode| {
            when.is_none_or(|when| {
                (when.year, when.quarter, when.half) == (node.year, node.quarter, node.half)
            })
        };
        let here = |node: &&PeriodNode| node.section.as_deref() == Some(section) && in_force(node);
        task.is_some_and(|task| task.periods.iter().find(here).is_some_and(|node| !node.items.is_empty()))
    }

    /// The section of the column that the next cell stands in, or none.
    pub(crate) fn column_section(&mut self, name: Option<String>) {
        if self.base != name {
            (self.base, self.period_first) = (name.clone(), false);
            self.enter(name);
        }
    }

    /// Goes to a section. Its periods begin anew, or go on where they were left.
    fn enter(&mut self, name: Option<String>) {
        if self.section != name {
            let (inner, places) = self.others.remove(&name).unwrap_or_default();
            let left =
                (std::mem::replace(&mut self.inner, inner), std::mem::replace(&mut self.places, places));
            self.others.insert(std::mem::replace(&mut self.section, name), left);
        }
    }

    /// What a heading over or beside the cells says.
    pub(crate) fn outer(&mut self, period: Period) {
        if self.outer != period {
            self.outer = period;
            self.inner = Period::default();
            self.places.clear();
            self.others.clear();
        }
    }

    /// The period of headings over or beside the cells.
    pub(crate) fn outer_period(&self) -> Period {
        self.outer
    }

    /// The period of the column the next cell stands in.
    pub(crate) fn column_period(&mut self, period: Period) {
        self.inner = self.outer.then(period);
        self.places.clear();
    }

    /// A paragraph of the open task.
    pub(crate) fn item(&mut self, block: Block) {
        if let Some(period) = self.period_node() {
            period.items.push(ItemNode { block, children: Vec::new() });
        }
    }

    /// A paragraph of a column outside the usual ones.
    pub(crate) fn column(&mut self, name: &str, role: Option<Role>, block: Block) {
        let Some(task) = self.open_task() else { return };
        let (role, item) = (role.and_then(Role::of_task), ItemNode { block, children: Vec::new() });
        match task.columns.iter_mut().find(|column| column.name == name) {
            Some(column) => column.items.push(item),
            None => task.columns.push(ColumnNode { name: name.to_owned(), role, items: vec![item] }),
        }
    }

    /// A paragraph outside the tasks.
    pub(crate) fn outside(&mut self, block: Block) {
        let marker = block.marker.as_deref().map(|m| format!("{m} ")).unwrap_or_default();
        let place = block.pieces.first().map(|piece| piece.place);
        self.note(Code::TextOutsideTable, place, format!("{marker}{}", block.text));
        self.tree.outside.push(block);
    }

    /// A remark.
    pub(crate) fn note(&mut self, code: Code, place: Option<Position>, text: String) {
        self.notes.push(Note { code, place, text });
    }

    /// Whether a task is open.
    pub(crate) fn in_task(&self) -> bool {
        self.task.is_some()
    }

    /// Whether an agenda is open.
    pub(crate) fn in_agenda(&self) -> bool {
        self.agenda.is_some()
    }

    /// Whether this is the number of the open agenda or task.
    pub(crate) fn has_number(&self, number: &str) -> bool {
        let agenda = self.agenda.and_then(|at| self.tree.agendas.get(at));
        let task = agenda.zip(self.task).and_then(|(a, t)| a.tasks.get(t));
        let is = |known: Option<&String>| known.is_some_and(|known| known == number);
        is(agenda.and_then(|a| a.number.as_ref())) || is(task.and_then(|t| t.number.as_ref()))
    }

    /// Whether a title is that of the open task again.
    pub(crate) fn is_open(&self, title: &Phrase) -> bool {
        let task = self.agenda.zip(self.task).and_then(|(a, t)| self.tree.agendas.get(a)?.tasks.get(t));
        task.is_some_and(|task| {
            let mut known = letters(&task.title.text);
            letters(&title.text).all(|letter| known.next() == Some(letter))
        })
    }

    /// Whether the tasks of the open agenda have no numbers, and no open one is of one of these bodies.
    pub(crate) fn is_of_others(&self, bodies: &[LeadNode]) -> bool {
        let task = self.agenda.zip(self.task).and_then(|(a, t)| self.tree.agendas.get(a)?.tasks.get(t));
        let other = |task: &TaskNode| !task.leads.is_empty() && !again::share(bodies, &task.leads);
        self.in_agenda() && !self.numbered_tasks() && task.is_none_or(other)
    }

    /// Whether the tasks of the open agenda have numbers.
    pub(crate) fn numbered_tasks(&self) -> bool {
        let agenda = self.agenda.and_then(|at| self.tree.agendas.get(at));
        agenda.is_some_and(|a| a.tasks.iter().any(|t| t.number.is_some()))
    }

    /// The open task; a nameless one under a nameless agenda if there is none.
    fn open_task(&mut self) -> Option<&mut TaskNode> {
        if self.agenda.is_none() {
            self.tree.agendas.push(AgendaNode::default());
            self.agenda = Some(self.tree.agendas.len() - 1);
        }
        let tasks = &mut self.tree.agendas.get_mut(self.agenda?)?.tasks;
        if self.task.is_none() {
            tasks.push(TaskNode::default());
            self.task = Some(tasks.len() - 1);
        }
        tasks.get_mut(self.task?)
    }

    fn period_node(&mut self) -> Option<&mut PeriodNode> {
        let period = if self.inner == Period::default() { self.outer } else { self.inner };
        let (section, places) = (self.section.clone(), self.places.clone());
        let periods = &mut self.open_task()?.periods;
        let same = |node: &PeriodNode| {
            (node.year, node.quarter, node.half) == (period.year, period.quarter, period.half)
        };
        let last = periods.iter().rposition(|node| node.section == section);
        let open = last.filter(|at| periods.get(*at).is_some_and(same)).unwrap_or(periods.len());
        if open == periods.len() {
            let Period { year, quarter, half } = period;
            periods.push(PeriodNode { section, year, quarter, half, places, ..PeriodNode::default() });
        }
        periods.get_mut(open)
    }

    /// Gives the bodies of an agenda to its tasks that name none.
    fn give_agenda_leads(&mut self) {
        for (at, leads) in std::mem::take(&mut self.agenda_leads) {
            let Some(agenda) = self.tree.agendas.get_mut(at) else { continue };
            if agenda.tasks.is_empty() {
                agenda.tasks.push(TaskNode::default());
            }
            let mut given = false;
            for task in agenda.tasks.iter_mut().filter(|task| task.leads.is_empty()) {
                task.leads.clone_from(&leads);
                given = true;
            }
            if !given {
                let names: Vec<&str> = leads.iter().map(|lead| lead.text.as_str()).collect();
                let place = leads.first().and_then(|lead| lead.places.first()).copied();
                self.note(
                    Code::UnparsedText,
                    place,
                    format!("in charge of the agenda: {}", names.join(", ")),
                );
            }
        }
    }

    /// The finished tree.
    pub(crate) fn finish(mut self, profile: &str) -> Noted<Tree> {
        profile.clone_into(&mut self.tree.profile);
        let tasks = || self.tree.agendas.iter().flat_map(|a| &a.tasks);
        let flat = || tasks().flat_map(|t| &t.periods).flat_map(|p| &p.items).map(|item| &item.block);
        let indents = Indents::of(flat());
        self.give_agenda_leads();
        for task in self.tree.agendas.iter_mut().flat_map(|a| &mut a.tasks) {
            remark::settle(task);
            drop_divided(&mut task.periods);
        }
        for task in self.tree.agendas.iter_mut().flat_map(|a| &mut a.tasks) {
            let periods = task.periods.iter_mut().map(|p| &mut p.items);
            for list in periods.chain(task.columns.iter_mut().map(|c| &mut c.items)) {
                let blocks = std::mem::take(list).into_iter().map(|item| item.block).collect();
                *list = items::nest(blocks, indents);
            }
            note_marks::link(task);
        }
        Noted { value: self.tree, notes: self.notes }
    }
}

/// Leaves out empty periods whose items stand in sections of the same period.
fn drop_divided(periods: &mut Vec<PeriodNode>) {
    let when = |node: &PeriodNode| (node.year, node.quarter, node.half);
    let filled: Vec<_> = periods.iter().filter(|p| !p.items.is_empty()).map(when).collect();
    periods.retain(|node| !node.items.is_empty() || node.remark.is_some() || !filled.contains(&when(node)));
}
