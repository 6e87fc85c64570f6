//! Which of some corrections are in force: those not taken back, and of several that say different things of one place the last.

use crate::correction::{Change, Correction};
use crate::find::{Way, item, letters};
use gwaje_model::Document;

/// What is in force of the corrections of one document, in order, and those that others replaced.
#[derive(Clone, Debug, Default)]
pub(crate) struct Live<'a> {
    /// All that are not taken back.
    pub(crate) said: Vec<&'a Correction>,
    pub(crate) in_force: Vec<&'a Correction>,
    /// Each with the later one that says otherwise; by the same person that is no conflict.
    pub(crate) conflicts: Vec<(&'a Correction, &'a Correction)>,
}

/// What is in force of the corrections of a document, by the SHA-256 of its bytes. What two of them are about is told by the
/// items of the document as it was read, where it is at hand: places may be written in several ways.
pub(crate) fn live<'a>(corrections: &'a [Correction], sha256: &str, read: Option<&Document>) -> Live<'a> {
    let mut found: Vec<&Correction> = Vec::new();
    for correction in corrections.iter().filter(|correction| correction.document == sha256) {
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
    let mut live = Live { said: found, ..Live::default() };
    let aimed: Vec<Aimed<'a>> = live.said.iter().map(|correction| Aimed::of(correction, read)).collect();
    for (at, one) in aimed.iter().enumerate() {
        let correction = one.correction;
        let later = aimed.iter().skip(at + 1).find(|later| one.speaks_of(later));
        match later.map(|later| later.correction) {
            None => live.in_force.push(correction),
            Some(later) if later.who.is_some() && later.who == correction.who => {}
            Some(later) => live.conflicts.push((correction, later)),
        }
    }
    live
}

/// What some corrections, said one after another in one place such as the page of a document, put in the place of what was
/// said there before: the earlier lines in force that name nobody either. To take them back first makes the later ones what one
/// person says, not two.
#[must_use]
pub fn replaced(known: &[Correction], said: &[Correction], read: Option<&Document>) -> Vec<Correction> {
    let mut found: Vec<Correction> = Vec::new();
    for correction in said.iter().filter(|said| !said.undo && said.who.is_none()) {
        let new = Aimed::of(correction, read);
        let in_force = live(known, &correction.document, read).in_force;
        let taken = |one: &Correction| said.iter().any(|said| said.undo && said.says_the_same(one));
        let before = in_force.into_iter().filter(|one| {
            one.who.is_none()
                && !one.says_the_same(correction)
                && !taken(one)
                && Aimed::of(one, read).speaks_of(&new)
        });
        found.extend(before.cloned());
    }
    found
}

/// A correction, and the item it is about where that is known.
struct Aimed<'a> {
    correction: &'a Correction,
    item: Option<Way>,
}

impl<'a> Aimed<'a> {
    fn of(correction: &'a Correction, read: Option<&Document>) -> Self {
        let is_of_item = !correction.change.is_of_structure();
        let item = read.filter(|_| is_of_item).and_then(|read| item(read, correction).ok());
        Self { correction, item }
    }

    /// Whether two different corrections speak of the same thing.
    fn speaks_of(&self, other: &Self) -> bool {
        let (one, two) = (self.correction, other.correction);
        let same = |a: &str, b: &str| letters(a) == letters(b);
        let here = || match (&self.item, &other.item) {
            (None, None) => one.place() == two.place(),
            (one, two) => one == two,
        };
        same(&one.old, &two.old)
            && match (&one.change, &two.change) {
                (Change::Join { letters: a, .. }, Change::Join { letters: b, .. })
                | (Change::Split { letters: a, .. }, Change::Split { letters: b, .. }) => a == b && here(),
                (Change::Date { date: a, .. }, Change::Date { date: b, .. }) => a == b && here(),
                // What these are about is told by its number.
                (Change::Period { task: a, .. }, Change::Period { task: b, .. }) => same(a, b),
                (Change::Lead { task: a, .. }, Change::Lead { task: b, .. }) => {
                    same(a, b) && !one.old.is_empty()
                }
                (Change::Title { of: a, number: c, .. }, Change::Title { of: b, number: d, .. }) => {
                    (a, c.as_deref().map(letters)) == (b, d.as_deref().map(letters))
                }
                (Change::Seen { .. }, Change::Seen { .. }) => false,
                (a, b) => a.kind() == b.kind() && here(),
            }
    }
}
