//! Tables, text boxes, drawings, equations and form controls of HWPX.

use super::section::Reader;
use super::xml::{Element, Node, Xml};
use crate::Error;
use crate::document::{Anchor, AnchorFrom, Caption, Cell, Object, ObjectBody, Table};
use crate::form;

/// Reads an object that was opened last; `None` where it holds no text.
pub(crate) fn read(
    reader: &mut Reader<'_>,
    xml: &mut Xml<'_>,
    element: &Element,
) -> Result<Option<Object>, Error> {
    let mut object = Object { body: words_of(element), ..Object::default() };
    let mut parts = Vec::new();
    let (is_table, mut table) = (element.name() == "tbl", empty_table(element));
    xml.children(|xml, node| {
        let Node::Element(child) = node else { return Ok(()) };
        match child.name() {
            "pos" => object.anchor = anchor(&child),
            "sz" if element.name() == "pic" => object.body = picture(&child),
            "offset" => moved(&mut object.anchor, &child),
            "caption" => object.caption = Some(caption(reader, xml, &child)?),
            "drawText" => object.body = ObjectBody::Box(reader.lists(xml)?),
            "subList" => object.body = ObjectBody::Box(reader.list(xml)?),
            "tr" if is_table => row(reader, xml, &mut table)?,
            "script" | "text" => object.body = ObjectBody::Words(xml.text()?),
            // A note in words about the object, which nobody sees.
            "shapeComment" | "metaTag" | "parameterset" => {}
            _ => {
                reader.budget.enter()?;
                parts.extend(read(reader, xml, &child)?);
                reader.budget.leave();
            }
        }
        Ok(())
    })?;
    if is_table {
        object.body = ObjectBody::Table(table);
    } else if !parts.is_empty() {
        object.body = ObjectBody::Group(parts);
    }
    if let ObjectBody::Words(words) = &object.body {
        reader.budget.add_characters(words.chars().count())?;
    }
    Ok(object.is_read().then_some(object))
}

/// The table of an element, still without cells.
fn empty_table(element: &Element) -> Table {
    Table { rows: element.short("rowCnt"), columns: element.short("colCnt"), cells: Vec::new() }
}

/// A picture of this size.
fn picture(size: &Element) -> ObjectBody {
    ObjectBody::Picture(size.number("width"), size.number("height"))
}

/// How far an object stands from where it is anchored.
fn moved(anchor: &mut Anchor, element: &Element) {
    (anchor.horizontal, anchor.vertical) = (element.number("x"), element.number("y"));
}

/// The words that an object has as attributes: of a text art, of a form control.
fn words_of(element: &Element) -> ObjectBody {
    let text = |name: &str| element.attribute(name).unwrap_or_default();
    let checked = text("value") == "CHECKED";
    let words = match element.name() {
        // Its lines are parted by the pictures of a carriage return and a line feed.
        "textart" => text("text").replace(['␍', '␊', '\r', '\n'], " "),
        "checkBtn" => form::check_box(&text("caption"), checked),
        "radioBtn" => form::radio_button(&text("caption"), checked),
        "btn" => text("caption"),
        "comboBox" => text("selectedValue"),
        _ => return ObjectBody::Nothing,
    };
    if words.is_empty() { ObjectBody::Nothing } else { ObjectBody::Words(words) }
}

fn caption(reader: &mut Reader<'_>, xml: &mut Xml<'_>, element: &Element) -> Result<Caption, Error> {
    let before = matches!(element.attribute("side").as_deref(), Some("TOP" | "LEFT"));
    Ok(Caption { before, paragraphs: reader.lists(xml)? })
}

fn anchor(pos: &Element) -> Anchor {
    let is = |name: &str, wanted: &str| pos.attribute(name).is_some_and(|value| value == wanted);
    let from = match (is("vertRelTo", "PARA"), is("vertAlign", "BOTTOM")) {
        (true, _) => AnchorFrom::Paragraph,
        (false, false) => AnchorFrom::Page,
        (false, true) => AnchorFrom::PageBottom,
    };
    Anchor {
        inline: pos.flag("treatAsChar"),
        from,
        vertical: offset(pos, "vertOffset"),
        horizontal: offset(pos, "horzOffset"),
    }
}

/// A distance; some writers give one below 0 as the unsigned number of the same 32 bits.
fn offset(pos: &Element, name: &str) -> i32 {
    pos.number::<i64>(name) as i32
}

/// `tr`: the cells of a row. A cell that does not say where it stands follows the one before.
fn row(reader: &mut Reader<'_>, xml: &mut Xml<'_>, table: &mut Table) -> Result<(), Error> {
    let nth = table.cells.last().map_or(0, |last| last.row.saturating_add(1));
    let mut column = 0;
    xml.children(|xml, node| {
        if let Node::Element(element) = node
            && element.name() == "tc"
        {
            let start = Cell { row: nth, column, rows: 1, columns: 1, paragraphs: Vec::new() };
            let cell = cell(reader, xml, start)?;
            column = cell.column.saturating_add(cell.columns);
            table.cells.push(cell);
        }
        Ok(())
    })
}

/// `tc`: a cell.
fn cell(reader: &mut Reader<'_>, xml: &mut Xml<'_>, mut cell: Cell) -> Result<Cell, Error> {
    reader.budget.add_cell()?;
    xml.children(|xml, node| {
        let Node::Element(element) = node else { return Ok(()) };
        match element.name() {
            "subList" => cell.paragraphs.append(&mut reader.list(xml)?),
            "cellAddr" => {
                (cell.row, cell.column) = (element.short("rowAddr"), element.short("colAddr"));
            }
            "cellSpan" => {
                cell.rows = element.short("rowSpan").max(1);
                cell.columns = element.short("colSpan").max(1);
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(cell)
}
