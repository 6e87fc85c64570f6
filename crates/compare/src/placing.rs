//! Where the items of a document stand in a print of it.
//!
//! A HWPX or HWP document and extracted text have no pages; the PDF of the same release has. Items of one text are the
//! same in both, in their order; of what is left, those of one task that are most alike. The others get no place.

use crate::likeness::pairs;
use gwaje_model::{Document, Item, Place, Task, walk};
use std::collections::{BTreeMap, VecDeque};

/// Gives the items of `document` the places that they have in `print`, another reading of the same release. Returns how
/// many were not found there.
pub fn place(document: &mut Document, print: &Document) -> usize {
    let mut printed = Printed::of(print);
    let tasks = document.agendas.iter_mut().flat_map(|agenda| &mut agenda.tasks);
    let mut missing = 0;
    for task in tasks {
        let texts: Vec<String> = task.items().map(|item| bare(&item.text)).collect();
        let mut places: Vec<Option<Vec<Place>>> = texts.iter().map(|text| printed.same(text)).collect();
        printed.alike(task, &texts, &mut places);
        missing += places.iter().filter(|place| place.is_none()).count();
        let mut places = places.into_iter().map(Option::unwrap_or_default);
        let lists = task.periods.iter_mut().map(|period| &mut period.items);
        for items in lists.chain(task.columns.iter_mut().map(|column| &mut column.items)) {
            put(items, &mut places);
        }
    }
    missing
}

/// Puts places to items, each before those below it.
fn put(items: &mut [Item], places: &mut impl Iterator<Item = Vec<Place>>) {
    for item in items {
        item.places = places.next().unwrap_or_default();
        put(&mut item.children, places);
    }
}

/// An item of the print.
struct Seen {
    text: String,
    task: String,
    places: Vec<Place>,
    taken: bool,
}

/// The items of the print, and by their text those that are not taken yet.
struct Printed {
    items: Vec<Seen>,
    by_text: BTreeMap<String, VecDeque<usize>>,
}

impl Printed {
    fn of(print: &Document) -> Self {
        let mut found = Self { items: Vec::new(), by_text: BTreeMap::new() };
        for task in print.tasks() {
            for item in task.item_lists().flat_map(walk) {
                let text = bare(&item.text);
                found.by_text.entry(text.clone()).or_default().push_back(found.items.len());
                let (task, places) = (key(task), item.places.clone());
                found.items.push(Seen { text, task, places, taken: false });
            }
        }
        found
    }

    /// The places of the next item with this text.
    fn same(&mut self, text: &str) -> Option<Vec<Place>> {
        let at = self.by_text.get_mut(text)?.pop_front()?;
        self.take(at)
    }

    /// Places for the items of a task that have none, of the items of that task that are most alike.
    fn alike(&mut self, task: &Task, texts: &[String], places: &mut [Option<Vec<Place>>]) {
        let open: Vec<usize> =
            (0..texts.len()).filter(|at| places.get(*at).is_some_and(Option::is_none)).collect();
        let free = |(_, seen): &(usize, &Seen)| !seen.taken && seen.task == key(task);
        let left: Vec<usize> = self.items.iter().enumerate().filter(free).map(|(at, _)| at).collect();
        let new: Vec<&str> = open.iter().filter_map(|at| texts.get(*at)).map(String::as_str).collect();
        let old: Vec<&str> =
            left.iter().filter_map(|at| self.items.get(*at)).map(|seen| seen.text.as_str()).collect();
        for pair in pairs(&old, &new) {
            let (Some(&from), Some(&to)) = (left.get(pair.old), open.get(pair.new)) else { continue };
            if let Some(place) = places.get_mut(to) {
                *place = self.take(from);
            }
        }
    }

    fn take(&mut self, at: usize) -> Option<Vec<Place>> {
        let seen = self.items.get_mut(at)?;
        seen.taken = true;
        Some(std::mem::take(&mut seen.places))
    }
}

/// What tells a task: its number, or without one its title.
fn key(task: &Task) -> String {
    task.number.clone().unwrap_or_else(|| bare(&task.title))
}

/// A text without white space, which the two readings may see differently.
fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::place;
    use crate::testing::document;
    use gwaje_model::{Item, Place, Rect};

    #[test]
    fn items_are_found_by_their_text_then_by_likeness() {
        let mut print =
            document("print", &[(1, &["협약 체결", "어촌계 열두 곳 점검", "협약 체결", "선석 배정"])]);
        for (item, page) in print.agendas[0].tasks[0].periods[0].items.iter_mut().zip(1..) {
            item.places = vec![Place { page, bbox: Rect::default() }];
        }
        let texts: &[&str] = &["협약체결", "어촌계 열세 곳 점검", "협약 체결", "전혀 다른 말"];
        let mut written = document("written", &[(1, texts)]);
        assert_eq!(place(&mut written, &print), 1);
        let pages: Vec<Option<u32>> = written.items().map(Item::page).collect();
        assert_eq!(pages, [Some(1), Some(2), Some(3), None]);
    }
}
