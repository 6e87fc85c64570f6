//! In which order the text of a paragraph and the objects in it are read.
//!
//! An object that stands in the line like a character is read where it stands. All others are placed on the page and
//! only anchored in the paragraph: those at its top or above come before its text, because Hangul pushes the text below
//! them, those placed lower or at the bottom of the page come after; each group from top to bottom, and from left to right
//! where two begin at one height. (In public documents whose line positions are saved, 34 of 38 tables and boxes at the top
//! of a paragraph stand above its first line, and all 44 that are placed lower stand below it.)

use crate::document::{Anchor, AnchorFrom, Object, ObjectBody, Paragraph, Piece, PieceKind};

/// A stretch of a paragraph that is read at once.
#[derive(Debug)]
pub(crate) enum Unit<'d> {
    /// Text, tabs, breaks, numbers, notes, and objects that are read as words of the line.
    Text(Vec<&'d Piece>),
    /// An object with lines or cells of its own.
    Object(&'d Object),
}

/// The units of a paragraph in reading order.
pub(crate) fn units(paragraph: &Paragraph) -> Vec<Unit<'_>> {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut middle: Vec<Unit<'_>> = Vec::new();
    for piece in &paragraph.pieces {
        match &piece.kind {
            PieceKind::Object(object) if !object.anchor.inline => {
                let below = match object.anchor.from {
                    AnchorFrom::Paragraph => object.anchor.vertical > 0,
                    AnchorFrom::Page => false,
                    AnchorFrom::PageBottom => true,
                };
                if below { after.push(&**object) } else { before.push(&**object) }
            }
            PieceKind::Object(object) if label(object).is_none() => middle.push(Unit::Object(object)),
            _ => match middle.last_mut() {
                Some(Unit::Text(pieces)) => pieces.push(piece),
                _ => middle.push(Unit::Text(vec![piece])),
            },
        }
    }
    before.sort_by_key(|object: &&Object| from_top_left(object.anchor));
    after.sort_by_key(|object: &&Object| from_top_left(object.anchor));
    let mut units: Vec<Unit<'_>> = before.into_iter().map(Unit::Object).collect();
    units.append(&mut middle);
    units.extend(after.into_iter().map(Unit::Object));
    units
}

/// The parts of a group of drawings in reading order.
pub(crate) fn parts(parts: &[Object]) -> Vec<&Object> {
    let mut parts: Vec<&Object> = parts.iter().collect();
    parts.sort_by_key(|part| from_top_left(part.anchor));
    parts
}

fn from_top_left(anchor: Anchor) -> (i32, i32) {
    (anchor.vertical, anchor.horizontal)
}

/// What an object in the line says that is read as words of the line: the script of an equation, or the one line of a
/// box or of a frame of one cell, such as a number or a label before a title.
pub(crate) fn label(object: &Object) -> Option<Label<'_>> {
    if object.caption.is_some() {
        return None;
    }
    let paragraphs = match &object.body {
        ObjectBody::Words(words) => return Some(Label::Words(words)),
        ObjectBody::Nothing => return Some(Label::Words("")),
        ObjectBody::Picture(width, height) => return Some(Label::Picture(*width.max(height))),
        ObjectBody::Box(paragraphs) => paragraphs,
        ObjectBody::Table(table) => match table.cells.as_slice() {
            [frame] => &frame.paragraphs,
            _ => return None,
        },
        ObjectBody::Group(_) => return None,
    };
    let in_line = |piece: &Piece| !matches!(piece.kind, PieceKind::Object(_) | PieceKind::LineBreak);
    match paragraphs.as_slice() {
        [only] if only.pieces.iter().all(in_line) => Some(Label::Paragraph(only)),
        _ => None,
    }
}

/// Words that an object puts into the line.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Label<'d> {
    /// Words without a format of their own.
    Words(&'d str),
    /// The one paragraph of a box.
    Paragraph(&'d Paragraph),
    /// A picture: the longer of its sides, in 1/100 points.
    Picture(i32),
}

#[cfg(test)]
mod tests {
    use super::{Unit, units};
    use crate::document::{Anchor, AnchorFrom, Object, ObjectBody, Paragraph, Piece, PieceKind};

    fn text(text: &str) -> PieceKind {
        PieceKind::Text(text.to_owned())
    }

    /// A box of as many paragraphs as there are words.
    fn boxed(words: &str, anchor: Anchor) -> PieceKind {
        let paragraph = |word: &str| Paragraph {
            pieces: vec![Piece { format: 0, kind: text(word) }],
            ..Paragraph::default()
        };
        let body = ObjectBody::Box(words.split(' ').map(paragraph).collect());
        PieceKind::Object(Box::new(Object { anchor, body, caption: None }))
    }

    fn order(kinds: Vec<PieceKind>) -> String {
        let pieces = kinds.into_iter().map(|kind| Piece { format: 0, kind }).collect();
        let paragraph = Paragraph { pieces, ..Paragraph::default() };
        let show = |unit: Unit<'_>| match unit {
            Unit::Text(pieces) => format!("text of {}", pieces.len()),
            Unit::Object(object) => crate::live::plain(match &object.body {
                ObjectBody::Box(paragraphs) => paragraphs,
                _ => &[],
            }),
        };
        units(&paragraph).into_iter().map(|unit| show(unit).trim().to_owned()).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn placed_objects_stand_above_or_below_the_text() {
        let at = |vertical, horizontal| Anchor { vertical, horizontal, ..Anchor::default() };
        let inline = Anchor { inline: true, ..Anchor::default() };
        let foot = Anchor { from: AnchorFrom::PageBottom, ..Anchor::default() };
        assert_eq!(
            order(vec![
                text("a"),
                boxed("low one", at(5_000, 0)),
                boxed("right one", at(0, 900)),
                boxed("left one", at(0, 100)),
                boxed("foot one", foot),
                text("b"),
            ]),
            "left one, right one, text of 2, foot one, low one"
        );
        assert_eq!(order(vec![text("a"), boxed("x y", inline), text("b")]), "text of 1, x y, text of 1");
        assert_eq!(
            order(vec![boxed("1", inline), text("title")]),
            "text of 2",
            "a label is read in the line"
        );
    }
}
