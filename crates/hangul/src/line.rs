//! Letters of a paragraph to lines: one line, and one more behind every break made by hand.
//!
//! A written document does not say where its letters are printed. They are put on the grid that plain text has too (1 em
//! for wide letters, half of that for Latin ones), so that positions tell how far a line is indented and nothing else.

use crate::styles::{CharacterFormat, ParagraphShape};
use gwaje_model::{Anchor, Char, FontKind, Line, LineEnd, LineStart, Position};

/// What stands at one place of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Letter {
    /// A character in its format.
    Char(char, CharacterFormat),
    /// A line break made by hand.
    Break,
}

/// The lines of a stretch of a paragraph; lines without ink are left out.
pub(crate) fn lines(letters: &[Letter], shape: ParagraphShape, anchor: Anchor) -> Vec<Line> {
    let mut lines: Vec<Line> = letters
        .split(|letter| *letter == Letter::Break)
        .enumerate()
        .filter_map(|(nth, letters)| {
            let hangs = if nth == 0 { shape.first } else { -shape.first };
            line(letters, shape.left + hangs.max(0.0), shape.justified, anchor)
        })
        .collect();
    if let Some(last) = lines.last_mut() {
        last.end.closes = true;
    }
    lines
}

/// A line without letters, below which a table can stand.
pub(crate) fn empty(anchor: Anchor) -> Line {
    let size = CharacterFormat::default().size;
    Line {
        chars: Vec::new(),
        place: Position::from(anchor),
        size,
        start: LineStart::default(),
        end: LineEnd { closes: true, ..LineEnd::default() },
        leading: None,
        tables: Vec::new(),
    }
}

fn line(letters: &[Letter], margin: f32, justified: bool, anchor: Anchor) -> Option<Line> {
    let chars: Vec<(char, CharacterFormat)> = letters
        .iter()
        .filter_map(|letter| match letter {
            Letter::Char(ch, format) => Some((*ch, *format)),
            Letter::Break => None,
        })
        .collect();
    let first = chars.iter().position(|(ch, _)| !ch.is_whitespace())?;
    let last = chars.iter().rposition(|(ch, _)| !ch.is_whitespace())?;
    let width =
        |(ch, format): &(char, CharacterFormat)| if ch.is_ascii() { format.size / 2.0 } else { format.size };
    let indent = margin + chars.iter().take(first).map(width).sum::<f32>();
    let mut x = indent;
    let mut placed = Vec::with_capacity(last + 1 - first);
    for letter in chars.get(first..=last)? {
        let (ch, format) = *letter;
        let x1 = x + width(letter);
        let (symbol, bold) = (format.symbol && u32::from(ch) < 0x100, format.bold);
        placed.push(Char {
            ch,
            x0: x,
            x1,
            size: format.size,
            font: FontKind::Text,
            symbol,
            bold,
            struck: format.struck,
            shift: format.shift,
        });
        x = x1;
    }
    let start = LineStart { indent, space: first > 0 };
    let end = LineEnd { space: last + 1 < chars.len(), justified, ..LineEnd::default() };
    let size = commonest_size(chars.get(first..=last)?);
    Some(Line { start, end, size, ..Line { chars: placed, ..empty(anchor) } })
}

/// The size of most letters, in points.
fn commonest_size(chars: &[(char, CharacterFormat)]) -> f32 {
    let mut sizes: Vec<f32> = chars.iter().map(|(_, format)| format.size).collect();
    sizes.sort_by(f32::total_cmp);
    let longest = sizes.chunk_by(|a, b| a == b).max_by_key(|run| run.len());
    longest.and_then(|run| run.first()).copied().unwrap_or(CharacterFormat::default().size)
}

#[cfg(test)]
mod tests {
    use super::{Letter, lines};
    use crate::styles::{CharacterFormat, ParagraphShape};
    use gwaje_model::Anchor;

    fn shown(text: &str, shape: ParagraphShape) -> Vec<String> {
        let letter = |ch| match ch {
            '\n' => Letter::Break,
            ch => Letter::Char(ch, CharacterFormat::default()),
        };
        let letters: Vec<Letter> = text.chars().map(letter).collect();
        let show = |line: gwaje_model::Line| {
            format!("{} {}{}", line.start.indent, line.text(), if line.end.closes { "." } else { "" })
        };
        lines(&letters, shape, Anchor::default()).into_iter().map(show).collect()
    }

    #[test]
    fn one_line_and_one_more_behind_every_break() {
        let hanging = ParagraphShape { left: 20.0, first: -10.0, ..ParagraphShape::default() };
        let indented = ParagraphShape { left: 20.0, first: 10.0, ..ParagraphShape::default() };
        assert_eq!(shown("가나 ", hanging), ["20 가나."]);
        assert_eq!(shown("가\n나", hanging), ["20 가", "30 나."]);
        assert_eq!(shown("  가\n나", indented), ["40 가", "20 나."], "blanks at the start indent too");
        assert_eq!(shown(" \n가\n\n", indented), ["20 가."]);
        assert_eq!(shown(" \n", indented), Vec::<String>::new());
    }
}
