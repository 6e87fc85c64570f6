//! Measured: which report meets which plan, against links that were given by reading.
//!
//! `crates/normalize/tests/kinds/links-*.tsv` hold texts of our own, a task a block: quarter, marker, label and text of each item. A letter
//! labels a plan, `=a` the report that meets it, `-` what is neither. The second and the third were not looked at before the rules were
//! mended for what the ones before showed, and none was mended for the fourth. `scripts/measure-links` prints what is wrong.
//!
//! The documents of the repository were read too: none of their reports meets a plan, so each link in them is a fault.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking, and this one tells what is wrong"
)]

use gwaje_compare::fulfil::meetings;
use gwaje_compare::told::told;
use gwaje_model::{
    AgendaNode, Block, ItemNode, PeriodNode, Phrase, Piece, Place, Rect, Source, Task, TaskNode, Tree, walk,
};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Of the links that are told, so many must be right; of those that are there, so many must be told.
const PRECISION: f64 = 0.95;
const RECALL: f64 = 0.85;

/// An item of a sample.
struct Line<'t> {
    quarter: &'t str,
    marker: &'t str,
    label: &'t str,
    text: &'t str,
}

/// The tasks of a sample.
fn tasks(sample: &str) -> Vec<Vec<Line<'_>>> {
    let line = |line| -> Line<'_> {
        let [quarter, marker, label, text] = str::split(line, '\t').collect::<Vec<_>>().try_into().unwrap();
        Line { quarter, marker, label, text }
    };
    sample.split("\n\n").map(|task| task.trim().lines().map(line).collect()).collect()
}

/// A task as `parse` would hand it over.
fn tree(lines: &[Line<'_>]) -> Tree {
    let mut periods: BTreeMap<&str, Vec<ItemNode>> = BTreeMap::new();
    for (line, at) in lines.iter().zip(1_u8..) {
        let place = Place { page: 1, bbox: Rect::new(0.0, f32::from(at), 10.0, f32::from(at) + 0.5) }.into();
        let piece = Piece { start: 0, end: line.text.chars().count() as u32, place };
        let (raw, text) = (line.text.to_owned(), line.text.to_owned());
        let marker = Some(line.marker.to_owned());
        let block = Block { marker, raw, text, pieces: vec![piece], ..Block::default() };
        periods.entry(line.quarter).or_default().push(ItemNode { block, children: vec![] });
    }
    let period = |(quarter, items): (&str, Vec<ItemNode>)| {
        let (year, quarter) = quarter.split_once('Q').unwrap();
        let (year, quarter) = (year.parse().ok(), quarter.parse().ok());
        PeriodNode { year, quarter, items, ..PeriodNode::default() }
    };
    let phrase = |text: &str| Phrase { text: text.to_owned(), ..Phrase::default() };
    let periods = periods.into_iter().map(period).collect();
    let task =
        TaskNode { number: Some("1-1".to_owned()), title: phrase("과제"), periods, ..TaskNode::default() };
    let agenda =
        AgendaNode { number: Some("1".to_owned()), title: phrase("국정과제"), tasks: vec![task] };
    Tree { agendas: vec![agenda], ..Tree::default() }
}

/// Links by the texts of plan and report.
type Links = BTreeSet<(String, String)>;

/// The links of a task that are there.
fn labelled(lines: &[Line<'_>]) -> Links {
    let reports = lines.iter().filter_map(|line| Some((line, line.label.strip_prefix('=')?)));
    let links = reports.flat_map(|(report, plans)| plans.split(',').map(move |plan| (plan, report)));
    let plan = |label: &str| lines.iter().find(|line| line.label == label).unwrap();
    let named = |line: &Line<'_>| format!("{} {}", line.quarter, line.text);
    links.map(|(label, report)| (named(plan(label)), named(report))).collect()
}

/// The links of a task that are told.
fn linked(task: &Task) -> Links {
    let mut items = Vec::new();
    let mut named = BTreeMap::new();
    for period in &task.periods {
        let quarter = format!("{}Q{}", period.year.unwrap_or_default(), period.quarter.unwrap_or_default());
        for item in walk(&period.items) {
            named.insert(item.id.clone(), format!("{quarter} {}", item.text));
            items.push(told(item, period.end.as_deref()));
        }
    }
    let met = meetings(&items).into_iter();
    let called_off = |id: &String| items.iter().any(|item| item.id == *id && item.called_off);
    met.filter(|met| !called_off(&met.report))
        .map(|met| (named[&met.plan].clone(), named[&met.report].clone()))
        .collect()
}

/// Right links, links told, links there; and what is wrong, in words.
#[derive(Default)]
struct Judged {
    right: usize,
    told: usize,
    there: usize,
    wrong: Vec<String>,
}

impl Judged {
    fn judge(&mut self, there: &Links, told: &Links) {
        self.right += told.intersection(there).count();
        self.told += told.len();
        self.there += there.len();
        let says = |what: &str, (plan, report): &(String, String)| format!("  {what}: {plan}\n    {report}");
        self.wrong.extend(told.difference(there).map(|link| says("wrong", link)));
        self.wrong.extend(there.difference(told).map(|link| says("missed", link)));
    }

    fn tell(&self, name: &str) {
        let share = |of: usize| self.right as f64 / of.max(1) as f64;
        let (precision, recall) = (share(self.told), share(self.there));
        println!(
            "{name}: {} links, {} told, precision {precision:.4}, recall {recall:.4}",
            self.there, self.told
        );
        self.wrong.iter().for_each(|wrong| println!("{wrong}"));
    }
}

/// The links of a sample.
fn judged(path: &Path) -> Judged {
    let text = std::fs::read_to_string(path).unwrap();
    let mut judged = Judged::default();
    for lines in tasks(&text) {
        let document = gwaje_normalize::document(
            &tree(&lines),
            Source::default(),
            vec![],
            &gwaje_normalize::Options::default(),
        );
        judged.judge(&labelled(&lines), &linked(&document.agendas[0].tasks[0]));
    }
    judged
}

#[test]
fn reports_meet_the_plans_that_a_reader_says_they_meet() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../normalize/tests/kinds");
    let only = std::env::var("GWAJE_LINKS").ok();
    let mut all = Judged::default();
    for name in ["first", "second", "third", "fourth"]
        .into_iter()
        .filter(|name| only.as_deref().is_none_or(|only| only == *name))
    {
        let own = judged(&samples.join(format!("links-{name}.tsv")));
        own.tell(name);
        all = Judged {
            right: all.right + own.right,
            told: all.told + own.told,
            there: all.there + own.there,
            ..all
        };
    }
    all.tell("all");
    let (precision, recall) = (all.right as f64 / all.told as f64, all.right as f64 / all.there as f64);
    assert!(precision >= PRECISION && recall >= RECALL, "precision {precision:.4}, recall {recall:.4}");
}

#[test]
fn documents_without_met_plans_have_no_links() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    for name in ["labour.hwpx", "ocean.hwpx"] {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let document = gwaje::convert(&bytes, name, &gwaje::Options::new()).unwrap();
        let tasks = document.agendas.iter().flat_map(|agenda| &agenda.tasks);
        assert_eq!(tasks.flat_map(linked).collect::<Links>(), Links::new(), "{name}");
    }
}
