//! A document as it is looked at: by page, each with the records that stand on it, and what is in doubt.

use gwaje_model::{Agenda, Document, Item, Join, Period, Place, Task, Warning};
use std::collections::BTreeMap;

/// A join less sure than this is marked in the text.
pub(crate) const CERTAIN: f32 = 0.99;

/// A record, or a heading over records.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Record<'d> {
    Agenda(&'d Agenda),
    Task(&'d Task),
    Period(&'d Task, &'d Period),
    /// An item, and how many it stands under.
    Item(&'d Item, usize),
    /// An item that began on an earlier page.
    Continued(&'d Item),
}

/// What stands on a page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet<'d> {
    /// Its number, from 1.
    pub(crate) number: u32,
    pub(crate) records: Vec<Record<'d>>,
    /// The lines of its items, with the id of each.
    pub(crate) lines: Vec<(&'d str, Place)>,
    /// What is told of the page, not of a record.
    pub(crate) told: Vec<&'d Warning>,
}

/// A document by page, and what is in doubt.
#[derive(Clone, Debug)]
pub(crate) struct View<'d> {
    pub(crate) document: &'d Document,
    pub(crate) sheets: Vec<Sheet<'d>>,
    /// By id of an item, task or agenda.
    pub(crate) about: BTreeMap<&'d str, Vec<&'d Warning>>,
    /// What deserves a look, worst first.
    pub(crate) doubts: Vec<&'d Warning>,
}

impl<'d> View<'d> {
    /// A document with `pages` pages, at least one.
    pub(crate) fn of(document: &'d Document, pages: u32) -> Self {
        let mut hand = Hand { page: 1, sheets: BTreeMap::new() };
        for number in 1..=pages.max(1) {
            hand.sheet(number);
        }
        for agenda in &document.agendas {
            hand.agenda(agenda);
        }
        let mut about: BTreeMap<&str, Vec<&Warning>> = BTreeMap::new();
        for warning in &document.warnings {
            match (warning.item.as_deref(), warning.page) {
                (Some(id), _) => about.entry(id).or_default().push(warning),
                (None, page) => hand.sheet(page.unwrap_or(1)).told.push(warning),
            }
        }
        let mut doubts: Vec<&Warning> =
            document.warnings.iter().filter(|warning| warning.is_worth_a_look()).collect();
        doubts.sort_by(|a, b| {
            let by_severity = b.severity.cmp(&a.severity);
            by_severity.then(a.join_confidence().total_cmp(&b.join_confidence()))
        });
        let sheets = hand.sheets.into_values().collect();
        Self { document, sheets, about, doubts }
    }

    /// What deserves a look of an item, task or agenda.
    pub(crate) fn doubts_of(&self, id: &str) -> impl Iterator<Item = &'d Warning> {
        let all = self.about.get(id).map_or(&[][..], Vec::as_slice);
        all.iter().copied().filter(|warning| warning.is_worth_a_look())
    }
}

/// Whether a join is marked.
pub(crate) fn is_marked(join: &Join) -> bool {
    join.confidence < CERTAIN
}

/// Puts records where they stand; those without a place stand where the one before them does.
struct Hand<'d> {
    page: u32,
    sheets: BTreeMap<u32, Sheet<'d>>,
}

impl<'d> Hand<'d> {
    fn sheet(&mut self, number: u32) -> &mut Sheet<'d> {
        self.sheets.entry(number).or_insert_with(|| Sheet { number, ..Sheet::default() })
    }

    fn put(&mut self, record: Record<'d>) {
        let page = self.page;
        self.sheet(page).records.push(record);
    }

    /// Turns to the page that an item begins on.
    fn turn(&mut self, first: Option<&Item>) {
        self.page = first.and_then(|item| item.places.first()).map_or(self.page, |place| place.page);
    }

    fn agenda(&mut self, agenda: &'d Agenda) {
        self.turn(agenda.tasks.iter().flat_map(Task::items).next());
        self.put(Record::Agenda(agenda));
        for task in &agenda.tasks {
            self.turn(task.items().next());
            self.put(Record::Task(task));
            for period in &task.periods {
                self.turn(period.items.first());
                self.put(Record::Period(task, period));
                self.items(&period.items, 0);
            }
            for column in &task.columns {
                self.items(&column.items, 0);
            }
        }
    }

    fn items(&mut self, items: &'d [Item], depth: usize) {
        for item in items {
            self.turn(Some(item));
            self.put(Record::Item(item, depth));
            let first = self.page;
            let mut last = first;
            for place in &item.places {
                self.sheet(place.page).lines.push((&item.id, *place));
                if place.page != last {
                    last = place.page;
                    self.sheet(last).records.push(Record::Continued(item));
                }
            }
            self.items(&item.children, depth + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Record, View};
    use gwaje_model::{Agenda, Document, Item, Period, Place, Rect, Task};

    fn item(id: &str, pages: &[u32]) -> Item {
        let place = |page: &u32| Place { page: *page, bbox: Rect::new(0.0, 0.0, 1.0, 1.0) };
        Item { id: id.to_owned(), places: pages.iter().map(place).collect(), ..Item::default() }
    }

    #[test]
    fn what_goes_on_over_the_page_stands_on_both() {
        let period = Period {
            section: None,
            year: Some(2024),
            quarter: Some(1),
            half: None,
            start: None,
            end: None,
            remark: None,
            items: vec![item("a", &[1, 1, 2]), item("b", &[]), item("c", &[3])],
        };
        let task = Task { periods: vec![period], ..Task::default() };
        let agenda = Agenda {
            id: String::new(),
            number: None,
            title: String::new(),
            read_from: None,
            tasks: vec![task],
        };
        let document = Document { agendas: vec![agenda], ..empty() };
        let view = View::of(&document, 4);
        let shown: Vec<(usize, usize)> =
            view.sheets.iter().map(|sheet| (sheet.records.len(), sheet.lines.len())).collect();
        assert_eq!(shown, [(5, 2), (1, 1), (1, 1), (0, 0)]);
        assert!(matches!(view.sheets[1].records[0], Record::Continued(item) if item.id == "a"));
    }

    fn empty() -> Document {
        Document {
            schema: String::new(),
            source: gwaje_model::Source::default(),
            administration: None,
            administration_from: None,
            release: None,
            agendas: vec![],
            warnings: vec![],
        }
    }
}
