//! HWPX: a zip package of OWPML parts (KS X 6101).

mod header;
mod names;
mod object;
mod package;
mod section;
mod xml;

use crate::Error;
use crate::document::{Aside, Document, Section};
use crate::limits::Budget;
use gwaje_model::{Code, Note};
use package::Package;
use section::Reader;
use xml::Node;

/// Reads a document as written.
pub(crate) fn read(bytes: &[u8], budget: &mut Budget, notes: &mut Vec<Note>) -> Result<Document, Error> {
    let mut package = Package::open(bytes)?;
    if package.is_encrypted(budget)? {
        return Err(Error::Encrypted("the parts of the package are encrypted with a password".to_owned()));
    }
    let mut tell = |text: String| notes.push(Note { code: Code::DamagedContent, place: None, text });
    if package.has_doubles() {
        tell("the package has two parts of one name; the first of them is read".to_owned());
    }
    let parts = package.parts(budget)?;
    if parts.sections.is_empty() {
        return Err(Error::Damaged("the package has no section".to_owned()));
    }
    for stray in &parts.strays {
        tell(format!("{stray} is not among the sections that the package puts in order and was not read"));
    }
    let mut document = Document { producer: producer(&mut package, budget)?, ..Document::default() };
    if let Some(header) = &parts.header {
        package.walk(header, budget, &mut |xml, _| header::read(xml, &mut document.styles))?;
    } else {
        tell("the package has no header part; bullets, numbers and indents are not known".to_owned());
    }
    for part in &parts.master_pages {
        let section = read_part(&mut package, part, budget)?;
        document.asides.push((Aside::RunningHead, section.paragraphs));
    }
    for part in &parts.sections {
        document.sections.push(read_part(&mut package, part, budget)?);
    }
    Ok(document)
}

/// Reads a section or a master page, whose paragraphs lie in a list of their own.
fn read_part(package: &mut Package<'_>, part: &str, budget: &mut Budget) -> Result<Section, Error> {
    let mut section = Section::default();
    let found = package.walk(part, budget, &mut |xml, budget| {
        let mut reader = Reader { budget, outline: None };
        xml.children(|xml, node| {
            match node {
                Node::Element(element) if element.name() == "masterPage" => {
                    section.paragraphs.append(&mut reader.lists(xml)?);
                }
                Node::Element(_) => section.paragraphs.append(&mut reader.paragraphs(xml)?),
                Node::Text(_) => {}
            }
            Ok(())
        })?;
        section.outline = reader.outline.unwrap_or_default();
        Ok(())
    })?;
    if found { Ok(section) } else { Err(Error::Damaged(format!("{part} is not in the package"))) }
}

/// The program that wrote the package, from `version.xml`.
fn producer(package: &mut Package<'_>, budget: &mut Budget) -> Result<Option<String>, Error> {
    let mut producer = None;
    package.walk("version.xml", budget, &mut |xml, _| {
        xml.children(|_, node| {
            if let Node::Element(element) = node {
                let version = element.attribute("appVersion").unwrap_or_default();
                let name = element.attribute("application").unwrap_or_default();
                producer =
                    Some(format!("{name} {version}").trim().to_owned()).filter(|text| !text.is_empty());
            }
            Ok(())
        })
    })?;
    Ok(producer)
}
