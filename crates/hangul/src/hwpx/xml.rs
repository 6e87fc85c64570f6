//! The elements of one XML part, walked from the outside inwards.
//!
//! [`Xml::children`] visits the children of the element that was opened last; what a visitor does not look into is
//! passed over. Names are compared without their prefix, because writers choose it. Nothing outside the part is ever
//! read: a document type is passed over, and an entity that is none of the five of XML stays as it is written.
//!
//! `hp:switch` offers one content several ways: an `hp:case` for programs that know an extension, an `hp:default` for
//! all others. This reader is one of the others, and it resolves switches here, so that no visitor sees a content twice.

use crate::Error;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::io::BufRead;

/// The reader of one part.
pub(crate) struct Xml<'x> {
    reader: Reader<Box<dyn BufRead + 'x>>,
    buffer: Vec<u8>,
    part: String,
    depth: usize,
    deepest: usize,
}

/// What stands in the content of an element.
pub(crate) enum Node {
    /// A child.
    Element(Element),
    /// Characters, entities resolved.
    Text(String),
}

/// An opened element.
pub(crate) struct Element(BytesStart<'static>);

impl Element {
    /// Its name without prefix.
    pub(crate) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute, by its name without prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found =
            attributes.with_checks(false).flatten().find(|a| a.key.local_name().into_inner() == name)?;
        Some(match quick_xml::escape::unescape(&found.value) {
            Ok(value) => value.into_owned(),
            Err(_) => found.value.into_owned(),
        })
    }

    /// An attribute as a number; 0 where it is none.
    pub(crate) fn number<N: std::str::FromStr + Default>(&self, name: &str) -> N {
        self.attribute(name).and_then(|value| value.trim().parse().ok()).unwrap_or_default()
    }

    /// A row, a column or how many: no table has more than 16 bits count, so what is more is the most there is.
    pub(crate) fn short(&self, name: &str) -> u16 {
        u16::try_from(self.number::<u64>(name)).unwrap_or(u16::MAX)
    }

    /// Whether an attribute is set.
    pub(crate) fn flag(&self, name: &str) -> bool {
        matches!(self.attribute(name).as_deref(), Some("1" | "true"))
    }
}

enum Step {
    Open(Element),
    Text(String),
    Close,
    End,
}

impl<'x> Xml<'x> {
    /// A reader over a part whose elements nest no deeper than `deepest`.
    pub(crate) fn new(source: Box<dyn BufRead + 'x>, part: &str, deepest: usize) -> Self {
        let mut reader = Reader::from_reader(source);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), part: part.to_owned(), depth: 0, deepest }
    }

    /// Visits what stands in the element that was opened last; before any was, that is the root element.
    pub(crate) fn children(
        &mut self,
        mut visit: impl FnMut(&mut Self, Node) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.visit_children(&mut visit)
    }

    fn visit_children(
        &mut self,
        visit: &mut dyn FnMut(&mut Self, Node) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let level = self.depth;
        loop {
            match self.step()? {
                Step::Open(element) if element.name() == "switch" => self.switch(visit)?,
                Step::Open(element) => visit(self, Node::Element(element))?,
                Step::Text(text) => visit(self, Node::Text(text))?,
                Step::Close => return Ok(()),
                Step::End if level == 0 => return Ok(()),
                Step::End => return Err(self.cut()),
            }
            self.pass_to(level)?;
        }
    }

    /// Visits the children of the default of a switch.
    fn switch(&mut self, visit: &mut dyn FnMut(&mut Self, Node) -> Result<(), Error>) -> Result<(), Error> {
        let level = self.depth;
        loop {
            match self.step()? {
                Step::Open(element) if element.name() == "default" => self.visit_children(visit)?,
                Step::Open(_) | Step::Text(_) => {}
                Step::Close => return Ok(()),
                Step::End => return Err(self.cut()),
            }
            self.pass_to(level)?;
        }
    }

    /// The characters of the element that was opened last, those of its children included.
    pub(crate) fn text(&mut self) -> Result<String, Error> {
        let mut all = String::new();
        let level = self.depth;
        loop {
            match self.step()? {
                Step::Text(text) => all.push_str(&text),
                Step::Close if self.depth < level => return Ok(all),
                Step::Open(_) | Step::Close => {}
                Step::End => return Err(self.cut()),
            }
        }
    }

    /// Passes over what is left of a child that was not looked into.
    fn pass_to(&mut self, level: usize) -> Result<(), Error> {
        while self.depth > level {
            self.buffer.clear();
            match self.reader.read_event_into(&mut self.buffer) {
                Ok(Event::Start(_)) => self.open()?,
                Ok(Event::End(_)) => self.depth = self.depth.saturating_sub(1),
                Ok(Event::Eof) => return Err(self.cut()),
                Ok(_) => {}
                Err(error) => return Err(self.failed(&error)),
            }
        }
        Ok(())
    }

    fn step(&mut self) -> Result<Step, Error> {
        loop {
            self.buffer.clear();
            let step = match self.reader.read_event_into(&mut self.buffer) {
                Ok(Event::Start(element)) => Step::Open(Element(element.into_owned())),
                Ok(Event::End(_)) => Step::Close,
                Ok(Event::Text(text)) => Step::Text(text.xml10_content().into_owned()),
                Ok(Event::CData(text)) => Step::Text(text.xml10_content().into_owned()),
                Ok(Event::GeneralRef(reference)) => Step::Text(resolve(&reference)),
                Ok(Event::Eof) => Step::End,
                Ok(
                    Event::Empty(_) | Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::DocType(_),
                ) => {
                    continue;
                }
                Err(error) => return Err(self.failed(&error)),
            };
            match &step {
                Step::Open(_) => self.open()?,
                Step::Close => self.depth = self.depth.saturating_sub(1),
                Step::Text(_) | Step::End => {}
            }
            return Ok(step);
        }
    }

    fn open(&mut self) -> Result<(), Error> {
        self.depth += 1;
        if self.depth <= self.deepest {
            return Ok(());
        }
        Err(Error::LimitSize {
            what: self.part.clone(),
            limit: self.deepest,
            unit: "elements within elements",
        })
    }

    fn cut(&self) -> Error {
        Error::Damaged(format!("{} ends inside an element", self.part))
    }

    /// A limit of the stream below comes up as an error of input.
    fn failed(&self, error: &quick_xml::Error) -> Error {
        if let quick_xml::Error::Io(inner) = error
            && let Some(own) = inner.get_ref().and_then(|inner| inner.downcast_ref::<Error>())
        {
            return own.clone();
        }
        Error::Damaged(format!("{}, byte {}: {error}", self.part, self.reader.buffer_position()))
    }
}

/// The characters an entity or character reference stands for.
fn resolve(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(ch)) = reference.resolve_char_ref() {
        return ch.to_string();
    }
    let name = reference.xml10_content();
    match quick_xml::escape::resolve_predefined_entity(&name) {
        Some(text) => text.to_owned(),
        None => format!("&{name};"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Node, Xml};
    use crate::Error;
    use std::fmt::Write as _;

    fn walk(text: &str) -> Result<String, Error> {
        fn show(xml: &mut Xml<'_>, out: &mut String) -> Result<(), Error> {
            xml.children(|xml, node| {
                match node {
                    Node::Text(text) => out.push_str(&text),
                    Node::Element(element) if element.name() == "skip" => {}
                    Node::Element(element) => {
                        let value = element.attribute("a").map_or(String::new(), |value| format!(" {value}"));
                        let _ = write!(out, "<{}{value}>", element.name());
                        show(xml, out)?;
                        out.push('/');
                    }
                }
                Ok(())
            })
        }
        let mut out = String::new();
        show(&mut Xml::new(Box::new(text.as_bytes()), "part", 8), &mut out).map(|()| out)
    }

    #[test]
    fn elements_text_and_references() {
        let table = [
            ("<?xml version='1.0'?><p:a><p:b a='1 &amp; 2'/>x&lt;&#xac00;</p:a>", "<a><b 1 & 2>/x<가/"),
            ("<a><skip><b>lost</b></skip>kept</a>", "<a>kept/"),
            ("<a><![CDATA[<b>]]></a>", "<a><b>/"),
            ("<a><s:switch><s:case><b/></s:case><s:default>x<c/></s:default></s:switch>y</a>", "<a>x<c>/y/"),
            ("<a><switch><case><b/></case></switch></a>", "<a>/"),
            ("<!DOCTYPE a [<!ENTITY e \"eee\">]><a>&e;</a>", "<a>&e;/"),
        ];
        for (text, wanted) in table {
            assert_eq!(walk(text).as_deref(), Ok(wanted), "{text}");
        }
    }

    #[test]
    fn what_is_cut_or_too_deep_is_an_error() {
        for text in ["<a><b>", "<a><skip><b>", "<a>text", "<a></b>", "<a><switch><default>"] {
            assert_eq!(walk(text).map_err(|error| error.code().as_str()), Err("damaged"), "{text}");
        }
        let deep = format!("{}{}", "<a>".repeat(9), "</a>".repeat(9));
        assert_eq!(walk(&deep).map_err(|error| error.code().as_str()), Err("limit_size"));
    }
}
