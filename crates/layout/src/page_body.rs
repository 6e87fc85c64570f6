//! The body of a page, the text and tables that stay, and which lines at its edges are set apart from it.

use crate::sheet::{Piece, Sheet};
use crate::zone::in_head;
use gwaje_model::{Line, Rect};

/// A line further from the text than this many times the usual distance of two lines is set apart; a nearer one may be
/// its first line.
const APART: f32 = 1.8;
/// The usual distance of two lines where a page does not show it, in em.
const LEADING: f32 = 1.6;

/// The text and tables of a page that stay, and its usual distance of lines.
pub(crate) struct PageBody {
    height: f32,
    kept: Vec<Rect>,
    /// Points; `None` where no two lines stand below each other.
    leading: Option<f32>,
}

impl PageBody {
    /// That of a page; `may_be` tells what may be furniture.
    pub(crate) fn of(sheet: &Sheet, may_be: impl Fn(&Line) -> bool) -> Self {
        let mut kept = Vec::new();
        let mut leadings = Vec::new();
        for piece in &sheet.pieces {
            match piece {
                Piece::Table(table) => kept.push(table.bbox),
                Piece::Text(lines) => {
                    kept.extend(lines.iter().filter(|line| !may_be(line)).map(Line::bbox));
                    leadings.extend(lines.iter().filter_map(|line| line.leading));
                }
            }
        }
        leadings.sort_by(f32::total_cmp);
        let leading = leadings.get(leadings.len() / 2).copied();
        Self { height: sheet.height, kept, leading }
    }

    /// Whether nothing that stays stands between a line and the edge of its page, and room between it and the text.
    pub(crate) fn set_apart(&self, line: &Line) -> bool {
        let bbox = line.bbox();
        let head = in_head(bbox, self.height);
        let beyond = |other: &Rect| if head { other.y1 <= bbox.y0 } else { other.y0 >= bbox.y1 };
        let gap = |other: &Rect| if head { other.y0 - bbox.y1 } else { bbox.y0 - other.y1 };
        let nearest = self.kept.iter().map(gap).filter(|gap| *gap > -line.size).fold(f32::MAX, f32::min);
        let leading = self.leading.unwrap_or(LEADING * line.size);
        !self.kept.iter().any(beyond) && nearest + line.size > APART * leading
    }
}

#[cfg(test)]
mod tests {
    use super::PageBody;
    use crate::line::{PageFacts, lines};
    use crate::sheet::{Piece, Sheet};
    use crate::testing::ink;

    #[test]
    fn a_line_at_the_edge_of_its_page_is_set_apart_by_room() {
        for (heights, expected) in [
            (&[40.0_f32, 56.0, 72.0, 88.0][..], false),
            (&[40.0, 80.0, 96.0, 112.0], true),
            // Another text stands above it.
            (&[20.0, 36.0, 80.0, 96.0], false),
        ] {
            let inks: Vec<_> = heights.iter().map(|y| ink('부', 50.0, *y)).collect();
            let facts = PageFacts { number: 1, empty_shows: &[], plain_text: false };
            let lines = lines(&inks.iter().collect::<Vec<_>>(), facts);
            let at = usize::from(heights[0] < 40.0);
            let line = lines[at].clone();
            let sheet = Sheet { height: 842.0, pieces: vec![Piece::Text(lines)] };
            let body = PageBody::of(&sheet, |other| *other == line);
            assert_eq!(body.set_apart(&line), expected, "{heights:?}");
        }
    }
}
