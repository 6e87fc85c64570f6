//! How much room was left at the end of a line, and whether the text after the break would have fitted there.
//!
//! In justified text the ink always ends at the margin; the room is then found in the stretched spaces.

use crate::habit::{Habit, gaps};
use crate::letter::Printed;

/// A measure of fit needs this much to spare, in em, because justification may also squeeze.
const SPARE: f32 = 0.15;

/// Room that was left at the end of a line, in points; `None` where positions mean nothing.
pub(crate) fn room(line: &Printed<'_>, habit: &Habit) -> Option<f32> {
    if !habit.placed() {
        return None;
    }
    let printed = line.line;
    let natural = habit.space * printed.size;
    let stretch: f32 = if printed.end.justified {
        gaps(line).map(|(space, width)| (width - if space { natural } else { 0.0 }).max(0.0)).sum()
    } else {
        0.0
    };
    let centred = printed.start.indent > printed.size && centred(line);
    Some(printed.end.slack.max(0.0) + stretch + if centred { printed.start.indent } else { 0.0 })
}

/// Whether a line stands in the middle of its column.
pub(crate) fn centred(line: &Printed<'_>) -> bool {
    let (indent, slack) = (line.line.start.indent, line.line.end.slack);
    (indent - slack).abs() <= 0.3 * line.line.size && slack > 0.3 * line.line.size
}

/// Whether the first word of a line would have fitted into the room of the line before it, with so much to spare
/// (in em).
pub(crate) fn word_fits(before: &Printed<'_>, line: &Printed<'_>, habit: &Habit, spare: f32) -> Option<bool> {
    let room = room(before, habit)?;
    let word = line.letters.iter().position(|letter| letter.ch == ' ').unwrap_or(line.letters.len());
    Some(room >= extent(line, word)? + (habit.space + spare) * line.line.size)
}

/// Whether the first unit that a syllable-wise setter moves as a whole would have fitted: one syllable, or a run of
/// Latin letters, digits and the marks inside them, with the marks that may not begin a line.
pub(crate) fn unit_fits(before: &Printed<'_>, line: &Printed<'_>, habit: &Habit) -> Option<bool> {
    let room = room(before, habit)?;
    let chars: Vec<char> = line.letters.iter().map(|letter| letter.ch).collect();
    let opening = chars.iter().take_while(|c| OPENING.contains(**c)).count();
    let latin = chars.iter().skip(opening).take_while(|c| c.is_ascii_graphic() || "’‘".contains(**c)).count();
    let core = opening + latin.max(1);
    let closing = chars.iter().skip(core).take_while(|c| CLOSING.contains(**c)).count();
    Some(room >= extent(line, (core + closing).min(chars.len()))? + SPARE * line.line.size)
}

/// Whether setters break between these two characters even when they keep words whole: where the script changes and
/// behind an opening mark.
pub(crate) fn loose(before: char, after: char) -> bool {
    OPENING.contains(before) || before.is_ascii_alphanumeric() != after.is_ascii_alphanumeric()
}

const OPENING: &str = "(「『‘“<[《〈【";
const CLOSING: &str = ")」』’”>]》〉】,.·:;%";

/// Width of the first letters of a line, in points.
pub(crate) fn extent(line: &Printed<'_>, letters: usize) -> Option<f32> {
    let last = line.letters.get(letters.checked_sub(1)?)?;
    Some(line.line.chars.get(last.source)?.x1 - line.left(0)?)
}
