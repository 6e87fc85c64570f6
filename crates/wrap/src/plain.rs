//! Plain text as rows of lines, for text somebody copied out of a document.

use gwaje_model::{Cell, Char, Flow, FontKind, Line, LineEnd, LineStart, Origin, Place, Rect, Row};

/// Size of the characters of the grid, in points.
const EM: f32 = 10.0;
/// Distance of its lines, in points.
const PITCH: f32 = 12.0;

/// Rows of lines for [`crate::blocks`] with [`gwaje_model::Media::Text`]: a row for every stretch without a blank
/// line. Characters stand on a grid, wide ones 1 em and others half an em; everything lies on page 1.
#[must_use]
pub fn plain_rows(text: &str) -> Vec<Row<Line>> {
    let lines: Vec<Line> = text.split('\n').enumerate().map(|(at, text)| line(text, at as f32)).collect();
    lines
        .split(|line| line.chars.is_empty())
        .filter(|stretch| !stretch.is_empty())
        .map(|stretch| {
            let cell = Cell { column: 0, columns: 1, rows: 1, places: Vec::new(), content: stretch.to_vec() };
            Row { table: 0, flow: Flow::Text, cells: vec![cell] }
        })
        .collect()
}

fn line(text: &str, at: f32) -> Line {
    let mut x = 0.0;
    let mut chars: Vec<Char> = text.trim_end().chars().map(|ch| glyph(ch, &mut x)).collect();
    let blank = chars.iter().take_while(|c| c.ch.is_whitespace()).count();
    chars.drain(..blank);
    let indent = chars.first().map_or(0.0, |c| c.x0);
    let y = at * PITCH;
    Line {
        chars,
        place: Place { page: 1, bbox: Rect::new(indent, y, x, y + EM) },
        size: EM,
        start: LineStart { indent, space: false },
        end: LineEnd { space: text.ends_with([' ', '\t']), ..LineEnd::default() },
        lead: None,
    }
}

fn glyph(ch: char, x: &mut f32) -> Char {
    let x0 = *x;
    *x += if ch.is_ascii() { EM / 2.0 } else { EM };
    let origin = Origin::Glyph;
    Char { ch, x0, x1: *x, origin, font: FontKind::Text, symbol: false, bold: false }
}

#[cfg(test)]
mod tests {
    use crate::{blocks, plain_rows};
    use gwaje_model::Media;

    #[test]
    fn blank_lines_marks_and_headings_begin_paragraphs() {
        let text = "해양수산부는 항만을,\n점검하였다.\n\n2023년 3분기\nㅇ 부두 운영사,\n여섯 곳 참여\n  - 협의체 구성\n";
        let rows = blocks(&plain_rows(text), Media::Text).value;
        let shown: Vec<String> = rows
            .iter()
            .flat_map(|row| &row.cells)
            .flat_map(|cell| &cell.content)
            .map(|b| b.text.clone())
            .collect();
        assert_eq!(
            shown,
            ["해양수산부는 항만을, 점검하였다.", "2023년 3분기", "부두 운영사, 여섯 곳 참여", "협의체 구성"]
        );
    }
}
