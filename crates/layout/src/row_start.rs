//! Where rows begin that no ruling parts: where a label begins, after a gap in its column or with an entry number.

use crate::baseline::{Baseline, Text};
use crate::centred;
use crate::segment::Segment;
use gwaje_forms::number;
use gwaje_model::Rect;

/// A label begins after a gap of more than this many line distances.
const LABEL_GAP: f32 = 1.9;

/// Undrawn rulings above each line that begins a label, from its column to the right edge.
pub(crate) fn row_starts(body: &[&Baseline], xs: &[f32], header: bool) -> Vec<Segment> {
    let Some(right) = xs.last().copied() else { return Vec::new() };
    let mut found = Vec::new();
    if header && let Some(first) = body.get(1) {
        found.extend(xs.first().map(|left| Segment { at: first.bbox.y0 - 1.0, from: *left, to: right }));
    }
    let body = body.get(usize::from(header)..).unwrap_or_default();
    let extents: Vec<f32> = xs.windows(2).map(|pair| extent(body, pair)).collect();
    let widest = extents.iter().copied().fold(0.0, f32::max);
    for (pair, _) in xs.windows(2).zip(&extents).filter(|(_, extent)| **extent < widest) {
        let &[x0, x1] = pair else { continue };
        let labels: Vec<(Rect, Text)> =
            body.iter().filter_map(|line| Some((line.bbox, line.within(x0, x1)?))).collect();
        let blocks = blocks(&labels, usual_leading(&labels, body.iter().any(|line| line.is_plain_text)));
        // Without a header the page may begin with the rest of a row.
        let centred = if header { centred::rows(body, &blocks) } else { None };
        let starts = centred.unwrap_or_else(|| blocks.iter().map(|(top, _)| *top).collect());
        found.extend(starts.into_iter().map(|y| Segment { at: y - 1.0, from: x0, to: right }));
    }
    found
}

/// The tops and bottoms of labels, from the lines of their column.
fn blocks(lines: &[(Rect, Text)], leading: f32) -> Vec<(f32, f32)> {
    let mut blocks: Vec<(f32, f32)> = Vec::new();
    let mut above: Option<f32> = None;
    for (bbox, text) in lines {
        let gap = above.is_none_or(|above: f32| bbox.y0 - above > LABEL_GAP * leading.max(text.size));
        match blocks.last_mut() {
            Some((_, bottom)) if !(gap || number::opens_label(&text.letters)) => *bottom = bbox.y1,
            _ => blocks.push((bbox.y0, bbox.y1)),
        }
        above = Some(bbox.y0);
    }
    blocks
}

/// How far the text of a column reaches: the white beside it may make a column of short texts the wider one.
fn extent(body: &[&Baseline], pair: &[f32]) -> f32 {
    let &[x0, x1] = pair else { return 0.0 };
    let texts = body.iter().filter_map(|line| line.within(x0, x1));
    let ends = texts.map(|text| (text.x0, text.x1)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    ends.map_or(0.0, |(from, to)| to - from)
}

/// The usual distance of two lines of one label. Plain text puts lines of other columns between some of them.
fn usual_leading(labels: &[(Rect, Text)], plain_text: bool) -> f32 {
    let mut leadings: Vec<f32> = labels
        .windows(2)
        .filter_map(|pair| Some(pair.last()?.0.y0 - pair.first()?.0.y0))
        .filter(|leading| *leading > 1.0)
        .collect();
    leadings.sort_by(f32::total_cmp);
    let usual = if plain_text { leadings.len() * 3 / 4 } else { leadings.len() / 4 };
    leadings.get(usual).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::row_starts;
    use crate::baseline::{Baseline, baselines};
    use crate::testing::ink;

    #[test]
    fn a_column_that_white_makes_the_widest_holds_labels_still() {
        let at = |line: u8| 100.0 + 15.0 * f32::from(line);
        let status = (0..6)
            .flat_map(|line| (0..12_u8).map(move |nth| ink('가', 420.0 + 10.0 * f32::from(nth), at(line))));
        let labels = [(0, '1'), (3, '2')];
        let labels = labels.map(|(line, number)| [ink(number, 160.0, at(line)), ink('.', 170.0, at(line))]);
        let lines = baselines(&status.chain(labels.concat()).collect::<Vec<_>>());
        let body: Vec<&Baseline> = lines.iter().collect();
        let found = row_starts(&body, &[50.0, 150.0, 400.0, 560.0], false);
        let starts: Vec<f32> = found.iter().map(|start| start.at - body[0].bbox.y0 + 1.0).collect();
        assert_eq!(starts, [0.0, 45.0]);
    }
}
