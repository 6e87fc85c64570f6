//! Where the item stands that a correction means.

use crate::correction::Correction;
use gwaje_model::{Document, Item, Place, Position, Task};

/// Why a correction cannot be applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stale {
    /// What it corrects does not stand in the document.
    Gone,
    /// It stands there several times, and the place does not tell which one is meant.
    Several,
    /// Something else about it is not as the correction says.
    Differs(&'static str),
}

/// The way to an item: its agenda, its task, its list (periods, then columns), and the way down from there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Way {
    agenda: usize,
    task: usize,
    list: usize,
    down: Vec<usize>,
}

/// A text without white space.
pub(crate) fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether a text has the letters of another, which has no white space. Hardly any goes beyond its first letters: a document has
/// thousands of items, and each correction looks through all of them.
fn has_letters(text: &str, letters: &str) -> bool {
    text.chars().filter(|c| !c.is_whitespace()).eq(letters.chars())
}

/// The item that a correction means.
pub(crate) fn item(document: &Document, correction: &Correction) -> Result<Way, Stale> {
    let old = letters(&correction.old);
    let mut found = Vec::new();
    for (agenda, node) in document.agendas.iter().enumerate() {
        for (task, node) in node.tasks.iter().enumerate() {
            for (list, items) in node.item_lists().enumerate() {
                let mut way = Way { agenda, task, list, down: Vec::new() };
                search(items, &old, &mut way, &mut found);
            }
        }
    }
    match found.as_slice() {
        [] => Err(Stale::Gone),
        [_] => found.pop().map(|(way, _)| way).ok_or(Stale::Gone),
        _ => nearest(&found, correction).ok_or(Stale::Several),
    }
}

fn search<'d>(items: &'d [Item], old: &str, way: &mut Way, found: &mut Vec<(Way, &'d Item)>) {
    for (at, item) in items.iter().enumerate() {
        way.down.push(at);
        if has_letters(&item.raw, old) {
            found.push((way.clone(), item));
        }
        search(&item.children, old, way, found);
        way.down.pop();
    }
}

/// Of several items with one text the one at the place of a correction, or nearest to it on its page.
fn nearest(found: &[(Way, &Item)], correction: &Correction) -> Option<Way> {
    if let Some(anchor) = correction.anchor {
        let mut here = found.iter().filter(|(_, item)| item.position() == Some(Position::At(anchor)));
        return here.next().filter(|_| here.next().is_none()).map(|(way, _)| way.clone());
    }
    let (page, bbox) = (correction.page?, correction.bbox?);
    let distance = |place: &Place| (place.bbox.x0 - bbox.x0).abs() + (place.bbox.y0 - bbox.y0).abs();
    let on_page = found.iter().filter_map(|(way, item)| {
        let place = item.places.first().filter(|place| place.page == page)?;
        Some((distance(place), way))
    });
    on_page.min_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, way)| way.clone())
}

impl Way {
    /// The item itself.
    pub(crate) fn item<'d>(&self, document: &'d Document) -> Option<&'d Item> {
        let task = document.agendas.get(self.agenda)?.tasks.get(self.task)?;
        let (first, rest) = self.down.split_first()?;
        let item = task.item_lists().nth(self.list)?.get(*first)?;
        rest.iter().try_fold(item, |item, at| item.children.get(*at))
    }

    /// The list it stands in, and its position there.
    pub(crate) fn list<'d>(&self, document: &'d mut Document) -> Option<(&'d mut Vec<Item>, usize)> {
        let (at, above) = self.down.split_last()?;
        let list = self.outermost(document)?;
        Some((above.iter().try_fold(list, |list, at| Some(&mut list.get_mut(*at)?.children))?, *at))
    }

    /// The outermost items of its period or column.
    pub(crate) fn outermost<'d>(&self, document: &'d mut Document) -> Option<&'d mut Vec<Item>> {
        let task = document.agendas.get_mut(self.agenda)?.tasks.get_mut(self.task)?;
        let Task { periods, columns, .. } = task;
        let periods = periods.iter_mut().map(|period| &mut period.items);
        periods.chain(columns.iter_mut().map(|column| &mut column.items)).nth(self.list)
    }

    /// The position of the outermost item it stands under, or its own.
    pub(crate) fn top(&self) -> usize {
        self.down.first().copied().unwrap_or_default()
    }

    /// Whether it stands under no other item.
    pub(crate) fn is_outermost(&self) -> bool {
        self.down.len() == 1
    }

    /// Whether another item is it or stands under it.
    pub(crate) fn holds(&self, other: &Self) -> bool {
        (self.agenda, self.task, self.list) == (other.agenda, other.task, other.list)
            && other.down.starts_with(&self.down)
    }

    /// The only item with a text among those of its period or column.
    pub(crate) fn sibling(&self, document: &Document, raw: &str) -> Result<Self, Stale> {
        let task = document.agendas.get(self.agenda).and_then(|agenda| agenda.tasks.get(self.task));
        let items = task.and_then(|task| task.item_lists().nth(self.list)).unwrap_or_default();
        let mut found = Vec::new();
        search(items, &letters(raw), &mut Self { down: Vec::new(), ..self.clone() }, &mut found);
        match (found.len(), found.pop()) {
            (1, Some((way, _))) => Ok(way),
            (0, _) => Err(Stale::Gone),
            _ => Err(Stale::Several),
        }
    }
}
