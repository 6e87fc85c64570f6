//! Where paragraphs of a plain text stand in its file, in place of the grid they were laid out on.

use gwaje_model::{Block, LineColumn, Note, Pages, Place, Position, Row, TextLine};

/// The lines of a plain text, page by page.
pub(crate) struct TextPlaces {
    pages: Vec<Vec<TextLine>>,
}

impl TextPlaces {
    /// Of a plain text, the lines of its pages, which are taken; `None` of printed pages.
    pub(crate) fn take(pages: &mut Pages) -> Option<Self> {
        let pages = pages.media.flattened.then_some(&mut pages.pages)?;
        Some(Self { pages: pages.iter_mut().map(|page| std::mem::take(&mut page.lines)).collect() })
    }

    /// Says of rows and notes where in the file they stand.
    pub(crate) fn put(&self, rows: &mut [Row<Block>], notes: &mut [Note]) {
        self.rows(rows);
        notes.iter_mut().filter_map(|note| note.place.as_mut()).for_each(|place| self.position(place));
    }

    fn rows(&self, rows: &mut [Row<Block>]) {
        for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
            cell.places.iter_mut().for_each(|place| self.position(place));
            for block in &mut cell.content {
                block.pieces.iter_mut().for_each(|piece| self.position(&mut piece.place));
                block.tables.iter_mut().for_each(|rows| self.rows(rows));
            }
        }
    }

    fn position(&self, position: &mut Position) {
        if let Some(at) = position.printed().and_then(|place| self.at(place)) {
            *position = at.into();
        }
    }

    /// The first line of a place, and its first character there.
    fn at(&self, place: Place) -> Option<LineColumn> {
        let lines = self.pages.get(usize::try_from(place.page).ok()?.checked_sub(1)?)?;
        // A line stands on its baseline, and the one before above the box.
        let first = lines.partition_point(|line| line.y <= place.bbox.y0).min(lines.len().saturating_sub(1));
        let line = lines.iter().skip(first).find(|line| line.number > 0)?;
        let before = line.columns.partition_point(|(x, _)| *x <= place.bbox.x0);
        let (_, column) = line.columns.get(before.saturating_sub(1))?;
        Some(LineColumn { page: place.page, line: line.number, column: *column })
    }
}

#[cfg(test)]
mod tests {
    use crate::{Options, convert};
    use gwaje_model::Address;

    type Places = Vec<(u32, u32, u32)>;

    const TEXT: &str = "국정과제 23. 해양\n\n23-1. 「 어촌법 」 개정 (해수부)\n\n  < 2024년 1분기 >\n\
                        ▪ 협의체 발족(1.13)\n  ▪ 어촌계 열두 곳의 항만 시설을 점검하고\n    보고서 발간(2.3)\n\
                        \u{c}  < 2024년 2분기 >\n▪ 선석 배정 기준 고시(5.1)\n";

    #[test]
    fn items_of_a_text_stand_at_lines_and_columns_of_its_file() {
        let document = convert(TEXT.as_bytes(), "a.txt", &Options::default()).unwrap();
        let found: Vec<(&str, Places)> = document
            .items()
            .map(|item| {
                assert!(item.places.is_empty());
                let places = item.anchors.iter().map(|anchor| match anchor {
                    Address::Text(at) => (at.page, at.line, at.column),
                    Address::Written(_) => (0, 0, 0),
                });
                (item.text.as_str(), places.collect())
            })
            .collect();
        assert_eq!(
            found,
            [
                ("협의체 발족(1.13)", vec![(1, 6, 1)]),
                ("어촌계 열두 곳의 항만 시설을 점검하고 보고서 발간(2.3)", vec![(1, 7, 3), (1, 8, 5)]),
                ("선석 배정 기준 고시(5.1)", vec![(2, 10, 1)]),
            ]
        );
    }
}
