//! The part with the styles of an HWPX document (KS X 6101, 헤더 XML).

use super::names::number_format;
use super::xml::{Element, Node, Xml};
use crate::Error;
use crate::styles::{CharacterFormat, Head, Level, Numbering, ParagraphShape, Styles, is_symbol_font};
use gwaje_model::Shift;
use std::collections::BTreeSet;

/// Margins are written in 1/200 points (in the default of their switch, and where there is no switch).
const UNITS_PER_POINT: f32 = 200.0;

/// Reads the styles.
pub(crate) fn read(xml: &mut Xml<'_>, styles: &mut Styles) -> Result<(), Error> {
    let mut symbol_fonts = BTreeSet::new();
    tables(xml, styles, &mut symbol_fonts)
}

/// The tables lie in lists of lists; whatever is not known is looked into.
fn tables(xml: &mut Xml<'_>, styles: &mut Styles, symbol_fonts: &mut BTreeSet<u32>) -> Result<(), Error> {
    xml.children(|xml, node| {
        let Node::Element(element) = node else { return Ok(()) };
        match element.name() {
            "beginNum" => {
                let sorts = ["page", "footnote", "endnote", "pic", "tbl", "equation"];
                styles.first_numbers = sorts.map(|sort| element.number(sort));
                Ok(())
            }
            "fontface" => {
                let latin = element.attribute("lang").is_some_and(|script| script == "LATIN");
                if latin { fonts(xml, symbol_fonts) } else { Ok(()) }
            }
            "charPr" => character_format(xml, &element, styles, symbol_fonts),
            "paraPr" => paragraph_shape(xml, &element, styles),
            "bullet" => {
                styles.bullets.insert(element.number("id"), element.attribute("char").unwrap_or_default());
                Ok(())
            }
            "numbering" => numbering(xml, &element, styles),
            _ => tables(xml, styles, symbol_fonts),
        }
    })
}

fn fonts(xml: &mut Xml<'_>, symbol_fonts: &mut BTreeSet<u32>) -> Result<(), Error> {
    xml.children(|_, node| {
        if let Node::Element(element) = node
            && element.attribute("face").is_some_and(|face| is_symbol_font(&face))
        {
            symbol_fonts.insert(element.number("id"));
        }
        Ok(())
    })
}

/// `charPr`: a character format. Its height is in 1/100 points.
fn character_format(
    xml: &mut Xml<'_>,
    element: &Element,
    styles: &mut Styles,
    symbol_fonts: &BTreeSet<u32>,
) -> Result<(), Error> {
    let height: f32 = element.number("height");
    let mut format = CharacterFormat { size: height / 100.0, ..CharacterFormat::default() };
    xml.children(|_, node| {
        let Node::Element(child) = node else { return Ok(()) };
        match child.name() {
            "bold" => format.bold = true,
            "strikeout" => format.struck = child.attribute("shape").is_some_and(|shape| is_line(&shape)),
            "supscript" => format.shift = Shift::Raised,
            "subscript" => format.shift = Shift::Lowered,
            "fontRef" => format.symbol = symbol_fonts.contains(&child.number("latin")),
            _ => {}
        }
        Ok(())
    })?;
    styles.formats.insert(element.number("id"), format);
    Ok(())
}

/// Whether a shape of a line through text is drawn. Hangul writes `3D` where there is none, in more than one in four
/// formats.
fn is_line(shape: &str) -> bool {
    !shape.is_empty() && shape != "NONE" && !shape.contains("3D")
}

/// `paraPr`: a paragraph shape.
fn paragraph_shape(xml: &mut Xml<'_>, element: &Element, styles: &mut Styles) -> Result<(), Error> {
    let mut shape = ParagraphShape::default();
    shape_facts(xml, &mut shape)?;
    styles.shapes.insert(element.number("id"), shape);
    Ok(())
}

fn shape_facts(xml: &mut Xml<'_>, shape: &mut ParagraphShape) -> Result<(), Error> {
    xml.children(|xml, node| {
        let Node::Element(child) = node else { return Ok(()) };
        let margin = || child.number::<f32>("value") / UNITS_PER_POINT;
        match child.name() {
            "align" => shape.justified = child.attribute("horizontal").is_none_or(|word| word == "JUSTIFY"),
            "heading" => {
                let list = child.number("idRef");
                shape.level = child.number("level");
                shape.head = match child.attribute("type").as_deref() {
                    Some("OUTLINE") => Head::Outline(list),
                    Some("NUMBER") => Head::Number(list),
                    Some("BULLET") => Head::Bullet(list),
                    _ => Head::None,
                };
            }
            "left" => shape.left = margin(),
            "intent" => shape.first = margin(),
            _ => return shape_facts(xml, shape),
        }
        Ok(())
    })
}

/// `numbering`: its levels, each with its pattern as text.
fn numbering(xml: &mut Xml<'_>, element: &Element, styles: &mut Styles) -> Result<(), Error> {
    let mut levels: Vec<(u8, Level)> = Vec::new();
    xml.children(|xml, node| {
        let Node::Element(head) = node else { return Ok(()) };
        if head.name() == "paraHead" {
            let start = head.number("start");
            let format = number_format(&head.attribute("numFormat").unwrap_or_default(), None);
            levels.push((head.number("level"), Level { start, format, pattern: xml.text()? }));
        }
        Ok(())
    })?;
    levels.sort_by_key(|(level, _)| *level);
    let levels = levels.into_iter().map(|(_, level)| level).collect();
    styles.numberings.insert(element.number("id"), Numbering { levels });
    Ok(())
}
