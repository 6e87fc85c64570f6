//! The tables of a page, from all that tells of them: rulings, clips, tags, and the white between texts.
//!
//! A clip that text was painted under counts as four rulings that were not drawn. Tags (of a tagged PDF) count where the
//! drawing does not keep their cells apart, and the white between texts where nothing is drawn.

use crate::carried::Carried;
use crate::grid::{self, Grid};
use crate::ink::Ink;
use crate::segment::{Segment, segments};
use crate::tagged::TaggedGrid;
use crate::{bare_head, clips, inset, nest, pieces, underline, undrawn};
use gwaje_model::{Page, Rect, Ruling};

/// Finds the tables of a page, from top to bottom, each with those inside its cells. `tagged` is what the structure tree
/// tells of them. Where a table goes on from the page before, its open sides and single clips are known from there.
pub(crate) fn find(page: &Page, inks: &[Ink], carried: Carried<'_>, tagged: &[TaggedGrid]) -> Vec<Grid> {
    let previous = carried.edges();
    let borders = pieces::joined(underline::borders(&page.rulings, inks), page, inks);
    let clips = clips::cells(page, inks, &segments(&borders).1, previous);
    let mut grids = drawn(&borders, clips, previous);
    for tagged in tagged.iter().filter(|tagged| !tagged.is_parted_by(&grids)).collect::<Vec<_>>() {
        grids = with_tagged(grids, tagged);
    }
    for grid in &mut grids {
        part_rows(grid, inks, carried);
    }
    bare_head::add(&mut grids, inks);
    if grids.is_empty()
        && let Some(undrawn) = undrawn::rulings(page.height, &borders, inks, carried.undrawn())
    {
        let (mut across, mut down) = segments(&borders);
        across.extend(undrawn.0);
        down.extend(undrawn.1);
        grids = nest::nest(grid::build(across, down, previous));
        for grid in &mut grids {
            grid.drawn = false;
        }
    }
    grids
}

/// The tables that rulings and clips draw. Those of an inset are built apart from what surrounds it.
fn drawn(borders: &[Ruling], mut clips: Vec<Rect>, previous: Option<&[f32]>) -> Vec<Grid> {
    let inset::Parts { outer, mut insets } = inset::part(borders);
    insets.sort_by(|a, b| area(a).total_cmp(&area(b)));
    let mut grids = Vec::new();
    for rulings in insets {
        let bbox = inset::bbox(&rulings).unwrap_or_default();
        let own = clips.extract_if(.., |clip| nest::holds(bbox, *clip)).collect::<Vec<_>>();
        grids.extend(build(&rulings, &own, None));
    }
    grids.extend(build(&outer, &clips, previous));
    nest::nest(grids)
}

fn area(rulings: &[Ruling]) -> f32 {
    inset::bbox(rulings).map_or(0.0, |bbox| bbox.width() * bbox.height())
}

/// The grids of rulings, and of clips with a ruling at each of their sides.
fn build(rulings: &[Ruling], clips: &[Rect], previous: Option<&[f32]>) -> Vec<Grid> {
    let (mut across, mut down) = segments(rulings);
    for clip in clips {
        across.extend([clip.y0, clip.y1].map(|at| Segment { at, from: clip.x0, to: clip.x1 }));
        down.extend([clip.x0, clip.x1].map(|at| Segment { at, from: clip.y0, to: clip.y1 }));
    }
    grid::build(across, down, previous)
}

/// The tables with one that tags tell of, in place of what is drawn there. Drawn tables inside its cells stay.
fn with_tagged(mut grids: Vec<Grid>, tagged: &TaggedGrid) -> Vec<Grid> {
    let told = grid::build(tagged.across.clone(), tagged.down.clone(), None);
    grids.retain(|drawn| {
        let mut meeting = told.iter().filter(|told| told.bbox().intersection(drawn.bbox()).is_some());
        meeting.all(|told| told.cells.iter().any(|cell| nest::holds(cell.bbox, drawn.bbox())))
    });
    grids.extend(told);
    nest::nest(grids)
}

/// Parts the rows of a table that has only its columns drawn. On the first page its header stands in one cell with
/// what follows; overleaf it is known from the page before.
fn part_rows(grid: &mut Grid, inks: &[Ink], carried: Carried<'_>) {
    if grid.ys.len() != 2 {
        return;
    }
    let bbox = grid.bbox();
    let inside: Vec<Ink> =
        inks.iter().filter(|ink| bbox.contains(ink.centre().0, ink.centre().1)).copied().collect();
    let header = carried.header().filter(|_| carried.edges().is_some_and(|xs| grid.keeps_to(xs)));
    let Some(rows) = undrawn::rows(&inside, &grid.xs, header) else { return };
    let inner: Vec<Grid> = grid.cells.iter_mut().flat_map(|cell| std::mem::take(&mut cell.inner)).collect();
    grid.part_rows(rows.across);
    for inner in inner {
        nest::put_into(inner, grid);
    }
    // The page end tells nothing of a row whose end is never drawn.
    grid.open_bottom = false;
    grid.header = Some(rows.header);
}
