//! Named walks over a document: its tasks, its items with all below them.

use crate::{Agenda, Document, Item, Position, Task};
use std::slice::Iter;

impl Document {
    /// Its tasks, in document order.
    pub fn tasks(&self) -> impl Iterator<Item = &Task> {
        tasks(&self.agendas)
    }

    /// Its items with all below them, in document order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.tasks().flat_map(Task::items)
    }
}

/// The tasks of agendas, in document order.
pub fn tasks(agendas: &[Agenda]) -> impl Iterator<Item = &Task> {
    agendas.iter().flat_map(|agenda| &agenda.tasks)
}

impl Task {
    /// Its lists of items: one a period, then one a column.
    pub fn item_lists(&self) -> impl Iterator<Item = &[Item]> {
        let periods = self.periods.iter().map(|period| period.items.as_slice());
        periods.chain(self.columns.iter().map(|column| column.items.as_slice()))
    }

    /// Its items with all below them: those of its periods, then those of its columns.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.item_lists().flat_map(walk)
    }
}

impl Item {
    /// Where it begins.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        let printed = self.places.first().copied().map(Position::Printed);
        printed.or_else(|| self.anchors.first().copied().map(Position::At))
    }

    /// The page it begins on, from 1.
    #[must_use]
    pub fn page(&self) -> Option<u32> {
        self.position().and_then(Position::page)
    }
}

/// The items of a list, each before those below it.
#[must_use]
pub fn walk(items: &[Item]) -> Items<'_> {
    Items { open: vec![items.iter()] }
}

/// Items, each before those below it.
#[derive(Clone, Debug)]
pub struct Items<'a> {
    /// What is left of the list in hand and of those it hangs in.
    open: Vec<Iter<'a, Item>>,
}

impl<'a> Iterator for Items<'a> {
    type Item = &'a Item;

    fn next(&mut self) -> Option<&'a Item> {
        while let Some(list) = self.open.last_mut() {
            if let Some(item) = list.next() {
                self.open.push(item.children.iter());
                return Some(item);
            }
            self.open.pop();
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::walk;
    use crate::Item;

    #[test]
    fn an_item_comes_before_those_below_it() {
        let item =
            |text: &str, children: Vec<Item>| Item { text: text.to_owned(), children, ..Item::default() };
        let list =
            [item("1", vec![item("2", vec![item("3", vec![])]), item("4", vec![])]), item("5", vec![])];
        let texts: String = walk(&list).map(|item| item.text.as_str()).collect();
        assert_eq!(texts, "12345");
    }
}
