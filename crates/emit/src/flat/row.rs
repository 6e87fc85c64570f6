//! An item with all that is above it and beside it: a row of the view `items_flat`, and what deserves a look.

use crate::cell::Cell;
use crate::ndjson::Field;
use crate::views::ITEMS_FLAT;
use serde::ser::{SerializeMap, Serializer};

/// A row.
#[derive(Clone, Debug)]
pub(crate) struct FlatRow {
    /// The cells of `items_flat`.
    pub(crate) cells: Vec<Cell>,
    /// What deserves a look, in the language of the sheet.
    pub(crate) doubts: Vec<String>,
}

/// The columns of the view as one object.
impl serde::Serialize for FlatRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.cells.len()))?;
        for (column, cell) in ITEMS_FLAT.columns.iter().zip(&self.cells) {
            map.serialize_entry(column.name, &Field { kind: column.kind, cell })?;
        }
        map.end()
    }
}

impl FlatRow {
    pub(crate) fn cell(&self, column: &str) -> &Cell {
        ITEMS_FLAT.position(column).and_then(|at| self.cells.get(at)).unwrap_or(&Cell::Null)
    }

    pub(crate) fn text(&self, column: &str) -> Option<&str> {
        self.cell(column).as_str()
    }

    pub(crate) fn whole(&self, column: &str) -> Option<i64> {
        match self.cell(column) {
            Cell::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// How deep it stands under other items, from 0.
    pub(crate) fn depth(&self) -> usize {
        self.whole("depth").and_then(|depth| usize::try_from(depth).ok()).unwrap_or_default()
    }

    /// Where the item stands: what sorts a number such as `9-2` before `10-1`, and what has none behind all numbers.
    pub(crate) fn place(&self) -> impl Ord + use<> {
        let number = |column| by_value(self.text(column).unwrap_or("~"));
        let own = |column: &str| self.text(column).unwrap_or("~").to_owned();
        let release =
            |column| self.text(column).map(|id: &str| id.split('/').next().unwrap_or(id).to_owned());
        (
            release("agenda"),
            number("agenda_number"),
            own("agenda"),
            number("task_number"),
            own("task"),
            own("period_start"),
            own("period_end"),
            own("document"),
            self.whole("ordinal"),
        )
    }
}

/// Figures by their value, everything else letter by letter.
fn by_value(text: &str) -> Vec<(u64, String)> {
    let mut parts: Vec<(u64, String)> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let words = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (word, tail) = rest.split_at(words);
        let figures = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
        let (figure, tail) = tail.split_at(figures);
        if !word.is_empty() {
            parts.push((u64::MAX, word.to_owned()));
        }
        if !figure.is_empty() {
            parts.push((figure.parse().unwrap_or(u64::MAX - 1), String::new()));
        }
        rest = tail;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::by_value;

    #[test]
    fn numbers_sort_by_their_value() {
        let mut numbers = ["10-1", "9-2", "9-10", "~", "9", "9-2-1"];
        numbers.sort_by_key(|number| by_value(number));
        assert_eq!(numbers, ["9", "9-2", "9-2-1", "9-10", "10-1", "~"]);
    }
}
