//! Whether a heading names an agenda or task that was there before: tables print them again on every page.

use gwaje_forms::marks;
use gwaje_model::{LeadNode, Phrase, TaskNode};

/// Whether a number and title name a node that is there already.
pub(crate) fn repeats(
    number: Option<&String>,
    title: &Phrase,
    old: Option<&String>,
    old_title: &Phrase,
) -> bool {
    // Numbers first, and titles letter by letter: every heading is compared with all before it.
    if let (Some(number), Some(old)) = (number, old) {
        let shorter = || letters(&title.text).zip(letters(&old_title.text)).all(|(new, known)| new == known);
        return number == old && shorter();
    }
    letters(&title.text).eq(letters(&old_title.text)) && letters(&title.text).next().is_some()
}

/// A title as it is compared: without white space and `(계속)`.
pub(crate) fn letters(title: &str) -> impl Iterator<Item = char> {
    continued(title).chars().filter(|c| !c.is_whitespace())
}

/// A title without the `(계속)` that a repeated one ends with.
pub(crate) fn continued(title: &str) -> &str {
    let end = title.trim_end();
    let stripped = ["계속", "이어서", "續"].iter().find_map(|word| {
        let open = end.strip_suffix(marks::closes)?.trim_end().strip_suffix(word)?.trim_end();
        open.strip_suffix(marks::opens)
    });
    stripped.map_or(end, str::trim_end)
}

/// Whether number, title and bodies of a row name a task that is there already. Tasks without a number go by their bodies too: two may
/// have one title, or none, and other bodies.
pub(crate) fn names(number: Option<&String>, title: &Phrase, bodies: &[LeadNode], task: &TaskNode) -> bool {
    if number.is_some() || task.number.is_some() || bodies.is_empty() || task.leads.is_empty() {
        return repeats(number, title, task.number.as_ref(), &task.title);
    }
    let untitled = || title.text.is_empty() && task.title.text.is_empty();
    share(bodies, &task.leads) && (untitled() || repeats(None, title, None, &task.title))
}

/// Whether a body is in both lists.
pub(crate) fn share(some: &[LeadNode], others: &[LeadNode]) -> bool {
    some.iter().any(|one| others.iter().any(|other| one.text == other.text))
}
