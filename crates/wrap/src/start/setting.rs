//! Clues from how the line is set: size, weight, distance, and what kind of text it is.

use super::clue::Clue;
use super::evidence::Clues;
use super::view::View;
use crate::column_style::Ground;
use gwaje_model::Line;

/// A change of size by more than this share is seen, and by more than that share is plain.
const OTHER: f32 = 0.12;
const QUITE_OTHER: f32 = 0.25;
/// A distance of baselines this many times the usual one shows a gap, and that many times a wide one.
const MORE: f32 = 1.2;
const FAR_MORE: f32 = 1.6;

/// A distance above the line this many times the one inside the running paragraph is more; up to that many times, as much.
const MORE_INSIDE: f32 = 1.12;
const AS_INSIDE: f32 = 1.04;

pub(super) fn notice(view: &View<'_>, clues: &mut Clues) {
    let marked = view.line.opening.is_some();
    let labels = view.style.labels(view.em());
    clues.add(match (view.style.ground, marked) {
        (Ground::Table, false) if labels => Clue::PlainInLabels,
        (Ground::Table, false) => Clue::PlainInTable,
        (Ground::Flowing, false) => Clue::PlainInFlow,
        (Ground::Flattened, false) => Clue::PlainInFlattened,
        (Ground::Prose, false) => Clue::PlainInProse,
        (Ground::Table, true) => Clue::MarkInTable,
        (Ground::Flowing, true) => Clue::MarkInFlow,
        (Ground::Flattened, true) => Clue::MarkInFlattened,
        (Ground::Prose, true) => Clue::MarkInProse,
    });
    if !view.style.placed() {
        return;
    }
    fonts(view, clues);
    distances(view, clues);
    let short = view.spare.is_some_and(|spare| spare >= 1.0);
    clues.add_if(
        !marked && short && view.in_item() && view.style.ground == Ground::Flowing,
        Clue::HeadingInFlow,
    );
}

/// Changes of size and weight.
fn fonts(view: &View<'_>, clues: &mut Clues) {
    let (old, new) = (view.previous.line, view.line.line);
    let size = (old.size / new.size.max(1.0) - 1.0).abs();
    clues.add_if(size > OTHER, Clue::OtherSize);
    clues.add_if(size > QUITE_OTHER, Clue::QuiteOtherSize);
    // A bold phrase inside a sentence may fill most of a line; the weight must change at the break as well.
    let (ends, begins) =
        (old.chars.last().is_some_and(|c| c.bold), new.chars.first().is_some_and(|c| c.bold));
    clues.add_if(!ends && begins && !bold(old) && bold(new), Clue::TurnsBold);
    clues.add_if(ends && !begins && bold(old) && !bold(new), Clue::TurnsLight);
}

/// The distance to the line before, and a change of page.
fn distances(view: &View<'_>, clues: &mut Clues) {
    let (old, new) = (view.previous.line, view.line.line);
    clues.add_if(old.place.page() != new.place.page(), Clue::NextPage);
    let usual = view.style.pitch.max(1.0) * view.em();
    let leading = new.leading.unwrap_or_default() / usual;
    clues.add_if(leading > MORE, Clue::MoreLeading);
    clues.add_if(leading > FAR_MORE, Clue::FarMoreLeading);
    if let Some((inside, above)) = view.leading_inside().zip(new.leading) {
        clues.add_if(above > MORE_INSIDE * inside, Clue::MoreThanInside);
        clues.add_if(above <= AS_INSIDE * inside, Clue::AsInside);
    }
}

/// Whether most of a line is bold.
fn bold(line: &Line) -> bool {
    line.chars.iter().filter(|c| c.bold).count() * 2 > line.chars.len()
}
