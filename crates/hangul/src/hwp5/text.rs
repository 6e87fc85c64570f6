//! The text of a paragraph of HWP 5: UTF-16 with controls between (한글 문서 파일 형식 5.0, 제어 문자).
//!
//! Codes below 32 are controls: of one unit (a line break), or of eight, of which those in [`has_record`] stand for the
//! next control record of the paragraph. Positions of formats count units, controls included.

use super::compound::read_u16;
use crate::Error;
use crate::document::{Piece, PieceKind};
use crate::limits::Budget;

/// Units that a control of eight takes.
const LONG: usize = 8;

/// What a paragraph is put together from.
#[derive(Debug, Default)]
pub(crate) struct Parts<'b> {
    /// Its UTF-16 units.
    pub text: &'b [u8],
    /// From which position which format holds.
    pub formats: Vec<(u32, u32)>,
    /// From which position to which words were deleted while changes were tracked, in order.
    pub deleted: Vec<(u32, u32)>,
    /// What each control record of the paragraph gives.
    pub controls: Vec<Vec<PieceKind>>,
}

/// Whether a control has a record.
fn has_record(code: u16) -> bool {
    matches!(code, 1..=3 | 11 | 12 | 14..=18 | 21..=23)
}

/// The pieces of a paragraph.
pub(crate) fn pieces(parts: Parts<'_>, budget: &mut Budget) -> Result<Vec<Piece>, Error> {
    let mut writer = Writer { formats: parts.formats, format: 0, pieces: Vec::new(), budget };
    let mut controls = parts.controls.into_iter();
    let units: Vec<u16> = (0..parts.text.len() / 2).filter_map(|nth| read_u16(parts.text, 2 * nth)).collect();
    writer.budget.add_characters(units.len())?;
    let mut at = 0;
    let mut deletions = Deletions { ranges: parts.deleted, open: None };
    while let Some(&code) = units.get(at) {
        writer.at(at);
        deletions.at(at, &mut writer)?;
        at += match code {
            0 | 13 | 25..=29 => 1,
            10 => writer.put(PieceKind::LineBreak, 1)?,
            24 => writer.character('-', 1)?,
            30 | 31 => writer.character(' ', 1)?,
            9 => writer.put(PieceKind::Tab, LONG)?,
            4 => writer.put(PieceKind::FieldEnd, LONG)?,
            code if has_record(code) => {
                for kind in controls.next().unwrap_or_default() {
                    writer.put(kind, LONG)?;
                }
                LONG
            }
            0..32 => LONG,
            _ => {
                let pair = units.get(at..).unwrap_or_default().iter().copied().take(2);
                let ch = char::decode_utf16(pair).next().and_then(Result::ok);
                writer.character(ch.unwrap_or(char::REPLACEMENT_CHARACTER), ch.map_or(1, char::len_utf16))?
            }
        };
    }
    deletions.end(units.len(), &mut writer)?;
    // A record without its character in the text is content all the same.
    for kind in controls.flatten() {
        writer.put(kind, LONG)?;
    }
    Ok(writer.pieces)
}

/// Words that were deleted while changes were tracked.
struct Deletions {
    ranges: Vec<(u32, u32)>,
    /// Where the open one ends.
    open: Option<u32>,
}

impl Deletions {
    /// Ends and opens what ends and begins at a position, or inside the control before it.
    fn at(&mut self, position: usize, writer: &mut Writer<'_>) -> Result<(), Error> {
        if self.open.is_some_and(|end| end as usize <= position) {
            self.open = None;
            writer.put(PieceKind::DeletionEnd { paragraph: false }, 0)?;
        }
        let passed = self.ranges.iter().take_while(|(start, _)| *start as usize <= position).count();
        let end =
            self.ranges.drain(..passed).map(|(_, end)| end).filter(|end| *end as usize > position).max();
        if let Some(end) = end {
            if self.open.is_none() {
                writer.put(PieceKind::DeletionBegin, 0)?;
            }
            self.open = self.open.max(Some(end));
        }
        Ok(())
    }

    /// Ends what reaches the end of the paragraph; the last unit stands for that end itself.
    fn end(&mut self, units: usize, writer: &mut Writer<'_>) -> Result<(), Error> {
        if let Some(end) = self.open.take() {
            writer.put(PieceKind::DeletionEnd { paragraph: end as usize >= units }, 0)?;
        }
        Ok(())
    }
}

struct Writer<'w> {
    formats: Vec<(u32, u32)>,
    format: u32,
    pieces: Vec<Piece>,
    budget: &'w mut Budget,
}

impl Writer<'_> {
    /// Takes the format that holds at a position.
    fn at(&mut self, position: usize) {
        let after = self.formats.partition_point(|(from, _)| *from as usize <= position);
        self.format =
            after.checked_sub(1).and_then(|nth| self.formats.get(nth)).map_or(0, |(_, format)| *format);
    }

    fn put(&mut self, kind: PieceKind, units: usize) -> Result<usize, Error> {
        self.budget.add_piece()?;
        self.pieces.push(Piece { format: self.format, kind });
        Ok(units)
    }

    fn character(&mut self, ch: char, units: usize) -> Result<usize, Error> {
        if let Some(Piece { format, kind: PieceKind::Text(text) }) = self.pieces.last_mut()
            && *format == self.format
        {
            text.push(ch);
            return Ok(units);
        }
        self.put(PieceKind::Text(ch.to_string()), units)
    }
}

#[cfg(test)]
mod tests {
    use super::{Parts, pieces};
    use crate::document::PieceKind;
    use crate::limits::{Budget, Limits};

    fn shown(units: &[u16], parts: Parts<'_>) -> String {
        let text: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let pieces = pieces(Parts { text: &text, ..parts }, &mut Budget::new(&Limits::default())).unwrap();
        let show = |piece: &crate::document::Piece| match &piece.kind {
            PieceKind::Text(text) => format!("{}{text}", piece.format),
            kind => format!("{kind:?}"),
        };
        pieces.iter().map(show).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn text_and_controls() {
        let long = |code: u16| [code, 1, 2, 3, 4, 5, 6, code];
        let none = Parts::default;
        assert_eq!(shown(&[0xac00, 30, 24, 31, 65, 13], none()), "0가 - A");
        assert_eq!(shown(&[0xdb80, 0xdc01, 0xd800, 66], none()), "0\u{f0001}\u{fffd}B");
        let tabbed = [&[65][..], &long(9), &[66, 10, 67], &long(4), &long(20), &[68]].concat();
        assert_eq!(shown(&tabbed, none()), "0A|Tab|0B|LineBreak|0C|FieldEnd|0D");
        let with = |controls| Parts { controls, ..Parts::default() };
        let object = [&[65][..], &long(11), &[66]].concat();
        assert_eq!(shown(&object, with(vec![vec![PieceKind::Tab]])), "0A|Tab|0B");
        assert_eq!(shown(&object, with(vec![vec![], vec![PieceKind::Tab]])), "0AB|Tab");
        assert_eq!(shown(&long(11)[..3], none()), "");
    }

    #[test]
    fn what_was_deleted_is_marked() {
        let deleted = |ranges: &[(u32, u32)]| Parts { deleted: ranges.to_vec(), ..Parts::default() };
        let units = [65, 66, 67, 68, 13];
        let (begin, end) = ("DeletionBegin", "DeletionEnd { paragraph: false }");
        for (ranges, expected) in [
            (&[(1, 3)][..], format!("0A|{begin}|0BC|{end}|0D")),
            (&[(0, 1), (1, 2)], format!("{begin}|0A|{end}|{begin}|0B|{end}|0CD")),
            (&[(0, 2), (1, 4)], format!("{begin}|0ABCD|{end}")),
            (&[(2, 5)], format!("0AB|{begin}|0CD|DeletionEnd {{ paragraph: true }}")),
            (&[(9, 12), (3, 3)], "0ABCD".to_owned()),
        ] {
            assert_eq!(shown(&units, deleted(ranges)), expected, "{ranges:?}");
        }
    }

    #[test]
    fn formats_hold_from_their_positions() {
        let formats = vec![(0, 7), (2, 8)];
        assert_eq!(shown(&[65, 66, 67], Parts { formats, ..Parts::default() }), "7AB|8C");
    }
}
