//! Text into lines of a width, as word processors break Korean: behind an eojeol or behind any letter, but never before what closes nor
//! behind what opens, nor inside a number or a Latin word.

use super::shape::{Shape, Wrap};

/// A printed line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// How far it is indented, in points.
    pub(super) indent: f32,
    /// With the space at its end by which it was broken, if there is one.
    pub(super) text: String,
    /// Whether the paragraph ends with it.
    pub(super) last: bool,
    /// Which item of the report it belongs to, in printed order.
    pub(super) item: Option<usize>,
}

/// How wide a letter is, in points.
pub(super) fn advance(letter: char, shape: &Shape) -> f32 {
    shape.size
        * match letter {
            ' ' => shape.widths.2,
            _ if letter.is_ascii() => shape.widths.1,
            _ => shape.widths.0,
        }
}

/// How wide a text is, in points.
pub(super) fn width(text: &str, shape: &Shape) -> f32 {
    text.chars().map(|letter| advance(letter, shape)).sum()
}

/// The lines of a paragraph.
pub(super) fn lines(text: &str, indents: (f32, f32), room: f32, shape: &Shape) -> Vec<Line> {
    let (mut lines, mut line) = (Vec::new(), String::new());
    let parts = parts(text, shape.wrap).into_iter();
    // What is wider than the column is broken anywhere.
    let parts = parts.flat_map(|part| {
        let fits = width(part.trim_end(), shape) + indents.0.max(indents.1) <= room;
        if fits { vec![part] } else { letters(part) }
    });
    for part in parts {
        let indent = if lines.is_empty() { indents.0 } else { indents.1 };
        let full = indent + width(&line, shape) + width(part.trim_end(), shape) > room;
        if full && !line.is_empty() {
            lines.push(Line { indent, text: std::mem::take(&mut line), last: false, item: None });
        }
        line.push_str(part);
    }
    let indent = if lines.is_empty() { indents.0 } else { indents.1 };
    lines.push(Line { indent, text: line, last: true, item: None });
    lines
}

/// The parts between which a line may end.
fn parts(text: &str, wrap: Wrap) -> Vec<&str> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let breaks = letters.windows(2).filter_map(|pair| {
        let [(_, last), (at, next)] = pair else { return None };
        let whole = is_of_word(*last) && is_of_word(*next);
        let free = wrap == Wrap::Letter && !whole && !opens(*last) && !closes(*next) && *next != ' ';
        // What stands behind a marker stays with it.
        let first = text.get(..*at).is_some_and(|head| head.trim_end().chars().count() <= 1);
        (!first && (free || *last == ' ')).then_some(*at)
    });
    let mut from = 0;
    let mut parts: Vec<&str> =
        breaks.filter_map(|at| text.get(std::mem::replace(&mut from, at)..at)).collect();
    parts.extend(text.get(from..));
    parts
}

fn letters(text: &str) -> Vec<&str> {
    let ends = text.char_indices().map(|(at, letter)| at..at + letter.len_utf8());
    ends.filter_map(|letter| text.get(letter)).collect()
}

fn is_of_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '.' | ',' | '~' | '-')
}

fn opens(letter: char) -> bool {
    matches!(letter, '(' | '「' | '<' | '[' | '【')
}

fn closes(letter: char) -> bool {
    matches!(letter, ')' | '」' | '>' | ']' | '】' | ',' | '.' | '·' | '%')
}
