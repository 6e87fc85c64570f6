//! Where a warning points to, as people read it and as editors jump to it.

use crate::terminal::plain;
use gwaje_model::{Address, Warning};

/// `NAME:12:5:` in a text, `NAME: page 3:` on a page, else `NAME:`.
pub(crate) fn of(warning: &Warning, name: &str) -> String {
    let name = plain(name);
    match (warning.anchor, warning.page) {
        (Some(Address::Text(at)), _) => format!("{name}:{}:{}:", at.line, at.column),
        (_, Some(page)) => format!("{name}: page {page}:"),
        (_, None) => format!("{name}:"),
    }
}
