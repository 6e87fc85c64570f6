//! The paragraphs of a part of HWPX (KS X 6101, 본문 XML): sections, master pages, and every list inside them.

use super::names::{number_format, number_sort};
use super::object;
use super::xml::{Element, Node, Xml};
use crate::Error;
use crate::composed;
use crate::document::{Aside, AutoNumber, Field, Note, NumberSort, Paragraph, Piece, PieceKind};
use crate::limits::Budget;
use crate::styles::NumberFormat;

/// What a part has to tell beside its paragraphs.
pub(crate) struct Reader<'r> {
    pub budget: &'r mut Budget,
    /// The numbering of the outline, if the part says.
    pub outline: Option<u32>,
}

impl Reader<'_> {
    /// The paragraphs of the element that was opened last.
    pub(crate) fn paragraphs(&mut self, xml: &mut Xml<'_>) -> Result<Vec<Paragraph>, Error> {
        let mut paragraphs = Vec::new();
        xml.children(|xml, node| {
            if let Node::Element(element) = node
                && element.name() == "p"
            {
                paragraphs.push(self.paragraph(xml, &element)?);
            }
            Ok(())
        })?;
        Ok(paragraphs)
    }

    /// The paragraphs of all lists inside the element that was opened last.
    pub(crate) fn lists(&mut self, xml: &mut Xml<'_>) -> Result<Vec<Paragraph>, Error> {
        let mut paragraphs = Vec::new();
        xml.children(|xml, node| {
            if let Node::Element(element) = node
                && element.name() == "subList"
            {
                paragraphs.append(&mut self.list(xml)?);
            }
            Ok(())
        })?;
        Ok(paragraphs)
    }

    /// The paragraphs of a `subList` that was opened last.
    pub(crate) fn list(&mut self, xml: &mut Xml<'_>) -> Result<Vec<Paragraph>, Error> {
        self.budget.enter()?;
        let paragraphs = self.paragraphs(xml)?;
        self.budget.leave();
        Ok(paragraphs)
    }

    fn paragraph(&mut self, xml: &mut Xml<'_>, element: &Element) -> Result<Paragraph, Error> {
        self.budget.add_paragraph()?;
        let mut paragraph = Paragraph { shape: element.number("paraPrIDRef"), pieces: Vec::new() };
        xml.children(|xml, node| match node {
            Node::Element(run) if run.name() == "run" => {
                self.content(xml, run.number("charPrIDRef"), &mut paragraph.pieces)
            }
            _ => Ok(()),
        })?;
        Ok(paragraph)
    }

    /// What stands in a `run` or `ctrl`.
    fn content(&mut self, xml: &mut Xml<'_>, format: u32, pieces: &mut Vec<Piece>) -> Result<(), Error> {
        xml.children(|xml, node| {
            let Node::Element(element) = node else { return Ok(()) };
            match element.name() {
                "t" => return self.text(xml, format, pieces),
                "ctrl" => return self.content(xml, format, pieces),
                "secPr" => {
                    self.outline = element.attribute("outlineShapeIDRef").and_then(|key| key.parse().ok());
                    return Ok(());
                }
                _ => {}
            }
            let Some(kind) = self.control(xml, &element, format, pieces)? else { return Ok(()) };
            self.push(pieces, format, kind)
        })
    }

    fn push(&mut self, pieces: &mut Vec<Piece>, format: u32, kind: PieceKind) -> Result<(), Error> {
        self.budget.add_piece()?;
        pieces.push(Piece { format, kind });
        Ok(())
    }

    /// A control or object of a run; `None` where it holds nothing that is read.
    fn control(
        &mut self,
        xml: &mut Xml<'_>,
        element: &Element,
        format: u32,
        pieces: &mut Vec<Piece>,
    ) -> Result<Option<PieceKind>, Error> {
        Ok(Some(match element.name() {
            "colPr" | "pageNum" | "pageNumCtrl" | "pageHiding" | "bookmark" | "indexmark" => return Ok(None),
            "fieldBegin" => {
                let (field, memo) = self.field(xml, element)?;
                if !memo.is_empty() {
                    self.push(pieces, format, PieceKind::Aside(Aside::Memo, memo))?;
                }
                PieceKind::FieldBegin(Box::new(field))
            }
            "fieldEnd" => PieceKind::FieldEnd,
            "autoNum" => PieceKind::Number(auto_number(xml, element)?),
            "newNum" => PieceKind::NewNumber(sort_of(element), element.number("num")),
            "footNote" | "endNote" => {
                let endnote = element.name() == "endNote";
                PieceKind::Note(Box::new(Note { endnote, paragraphs: self.lists(xml)? }))
            }
            "header" | "footer" => PieceKind::Aside(Aside::RunningHead, self.lists(xml)?),
            "hiddenComment" => PieceKind::Aside(Aside::HiddenComment, self.lists(xml)?),
            "compose" => {
                let ring = element.attribute("circleType").is_some_and(|kind| kind == "SHAPE_CIRCLE");
                let text = element.attribute("composeText").unwrap_or_default();
                return self.words(&composed::shown(&text, ring));
            }
            "dutmal" => return dutmal(xml).and_then(|text| self.words(&text)),
            _ => {
                return Ok(
                    object::read(self, xml, element)?.map(|object| PieceKind::Object(Box::new(object)))
                );
            }
        }))
    }

    fn words(&mut self, text: &str) -> Result<Option<PieceKind>, Error> {
        self.budget.add_characters(text.chars().count())?;
        Ok((!text.is_empty()).then(|| PieceKind::Text(text.to_owned())))
    }

    /// `hp:t`: characters, and elements for what has no character.
    fn text(&mut self, xml: &mut Xml<'_>, format: u32, pieces: &mut Vec<Piece>) -> Result<(), Error> {
        xml.children(|_, node| match node {
            Node::Text(text) => self.characters(&text, format, pieces),
            Node::Element(element) => match element.name() {
                "tab" => self.push(pieces, format, PieceKind::Tab),
                "lineBreak" => self.push(pieces, format, PieceKind::LineBreak),
                "nbSpace" | "fwSpace" => self.characters(" ", format, pieces),
                // Hancom writes the element without its second h.
                "hyphen" | "hypen" => self.characters("-", format, pieces),
                "deleteBegin" => self.push(pieces, format, PieceKind::DeletionBegin),
                "deleteEnd" => {
                    let paragraph = element.flag("paraend");
                    self.push(pieces, format, PieceKind::DeletionEnd { paragraph })
                }
                _ => Ok(()),
            },
        })
    }

    /// Line breaks inside the text of the part come from programs that indent XML.
    fn characters(&mut self, text: &str, format: u32, pieces: &mut Vec<Piece>) -> Result<(), Error> {
        self.budget.add_characters(text.chars().count())?;
        for (nth, stretch) in text.split('\t').enumerate() {
            if nth > 0 {
                self.push(pieces, format, PieceKind::Tab)?;
            }
            let kept = stretch.chars().filter(|ch| !matches!(ch, '\n' | '\r'));
            match pieces.last_mut() {
                Some(Piece { format: last, kind: PieceKind::Text(before) }) if *last == format => {
                    before.extend(kept);
                }
                _ if stretch.is_empty() => {}
                _ => self.push(pieces, format, PieceKind::Text(kept.collect()))?,
            }
        }
        Ok(())
    }

    /// `fieldBegin`: a memo has its paragraphs here, a press field its prompt.
    fn field(&mut self, xml: &mut Xml<'_>, element: &Element) -> Result<(Field, Vec<Paragraph>), Error> {
        let (mut direction, mut command, mut memo) = (None, None, Vec::new());
        parameters(xml, &mut |xml, parameter| match parameter.name() {
            "subList" => {
                memo.append(&mut self.list(xml)?);
                Ok(())
            }
            "stringParam" => {
                let place = match parameter.attribute("name").as_deref() {
                    Some("Direction") => &mut direction,
                    Some("Command") => &mut command,
                    _ => return Ok(()),
                };
                *place = Some(xml.text()?);
                Ok(())
            }
            _ => Ok(()),
        })?;
        let fresh = element.attribute("type").as_deref() == Some("CLICK_HERE") && !element.flag("dirty");
        let prompt = fresh.then(|| direction.or_else(|| command.and_then(|text| Field::prompt_of(&text))));
        Ok((Field { prompt: prompt.flatten() }, memo))
    }
}

/// Visits the parameters of a field, which may lie in a list of their own.
fn parameters(
    xml: &mut Xml<'_>,
    visit: &mut dyn FnMut(&mut Xml<'_>, &Element) -> Result<(), Error>,
) -> Result<(), Error> {
    xml.children(|xml, node| match node {
        Node::Element(element) if element.name() == "parameters" => parameters(xml, visit),
        Node::Element(element) => visit(xml, &element),
        Node::Text(_) => Ok(()),
    })
}

fn sort_of(number: &Element) -> NumberSort {
    number_sort(&number.attribute("numType").unwrap_or_default())
}

fn auto_number(xml: &mut Xml<'_>, element: &Element) -> Result<AutoNumber, Error> {
    let mut number = AutoNumber {
        sort: sort_of(element),
        saved: element.number("num"),
        format: NumberFormat::Digit,
        prefix: String::new(),
        suffix: String::new(),
    };
    xml.children(|_, node| {
        if let Node::Element(format) = node {
            let user = format.attribute("userChar").and_then(|text| text.chars().next());
            number.format = number_format(&format.attribute("type").unwrap_or_default(), user);
            number.prefix = format.attribute("prefixChar").unwrap_or_default();
            number.suffix = format.attribute("suffixChar").unwrap_or_default();
        }
        Ok(())
    })?;
    Ok(number)
}

/// `dutmal` (덧말): words with small words over them, which follow in brackets, as ruby does where it cannot be set.
fn dutmal(xml: &mut Xml<'_>) -> Result<String, Error> {
    let (mut main, mut sub) = (String::new(), String::new());
    xml.children(|xml, node| {
        match node {
            Node::Element(element) if element.name() == "mainText" => main = xml.text()?,
            Node::Element(element) if element.name() == "subText" => sub = xml.text()?,
            _ => {}
        }
        Ok(())
    })?;
    Ok(composed::with_gloss(&main, &sub))
}
