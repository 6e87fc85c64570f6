//! What a line begins with, as far as a setter moves it as a whole, and how much room it takes.

use crate::clean_line::CleanLine;
use gwaje_forms::marks;

/// Letters of the first word of a line.
pub(crate) fn word(line: &CleanLine<'_>) -> usize {
    line.chars.iter().position(|letter| letter.ch == ' ').unwrap_or(line.chars.len())
}

/// Letters of the first unit that a syllable-wise setter moves as a whole: one syllable, or a run of Latin letters,
/// digits and the marks inside them, with the marks that may not end a line and those that may not begin one.
pub(crate) fn unit(line: &CleanLine<'_>) -> usize {
    let run = |from: usize, wanted: &dyn Fn(char) -> bool| {
        line.chars.iter().skip(from).take_while(|c| c.ch != ' ' && wanted(c.ch)).count()
    };
    let opening = run(0, &marks::holds_to_next);
    let latin = run(opening, &|c| c.is_ascii_graphic() || "’‘".contains(c));
    let core = opening + latin.max(1);
    (core + run(core, &marks::holds_to_last)).min(line.chars.len())
}

/// Width of the first letters of a line, in points.
pub(crate) fn extent(line: &CleanLine<'_>, letters: usize) -> Option<f32> {
    let last = line.chars.get(letters.checked_sub(1)?)?;
    Some(line.line.chars.get(last.source())?.x1 - line.left(0)?)
}
