//! Clues from where the line stands: against the marks of its column and the hanging text of the running item.

use super::clue::Clue;
use super::evidence::Clues;
use super::view::View;
use crate::column_style::{Ground, SAME, SAME_EDGE};
use crate::opening::Opening;
use gwaje_forms::ending;
use gwaje_forms::line::Wording;

/// A first line is indented by at least this much more than the others, in em.
const FIRST_LINE: f32 = 0.7;

/// Lines that share more than this part of their height stand beside each other.
const HALF: f32 = 0.5;

pub(super) fn notice(view: &View<'_>, clues: &mut Clues) {
    if !view.style.placed() {
        return;
    }
    let (before, own) = (view.previous.line, view.line.line);
    let beside = own.bbox().y0 < before.bbox().y1 - HALF * (before.bbox().y1 - before.bbox().y0);
    let level = own.bbox().y1 > before.bbox().y0 + HALF * (before.bbox().y1 - before.bbox().y0);
    if before.place.page() == own.place.page() && beside {
        clues.add(if level { Clue::Beside } else { Clue::Higher });
    }
    match &view.line.opening {
        Some(opening) => marked(view, opening, clues),
        None if view.in_item() => after_item(view, clues),
        None => in_running_text(view, clues),
    }
    let hanging = view.hanging();
    let hangs = hanging > view.outer() + 2.0 * SAME * view.em() && view.same(view.indent(), hanging);
    let full = view.spare.is_some_and(|spare| spare < 0.2);
    clues.add_if(view.in_item() && hangs && full, Clue::HangsBehindFull);
    let turned = view.previous.line.place.page() != view.line.line.place.page();
    let heading = !matches!(view.line.wording, Wording::Text) && !clues.has(Clue::BracketedPeriod) && !turned;
    clues.add_if(view.in_item() && hangs && full && heading, Clue::HeadingHangs);
}

fn marked(view: &View<'_>, opening: &Opening, clues: &mut Clues) {
    let (indent, em, hanging) = (view.indent(), view.em(), view.hanging());
    let hangs = view.seen_hanging().is_some_and(|seen| seen > view.outer() + SAME * em);
    let home = view.style.mark_near(opening.shape, indent, em);
    // Where both are near, the nearer one counts if they can be told apart.
    let nearer = home.is_some_and(|far| far + SAME_EDGE * em < (indent - hanging).abs());
    let at_hanging = view.same(indent, hanging) && !nearer;
    if home.is_some() || view.style.dot_near(opening.shape, indent, em) {
        clues.add(if at_hanging { Clue::MarkAtHomeHanging } else { Clue::MarkAtHome });
    } else if at_hanging && view.style.has_mark_away_from(opening.shape, indent, em) {
        clues.add(Clue::MarkInHanging);
    }
    clues.add_if(hangs && indent <= view.outer() + SAME * em, Clue::MarkBack);
}

/// Where a line without a mark stands against the item before it: back at the margin, under its text, or deeper.
fn after_item(view: &View<'_>, clues: &mut Clues) {
    let (indent, em, hanging) = (view.indent(), view.em(), view.hanging());
    let step = view.running.opening.as_ref().and_then(|opening| view.style.step(opening.shape));
    let back = indent <= view.outer() + SAME * em;
    let hangs = hanging > view.outer() + 2.0 * SAME * em;
    if back && hangs && view.has_second() {
        clues.add(Clue::BackAfterHanging);
    } else if back && hangs && step.is_some_and(|step| step > 2.0 * SAME) {
        clues.add(Clue::BackByStyle);
    } else if hanging > view.outer() + SAME * em && view.same(indent, hanging) {
        // Authors squeeze single lines; at the hanging indent they still belong to the item.
        let table = view.style.ground == Ground::Table;
        clues.add(if table { Clue::HangsInTable } else { Clue::HangsInFlow });
    } else if indent > hanging + FIRST_LINE * em {
        clues.add(Clue::Deeper);
    }
}

fn in_running_text(view: &View<'_>, clues: &mut Clues) {
    let (indent, em, hanging) = (view.indent(), view.em(), view.hanging());
    let first_line = indent > hanging + FIRST_LINE * em && view.has_second();
    clues.add_if(first_line, Clue::FirstLineIndent);
    clues.add_if(first_line && ending::sentence(&view.tail), Clue::IndentedSentence);
    clues.add_if(
        view.same(indent, view.outer()) && hanging > view.outer() + FIRST_LINE * em && view.has_second(),
        Clue::Outdent,
    );
    clues.add_if(view.same(indent, view.previous.line.start.indent), Clue::SameIndent);
}
