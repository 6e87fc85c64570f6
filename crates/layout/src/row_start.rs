//! Where rows begin that no ruling parts: where a label begins, after a gap in its column or with an entry number.

use crate::baseline::{Baseline, Text};
use crate::segment::Segment;
use gwaje_forms::number;

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
    let widest = xs.windows(2).map(width).fold(0.0, f32::max);
    for pair in xs.windows(2).filter(|pair| width(pair) < widest) {
        let &[x0, x1] = pair else { continue };
        let labels: Vec<(f32, Text)> =
            body.iter().filter_map(|line| Some((line.bbox.y0, line.within(x0, x1)?))).collect();
        let leading = usual_leading(&labels, body.iter().any(|line| line.is_plain_text));
        let mut above: Option<f32> = None;
        for (y, text) in &labels {
            let gap = above.is_none_or(|above: f32| y - above > LABEL_GAP * leading.max(text.size));
            if gap || number::opens_label(&text.letters) {
                found.push(Segment { at: y - 1.0, from: x0, to: right });
            }
            above = Some(*y);
        }
    }
    found
}

fn width(pair: &[f32]) -> f32 {
    pair.last().copied().unwrap_or_default() - pair.first().copied().unwrap_or_default()
}

/// The usual distance of two lines of one label. Plain text puts lines of other columns between some of them.
fn usual_leading(labels: &[(f32, Text)], plain_text: bool) -> f32 {
    let mut leadings: Vec<f32> = labels
        .windows(2)
        .filter_map(|pair| Some(pair.last()?.0 - pair.first()?.0))
        .filter(|leading| *leading > 1.0)
        .collect();
    leadings.sort_by(f32::total_cmp);
    let usual = if plain_text { leadings.len() * 3 / 4 } else { leadings.len() / 4 };
    leadings.get(usual).copied().unwrap_or_default()
}
