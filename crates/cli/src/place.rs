//! Where a warning points to, as people read it and as editors jump to it.

use crate::lang;
use crate::terminal::plain;
use gwaje_model::{Address, Warning};
use gwaje_words::Lang;

/// `NAME:12:5:` in a text, `NAME: page 3:` on a page, else `NAME:`.
pub(crate) fn of(warning: &Warning, name: &str) -> String {
    let name = plain(name);
    match (warning.anchor, warning.page) {
        (Some(Address::Text(at)), _) => format!("{name}:{}:{}:", at.line, at.column),
        (_, Some(page)) if lang::spoken() == Lang::Ko => format!("{name} {page}쪽:"),
        (_, Some(page)) => format!("{name}: page {page}:"),
        (_, None) => format!("{name}:"),
    }
}
