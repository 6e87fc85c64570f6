//! How much room was left at the end of a line, and whether the text after the break would have fitted there.
//!
//! In justified text the ink always ends at the margin; the room is then found in the stretched spaces.

use crate::clean_line::CleanLine;
use crate::column_style::{ColumnStyle, gaps, letter_spacing};
use crate::first_word::{extent, unit, word};
use gwaje_forms::marks;

/// A measure of fit needs this much to spare, in em, because justification may also squeeze.
const SPARE: f32 = 0.15;
/// Letter gaps that differ by more than this many em from the others are uneven.
const UNEVEN: f32 = 0.1;
/// At most one gap in so many may be.
const RARELY: usize = 12;
/// So many full lines tell how a column is set, and so little room, in em, is left by a syllable.
const ENOUGH: usize = 8;
const TIGHT: f32 = 1.3;

/// Room that was left at the end of a line, in points; `None` where positions mean nothing.
pub(crate) fn room(line: &CleanLine<'_>, style: &ColumnStyle) -> Option<f32> {
    if !style.measured {
        return None;
    }
    let printed = line.line;
    let stretch: f32 = if printed.end.justified {
        let spacing = letter_spacing(line);
        let space_width = (style.space * printed.size + 2.0 * spacing).max(0.0);
        gaps(line)
            .map(|(space, width)| (width - if space { space_width } else { spacing.max(0.0) }).max(0.0))
            .sum()
    } else {
        0.0
    };
    let before = if style.centres(line) { printed.start.indent } else { 0.0 };
    Some(printed.end.slack.max(0.0) + stretch + before)
}

/// What would have been left of the room on the line before behind a space and the first word of this one, in em;
/// negative where the word would not have fitted.
pub(crate) fn spare(room: f32, line: &CleanLine<'_>, style: &ColumnStyle) -> Option<f32> {
    Some((room - extent(line, word(line))?) / line.line.size.max(1.0) - style.space)
}

/// Whether the first unit that a syllable-wise setter moves as a whole would have fitted. Before a bracket setters that
/// keep words whole break too; there it is the word.
pub(crate) fn unit_fits(before: &CleanLine<'_>, line: &CleanLine<'_>, style: &ColumnStyle) -> Option<bool> {
    let room = room(before, style).filter(|_| !before.line.end.justified || evenly_set(before))?;
    let bracketed = line.chars.first().is_some_and(|c| marks::holds_to_next(c.ch));
    let letters = if bracketed { word(line) } else { unit(line) };
    Some(room >= extent(line, letters)? + SPARE * line.line.size)
}

/// Whether a column is set to the last syllable: behind lines that took no further word hardly any room is left.
pub(crate) fn filled<'a>(cells: impl Iterator<Item = &'a [CleanLine<'a>]>, style: &ColumnStyle) -> bool {
    let (mut full, mut tight) = (0, 0);
    for pair in cells.flat_map(|lines| lines.windows(2)) {
        let [before, after] = pair else { continue };
        let Some(room) = room(before, style) else { continue };
        let no_word = spare(room, after, style).is_some_and(|spare| spare < 0.2);
        if no_word && after.opening.is_none() {
            full += 1;
            tight += usize::from(room / before.line.size.max(1.0) < TIGHT);
        }
    }
    full >= ENOUGH && tight * 10 >= full * 9
}

/// Whether the letters of a line stand evenly. Where fonts of other widths take turns, or letters are condensed one by
/// one, the stretch of a justified line cannot be told.
fn evenly_set(line: &CleanLine<'_>) -> bool {
    let spacing = letter_spacing(line);
    let uneven = |width: f32| (width - spacing).abs() > UNEVEN * line.line.size;
    let letters = || gaps(line).filter(|(space, _)| !space);
    letters().filter(|(_, width)| uneven(*width)).count() * RARELY <= letters().count()
}

/// Whether setters break between these two characters even when they keep words whole: where the script changes and
/// behind an opening mark.
pub(crate) fn loose(before: char, after: char) -> bool {
    marks::holds_to_next(before) || before.is_ascii_alphanumeric() != after.is_ascii_alphanumeric()
}
