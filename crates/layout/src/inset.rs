//! Tables drawn inside a cell so close to its borders that their lines would pass for its own.
//!
//! Lines of one table are drawn to meet; a table inside a cell has a frame of its own that meets nothing around it.

use crate::segment::{SNAP, covered, root, segments, unite};
use gwaje_model::{Rect, Ruling};
use std::collections::BTreeMap;

/// Rulings of one table are nearer to each other than this where they should meet (points): rounding of their ends.
const MEET: f32 = 0.5;
/// No page has so many pairs of rulings that may meet.
const MOST_PAIRS: usize = 50_000_000;

/// The rulings of a page by the tables they can be part of.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    /// All that lie in no inset.
    pub(crate) outer: Vec<Ruling>,
    /// Those of tables that lie, with a frame of their own, inside other rulings: an inset for each such surrounding.
    pub(crate) insets: Vec<Vec<Ruling>>,
}

/// Parts the rulings of a page.
pub(crate) fn part(rulings: &[Ruling]) -> Parts {
    let groups: Vec<Group> = groups(rulings).into_iter().filter_map(Group::of).collect();
    let tables: Vec<Rect> = groups.iter().filter(|group| group.is_table).map(|group| group.bbox).collect();
    if tables.len().saturating_mul(groups.len()) > MOST_PAIRS {
        return Parts { outer: rulings.to_vec(), insets: Vec::new() };
    }
    let boxes: Vec<Rect> = groups.iter().map(|group| group.bbox).collect();
    let around = |inner: Rect| smallest(&boxes, |outer| surrounds(outer, inner));
    let mut outer = Vec::new();
    // By the index of what surrounds them.
    let mut insets: BTreeMap<usize, Vec<Ruling>> = BTreeMap::new();
    for group in groups {
        // What is no table of its own may be a part of one.
        let table = if group.is_table { Some(group.bbox) } else { within(&tables, group.bbox) };
        match table.and_then(around) {
            Some(surrounding) => insets.entry(surrounding).or_default().extend(group.rulings),
            None => outer.extend(group.rulings),
        }
    }
    Parts { outer, insets: insets.into_values().collect() }
}

/// Rulings that meet.
struct Group {
    rulings: Vec<Ruling>,
    bbox: Rect,
    /// Whether they make a frame with columns in it.
    is_table: bool,
}

impl Group {
    fn of(rulings: Vec<Ruling>) -> Option<Self> {
        let bbox = bbox(&rulings)?;
        Some(Self { is_table: is_table(&rulings, bbox), bbox, rulings })
    }
}

/// The smallest table that a box lies in.
fn within(tables: &[Rect], inner: Rect) -> Option<Rect> {
    let holds = |outer: Rect| outer.intersection(inner).is_some_and(|both| both == inner);
    smallest(tables, holds).and_then(|at| tables.get(at).copied())
}

/// Index of the smallest of the boxes that `wanted` accepts.
fn smallest(boxes: &[Rect], wanted: impl Fn(Rect) -> bool) -> Option<usize> {
    let area = |bbox: &Rect| bbox.width() * bbox.height();
    let accepted = boxes.iter().enumerate().filter(|(_, bbox)| wanted(**bbox));
    accepted.min_by(|(_, a), (_, b)| area(a).total_cmp(&area(b))).map(|(at, _)| at)
}

/// Rulings in groups that meet.
fn groups(rulings: &[Ruling]) -> Vec<Vec<Ruling>> {
    let (across, down): (Vec<_>, Vec<_>) = rulings.iter().enumerate().partition(|(_, r)| r.horizontal);
    if across.len().saturating_mul(down.len()) > MOST_PAIRS {
        return vec![rulings.to_vec()];
    }
    let mut parent: Vec<usize> = (0..rulings.len()).collect();
    for (i, a) in &across {
        for (j, _) in down.iter().filter(|(_, b)| meet(a.ink, b.ink)) {
            unite(&mut parent, *i, *j);
        }
    }
    let mut groups: BTreeMap<usize, Vec<Ruling>> = BTreeMap::new();
    for (at, ruling) in rulings.iter().enumerate() {
        groups.entry(root(&mut parent, at)).or_default().push(*ruling);
    }
    groups.into_values().collect()
}

fn meet(a: Rect, b: Rect) -> bool {
    a.x0 <= b.x1 + MEET && b.x0 <= a.x1 + MEET && a.y0 <= b.y1 + MEET && b.y0 <= a.y1 + MEET
}

/// The box around rulings.
pub(crate) fn bbox(rulings: &[Ruling]) -> Option<Rect> {
    rulings.iter().map(|ruling| ruling.ink).reduce(Rect::union)
}

/// Whether a box lies inside another and touches it nowhere.
fn surrounds(outer: Rect, inner: Rect) -> bool {
    outer.x0 < inner.x0 && outer.x1 > inner.x1 && outer.y0 < inner.y0 && outer.y1 > inner.y1
}

fn is_table(rulings: &[Ruling], bbox: Rect) -> bool {
    let (mut across, mut down) = segments(rulings);
    across.sort_by(|a, b| a.at.total_cmp(&b.at));
    down.sort_by(|a, b| a.at.total_cmp(&b.at));
    let frame = [bbox.y0, bbox.y1].iter().all(|y| covered(&across, *y, bbox.x0, bbox.x1))
        && [bbox.x0, bbox.x1].iter().all(|x| covered(&down, *x, bbox.y0, bbox.y1));
    frame && down.iter().any(|ruling| ruling.at > bbox.x0 + 2.0 * SNAP && ruling.at < bbox.x1 - 2.0 * SNAP)
}
