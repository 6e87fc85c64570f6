//! Rows whose labels stand in the middle of their height, where no ruling parts them: the lines above a label are of its row, not of the one
//! before.
//!
//! fpdf2 and web pages set labels so. A row ends as far below the middle of its label as it begins above it; so from the top on each row tells
//! where the next begins. Rows were found where every end falls behind a line and the last behind the last one.

use crate::baseline::Baseline;

/// The end of a row lies this near to that of its last line, in em: one that is none is half a line off, 0.6 to 0.9.
const OFF: f32 = 0.4;

/// The tops of the rows of a body, if its labels, from their tops to their bottoms, stand in the middle of them.
pub(crate) fn rows(body: &[&Baseline], labels: &[(f32, f32)]) -> Option<Vec<f32>> {
    let em = body.first()?.bbox.height();
    let mut top = body.first()?.bbox.y0;
    let aligned_above = labels.first().is_none_or(|(label, _)| label - top < OFF * em);
    if aligned_above || labels.len() < 2 || body.iter().any(|line| line.is_plain_text) {
        return None;
    }
    let mut rows = Vec::with_capacity(labels.len());
    for (nth, (from, to)) in labels.iter().enumerate() {
        let end = from + to - top;
        let middle = |line: &&&Baseline| f32::midpoint(line.bbox.y0, line.bbox.y1);
        let last = body.iter().filter(|line| middle(line) < end).map(|line| line.bbox.y1).reduce(f32::max)?;
        let next = body.iter().filter(|line| middle(line) >= end).map(|line| line.bbox.y0).reduce(f32::min);
        if (last - end).abs() > OFF * em || next.is_none() != (nth + 1 == labels.len()) {
            return None;
        }
        rows.push(top);
        top = next.unwrap_or(end);
    }
    Some(rows)
}

#[cfg(test)]
mod tests {
    use super::rows;
    use crate::baseline::{Baseline, baselines};
    use crate::testing::ink;

    /// Tops of the rows of lines of 15 points, by their numbers; labels stand at these places, in lines from the top.
    fn found(lines: u8, labels: &[f32]) -> Option<Vec<i32>> {
        let at = |line: f32| 100.0 + 15.0 * line;
        let status = (0..lines).map(|line| ink('가', 200.0, at(line.into())));
        let inks: Vec<_> = status.chain(labels.iter().map(|line| ink('나', 50.0, at(*line)))).collect();
        let lines = baselines(&inks);
        let body: Vec<&Baseline> = lines.iter().collect();
        let first = body[0].bbox;
        let labels: Vec<_> =
            labels.iter().map(|line| (first.y0 + 15.0 * line, first.y1 + 15.0 * line)).collect();
        let nth = |top: f32| ((top - first.y0) / 15.0).round() as i32;
        rows(&body, &labels).map(|rows| rows.into_iter().map(nth).collect())
    }

    #[test]
    fn labels_in_the_middle_of_their_rows_tell_where_the_rows_begin() {
        assert_eq!(found(9, &[1.0, 4.0, 7.0]), Some(vec![0, 3, 6]));
        assert_eq!(found(7, &[0.5, 2.5, 5.0]), Some(vec![0, 2, 4]), "rows of two lines and of three");
        assert_eq!(found(9, &[0.0, 3.0, 6.0]), None, "at their tops");
        assert_eq!(found(9, &[2.0, 5.0, 8.0]), None, "at their ends");
        assert_eq!(found(10, &[1.0, 4.0, 7.0]), None, "a line too many");
        assert_eq!(found(8, &[1.0, 3.5, 7.0]), None, "one is not in the middle");
        assert_eq!(found(3, &[1.0]), None, "one row");
    }
}
