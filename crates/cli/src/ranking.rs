//! Which warnings of a document are worth reading first: the worst kind, then by how likely something is wrong and how
//! much hangs on it.

use gwaje_model::{Document, Item, Severity, Warning};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The least that is taken to be wrong, as a share: a warning that lowers no confidence is still a reason to look.
const LEAST_DOUBT: f32 = 0.01;

/// A warning with what it is about.
pub(crate) struct Ranked<'d> {
    pub(crate) warning: &'d Warning,
    /// The text of the item, task or agenda it is about.
    pub(crate) text: Option<&'d str>,
    /// Probability, from 0 to 1, that what it tells of is right all the same.
    pub(crate) sure: f32,
    /// How many items hang on it.
    stake: usize,
}

/// What stands under an id.
struct Subject<'d> {
    text: &'d str,
    /// Items at and below it.
    items: usize,
}

/// The warnings of a document, the most urgent first; equals stay in their order.
pub(crate) fn ranked(document: &Document) -> Vec<Ranked<'_>> {
    let subjects = subjects(document);
    let mut pages: BTreeMap<u32, usize> = BTreeMap::new();
    let mut all = 0;
    for item in document.items() {
        all += 1;
        if let Some(page) = item.page() {
            *pages.entry(page).or_default() += 1;
        }
    }
    let rank = |warning| {
        let subject = warning_subject(warning, &subjects);
        let stake = subject.map_or_else(
            || warning.page.map_or(all, |page| pages.get(&page).copied().unwrap_or_default()),
            |subject| subject.items,
        );
        Ranked {
            warning,
            text: subject.map(|subject| subject.text),
            sure: warning.join_confidence() * warning.code.share(),
            stake,
        }
    };
    let mut ranked: Vec<Ranked> = document.warnings.iter().map(rank).collect();
    ranked.sort_by(|a, b| {
        let severity = |ranked: &Ranked| Reverse(ranked.warning.severity);
        severity(a).cmp(&severity(b)).then_with(|| b.risk().total_cmp(&a.risk()))
    });
    ranked
}

impl Ranked<'_> {
    /// How many items are likely wrong.
    fn risk(&self) -> f32 {
        (1.0 - self.sure).max(LEAST_DOUBT) * self.stake.max(1) as f32
    }
}

/// The worst that is told of a document.
pub(crate) fn worst(document: &Document) -> Option<Severity> {
    document.warnings.iter().map(|warning| warning.severity).max()
}

fn warning_subject<'s, 'd>(
    warning: &Warning,
    subjects: &'s BTreeMap<&'d str, Subject<'d>>,
) -> Option<&'s Subject<'d>> {
    warning.item.as_deref().and_then(|id| subjects.get(id))
}

/// What stands under every id.
fn subjects(document: &Document) -> BTreeMap<&str, Subject<'_>> {
    let mut found = BTreeMap::new();
    for agenda in &document.agendas {
        let mut under = 0;
        for task in &agenda.tasks {
            let items = task.item_lists().map(|items| collect(items, &mut found)).sum();
            found.insert(task.id.as_str(), Subject { text: &task.title, items });
            under += items;
        }
        found.insert(agenda.id.as_str(), Subject { text: &agenda.title, items: under });
    }
    found
}

fn collect<'d>(items: &'d [Item], found: &mut BTreeMap<&'d str, Subject<'d>>) -> usize {
    let mut count = 0;
    for item in items {
        let below = 1 + collect(&item.children, found);
        found.insert(&item.id, Subject { text: &item.text, items: below });
        count += below;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::ranked;
    use gwaje_model::{Code, Document, SCHEMA, Source, Warning};

    #[test]
    fn the_worst_comes_first_and_then_the_least_sure() {
        let codes = [Code::PageNumberRemoved, Code::NumberGap, Code::SuspectPage, Code::LimitReached];
        let warning = |code: Code| Warning {
            code,
            severity: code.severity(),
            item: None,
            page: None,
            bbox: None,
            anchor: None,
            message: String::new(),
        };
        let document = Document {
            schema: SCHEMA.to_owned(),
            source: Source::default(),
            administration: None,
            administration_from: None,
            release: None,
            agendas: Vec::new(),
            warnings: codes.map(warning).into(),
        };
        let order: Vec<Code> = ranked(&document).iter().map(|ranked| ranked.warning.code).collect();
        assert_eq!(order, [Code::LimitReached, Code::SuspectPage, Code::NumberGap, Code::PageNumberRemoved]);
    }
}
