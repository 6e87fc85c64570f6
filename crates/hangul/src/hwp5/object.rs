//! Tables, text boxes, drawings, equations and form controls of HWP 5.

use super::body::Reader;
use super::record::{Record, Records, tag};
use crate::Error;
use crate::document::{Anchor, AnchorFrom, Caption, Cell, Object, ObjectBody, Table};
use crate::{form, properties};

/// The letters of a picture, last letter first.
const PICTURE: &[u8] = b"cip$";

/// Reads an object from its control record and what lies under it; `None` where it holds no text.
pub(crate) fn read(
    reader: &mut Reader<'_>,
    control: &Record<'_>,
    records: &mut Records<'_>,
) -> Result<Option<Object>, Error> {
    let mut object = Object { anchor: anchor(control), ..Object::default() };
    let mut table: Option<Table> = None;
    let mut parts = Vec::new();
    while let Some(record) = records.next_under(control.level)? {
        match record.tag {
            tag::TABLE => {
                table = Some(Table { rows: record.u16(4), columns: record.u16(6), cells: Vec::new() });
            }
            tag::LIST_HEADER => {
                let paragraphs = reader.list(record.level, records)?;
                if let Some(table) = &mut table {
                    reader.budget.add_cell()?;
                    table.cells.push(Cell { paragraphs, ..cell(&record) });
                } else {
                    // Before its table or drawing stands the caption.
                    let before = matches!(record.u32(8) & 3, 0 | 2);
                    object.caption = Some(Caption { before, paragraphs });
                }
            }
            tag::SHAPE_COMPONENT if record.data.get(..4) == Some(PICTURE) => object.body = picture(control),
            tag::SHAPE_COMPONENT => parts.extend(component(reader, &record, 8, records)?),
            tag::EQEDIT => object.body = ObjectBody::Words(record.text(4).0),
            tag::FORM_OBJECT => object.body = form_words(&record),
            _ => {}
        }
    }
    match (table, parts.len()) {
        (Some(table), _) => object.body = ObjectBody::Table(table),
        (None, 1) => object.body = parts.pop().map(|part| part.body).unwrap_or_default(),
        (None, 2..) => object.body = ObjectBody::Group(parts),
        (None, _) => {}
    }
    Ok(object.is_read().then_some(object))
}

/// A picture of the size that its control gives.
fn picture(control: &Record<'_>) -> ObjectBody {
    ObjectBody::Picture(control.i32(16), control.i32(20))
}

/// A drawing or a group of them; its place in its group follows the letters of its kind.
fn component(
    reader: &mut Reader<'_>,
    shape: &Record<'_>,
    place: usize,
    records: &mut Records<'_>,
) -> Result<Option<Object>, Error> {
    let anchor = Anchor { horizontal: shape.i32(place), vertical: shape.i32(place + 4), ..Anchor::default() };
    let mut object = Object { anchor, ..Object::default() };
    let mut parts = Vec::new();
    reader.budget.enter()?;
    while let Some(record) = records.next_under(shape.level)? {
        match record.tag {
            tag::LIST_HEADER => object.body = ObjectBody::Box(reader.list(record.level, records)?),
            tag::SHAPE_COMPONENT => parts.extend(component(reader, &record, 4, records)?),
            tag::SHAPE_COMPONENT_TEXTART => object.body = text_art(&record),
            _ => {}
        }
    }
    reader.budget.leave();
    if !parts.is_empty() {
        object.body = ObjectBody::Group(parts);
    }
    Ok((!matches!(object.body, ObjectBody::Nothing)).then_some(object))
}

/// Where an object stands: the facts that all objects have in common (개체 공통 속성).
fn anchor(control: &Record<'_>) -> Anchor {
    let facts = control.u32(4);
    let (from, align) = (facts >> 3 & 3, facts >> 5 & 7);
    Anchor {
        inline: facts & 1 == 1,
        from: match (from, align) {
            (2, _) => AnchorFrom::Paragraph,
            (_, 2) => AnchorFrom::PageBottom,
            _ => AnchorFrom::Page,
        },
        vertical: control.i32(8),
        horizontal: control.i32(12),
    }
}

fn cell(list: &Record<'_>) -> Cell {
    Cell {
        column: list.u16(8),
        row: list.u16(10),
        columns: list.u16(12).max(1),
        rows: list.u16(14).max(1),
        ..Cell::default()
    }
}

/// The words of a text art (글맵시), behind its corners.
fn text_art(record: &Record<'_>) -> ObjectBody {
    let words = record.text(32).0.replace(['\r', '\n'], " ");
    if words.trim().is_empty() { ObjectBody::Nothing } else { ObjectBody::Words(words) }
}

/// The words of a form control, from its properties; the four letters of its kind stand before them, last letter first.
fn form_words(record: &Record<'_>) -> ObjectBody {
    let properties = record.text(12).0;
    let text = |name: &str| properties::text(&properties, name).unwrap_or_default();
    let chosen = properties::number(&properties, "Value") == Some(1);
    let words = match record.data.get(..4) {
        Some(b"tbc+") => form::check_box(&text("Caption"), chosen),
        Some(b"tbr+") => form::radio_button(&text("Caption"), chosen),
        Some(b"tbp+") => text("Caption"),
        _ => text("Text"),
    };
    if words.is_empty() { ObjectBody::Nothing } else { ObjectBody::Words(words) }
}
