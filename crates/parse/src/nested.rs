//! Tables inside cells: those of an item stay with it, and the text of all others is told.
//!
//! Each table of a document has a number of its own, so that none can be lost on the way from cell to tree.

use gwaje_model::{Block, Code, ItemNode, Note, Position, Row, Tree};
use std::collections::BTreeSet;

/// A note for each table inside a cell of these rows that is with no item of the tree.
pub(crate) fn left_out(rows: &[Row<Block>], tree: &Tree) -> Vec<Note> {
    let mut placed = BTreeSet::new();
    for task in tree.agendas.iter().flat_map(|agenda| &agenda.tasks) {
        task.periods.iter().for_each(|period| numbers(&period.items, &mut placed));
        task.columns.iter().for_each(|column| numbers(&column.items, &mut placed));
    }
    let tables = blocks(rows).flat_map(|block| block.tables.iter().map(move |rows| (block, rows)));
    let lost = tables.filter(|(_, rows)| !rows.first().is_some_and(|row| placed.contains(&row.table)));
    lost.map(|(above, rows)| note(above, rows)).collect()
}

/// The numbers of the tables of items and of all below them.
fn numbers(items: &[ItemNode], found: &mut BTreeSet<u32>) {
    for item in items {
        found.extend(item.block.tables.iter().filter_map(|rows| rows.first()).map(|row| row.table));
        numbers(&item.children, found);
    }
}

fn blocks(rows: &[Row<Block>]) -> impl Iterator<Item = &Block> {
    rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.content)
}

fn note(above: &Block, rows: &[Row<Block>]) -> Note {
    let place: Option<Position> = rows.first().and_then(|row| row.cells.first()?.places.first().copied());
    let place = place.or_else(|| above.pieces.last().map(|piece| piece.place));
    let mut texts = Vec::new();
    gather(rows, &mut texts);
    Note { code: Code::TextOutsideTable, place, text: texts.join(" | ") }
}

/// The text of all cells of a table, and of the tables inside them.
fn gather(rows: &[Row<Block>], texts: &mut Vec<String>) {
    for block in blocks(rows) {
        let marker = block.marker.as_deref().map(|marker| format!("{marker} ")).unwrap_or_default();
        texts.push(format!("{marker}{}", block.text));
        block.tables.iter().for_each(|rows| gather(rows, texts));
    }
}

#[cfg(test)]
mod tests {
    use crate::profiles;
    use crate::testing::table;
    use gwaje_model::{Block, Row};

    /// A table inside each paragraph of these that begins with a word.
    fn with_tables(mut rows: Vec<Row<Block>>, words: &[&str]) -> Vec<Row<Block>> {
        let mut number = 10;
        for block in rows.iter_mut().flat_map(|row| &mut row.cells).flat_map(|cell| &mut cell.content) {
            if words.iter().any(|word| block.text.starts_with(word)) {
                block.tables = vec![table(number, &format!("구분 | 예산 {number}"))];
                number += 1;
            }
        }
        rows
    }

    #[test]
    fn tables_stay_with_the_item_above_or_are_told() {
        let rows = table(
            0,
            "국정과제 | 실천과제 | 주관 | 추진현황
             7. 숲 | 7-1. 산불 | 산림청 | 2024년 / < 1분기 > / ▪ 감시 인력 배치 / < 2분기 > / ▪ 헬기 임차",
        );
        let rows = with_tables(rows, &["7-1.", "감시", "< 2분기"]);
        let found = crate::parse(&rows, &profiles()).tree;
        let periods = &found.value.agendas[0].tasks[0].periods;
        assert_eq!(periods[0].items[0].block.tables.len(), 1, "below an item");
        let second: Vec<_> =
            periods[1].items.iter().map(|item| (item.block.text.as_str(), item.block.tables.len())).collect();
        assert_eq!(second, [("", 1), ("헬기 임차", 0)], "below a heading");
        let told: Vec<&str> = found.notes.iter().map(|note| note.text.as_str()).collect();
        assert_eq!(told, ["구분 | 예산 10"], "below a title");
    }

    #[test]
    fn after_missing_pages_agenda_and_task_are_not_known() {
        let mut rows = table(
            0,
            "국정과제 | 실천과제 | 주관 | 추진현황
             7. 숲 | 7-1. 산불 | 산림청 | 2024년 / < 1분기 > / ▪ 감시 인력 배치",
        );
        let mut behind = table(1, " | | | < 2분기 > / ▪ 헬기 임차");
        behind[0].after_gap = true;
        rows.extend(behind);
        let tree = crate::parse(&rows, &profiles()).tree.value;
        let shown: Vec<_> =
            tree.agendas.iter().map(|a| (a.number.as_deref(), a.tasks[0].number.as_deref())).collect();
        assert_eq!(shown, [(Some("7"), Some("7-1")), (None, None)]);
        assert_eq!(tree.agendas[1].tasks[0].periods[0].items[0].block.text, "헬기 임차");
    }
}
