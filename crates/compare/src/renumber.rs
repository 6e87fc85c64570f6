//! What changed of a task that goes on: its number, its title, its bodies in charge.

use crate::edits::Edit;
use crate::known::Evidence;
use gwaje_model::Task;
use schemars::JsonSchema;
use serde::Serialize;

/// A task that goes on under another number or title, or with other bodies.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TaskChange {
    /// Its id before.
    pub from: String,
    /// Its id after.
    pub to: String,
    /// Its title after.
    pub title: String,
    /// What changed: number, title, bodies.
    pub edits: Vec<Edit>,
    /// How sure it is that both are one, 0 to 1.
    pub confidence: f64,
    /// Why.
    pub evidence: Vec<Evidence>,
}

/// What changed from one wording of a task to another; `None` where nothing did.
#[must_use]
pub fn change(old: &Task, new: &Task) -> Option<TaskChange> {
    let edits = edits(old, new);
    let (from, to) = (old.id.clone(), new.id.clone());
    let changed = !edits.is_empty() || from != to;
    changed.then(|| TaskChange {
        from,
        to,
        title: new.title.clone(),
        edits,
        confidence: 1.0,
        evidence: vec![],
    })
}

/// The edits of a task.
#[must_use]
pub fn edits(old: &Task, new: &Task) -> Vec<Edit> {
    let mut edits = Vec::new();
    if old.id != new.id && old.number != new.number {
        edits.push(Edit::Number { from: old.number.clone(), to: new.number.clone() });
    }
    if old.title != new.title {
        edits.push(Edit::Title { from: old.title.clone(), to: new.title.clone() });
    }
    let bodies =
        |task: &Task| task.leads.iter().map(|lead| lead.text.as_str()).collect::<Vec<_>>().join(", ");
    if bodies(old) != bodies(new) {
        edits.push(Edit::Lead { from: bodies(old), to: bodies(new) });
    }
    edits
}
