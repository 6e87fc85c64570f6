//! What changed, in English sentences for people. They are the ones that the table of sentences goes from.

use crate::diff::Diff;
use crate::edits::Edit;
use crate::parts::{PartChange, PartKind};

/// What changed of the parts and tasks of both documents, a line each; `tell` says a sentence in the language that is spoken.
#[must_use]
pub fn whole(diff: &Diff, tell: &dyn Fn(&str) -> String) -> Vec<String> {
    let mut lines: Vec<String> = diff.parts.iter().map(|part| tell(&part_line(part))).collect();
    for change in &diff.tasks {
        lines.push(format!("= {} → {} {}", change.from, change.to, change.title));
        lines.extend(change.edits.iter().map(|edit| format!("    {}", tell(&edit_line(edit)))));
    }
    lines
}

/// A part of a report that came, is no longer there, or stands in another order, for people.
fn part_line(part: &PartChange) -> String {
    let (id, title, items) = (&part.id, &part.title, part.items);
    let period = part.period.as_deref().unwrap_or_default();
    let count = format!("{items} item{}", if items == 1 { "" } else { "s" });
    match part.kind {
        PartKind::AgendaAdded => format!("+ agenda {id} {title}: {count}"),
        PartKind::AgendaAbsent => format!("- agenda {id} {title}: absent, with {count}"),
        PartKind::AgendaTitle => {
            format!("= agenda {id}: title {} → {title}", part.from.as_deref().unwrap_or_default())
        }
        PartKind::TaskAdded => format!("+ task {id} {title}: {count}"),
        PartKind::TaskAbsent => format!("- task {id} {title}: absent, with {count}"),
        PartKind::PeriodAdded => format!("+ period {period} of {id} {title}: {count}"),
        PartKind::PeriodAbsent => format!("- period {period} of {id} {title}: absent, with {count}"),
        PartKind::Order => format!("= order in {period} of {id} {title}: {count} in another place"),
    }
}

/// An edit.
#[must_use]
pub fn edit_line(edit: &Edit) -> String {
    let shown = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    match edit {
        Edit::Date { from, to, days } => {
            let days = days.map(|days| format!(" ({days:+} days)")).unwrap_or_default();
            format!("date {} → {}{days}", shown(from), shown(to))
        }
        Edit::Figure { from, to, change, unit } => {
            let unit = unit.as_deref().unwrap_or_default();
            let change = change.map(|change| format!(" ({change:+}{unit})")).unwrap_or_default();
            format!("figure {} → {}{change}", shown(from), shown(to))
        }
        Edit::Title { from, to } => format!("title {from} → {to}"),
        Edit::Lead { from, to } => format!("lead {from} → {to}"),
        Edit::Period { from, to } => format!("period {from} → {to}"),
        Edit::Number { from, to } => format!("number {} → {}", shown(from), shown(to)),
        Edit::Marker { from, to } => format!("marker {} → {}", shown(from), shown(to)),
        Edit::Order => "order of words".to_owned(),
        Edit::Wording => "wording".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{edit_line, whole};
    use crate::diff::diff;
    use crate::edits::Edit;
    use crate::testing::document;

    #[test]
    fn parts_and_edits_are_said_in_sentences() {
        let old = document("old", &[(1, &["협약 체결(7.1)"]), (2, &["공모 시행"])]);
        let new = document("new", &[(1, &["협약 체결(7.1)"])]);
        let lines = whole(&diff(&old, &new), &|sentence| format!("<{sentence}>"));
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert!(lines[0].starts_with("<- ") && lines[0].ends_with("absent, with 1 item>"), "{lines:?}");
        let (from, to) = (Some("25명".to_owned()), Some("27명".to_owned()));
        let edit = Edit::Figure { from, to, change: Some(2.0), unit: Some("명".to_owned()) };
        assert_eq!(edit_line(&edit), "figure 25명 → 27명 (+2명)");
    }
}
