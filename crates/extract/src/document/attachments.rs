//! Files that are attached to a PDF: the parts of a portfolio, whose own pages are only its cover (ISO 32000-2, 7.11.4
//! and 12.3.5).

use crate::text_string;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Object};

/// Attachments beyond this many are not named.
const MOST: usize = 20;
/// Name trees are not followed deeper; it takes no more for a million names.
const DEEPEST: usize = 8;

/// The names of the attached files, in the order of their tree.
pub(super) fn names(pdf: &Pdf) -> Vec<String> {
    let catalogue = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let names = catalogue.and_then(|catalogue| catalogue.get::<Dict<'_>>(b"Names"));
    let mut found = Vec::new();
    if let Some(tree) = names.and_then(|names| names.get::<Dict<'_>>(b"EmbeddedFiles")) {
        collect(&tree, DEEPEST, &mut found);
    }
    found
}

fn collect(node: &Dict<'_>, depth: usize, found: &mut Vec<String>) {
    let values = node.get::<Array<'_>>(b"Names").unwrap_or_default();
    for file in values.iter::<Object<'_>>().filter_map(Object::into_dict) {
        if found.len() < MOST {
            found.extend([b"UF".as_slice(), b"F"].into_iter().find_map(|key| string(&file, key)));
        }
    }
    let kids = node.get::<Array<'_>>(b"Kids").unwrap_or_default();
    for kid in kids.iter::<Dict<'_>>().take(MOST) {
        if depth > 0 && found.len() < MOST {
            collect(&kid, depth - 1, found);
        }
    }
}

fn string(file: &Dict<'_>, key: &[u8]) -> Option<String> {
    let Object::String(bytes) = file.get::<Object<'_>>(key)? else { return None };
    Some(text_string::decode(bytes.as_bytes()))
}
