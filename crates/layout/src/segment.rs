//! Rulings as straight segments: joined where they are one, grouped where they touch.

use gwaje_model::Ruling;
use std::collections::BTreeMap;

/// Ruling positions nearer than this are one (points): doubled strokes, clips beside their borders.
pub(crate) const SNAP: f32 = 2.6;
/// Rulings whose ends are nearer than this meet (points).
pub(crate) const TOUCH: f32 = 3.0;
/// An edge is drawn when this share of it is covered.
pub(crate) const COVER: f32 = 0.7;

/// A straight segment: position across, and extent along.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Segment {
    pub(crate) at: f32,
    pub(crate) from: f32,
    pub(crate) to: f32,
}

/// Rulings as segments along their middles: those that run across, and down.
pub(crate) fn segments(rulings: &[Ruling]) -> (Vec<Segment>, Vec<Segment>) {
    let (mut across, mut down) = (Vec::new(), Vec::new());
    for ink in rulings.iter().filter(|ruling| ruling.horizontal).map(|ruling| ruling.ink) {
        across.push(Segment { at: f32::midpoint(ink.y0, ink.y1), from: ink.x0, to: ink.x1 });
    }
    for ink in rulings.iter().filter(|ruling| !ruling.horizontal).map(|ruling| ruling.ink) {
        down.push(Segment { at: f32::midpoint(ink.x0, ink.x1), from: ink.y0, to: ink.y1 });
    }
    (across, down)
}

/// Joins segments at the same position that overlap or meet.
pub(crate) fn merge(mut segments: Vec<Segment>) -> Vec<Segment> {
    segments.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    let mut merged: Vec<Segment> = Vec::new();
    for bundle in segments.chunk_by(|a, b| b.at - a.at <= SNAP / 2.0) {
        let mut bundle = bundle.to_vec();
        bundle.sort_by(|a, b| a.from.total_cmp(&b.from));
        let at = bundle.iter().map(|s| s.at).sum::<f32>() / bundle.len().max(1) as f32;
        let start = merged.len();
        for segment in bundle {
            match merged.get_mut(start..).and_then(|own| own.last_mut()) {
                Some(last) if segment.from <= last.to + TOUCH => last.to = last.to.max(segment.to),
                _ => merged.push(Segment { at, ..segment }),
            }
        }
    }
    merged
}

/// Splits segments into groups that touch each other.
pub(crate) fn components(horizontal: &[Segment], vertical: &[Segment]) -> Vec<(Vec<Segment>, Vec<Segment>)> {
    let count = horizontal.len();
    let mut parent: Vec<usize> = (0..count + vertical.len()).collect();
    for (i, h) in horizontal.iter().enumerate() {
        for (j, v) in vertical.iter().enumerate() {
            let meet = h.at >= v.from - TOUCH
                && h.at <= v.to + TOUCH
                && v.at >= h.from - TOUCH
                && v.at <= h.to + TOUCH;
            if meet {
                unite(&mut parent, i, count + j);
            }
        }
    }
    bridge_open_columns(vertical, count, &mut parent);
    let mut groups: BTreeMap<usize, (Vec<Segment>, Vec<Segment>)> = BTreeMap::new();
    for (i, h) in horizontal.iter().enumerate() {
        groups.entry(root(&mut parent, i)).or_default().0.push(*h);
    }
    for (j, v) in vertical.iter().enumerate() {
        groups.entry(root(&mut parent, count + j)).or_default().1.push(*v);
    }
    groups.into_values().collect()
}

/// On a page that a row fills from top to bottom only the vertical rulings are drawn: those of equal extent belong
/// together.
fn bridge_open_columns(vertical: &[Segment], offset: usize, parent: &mut [usize]) {
    let mut order: Vec<usize> = (0..vertical.len()).collect();
    order.sort_by(|a, b| match (vertical.get(*a), vertical.get(*b)) {
        (Some(a), Some(b)) => a.from.total_cmp(&b.from).then(a.to.total_cmp(&b.to)),
        _ => std::cmp::Ordering::Equal,
    });
    for pair in order.windows(2) {
        let [i, j] = pair else { continue };
        if let (Some(a), Some(b)) = (vertical.get(*i), vertical.get(*j))
            && (a.from - b.from).abs() <= TOUCH
            && (a.to - b.to).abs() <= TOUCH
        {
            unite(parent, offset + i, offset + j);
        }
    }
}

/// The group a node belongs to.
pub(crate) fn root(parent: &mut [usize], mut node: usize) -> usize {
    while let Some(&up) = parent.get(node) {
        if up == node {
            break;
        }
        let over = parent.get(up).copied().unwrap_or(up);
        if let Some(slot) = parent.get_mut(node) {
            *slot = over;
        }
        node = over;
    }
    node
}

/// Makes one group of those of two nodes.
pub(crate) fn unite(parent: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(parent, a), root(parent, b));
    if let Some(slot) = parent.get_mut(a.max(b)) {
        *slot = a.min(b);
    }
}

/// Distinct positions, ascending, those within the snap distance taken as one.
pub(crate) fn positions(mut values: Vec<f32>) -> Vec<f32> {
    values.sort_by(f32::total_cmp);
    let bundles = values.chunk_by(|a, b| b - a <= SNAP);
    bundles.map(|bundle| bundle.iter().sum::<f32>() / bundle.len().max(1) as f32).collect()
}

/// Whether segments near `at` cover most of the stretch. They are sorted by their position.
pub(crate) fn covered(segments: &[Segment], at: f32, from: f32, to: f32) -> bool {
    let first = segments.partition_point(|s| s.at < at - SNAP);
    let mut near: Vec<(f32, f32)> = segments
        .iter()
        .skip(first)
        .take_while(|s| s.at <= at + SNAP)
        .filter(|s| s.to > from && s.from < to)
        .map(|s| (s.from.max(from), s.to.min(to)))
        .collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut reached, mut length) = (from, 0.0);
    for (start, end) in near {
        length += (end - start.max(reached)).max(0.0);
        reached = reached.max(end);
    }
    length >= COVER * (to - from)
}
