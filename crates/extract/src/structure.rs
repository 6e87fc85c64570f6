//! The tables of a tagged PDF's structure tree: which marked content is which cell of which row.

use gwaje_model::{TaggedCell, TaggedRow, TaggedTable};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjRef, Object};
use std::collections::{HashMap, HashSet};

/// Elements within elements; deeper trees are attacks on the stack.
const DEEPEST: usize = 128;
/// Spans beyond this are mistakes.
const WIDEST_SPAN: i32 = 1_000;

/// The tables in reading order, up to a number of elements.
pub(crate) fn tables(pdf: &Pdf, most: usize) -> Vec<TaggedTable> {
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let Some(tree) = root.and_then(|root| root.get::<Dict<'_>>(b"StructTreeRoot")) else { return Vec::new() };
    let pages = pdf.pages().iter().zip(1..).filter_map(|(page, number)| {
        let id = page.raw().obj_id()?;
        Some(((id.obj_number, id.gen_number), number))
    });
    let mut walk = Walk {
        pdf,
        pages: pages.collect(),
        roles: tree.get::<Dict<'_>>(b"RoleMap").unwrap_or_default(),
        seen: HashSet::new(),
        left: most,
        tables: Vec::new(),
    };
    walk.kids(&tree, Place::Outside, None, 0);
    walk.tables.retain(|table| table.rows.iter().any(|row| !row.cells.is_empty()));
    walk.tables
}

/// Where in the tree an element stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Outside,
    Table,
    Row,
    Cell,
}

struct Walk<'a> {
    pdf: &'a Pdf,
    pages: HashMap<(u32, i32), u32>,
    roles: Dict<'a>,
    seen: HashSet<(u32, i32)>,
    left: usize,
    tables: Vec<TaggedTable>,
}

impl<'a> Walk<'a> {
    fn kids(&mut self, element: &Dict<'a>, place: Place, page: Option<u32>, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        match element.get_raw::<Object<'_>>(b"K") {
            Some(MaybeRef::NotRef(Object::Array(list))) => self.list(&list, place, page, depth),
            Some(kid) => self.kid(kid, place, page, depth),
            None => {}
        }
    }

    fn list(&mut self, list: &Array<'a>, place: Place, page: Option<u32>, depth: usize) {
        for kid in list.raw_iter() {
            self.kid(kid, place, page, depth);
        }
    }

    fn kid(&mut self, kid: MaybeRef<Object<'a>>, place: Place, page: Option<u32>, depth: usize) {
        let Some(left) = self.left.checked_sub(1) else { return };
        self.left = left;
        let object = match kid {
            MaybeRef::NotRef(object) => object,
            MaybeRef::Ref(id) => {
                if !self.seen.insert((id.obj_number, id.gen_number)) {
                    return;
                }
                let Some(object) = self.pdf.xref().get::<Object<'_>>(id.into()) else { return };
                object
            }
        };
        match object {
            Object::Number(number) if place == Place::Cell => self.content(page, number.as_i64()),
            Object::Array(list) if depth < DEEPEST => self.list(&list, place, page, depth + 1),
            Object::Dict(dict) => self.element(&dict, place, page, depth),
            _ => {}
        }
    }

    fn element(&mut self, dict: &Dict<'a>, place: Place, page: Option<u32>, depth: usize) {
        let page = dict.get_ref(b"Pg").and_then(|id| self.number(id)).or(page);
        if let Some(identifier) = dict.get::<i32>(b"MCID") {
            // Marked content of a form has identifiers of its own, which glyphs do not carry.
            if place == Place::Cell && !dict.contains_key(b"Stm") {
                self.content(page, i64::from(identifier));
            }
            return;
        }
        let next = match (self.role(dict).as_slice(), place) {
            (b"Table", Place::Outside) => {
                self.tables.push(TaggedTable::default());
                Place::Table
            }
            (b"TR", Place::Table) => {
                if let Some(table) = self.tables.last_mut() {
                    table.rows.push(TaggedRow::default());
                }
                Place::Row
            }
            (b"TH" | b"TD", Place::Row) => {
                let cell = cell(dict);
                if let Some(row) = self.tables.last_mut().and_then(|table| table.rows.last_mut()) {
                    row.cells.push(cell);
                }
                Place::Cell
            }
            _ => place,
        };
        self.kids(dict, next, page, depth + 1);
    }

    fn content(&mut self, page: Option<u32>, identifier: i64) {
        let cell = self
            .tables
            .last_mut()
            .and_then(|table| table.rows.last_mut())
            .and_then(|row| row.cells.last_mut());
        if let (Some(cell), Some(page), Ok(identifier)) = (cell, page, u32::try_from(identifier)) {
            cell.content.push((page, identifier));
        }
    }

    fn number(&self, id: ObjRef) -> Option<u32> {
        self.pages.get(&(id.obj_number, id.gen_number)).copied()
    }

    /// The standard type of an element, through the role map.
    fn role(&self, dict: &Dict<'a>) -> Vec<u8> {
        let Some(name) = dict.get::<Name<'_>>(b"S") else { return Vec::new() };
        let standard = matches!(name.as_ref(), b"Table" | b"TR" | b"TH" | b"TD");
        let mapped = self.roles.get::<Name<'_>>(&*name).filter(|_| !standard);
        mapped.unwrap_or(name).to_vec()
    }
}

fn cell(dict: &Dict<'_>) -> TaggedCell {
    let span = |key: &[u8]| {
        let given = match dict.get::<Object<'_>>(b"A") {
            Some(Object::Dict(attributes)) => attributes.get::<i32>(key),
            Some(Object::Array(list)) => list_attribute(&list, key),
            _ => None,
        };
        given.unwrap_or(1).clamp(1, WIDEST_SPAN) as u16
    };
    TaggedCell { columns: span(b"ColSpan"), rows: span(b"RowSpan"), content: Vec::new() }
}

fn list_attribute(list: &Array<'_>, key: &[u8]) -> Option<i32> {
    list.iter::<Object<'_>>().take(16).filter_map(Object::into_dict).find_map(|dict| dict.get::<i32>(key))
}
