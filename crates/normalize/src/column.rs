//! What the columns of a table say of a task as a whole: when it is due, how much is done, what state it is in.

use crate::dates;
use gwaje_forms::marks;
use gwaje_model::{Column, ColumnNode, ColumnRole, Date, Due, Item, Mention, MentionKind};

/// What columns say of a task.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Said {
    pub(crate) due: Option<Due>,
    pub(crate) rate: Option<f64>,
    pub(crate) state: Option<String>,
}

/// What the columns of a task say of it. `columns` are the published ones, in the order of `nodes`.
pub(crate) fn of_task(nodes: &[ColumnNode], columns: &[Column]) -> Said {
    let of = |role: ColumnRole| -> Option<&[Item]> {
        let mut both = nodes.iter().zip(columns);
        both.find(|(node, _)| node.role == Some(role)).map(|(_, column)| column.items.as_slice())
    };
    Said {
        due: of(ColumnRole::Due).and_then(due),
        rate: of(ColumnRole::Rate).and_then(rate),
        state: of(ColumnRole::State).and_then(words),
    }
}

/// The words of a cell; `None` where it is empty or holds only a mark for nothing.
fn words(items: &[Item]) -> Option<String> {
    let text = items.iter().map(|item| item.text.trim()).collect::<Vec<_>>().join(" ");
    text.contains(char::is_alphanumeric).then_some(text)
}

fn due(items: &[Item]) -> Option<Due> {
    let text = words(items)?;
    let date = items.iter().flat_map(|item| &item.dates).next_back().cloned().or_else(|| month(&text));
    Some(Due {
        text,
        start: date.as_ref().and_then(|date| date.start.clone()),
        end: date.as_ref().and_then(|date| date.end.clone()),
        precision: date.map(|date| date.precision),
    })
}

/// The month of a cell that is nothing but `2026.6`: a number anywhere else, here a date.
fn month(text: &str) -> Option<Date> {
    let worded = format!("{}월", text.trim().trim_end_matches('.'));
    dates::find_ahead(&worded, None, None).dates.into_iter().find(|date| date.text == worded)
}

/// Per cent: the one count of a cell in per cent before any parenthesis (`70%(계획 80%)`), or a number that stands alone.
fn rate(items: &[Item]) -> Option<f64> {
    let is_own = |item: &Item, mention: &Mention| {
        let remark = item.text.chars().position(marks::opens_round).unwrap_or(usize::MAX);
        let count = mention.kind == MentionKind::Count && mention.unit.as_deref() == Some("%");
        count && (mention.span[0] as usize) < remark
    };
    let shares: Vec<f64> = items
        .iter()
        .flat_map(|item| item.mentions.iter().filter(|mention| is_own(item, mention)))
        .filter_map(|mention| mention.number)
        .collect();
    match shares.as_slice() {
        [] => words(items)?.parse().ok().filter(|rate| (0.0..=1000.0).contains(rate)),
        [rate] => Some(*rate),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{due, rate, words};
    use crate::{dates, mentions};
    use gwaje_model::Item;

    fn cell(text: &str) -> [Item; 1] {
        let dates = dates::find(text, None).dates;
        let mentions = mentions::find(text, &dates, None);
        [Item { text: text.to_owned(), dates, mentions, ..Item::default() }]
    }

    #[test]
    fn rates() {
        for (text, expected) in [
            ("45%", Some(45.0)),
            ("62.5", Some(62.5)),
            ("70%(계획 80%)", Some(70.0)),
            ("70% → 85%", None),
            ("-", None),
            ("정상", None),
        ] {
            assert_eq!(rate(&cell(text)), expected, "{text}");
        }
    }

    #[test]
    fn due_dates_and_states() {
        let found = due(&cell("’24.6월")).unwrap();
        assert_eq!((found.start.as_deref(), found.end.as_deref()), (Some("2024-06-01"), Some("2024-06-30")));
        for (text, end) in [("2026.6", "2026-06-30"), ("’26.6", "2026-06-30"), ("2026.12.", "2026-12-31")] {
            assert_eq!(due(&cell(text)).unwrap().end.as_deref(), Some(end), "{text}");
        }
        assert_eq!(due(&cell("추후 결정")).unwrap().end, None);
        assert_eq!(words(&cell("지연")).as_deref(), Some("지연"));
        assert_eq!(words(&cell("-")), None);
    }
}
