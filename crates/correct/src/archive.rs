//! A spelling that a person settled in one document is evidence for the same pair of words in the others.
//!
//! What speaks louder is left as it is: what a person said of the place itself, what its source file or its pages show. Only
//! where nothing of the page tells does the pair decide: where the trained model, marks beside the break, habits of the column or
//! other places of the document put two lines together. What was said of the document itself weighs more than what was
//! said of others.

use crate::correction::{Change, Correction};
use crate::live::live;
use crate::spacing::{around, replace};
use gwaje_model::{By, Document, Item, Join, With};
use std::collections::{BTreeMap, BTreeSet};

/// How sure a join is that a person settled elsewhere, 0 to 1: the same two words may stand beside each other and not belong
/// together. Chosen, not measured: it lies above what is told as doubtful and below what a person said here.
const ELSEWHERE: f32 = 0.99;

/// Pairs of words, each with what stands between them.
pub type Pairs = BTreeMap<[String; 2], With>;

/// What persons settled, for the document `own`: what they said of it, and of pairs they said nothing of there what they said of
/// others. A pair that they settled both ways tells nothing.
#[must_use]
pub fn pairs(corrections: &[Correction], own: &str) -> Pairs {
    let mut documents: BTreeMap<&str, Vec<Correction>> = BTreeMap::new();
    for correction in corrections {
        documents.entry(&correction.document).or_default().push(correction.clone());
    }
    let (mut here, mut elsewhere) = (Ways::new(), Ways::new());
    for (document, said) in &documents {
        let found = if *document == own { &mut here } else { &mut elsewhere };
        for correction in live(said, document, None).in_force {
            if let Change::Join { left, right, with, .. } = &correction.change {
                let space = *with == With::Space;
                found.entry([left.clone(), right.clone()]).or_default().insert(space);
            }
        }
    }
    let one = |(pair, ways): ([String; 2], BTreeSet<bool>)| {
        let space = *ways.first().filter(|_| ways.len() == 1)?;
        Some((pair, if space { With::Space } else { With::None }))
    };
    elsewhere.extend(here);
    elsewhere.into_iter().filter_map(one).collect()
}

/// Pairs of words, each with the ways in which it was settled: whether with a space.
type Ways = BTreeMap<[String; 2], BTreeSet<bool>>;

/// A document with its joins as the pairs tell them; `None` where they tell nothing of it. Of each spelling that changed a note
/// says what it was.
#[must_use]
pub fn learn(document: &Document, pairs: &Pairs) -> Option<Document> {
    let is_told = |item: &Item| item.joins.iter().any(|join| told(item, *join, pairs).is_some());
    if pairs.is_empty() || !document.items().any(is_told) {
        return None;
    }
    let mut document = document.clone();
    let mut notes = Vec::new();
    for agenda in &mut document.agendas {
        for task in &mut agenda.tasks {
            let periods = task.periods.iter_mut().map(|period| &mut period.items);
            for items in periods.chain(task.columns.iter_mut().map(|column| &mut column.items)) {
                all(items, pairs, &mut notes);
            }
        }
    }
    let mut document = gwaje_normalize::again(document);
    for Changed { raw, message } in notes {
        let item = document.items().find(|item| item.raw == raw).cloned();
        if let Some(item) = item {
            document.warnings.push(crate::apply::note(&item, message));
        }
    }
    gwaje_compare::fulfil::within(&mut document);
    Some(document)
}

/// A spelling that was changed: the item by what the page has, and what is told.
struct Changed {
    raw: String,
    message: String,
}

fn all(items: &mut [Item], pairs: &Pairs, notes: &mut Vec<Changed>) {
    for item in items {
        for at in 0..item.joins.len() {
            let Some(join) = item.joins.get(at).copied() else { continue };
            let Some(with) = told(item, join, pairs) else { continue };
            let [left, right] = around(&item.text, join.at).unwrap_or_default();
            replace(item, Join { with, by: By::Archive, confidence: ELSEWHERE, ..join });
            if with != join.with {
                let (shown, otherwise) = match with {
                    With::Space => (format!("{left} {right}"), "without"),
                    With::None => (format!("{left}{right}"), "with"),
                };
                let message = format!(
                    "“{shown}” was read {otherwise} a space; a person settled the same words elsewhere"
                );
                notes.push(Changed { raw: item.raw.clone(), message });
            }
        }
        all(&mut item.children, pairs, notes);
    }
}

/// What the pairs tell of a join that nothing on the page decided.
fn told(item: &Item, join: Join, pairs: &Pairs) -> Option<With> {
    let is_guess = matches!(join.by, By::Model | By::Punctuation | By::Mode | By::Document | By::Order);
    pairs.get(&around(&item.text, join.at)?).copied().filter(|_| is_guess)
}

#[cfg(test)]
mod tests {
    use super::{learn, pairs};
    use crate::{Change, Correction, SCHEMA};
    use gwaje_model::{Agenda, By, Document, Item, Join, Period, Source, Task, With};

    fn document(text: &str, at: u32, by: By) -> Document {
        let with = if text.chars().nth(at as usize) == Some(' ') { With::Space } else { With::None };
        let item = Item {
            text: text.to_owned(),
            raw: text.to_owned(),
            joins: vec![Join { at, with, by, confidence: 0.8 }],
            ..Item::default()
        };
        let period = Period {
            section: None,
            year: Some(2024),
            quarter: Some(1),
            half: None,
            start: None,
            end: None,
            remark: None,
            items: vec![item],
        };
        let task = Task { periods: vec![period], ..Task::default() };
        let agenda = Agenda {
            id: String::new(),
            number: None,
            title: String::new(),
            read_from: None,
            tasks: vec![task],
        };
        Document {
            schema: String::new(),
            source: Source::default(),
            administration: None,
            administration_from: None,
            release: None,
            agendas: vec![agenda],
            warnings: vec![],
        }
    }

    fn says(document: &str, left: &str, right: &str, with: With) -> Correction {
        Correction {
            schema: SCHEMA.to_owned(),
            document: document.to_owned(),
            page: None,
            bbox: None,
            anchor: None,
            old: format!("{left}{right}"),
            change: Change::Join { letters: 2, left: left.to_owned(), right: right.to_owned(), with },
            undo: false,
            who: None,
            when: None,
        }
    }

    #[test]
    fn a_pair_that_was_settled_elsewhere_decides_where_the_model_did() {
        let said = says("a", "임대", "주택", With::None);
        let other = says("b", "임대", "주택", With::Space);
        for (text, at, by, said, own, expected) in [
            ("새 임대 주택 공급", 4, By::Model, vec![&said], "c", Some("새 임대주택 공급")),
            ("새 임대주택 공급", 4, By::Model, vec![&said], "c", Some("새 임대주택 공급")),
            // What the page shows, or what was said of the document itself, is not touched.
            ("새 임대 주택 공급", 4, By::Glyph, vec![&said], "c", None),
            ("새 임대 주택 공급", 4, By::Person, vec![&said], "c", None),
            ("새 임대 주택 공급", 4, By::Punctuation, vec![&said], "c", Some("새 임대주택 공급")),
            // What was said of the document itself, at another place of it, comes before what was said of others.
            ("새 임대 주택 공급", 4, By::Model, vec![&said, &other], "a", Some("새 임대주택 공급")),
            // Other words; a pair settled both ways.
            ("새 임대 주택의 공급", 4, By::Model, vec![&said], "c", None),
            ("새 임대 주택 공급", 4, By::Model, vec![&said, &other], "c", None),
        ] {
            let said: Vec<Correction> = said.into_iter().cloned().collect();
            let learnt = learn(&document(text, at, by), &pairs(&said, own));
            let found = learnt.as_ref().and_then(|document| document.items().next());
            assert_eq!(found.map(|item| item.text.as_str()), expected, "{text} {by:?}");
            if let Some(item) = found {
                assert_eq!((item.joins[0].by, item.joins[0].with), (By::Archive, With::None));
                let notes = learnt.iter().flat_map(|document| &document.warnings);
                let told = notes.filter(|note| note.message.contains("words elsewhere")).count();
                assert_eq!(told, usize::from(text != item.text), "{text}");
            }
        }
    }
}
