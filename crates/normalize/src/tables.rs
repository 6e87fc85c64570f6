//! Tables inside the cell of an item, as published: cells of text, and no items.

use gwaje_model::{Block, Cell, Position, Row, Table, TableCell};

/// A table inside a cell.
pub(crate) fn table(rows: &[Row<Block>]) -> Table {
    Table { rows: rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect() }
}

fn cell(cell: &Cell<Block>) -> TableCell {
    let paragraphs = cell.content.iter().map(paragraph).filter(|text| !text.is_empty());
    TableCell {
        column: cell.column,
        column_span: cell.columns,
        row_span: cell.rows,
        text: paragraphs.collect::<Vec<_>>().join("\n"),
        places: cell.places.iter().copied().filter_map(Position::printed).collect(),
        tables: cell.content.iter().flat_map(|block| &block.tables).map(|rows| table(rows)).collect(),
    }
}

/// A paragraph with its marker.
fn paragraph(block: &Block) -> String {
    let marker = block.marker.as_deref().unwrap_or_default();
    format!("{marker} {}", block.text).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::table;
    use gwaje_model::{Block, Cell, Flow, Row};

    #[test]
    fn a_cell_is_its_paragraphs_with_their_markers_and_the_tables_inside_it() {
        let block = |marker: Option<&str>, text: &str, tables| Block {
            marker: marker.map(str::to_owned),
            text: text.to_owned(),
            tables,
            ..Block::default()
        };
        let row = |content| Row {
            table: 1,
            flow: Flow::Table,
            after_gap: false,
            cells: vec![Cell { column: 2, columns: 3, rows: 1, places: vec![], content }],
        };
        let inner = vec![row(vec![block(Some("-"), "", vec![])])];
        let found = table(&[row(vec![block(Some("▪"), "용역", vec![inner]), block(None, "완료", vec![])])]);
        let cell = &found.rows[0][0];
        assert_eq!((cell.column, cell.column_span, cell.row_span), (2, 3, 1));
        assert_eq!(cell.text, "▪ 용역\n완료");
        assert_eq!(cell.tables[0].rows[0][0].text, "-", "a mark alone is the text of its cell");
    }
}
