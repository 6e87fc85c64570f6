//! Which of some corrections are in force: those not taken back, and of several that say different things of one place the last.

use crate::correction::{Change, Correction};

/// What is in force of the corrections of one document, in order, and those that others replaced.
#[derive(Clone, Debug, Default)]
pub(crate) struct Live<'a> {
    pub(crate) in_force: Vec<&'a Correction>,
    /// Each with the later one that says otherwise; by the same person that is no conflict.
    pub(crate) conflicts: Vec<(&'a Correction, &'a Correction)>,
}

/// What is in force of the corrections of a document.
pub(crate) fn live<'a>(corrections: &'a [Correction], document: &str) -> Live<'a> {
    let mut found: Vec<&Correction> = Vec::new();
    for correction in corrections.iter().filter(|correction| correction.document == document) {
        let known = found.iter().rposition(|known| known.says_the_same(correction));
        match known {
            Some(at) if correction.undo => drop(found.remove(at)),
            // Said twice is said once, and later.
            Some(at) => {
                found.remove(at);
                found.push(correction);
            }
            None if correction.undo => {}
            None => found.push(correction),
        }
    }
    let mut live = Live::default();
    for (at, correction) in found.iter().enumerate() {
        let later = found.iter().skip(at + 1).find(|later| speak_of_one(correction, later));
        match later {
            None => live.in_force.push(correction),
            Some(later) if later.who.is_some() && later.who == correction.who => {}
            Some(later) => live.conflicts.push((correction, later)),
        }
    }
    live
}

/// Whether two different corrections speak of the same thing.
fn speak_of_one(one: &Correction, other: &Correction) -> bool {
    one.old == other.old
        && one.place() == other.place()
        && match (&one.change, &other.change) {
            (Change::Join { letters: a, .. }, Change::Join { letters: b, .. })
            | (Change::Split { letters: a, .. }, Change::Split { letters: b, .. }) => a == b,
            (Change::Date { date: a, .. }, Change::Date { date: b, .. })
            | (Change::Period { task: a, .. }, Change::Period { task: b, .. }) => a == b,
            (Change::Lead { task: a, .. }, Change::Lead { task: b, .. }) => a == b && !one.old.is_empty(),
            (Change::Title { of: a, number: c, .. }, Change::Title { of: b, number: d, .. }) => {
                (a, c) == (b, d)
            }
            (Change::Seen { .. }, Change::Seen { .. }) => false,
            (a, b) => a.kind() == b.kind(),
        }
}
