//! Whether what was read is a report on tasks at all: a sum of evidence with a threshold.
//!
//! A vision chart that names an agenda, a schedule, a statute with numbers such as `23-1` have one or two marks of a
//! report. A report has many: headings of columns, agendas and tasks by number, quarters, bodies in charge, items with
//! markers under them. Each mark adds points, each sign that something else was taken for a report takes points away,
//! and below [`ENOUGH`] nothing is published. The clues are kept, so that a refusal can say what was seen and what is
//! missing.

use crate::excerpt::{excerpt, few};
use crate::lexicon::Lexicon;
use crate::misread::misread;
use crate::profile::Role;
use gwaje_forms::enumerator::ROMAN;
use gwaje_model::{AgendaNode, ItemNode, Noted, PeriodNode, TaskNode, Tree};
use std::collections::BTreeSet;

/// A document with so many points or more is a report.
///
/// Measured on 133 reports as PDF, HWPX, HWP and text of other tools, of which the least has 4, and on 722 other PDFs with
/// text, of which the most has 2.
pub const ENOUGH: i32 = 4;

/// How much speaks for a report, and what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acceptance {
    /// What was found, for and against.
    pub clues: Vec<Clue>,
    /// Headings of tables that the profile does not know, each once, in the order of the document.
    pub unknown_headings: Vec<String>,
}

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clue {
    /// What kind.
    pub kind: ClueKind,
    /// What it adds to the sum.
    pub points: i32,
    /// What was seen, in the words of the document where it has words.
    pub seen: String,
}

/// The kinds of evidence, with their points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClueKind {
    /// Headings of columns that a profile knows, of different roles: one point for each but the first, 3 at most.
    Columns,
    /// An agenda has a number (1), or several have (2).
    Agendas,
    /// At least half of the tasks have a number (1) that begins with that of their agenda (2).
    Tasks,
    /// Items stand under years (1), or under quarters or halves (2).
    Periods,
    /// Items stand in two sections that reports have, such as what was done and what is planned (1).
    Sections,
    /// Some tasks (1) or half of them (2) name a body in charge.
    Bodies,
    /// At least half of the items have a marker (1).
    Markers,
    /// At least half of the titles are none: they hold items, headings or a sentence (-8).
    Misread,
    /// At least half of the titles have no Hangul (-8).
    Foreign,
    /// At least half of the tasks have no items with words (-2).
    Empty,
    /// At least half of the items stand under no period and no section that reports have (-1).
    Loose,
    /// In a text that is read line by line, at least a third of what stands under tasks stood in tables (-3).
    Tables,
    /// Chapters of a document stand under a task: items with a roman number, or sections that begin anew (-3).
    Chapters,
    /// The items of several tasks stand under the last of them, as where the column of what was done stands on pages of its
    /// own (-8): its periods begin anew for each task without items before it, and these are half of all tasks.
    Apart,
}

impl ClueKind {
    /// The kinds that speak for a report.
    const FOR: [Self; 7] = [
        Self::Columns,
        Self::Agendas,
        Self::Tasks,
        Self::Periods,
        Self::Sections,
        Self::Bodies,
        Self::Markers,
    ];

    /// In a few words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Columns => "headings of columns",
            Self::Agendas => "numbers of agendas (국정과제)",
            Self::Tasks => "numbers of tasks such as 23-1",
            Self::Periods => "years or quarters over the items",
            Self::Sections => "sections such as 추진실적 and 향후계획",
            Self::Bodies => "bodies in charge",
            Self::Markers => "markers before the items",
            Self::Misread => "titles that are none",
            Self::Foreign => "titles without Hangul",
            Self::Empty => "tasks without items",
            Self::Loose => "items under no period and no section",
            Self::Tables => "items out of tables that have no tasks",
            Self::Chapters => "chapters of a document under a task",
            Self::Apart => "periods that begin anew for each task without items",
        }
    }
}

impl Acceptance {
    /// The points of all clues together.
    #[must_use]
    pub fn points(&self) -> i32 {
        self.clues.iter().map(|clue| clue.points).sum()
    }

    /// Whether it is a report.
    #[must_use]
    pub fn is_report(&self) -> bool {
        self.points() >= ENOUGH
    }

    /// The kinds of evidence for a report that were not found.
    pub fn missing(&self) -> impl Iterator<Item = ClueKind> {
        ClueKind::FOR.into_iter().filter(|kind| !self.has(*kind))
    }

    /// Whether there is evidence of this kind.
    #[must_use]
    pub fn has(&self, kind: ClueKind) -> bool {
        self.clues.iter().any(|clue| clue.kind == kind)
    }

    fn add(&mut self, kind: ClueKind, points: i32, seen: String) {
        if points != 0 {
            self.clues.push(Clue { kind, points, seen });
        }
    }
}

/// A heading that told what stands under or beside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Heading {
    /// What it names.
    pub(crate) role: Role,
    /// The words.
    pub(crate) name: String,
}

/// A structure that was read, and the headings that told it.
pub(crate) struct Found {
    /// The structure.
    pub(crate) tree: Noted<Tree>,
    /// The headings of columns and cards.
    pub(crate) headings: BTreeSet<Heading>,
    /// Of the paragraphs of a text that was read line by line, how many under tasks stood in tables, and how many there
    /// are.
    pub(crate) from_tables: (usize, usize),
    /// Sections that began anew under the same task and period, in a text that was read line by line.
    pub(crate) reopened: usize,
}

/// Weighs what was read.
pub(crate) fn weigh(found: &Found, lexicon: &Lexicon) -> Acceptance {
    let (mut acceptance, tree) = (Acceptance::default(), &found.tree.value);
    columns(&found.headings, &mut acceptance);
    numbers(tree, &mut acceptance);
    periods(tree, lexicon, &mut acceptance);
    bodies(tree, &mut acceptance);
    items(tree, lexicon, &mut acceptance);
    chapters(found, &mut acceptance);
    let (inside, all) = found.from_tables;
    let tables = if inside * 3 >= all.max(1) { -3 } else { 0 };
    acceptance.add(ClueKind::Tables, tables, format!("{inside} of {all}"));
    apart(tree, &mut acceptance);
    titles(tree, lexicon, &mut acceptance);
    acceptance
}

/// More roles of columns say no more.
const MOST_COLUMNS: usize = 3;

fn columns(headings: &BTreeSet<Heading>, acceptance: &mut Acceptance) {
    let role = |heading: &Heading| match heading.role {
        Role::Section => Role::Status,
        role => role,
    };
    let telling =
        |role: &Role| !matches!(role, Role::Number | Role::Remark | Role::Due | Role::Rate | Role::State);
    let roles: BTreeSet<Role> = headings.iter().map(role).filter(telling).collect();
    let points = roles.len().saturating_sub(1).min(MOST_COLUMNS) as i32;
    acceptance.add(ClueKind::Columns, points, few(headings.iter().map(|heading| heading.name.as_str())));
}

fn tasks(tree: &Tree) -> impl Iterator<Item = &TaskNode> {
    tree.agendas.iter().flat_map(|agenda| &agenda.tasks)
}

fn lists(tree: &Tree) -> impl Iterator<Item = &PeriodNode> {
    tasks(tree).flat_map(|task| &task.periods).filter(|period| !period.items.is_empty())
}

fn numbers(tree: &Tree, acceptance: &mut Acceptance) {
    let agendas: Vec<&str> = tree.agendas.iter().filter_map(|agenda| agenda.number.as_deref()).collect();
    let several = agendas.iter().collect::<BTreeSet<_>>().len() > 1;
    acceptance.add(ClueKind::Agendas, i32::from(!agendas.is_empty()) + i32::from(several), few(agendas));
    let numbered: Vec<&str> = tasks(tree).filter_map(|task| task.number.as_deref()).collect();
    let fits = |agenda: &AgendaNode, task: &TaskNode| {
        let parts = agenda.number.as_deref().zip(task.number.as_deref());
        parts
            .is_some_and(|(agenda, task)| task.strip_prefix(agenda).is_some_and(|rest| rest.starts_with('-')))
    };
    let fitting = |agenda: &AgendaNode| agenda.tasks.iter().filter(|task| fits(agenda, task)).count();
    let fitting: usize = tree.agendas.iter().map(fitting).sum();
    let half = |count: usize| count > 0 && count * 2 >= tasks(tree).count();
    acceptance.add(
        ClueKind::Tasks,
        i32::from(half(numbered.len())) + i32::from(half(fitting)),
        few(numbered),
    );
}

fn periods(tree: &Tree, lexicon: &Lexicon, acceptance: &mut Acceptance) {
    let quarter = lists(tree).find(|period| period.quarter.is_some() || period.half.is_some());
    let year = lists(tree).find(|period| period.year.is_some());
    let points = if quarter.is_some() { 2 } else { i32::from(year.is_some()) };
    acceptance.add(ClueKind::Periods, points, quarter.or(year).map_or(String::new(), named));
    let sections: BTreeSet<&str> = lists(tree)
        .filter_map(|period| period.section.as_deref())
        .filter(|name| is_section(name, lexicon))
        .collect();
    acceptance.add(ClueKind::Sections, i32::from(sections.len() > 1), few(sections));
}

fn is_section(name: &str, lexicon: &Lexicon) -> bool {
    matches!(lexicon.role(name), Some(Role::Section | Role::Status))
}

fn named(period: &PeriodNode) -> String {
    let year = period.year.map(|year| format!("{year}년"));
    let quarter = period.quarter.map(|quarter| format!("{quarter}분기"));
    let half = period.half.map(|half| if half == 1 { "상반기" } else { "하반기" }.to_owned());
    year.into_iter().chain(quarter).chain(half).collect::<Vec<_>>().join(" ")
}

fn bodies(tree: &Tree, acceptance: &mut Acceptance) {
    let led = tasks(tree).filter(|task| !task.leads.is_empty()).count();
    let points = i32::from(led > 0) + i32::from(led > 0 && led * 2 >= tasks(tree).count());
    let names: BTreeSet<&str> =
        tasks(tree).flat_map(|task| &task.leads).map(|lead| lead.text.as_str()).collect();
    acceptance.add(ClueKind::Bodies, points, few(names));
}

fn items(tree: &Tree, lexicon: &Lexicon, acceptance: &mut Acceptance) {
    let items: Vec<&ItemNode> = lists(tree).flat_map(|period| &period.items).collect();
    let of = |count: usize, all: usize| format!("{count} of {all}");
    let half = |count: usize, all: usize| count > 0 && count * 2 >= all;
    let says = |item: &ItemNode| item.block.text.chars().any(char::is_alphanumeric);
    let marked = items.iter().filter(|item| item.block.marker.is_some() && says(item)).count();
    acceptance.add(ClueKind::Markers, i32::from(half(marked, items.len())), of(marked, items.len()));
    let all = tasks(tree).count().max(tree.agendas.len());
    let has_items =
        |task: &&TaskNode| task.periods.iter().flat_map(|period| &period.items).any(says) || says_none(task);
    let full = tasks(tree).filter(has_items).count();
    acceptance.add(ClueKind::Empty, if full * 2 <= all { -2 } else { 0 }, of(all - full, all));
    let dated =
        |period: &PeriodNode| period.year.is_some() || period.quarter.is_some() || period.half.is_some();
    let loose = |period: &&PeriodNode| {
        !dated(period) && !period.section.as_deref().is_some_and(|name| is_section(name, lexicon))
    };
    let loose: usize = lists(tree).filter(loose).map(|period| period.items.len()).sum();
    acceptance.add(ClueKind::Loose, if half(loose, items.len()) { -1 } else { 0 }, of(loose, items.len()));
}

fn apart(tree: &Tree, acceptance: &mut Acceptance) {
    let all = tasks(tree).count();
    let mut empty = 0;
    for task in tasks(tree) {
        let filled: Vec<_> = task.periods.iter().filter(|period| !period.items.is_empty()).collect();
        if filled.is_empty() {
            empty += usize::from(!says_none(task));
            continue;
        }
        let key = |period: &&PeriodNode| (period.year, period.half, period.quarter);
        let anew = filled.windows(2).filter(|pair| matches!(pair, [a, b] if key(b) < key(a))).count();
        if empty > 0 && anew >= empty && (empty + 1) * 2 >= all {
            acceptance.add(ClueKind::Apart, -8, format!("{anew} times for {empty}"));
        }
        empty = 0;
    }
}

/// Whether a task says in words that there is nothing to report on it.
fn says_none(task: &TaskNode) -> bool {
    let remarks = task.periods.iter().filter_map(|period| period.remark.as_ref()).chain(&task.remark);
    remarks.into_iter().any(|remark| remark.text.chars().any(char::is_alphabetic))
}

/// A section may be printed again where a page begins; chapters repeat theirs more often.
const MOST_REOPENED: usize = 1;

fn chapters(found: &Found, acceptance: &mut Acceptance) {
    let tree = &found.tree.value;
    let mut items = lists(tree).flat_map(|period| &period.items);
    let opening = |item: &ItemNode| item.block.marker.clone().unwrap_or_else(|| item.block.text.clone());
    let chapter = items.find(|item| opening(item).starts_with(|c| ROMAN.contains(c)));
    let told = chapter.map(|item| excerpt(&item.block.text));
    let reopened = || format!("{} sections begin anew", found.reopened);
    let told = told.or_else(|| (found.reopened > MOST_REOPENED).then(reopened));
    acceptance.add(ClueKind::Chapters, if told.is_some() { -3 } else { 0 }, told.unwrap_or_default());
}

fn titles(tree: &Tree, lexicon: &Lexicon, acceptance: &mut Acceptance) {
    let agendas = tree.agendas.iter().map(|agenda| agenda.title.text.as_str());
    let titles = agendas.chain(tasks(tree).map(|task| task.title.text.as_str()));
    let all: Vec<&str> = titles.filter(|title| !title.is_empty()).collect();
    let against = |of: &[&str]| if !of.is_empty() && of.len() * 2 >= all.len() { -8 } else { 0 };
    let first = |of: &[&str]| of.first().map_or(String::new(), |title| excerpt(title));
    let wrong: Vec<&str> = all.iter().copied().filter(|title| misread(title, lexicon).is_some()).collect();
    acceptance.add(ClueKind::Misread, against(&wrong), first(&wrong));
    let hangul = |title: &str| title.chars().any(|c| ('가'..='힣').contains(&c));
    let foreign: Vec<&str> = all.iter().copied().filter(|title| !hangul(title)).collect();
    acceptance.add(ClueKind::Foreign, against(&foreign), first(&foreign));
}
