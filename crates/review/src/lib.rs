//! The page to look at: the PDF page as printed beside, or under, what was read from it.
//!
//! [`show`] paints one page with glyphs, rulings and cells drawn over it, for those who look for a defect, [`print()`] as it is,
//! [`small`] in few colours. [`render`] makes a web page of the whole document, for those who check the result; [`document`] is the
//! body of it, for a server; [`changes`] makes one of what changed between two, [`changes_body`] the body of that.
//! The one other place besides `extract` where a PDF engine lives: it paints pixels and decides nothing.

mod canvas;
mod changes;
mod forms;
mod made;
mod notes;
mod overlay;
mod page;
mod paint;
mod plots;
mod record;
mod records;
mod report;
mod safe;
mod shrink;

pub use changes::{Clip, Release, Told, changes, changes_body};
pub use overlay::{View, print, show, sizes, small};
pub use page::{Picture, Shown, document, last_page, made, notes, page_of, pages, rest};
pub use paint::Error;
pub use plots::{Met, Row, bars, met, rows};
pub use report::{Contents, SCRIPT, STYLE, render};
pub use safe::{anchor, encoded, safe};
