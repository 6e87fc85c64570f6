//! Optional content: which layers are switched off when the document is opened.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, ObjRef};
use std::collections::HashSet;

/// The layers that are off.
#[derive(Debug, Default)]
pub(crate) struct Layers {
    off: HashSet<(u32, i32)>,
}

impl Layers {
    /// Reads the default configuration.
    pub(crate) fn read(pdf: &Pdf) -> Self {
        let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
        let Some(content) = root.and_then(|root| root.get::<Dict<'_>>(b"OCProperties")) else {
            return Self::default();
        };
        let Some(default) = content.get::<Dict<'_>>(b"D") else { return Self::default() };
        let mut off = HashSet::new();
        if default.get::<Name<'_>>(b"BaseState").as_deref() == Some(b"OFF") {
            off.extend(references(content.get::<Array<'_>>(b"OCGs")));
            for on in references(default.get::<Array<'_>>(b"ON")) {
                off.remove(&on);
            }
        }
        off.extend(references(default.get::<Array<'_>>(b"OFF")));
        Self { off }
    }

    /// Whether a layer is off.
    pub(crate) fn off(&self, layer: ObjRef) -> bool {
        self.off.contains(&(layer.obj_number, layer.gen_number))
    }

    /// Whether a membership dictionary hides its content, by its policy over its layers.
    pub(crate) fn membership_off(&self, dict: &Dict<'_>) -> bool {
        if self.off.is_empty() {
            return false;
        }
        let mut members = references(dict.get::<Array<'_>>(b"OCGs"));
        if members.is_empty() {
            members.extend(dict.get_ref(b"OCGs").map(|id| (id.obj_number, id.gen_number)));
        }
        if members.is_empty() {
            return false;
        }
        let mut off = members.iter().map(|member| self.off.contains(member));
        match dict.get::<Name<'_>>(b"P").as_deref() {
            Some(b"AllOn") => off.any(|off| off),
            Some(b"AnyOff") => !off.any(|off| off),
            Some(b"AllOff") => off.any(|off| !off),
            _ => off.all(|off| off),
        }
    }
}

fn references(list: Option<Array<'_>>) -> Vec<(u32, i32)> {
    let items = list.into_iter().flat_map(|list| list.raw_iter());
    items
        .filter_map(|item| match item {
            MaybeRef::Ref(id) => Some((id.obj_number, id.gen_number)),
            MaybeRef::NotRef(_) => None,
        })
        .collect()
}
