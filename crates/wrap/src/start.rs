//! Whether a line begins a paragraph.
//!
//! What a line is by its wording (a heading, a caption, a number) decides first. For the rest the evidence is
//! summed, beginning with the shape of its mark.

use crate::clean_line::CleanLine;
use crate::evidence::View;
use crate::habit::Habit;
use crate::opening::Opening;
use crate::paragraph::{Kind, Paragraph};
use gwaje_forms::body;
use gwaje_forms::line::{self, Wording};
use gwaje_forms::marks::{self, Bracket};

/// How a line stands to the paragraph before it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Start {
    /// It goes on.
    Continues,
    /// A new item or heading with a mark.
    Opens(Opening, Kind),
    /// A heading or caption that is complete in itself.
    Closed,
    /// A task number whose title follows.
    Number,
    /// A new paragraph without a mark.
    Plain,
}

/// Evidence at which a marked line opens an item, in the units of [`Opening::weight`].
const MARKED: f32 = 1.5;
/// Evidence at which an unmarked line begins a paragraph.
const UNMARKED: f32 = 2.0;

/// Decides for line `at`, given the paragraphs before it.
pub(crate) fn start(lines: &[CleanLine<'_>], at: usize, before: &[Paragraph], habit: &Habit) -> Start {
    let Some(line) = lines.get(at) else { return Start::Continues };
    let Some(view) = View::new(lines, at, before, habit) else {
        return by_wording(line, lines.get(at + 1), habit, None).unwrap_or_else(|| first(line));
    };
    let inside = view.bracket_open();
    if let Some(found) = by_wording(line, lines.get(at + 1), habit, Some(view.running))
        && (bracketed_period(line) || !(inside || view.number_open() || view.continues_item()))
        && (line.wording != Wording::PerhapsPeriod || habit.placed() || !view.unfinished())
    {
        return found;
    }
    if let Some(opening) = &line.opening
        && (view.running.kind == Kind::Closed || opening.weight + view.for_mark(opening) >= MARKED)
    {
        return opens(line, opening);
    }
    let plain = match view.running.kind {
        Kind::Closed => true,
        Kind::Number => false,
        Kind::Text if inside => false,
        Kind::Text => view.for_plain() >= UNMARKED,
    };
    if plain { Start::Plain } else { Start::Continues }
}

/// The first line of a cell.
fn first(line: &CleanLine<'_>) -> Start {
    match line.opening.as_ref().filter(|opening| opening.weight >= 0.0) {
        Some(opening) => opens(line, opening),
        None => Start::Plain,
    }
}

/// A marked line; behind the mark may stand nothing but a heading (`□ 2023년 3분기`).
fn opens(line: &CleanLine<'_>, opening: &Opening) -> Start {
    let wording = line::wording(&line.text_from(opening.text_at));
    let heading = matches!(wording, Wording::Period | Wording::Caption);
    Start::Opens(opening.clone(), if heading { Kind::Closed } else { Kind::Text })
}

/// A period heading in brackets of its own is one wherever it stands.
fn bracketed_period(line: &CleanLine<'_>) -> bool {
    let apart = |c: char| marks::opens(c) && marks::bracket(c) == Some(Bracket::Heading);
    line.wording == Wording::Period && line.text.starts_with(apart)
}

fn by_wording(
    line: &CleanLine<'_>,
    next: Option<&CleanLine<'_>>,
    habit: &Habit,
    running: Option<&Paragraph>,
) -> Option<Start> {
    // In flattened text the bodies in charge stand between a title and the first year, never after an item.
    let after_item = running.is_some_and(|running| running.opening.is_some());
    let before_period = next.is_some_and(|next| next.wording == Wording::Period);
    match line.wording {
        Wording::Period | Wording::PerhapsPeriod | Wording::Caption => Some(Start::Closed),
        Wording::Number => Some(Start::Number),
        _ if habit.placed() => None,
        _ if before_period && !after_item && body::may_be_list(&line.text) => Some(Start::Closed),
        _ if line::is_bodies_and_period(&line.text) => Some(Start::Closed),
        _ => None,
    }
    .or_else(|| (line.wording == Wording::NumberedTitle).then_some(Start::Plain))
}
