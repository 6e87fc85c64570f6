//! The package of an HWPX document: a zip whose parts an OPF manifest names and its spine orders (KS X 6101, 패키지).
//!
//! Of two parts with one name the first is read, as Hancom's own OWPML library does, and that is told: another program
//! may show the other. Every part is inflated while it is parsed and against a budget.

use super::xml::{Element, Node, Xml};
use crate::Error;
use crate::limits::Budget;
use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read};
use zip::ZipArchive;

/// Where the manifest is, unless `META-INF/container.xml` says otherwise.
const MANIFEST: &str = "Contents/content.hpf";

/// An opened package.
pub(crate) struct Package<'b> {
    bytes: &'b [u8],
    zip: ZipArchive<Cursor<&'b [u8]>>,
    names: Vec<String>,
}

/// The parts that make up a document, as the package names them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    /// The styles.
    pub header: Option<String>,
    /// The sections in order.
    pub sections: Vec<String>,
    /// The master pages (바탕쪽).
    pub master_pages: Vec<String>,
    /// Sections of the package that its spine does not name.
    pub strays: Vec<String>,
}

impl<'b> Package<'b> {
    /// Opens a package.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, Error> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| Error::Damaged(error.to_string()))?;
        let mut names: Vec<String> = zip.file_names().flatten().map(std::borrow::Cow::into_owned).collect();
        names.sort_unstable();
        Ok(Self { bytes, zip, names })
    }

    /// Whether two parts have one name.
    pub(crate) fn has_doubles(&self) -> bool {
        self.zip.has_duplicate_names()
    }

    /// Whether some parts are encrypted: then `META-INF/manifest.xml` says how (ODF 1.2, part 3).
    pub(crate) fn is_encrypted(&mut self, budget: &mut Budget) -> Result<bool, Error> {
        let mut encrypted = false;
        self.walk("META-INF/manifest.xml", budget, &mut |xml, _| {
            elements(xml, &mut |element| encrypted |= element.name() == "encryption-data")
        })?;
        Ok(encrypted)
    }

    /// The parts of the document, in the order that the spine gives.
    pub(crate) fn parts(&mut self, budget: &mut Budget) -> Result<Parts, Error> {
        let mut manifest = None;
        self.walk("META-INF/container.xml", budget, &mut |xml, _| {
            elements(xml, &mut |element| {
                let is_manifest =
                    element.attribute("media-type").is_some_and(|kind| kind.contains("hwpml-package"));
                if element.name() == "rootfile" && is_manifest {
                    manifest = manifest.take().or(element.attribute("full-path"));
                }
            })
        })?;
        let manifest = manifest.unwrap_or_else(|| MANIFEST.to_owned());
        let (mut items, mut order) = (BTreeMap::new(), Vec::new());
        self.walk(&manifest, budget, &mut |xml, _| {
            elements(xml, &mut |element| match element.name() {
                "item" => {
                    items.insert(element.attribute("id"), element.attribute("href").unwrap_or_default());
                }
                "itemref" => order.push(element.attribute("idref")),
                _ => {}
            })
        })?;
        let folder = manifest.rsplit_once('/').map_or("", |(folder, _)| folder);
        let spine = order.iter().filter_map(|id| items.get(id)).map(|href| self.resolve(href, folder));
        let sections: Vec<String> = spine.filter(|name| numbered(name, "section").is_some()).collect();
        let masters = items.values().map(|href| self.resolve(href, folder));
        let master_pages = masters.filter(|name| numbered(name, "masterpage").is_some()).collect();
        Ok(self.with_sections(sections, master_pages))
    }

    /// Without a spine the sections come in the order of their numbers: section10 after section2.
    fn with_sections(&self, sections: Vec<String>, master_pages: Vec<String>) -> Parts {
        let header = self.find("Contents/header.xml");
        let inside = |name: &&String| name.to_ascii_lowercase().starts_with("contents/");
        let mut all: Vec<(u32, String)> = self
            .names
            .iter()
            .filter(inside)
            .filter_map(|name| Some((numbered(name, "section")?, name.clone())))
            .collect();
        all.sort_unstable();
        let all = all.into_iter().map(|(_, name)| name);
        if sections.is_empty() {
            return Parts { header, sections: all.collect(), master_pages, strays: Vec::new() };
        }
        let strays = all.filter(|name| !sections.contains(name)).collect();
        Parts { header, sections, master_pages, strays }
    }

    /// The name of a part that the manifest refers to from its folder; most writers refer from the top.
    fn resolve(&self, href: &str, folder: &str) -> String {
        let inside = format!("{folder}/{}", href.trim_start_matches("../"));
        self.find(href).or_else(|| self.find(&inside)).unwrap_or_else(|| href.to_owned())
    }

    /// The name of a part as the package writes it; case does not count.
    fn find(&self, wanted: &str) -> Option<String> {
        let same = |name: &&String| name.eq_ignore_ascii_case(wanted.trim_start_matches('/'));
        self.names.iter().find(same).cloned()
    }

    /// Walks a part; `false` if the package does not have it.
    pub(crate) fn walk(
        &mut self,
        wanted: &str,
        budget: &mut Budget,
        walk: &mut dyn FnMut(&mut Xml<'_>, &mut Budget) -> Result<(), Error>,
    ) -> Result<bool, Error> {
        let Some(name) = self.find(wanted) else { return Ok(false) };
        let (allowed, deepest) = (budget.part_bytes(), budget.elements());
        let mut left = allowed;
        let error = budget.too_many_bytes(&name);
        let source: Box<dyn Read + '_> = if self.has_doubles() {
            Box::new(Cursor::new(self.first_of(&name, allowed)?))
        } else {
            Box::new(self.zip.by_name(&name).map_err(|error| Error::Damaged(format!("{name}: {error}")))?)
        };
        let metered = Metered { source, left: &mut left, error };
        walk(&mut Xml::new(Box::new(BufReader::new(metered)), &name, deepest), budget)?;
        budget.add_bytes(allowed - left);
        Ok(true)
    }

    /// The first part of a name, up to one byte more than allowed; the zip crate knows only the last of them by name.
    fn first_of(&self, wanted: &str, allowed: usize) -> Result<Vec<u8>, Error> {
        let damaged = |error: &dyn std::fmt::Display| Error::Damaged(format!("{wanted}: {error}"));
        let mut stream = self.bytes;
        while let Some(entry) = zip::read::read_zipfile_from_stream(&mut stream).map_err(|e| damaged(&e))? {
            if entry.name().is_ok_and(|name| name == wanted) {
                let mut bytes = Vec::new();
                entry.take(allowed as u64 + 1).read_to_end(&mut bytes).map_err(|e| damaged(&e))?;
                return Ok(bytes);
            }
        }
        Err(damaged(&"the part cannot be found"))
    }
}

/// Visits every element of a part.
fn elements(xml: &mut Xml<'_>, visit: &mut dyn FnMut(&Element)) -> Result<(), Error> {
    xml.children(|xml, node| match node {
        Node::Element(element) => {
            visit(&element);
            elements(xml, visit)
        }
        Node::Text(_) => Ok(()),
    })
}

/// The number of a part called `section12.xml` for the word `section`.
fn numbered(name: &str, word: &str) -> Option<u32> {
    let file = name.rsplit('/').next().unwrap_or(name).to_ascii_lowercase();
    file.strip_prefix(word)?.strip_suffix(".xml")?.parse().ok()
}

/// Input that fails once more bytes came than are allowed.
struct Metered<'m, R> {
    source: R,
    left: &'m mut usize,
    error: Error,
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.source.read(buffer)?;
        match self.left.checked_sub(count) {
            Some(left) => *self.left = left,
            None => return Err(std::io::Error::other(self.error.clone())),
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn the_number_of_a_part() {
        let table = [
            ("Contents/section10.xml", Some(10)),
            ("Contents/Section2.XML", Some(2)),
            ("Contents/section.xml", None),
            ("Contents/header.xml", None),
            ("section0.xml.bak", None),
        ];
        for (name, wanted) in table {
            assert_eq!(numbered(name, "section"), wanted, "{name}");
        }
    }
}
