//! Controls of HWP 5: tables, drawings, notes, fields, numbers (한글 문서 파일 형식 5.0, 컨트롤).
//!
//! A control record opens with the four letters of its kind, last letter first.

use super::body::Reader;
use super::names::{number_format, number_sort};
use super::object;
use super::record::{Record, Records, tag};
use crate::Error;
use crate::composed;
use crate::document::{Aside, AutoNumber, Field, Note, Paragraph, PieceKind};

/// The ring of composed characters (글자겹침, 테두리 타입).
const CIRCLE: u8 = 1;
/// Set in the facts of a press field once somebody typed into it.
const EDITED: u32 = 1 << 15;

/// What a control and the records under it give.
pub(crate) fn read(
    reader: &mut Reader<'_>,
    record: &Record<'_>,
    records: &mut Records<'_>,
) -> Result<Vec<PieceKind>, Error> {
    let mut kind = [record.u8(3), record.u8(2), record.u8(1), record.u8(0)];
    if kind[0] == b'%' && &kind != b"%clk" {
        kind = *b"%   ";
    }
    Ok(vec![match &kind {
        b"fn  " | b"en  " => {
            let paragraphs = lists(reader, record.level, records)?;
            PieceKind::Note(Box::new(Note { endnote: &kind == b"en  ", paragraphs }))
        }
        b"head" | b"foot" => PieceKind::Aside(Aside::RunningHead, lists(reader, record.level, records)?),
        b"tcmt" => PieceKind::Aside(Aside::HiddenComment, lists(reader, record.level, records)?),
        b"secd" => {
            reader.outline = Some(record.u16(18).into());
            // The lists of a section are its master pages.
            PieceKind::Aside(Aside::RunningHead, lists(reader, record.level, records)?)
        }
        b"atno" => PieceKind::Number(auto_number(record)),
        b"nwno" => PieceKind::NewNumber(number_sort(record.u32(4) & 0xf), record.u16(8).into()),
        b"%clk" => PieceKind::FieldBegin(Box::new(press_field(record))),
        b"%   " => PieceKind::FieldBegin(Box::default()),
        b"tcps" => {
            let (text, end) = record.text(4);
            PieceKind::Text(composed::shown(&text, record.u8(end) == CIRCLE))
        }
        b"tdut" => {
            let (words, end) = record.text(4);
            PieceKind::Text(composed::with_gloss(&words, &record.text(end).0))
        }
        // Tables, drawings, equations, form controls; and what is not known and has text is a box.
        _ => {
            let object = object::read(reader, record, records)?;
            return Ok(object.into_iter().map(|object| PieceKind::Object(Box::new(object))).collect());
        }
    }])
}

/// A press field: its facts, one byte more of them, its command.
fn press_field(record: &Record<'_>) -> Field {
    let fresh = record.u32(4) & EDITED == 0;
    Field { prompt: Field::prompt_of(&record.text(9).0).filter(|_| fresh) }
}

/// The paragraphs of all lists under a control.
fn lists(reader: &mut Reader<'_>, level: u16, records: &mut Records<'_>) -> Result<Vec<Paragraph>, Error> {
    let mut paragraphs = Vec::new();
    while let Some(record) = records.next_under(level)? {
        if record.tag == tag::LIST_HEADER {
            paragraphs.append(&mut reader.list(record.level, records)?);
        }
    }
    Ok(paragraphs)
}

fn auto_number(record: &Record<'_>) -> AutoNumber {
    let facts = record.u32(4);
    let sign = |at| char::from_u32(record.u16(at).into()).filter(|ch| *ch != '\0');
    let text = |at| sign(at).map(String::from).unwrap_or_default();
    AutoNumber {
        sort: number_sort(facts & 0xf),
        saved: record.u16(8).into(),
        format: number_format(facts >> 4 & 0xff, sign(10)),
        prefix: text(12),
        suffix: text(14),
    }
}
