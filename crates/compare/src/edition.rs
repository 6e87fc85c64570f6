//! What of a document says which task and which item is which: a document as editions of one report are compared.

use gwaje_model::{Document, Item, ItemId, Lead, Task};
use std::collections::BTreeSet;

/// A document as it is compared with others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edition {
    /// The release it belongs to, if that counts: of one release, two ids are two tasks.
    pub release: Option<String>,
    /// Its tasks in order.
    pub tasks: Vec<TaskSeen>,
}

/// A task as one edition has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskSeen {
    /// Its id there.
    pub id: String,
    /// Its number, if it has one.
    pub number: Option<String>,
    /// Its title; may be empty.
    pub title: String,
    /// Its bodies in charge: ids, or names as written where the id is not known.
    pub bodies: Vec<String>,
    /// The periods it is reported for, as in ids; also those without items.
    pub periods: BTreeSet<String>,
    /// Its items in order, sub-items behind the item they belong to.
    pub items: Vec<ItemSeen>,
}

/// An item as one edition has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemSeen {
    /// Its id there.
    pub id: String,
    /// Its period, as in ids.
    pub period: String,
    /// What its id says of marker and words, with the copy behind it: `4be1c09a77d2~2`.
    pub words: String,
    /// Its text.
    pub text: String,
}

impl Edition {
    /// What there is to compare of a document. Its release does not count: it may be a correction of another.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        Self { release: None, tasks: document.tasks().map(TaskSeen::of).collect() }
    }
}

impl TaskSeen {
    pub(crate) fn of(task: &Task) -> Self {
        let items: Vec<ItemSeen> = task.items().map(ItemSeen::of).collect();
        let named = task.periods.iter().filter_map(|period| {
            let year = period.year?;
            let part = match (period.quarter, period.half) {
                (Some(quarter), _) => format!("Q{quarter}"),
                (None, Some(half)) => format!("H{half}"),
                (None, None) => String::new(),
            };
            Some(format!("{year}{part}"))
        });
        Self {
            id: task.id.clone(),
            number: task.number.clone(),
            title: task.title.clone(),
            bodies: task.leads.iter().map(body).collect(),
            periods: items.iter().map(|item| item.period.clone()).chain(named).collect(),
            items,
        }
    }
}

impl ItemSeen {
    fn of(item: &Item) -> Self {
        Self::new(item.id.clone(), item.text.clone())
    }

    /// An item by its id and text.
    #[must_use]
    pub fn new(id: String, text: String) -> Self {
        let parts = id.parse::<ItemId>().ok();
        // A document of another hand may have ids of its own; then the whole id is what identifies the words.
        let (period, words) = parts.map_or_else(
            || ("-".to_owned(), id.clone()),
            |parts| (parts.period, format!("{}~{}", parts.hash, parts.copy)),
        );
        Self { id, period, words, text }
    }

    /// Its marker and words, whichever copy of them it is.
    pub(crate) fn hash(&self) -> &str {
        self.words.split_once('~').map_or(&self.words, |(hash, _)| hash)
    }
}

/// The id of a body, or its name as written.
#[must_use]
pub fn body(lead: &Lead) -> String {
    lead.id.clone().unwrap_or_else(|| lead.text.clone())
}
