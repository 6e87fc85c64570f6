//! Measured: the kinds of items against labels that were given by reading.
//!
//! `tests/kinds/own.tsv` holds texts of our own with their labels, `labels.tsv` labels of items of hand-checked
//! documents by file and position. `scripts/measure-kinds` adds labelled lines of press releases, which stay outside.

use super::{Place, of};
use crate::dates::{self, Anchor};
use crate::{Options, document, gold, period};
use gwaje_model::{Item, ItemKind, Source};
use jiff::civil::date;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Of the kinds that are told, so many must be right; of those that are there, so many must be told.
const PRECISION: f64 = 0.98;
const RECALL: f64 = 0.95;

/// Label and result of one item.
struct Judged {
    source: String,
    text: String,
    label: ItemKind,
    told: ItemKind,
}

fn label(word: &str) -> ItemKind {
    serde_json::from_value(word.into()).unwrap()
}

/// Rows of label, section, marker and text, read as of the last quarter of 2024.
fn lines(path: &Path, anchored: bool) -> Vec<Judged> {
    let (first, last) = (date(2024, 10, 1), date(2024, 12, 31));
    let text = std::fs::read_to_string(path).unwrap();
    let judge = |line: &str| {
        let [word, section, marker, text] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let ahead = period::is_plan(Some(section));
        let anchor = anchored.then_some(Anchor { first, last, ahead });
        let dates = dates::find(text.trim(), anchor.as_ref()).dates;
        let place = Place { marker: Some(marker), ahead, release: anchored.then_some(last) };
        let told = of(text.trim(), gwaje_forms::progress::find(text.trim()), &dates, &place).kind;
        let source = path.file_stem().unwrap().to_string_lossy().into_owned();
        Judged { source, text: text.to_owned(), label: label(word), told }
    };
    text.lines().map(judge).collect()
}

fn texts<'a>(items: &'a [Item], found: &mut Vec<&'a Item>) {
    for item in items {
        found.push(item);
        texts(&item.children, found);
    }
}

/// Items of a hand-checked document with the labels that name it.
fn judged(path: &Path, labels: &str) -> Vec<Judged> {
    let name = path.file_name().unwrap().to_string_lossy().replace(".gold.json", "");
    let tree = gold::tree(&gold::read(path));
    let document = document(&tree, Source::default(), vec![], &Options::default());
    let mut items = Vec::new();
    for task in document.agendas.iter().flat_map(|agenda| &agenda.tasks) {
        task.periods.iter().for_each(|period| texts(&period.items, &mut items));
    }
    let own = labels.lines().filter_map(|line| {
        let [source, at, word] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        (source == name).then(|| (at.parse::<usize>().unwrap(), label(word)))
    });
    own.map(|(at, label)| {
        let item = items[at];
        Judged { source: name.clone(), text: item.text.clone(), label, told: item.kind }
    })
    .collect()
}

fn shares(all: &[Judged]) -> (f64, f64) {
    let share = |of: &dyn Fn(&Judged) -> ItemKind| {
        let among: Vec<_> = all.iter().filter(|judged| of(judged) != ItemKind::None).collect();
        let right = among.iter().filter(|judged| judged.label == judged.told).count();
        right as f64 / among.len() as f64
    };
    (share(&|judged| judged.told), share(&|judged| judged.label))
}

#[test]
fn kinds_are_told_as_a_reader_tells_them() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let labels = std::fs::read_to_string(here.join("tests/kinds/labels.tsv")).unwrap();
    let mut all = lines(&here.join("tests/kinds/own.tsv"), true);
    let mut folders: Vec<PathBuf> = vec![here.join("../../fixtures")];
    folders.extend(gold::shared().into_iter().flat_map(|shared| [shared.join("pdfs"), shared.join("seed")]));
    for folder in folders {
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
        files.retain(|file| file.to_string_lossy().ends_with(".gold.json"));
        files.sort();
        all.extend(files.iter().flat_map(|file| judged(file, &labels)));
    }
    if let Some(press) = std::env::var_os("GWAJE_KINDS") {
        all.extend(lines(Path::new(&press), false));
    }
    let mut sources: BTreeMap<&str, Vec<&Judged>> = BTreeMap::new();
    for judged in &all {
        sources.entry(&judged.source).or_default().push(judged);
    }
    for (source, judged) in sources {
        let wrong: Vec<_> = judged.iter().filter(|judged| judged.label != judged.told).collect();
        println!("{source}: {} of {} right", judged.len() - wrong.len(), judged.len());
        for judged in wrong {
            println!("  {:?}, told {:?}: {}", judged.label, judged.told, judged.text);
        }
    }
    let (precision, recall) = shares(&all);
    println!("{} items, precision {precision:.4}, recall {recall:.4}", all.len());
    assert!(precision >= PRECISION && recall >= RECALL, "precision {precision:.4}, recall {recall:.4}");
}
