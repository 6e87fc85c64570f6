//! Which plans the documents of a store tell of, and which report meets each: table `plans`.
//!
//! The work is done for one thread of a task at a time, over all documents that have it, so it does not depend on the order
//! they were loaded in. The wordings of an item tell of one plan: the newest that plans is the plan, the first tells for when it
//! was planned first, and where the newest wording reports it as done, it was met in place. Plans of several periods that tell
//! the same anew are chained.

use crate::Error;
use crate::editions::Held;
use crate::engine::Engine;
use crate::history::places;
use crate::rows::Cell;
use crate::schema;
use crate::sync::sync;
use gwaje_compare::fulfil::{Meeting, late, meetings, turned};
use gwaje_compare::replan::anew;
use gwaje_compare::threads::Followed;
use gwaje_compare::told::{Told, told};
use gwaje_model::{Date, Item, ItemKind, Mention, MentionKind, Precision, YearFrom};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Works out the plans of a family of tasks anew.
pub(crate) fn write(
    engine: &mut dyn Engine,
    family: &BTreeSet<String>,
    versions: &[Held],
    followed: &Followed,
) -> Result<(), Error> {
    let of_task: BTreeMap<&str, &Vec<String>> =
        versions.iter().map(|version| version.version.as_str()).zip(&followed.tasks).collect();
    let items = items(engine, family)?;
    // Of each item what its wordings say of plans and reports, in their order, and the thread of its task.
    let mut wordings: BTreeMap<&str, (&str, Vec<Option<&Planned>>)> = BTreeMap::new();
    for (version, task, item, thread) in places(versions, followed) {
        let of_task = of_task.get(version.version.as_str()).and_then(|tasks| tasks.get(task));
        let own = version.edition.tasks.get(task).and_then(|task| task.items.get(item));
        if let (Some(task_thread), Some(own)) = (of_task, own) {
            let wording = wordings.entry(thread).or_default();
            wording.0 = task_thread;
            wording.1.push(items.get(&(version.document.clone(), own.id.clone())));
        }
    }
    let mut threads: BTreeMap<&str, Vec<Work>> = BTreeMap::new();
    for (task_thread, wordings) in wordings.into_values() {
        if let Some(work) = work(&wordings) {
            threads.entry(task_thread).or_default().push(work);
        }
    }
    let mut rows = Vec::new();
    for (thread, mut works) in threads {
        works.sort_by(|a, b| a.key().cmp(&b.key()));
        rows.extend(rows_of(thread, &works));
    }
    sync(engine, &schema::PLANS, family, rows).map(drop)
}

/// A plan or report, the last day of its period, and its task.
struct Planned {
    item: Item,
    period: Option<String>,
    task: String,
}

impl Planned {
    fn told(&self) -> Told {
        told(&self.item, self.period.as_deref())
    }
}

/// What the wordings of an item say of one plan.
struct Work<'i> {
    /// The newest wording that plans.
    plan: Option<(Told, &'i Planned)>,
    /// The days that its wordings planned, first and last; empty where none says.
    days: [String; 2],
    /// The newest wording, where it reports as done or called off.
    report: Option<(Told, &'i Planned)>,
}

impl Work<'_> {
    fn key(&self) -> [Option<&String>; 2] {
        [&self.plan, &self.report].map(|told| told.as_ref().map(|(told, _)| &told.id))
    }
}

/// What the wordings of an item say together, `None` where nothing of plans or reports.
fn work<'i>(wordings: &[Option<&'i Planned>]) -> Option<Work<'i>> {
    let mut work = Work { plan: None, days: Default::default(), report: None };
    let newest = wordings.last().copied().flatten();
    let mut last = "";
    for own in wordings.iter().flatten().filter(|own| own.item.kind == ItemKind::Plan) {
        if last == own.item.id {
            continue;
        }
        last = &own.item.id;
        let plan = own.told();
        let day = &plan.dated[1];
        if !day.is_empty() {
            let [first, _] = &work.days;
            work.days = [if first.is_empty() { day.clone() } else { first.clone() }, day.clone()];
        }
        work.plan = Some((plan, own));
    }
    work.report = newest
        .map(|own| (own.told(), own))
        .filter(|(told, _)| told.kind == ItemKind::Done || told.called_off && told.kind != ItemKind::Plan);
    if let (Some((plan, _)), Some((report, _))) = (&work.plan, &mut work.report) {
        report.dated_by(plan);
    }
    (work.plan.is_some() || work.report.is_some()).then_some(work)
}

/// The rows of the plans of a task.
fn rows_of(task_thread: &str, works: &[Work<'_>]) -> Vec<Vec<Cell>> {
    if works.iter().all(|work| work.plan.is_none()) {
        return vec![];
    }
    let (mut met, mut open) = (Vec::new(), Vec::new());
    let mut reports = BTreeMap::new();
    for work in works {
        open.extend(work.report.as_ref().map(|(report, _)| report.clone()));
        reports.extend(work.report.as_ref().map(|told| (told.0.id.as_str(), told)));
        match (&work.plan, &work.report) {
            (Some((plan, _)), Some((report, _))) => met.push(turned(plan, report)),
            (Some((plan, _)), None) => open.push(plan.clone()),
            _ => {}
        }
    }
    met.extend(meetings(&open));
    let later = anew(&open, &met);
    let meeting: BTreeMap<&str, &Meeting> = met.iter().map(|met| (met.plan.as_str(), met)).collect();
    let mut plans: Vec<_> = works
        .iter()
        .filter_map(|work| work.plan.as_ref().map(|(plan, own)| (plan, *own, &work.days)))
        .collect();
    plans.sort_by(|a, b| (&a.0.period, &a.0.id).cmp(&(&b.0.period, &b.0.id)));
    // The day that was planned first, of plans that tell an earlier one anew.
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut rows = Vec::new();
    for (plan, own, [planned_first, planned]) in plans {
        let before = first.get(plan.id.as_str()).copied().filter(|day| !day.is_empty());
        let planned_first = before.unwrap_or(planned_first);
        let told_anew = later.get(plan.id.as_str()).copied();
        if let Some(later) = told_anew {
            first.entry(later).or_insert(planned_first);
        }
        let meeting = meeting.get(plan.id.as_str()).copied();
        let report = meeting.and_then(|meeting| reports.get(meeting.report.as_str()).copied());
        let days = [planned_first, planned];
        rows.push(row(task_thread, (plan, own), days, told_anew, report.zip(meeting)));
    }
    rows
}

/// The row of a plan: the days planned first and last, the plan that tells it anew, and the report that meets it.
fn row(
    task_thread: &str,
    (plan, own): (&Told, &Planned),
    [first, last]: [&str; 2],
    later: Option<&str>,
    met: Option<(&(Told, &Planned), &Meeting)>,
) -> Vec<Cell> {
    let (report, meeting) = (met.map(|(report, _)| report), met.map(|(_, meeting)| meeting));
    let state = match report {
        None => "open",
        Some((report, _)) if report.called_off => "called_off",
        Some(_) => "met",
    };
    vec![
        (&plan.id).into(),
        (&own.task).into(),
        task_thread.into(),
        (&own.item.text).into(),
        some(first).into(),
        some(last).into(),
        later.into(),
        state.into(),
        report.map(|(report, _)| &report.id).into(),
        report.map(|(_, report)| &report.item.text).into(),
        report.and_then(|(report, _)| some(&report.dated[0])).into(),
        report.and_then(|(report, _)| late(first, report)).map(i64::from).into(),
        meeting.map_or(Cell::Null, |meeting| Cell::Real(meeting.confidence)),
    ]
}

/// The plans and reports of a family, by document and item.
type Items = BTreeMap<(String, String), Planned>;

fn items(engine: &mut dyn Engine, family: &BTreeSet<String>) -> Result<Items, Error> {
    let dialect = engine.dialect();
    let (words, end) = (dialect.text("kind_words"), dialect.text("period_end"));
    let sql = format!(
        "SELECT document, item, text, kind, {words}, {end} FROM items \
         WHERE task = $1 AND (kind IN ('plan', 'done') OR kind = 'ongoing' AND {words} LIKE '%\"done\"%' \
         OR kind = 'none' AND {words} LIKE '%\"called_off\"%')"
    );
    let [start, end, others] =
        ["x.start_date", "x.end_date", "x.alternatives"].map(|name| dialect.text(name));
    let days = format!("{start}, {end}, {others}");
    let mut items = Items::new();
    for task in family {
        engine.query(&sql, &[task.into()], &mut |row| {
            let [document, id, text, kind, words, end] = texts(row);
            let item = Item {
                id: id.to_owned(),
                text: text.to_owned(),
                kind: serde_json::from_value(json!(kind))?,
                kind_words: serde_json::from_str(words)?,
                ..Item::default()
            };
            let planned = Planned { item, period: some(end), task: task.clone() };
            items.insert((document.to_owned(), id.to_owned()), planned);
            Ok(())
        })?;
    }
    // Without a plan there is nothing to meet.
    if !items.values().any(|own| own.item.kind == ItemKind::Plan) {
        return Ok(Items::new());
    }
    for task in family {
        hang(engine, task, ["dates", &days, ""], &mut items)?;
        hang(engine, task, ["mentions", "x.value, x.unit, x.kind", " AND x.kind = 'ordinal'"], &mut items)?;
    }
    Ok(items)
}

/// Hangs dates or ordinals on their items: a table, three of its columns, and a condition.
fn hang(
    engine: &mut dyn Engine,
    task: &str,
    [table, columns, only]: [&str; 3],
    items: &mut Items,
) -> Result<(), Error> {
    let sql = format!(
        "SELECT x.document, x.item, {columns}, x.span_start, x.span_end FROM {table} x \
         JOIN items i ON i.document = x.document AND i.item = x.item \
         WHERE i.task = $1 AND i.kind IN ('plan', 'done', 'ongoing'){only} ORDER BY x.document, x.item, x.ordinal"
    );
    engine.query(&sql, &[task.into()], &mut |row| {
        let [document, id, first, second, third] = texts(row);
        let offset = |at: usize| match row.get(at) {
            Some(Cell::Integer(offset)) => u32::try_from(*offset).unwrap_or_default(),
            _ => 0,
        };
        let span = [5, 6].map(offset);
        let Some(own) = items.get_mut(&(document.to_owned(), id.to_owned())) else { return Ok(()) };
        if table == "dates" {
            own.item.dates.push(date([first, second, third], span)?);
        } else {
            own.item.mentions.push(ordinal([first, second], span));
        }
        Ok(())
    })
}

/// A date as far as plans are told by it: its days, and others that were possible as JSON.
fn date([start, end, others]: [&str; 3], span: [u32; 2]) -> Result<Date, Error> {
    let (text, label) = (String::new(), None);
    let (precision, year_from) = (Precision::Day, YearFrom::Text);
    let alternatives = serde_json::from_str(others)?;
    Ok(Date { text, span, start: some(start), end: some(end), precision, year_from, label, alternatives })
}

/// An ordinal as far as plans are told by it.
fn ordinal([value, unit]: [&str; 2], span: [u32; 2]) -> Mention {
    Mention {
        kind: MentionKind::Ordinal,
        text: String::new(),
        span,
        value: value.to_owned(),
        unit: some(unit),
        qualifier: None,
        number: None,
        number_to: None,
        role: None,
        role_words: None,
    }
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// The first texts of a row, empty where there is none.
fn texts<const N: usize>(row: &[Cell]) -> [&str; N] {
    std::array::from_fn(|at| row.get(at).and_then(Cell::as_str).unwrap_or_default())
}
